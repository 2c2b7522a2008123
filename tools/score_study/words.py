"""Words of the page on scores."""

from __future__ import annotations

TEMPLATE = """# Which scores and statuses hold what they say

A score has an interval, and a status a probability. A 95 % interval should hold the true score in 95 of 100 cases,
and of all statuses that are said to hold with probability 0.7 seven in ten should be true. This page tells how far
that is so. The command that computed every number below, and wrote the page:

```sh
make coverage-study
```

{samples} simulated cases for each line without draws; twice the error of simulation of a coverage near 95 % is
{error} points, of an average over drawn intervals {drawn_error}. Seed {seed}; Python {python}, numpy {numpy}, scipy
{scipy}; {minutes} minutes. Of what follows this part alone: `python -m tools.score_study`.

## In short

{summary}

The named distributions are the eleven of [the study of means](coverage-study.md): five of gaps, and six of answers,
which are gaps where **everybody expects the top**. "On average" is the average over all eleven, for each row and each
number of respondents by itself; that over the gaps, and the worst of the eleven, stand beside. A sample without an
interval (everybody has the same gap) counts as one whose interval does not hold.

## Proportions

Wilson's interval, as a measure with `sampling: proportion` gets it; exactly, by summing over all numbers of
successes and integrating over p. *Beside* is the true value next to which the coverage is least.

{exact}

## Counts

The quantiles of a gamma distribution with shape x + 1/2 (Jeffreys), as a measure with `sampling: count` gets them;
exactly, over true means.

{counts}

## Rows of a gap analysis

Every respondent has gaps on 22 items in five dimensions of 4, 5, 4, 4 and 5. All items of a survey have the same
distribution; a latent factor gives items {shared} % of their variance in common, and those of one dimension
{within} %. {missing} % of the expectations and {missing} % of the perceptions are missing at random, so that
{silent} % of the gaps are; a respondent counts in a dimension with half of its items. The interval is the default,
t–Hall: on each side as far as the further of t and Hall. n counts the respondents asked.

{rows}

The same where everybody answers everything:

{complete}

Why the default is not t: with few respondents and answers that crowd at the top t holds the true mean too seldom,
and Hall does so with gaps that have tails on both sides. The least and the greatest average of a row over the eleven
distributions, the least over the gaps and over the answers, the worst row of the worst distribution, and the mean
width beside that of t:

{methods}

## Scores of nodes

A card of three perspectives with weights 5, 3 and 2: *customer* of two mean gaps of one survey (weights 2 and 1; 22
items as above, answers missing, errors that correlate), *process* of a proportion among n orders and of the
complaints among {orders} n orders (weights 3 and 2), *staff* of the mean of n skewed times. Each case is an entity
of an evaluation. First all true scores lie between 60 and 70, then one lies so far beyond its target that it scores
100 for sure (*staff*, which has this measure alone, is then at the cap and is left out).

{nodes}

The same by draws (`uncertainty`; {drawn} cases for each distribution, {draws} draws each):

{drawn_nodes}

The intervals of measures from a survey are t intervals: an observation carries its error and its n, and no skewness.
Each distribution where everybody expects the top, all true scores inside the scale, carried:

{others}

## Scores at the cap

A score cannot pass the cap. Where a true score lies there, its interval is cut off on the upper side and can miss
on one side only: 97.5 % is then what it should hold, and more where a score lies beyond the cap by less than its
error. No bar is set. So that this holds for a card whose measures are all truly at the cap, limits are put together
before they are clipped (`carry_limits`).

{apart_nodes}

**Drawn intervals do not reach the cap** where many measures are truly there: a draw beyond the cap is clipped and one
below it is not, so the mean of the draws lies below. Believe the carried interval there.

## Statuses

The true score of a firm's measures is drawn over the whole scale, values are simulated, and all pairs of a
probability and whether the status is true are put into ten bins: three bands for each of the five measures, or of
the four nodes. A third of the firms has {respondents} respondents each; {firms} firms, {drawn_firms} with draws.
Flat priors are what the probabilities assume, so here they should be right: each firm has a level that is uniform
from 0 to 100, its measures lie up to {apart} points from it, folded back at the ends, so that measures are uniform
over the scale and nodes nearly.

{uniform}

## Statuses where true scores are not uniform

**A warning.** A probability under a flat prior is no forecast of how many statuses will prove true in a set of
firms that are alike. Where measures are uniform each for itself, their means crowd about 50; the worst bin of a
carried node is then off by {off_independent} (draws: {fewer} firms):

{independent}

Where every true score lies near an edge, the probabilities are off by up to {off_measures} for measures and
{off_carried} for carried nodes. Whoever knows that firms are alike knows more than these probabilities do.

{concentrated}

## What this page does not show

Rules other than the weighted mean (they have drawn intervals only), experts' ranges, clustered errors, other shapes
of the weights of a card, values that are missing for a reason.
"""
