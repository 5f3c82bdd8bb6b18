{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{LANGUAGE}}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{TITLE}} {{UNIT}} {{PERIOD}}</title>
<style>{{STYLE:none}}</style></head>
<body>
<svg class="vh" aria-hidden="true"><symbol id="s-g" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5"/></symbol>
<symbol id="s-y" viewBox="0 0 12 12"><path d="M6 1 11.4 11H.6Z"/></symbol>
<symbol id="s-o" viewBox="0 0 12 12"><path d="M6 .3 11.7 6 6 11.7 .3 6Z"/></symbol>
<symbol id="s-r" viewBox="0 0 12 12"><path d="M1 1H11V11H1Z"/></symbol>
<symbol id="s-n" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol></svg>
<nav class="up">{{#TRAIL}}<p>{{#LABEL}}<span class="mu">{{LABEL}}: </span>{{/LABEL}}{{#CRUMB}}{{#LINK}}<a href="{{HREF}}">{{TEXT}}</a>{{/LINK}}{{#HERE}}<b>{{TEXT}}</b>{{/HERE}}{{#MORE}}<span aria-hidden="true"> › </span>{{/MORE}}{{/CRUMB}}</p>{{/TRAIL}}</nav>
<header><div class="meta"><span>{{AS_OF}}</span><span>{{FORM}}</span></div>
<h1>{{TITLE}}</h1><p class="unit">{{UNIT}}</p><p>{{PERIOD}}</p>
{{#WATERMARK}}<p class="wm">{{TEXT}}</p>{{/WATERMARK}}</header>
<main>
{{#CONTENTS}}<nav class="toc" aria-label="{{WORD}}">{{#ITEM}}<a href="#{{ID}}">{{TEXT}}</a> {{/ITEM}}</nav>{{/CONTENTS}}
{{#SECTION}}<section id="{{ID}}" class="{{ID}}"><h2>{{TITLE}}{{#NOTE}}<small>{{TEXT}}</small>{{/NOTE}}</h2>
{{#PLAIN}}{{>BLOCKS}}{{/PLAIN}}{{#BESIDE}}<div class="two"><div>{{>BLOCKS}}</div><aside>{{>ASIDE}}</aside></div>{{/BESIDE}}
</section>{{/SECTION}}
</main></body></html>
