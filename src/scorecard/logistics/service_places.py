"""Where the figures of each group and period stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.service_rows import ServiceRow

__all__ = ["ServicePlaces"]

_Place = tuple[str | None, str | None]


@dataclass(slots=True)
class ServicePlaces:
    """Cells and rows by group and period, noted when the first is asked for.

    Attributes
    ----------
    cells : dict
        The counts by group and period.
    rows : dict
        For each group and period, the rows by id of the figure.
    """

    cells: dict[_Place, CellCounts] = field(default_factory=dict[_Place, CellCounts])
    rows: dict[_Place, dict[str, ServiceRow]] = field(default_factory=dict[_Place, dict[str, ServiceRow]])

    def of(self, cells: Sequence[CellCounts], rows: Sequence[ServiceRow]) -> ServicePlaces:
        """Return itself with all cells and rows noted.

        Parameters
        ----------
        cells : sequence of CellCounts
            All cells.
        rows : sequence of ServiceRow
            All rows.

        Returns
        -------
        ServicePlaces
            The places.
        """
        if not self.cells:
            noted: dict[_Place, dict[str, ServiceRow]] = {}
            for row in rows:
                noted.setdefault((row.group, row.period), {}).setdefault(row.id, row)
            self.rows = noted
            self.cells = {(cell.group, cell.period): cell for cell in reversed(cells)}
        return self
