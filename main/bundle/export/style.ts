/** How the page of a brief looks on screen, light and dark, and on paper. Fonts are the reader's own. */
export const style = `:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #5c5850; --paper: #fdfcf9; --rule: #d8d3c8; --link: #1f4e79; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4db; --quiet: #aaa397; --paper: #1a1917; --rule: #3d3a35; --link: #9cc3e8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 'Literata', 'Charter', 'Georgia', 'PT Serif', 'Noto Serif', 'DejaVu Serif', serif; }
main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; break-after: avoid; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; } h4, h5, h6 { font-size: 1rem; font-style: italic; }
h1.title { font-size: 2rem; margin-top: 0; }
p { margin: 0 0 0.9em; }
.numbered { padding-left: 3rem; position: relative; }
.numbered .number { position: absolute; left: 0; font-variant-numeric: tabular-nums; }
.list-item.numbered { padding-left: 6rem; }
.list-item.numbered .number { left: 3rem; }
.list-item:not(.numbered) { display: list-item; list-style: disc inside; padding-left: 1.5rem; }
blockquote { margin: 0 0 0.9em 3rem; padding-left: 1.5rem; border-left: 2px solid var(--rule); }
.attribution { padding-left: 4.6rem; font-style: italic; color: var(--quiet); }
.table-row { border-bottom: 1px solid var(--rule); padding-bottom: 0.3em; margin-bottom: 0.3em; }
sup { line-height: 0; font-size: 0.72em; }
a { color: var(--link); text-decoration: none; padding: 0 0.1em; }
a:hover, a:focus-visible { text-decoration: underline; }
:target { background: color-mix(in srgb, var(--link) 16%, transparent); }
section { border-top: 1px solid var(--rule); margin-top: 3rem; font-size: 0.92rem; }
section h2 { font-size: 1.1rem; margin-top: 1.5rem; }
ol { padding-left: 2.2rem; }
li p { margin-bottom: 0.5em; }
.mark { display: inline-block; min-width: 2rem; }
.work { padding-left: 2rem; text-indent: -2rem; }
@page { margin: 2.5cm; }
@media print {
  :root { --ink: #000; --quiet: #333; --paper: #fff; --rule: #999; --link: #000; }
  body { font-size: 11pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  p { orphans: 3; widows: 3; }
  .back { display: none; }
}
`;
