{{%AUTOESCAPE context="HTML"}}{{#RUN}}{{#P}}{{T}}{{/P}}{{#S}}<b>{{T}}</b>{{/S}}{{#L}}<a href="{{H}}">{{T}}</a>{{/L}}{{#K}}<a href="{{H}}"><b>{{T}}</b></a>{{/K}}{{/RUN}}
