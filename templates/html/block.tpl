{{%AUTOESCAPE context="HTML"}}
{{#PARAGRAPH}}<p class="{{CLASS}}">{{>SENTENCE}}</p>{{/PARAGRAPH}}
{{#LIST}}{{#HEAD}}<h3>{{TEXT}}</h3>{{/HEAD}}<ul class="{{CLASS}}">{{#ITEM}}<li>{{>SENTENCE}}</li>{{/ITEM}}</ul>{{/LIST}}
{{#SHARE}}<div class="rep"><p class="big">{{>SENTENCE}}</p>{{BAR:none}}<p class="key">{{#PART}}<span><i class="{{CLASS}}"></i>{{#LINK}}<a href="{{HREF}}">{{LABEL}} {{COUNT}}</a>{{/LINK}}{{#BARE}}{{LABEL}} {{COUNT}}{{/BARE}}</span> {{/PART}}</p></div>{{/SHARE}}
{{#CHART}}<div class="lchart">{{DRAWING:none}}</div>{{/CHART}}
{{#TABLE}}{{>TABLE}}{{/TABLE}}
{{#EVIDENCE}}<div class="ev" id="{{ANCHOR}}">{{#ALSO}}<span id="{{ANCHOR}}"></span>{{/ALSO}}<h3>{{TITLE}}{{#WORTH}} <b>{{VALUE}}</b>{{/WORTH}}</h3>{{#SAYS}}<p class="mu">{{#SAID}}{{>SENTENCE}}{{#MORE}} · {{/MORE}}{{/SAID}}</p>{{/SAYS}}
{{#EMPTY}}<p class="mu">{{TEXT}}</p>{{/EMPTY}}{{#OPEN}}{{>TABLE}}{{/OPEN}}{{#FOLDED}}<details><summary>{{TEXT}}</summary>{{>TABLE}}</details>{{/FOLDED}}</div>{{/EVIDENCE}}
{{#DEFINITION}}<div class="def" id="{{ANCHOR}}"><h3>{{TITLE}}</h3><dl>{{#ENTRY}}<div><dt>{{NAME}}</dt><dd>{{VALUE}}</dd></div>{{/ENTRY}}</dl></div>{{/DEFINITION}}
{{#SIGNATURES}}<div class="sig">{{#PERSON}}<p>{{SIGN}} <span class="dots"></span> {{ROLE}}<br>(<span class="dots"></span>)<br>{{#POSITION}}{{TEXT}}<br>{{/POSITION}}{{#BLANK}}{{WORD}} <span class="dots"></span><br>{{/BLANK}}{{DATE}} ……/……/……</p>{{/PERSON}}</div>{{/SIGNATURES}}
