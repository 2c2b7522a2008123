"""Build the packaged fonts from their upstream files.

    python tools/build_fonts.py PATH/TO/NotoSansSC[wght].ttf

makes, in ``src/scorecard/plots/fonts/``, two static weights of Noto Sans SC and the two faces of
DejaVu Sans that stand behind them. Both weights get the same characters: a bold title must never
lack a character that the plain text has. The same input gives the same bytes.

The variable font (version 2.004, SIL Open Font License) comes in the package ``justmytype-intl-cjk``
on PyPI; DejaVu Sans 2.37 comes with matplotlib.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import matplotlib
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parents[1] / "src" / "scorecard" / "plots" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}

# Characters of personal, company and place names, of measures of size and of everyday written Cantonese
# that neither GB 2312 nor level 1 of Big5 holds, or that must not depend on either.
NAMES = (
    "喆堃珺昇〇㎡㎥㎏㎎㎝㎞㎜㏄℃℉№℡㈱"
    "玥璟瑄祎翀頔淏煊烜玙珵珣琎璘瑀玘琇瑨垚焱犇骉彧晢旻昉昶晞曈昱晔暐燚赟贇赓颢颙禛禕偲倓俣龑龢翯翾晟旸暘熠烨燊"
    "槿栩沄沅泓洹浥浚湉湲潆灏璇玺琰琬琨瑗嫄婳婧嫣姝菡蓁芃莛莀苡钰铖锴锜锵镕钊钧铎锟骐骁骞骥飏飖镠澍霂勍劼劭叡圳垲埴"
    "墉夔妤媞嬿孛宓宸峣崟嶙弢弼彣恺悝悫愔愫慜懋揆旎旖枋桉梵樾橦毓汭汶泠溟滢潇澔炘炅焜焯煒煦爔玎玏玢玭珅珈珑珞珰琅琤琲"
    "琸瑅瑒瑔瑭璠璿瓒畀畇皓皞矅矞祐祚祾秆竑筠筱箴粲綦縠纮绎缇缜羿翙耘聿胤荑葳蘅虓衎袆裎訚谌谖谞辂逖逵邈邡郗鄢酆醴釗釥"
    "鋆錡鎏鑾钐钖钫铄铉铨锳锽镔阗隽霁韡頵顒颉馗馡髙鹂黛鼐瀞濬峯羣啟啓溫姮彥寗甯仝囧槑"
    "垕堉堔埮塬塱圩圪垅坭坳埗埔壆奀奭婠婵嫘孖孭屌岀岚岽峇峤崀崁崂崑嵘嵩嶂嶝巣庥廸弎彐怹恒您惇惢愃慤懿扆攸敉斐斓昀昊昕昫"
    "晅晖晙晛晳暄暻曌曚朊杺枘枞柠柃栐栒栢桁桄桤桧梴棪棻椀楒榃榤樨橲檑欤氹汨沇沚泖洺浠浬涴淙淝淯淦渟渼湫溁溆溱滘漖潽澂澧"
    "濠瀍炆炔烎烔焓焮煐熇熳燏爕牂犍猷玚玟玡珂珖珙珧珲珽琁琂琯琚瑆瑛瑢璁璈璎璞璥瓛甪畊畯疃痄皊皛盉眙眭睢睿砜砻硚碶碁祉祎祜"
    "禔禤稑穂窈窸竽笪筴簕籴粄粢絜綝緁縯繇纻绂绤绹缊缌缦缨罘羑翃耿胗胪脩臧舢舾芣芾苳茀茆茌茔荇荥莅莙莨菂菉菀萩葆葖蒨蓂蓥蔸薆薏"
    "藁藿蘄蘖虢蚬螣衢袤裟褀襟觜訢詝諠诃诜诩诒谡豳贲赉赭跫踅軎轵迳逄逯遆邛邗邙邰邳郄郇郏郜郢郦郯郾鄄鄚鄜鄞鄠鄱鄹酂酃醯釆鈊鈺鋐鋕鋙"
    "鍂鍀鑨钇钋钛钜钭铚铤铧铻锃锆锘锛锬锷镁镆镒镢镫镱闇闬闿阆阊阍陉陔陟陬隗隰雒雩霄霅靑靳鞠鞮韫韬頠頫颀颎颕飒飗飙馀馥騄騠驎驷驺"
    "骅骢骦髡鬯鬻鲲鲦鳌鳯鴻鵬鷟鸢鸰鸸鹄鹓鹔鹳鹮麂麇麴黟黼鼒齮龏龙龠"
    "冇乜嘢嗰哋啲噉咁粵佢冚嘅嚟喺咗嘥攞揸揾搵㗎"
)
SYMBOLS = (
    "−×÷±·≥≤≠≈∞√∑∏∂∆∫Ω→←↑↓↔↗↘↖↙⇒⇔●○▲△▼▽◆◇■□★☆◎▶◀✓✗✔✘☑☐◐◑◒◓§¶†‡•…‰‱′″℃℉№™®©€£¥₩₹₽₴₫₱฿¢ƒ¤"
    "²³¹⁰⁴⁵⁶⁷⁸⁹⁻ⁿ₀₁₂₃₄₅₆₇₈₉½¼¾⅓⅔⅛⅜⅝⅞①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ⅓"
    "\u00a0\u00ad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u202f\u2011\u2010"
    "–—―‘’‚“”„‹›«»⸺　、。〃々〈〉《》「」『』【】〒〓〔〕〖〗〝〞〜"
)
RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin with tone marks
    (0x0218, 0x021B),  # Romanian
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x2027),  # dashes, quotes
    (0x2190, 0x2199),  # arrows
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312D),  # bopomofo
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF01, 0xFFE6),  # full-width forms
)
DEJAVU_RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin
    (0x02B0, 0x045F),  # modifiers, marks, Greek, Cyrillic
    (0x1E00, 0x1EFF),
    (0x2000, 0x218F),  # punctuation, currencies, letter-like, fractions
    (0x2190, 0x23FF),  # arrows, mathematics, technical
    (0x2500, 0x27BF),  # shapes, symbols, dingbats
    (0xFB00, 0xFB04),
    (0xFFFD, 0xFFFD),
)


def encoded(encoding: str, leads: range, trails: range) -> set[int]:
    """Every character of a two-byte encoding whose lead and trail bytes lie in the given ranges."""
    found: set[int] = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes((lead, trail)).decode(encoding)))
            except UnicodeDecodeError:
                continue
    return found


def characters() -> set[int]:
    """GB 2312, level 1 of Big5, characters of names, symbols and the Latin, Greek and Cyrillic blocks."""
    wanted = encoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    wanted |= encoded("big5", range(0xA1, 0xC7), range(0x40, 0xFF))
    wanted |= {ord(character) for character in NAMES + SYMBOLS}
    return wanted.union(*(range(first, last + 1) for first, last in RANGES))


def reduce(font: TTFont, wanted: set[int]) -> None:
    """Cut the font down to the wanted characters, without hints and with fixed time stamps."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "vert"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    tool = subset.Subsetter(options)
    tool.populate(unicodes=wanted)
    tool.subset(font)


def build(source: Path) -> None:
    """Write the four font files and say what they hold."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = characters()
    for name, weight in WEIGHTS.items():
        font = TTFont(source, recalcTimestamp=False)
        static = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=True, static=True)
        reduce(static, wanted)
        save(static, FOLDER / f"NotoSansSC-{name}.ttf")
    upstream = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    fallback = {code for first, last in DEJAVU_RANGES for code in range(first, last + 1)}
    for file in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        face = TTFont(upstream / file, recalcTimestamp=False)
        reduce(face, fallback)
        save(face, FOLDER / file)
    (FOLDER / "LICENSE_DEJAVU").write_bytes((upstream / "LICENSE_DEJAVU").read_bytes())
    (FOLDER / "OFL.txt").write_bytes((source.parent / "OFL.txt").read_bytes())


def save(font: TTFont, path: Path) -> None:
    """Save one face and print its size."""
    font.save(path)
    held = len(TTFont(path).getBestCmap() or {})
    sys.stdout.write(f"{path.name}: {held} characters, {path.stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the packaged fonts.")
    parser.add_argument("source", type=Path, help="the variable font NotoSansSC[wght].ttf, OFL.txt beside it")
    build(parser.parse_args().source)
