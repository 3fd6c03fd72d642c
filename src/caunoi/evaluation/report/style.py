"""How the report looks: on a screen light and dark, on a phone, on paper."""

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --quiet: #59636e;
  --rule: #d1d9e0; --panel: #f6f8fa; --found: #d3f0d9; --missed: #ffe3b3; --wrong: #ffd0cc;
  --faulty: #e6dcff; --found-ink: #116329; --missed-ink: #7a4a00; --wrong-ink: #a40e26;
  --faulty-ink: #5a2ca0; --link: #0550ae; --one: #0550ae; --two: #b35900; --three: #116329;
  --four: #8250df; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --ink: #e6edf3; --quiet: #9198a1; --rule: #3d444d; --panel: #151b23;
    --found: #173d24; --missed: #4a3408; --wrong: #5a1e1b; --faulty: #36275c; --found-ink: #7ee787;
    --missed-ink: #f2cc60; --wrong-ink: #ffa198; --faulty-ink: #d2b8ff; --link: #79b8ff;
    --one: #79b8ff; --two: #ffa657; --three: #7ee787; --four: #d2a8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
h3 { font-size: 1.05rem; }
a { color: var(--link); }
.quiet { color: var(--quiet); font-weight: normal; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid var(--rule); }
th, td { overflow-wrap: break-word; min-width: 3.5rem; }
tbody th { font-weight: normal; min-width: 6.5rem; }
th.number { white-space: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
article { border-top: 3px solid var(--rule); margin-top: 2.5rem; }
.text { white-space: pre-wrap; background: var(--panel); border: 1px solid var(--rule);
  border-radius: 6px; padding: 1rem; font-family: "Noto Serif", Georgia, serif; line-height: 1.9; }
mark { color: inherit; background: none; padding: 0; }
.partner-found { background: var(--found); }
.partner-missed { background: var(--missed); }
.partner-wrong { background: var(--wrong); }
.partner-faulty { background: var(--faulty); }
.agreement-found { border-bottom: 2px solid var(--found-ink); }
.agreement-missed { border-bottom: 3px dashed var(--missed-ink); }
.agreement-wrong { border-bottom: 3px double var(--wrong-ink); }
.agreement-faulty { border-bottom: 3px dotted var(--faulty-ink); }
.figure-found { box-shadow: inset 0 -.5em var(--found); }
.figure-missed { outline: 2px dashed var(--missed-ink); }
.figure-wrong { outline: 2px solid var(--wrong-ink); }
.figure-faulty { outline: 2px dotted var(--faulty-ink); }
.begins-missed::before { content: "○ "; color: var(--missed-ink); }
.begins-wrong::before { content: "✗ "; color: var(--wrong-ink); }
.begins-faulty::before { content: "≈ "; color: var(--faulty-ink); }
.missed-word { color: var(--missed-ink); font-weight: 600; }
.wrong-word { color: var(--wrong-ink); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: 0; list-style: none;
  font-size: .9rem; }
.curve { width: 100%; max-width: 34rem; height: auto; font-size: 11px; }
.curve text { fill: var(--ink); }
.curve .grid { stroke: var(--rule); stroke-width: .6; }
.curve .even { stroke: var(--quiet); stroke-dasharray: 4 3; }
.curve .stroke { fill: none; stroke-width: 1.6; stroke: currentColor; }
.curve g { fill: currentColor; }
.line0 { color: var(--one); }
.line1 { color: var(--two); }
.line2 { color: var(--three); }
.line3 { color: var(--four); }
@media (max-width: 40rem) {
  body { padding: .7rem; }
  .text { padding: .6rem; }
  th, td { padding: .25rem .4rem; }
}
@media print {
  :root { --ground: #fff; --ink: #000; --panel: #fff; }
  body { max-width: none; font-size: 10pt; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .scroll { overflow: visible; }
  tr, h2, h3 { break-inside: avoid; break-after: auto; }
  h2, h3, caption { break-after: avoid; }
  .back { display: none; }
}
"""
