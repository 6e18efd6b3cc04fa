/** Readable on a phone, in the dark and on paper. Every pair of colours has a contrast of at least 4.5 (WCAG 2.2 §1.4.3). */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1b; --back: #ffffff; --card: #f5f5f3; --dim: #525252; --line: #c4c4c0; --link: #0b4fb3; --good: #17602c; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --back: #15171a; --card: #1f2226; --dim: #b4b4b4; --line: #4a4d52; --link: #9cc2ff; --good: #7ddb97; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; margin: 0 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
.summary { font-size: 1.15rem; font-weight: 600; }
.dim, footer { color: var(--dim); font-size: .9rem; }
.scroll { overflow-x: auto; margin-bottom: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: var(--dim); padding: .25rem 0; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.build { white-space: nowrap; }
td.count { text-align: right; font-variant-numeric: tabular-nums; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
.badge { display: inline-block; border-radius: .3rem; padding: .05rem .5rem; margin-right: .5rem; font-size: .85rem; font-weight: 700; color: #ffffff; }
.critical { background: #7a0b2e; }
.high { background: #a8261b; }
.medium { background: #7d5200; }
.low { background: #2f5597; }
.good { color: var(--good); font-weight: 600; }
code, pre { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { margin: .25rem 0 .75rem; padding: .5rem; border: 1px solid var(--line); border-radius: .3rem; }
summary { cursor: pointer; padding: .3rem 0; }
ul { padding-left: 1.25rem; margin: .25rem 0; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print {
  :root { --text: #000000; --back: #ffffff; --card: #ffffff; --dim: #404040; --line: #808080; --link: #000000; --good: #000000; }
  .badge { color: #000000; background: none; border: 1px solid #000000; }
  article { break-inside: avoid-page; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
