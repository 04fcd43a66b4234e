"""The style of the HTML report: a page to read, on paper and in the dark, too."""

from __future__ import annotations

CSS = """
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #211f1b; --soft: #665f55; --rule: #e3ded4; --link: #1f4e79;
  --fail: #9c2a1f; --review: #855500; --open: #2b5797; --pass: #2c6a38; --mark: #fdeab8;
  --gone: #f9e3df; --new: #e0f0e0;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --card: #1f1d1a; --ink: #ebe6dc; --soft: #aba294; --rule: #37332d; --link: #9cc4ee;
    --fail: #f2958a; --review: #e3b860; --open: #96bcec; --pass: #90cc98; --mark: #5b4717;
    --gone: #4f2a25; --new: #24432a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); }
main, header, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3.5rem; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 2.25rem; letter-spacing: -0.01em; }
h2 { font-size: 1.5rem; margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.25rem; margin-top: 2.75rem; }
h4 { font-size: 1.0625rem; }
h5 { font: 600 0.75rem/1.4 var(--sans); color: var(--soft); letter-spacing: 0.02em; margin: 1.1rem 0 0.3rem; }
p { margin: 0.4rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: 0.85em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
ul { margin: 0.3rem 0; padding-left: 1.1rem; }
li { margin: 0.2rem 0; }
mark { background: var(--mark); color: inherit; padding: 0.05em 0.1em; border-radius: 2px; }
del { background: var(--gone); color: var(--fail); text-decoration-thickness: 1px; border-radius: 2px;
  padding: 0 0.1em; }
ins { background: var(--new); color: var(--pass); text-decoration-thickness: 1px; text-underline-offset: 0.15em;
  border-radius: 2px; padding: 0 0.1em; }
.meta, .about, .place, .origin, footer { font-family: var(--sans); font-size: 0.8125rem; color: var(--soft); }
.place, .origin { white-space: normal; }
p.counted { margin: -0.9rem 0 1.2rem; }
.tally { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 1px; list-style: none;
  margin: 1.5rem 0; padding: 0; border: 1px solid var(--rule); border-radius: 6px;
  background: var(--rule); overflow: hidden; }
.tally li { margin: 0; background: var(--card); }
.tally a, .tally span { display: block; padding: 0.8rem 1rem; text-decoration: none; color: inherit;
  font: 0.8125rem/1.3 var(--sans); }
.tally b { display: block; font: 600 1.75rem/1.2 var(--serif); font-variant-numeric: lining-nums; }
.tally .none b { color: var(--soft); font-weight: 400; }
.fail { --tone: var(--fail); } .review { --tone: var(--review); } .open { --tone: var(--open); }
.pass { --tone: var(--pass); } .suppressed { --tone: var(--soft); }
.tally li:not(.none) b, h3, .verdict { color: var(--tone); }
.card { margin: 1rem 0; padding: 1.1rem 1.4rem 1.2rem; background: var(--card); border: 1px solid var(--rule);
  border-left: 3px solid var(--tone); border-radius: 4px; overflow-wrap: break-word; }
.card header { all: unset; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
  gap: 0 1rem; }
ul.card { list-style: none; }
ul.card li + li { margin-top: 0.8rem; }
.findings { list-style: none; padding: 0; margin: 0.5rem 0 0; }
.verdict { font: 600 0.8125rem var(--sans); margin-right: 0.35em; }
.findings code { color: var(--soft); font-size: 0.75em; white-space: nowrap; }
blockquote { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 0.2rem 0; font-size: 0.9375rem; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0;
  border-bottom: 1px solid var(--rule); }
td { width: 42%; overflow-wrap: anywhere; }
thead th { font: 600 0.75rem/1.4 var(--sans); color: var(--soft); }
tbody th { font: 0.8125rem/1.6 var(--sans); color: var(--soft); white-space: nowrap; }
td .origin { display: block; }
footer h2 { font: 600 0.75rem/1.4 var(--sans); color: var(--soft); margin: 0 0 0.3rem; padding: 0; border: 0; }
nav h2 { font-size: 1.25rem; }
footer { padding-top: 2rem; padding-bottom: 4rem; margin-top: 3rem; border-top: 1px solid var(--rule); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 34rem) {
  header { padding-top: 2rem; }
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  .card { padding: 0.9rem 1rem; }
  .tally { grid-template-columns: 1fr 1fr; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --link: #000; }
  body { font-size: 10.5pt; line-height: 1.45; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  .card { break-inside: avoid-page; padding: 0.6rem 0.9rem; }
  h2, h3, h4, h5, thead { break-after: avoid; }
  mark, del, ins { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  @page { margin: 2cm; }
}
"""
