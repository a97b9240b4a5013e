import { tones } from "../../../pipeline-definition/analysis/graph-style";

const toneRules = (dark: boolean): string =>
  tones
    .map(([name, { line, fill, darkLine, darkFill }]) =>
      dark
        ? `.tone-${name}{--tone:${darkLine};--tone-fill:${darkFill}}`
        : `.tone-${name}{--tone:${line};--tone-fill:${fill}}`,
    )
    .join("");

const COLOURS = `
:root{color-scheme:light dark;--page:#fbfcfd;--card:#fff;--ink:#1b2330;--soft:#5a6779;--rule:#dfe5ec;--code:#f2f5f8;--link:#1d5fb4;
--series-1:#1d5fb4;--series-2:#c2610c;--series-3:#2a7336;--series-4:#6a40b5;--cell:29 95 180}
${toneRules(false)}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#191f27;--ink:#e5eaf1;--soft:#9aa8ba;--rule:#2d3642;--code:#202833;--link:#82b6f5;
--series-1:#82b6f5;--series-2:#f0a35e;--series-3:#83cd8f;--series-4:#bda4f3;--cell:82 140 220}
${toneRules(true)}}`;

const TEXT = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
main{max-width:1120px;margin:0 auto;padding:24px 24px 64px}
h1{font-size:26px;line-height:1.2;margin:0;overflow-wrap:anywhere}
h2{font-size:18px;margin:0 0 12px}
h3{font-size:15px;margin:0 0 8px;overflow-wrap:anywhere}
p{margin:0 0 8px}
a{color:var(--link);text-underline-offset:2px}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
code{overflow-wrap:anywhere}
pre{background:var(--code);border-radius:6px;padding:10px 12px;margin:0;overflow:auto;max-height:480px;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
small,.soft{color:var(--soft);font-weight:400}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}`;

const BLOCKS = `
section{background:var(--card);border:1px solid var(--rule);border-radius:10px;padding:18px 20px;margin:0 0 16px}
.verdict{background:var(--tone-fill);border:1px solid var(--tone);border-left-width:6px;border-radius:10px;padding:18px 20px;margin:0 0 16px}
.status{color:var(--tone);font-weight:700;font-size:16px;margin:0 0 2px}
.tally{color:var(--soft);margin:4px 0 12px}
.facts{display:flex;flex-wrap:wrap;gap:8px 32px;margin:0}
.facts>div{min-width:0}.facts dt{color:var(--soft);font-size:12.5px}.facts dd{margin:0}
.card .facts{flex-direction:column;gap:8px;margin-bottom:12px}
.badge{display:inline-block;color:var(--tone);background:var(--tone-fill);border:1px solid var(--tone);border-radius:999px;padding:0 9px;font-size:12.5px;line-height:20px;font-weight:600;white-space:nowrap;vertical-align:1px}
.reason{border-left:3px solid #c0392b;padding:6px 12px;background:var(--code);border-radius:0 6px 6px 0;white-space:pre-wrap;overflow-wrap:anywhere;font-weight:600}
.culprit+.culprit,article+article{margin-top:18px}
ul.plain{list-style:none;margin:0;padding:0}ul.plain li+li{margin-top:4px}
.scroll{overflow-x:auto;text-align:center}
.scroll>.pipeline-graph{max-width:100%;min-width:var(--narrowest);height:auto}
.figures{display:flex;flex-wrap:wrap;gap:20px 28px;margin:8px 0 12px}
figure{margin:0;min-width:0;max-width:100%}figcaption{font-weight:600;margin-bottom:6px}figcaption small{display:block}
.chart svg{max-width:100%;height:auto;display:block}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(112px,1fr));gap:10px;margin:0 0 16px}
.tiles>div{border:1px solid var(--rule);border-radius:8px;padding:8px 12px}
.tiles dt{color:var(--soft);font-size:12.5px}.tiles dd{margin:0;font-size:21px;font-weight:650;font-variant-numeric:tabular-nums}`;

const TABLES = `
table{border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;font-weight:400}
thead th{color:var(--soft);font-size:12.5px;border-bottom:1px solid var(--rule)}
tbody th{font-weight:600;overflow-wrap:anywhere}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.list th,.list td,.data td,.data tbody th{border-top:1px solid var(--rule)}
.list tr:first-child>*{border-top:0}
.list,.data,.timeline,.importance{width:100%}
.data{table-layout:fixed;margin:8px 0}.data th:first-child{width:17%}
.direction{display:block;color:var(--soft);font-size:12px;font-weight:400}
.file{display:flex;gap:10px}.size{flex:0 0 58px;white-space:nowrap;font-variant-numeric:tabular-nums}.data code{word-break:break-all}
.confusion td,.confusion th{padding:9px 15px;text-align:center}
.confusion th{vertical-align:middle}
.confusion tbody td{background:rgb(var(--cell) / calc(.06 + .5*var(--share)));border:2px solid var(--card);border-radius:8px}
.confusion b{display:block;font-size:17px;font-variant-numeric:tabular-nums}
.confusion small{color:var(--ink)}
.timeline{table-layout:fixed}
.timeline th:first-child{width:24%}.timeline .number{width:104px;padding-left:8px}
.timeline tbody th{font-weight:500}.timeline a{text-decoration:none}.timeline a:hover{text-decoration:underline}
.timeline .track,.timeline .scale{position:relative;padding:0}
.scale span{position:absolute;bottom:4px;white-space:nowrap;padding-left:4px;border-left:1px solid var(--rule)}
.bar{position:absolute;top:7px;height:18px;min-width:3px;border-radius:4px;background:var(--tone);opacity:.85}
.track{background:linear-gradient(var(--rule),var(--rule)) center/100% 1px no-repeat}
.importance td:nth-child(2){width:52%;white-space:nowrap}
.importance th,.importance td{padding-top:3px;padding-bottom:3px}
.importance tbody th{font-weight:500}
.meter{display:inline-block;width:calc(100% - 64px);height:12px;vertical-align:-1px}
.meter i{display:block;height:100%;min-width:2px;border-radius:3px;background:var(--series-1)}`;

const FOLDS = `
details>summary{cursor:pointer;padding:4px 0}
details:not(.step){margin-top:8px}details:not(.step)>summary{color:var(--link)}
.step{border-top:1px solid var(--rule)}.step:first-of-type{border-top:0}
.step>summary{display:flex;flex-wrap:wrap;align-items:center;gap:4px 10px;padding:9px 0;list-style:none}
.step>summary::-webkit-details-marker{display:none}
.step>summary::before{content:"▸";color:var(--soft);width:12px}.step[open]>summary::before{content:"▾"}
.step .took{margin-left:auto;color:var(--soft);font-variant-numeric:tabular-nums}
.step>summary b{overflow-wrap:anywhere}
.step-body{padding:2px 0 14px 22px;scroll-margin-top:52px}
.step-body .facts{margin-bottom:8px}`;

const MEDIA = `
@media (max-width:760px){main{padding:12px}section,.verdict{padding:14px}.timeline th:first-child{width:34%}.timeline .number:nth-child(3){display:none}.timeline .number{width:96px}
.data,.data tbody,.data tr,.data td,.data tbody th{display:block;width:auto}.data thead{display:none}.data td{border-top:0;padding-top:0}.step-body{padding-left:0}.data th:first-child{width:auto}}
@media print{body{background:#fff}main{max-width:none;padding:0}section,.verdict{break-inside:avoid-page}#steps,#graph{break-inside:auto}pre{max-height:none}.bar,.meter i,.confusion td,.badge,.verdict{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.step::details-content{content-visibility:visible;block-size:auto}.scroll{overflow:visible}.scroll>.pipeline-graph{min-width:0}}`;

/** The style of the page: light and dark, narrow and printed. It stands in the page, which loads nothing. */
export const pageStyle = [COLOURS, TEXT, BLOCKS, TABLES, FOLDS, MEDIA].join("").replace(/\n/g, "");
