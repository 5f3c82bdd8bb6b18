{{%AUTOESCAPE context="HTML"}}
<div class="scroll" tabindex="0" role="region" aria-label="{{CAPTION}}"><table class="{{LOOK}}">{{#SHOWN}}<caption>{{CAPTION}}</caption>{{/SHOWN}}
<thead><tr>{{#HEAD}}<th scope="col"{{#K}} class="{{CLASS}}"{{/K}}{{#I}} id="{{ID}}"{{/I}}{{#F}} title="{{FULL}}"{{/F}}>{{TEXT}}{{#TICKS}}<span class="ticks">{{#TICK}}<span>{{TEXT}}</span>{{/TICK}}</span>{{/TICKS}}</th>{{/HEAD}}</tr></thead>
<tbody>
{{#R}}<tr{{#RC}} class="{{CLASS}}"{{/RC}}>{{#C}}{{#N}}<th{{#W}} scope="row"{{/W}}>{{#A}}<a href="{{H}}">{{T}}</a>{{/A}}{{#X}}{{T}}{{/X}}{{#M}}<small>{{T}}</small>{{/M}}</th>{{/N}}{{#D}}<td{{#K}} class="{{CLASS}}"{{/K}}>{{#G}}<svg role="img" aria-label="{{W}}"><use href="#s-{{L}}"/></svg>{{/G}}{{#Q}}<svg class="l {{L}}" aria-hidden="true"><use href="#s-{{L}}"/></svg>{{/Q}}{{#A}}<a href="{{H}}">{{T}}</a>{{/A}}{{#X}}{{T}}{{/X}}{{#M}}<small>{{T}}</small>{{/M}}{{S:none}}</td>{{/D}}{{/C}}</tr>
{{/R}}</tbody></table></div>
