"""Draws the figures of the tokenizers chapter.

usage: python tokenizers.py docs/public/figures
"""
import sys
from pathlib import Path
from xml.sax.saxutils import escape

INK, RED, GREY, PALE = "#2b2b2b", "#a63d26", "#8a8a8a", "#f3e9e4"
WIDE = ("砚", "👍")


class Picture:
    def __init__(self, width, height, label):
        self.out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
                    f'aria-label="{escape(label)}" font-family="ui-sans-serif, system-ui, sans-serif" font-size="14" '
                    f'fill="{INK}">',
                    f'<rect width="{width}" height="{height}" fill="#fff"/>']

    def text(self, x, y, content, anchor="start", colour=INK, size=14, mono=False, bold=False):
        family = ' font-family="ui-monospace, monospace"' if mono else ""
        weight = ' font-weight="600"' if bold else ""
        self.out.append(f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}" font-size="{size}"'
                        f'{family}{weight}>{escape(content)}</text>')

    def box(self, x, y, width, content, strong=False, faint=False, height=30):
        stroke = RED if strong else GREY if faint else INK
        dash = ' stroke-dasharray="4 3"' if faint else ""
        self.out.append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height}" rx="6" '
                        f'fill="{PALE if strong else "#fff"}" stroke="{stroke}"{dash}/>')
        self.text(x + width / 2, y + height / 2 + 5, content, "middle", GREY if faint else INK, mono=True)

    def line(self, x1, y1, x2, y2, colour=INK, width=1.4, dash="", arrow=False):
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.out.append(f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" '
                        f'stroke-width="{width}"{extra}/>')
        if arrow:
            self.arrow(x2, y2, x2 - x1, y2 - y1, colour)

    def arrow(self, x, y, dx, dy, colour):
        size = (dx * dx + dy * dy) ** 0.5
        ux, uy = dx / size, dy / size
        left = (x - 9 * ux - 4 * uy, y - 9 * uy + 4 * ux)
        right = (x - 9 * ux + 4 * uy, y - 9 * uy - 4 * ux)
        self.out.append(f'<path d="M{x:g} {y:g}L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}Z" '
                        f'fill="{colour}"/>')

    def arc(self, x1, x2, y, rise, content, strong=False):
        colour, width = (RED, 2.4) if strong else (INK, 1.4)
        middle = (x1 + x2) / 2
        self.out.append(f'<path d="M{x1} {y}Q{middle} {y - 2 * rise} {x2} {y}" fill="none" stroke="{colour}" '
                        f'stroke-width="{width}"/>')
        self.arrow(x2, y, x2 - middle, 2 * rise, colour)
        label = y - rise - 8 if rise > 0 else y - rise + 20
        self.text(middle, label, content, "middle", colour, mono=True, bold=strong)

    def save(self, file):
        file.write_text("\n".join(self.out) + "\n</svg>\n", encoding="utf-8")


def columns(content):
    return sum(2 if c in WIDE else 1 for c in content)


def row(picture, x, y, contents, strong=(), faint=()):
    for i, content in enumerate(contents):
        width = 9 * columns(content) + 18
        picture.box(x, y, width, content, i in strong, i in faint)
        x += width + 6
    return x


def pipeline(file):
    picture = Picture(760, 400, "A sentence on its way through a tokenizer, from text to ids and back")
    stages = [
        ("text", ["Café 👍 砚!"], ()),
        ("normalizer", ["cafe 👍  砚 !"], (0,)),
        ("pre-tokenizer", ["cafe", "👍", "砚", "!"], ()),
        ("model", ["ca", "##fe", "👍", "砚", "!"], (0, 1)),
        ("post-processor", ["[CLS]", "ca", "##fe", "👍", "砚", "!", "[SEP]"], (0, 6)),
        ("ids", ["2", "4", "5", "6", "7", "8", "3"], ()),
        ("decoder", ["cafe 👍 砚!"], ()),
    ]
    for i, (name, contents, strong) in enumerate(stages):
        y = 16 + 54 * i
        picture.text(20, y + 20, name, bold=name not in ("text", "ids"), colour=GREY if name in ("text", "ids") else INK)
        row(picture, 170, y, contents, strong)
        if i + 1 < len(stages):
            picture.line(150, y + 8, 150, y + 50, GREY, arrow=True)
    picture.save(file)


def greedy(file):
    picture = Picture(760, 215, "WordPiece takes the longest piece that fits, and gives up on loon as a whole")
    tries = [
        ("loots", [("loots", False), ("loot", True)], [("##s", True)], "loot ##s"),
        ("loon", [("loon", False), ("loo", True)], [("##n", False)], "[UNK]"),
    ]
    for i, (word, first, second, result) in enumerate(tries):
        y = 30 + 112 * i
        picture.text(20, y + 20, word, mono=True, bold=True)
        x = 110
        for content, found in first + second:
            width = 9 * len(content) + 18
            picture.box(x, y, width, content, strong=found, faint=not found)
            picture.text(x + width / 2, y + 50, "in the list" if found else "not there", "middle",
                         RED if found else GREY, 12)
            x += max(width, 70) + 22
        picture.line(x, y + 15, x + 40, y + 15, GREY, arrow=True)
        row(picture, x + 54, y, result.split(), () if result == "[UNK]" else (0, 1))
    picture.save(file)


def lattice(file):
    picture = Picture(760, 270, "The lattice of the word loo: five pieces, three paths, the best one in red")
    x, y = [90, 280, 470, 660], 140
    picture.arc(x[0], x[1], y, 36, "l 0.2", strong=True)
    picture.arc(x[1], x[2], y, 20, "o 0.2")
    picture.arc(x[2], x[3], y, 20, "o 0.2")
    picture.arc(x[0], x[2], y, -62, "lo 0.2")
    picture.arc(x[1], x[3], y, 96, "oo 0.4", strong=True)
    for i, (at, forward) in enumerate(zip(x, ("1", "0.2", "0.24", "0.128"))):
        picture.out.append(f'<circle cx="{at}" cy="{y}" r="15" fill="#fff" stroke="{INK}" stroke-width="1.4"/>')
        picture.text(at, y + 5, str(i), "middle")
        picture.text(at, 250, f"forward {forward}", "middle", GREY, 13)
    picture.save(file)


def path(file):
    picture = Picture(760, 230, "A pre-token goes through scanner and cache; only an unknown one is merged")
    boxes = [(20, "text"), (190, "scanner"), (360, "cache"), (620, "ids")]
    for x, name in boxes:
        picture.box(x, 60, 110, name, strong=name == "cache", height=40)
    picture.line(130, 80, 188, 80, arrow=True)
    picture.line(300, 80, 358, 80, arrow=True)
    picture.line(470, 80, 618, 80, RED, 2.4, arrow=True)
    picture.text(544, 68, "seen before", "middle", RED, 13)
    picture.box(360, 160, 110, "merges", height=40)
    picture.line(415, 100, 415, 158, arrow=True)
    picture.text(425, 134, "new", "start", INK, 13)
    picture.line(470, 180, 675, 180)
    picture.line(675, 180, 675, 102, arrow=True)
    picture.text(330, 50, "pre-token", "middle", GREY, 13)
    picture.save(file)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    pipeline(folder / "tokenizer-pipeline.svg")
    greedy(folder / "wordpiece-greedy.svg")
    lattice(folder / "unigram-lattice.svg")
    path(folder / "tokenizer-path.svg")
