"""Draws the ladder of a tour: the GPT's bits per byte while it learns, and the n-grams' as lines.

usage: python tour_ladder.py tour.json docs/public/figures/tour-ladder.svg
"""
import json
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 64, 150, 24, 52
LINES = [("unigram", "#8a8f98"), ("bigram", "#3d7a5c"), ("trigram", "#b4652a")]

tour = json.load(open(sys.argv[1], encoding="utf-8"))
bits = tour["bitsPerByte"]
points = bits["gpt"]
most = points[-1][0]
low = min(min(b for _, b in points), bits["trigram"]) - 0.06
high = max(max(b for _, b in points), bits["bigram"]) + 0.06


def x(tokens):
    return LEFT + (WIDTH - LEFT - RIGHT) * tokens / most


def y(value):
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)


out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif" '
       'font-size="13" role="img">',
       "<title>Bits per byte of the GPT while it learns, and of n-grams</title>",
       f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf6"/>']
step = 0.1
value = round(low / step) * step
while value <= high:
    if value >= low:
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#e4e1d8"/>'
                   f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end" fill="#555">{value:.1f}</text>')
    value += step
for i in range(7):
    tokens = most * i / 6
    out.append(f'<text x="{x(tokens):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#555">'
               f'{tokens / 1e6:.2g} M</text>')
for name, colour in LINES:
    if low <= bits[name] <= high:
        at = y(bits[name])
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="{colour}" '
                   'stroke-width="2" stroke-dasharray="7 5"/>'
                   f'<text x="{WIDTH - RIGHT + 8}" y="{at + 4:.1f}" fill="{colour}">{name} {bits[name]:.3f}</text>')
path = " ".join(f"{x(t):.1f},{y(b):.1f}" for t, b in points)
out.append(f'<polyline points="{path}" fill="none" stroke="#b3261e" stroke-width="2.5"/>')
for t, b in points:
    out.append(f'<circle cx="{x(t):.1f}" cy="{y(b):.1f}" r="4" fill="#b3261e"/>')
end = y(points[-1][1])
for name, _ in LINES:
    if abs(end - y(bits[name])) < 16:  # no label on top of another
        end = y(bits[name]) + (16 if end >= y(bits[name]) else -16)
out.append(f'<text x="{WIDTH - RIGHT + 8}" y="{end + 4:.1f}" fill="#b3261e" font-weight="600">'
           f'GPT {points[-1][1]:.3f}</text>')
out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle" fill="#333">'
           'training tokens</text>')
out.append(f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle" '
           'fill="#333">bits per byte</text></svg>')
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(out) + "\n")
