/** Readable on a phone, in the dark and on paper. Every pair of colours has a contrast of at least 4.5 (WCAG 2.2 §1.4.3). */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1b; --back: #ffffff; --card: #f5f5f3; --dim: #525252; --line: #c4c4c0; --link: #0b4fb3; --good: #17602c; --bad: #a8261b; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --back: #15171a; --card: #1f2226; --dim: #b4b4b4; --line: #4a4d52; --link: #9cc2ff; --good: #7ddb97; --bad: #ff9d94; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem; }
.brand { margin: 0; font-weight: 700; letter-spacing: .02em; color: var(--dim); }
h1 { font-size: 1.5rem; line-height: 1.3; margin: .25rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 1.5rem 0 .75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; margin: 1rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
.dim, footer { color: var(--dim); font-size: .9rem; }
.tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1rem 0; }
.tile { flex: 1 1 4rem; border-radius: .5rem; padding: .4rem .6rem; color: #ffffff; font-size: .95rem; }
.tile strong { display: block; font-size: 1.6rem; line-height: 1.2; }
.tile.open { background: #4d5560; }
.tile.none { background: var(--card); color: var(--dim); border: 1px solid var(--line); }
.steps { border-left: .25rem solid var(--link); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
.steps h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
.steps li { margin: .35rem 0; }
.devices { border-collapse: collapse; width: 100%; font-size: .95rem; margin-bottom: 1.25rem; }
caption { text-align: left; color: var(--dim); padding: .25rem 0; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.build { white-space: nowrap; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
td.bad { color: var(--bad); font-weight: 700; }
.found { display: block; color: var(--dim); font-size: .85rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
article h3 { margin-top: 0; }
.badge { display: inline-block; border-radius: .3rem; padding: .05rem .5rem; margin-right: .5rem; font-size: .85rem; font-weight: 700; color: #ffffff; }
.critical { background: #7a0b2e; }
.high { background: #a8261b; }
.medium { background: #7d5200; }
.low { background: #2f5597; }
.good { color: var(--good); font-weight: 600; }
code, pre { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { margin: .25rem 0 .75rem; padding: .5rem; border: 1px solid var(--line); border-radius: .3rem; }
summary { cursor: pointer; padding: .3rem 0; }
ul, ol { padding-left: 1.25rem; margin: .25rem 0; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media screen and (max-width: 46rem) {
  .devices, .devices tbody, .devices tr, .devices th, .devices td:not(.count) { display: block; }
  .devices thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .devices caption { display: none; }
  .devices tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .devices th, .devices td { border: 0; padding: .1rem 0; overflow-wrap: anywhere; }
  td.count { display: inline-block; margin-right: 1rem; text-align: left; }
  .devices td::before { content: attr(data-title) ": "; color: var(--dim); font-weight: 400; }
}
@media print {
  :root { --text: #000000; --back: #ffffff; --card: #ffffff; --dim: #404040; --line: #808080; --link: #000000; --good: #000000; --bad: #000000; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  .badge, .tile { color: #000000 !important; background: none !important; border: 1px solid #000000; }
  .devices { font-size: 8.5pt; }
  .found { display: none; }
  tr, pre { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  details.first::details-content { content-visibility: visible; block-size: auto; }
  details.more { display: none; }
  .on-paper { display: block !important; }
}
.on-paper { display: none; }
`;
