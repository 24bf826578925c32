var Tt,T,Kn,_a,ia,$n,Zn,Qn,Mr,_o,At,jn,Er,Rr,Dr,Jn,To={},Mo=[],wd=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Mt=Array.isArray;function Ne(e,a){for(var t in a)e[t]=a[t];return e}function Br(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function de(e,a,t){var o,n,s,l={};for(s in a)s=="key"?o=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?Tt.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return _t(e,l,o,n,null)}function _t(e,a,t,o,n){var s={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++Kn,__i:-1,__u:0};return n==null&&T.vnode!=null&&T.vnode(s),s}function S(e){return e.children}function et(e,a){this.props=e,this.context=a}function Aa(e,a){if(a==null)return e.__?Aa(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?Aa(e):null}function kd(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],n=[],s=Ne({},a);s.__v=a.__v+1,T.vnode&&T.vnode(s),Ur(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??Aa(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,os(o,s,n),a.__e=a.__=null,s.__e!=t&&Yn(s)}}function Yn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),Yn(e)}function Fr(e){(!e.__d&&(e.__d=!0)&&ia.push(e)&&!Ro.__r++||$n!=T.debounceRendering)&&(($n=T.debounceRendering)||Zn)(Ro)}function Ro(){try{for(var e,a=1;ia.length;)ia.length>a&&ia.sort(Qn),e=ia.shift(),a=ia.length,kd(e)}finally{ia.length=Ro.__r=0}}function es(e,a,t,o,n,s,l,i,u,d,c){var g,f,m,I,C,H,E=o&&o.__k||Mo,v=a.length;for(u=Pd(t,a,E,u,v),g=0;g<v;g++)(m=t.__k[g])!=null&&(f=m.__i!=-1&&E[m.__i]||To,m.__i=g,H=Ur(e,m,f,n,s,l,i,u,d,c),I=m.__e,m.ref&&f.ref!=m.ref&&(f.ref&&qr(f.ref,null,m),c.push(m.ref,m.__c||I,m)),C==null&&I!=null&&(C=I),4&m.__u?(u=as(m,u,e),f.__e&&(f.__e=null)):typeof m.type=="function"&&H!==void 0?u=H:I&&(u=I.nextSibling),m.__u&=-7);return t.__e=C,u}function Pd(e,a,t,o,n){var s,l,i,u,d,c=t.length,g=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=_t(null,l,null,null,null):Mt(l)?l=e.__k[s]=_t(S,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=_t(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,u=s+f,l.__=e,l.__b=e.__b+1,i=null,(d=l.__i=Ad(l,t,u,g))!=-1&&(g--,(i=t[d])&&(i.__u|=2)),i==null||i.__v==null?(d==-1&&(n>c?f--:n<c&&f++),typeof l.type!="function"&&(l.__u|=4)):d!=u&&(d==u-1?f--:d==u+1?f++:(d>u?f--:f++,l.__u|=4))):e.__k[s]=null;if(g)for(s=0;s<c;s++)(i=t[s])!=null&&(2&i.__u)==0&&(i.__e==o&&(o=Aa(i)),ns(i,i));return o}function as(e,a,t){var o,n;if(typeof e.type=="function"){for(o=e.__k,n=0;o&&n<o.length;n++)o[n]&&(o[n].__=e,a=as(o[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=Aa(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function Or(e,a){return a=a||[],e==null||typeof e=="boolean"||(Mt(e)?e.some(function(t){Or(t,a)}):a.push(e)),a}function Ad(e,a,t,o){var n,s,l,i=e.key,u=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&i==null||c&&i==d.key&&u==d.type)return t;if(o>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((d=a[l=n>=0?n--:s++])!=null&&(2&d.__u)==0&&i==d.key&&u==d.type)return l}return-1}function Vn(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||wd.test(a)?t:t+"px"}function Ao(e,a,t,o,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Vn(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Vn(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(jn,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?o?t[At]=o[At]:(t[At]=Er,e.addEventListener(a,s?Dr:Rr,s)):e.removeEventListener(a,s?Dr:Rr,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function Xn(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[_o]==null)a[_o]=Er++;else if(a[_o]<t[At])return;return t(T.event?T.event(a):a)}}}function Ur(e,a,t,o,n,s,l,i,u,d){var c,g,f,m,I,C,H,E,v,D,Le,Y,X,la,y,B,b=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(u=!!(32&t.__u),s=[i=a.__e=t.__e]),(c=T.__b)&&c(a);e:if(typeof b=="function"){g=l.length;try{if(v=a.props,D=b.prototype&&b.prototype.render,Le=(c=b.contextType)&&o[c.__c],Y=c?Le?Le.props.value:c.__:o,t.__c?E=(f=a.__c=t.__c).__=f.__E:(D?a.__c=f=new b(v,Y):(a.__c=f=new et(v,Y),f.constructor=b,f.render=Td),Le&&Le.sub(f),f.state||(f.state={}),f.__n=o,m=f.__d=!0,f.__h=[],f._sb=[]),D&&f.__s==null&&(f.__s=f.state),D&&b.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Ne({},f.__s)),Ne(f.__s,b.getDerivedStateFromProps(v,f.__s))),I=f.props,C=f.state,f.__v=a,m)D&&b.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),D&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(D&&b.getDerivedStateFromProps==null&&v!==I&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(v,Y),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(v,f.__s,Y)===!1){a.__v!=t.__v&&(f.props=v,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(M){M&&(M.__=a)}),Mo.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),i=Aa(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(v,f.__s,Y),D&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(I,C,H)})}if(f.context=Y,f.props=v,f.__P=e,f.__e=!1,X=T.__r,la=0,D)f.state=f.__s,f.__d=!1,X&&X(a),c=f.render(f.props,f.state,f.context),Mo.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,X&&X(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++la<25);f.state=f.__s,f.getChildContext!=null&&(o=Ne(Ne({},o),f.getChildContext())),D&&!m&&f.getSnapshotBeforeUpdate!=null&&(H=f.getSnapshotBeforeUpdate(I,C)),y=c!=null&&c.type===S&&c.key==null?rs(c.props.children):c,i=es(e,Mt(y)?y:[y],a,t,o,n,s,l,i,u,d),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),E&&(f.__E=f.__=null)}catch(M){if(l.length=g,a.__v=null,u||s!=null){if(M.then){for(a.__u|=u?160:128;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;s!=null&&(s[s.indexOf(i)]=null),a.__e=i}else if(s!=null)for(B=s.length;B--;)Br(s[B])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),M.then||ts(a),T.__e(M,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):i=a.__e=_d(t.__e,a,t,o,n,s,l,u,d);return(c=T.diffed)&&c(a),128&a.__u?void 0:i}function ts(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(ts))}function os(e,a,t){for(var o=0;o<t.length;o++)qr(t[o],t[++o],t[++o]);T.__c&&T.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){T.__e(s,n.__v)}})}function rs(e){return typeof e!="object"||e==null||e.__b>0?e:Mt(e)?e.map(rs):e.constructor!==void 0?null:Ne({},e)}function _d(e,a,t,o,n,s,l,i,u){var d,c,g,f,m,I,C,H=t.props||To,E=a.props,v=a.type;if(v=="svg"?n="http://www.w3.org/2000/svg":v=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(d=0;d<s.length;d++)if((m=s[d])&&"setAttribute"in m==!!v&&(v?m.localName==v:m.nodeType==3)){e=m,s[d]=null;break}}if(e==null){if(v==null)return document.createTextNode(E);e=document.createElementNS(n,v,E.is&&E),i&&(T.__m&&T.__m(a,s),i=!1),s=null}if(v==null)H===E||i&&e.data==E||(e.data=E);else{if(s=v=="textarea"&&E.defaultValue!=null?null:s&&Tt.call(e.childNodes),!i&&s!=null)for(H={},d=0;d<e.attributes.length;d++)H[(m=e.attributes[d]).name]=m.value;for(d in H)m=H[d],d=="dangerouslySetInnerHTML"?g=m:d=="children"||d in E||d=="value"&&"defaultValue"in E||d=="checked"&&"defaultChecked"in E||Ao(e,d,null,m,n);for(d in E)m=E[d],d=="children"?f=m:d=="dangerouslySetInnerHTML"?c=m:d=="value"?I=m:d=="checked"?C=m:i&&typeof m!="function"||H[d]===m||Ao(e,d,m,H[d],n);if(c)i||g&&(c.__html==g.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(g&&(e.innerHTML=""),es(a.type=="template"?e.content:e,Mt(f)?f:[f],a,t,o,v=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&Aa(t,0),i,u),s!=null)for(d=s.length;d--;)Br(s[d]);i&&v!="textarea"||(d="value",v=="progress"&&I==null?e.removeAttribute("value"):I!=null&&(I!==e[d]||v=="progress"&&!I||v=="option"&&I!=H[d])&&Ao(e,d,I,H[d],n),d="checked",C!=null&&C!=e[d]&&Ao(e,d,C,H[d],n))}return e}function qr(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(n){T.__e(n,t)}}function ns(e,a,t){var o,n;if(T.unmount&&T.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||qr(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){T.__e(s,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(n=0;n<o.length;n++)o[n]&&ns(o[n],a,t||typeof e.type!="function");t||Br(e.__e),e.__c=e.__=e.__e=void 0}function Td(e,a,t){return this.constructor(e,t)}function ss(e,a,t){var o,n,s,l;a==document&&(a=document.documentElement),T.__&&T.__(e,a),n=(o=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],Ur(a,e=(!o&&t||a).__k=de(S,null,[e]),n||To,To,a.namespaceURI,!o&&t?[t]:n?null:a.firstChild?Tt.call(a.childNodes):null,s,!o&&t?t:n?n.__e:a.firstChild,o,l),os(s,e,l),e.props.children=null}function Do(e,a,t){var o,n,s,l,i=Ne({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?o=a[s]:s=="ref"?n=a[s]:i[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(i.children=arguments.length>3?Tt.call(arguments,2):t),_t(e.type,i,o||e.key,n||e.ref,null)}function at(e){function a(t){var o,n;return this.getChildContext||(o=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&o.forEach(function(l){l.__e=!0,Fr(l)})},this.sub=function(s){o.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){o&&o.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+Jn++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Tt=Mo.slice,T={__e:function(e,a,t,o){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,o||{}),l=n.__d),l)return n.__E=n}catch(i){e=i}throw e}},Kn=0,_a=function(e){return e!=null&&e.constructor===void 0},et.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Ne({},this.state),typeof e=="function"&&(e=e(Ne({},t),this.props)),e&&Ne(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Fr(this))},et.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Fr(this))},et.prototype.render=S,ia=[],Zn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Qn=function(e,a){return e.__v.__b-a.__v.__b},Ro.__r=0,Mr=Math.random().toString(8),_o="__d"+Mr,At="__a"+Mr,jn=/(PointerCapture)$|Capture$/i,Er=0,Rr=Xn(!1),Dr=Xn(!0),Jn=0;var ua,G,Hr,ls,Eo=0,gs=[],j=T,is=j.__b,us=j.__r,ds=j.diffed,fs=j.__c,cs=j.unmount,ps=j.__;function tt(e,a){j.__h&&j.__h(G,e,Eo||a),Eo=0;var t=G.__H||(G.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function O(e){return Eo=1,Md(xs,e)}function Md(e,a,t){var o=tt(ua++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):xs(void 0,a),function(i){var u=o.__N?o.__N[0]:o.__[0],d=o.t(u,i);u!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=G,!G.__f)){var n=function(i,u,d){if(!o.__c.__H)return!0;var c=!1,g=o.__c.props!==i;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var I=m.__[0];m.__=m.__N,m.__N=void 0,I!==m.__[0]&&(g=!0)}}),s){var f=s.call(this,i,u,d);return c?f||g:f}return!c||g};G.__f=!0;var s=G.shouldComponentUpdate,l=G.componentWillUpdate;G.componentWillUpdate=function(i,u,d){if(this.__e){var c=s;s=void 0,n(i,u,d),s=c}l&&l.call(this,i,u,d)},G.shouldComponentUpdate=n}return o.__N||o.__}function L(e,a){var t=tt(ua++,3);!j.__s&&Gr(t.__H,a)&&(t.__=e,t.u=a,G.__H.__h.push(t))}function De(e,a){var t=tt(ua++,4);!j.__s&&Gr(t.__H,a)&&(t.__=e,t.u=a,G.__h.push(t))}function w(e){return Eo=5,Ge(function(){return{current:e}},[])}function Ge(e,a){var t=tt(ua++,7);return Gr(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function ot(e){var a=G.context[e.__c],t=tt(ua++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(G)),a.props.value):e.__}function hs(){var e=tt(ua++,11);if(!e.__){for(var a=G.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Rd(){for(var e;e=gs.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Fo),a.__h.some(Nr),a.__h=[]}catch(t){a.__h=[],j.__e(t,e.__v)}}}j.__b=function(e){G=null,is&&is(e)},j.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),ps&&ps(e,a)},j.__r=function(e){us&&us(e),ua=0;var a=(G=e.__c).__H;a&&(Hr===G?(a.__h=[],G.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Fo),a.__h.some(Nr),a.__h=[],ua=0)),Hr=G},j.diffed=function(e){ds&&ds(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(gs.push(a)!==1&&ls===j.requestAnimationFrame||((ls=j.requestAnimationFrame)||Dd)(Rd)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),Hr=G=null},j.__c=function(e,a){a.some(function(t){try{t.__h.some(Fo),t.__h=t.__h.filter(function(o){return!o.__||Nr(o)})}catch(o){a.some(function(n){n.__h&&(n.__h=[])}),a=[],j.__e(o,t.__v)}}),fs&&fs(e,a)},j.unmount=function(e){cs&&cs(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Fo(o)}catch(n){a=n}}),t.__H=void 0,a&&j.__e(a,t.__v))};var ms=typeof requestAnimationFrame=="function";function Dd(e){var a,t=function(){clearTimeout(o),ms&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);ms&&(a=requestAnimationFrame(t))}function Fo(e){var a=G,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),G=a}function Nr(e){var a=G;e.__c=e.__(),G=a}function Gr(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function xs(e,a){return typeof a=="function"?a(e):a}var Fd=Symbol.for("preact-signals");function qo(){if(Ze>1)Ze--;else{var e,a=!1;for((function(){var n=Oo;for(Oo=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();Dt!==void 0;){var t=Dt;for(Dt=void 0,Bo++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Is(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=o}}if(Bo=0,Ze--,a)throw e}}function Ho(e){if(Ze>0)return e();zr=++Ed,Ze++;try{return e()}finally{qo()}}var Rt,W=void 0;function Ft(e){var a=W,t=Rt;W=void 0,Rt=void 0;try{return e()}finally{W=a,Rt=t}}var Dt=void 0,Ze=0,Bo=0,Ed=0,zr=0,Oo=void 0,Uo=0;function Ls(e){if(W!==void 0){var a=e.n;if(a===void 0||a.t!==W)return a={i:0,S:e,p:W.s,n:void 0,t:W,e:void 0,x:void 0,r:a},W.s!==void 0&&(W.s.n=a),W.s=a,e.n=a,32&W.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=W.s,a.n=void 0,W.s.n=a,W.s=a),a}}function ae(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}ae.prototype.brand=Fd;ae.prototype.h=function(){return!0};ae.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Ft(function(){var o;(o=a.W)==null||o.call(a)}))};ae.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Ft(function(){var n;(n=a.Z)==null||n.call(a)}))}};ae.prototype.subscribe=function(e){var a=this;return Q(function(){var t=a.value;Ft(function(){return e(t)})},{name:"sub"})};ae.prototype.valueOf=function(){return this.value};ae.prototype.toString=function(){return this.value+""};ae.prototype.toJSON=function(){return this.value};ae.prototype.peek=function(){var e=this;return Ft(function(){return e.value})};Object.defineProperty(ae.prototype,"value",{get:function(){var e=Ls(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Bo>100)throw new Error("Cycle detected");(function(t){Ze!==0&&Bo===0&&t.l!==zr&&(t.l=zr,Oo={S:t,v:t.v,i:t.i,o:Oo})})(this),this.v=e,this.i++,Uo++,Ze++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{qo()}}}});function h(e,a){return new ae(e,a)}function Is(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function ys(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function vs(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function Ta(e,a){ae.call(this,void 0,a),this.x=e,this.s=void 0,this.g=Uo-1,this.f=4}Ta.prototype=new ae;Ta.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Uo))return!0;if(this.g=Uo,this.f|=1,this.i>0&&!Is(this))return this.f&=-2,!0;var e=W;try{ys(this),W=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return W=e,vs(this),this.f&=-2,!0};Ta.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}ae.prototype.S.call(this,e)};Ta.prototype.U=function(e){if(this.t!==void 0&&(ae.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};Ta.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Ta.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Ls(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function A(e,a){return new Ta(e,a)}function Cs(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Ze++;var t=W;W=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,Wr(e),o}finally{W=t,qo()}}}function Wr(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Cs(e)}function Bd(e){if(W!==this)throw new Error("Out-of-order effect");vs(this),W=e,this.f&=-2;try{8&this.f&&Wr(this)}finally{qo()}}function rt(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,Rt&&Rt.push(this)}rt.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};rt.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Cs(this),ys(this),Ze++;var e=W;return W=this,Bd.bind(this,e)};rt.prototype.N=function(){2&this.f||(this.f|=2,this.u=Dt,Dt=this)};rt.prototype.d=function(){this.f|=8,1&this.f||Wr(this)};rt.prototype.dispose=function(){this.d()};function Q(e,a){var t=new rt(e,a);try{t.c()}catch(n){throw t.d(),n}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var $r,Bt,No,Od=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,bs=[],Ss=[];Q(function(){$r=this.N})();function nt(e,a){T[e]=a.bind(null,T[e]||function(){})}function Et(e){if(No){var a=No;No=void 0,a()}No=e&&e.S()}function ws(e){var a=this,t=e.data,o=Ae(t);o.name="ReactiveDom",o.value=t;var n=Ge(function(){for(var i=a,u=a.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var d=A(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=A(function(){return!Array.isArray(d.value)&&!_a(d.value)}),g=Q(function(){if(this.N=ks,c.value){var m=d.value;i.__v&&i.__v.__e&&i.__v.__e.nodeType===3&&(i.__v.__e.data=m)}}),f=a.__$u.d;return a.__$u.d=function(){g(),f.call(this)},[c,d]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}ws.displayName="ReactiveTextNode";Object.defineProperties(ae.prototype,{constructor:{configurable:!0,value:de(S,null).constructor},type:{configurable:!0,value:ws},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});nt("__b",function(e,a){if(Et(),Bt=void 0,typeof a.type=="string"){var t,o=a.props;for(var n in o)if(n!=="children"){var s=o[n];s instanceof ae&&(t||(a.__np=t={}),t[n]=s,o[n]=s.peek())}}e(a)});nt("__r",function(e,a){if(e(a),a.type!==S){Et();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(n,s){var l;return Q(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;Od&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),Bt=o,Et(t)}});nt("__e",function(e,a,t,o){Et(),Bt=void 0,e(a,t,o)});nt("diffed",function(e,a){Et(),Bt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var i=s[l];i===void 0||o&&l in o||(i.d(),s[l]=void 0)}if(o){s||(s={},t.U=s);for(var u in o){var d=s[u],c=o[u];d===void 0?(d=Ud(t,u,c,n),s[u]=d):d.o(c,n)}}}e(a)});function Ud(e,a,t,o){var n=a in e&&e.ownerSVGElement===void 0,s=h(t);return{o:function(l,i){s.value=l,o=i},d:Q(function(){this.N=ks;var l=s.value.value;o[a]!==l&&(o[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}nt("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var n in o){var s=o[n];s&&s.d()}}}var l=a.__np;if(l){var i=a.props;for(var u in l)i[u]=l[u]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});nt("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});et.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var i in this.props)if(!(i in e))return!0;return!1};function Ae(e,a){return Ge(function(){return h(e,a)},[])}var qd=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},Hd=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Nd(){Ho(function(){for(var e;e=bs.shift();)$r.call(e)})}function Gd(){bs.push(this)===1&&(T.requestAnimationFrame||qd)(Nd)}function zd(){Ho(function(){for(var e;e=Ss.shift();)$r.call(e)})}function ks(){Ss.push(this)===1&&(T.requestAnimationFrame||Hd)(zd)}function st(e,a){var t=w(e);t.current=e;var o=Bt;L(function(){return Q(function(){if(this.N=Gd,!(o&&8&o.__$f))return t.current()},a)},[])}function he(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function da(e){return he(e)==="object"}function Wd(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function Vr(e,a){return e.length<124?e:a}var Ps="graphql-transport-ws";var ye=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(ye||{}),ve=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(ve||{});function As(e){if(!da(e))throw new Error(`Message is expected to be an object, but got ${he(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${he(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!da(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!da(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${he(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${he(e.payload.query)}`);if(e.payload.variables!=null&&!da(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${he(e.payload.variables)}`);if(e.payload.operationName!=null&&he(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${he(e.payload.operationName)}`);if(e.payload.extensions!=null&&!da(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${he(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!da(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${he(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Wd(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function _s(e,a){return As(typeof e=="string"?JSON.parse(e,a):e)}function lt(e,a){return As(e),JSON.stringify(e,a)}function Kr(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:i,connectionAckWaitTimeout:u=0,retryAttempts:d=5,retryWait:c=async function(_){let P=Math.pow(2,_);await new Promise(R=>setTimeout(R,P*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:g=Xr,on:f,webSocketImpl:m,generateID:I=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,_=>{let P=Math.random()*16|0;return(_=="x"?P:P&3|8).toString(16)})},jsonMessageReplacer:C,jsonMessageReviver:H}=e,E;if(m){if(!Vd(m))throw new Error("Invalid WebSocket implementation provided");E=m}else typeof WebSocket<"u"?E=WebSocket:typeof global<"u"?E=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(E=window.WebSocket||window.MozWebSocket);if(!E)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let v=E,D=(()=>{let k=(()=>{let P={};return{on(R,K){return P[R]=K,()=>{delete P[R]}},emit(R){"id"in R&&P[R.id]?.(R)}}})(),_={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[k.emit,f.message]:[k.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:k.on,on(P,R){let K=_[P];return K.push(R),()=>{let Z=K.indexOf(R);Z>-1&&K.splice(Z,1)}},emit(P,...R){for(let K of[..._[P]])K(...R)}}})();function Le(k){let _=[D.on("error",P=>{_.forEach(R=>R()),k(P)}),D.on("closed",P=>{_.forEach(R=>R()),k(P)})];return()=>_.forEach(P=>P())}let Y,X=0,la,y=!1,B=0,b=!1;async function M(){clearTimeout(la);let[k,_]=await(Y??(Y=new Promise((K,Z)=>(async()=>{if(y){if(await c(B),!X)return Y=void 0,Z({code:1e3,reason:"All Subscriptions Gone"});B++}D.emit("connecting",y);let F=new v(typeof a=="function"?await a():a,Ps),Ke,Ja;function Po(){isFinite(l)&&l>0&&(clearTimeout(Ja),Ja=setTimeout(()=>{F.readyState===v.OPEN&&(F.send(lt({type:ve.Ping})),D.emit("ping",!1,void 0))},l))}Le(ue=>{Y=void 0,clearTimeout(Ke),clearTimeout(Ja),Z(ue),ue instanceof Ot&&(F.close(4499,"Terminated"),F.onerror=null,F.onclose=null)}),F.onerror=ue=>D.emit("error",ue),F.onclose=ue=>D.emit("closed",ue),F.onopen=async()=>{try{D.emit("opened",F);let ue=typeof t=="function"?await t():t;if(F.readyState!==v.OPEN)return;F.send(lt(ue?{type:ve.ConnectionInit,payload:ue}:{type:ve.ConnectionInit},C)),isFinite(u)&&u>0&&(Ke=setTimeout(()=>{F.close(ye.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},u)),Po()}catch(ue){D.emit("error",ue),F.close(ye.InternalClientError,Vr(ue instanceof Error?ue.message:String(ue),"Internal client error"))}};let Ya=!1;F.onmessage=({data:ue})=>{try{let se=_s(ue,H);if(D.emit("message",se),se.type==="ping"||se.type==="pong"){D.emit(se.type,!0,se.payload),se.type==="pong"?Po():i||(F.send(lt(se.payload?{type:ve.Pong,payload:se.payload}:{type:ve.Pong},C)),D.emit("pong",!1,se.payload));return}if(Ya)return;if(se.type!==ve.ConnectionAck)throw new Error(`First message cannot be of type ${se.type}`);clearTimeout(Ke),Ya=!0,D.emit("connected",F,se.payload,y),y=!1,B=0;let Wn=new Promise((Tp,Sd)=>Le(Sd));Wn.catch(()=>{}),K([F,Wn])}catch(se){F.onmessage=null,D.emit("error",se),F.close(ye.BadResponse,Vr(se instanceof Error?se.message:String(se),"Bad response"))}}})())));k.readyState===v.CLOSING&&await _;let P=()=>{},R=new Promise(K=>P=K);return[k,P,new Promise((K,Z)=>{let F=Le(Z);k.readyState!==v.OPEN&&_.catch(Z),R.then(()=>{if(F(),!X){let Ke=()=>k.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(la),la=setTimeout(()=>{!X&&k.readyState===v.OPEN&&Ke()},s)):Ke()}K()})})]}function fe(k){if(Xr(k)&&($d(k.code)||[ye.InternalServerError,ye.InternalClientError,ye.BadRequest,ye.BadResponse,ye.Unauthorized,ye.SubprotocolNotAcceptable,ye.SubscriberAlreadyExists,ye.TooManyInitialisationRequests].includes(k.code)))throw k;if(b)return!1;if(Xr(k)&&k.code===1e3)return X>0;if(!d||B>=d||!g(k))throw k;return y=!0}o||(async()=>{for(X++;;)try{let[,,k]=await M();await k}catch(k){try{if(!fe(k))return}catch(_){return n?.(_)}}})();function Ie(k,_){let P=I(k),R=!1,K=!1,Z=()=>{X--,R=!0};return(async()=>{for(X++;;)try{let[F,Ke,Ja]=await M();if(R)return Ja.catch(()=>{}),Ke();let Po=D.onMessage(P,Ya=>{switch(Ya.type){case ve.Next:{_.next(Ya.payload);return}case ve.Error:{K=!0,R=!0,_.error(Ya.payload),Z();return}case ve.Complete:{R=!0,Z();return}}});F.send(lt({id:P,type:ve.Subscribe,payload:k},C)),Z=()=>{!R&&F.readyState===v.OPEN&&F.send(lt({id:P,type:ve.Complete},C)),X--,R=!0,Ke()},await Ja.finally(Po);return}catch(F){if(!fe(F))return}})().then(()=>{K||_.complete()}).catch(F=>{_.error(F)}),()=>{R||Z()}}return{on:D.on,subscribe:Ie,iterate(k){let _=[],P={done:!1,error:null,resolve:()=>{}},R=Ie(k,{next(Z){_.push(Z),P.resolve()},error(Z){P.done=!0,P.error=Z,P.resolve()},complete(){P.done=!0,P.resolve()}}),K=(async function*(){for(;;){for(_.length||await new Promise(F=>P.resolve=F);_.length;)yield _.shift();if(P.error)throw P.error;if(P.done)return}})();return K.throw=async Z=>(P.done||(P.done=!0,P.error=Z,P.resolve()),{done:!0,value:void 0}),K.return=async()=>(R(),{done:!0,value:void 0}),K},async dispose(){if(b=!0,Y){let[k]=await Y;k.close(1e3,"Normal Closure")}},terminate(){Y&&D.emit("closed",new Ot)}}}var Ot=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function Xr(e){return da(e)&&"code"in e&&"reason"in e}function $d(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Vd(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var z=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},nm=new z(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),sm=new z(`
    fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}`,{fragmentName:"CreationParts"}),lm=new z(`
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}
    `,{fragmentName:"Refused"}),im=new z(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),um=new z(`
    fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    model {
      id
      name
    }
    deletedAt
  }
}
    `,{fragmentName:"TransactionParts"}),dm=new z(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
}
    `,{fragmentName:"PaymentParts"}),fm=new z(`
    fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}
    `,{fragmentName:"ModelParts"}),Ts=new z(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter, $from: DateTime, $to: DateTime) {
  creations(
    first: $first
    after: $after
    filter: $filter
    createdAfter: $from
    createdBefore: $to
  ) {
    totalCount
    nodes {
      ...CreationParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`),Ms=new z(`
    query OneCreation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`),Rs=new z(`
    query Quote($input: CreateGenerationInput!) {
  quoteGeneration(input: $input) {
    quote {
      credits
    }
    errors {
      __typename
      ... on UserError {
        message
      }
    }
  }
}
    `),Ds=new z(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload {
      id
      uploadUrl
      uploadMethod
      uploadHeaders {
        name
        value
      }
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`),Fs=new z(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creations {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`),Es=new z(`
    mutation RetryGeneration($input: RetryGenerationInput!) {
  retryGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`),Bs=new z(`
    mutation CancelGeneration($id: ID!) {
  cancelGeneration(input: {id: $id}) {
    creation {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`),Go=new z(`
    mutation DeleteCreation($id: ID!) {
  deleteCreation(input: {id: $id}) {
    deletedId
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`),Os=new z(`
    subscription TaskUpdated($after: String) {
  taskUpdated(after: $after) {
    cursor
    kind
    creation {
      ...CreationParts
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`),Us=new z(`
    query Start {
  sandbox
  viewer {
    id
    email
  }
  credit {
    ...CreditParts
  }
  styles {
    id
    name
    nameZh
    description
    descriptionZh
    previewUrl
    models {
      id
    }
  }
  models {
    ...ModelParts
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}`),qs=new z(`
    query Models {
  models {
    ...ModelParts
  }
}
    fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}`),Hs=new z(`
    query Packs {
  creditPacks {
    id
    name
    credits
    amount
    currency
    currencyDecimals
  }
}
    `),Ns=new z(`
    query Transactions($first: Int!, $after: String) {
  credit {
    transactions(first: $first, after: $after) {
      nodes {
        ...TransactionParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    model {
      id
      name
    }
    deletedAt
  }
}`),Gs=new z(`
    query Payments($first: Int!, $after: String) {
  credit {
    payments(first: $first, after: $after) {
      nodes {
        ...PaymentParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
}`),zs=new z(`
    mutation CreateCheckout($pack: ID!) {
  createCheckout(input: {pack: $pack}) {
    checkoutUrl
    payment {
      ...PaymentParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}
fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
}`),Ws=new z(`
    subscription CreditUpdated($after: String) {
  creditUpdated(after: $after) {
    cursor
    kind
    credit {
      ...CreditParts
    }
    transaction {
      ...TransactionParts
    }
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    model {
      id
      name
    }
    deletedAt
  }
}`);var Zr=new URL("/graphql",location.origin),Xd=3e4,oe=class extends Error{},ce=class extends Error{constructor(t,o,n=null){super(t);this.code=o;this.retryAfter=n}code;retryAfter},it=class extends ce{};async function zo(e,a,t){let o=await Qr(Zr,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),n=await Kd(o),s=n.errors?.[0],l=s?.extensions?.code??"";if(o.status===401||l==="UNAUTHENTICATED")throw new it(s?.message??"",l);if(s||!n.data)throw new ce(s?.message??"",l,Zd(o.headers.get("Retry-After")));return n.data}async function Qr(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(Xd)})}catch(o){throw new oe(String(o))}if(t.status===502||t.status===503||t.status===504)throw new oe(`status ${t.status}`);return t}async function Kd(e){try{return await e.json()}catch(a){throw new oe(String(a))}}function Zd(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var jr=new EventTarget;addEventListener("online",Jr);function Jr(){jr.dispatchEvent(new Event("wake"))}function Ma(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let n=()=>{clearTimeout(s),jr.removeEventListener("wake",n),a?.removeEventListener("abort",n),o()},s=setTimeout(n,t);jr.addEventListener("wake",n),a?.addEventListener("abort",n)})}var Ut="atelier.token";function Yr(){try{return localStorage.getItem(Ut)}catch{return null}}function en(e){try{e===null?localStorage.removeItem(Ut):localStorage.setItem(Ut,e)}catch{return}}var dt=document.documentElement.dataset.signIn==="demo",$s=document.documentElement.dataset.sandbox==="yes",Wo=document.documentElement.dataset.cards,Ra=h("starting"),$=h(null),$o=h(!1),on=h(null),_e=Yr(),Vs=null,rn=null,an=null;function Xs(e,a){Vs=e,rn=a,addEventListener("storage",({key:t,newValue:o})=>{t===Ut&&o!==_e&&tn(()=>o===null?sn():ut(o))}),tn(async()=>{(_e===null||!await ut(_e))&&await qt(_e)})}async function V(e,a){let t=_e;try{return await zo(e,a,t)}catch(o){if(!(o instanceof it)||!await qt(t))throw o;return await zo(e,a,_e)}}function nn(){return _e}function qt(e){return e!==_e?Promise.resolve(_e!==null):(an??=jd(()=>Qd(e)).finally(()=>{an=null}),an)}async function Ks(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await ut(a)}async function Zs(){await window.atelier?.signIn?.(),window.atelier&&await tn(async()=>{await qt(_e)})}async function Qs(){await sn(),await window.atelier?.signOut?.()}async function js(){let e=await Js();e&&await ut(e)}async function Qd(e){let a=Yr();if(a!==null&&a!==e&&await ut(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await Js());return t&&t!==e&&await ut(t)?($o.value=e!==null&&!window.atelier,!0):(await sn(),!1)}async function Js(){if(!dt)return null;let e=await Qr("/auth/demo",{method:"POST"});if(e.status!==201)throw new ce("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function ut(e){let a;try{a=await zo(Us,{},e)}catch(t){if(t instanceof it)return!1;throw t}return _e=e,en(e),$.value?.id!==a.viewer.id&&(rn?.(),$.value=a.viewer,Vs?.(a)),Ra.value="signed-in",!0}async function sn(){_e=null,en(null),rn?.(),$.value=null,Ra.value="signed-out"}async function tn(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof oe)&&!(t instanceof ce))throw t;on.value=t instanceof ce&&t.code==="RATE_LIMITED"?t.retryAfter:null,$.value===null&&(Ra.value="unreachable"),await Ma(a)}}async function jd(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var Jd=4403,Yd=4401,ef=15e3,af=1e4,ft=h("opening");function el(e){let a=tf(e),t=new AbortController,{signal:o}=t,n=!1;Ys(a,Ws.toString(),null,o,({creditUpdated:l})=>(e.credit(l),n||(n=!0,e.begun(),s(l.cursor)),l.cursor));let s=l=>Ys(a,Os.toString(),l,o,({taskUpdated:i})=>(e.task(i),i.cursor));return()=>{t.abort(),a.dispose(),ft.value="opening"}}function tf(e){let a=null,t,o=Kr({url:Zr.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${nn()}`}),keepAlive:ef,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async n=>{a!==null&&await qt(a).catch(()=>{}),(a===null||n>1)&&await Ma(n)},on:{connected:()=>{a=null;let n=ft.value==="lost";ft.value="live",n&&(Jr(),e.back())},closed:n=>{clearTimeout(t),a=n.code===Jd?nn():null,ft.value="lost"},ping:n=>{n||(t=setTimeout(()=>o.terminate(),af))},pong:n=>{n&&clearTimeout(t)}}});return o}async function Ys(e,a,t,o,n){let s=t,l=!1,i={query:a,get variables(){return{after:s}}};for(let u=0;!o.aborted&&!l;u++)await new Promise(d=>{let c=({data:m})=>{m&&(s=n(m),u=0)},g=m=>{l=m.code===Yd,d()},f=e.subscribe(i,{next:c,error:g,complete:d});o.addEventListener("abort",f,{once:!0})}),!o.aborted&&!l&&await Ma(u,o)}var of=6e5,Vo=new WeakMap,ln=h(0);function al(e){return ln.value>=0?Vo.get(e):void 0}function Xo(){Vo=new WeakMap,ln.value+=1}async function tl(e,a){let t=Vo.get(e);if(t!==void 0)return t;let o={contentType:e.type,byteSize:e.size},{upload:n,errors:s}=(await V(Ds,{input:o})).createUpload;if(s[0])return s[0];if(!n)throw new ce("The server reserved no place.","INTERNAL");let l=await rf(e,n.uploadMethod,n.uploadUrl,n.uploadHeaders,a);return l!==null?{__typename:"InvalidInput",message:l,path:["input","images"]}:(Vo.set(e,n.id),ln.value+=1,n.id)}function rf(e,a,t,o,n){return new Promise((s,l)=>{let i=new XMLHttpRequest;i.open(a,t),i.timeout=of;for(let{name:u,value:d}of o)i.setRequestHeader(u,d);i.upload.onprogress=({loaded:u,total:d})=>n(d?u/d:0),i.onerror=i.ontimeout=()=>l(new oe("the upload was cut")),i.onload=()=>{i.status<300?s(null):i.status===415||i.status===422||i.status===413?s(nf(i.responseText)):l(new oe(`status ${i.status}`))},i.send(e)})}function nf(e){try{return JSON.parse(e).error.message}catch{return""}}var ol="atelier.models",Ce=h(sf());Q(()=>{try{sessionStorage.setItem(ol,JSON.stringify(Ce.value))}catch{return}});var Qe=h(null),U=A(()=>{let e=Ce.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===Qe.value)??e.find(Fe)??e[0]??null}),Ko={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function Fe({status:e}){return e==="LIVE"}function be({takesPrompt:e}){return!e}async function Da(){try{Ce.value=(await V(qs,{})).models}catch{return}}function Zo(e,a,t){let o=e.prices.find(n=>n.resolution===a)??e.prices[0];return o?o.credits+o.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function sf(){try{return JSON.parse(sessionStorage.getItem(ol)??"null")}catch{return null}}var ct="sty_watercolour",fn=2**31-1,Te=h(ct),Fa=h("AUTO"),Ea=h(null),Ba=h(null),pt=h(!1),mt=h(1),je=h(""),Je=h(""),rl=A(()=>pt.value&&(U.value?.supportsTransparency??!1)),fa=A(()=>{let e=U.value??Ko,a=e.outputFormats.filter(t=>!rl.value||t!=="JPG");return{ratios:un(e.aspectRatios),resolutions:un(e.resolutions),formats:un(a),counts:Array.from({length:e.maxOutputs},(t,o)=>o+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),le=A(()=>{let{ratios:e,resolutions:a,formats:t,counts:o,...n}=fa.value;return{aspectRatio:dn(Fa.value,e),resolution:dn(Ea.value,a),outputFormat:dn(Ba.value,t),background:rl.value?"TRANSPARENT":null,count:Math.min(mt.value,o.length),seed:n.seed&&je.value.trim()!==""?Number(je.value):null,negativePrompt:n.negativePrompt&&Je.value.trim()||null}}),gt=A(()=>{let e=le.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=fn)});function un(e){return e.length>1?e:[]}function dn(e,a){return a.find(t=>t===e)??a[0]??null}var sl=20,pe=h(null),Ht=h(null),Qo=class{constructor(a){this.read=a}read;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=nl([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:nl(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function nl(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var ca=new Qo(async e=>(await V(Ns,{first:sl,after:e})).credit.transactions),Me=new Qo(async e=>(await V(Gs,{first:sl,after:e})).credit.payments);async function ll(){await Promise.all([ca.reload(),Me.reload(),lf()])}async function lf(){try{Ht.value??=(await V(Hs,{})).creditPacks}catch{return}}function il(e){e.credit&&(pe.value=e.credit),e.kind==="RESET"&&jo(),e.transaction&&ca.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&Me.isOpen&&Me.reload()}async function jo(e=!1){let a=[ca,Me].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function ul(){pe.value=null,ca.empty(),Me.empty()}var uf="atelier",Oa="files";var dl=null;async function fl(e){let a=`${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;try{let t=(await cn()).transaction(Oa,"readwrite").objectStore(Oa);await Nt(t.put(e,a));let o=await Nt(t.getAllKeys());return await Promise.all(o.slice(0,Math.max(0,o.length-24)).map(n=>Nt(t.delete(n)))),a}catch{return null}}async function cl(e){try{let a=await Nt((await cn()).transaction(Oa).objectStore(Oa).get(e));return a instanceof File?a:null}catch{return null}}async function pl(){try{await Nt((await cn()).transaction(Oa,"readwrite").objectStore(Oa).clear())}catch{return}}function cn(){return dl??=new Promise((e,a)=>{let t=indexedDB.open(uf,1);t.onupgradeneeded=()=>t.result.createObjectStore(Oa),t.onsuccess=()=>e(t.result),t.onerror=()=>a(new Error("no database",{cause:t.error}))}),dl}function Nt(e){return new Promise((a,t)=>{e.onsuccess=()=>a(e.result),e.onerror=()=>t(new Error("the database failed",{cause:e.error}))})}var re=h(null),Ee=h(new Set),Ua=h(null),Ye=h(null);var df=100,pa=new Map,Gt=new Set,zt=new Set,ht=new Set;function q({status:e}){return e==="WAITING"||e==="PROCESSING"}function xe(e){return pa.get(e)}function ma(e){let a=zt.delete(e.id);if(Gt.has(e.id))return;if(e.deletedAt!==null)return Wt(e.id);let t=pa.get(e.id);if(t===void 0)pa.set(e.id,h(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...ff(t.peek(),e)}}for(let o of ht)o.note(e)}function Wt(e){Gt.add(e);for(let a of ht)a.drop(e)}async function xl(e){return pa.get(e)?.peek()??await qa(e)}async function qa(e){let{creation:a}=await V(Ms,{id:e}),t=pa.get(e);return a&&t&&a.version>=t.peek().version?(zt.delete(e),t.value=a):a&&ma(a),a??null}function Ll(){Gt.clear();for(let e of pa.keys())zt.add(e)}function Il(){pa.clear(),Gt.clear(),zt.clear();for(let e of ht)e.empty()}function Jo(e=!1){for(let a of ht)(!e||a.failed.peek())&&a.reload()}function ff(e,a){return{originalImages:a.originalImages.map((t,o)=>ml(e.originalImages[o]??null,t)??t),generatedImage:ml(e.generatedImage,a.generatedImage)}}function ml(e,a){return e&&a&&gl(e)===gl(a)?{...a,url:e.url,small:e.small}:a}function gl(e){return e.url.split("?",1)[0]??e.url}var ea=class{constructor(a){this.pageSize=a}pageSize;filter=h({});period=h({from:null,to:null});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=A(()=>{let t=this.ids.value.filter(s=>!Ee.value.has(s)).map(s=>pa.get(s)?.value).filter(s=>s!==void 0),o=new Set(t.filter(q).map(({group:s})=>s)),n=s=>q(s)||s.group!==null&&o.has(s.group);return[...t.filter(n),...t.filter(s=>!n(s))]});#t=null;#e=null;#a=!1;open(){return ht.add(this),$.peek()&&this.reload(),()=>ht.delete(this)}show(a,t={from:null,to:null}){this.filter.value=a,this.period.value=t,this.empty(),this.reload()}empty(){this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!cf(a,this.filter.peek())||!pf(a,this.period.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=hl([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){let t=this.#e={},o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:n}=await V(Ts,{first:Math.min(Math.max(this.pageSize,o),df),after:a,filter:this.filter.peek(),...this.period.peek()});if(this.#e!==t)return;this.#e=null;for(let c of n.nodes)ma(c);let s=n.nodes.map(({id:c})=>c).filter(c=>!Gt.has(c)),l=this.ids.peek().filter(c=>!zt.has(c)),i=l.filter(c=>a!==null||s[0]===void 0||c>s[0]),u=s.at(-1),d=a===null&&n.pageInfo.hasNextPage?l.filter(c=>u!==void 0&&c<u):[];this.ids.value=hl([...new Set([...i,...s,...d])]),d.length===0&&(this.#t=n.pageInfo.endCursor,this.hasMore.value=n.pageInfo.hasNextPage),this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function hl(e){return e.sort((a,t)=>a<t?1:-1)}function cf(e,{status:a,style:t,search:o,model:n,group:s}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}function pf({createdAt:e},{from:a,to:t}){let o=Date.parse(e);return(a===null||o>Date.parse(a))&&(t===null||o<Date.parse(t))}var mf=2,gf=2e3,Cl="atelier.intents",Se=h([]),Ha=h(!1),ha="",bl=()=>{};function Sl(e,a){ha=e,bl=a;for(let{key:t,order:o}of Cf())pn({key:t,order:o,phase:"sending",progress:0,trouble:null})}function wl(){ha="",ga=null,Ha.value=!1,Se.value=[]}function Yo(e){let a=performance.now();if(ga&&hf(ga.order,e)&&a-ga.at<gf)return Ha.value=!0,ga.creation;Ha.value=!1;let t=Vt(e).length>0?"uploading":"sending",o=pn({key:vf(),order:e,phase:t,progress:0,trouble:null}),n=ga={order:e,at:a,creation:o};return o.then(s=>{s===null&&ga===n&&(ga=null)}),o}var ga=null;function hf(e,a){let[t,o]=[Vt(e),Vt(a)];return t.length===o.length&&t.every((n,s)=>n===o[s])&&yl(e)===yl(a)}function Vt(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function yl(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function kl({key:e}){let a=Se.peek().find(t=>t.key===e);return a?.phase==="stopped"?pn({...a,phase:"sending",trouble:null}):null}function er(e){Se.value=Se.peek().filter(a=>a.key!==e),mn()}async function pn(e){yf(e);let a=ha;for(let t=0;ha===a;t++)try{let o=await Lf(e.key);if(ha!==a)return null;if("refusal"in o)return Xo(),$t(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null;er(e.key);let[n]=o.creations;for(let s of o.creations)ma(s),t>0&&qa(s.id).catch(()=>{});return bl(n),n}catch(o){if(ha!==a)return null;let n=xf(o);if(n.kind==="failed")return $t(e.key,{phase:"stopped",trouble:n}),null;t>=mf&&$t(e.key,{trouble:n}),await Ma(t)}return null}function xf(e){if(e instanceof oe)return{kind:"unreachable"};if(e instanceof ce)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Lf(e){let{order:a}=If(e);if(a.kind==="retry"){let i={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e},{creation:u,errors:d}=(await V(Es,{input:i})).retryGeneration;return vl(u?[u]:[],d)}let t=Vt(a),o=[];for(let i of a.images??[]){if(!(i instanceof File)){o.push(i);continue}let u=t.indexOf(i),d=await tl(i,c=>$t(e,{phase:"uploading",progress:(u+c)/t.length}));if(typeof d!="string")return{refusal:d};o.push({uploadId:d})}t.length>0&&$t(e,{phase:"sending",order:{...a,images:o}});let n={...a.input,...a.images&&{images:o},idempotencyKey:e},{creations:s,errors:l}=(await V(Fs,{input:n})).createGeneration;return vl(s,l)}function vl([e,...a],t){let o=t[0];if(o?.__typename==="StorageUnavailable")throw new ce(o.message,"UNAVAILABLE",o.retryAfter);if(o)return{refusal:o};if(!e)throw new ce("The response has neither a creation nor an error.","INTERNAL");return{creations:[e,...a]}}function If(e){let a=Se.peek().find(t=>t.key===e);if(!a)throw new ce("The intent was dismissed.","DISMISSED");return a}function yf(e){Se.value=[e,...Se.peek().filter(({key:a})=>a!==e.key)],mn()}function $t(e,a){Se.value=Se.peek().map(t=>t.key===e?{...t,...a}:t),mn()}function vf(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function mn(){let e=Se.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&Vt(a).length===0);try{sessionStorage.setItem(Cl,JSON.stringify({owner:ha,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function Cf(){try{let e=JSON.parse(sessionStorage.getItem(Cl)??"null");return e?.owner===ha?e.entries:[]}catch{return[]}}var Al="atelier.prompts",bf=50,Na=-1,Pl="";function _l(e){if(Na=-1,e==="")return;let a={owner:$.peek()?.id,prompts:[e,...Ml().filter(t=>t!==e)].slice(0,bf)};try{localStorage.setItem(Al,JSON.stringify(a))}catch{return}}function Tl(e,a){let t=Ml();Na>=0&&t[Na]!==a&&(Na=-1),Na===-1&&(Pl=a);let o=Na+e;return o<-1||o>=t.length?null:(Na=o,o===-1?Pl:t[o]??null)}function Ml(){try{let e=JSON.parse(localStorage.getItem(Al)??"null");return e!==null&&e.owner===$.peek()?.id?e.prompts:[]}catch{return[]}}var Sf=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],wf=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function Rl(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await kf(e),o=Sf.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};let n=e.type===o?e:new File([e],a,{type:o}),s=await Pf(n);return s?Af(n,s):n.size>31457280?{kind:"bytes",name:a,bytes:n.size}:wf.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function kf(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function Pf(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function Af(e,a){let t=a.naturalWidth*a.naturalHeight,n=Dl(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let i=await _f(a,l,s);if(i===null)break;let u=new File([i],e.name,{type:i.type});if(i.size<=31457280)return{kind:"photograph",file:u,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function _f(e,a,t){let o=Dl(e,a);return new Promise(n=>o?o.toBlob(n,t,.95):n(null))}function Dl(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let o=t.getContext("2d");return o===null?null:(o.imageSmoothingQuality="high",o.drawImage(e,0,0,t.width,t.height),t)}var te=h([]),Be=h(0),xa=h(null),Oe=A(()=>(U.value??Ko).maxInputImages),Re=A(()=>te.value.slice(0,Oe.value)),Xt=h(new Map),Tf=0,Kt={};async function gn(e){if(xa.value=null,e.length===0)return ar({kind:"nothing"});let a=Kt,t=tr()>0||Oe.peek()>1?null:te.peek()[0],o=e.slice(0,t?1:Math.max(0,tr()));o.length<e.length&&ar({kind:"full",most:Oe.peek()}),Be.value+=o.length;for(let n of o){let s=await Rl(n);if(a!==Kt)return;if(Be.value-=1,s.kind!=="photograph"){ar(s);continue}t&&rr(t.key);let{file:l,thumbnail:i,reduced:u}=s;Bl({key:Zt(),kind:"file",file:l,thumbnail:i,reduced:u}),fl(l).then(d=>{d!==null&&(Xt.value=new Map(Xt.peek()).set(l,d))})}}function or({id:e,generatedImage:a}){if(xa.value=null,!a)return!1;let t=te.peek();return t.some(o=>o.kind==="creation"&&o.id===e)?!0:tr()<=0&&Oe.peek()>1?(ar({kind:"full",most:Oe.peek()}),!1):(tr()<=0&&t[0]&&rr(t[0].key),Bl({key:Zt(),kind:"creation",id:e,picture:a}),!0)}function ar(e){xa.value??=e}function rr(e){xa.value=null,te.value=te.peek().filter(a=>a.key!==e)}function hn(e,a){let t=te.peek().find(n=>n.key===e);if(!t||a<0||a>=te.peek().length)return;let o=te.peek().filter(n=>n!==t);te.value=[...o.slice(0,a),t,...o.slice(a)]}function xn(){Kt={},Be.value=0,xa.value=null,te.value=[]}function nr(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function Fl(){return te.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=Xt.value.get(e.file);if(a!==void 0)return[{kind:"file",file:a,thumbnail:e.thumbnail,reduced:e.reduced}];let t=al(e.file);return t===void 0?[]:[{kind:"upload",id:t,name:e.file.name,thumbnail:e.thumbnail}]})}async function El(e){let a=e.filter(s=>s.kind==="file"),t=Kt;Be.value+=a.length;let o=new Map(await Promise.all(a.map(async s=>[s.file,await cl(s.file)])));if(t!==Kt)return;Be.value-=a.length;let n=e.flatMap(s=>{if(s.kind!=="file")return[{...s,key:Zt()}];let l=o.get(s.file);return l?(Xt.value=new Map(Xt.peek()).set(l,s.file),[{...s,file:l,key:Zt()}]):[]});te.value=[...n,...te.peek()]}function sr({id:e,originalImages:a}){xn(),te.value=a.map((t,o)=>({key:Zt(),kind:"original",id:e,position:o,picture:t}))}function Bl(e){te.value=[...te.peek(),e]}function tr(){return Oe.peek()-te.peek().length-Be.peek()}function Zt(){return`reference-${Tf+=1}`}var we=h(""),aa=A(()=>{let e=U.value;return e&&Zo(e,le.value.resolution,Re.value.length)}),xt=A(()=>aa.value&&aa.value*le.value.count),In=A(()=>{let e=pe.value?.balance;return xt.value===null||e===void 0?0:Math.max(0,xt.value-e)}),jt=A(()=>{let e=U.value;return e===null||be(e)?0:Math.max(0,[...we.value.trim()].length-e.maxPromptLength)}),yn=A(()=>{let e=U.value;if(e===null||be(e))return null;let a=e.maxPromptLength-[...we.value.trim()].length;return a>=0&&a<=Math.min(200,e.maxPromptLength/5)?a:null}),vn=A(()=>{let e=U.value;return e===null||xt.value===null||pe.value===null||Be.value>0?"loading":Fe(e)?e.requiresInputImage&&Re.value.length===0?"image":!be(e)&&we.value.trim()===""?"prompt":jt.value>0?"long":In.value>0?"credits":null:"paused"});function lr(e){Qe.value=e.model.id,we.value=e.prompt,Te.value=e.style.id,Fa.value=e.aspectRatio,Ea.value=e.resolution,Ba.value=e.outputFormat}function Ol(){let e=U.peek();if(e===null)return;let a=be(e)?{}:{prompt:we.peek().trim(),style:Te.peek()};_l(a.prompt??"");let t={model:e.id,...a,...le.peek(),maxCredits:xt.peek()};Yo({kind:"create",input:t,images:Re.peek().map(nr)}).then(o=>{o===null&&Da()})}var Ln="atelier.draft",Qt=h(null),Ul=h(!1);Mf().finally(()=>{Ul.value=!0});Q(()=>{if(!Ul.value)return;let e={owner:Qt.value,prompt:we.value,model:Qe.value,style:Te.value,ratio:Fa.value,resolution:Ea.value,format:Ba.value,isTransparent:pt.value,count:mt.value,seed:je.value,negativePrompt:Je.value,references:Fl()};for(let a of[sessionStorage,localStorage])try{a.setItem(Ln,JSON.stringify(e))}catch{return}});function ql(e){Qt.peek()!==null&&Qt.peek()!==e&&(xn(),dt||(we.value=Je.value=""),pl()),Qt.value=e}async function Mf(){try{let e=sessionStorage.getItem(Ln)??localStorage.getItem(Ln),a=JSON.parse(e??"null");if(a===null)return;Qt.value=a.owner??null,we.value=a.prompt??"",Qe.value=a.model??null,Te.value=a.style??ct,Fa.value=a.ratio??"AUTO",Ea.value=a.resolution??null,Ba.value=a.format??null,pt.value=a.isTransparent??!1,mt.value=a.count??1,je.value=a.seed??"",Je.value=a.negativePrompt??"",await El(a.references??[])}catch{return}}var ie=new ea(12),ir=new ea(4),ta=h(null),Lt=A(()=>{let e=ie.shown.value;return e.find(({id:a})=>a===ta.value)??e[0]??null}),Hl=A(()=>{let e=Lt.value;if(e===null||e.group===null)return e?[e]:[];let a=[...ie.shown.value,...ir.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,o)=>t.id<o.id?-1:1)});var Ue=h(null);var Cn=null;function Gl(){Xs(e=>{ql(e.viewer.id),pe.value=e.credit,Ue.value=e.styles,Ce.value=e.models,Jo(),Cn=el({task:({kind:a,creation:t})=>{a==="RESET"?(Ll(),Nl()):t&&ma(t)},credit:il,begun:Nl,back:()=>{Jo(!0),jo(!0)}}),Sl(e.viewer.id,({id:a})=>{ta.value=a})},()=>{Cn?.(),Cn=null,wl(),Xo(),Il(),ul(),ta.value=null})}function Nl(){Jo(),jo()}function zl(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,n,s,l=[],i="",u=e.split("/");for(u[0]||u.shift();n=u.shift();)t=n[0],t==="*"?(l.push(t),i+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~o?o:~s?s:n.length)),i+=~o&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(i+=(~o?"?":"")+"\\"+n.substring(s))):i+="/"+n;return{keys:l,pattern:new RegExp("^"+i+(a?"(?=$|/)":"/?$"),"i")}}var Rf=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function bn(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Wl(e,a,t){t&&!Rf&&(a=t);let o=a(),[{_instance:n},s]=O({_instance:{_value:o,_getSnapshot:a}});return De(()=>{n._value=o,n._getSnapshot=a,bn(n._value,a())||s({_instance:n})},[e,o,a]),L(()=>(bn(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{bn(n._value,n._getSnapshot())||s({_instance:n})})),[e]),o}function $l(e){return a=>e(a)}var ur=e=>{let a=w([e,(...t)=>a[0](...t)]).current;return De(()=>{a[0]=e}),a[1]};var Vl=["popstate","pushState","replaceState","hashchange"],Jt=[],Xl=()=>Jt.forEach(e=>e()),Df=e=>(Jt.push(e)===1&&Vl.forEach(a=>addEventListener(a,Xl)),()=>{Jt=Jt.filter(a=>a!==e),Jt.length||Vl.forEach(a=>removeEventListener(a,Xl))}),Sn=(e,a)=>Wl(Df,e,a),Kl=()=>location.search,jl=({ssrSearch:e}={})=>Sn(Kl,e!=null?()=>e:Kl),Zl=()=>location.pathname,Ff=({ssrPath:e}={})=>Sn(Zl,e!=null?()=>e:Zl),Ef=()=>history.state,Jl=()=>Sn(Ef,()=>null),Yt=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Yl=e=>[Ff(e),Yt],Ql=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Ql]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,Ql,{value:!0})}var ei=(e="")=>e==="/"?"":e,ai=(e,a)=>e[0]==="~"?e.slice(1):ei(a)+e,kn=(e,a)=>(e=wn(ei(e)),a=wn(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),wn=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},ti=e=>wn(e[0]==="?"?e.slice(1):e);var oi={hook:Yl,searchHook:jl,parser:zl,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},ri=at(oi),It=()=>ot(ri),ni={},si=at(ni),Bf=()=>ot(si),li=(e,a=e.base)=>kn(a,e.hook(e)[0]),ii=e=>{let[a,t]=e.hook(e);return[kn(e.base,a),ur((o,n)=>e.aroundNav(t,ai(o,e.base),n))]},oa=()=>ii(It()),Of=()=>{let e=It();return ti(e.searchHook(e))},ui=(e,a,t,o)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=n.exec(t);if(!l)return[!1,null];let i={};for(let u=1;u<l.length;u++)i[u-1]=l[u];if(s)for(let u=0;u<s.length;u++)i[s[u]]=l[u+1];else Object.assign(i,l.groups);return o?[!0,i,l[0]]:[!0,i]};var Uf=({children:e,...a})=>{let t=It(),o=a.hook?oi:t,n=o;if(a.ssrPath){let[u,d=a.ssrSearch??""]=a.ssrPath.split("?");u&&(a.ssrSearch=d,a.ssrPath=u)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=w(o),l=s.current,i=l;for(let u in o){let d=u==="base"?o[u]+(a[u]??""):a[u]??o[u];d!==i[u]&&(l===i&&(s.current=i={...i}),i[u]=d),(d!==o[u]||d!==n[u])&&(n=i)}return de(ri.Provider,{value:n},e)},qf=({children:e,component:a},t)=>a?de(a,{params:t}):typeof e=="function"?e(t):e,Hf=e=>{let a=w(ni),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(n=>e[n]!==t[n])?e:t};function dr(){let[e,a]=oa(),t=Of(),o=Ge(()=>new URLSearchParams(t),[t]),n=o,s=ur((l,i)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let u=n.toString();a(e+(u?"?"+u:""),i)});return[o,s]}var eo=({path:e,nest:a,match:t,...o})=>{let n=It(),s=li(n),[l,i,u]=t??ui(n.parser,e,s,a),d=Hf({...Bf(),...i});if(!l)return null;let c=qf(o,d);return de(si.Provider,{value:d},u?de(Uf,{base:u},c):c)},me=$l((e,a)=>{let t=It(),[o,n]=ii(t),{to:s="",href:l=s,onClick:i,asChild:u,children:d,className:c,replace:g,state:f,transition:m,...I}=e;return I.onClick=ur(C=>{C.ctrlKey||C.metaKey||C.altKey||C.shiftKey||C.button!==0||(i?.(C),C.defaultPrevented||(C.preventDefault(),n(l,e)))}),I.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(I.className=c?.call?c(o===l):c),a&&(I.ref=a),u&&_a(d)?Do(d,I):de("a",I,d)}),di=(e,a=[])=>{if(Array.isArray(e))for(let t of e)di(t&&t.type===S?t.props.children:t,a);else a.push(e);return a},fi=({children:e,location:a})=>{let t=It(),o=li(t);for(let n of di(e)){let s=0;if(_a(n)&&(s=ui(t.parser,n.props.path,a||o,n.props.nest))[0])return Do(n,{match:s})}return null};var Nf=40,J=new ea(Nf);var Gf=/^\/creations\/([^/]+)$/;function ze(e){return`/creations/${encodeURIComponent(e)}`}function ao(e){let a=Gf.exec(e)?.[1];return a===void 0?null:Wf(a)}function Ga(e){return ao(e)===null?e:Pn()?.below??"/creations"}function ra(e,a){let t=Ga(location.pathname);re.value={id:e,within:a},Yt(ze(e)+zf(t),{state:{below:t}})}function fr(e){re.value={id:e,within:re.peek()?.within??null},Yt(ze(e)+location.search,{replace:!0,state:Pn()})}function La(){ao(location.pathname)!==null&&(Pn()?history.back():Yt(`/creations${location.search}`,{replace:!0}))}function ci(e){let a=ao(e);a!==re.peek()?.id&&(re.value=a===null?null:{id:a,within:Ga(e)==="/"?ie:J})}function zf(e){return e==="/creations"?location.search:""}function Pn(){let e=history.state;return typeof e?.below=="string"?{below:e.below}:null}function Wf(e){try{return decodeURIComponent(e)}catch{return e}}var $f=0;function r(e,a,t,o,n,s){a||(a={});var l,i,u=a;if("ref"in u)for(i in u={},a)i=="ref"?l=a[i]:u[i]=a[i];var d={type:e,props:u,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--$f,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(i in l)u[i]===void 0&&(u[i]=l[i]);return T.vnode&&T.vnode(d),d}function pi({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:n,cell:s})=>r("td",{class:n?"number":void 0,children:s(t)},o))},t.id))})]})}function ge(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function mi(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function ne(e,a,t){return e===1?a:t}function Vf(e){let a=Math.ceil(e/60);return`${a} ${ne(a,"minute","minutes")}`}var gi={credits:e=>`${e.toLocaleString("en")} ${ne(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",notify:"Notify me when images are done",notifyOff:"Stop notifications",notifyForbidden:"Your browser blocks notifications of this site.",shortcuts:"Keyboard shortcuts",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier",missing:"Page not found \xB7 Atelier",done:(e,a)=>`(${e}) ${a}`},missing:{title:"There is no page here",text:"The address may be mistyped, or the page may have moved.",studio:"Open the studio"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",limited:e=>e===null?null:`Too many people signed in from your network. Try again in about ${Vf(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},shortcuts:{title:"Keyboard shortcuts",list:[["Ctrl Enter","Make the image"],["\u2191","Use an earlier prompt, at the start of the field"],["C","Hold to compare with the original"],["\u2190 \u2192","Previous and next image"],["+ \u2212 1 0","Zoom in, out, to actual pixels, and to the whole image"],["Shift Click","Select all up to this one, in My creations"],["Delete","Delete"],["Esc","Close, or end the selection"],["?","Show this list"]]},startOver:{title:"Start over as a new demo user?",text:"Your creations and credits stay with the present demo user, and you can no longer reach them.",keep:"Stay",confirm:"Start over"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${ne(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${ne(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${ne(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${ne(e,"character","characters")} too long.`,promptLeft:e=>`${e.toLocaleString("en")} ${ne(e,"character","characters")} left`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,low:e=>`(${e.toLocaleString("en")} left after this)`,failed:e=>`${e} without an image`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${ne(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${ne(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${e} ${ne(e,"second","seconds")}.`,uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${ne(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Compare",compareKey:"Hold to see the original, or hold C",share:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",asSource:"Use as reference",edit:"Edit the prompt",vary:"Vary",varyMeans:"Make a variation of this image with the same prompt.",another:"Another like this",anotherMeans:"Make another image with the same prompt and settings.",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${ne(e,"creation","creations")}`,gone:"This creation no longer exists.",goneText:"It was deleted, or it belongs to another account.",anyTime:"Any time",date:"Date",dates:{today:"Today",week:"Last 7 days",month:"Last 30 days"},today:"Today",yesterday:"Yesterday",underWay:"In progress",select:e=>`Select ${e}`,selected:e=>`${e.toLocaleString("en")} selected`,selectSome:"Select",selectAll:"Select all that are loaded",selection:"Selection",clearSelection:"Clear selection",remove:e=>e===1?"Delete":`Delete ${e.toLocaleString("en")}`,removed:e=>`${e.toLocaleString("en")} ${ne(e,"creation","creations")} deleted.`,undo:"Undo",removalFailed:e=>`${e.toLocaleString("en")} ${ne(e,"creation","creations")} could not be deleted. Try again.`,unfinished:e=>`${e.toLocaleString("en")} ${ne(e,"is","are")} still in progress and cannot be deleted yet.`},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, + \u2212 1 0 to zoom, hold C to compare, Delete to delete, Esc to close",zoom:"Zoom",zoomIn:"Zoom in",zoomOut:"Zoom out",ownPixels:"Show the actual pixels",whole:"Show the whole image"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${ne(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",packImages:(e,a)=>`${e.toLocaleString("en")} ${ne(e,"image","images")} with ${a}`,perImage:e=>`${e} each`,saving:e=>`Save ${e}%`,pack:"Pack",packGone:"No longer sold",document:"Receipt",receipt:"Receipt",resume:"Resume payment",paidBack:e=>`${e} returned`,payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var Ia={language:"atelier.language",theme:"atelier.theme"};function yt(e){try{return localStorage.getItem(e)}catch{return null}}function vt(e,a){try{localStorage.setItem(e,a)}catch{return}}var hi=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],qe=h(yi());Q(()=>{document.documentElement.lang=qe.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===Ia.language&&(qe.value=yi())});var ya=A(()=>navigator.languages.find(e=>e.split("-",1)[0]===qe.value)??(qe.value==="zh"?"zh-Hans":"en"));function xi(e){qe.value=e,vt(Ia.language,e)}function to(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(ya.value,{style:"currency",currency:a,...n}).format(e/10**t)}function oo(e){return new Intl.DateTimeFormat(ya.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function Li(e){return`${new Intl.NumberFormat(ya.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function va(e){return new Intl.NumberFormat(ya.value).format(e)}function Ii(e){return new Intl.NumberFormat(ya.value,{signDisplay:"exceptZero"}).format(e).replace("-","\u2212")}function yi(){let e=yt(Ia.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}var vi={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",notify:"\u56FE\u7247\u751F\u6210\u540E\u901A\u77E5\u6211",notifyOff:"\u5173\u95ED\u901A\u77E5",notifyForbidden:"\u6D4F\u89C8\u5668\u5DF2\u7981\u6B62\u672C\u7AD9\u53D1\u9001\u901A\u77E5\u3002",shortcuts:"\u952E\u76D8\u5FEB\u6377\u952E",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier",missing:"\u9875\u9762\u4E0D\u5B58\u5728 \xB7 Atelier",done:(e,a)=>`(${e}) ${a}`},missing:{title:"\u9875\u9762\u4E0D\u5B58\u5728",text:"\u5730\u5740\u53EF\u80FD\u6709\u8BEF\uFF0C\u6216\u9875\u9762\u5DF2\u79FB\u52A8\u3002",studio:"\u53BB\u521B\u4F5C"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",limited:e=>e===null?null:`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u8BF7\u7EA6 ${Math.ceil(e/60)} \u5206\u949F\u540E\u518D\u8BD5\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},shortcuts:{title:"\u952E\u76D8\u5FEB\u6377\u952E",list:[["Ctrl Enter","\u751F\u6210\u56FE\u7247"],["\u2191","\u5149\u6807\u5728\u5F00\u5934\u65F6\uFF0C\u8C03\u51FA\u4E4B\u524D\u7684\u63CF\u8FF0"],["C","\u6309\u4F4F\u5BF9\u6BD4\u539F\u56FE"],["\u2190 \u2192","\u4E0A\u4E00\u5F20\u3001\u4E0B\u4E00\u5F20"],["+ \u2212 1 0","\u653E\u5927\u3001\u7F29\u5C0F\u3001\u5B9E\u9645\u50CF\u7D20\u3001\u6574\u5F20\u56FE\u7247"],["Shift \u5355\u51FB","\u5728\u201C\u6211\u7684\u4F5C\u54C1\u201D\u4E2D\u8FDE\u7EED\u9009\u62E9"],["Delete","\u5220\u9664"],["Esc","\u5173\u95ED\uFF0C\u6216\u53D6\u6D88\u9009\u62E9"],["?","\u663E\u793A\u5FEB\u6377\u952E\u5217\u8868"]]},startOver:{title:"\u786E\u5B9A\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237\u5417\uFF1F",text:"\u73B0\u6709\u7684\u4F5C\u54C1\u548C\u79EF\u5206\u5C5E\u4E8E\u5F53\u524D\u6F14\u793A\u7528\u6237\uFF0C\u66F4\u6362\u540E\u5C06\u65E0\u6CD5\u518D\u8BBF\u95EE\u3002",keep:"\u6682\u4E0D\u66F4\u6362",confirm:"\u66F4\u6362"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,promptLeft:e=>`\u8FD8\u53EF\u8F93\u5165 ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,low:e=>`\uFF08\u751F\u6210\u540E\u5269\u4F59 ${e.toLocaleString("zh")}\uFF09`,failed:e=>`${e} \u4EF6\u672A\u751F\u6210\u56FE\u7247`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u5BF9\u6BD4\u539F\u56FE",compareKey:"\u6309\u4F4F\u53EF\u67E5\u770B\u539F\u56FE\uFF0C\u4E5F\u53EF\u6309\u4F4F C \u952E",share:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",edit:"\u4FEE\u6539\u63CF\u8FF0",vary:"\u751F\u6210\u53D8\u4F53",varyMeans:"\u4EE5\u8FD9\u5F20\u56FE\u7247\u4E3A\u53C2\u8003\uFF0C\u7528\u540C\u6837\u7684\u63CF\u8FF0\u518D\u751F\u6210\u4E00\u5F20\u3002",another:"\u518D\u6765\u4E00\u5F20",anotherMeans:"\u7528\u540C\u6837\u7684\u63CF\u8FF0\u548C\u9009\u9879\u518D\u751F\u6210\u4E00\u5F20\u3002",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002",goneText:"\u4F5C\u54C1\u5DF2\u88AB\u5220\u9664\uFF0C\u6216\u5C5E\u4E8E\u5176\u4ED6\u8D26\u53F7\u3002",anyTime:"\u5168\u90E8\u65F6\u95F4",date:"\u65E5\u671F",dates:{today:"\u4ECA\u5929",week:"\u6700\u8FD1 7 \u5929",month:"\u6700\u8FD1 30 \u5929"},today:"\u4ECA\u5929",yesterday:"\u6628\u5929",underWay:"\u751F\u6210\u4E2D",select:e=>`\u9009\u62E9 ${e}`,selected:e=>`\u5DF2\u9009 ${e.toLocaleString("zh")} \u4EF6`,selectSome:"\u9009\u62E9",selectAll:"\u5168\u9009\u5DF2\u52A0\u8F7D\u7684\u4F5C\u54C1",selection:"\u6240\u9009\u4F5C\u54C1",clearSelection:"\u53D6\u6D88\u9009\u62E9",remove:e=>e===1?"\u5220\u9664":`\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6`,removed:e=>`\u5DF2\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u3002`,undo:"\u64A4\u9500",removalFailed:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u5220\u9664\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002`,unfinished:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u4ECD\u5728\u751F\u6210\u4E2D\uFF0C\u6682\u65F6\u65E0\u6CD5\u5220\u9664\u3002`},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0C+ \u2212 1 0 \u7F29\u653E\uFF0C\u6309\u4F4F C \u5BF9\u6BD4\u539F\u56FE\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED",zoom:"\u7F29\u653E",zoomIn:"\u653E\u5927",zoomOut:"\u7F29\u5C0F",ownPixels:"\u67E5\u770B\u5B9E\u9645\u50CF\u7D20",whole:"\u67E5\u770B\u6574\u5F20\u56FE\u7247"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",packImages:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,perImage:e=>`\u6BCF\u5F20 ${e}`,saving:e=>`\u7701 ${e}%`,pack:"\u79EF\u5206\u5305",packGone:"\u5DF2\u505C\u552E",document:"\u6536\u636E",receipt:"\u67E5\u770B\u6536\u636E",resume:"\u7EE7\u7EED\u4ED8\u6B3E",paidBack:e=>`\u5DF2\u9000 ${e}`,payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var Xf={en:gi,zh:vi},p=A(()=>Xf[qe.value]);function N({id:e,name:a}){let t=Ce.value?.find(o=>o.id===e)??Ue.value?.find(o=>o.id===e);return t?qe.value==="zh"?t.nameZh:t.name:a}function cr({description:e,descriptionZh:a}){return qe.value==="zh"?a:e}var Kf={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function pr(e){return Kf[e]}function ee({prompt:e,model:a}){return e||N(a)}function za(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return Zf(e)}}function Zf({message:e,path:a}){let{refusals:t}=p.value,o=a?.find(n=>n in t.fields);return o&&t.fields[o]||t.invalid(e)}function Ci(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return za(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function bi(){let{billing:e}=p.value,a=$.value?.id;return L(()=>{a!==void 0&&ll()},[a]),ec(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(ac,{}),r(Qf,{}),r(jf,{}),r(Jf,{}),r(tc,{})]})}function Qf(){let{billing:e}=p.value,a=pe.value,t=l=>l===void 0?"\u2013":va(l),[o,n]=[U.value,aa.value],s=a&&o&&n?e.images(Math.floor(a.balance/n),N(o)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:s})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function jf(){let{billing:e,credits:a}=p.value,t=pe.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function Jf(){let{billing:e,refusals:a}=p.value,t=Ae(null),o=Ae(null),n=async s=>{t.value=s.id,o.value=null;try{let{checkoutUrl:l,errors:i}=(await V(zs,{pack:s.id})).createCheckout;if(l){location.assign(l);return}o.value=i[0]?za(i[0]):a.failed}catch(l){o.value=l instanceof oe?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:Wo==="off"?e.off:Ht.value?.length===0?e.noPacks:e.packsText}),Wo==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:Ht.value?.map(s=>r("li",{class:"pack card",children:[r("h3",{children:s.name}),r("p",{class:"pack-credits",children:p.value.credits(s.credits)}),r("p",{class:"pack-price",children:to(s.amount,s.currency,s.currencyDecimals)}),r(Yf,{pack:s}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:t.value!==null||Wo==="off",onClick:ge(()=>n(s)),children:t.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function Yf({pack:e}){let{billing:a}=p.value,[t,o]=[U.value,aa.value],n=t&&o?Math.floor(e.credits/o):0,s=Math.max(...(Ht.value??[]).filter(({currency:i})=>i===e.currency).map(({amount:i,credits:u})=>i/u)),l=Math.floor((1-e.amount/e.credits/s)*100);return r("p",{class:"pack-worth",children:[n>0&&t&&o&&r(S,{children:[a.packImages(n,N(t))," ",r("span",{class:"hint",children:a.perImage(to(Math.round(e.amount/e.credits*o),e.currency,e.currencyDecimals))})]}),l>0&&r("span",{class:"tag tag-paid",children:a.saving(l)})]})}function ec(){L(()=>{let e=()=>{let a=Me.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&Me.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function ac(){let{billing:e,credits:a}=p.value,[t]=dr(),o=t.get("payment");if(o===null)return null;let n=Me.items.value?.find(l=>l.id===o),s=n?.status==="PAID"?e.paid(a(n.credits)):n?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function tc(){let e=Me.items.value!==null&&ca.items.value!==null,a=Me.failed.value||ca.failed.value;return e||a?r(S,{children:[r(oc,{}),r(sc,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function oc(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>oo(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:e.pack,cell:({pack:l})=>l?.name??r("span",{class:"hint",children:e.packGone})},{title:o,isNumber:!0,cell:({credits:l})=>va(l)},{title:n,isNumber:!0,cell:l=>r(rc,{payment:l})},{title:e.document,cell:l=>r(nc,{payment:l})}];return r(Si,{title:e.payments,history:Me,none:e.noPayments,columns:s})}function rc({payment:{amount:e,amountRefunded:a,currency:t,currencyDecimals:o,status:n}}){let{billing:s}=p.value;return r(S,{children:[to(e,t,o),a>0&&n!=="REFUNDED"&&r("span",{class:"payment-back",children:s.paidBack(to(a,t,o))})]})}function nc({payment:{checkoutUrl:e,receiptUrl:a}}){let{billing:t}=p.value;return e?r("a",{href:e,children:t.resume}):a?r("a",{href:a,target:"_blank",rel:"noopener",children:t.receipt}):null}function sc(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>oo(l)},{title:t,cell:l=>r(lc,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:Ii(l.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:l})=>va(l)}];return r(Si,{title:e.history,history:ca,none:e.noHistory,columns:s})}function lc({entry:e}){return r(S,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(ic,{entry:e})]})}function ic({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(me,{class:"entry-link",dir:"auto",href:ze(e.id),children:ee(e)}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function Si({title:e,history:a,none:t,columns:o}){let{billing:n,gallery:s}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(pi,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[n.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:s.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:s.more})]})}var Wa=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var wi=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function ki(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:wi(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Pi=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var Ai=e=>{let a=Pi(e);return a.charAt(0).toUpperCase()+a.slice(1)};var Ca={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function An(e){return e!=null}function _i(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,n=e.size??e.width??Ca.width,s=e.size??e.height??Ca.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],i=[...e.name?[`lucide-${e.name}`]:[],...l],u=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?Wa(...u):Wa("lucide",...i,...u),c=a.absoluteStrokeWidth?Number(a.strokeWidth??Ca["stroke-width"])*Number(e.size??e.width??Ca.width)/Number(a.size??a.width??Ca.width):a.strokeWidth??Ca["stroke-width"];return["svg",{...Object.entries(Ca).reduce((f,[m,I])=>(f[o(m)]=I,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&An(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&An(a.width)&&{[o("width")]:a.width},..."height"in a&&An(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[m,I,C]=f,H=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...I}:I;return C?[m,H,C]:[m,H]})]}var Ti=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var uc=at({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var Mi=()=>ot(uc);var Ri=({color:e,size:a,width:t,height:o,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:i,iconNode:u=[],icon:d={node:u,aliases:[],size:24},class:c="",...g})=>{let{size:f=24,strokeWidth:m=2,absoluteStrokeWidth:I=!1,nonScalingStroke:C=!1,color:H="currentColor",class:E=""}=Mi()??{},[v,D,Le=[]]=_i(d,{color:e??H,width:t??a??f,height:o??a??f,strokeWidth:n??m,absoluteStrokeWidth:s??I,nonScalingStroke:l??C,className:Wa(E,c),hasA11yProp:!!i||Ti(g),attributes:g});return de(v,{...D},[...Le.map(([Y,X])=>de(Y,X)),...Or(i)])};function x(e,a,t=[]){let o=typeof e=="string"?ki(e,a,t):e,n=({class:s="",className:l="",children:i,...u})=>de(Ri,{...u,icon:o,class:Wa(s,l)},i);return o.name&&(n.displayName=Ai(o.name)),n}var Di={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};Di.node;var ro=x(Di);var Fi={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};Fi.node;var $a=x(Fi);var Ei={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Ei.node;var Va=x(Ei);var Bi={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};Bi.node;var We=x(Bi);var Oi={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};Oi.node;var no=x(Oi);var Ui={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};Ui.node;var so=x(Ui);var qi={name:"copy-plus",size:24,node:[["line",{x1:"15",x2:"15",y1:"12",y2:"18",key:"1p7wdc"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15",key:"1nscbv"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2",key:"17jyea"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",key:"zix9uf"}]]};qi.node;var lo=x(qi);var Hi={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};Hi.node;var io=x(Hi);var Ni={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Ni.node;var Xa=x(Ni);var Gi={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};Gi.node;var uo=x(Gi);var zi={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};zi.node;var Ka=x(zi);var Wi={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Wi.node;var Ct=x(Wi);var $i={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};$i.node;var fo=x($i);var Vi={name:"list-checks",size:24,node:[["path",{d:"M13 5h8",key:"a7qcls"}],["path",{d:"M13 12h8",key:"h98zly"}],["path",{d:"M13 19h8",key:"c3s6r1"}],["path",{d:"m3 17 2 2 4-4",key:"1jhpwq"}],["path",{d:"m3 7 2 2 4-4",key:"1obspn"}]]};Vi.node;var co=x(Vi);var Xi={name:"maximize",size:24,node:[["path",{d:"M8 3H5a2 2 0 0 0-2 2v3",key:"1dcmit"}],["path",{d:"M21 8V5a2 2 0 0 0-2-2h-3",key:"1e4gt3"}],["path",{d:"M3 16v3a2 2 0 0 0 2 2h3",key:"wsl5sc"}],["path",{d:"M16 21h3a2 2 0 0 0 2-2v-3",key:"18trek"}]]};Xi.node;var po=x(Xi);var Ki={name:"minus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}]]};Ki.node;var mo=x(Ki);var Zi={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Zi.node;var go=x(Zi);var Qi={name:"pencil",size:24,node:[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z",key:"1a8usu"}],["path",{d:"m15 5 4 4",key:"1mk7zo"}]]};Qi.node;var ho=x(Qi);var ji={name:"plus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}],["path",{d:"M12 5v14",key:"s699le"}]]};ji.node;var xo=x(ji);var Ji={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Ji.node;var Lo=x(Ji);var Yi={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};Yi.node;var Io=x(Yi);var eu={name:"shuffle",size:24,node:[["path",{d:"m18 14 4 4-4 4",key:"10pe0f"}],["path",{d:"m18 2 4 4-4 4",key:"pucp1d"}],["path",{d:"M2 18h1.973a4 4 0 0 0 3.3-1.7l5.454-8.6a4 4 0 0 1 3.3-1.7H22",key:"1ailkh"}],["path",{d:"M2 6h1.972a4 4 0 0 1 3.6 2.2",key:"km57vx"}],["path",{d:"M22 18h-6.041a4 4 0 0 1-3.3-1.8l-.359-.45",key:"os18l9"}]]};eu.node;var yo=x(eu);var au={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};au.node;var $e=x(au);var tu={name:"square-check",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",key:"afitv7"}],["path",{d:"m16 9-5.5 5.5L8 12",key:"xofnsj"}]],aliases:["check-square-2"]};tu.node;var ba=x(tu);var ou={name:"square-split-horizontal",size:24,node:[["path",{d:"M12 2v20",key:"t6zp3m"}],["path",{d:"M16 3h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-3",key:"saxlbk"}],["path",{d:"M8 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3",key:"m1vog4"}]],aliases:["split-square-horizontal"]};ou.node;var Sa=x(ou);var ru={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};ru.node;var vo=x(ru);var nu={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};nu.node;var Ve=x(nu);var su={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};su.node;var Za=x(su);var lu={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};lu.node;var wa=x(lu);var iu={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};iu.node;var Co=x(iu);var uu={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};uu.node;var ke=x(uu);var cu=1e4,_n="atelier.deletions",Qa=h(new Set),He=h(!1),ka=A(()=>J.shown.value.map(({id:e})=>e).filter(e=>Qa.value.has(e))),na=h([]),gr=h(0),mr=null,hr;function xr(e){let a=new Set(Qa.peek());a.delete(e)||a.add(e),Qa.value=a,mr=e}function Tn(e){let a=J.shown.peek().map(n=>n.id),[t,o]=[mr===null?-1:a.indexOf(mr),a.indexOf(e)];if(t<0)return xr(e);Qa.value=new Set([...Qa.peek(),...a.slice(Math.min(t,o),Math.max(t,o)+1)])}function Mn(){Qa.value=new Set(J.shown.peek().map(({id:e})=>e))}function sa(){Qa.value=new Set,mr=null,He.value=!1}function Rn(){du();let e=ka.peek().filter(a=>{let t=xe(a)?.peek();return t&&!q(t)});sa(),e.length!==0&&(na.value=e,Ee.value=new Set([...Ee.peek(),...e]),Dn(),hr=setTimeout(()=>{du()},cu))}function pu(){clearTimeout(hr);let e=new Set(na.peek());na.value=[],Ee.value=new Set([...Ee.peek()].filter(a=>!e.has(a))),Dn()}async function du(){clearTimeout(hr);let e=na.peek();na.value=[],await mu(e)}async function mu(e){let a=0;for(let t of e)await dc(t)?Wt(t):a+=1,Ee.value=new Set([...Ee.peek()].filter(n=>n!==t)),Dn();a>0&&(gr.value=a)}async function dc(e){try{let a=(await V(Go,{id:e})).deleteCreation.errors[0];return!a||a.__typename==="NotFound"}catch{return!1}}function Dn(){let e={owner:$.peek()?.id,ids:[...Ee.peek()],until:Date.now()+cu};try{e.ids.length===0?localStorage.removeItem(_n):localStorage.setItem(_n,JSON.stringify(e))}catch{return}}Q(()=>{let e=$.value?.id,a=e===void 0?null:fu(e);if(a){let t=setTimeout(()=>{mu(fu(e)?.ids??[])},Math.max(0,a.until-Date.now())+1e3);return()=>clearTimeout(t)}e===void 0&&(clearTimeout(hr),na.value=[],Ee.value=new Set,sa())});function fu(e){try{let a=JSON.parse(localStorage.getItem(_n)??"null");return a?.owner===e?a:null}catch{return null}}function Pa({name:e,legend:a,isLegendUnseen:t,choices:o,value:n,onChoose:s}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:i,icon:u})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:n===l,onChange:()=>s(l)}),u,r("span",{children:i})]},l))})]})}var Fn={today:0,week:6,month:29},xu=/^(\d{4})-(0[1-9]|1[0-2])$/,fc=12;function En(e){if(e in Fn){let o=new Date;return{from:new Date(o.getFullYear(),o.getMonth(),o.getDate()-Fn[e]).toISOString(),to:null}}let[a,t]=xu.exec(e)?.slice(1).map(Number)??[];return a===void 0||t===void 0?{from:null,to:null}:{from:new Date(a,t-1,1).toISOString(),to:new Date(a,t,1).toISOString()}}function Lu(e){let{gallery:a}=p.value,t=new Date,o=Array.from({length:fc},(n,s)=>cc(new Date(t.getFullYear(),t.getMonth()-s,1)));return xu.test(e)&&!o.includes(e)&&o.push(e),[{id:"",name:a.anyTime},...Object.keys(Fn).map(n=>({id:n,name:a.dates[n]})),...o.map(n=>({id:n,name:pc(n)}))]}function Iu(e){let{gallery:a}=p.value,[t,o]=[new Date(e),new Date],n=Math.round((hu(o)-hu(t))/864e5);if(n===0)return a.today;if(n===1)return a.yesterday;let s=t.getFullYear()===o.getFullYear()?void 0:"numeric";return yu({weekday:"long",day:"numeric",month:"long",year:s}).format(t)}var gu=new Map;function yu(e){let a=ya.value+JSON.stringify(e),t=gu.get(a);return t||gu.set(a,t=new Intl.DateTimeFormat(ya.value,e)),t}function hu(e){return new Date(e.getFullYear(),e.getMonth(),e.getDate()).getTime()}function cc(e){return`${e.getFullYear()}-${String(e.getMonth()+1).padStart(2,"0")}`}function pc(e){return yu({month:"long",year:"numeric"}).format(new Date(En(e).from??e))}function vu(e,a){let t=[],o=0;for(let n=0;n<e.length;){let s=e[n]?.heading??"",l=n+1;for(;e[l]?.heading===s;)l+=1;let[i,u]=mc(e.slice(n,l),a);t.push({heading:s,top:o,height:u,items:i,first:n}),o+=u+a.gap,n=l}return t}function mc(e,{width:a,row:t,gap:o,heading:n}){let s=[],l=n,i=[],u=d=>{let c=i.reduce((I,{shape:C})=>I+Lr(C),0),g=(a-o*(i.length-1))/c,f=d?Math.min(g,t*1.25):g,m=0;for(let{id:I,shape:C}of i)s.push({id:I,x:m,y:l,width:Lr(C)*f,height:f}),m+=Lr(C)*f+o;l+=f+o,i=[]};for(let d of e)i.push(d),i.reduce((g,{shape:f})=>g+Lr(f),0)*t+o*(i.length-1)>=a&&u(!1);return i.length>0&&u(!0),[s,l]}function Lr(e){return Math.min(Math.max(e,.5),2.6)}function Cu({top:e,items:a},t,o){let n=[];for(let s=gc(a,t-e);s<a.length;s+=1){let l=a[s];if(!l||l.y>o-e)break;n.push({placed:l,at:s})}return n}function gc(e,a){let[t,o]=[0,e.length];for(;t<o;){let n=t+o>>1,s=e[n];s&&s.y+s.height<a?t=n+1:o=n}return t}function Ir(e){return a=>{a.button!==0||a.metaKey||a.ctrlKey||a.shiftKey||a.altKey||(a.preventDefault(),e())}}function Xe({of:e,picture:a,alt:t,small:o=!1,class:n}){let s=w(!1),l=o?a.small:a.url;return L(()=>()=>{s.current=!1},[l]),r("img",{class:n,src:l,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{s.current||(s.current=!0,qa(e).catch(()=>{}))}})}function bt({creation:e,current:a,onOpen:t,onReach:o}){let{creation:n,studio:s}=p.value,{id:l,originalImages:i,generatedImage:u,status:d}=e,c=u??i[0],g=ee(e),f=q(e)?n.stages[e.stage]:n.statuses[d],m=e.prompt?`${N(e.style)}: ${g.slice(0,120)}`:g,I=Ir(t);return r("a",{class:`tile tile-${d.toLowerCase()}`,href:ze(l),"aria-label":d==="SUCCESS"?s.show(m):`${s.show(m)} \u2013 ${f}`,"aria-current":a?"true":void 0,"data-creation":l,"data-status":d,title:g.slice(0,200),onClick:C=>{if(!C.shiftKey||!o)return I(C);C.preventDefault(),o()},children:[c&&r(Xe,{of:l,picture:c,alt:"",small:!0}),d!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[q(e)&&r("span",{class:"spinner"}),d==="FAILED"&&r(We,{}),d==="CANCELED"&&r(Za,{}),r("span",{class:"tile-stage",children:f})]}),d==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",dir:"auto",children:g.slice(0,120)})]})}var yr=900;function bu({creations:e}){let a=w(null),t=Ic(a),[o,n]=yc(a,e.length),{underWay:s}=p.value.gallery,l=Ge(()=>{let u=new Set(e.filter(q).map(({group:c})=>c)),d=e.map(c=>({id:c.id,shape:Lc(c),heading:q(c)||c.group!==null&&u.has(c.group)?s:Iu(c.createdAt)}));return t>0?vu(d,xc(t)):[]},[e,t,s]),i=l.at(-1);return vc(a,l),r("div",{class:"rows",ref:a,style:{height:`${i?i.top+i.height:0}px`},children:l.filter(({top:u,height:d})=>u<n&&u+d>o).map(u=>r("section",{class:"rows-section",style:{top:`${u.top}px`,height:`${u.height}px`},children:[r("h2",{class:"rows-heading",children:u.heading}),r("ul",{class:`grid ${He.value||ka.value.length>0?"grid-selecting":""}`,children:Cu(u,o,n).map(({placed:d,at:c})=>{let g=e[u.first+c];return g&&r(hc,{creation:g,placed:d,at:c+1,of:u.items.length},d.id)})})]},u.heading))})}function hc({creation:e,placed:a,at:t,of:o}){let{gallery:n}=p.value,{id:s}=e,l=ka.value.includes(s);return r("li",{class:l?"place place-selected":"place","aria-posinset":t,"aria-setsize":o,style:{left:`${a.x}px`,top:`${a.y}px`,width:`${a.width}px`,height:`${a.height}px`},children:[r(bt,{creation:e,onOpen:()=>He.peek()||ka.peek().length>0?xr(s):ra(s,J),onReach:()=>Tn(s)}),r("label",{class:"place-select",children:r("input",{type:"checkbox",checked:l,"aria-label":n.select(ee(e).slice(0,80)),onClick:i=>{i.shiftKey?Tn(s):xr(s)}})})]})}function xc(e){let a=e<600;return{width:e,row:a?150:Math.min(300,190+e/28),gap:a?6:10,heading:44}}function Lc({generatedImage:e,originalImages:a,aspectRatio:t}){let o=e??a[0];if(o)return o.width/o.height;let[,n,s]=t.split("_").map(Number);return n&&s?n/s:1}var Bn=0;function Ic(e){let[a,t]=O(Bn);return De(()=>{let o=e.current;if(!o)return;let n=()=>{Bn=Math.floor(o.getBoundingClientRect().width),t(Bn)};n();let s=new ResizeObserver(n);return s.observe(o),()=>s.disconnect()},[]),a}function yc(e,a){let[t,o]=O({at:0,window:innerHeight});De(()=>{let s=()=>{let l=-(e.current?.getBoundingClientRect().top??0),i=Math.floor(l/(yr/3));o(u=>u.at===i&&u.window===innerHeight?u:{at:i,window:innerHeight})};return s(),addEventListener("scroll",s,{passive:!0}),addEventListener("resize",s),()=>{removeEventListener("scroll",s),removeEventListener("resize",s)}},[a]);let n=t.at*(yr/3);return[n-yr,n+t.window+yr*(4/3)]}function vc(e,a){let t=w(null),o=re.value?.id??null;L(()=>{let n=t.current;if(t.current=o,n===null||o!==null||ao(location.pathname)!==null)return;let s=a.find(({items:d})=>d.some(({id:c})=>c===n)),l=s?.items.find(({id:d})=>d===n);if(!e.current||!s||!l)return;let i=e.current.getBoundingClientRect().top+s.top+l.y;(i<70||i+l.height>innerHeight)&&scrollBy({top:i-(innerHeight-l.height)/2,behavior:"instant"});let u=()=>{e.current?.querySelector(`[data-creation="${CSS.escape(n)}"]`)?.focus({preventScroll:!0})};requestAnimationFrame(()=>requestAnimationFrame(u))},[o])}var Cc=300;function Su(e,a){let[t,o]=O(!1),n=w(null);L(()=>{let l=d=>{let c=!d.ctrlKey&&!d.metaKey&&!d.altKey;d.key.toLowerCase()===e&&c&&!ja(d)&&a()&&o(!0)},i=d=>{d.key.toLowerCase()===e&&o(!1)},u=()=>o(!1);return addEventListener("keydown",l),addEventListener("keyup",i),addEventListener("blur",u),()=>{removeEventListener("keydown",l),removeEventListener("keyup",i),removeEventListener("blur",u)}},[e]);let s=()=>{let l=n.current;n.current=null,l&&o(performance.now()-l.at<Cc&&!l.wasHeld)};return{isHeld:t,button:{onPointerDown:l=>{l.button===0&&(l.currentTarget.setPointerCapture(l.pointerId),n.current={at:performance.now(),wasHeld:t},o(!0))},onPointerUp:s,onPointerCancel:s,onContextMenu:l=>l.preventDefault(),onClick:l=>{l.detail===0&&o(!t)}}}}function ja({target:e}){return e instanceof HTMLElement&&e.matches("input:not([type=radio], [type=checkbox]), textarea, select")}var bc=8e3;function wu(){let{gallery:e}=p.value,a=ka.value,t=He.value||a.length>0;wc(),L(()=>sa,[]);let o=a.filter(n=>{let s=xe(n)?.value;return s&&q(s)}).length;return r("div",{class:"selection",children:[r("div",{role:"status",children:[na.value.length>0&&r("p",{class:"notice",children:[e.removed(na.value.length),r("button",{class:"button notice-button",type:"button",onClick:pu,children:e.undo})]}),r(Sc,{})]}),t&&r("div",{class:"selection-bar",role:"region","aria-label":e.selection,children:[r("p",{class:"selection-count",role:"status",children:e.selected(a.length)}),o>0&&r("p",{class:"hint",children:e.unfinished(o)}),r("div",{class:"selection-actions",children:[r("button",{class:"button",type:"button",onClick:Mn,children:[r(co,{"aria-hidden":"true"}),e.selectAll]}),r("button",{class:"button button-danger",type:"button",disabled:a.length===o,onClick:ge(Rn),children:[r(Ve,{"aria-hidden":"true"}),e.remove(a.length-o||1)]})]}),r("button",{class:"icon-button",type:"button","aria-label":e.clearSelection,title:e.clearSelection,onClick:sa,children:r(ke,{})})]})]})}function Sc(){let e=gr.value;return L(()=>{if(e===0)return;let a=setTimeout(()=>{gr.value=0},bc);return()=>clearTimeout(a)},[e]),e>0?r("p",{class:"notice notice-trouble",children:p.value.gallery.removalFailed(e)}):null}function wc(){L(()=>{let e=a=>{if(!(!He.peek()&&ka.peek().length===0)&&!(ja(a)||document.querySelector("dialog[open]"))){if(a.key==="Escape")sa();else if(a.key==="a"&&(a.ctrlKey||a.metaKey))Mn();else if(a.key==="Delete")Rn();else return;a.preventDefault()}};return addEventListener("keydown",e),()=>removeEventListener("keydown",e)},[])}var kc=250,ku=200,On={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]};function Pu(){let{gallery:e}=p.value,[a,t]=dr(),o=Object.keys(On).find(c=>c===a.get("state"))??"all",n=a.get("style")??"",s=a.get("model")??"",l=(a.get("q")??"").slice(0,ku),i=a.get("date")??"",u=i!==""||o!=="all"||n!==""||s!==""||l!=="",d=(c,g)=>{t(f=>(g?f.set(c,g):f.delete(c),f),{replace:!0})};return L(()=>J.open(),[]),L(()=>{let c={status:On[o],style:n||null,model:s||null,search:l||null},g=En(i),f=[J.filter.peek(),J.period.peek()];JSON.stringify([c,g])!==JSON.stringify(f)&&(sa(),J.show(c,g))},[o,n,s,l,i]),Tc(a.get("creation")),r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(Pc,{value:l,onSearch:c=>d("q",c)}),r(Pa,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(On).map(c=>({id:c,text:e.states[c]})),value:o,onChoose:c=>d("state",c==="all"?"":c)}),r("select",{class:"field","aria-label":p.value.studio.style,value:n,onChange:c=>d("style",c.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),Ue.value?.map(c=>r("option",{value:c.id,children:N(c)},c.id))]}),r("select",{class:"field","aria-label":p.value.studio.model,value:s,onChange:c=>d("model",c.currentTarget.value),children:[r("option",{value:"",children:e.allModels}),Ce.value?.map(c=>r("option",{value:c.id,children:N(c)},c.id))]}),r("select",{class:"field","aria-label":e.date,value:i,onChange:c=>d("date",c.currentTarget.value),children:Lu(i).map(({id:c,name:g})=>r("option",{value:c,children:g},c))}),r("button",{class:"button",type:"button","aria-pressed":He.value,onClick:()=>{He.value?sa():He.value=!0},children:[r(ba,{"aria-hidden":"true"}),e.selectSome]})]}),r(Ac,{isFiltered:u,onClear:()=>t({},{replace:!0})}),r(wu,{})]})}function Pc({value:e,onSearch:a}){let{gallery:t}=p.value,o=w();return L(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(Io,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:ku,placeholder:t.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(s),kc)}})]})}function Ac({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=J.shown.value;return J.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{J.reload()},children:t.tryAgain})]}):J.state.value==="loading"&&o.length===0?r("ul",{class:"grid grid-coming","aria-label":t.loading,children:Array.from({length:12},(n,s)=>r("li",{class:"tile tile-coming"},s))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(me,{class:"button button-main",href:"/",children:t.toStudio})]}):r(S,{children:[r(bu,{creations:o}),r(_c,{})]})}function _c(){let{gallery:e}=p.value,a=w(null),t=J.hasMore.value,o=J.ids.value.length;return L(()=>{if(!t||!a.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&J.more()},{rootMargin:"600px"});return n.observe(a.current),()=>n.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{J.more()},children:e.more})})}function Tc(e){let[,a]=oa();L(()=>{e!==null&&a(ze(e),{replace:!0})},[e])}function Au(){let{missing:e,nav:a}=p.value;return r("div",{class:"empty missing",children:[r("p",{class:"missing-code","aria-hidden":"true",children:"404"}),r("h1",{children:e.title}),r("p",{children:e.text}),r("div",{class:"actions",children:[r(me,{class:"button button-main",href:"/",children:e.studio}),r(me,{class:"button",href:"/creations",children:a.creations})]})]})}function _u(e,a){let t=Ce.value?.find(({id:o})=>o===e.model.id);return!e.generatedImage||!t||!Mc(t,a)?null:Zo(t,e.resolution,Mu(e,a).length)}function Tu(e,a,t){let{aspectRatio:o,resolution:n,outputFormat:s,background:l,negativePrompt:i}=e,u=e.prompt?{prompt:e.prompt,style:e.style.id,negativePrompt:i}:{};return{kind:"create",input:{model:e.model.id,...u,aspectRatio:o,resolution:n,outputFormat:s,background:l,maxCredits:t},images:Mu(e,a)}}function Mc(e,a){return Fe(e)&&!be(e)&&(a==="again"||e.maxInputImages>0)}function Mu({id:e,originalImages:a},t){return t==="varied"?[{creationId:e}]:a.map((o,n)=>({inputImage:{creationId:e,position:n}}))}function vr({creation:e}){let{creation:a}=p.value,[,t]=oa(),[o,n]=O(!1),[s,l]=O(null),{status:i,generatedImage:u}=e,d=async m=>{n(!0),l(null),l(await m()),n(!1)},c=async m=>{let I=Yo(m);return m.kind==="create"||await I===null?g(()=>{}):La(),null},g=m=>{m(e),location.pathname!=="/"&&t("/")},f=()=>{g(m=>{lr(m),m.originalImages.length>0&&sr(m)}),requestAnimationFrame(()=>requestAnimationFrame(()=>{let m=document.querySelector("#prompt");m?.focus(),m?.setSelectionRange(m.value.length,m.value.length)}))};return r("div",{class:"actions",children:[u&&r("a",{class:"button button-main",href:u.downloadUrl,download:u.fileName,target:"_blank",rel:"noopener",children:[r(io,{"aria-hidden":"true"}),a.download]}),r(Ru,{creation:e,how:"varied",icon:r(yo,{"aria-hidden":"true"}),submit:c}),r(Ru,{creation:e,how:"again",icon:r(lo,{"aria-hidden":"true"}),submit:c}),u&&r("button",{class:"button",type:"button",onClick:()=>g(or),children:[r(Xa,{"aria-hidden":"true"}),a.asSource]}),(i==="FAILED"||i==="CANCELED")&&e.failure?.retryable!==!1&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:ge(()=>d(()=>c({kind:"retry",id:e.id,maxCredits:e.creditsUsed}))),children:[r(Lo,{"aria-hidden":"true"}),a.again]}),!q(e)&&e.prompt!==""&&r("button",{class:e.failure?.retryable===!1?"button button-main":"button",type:"button",onClick:f,children:[r(ho,{"aria-hidden":"true"}),a.edit]}),i==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:ge(()=>d(()=>Rc(e))),children:[r(Za,{"aria-hidden":"true"}),a.cancel]}),!q(e)&&r("button",{class:"button button-quiet",type:"button",onClick:ge(()=>{Ua.value=e.id}),children:[r(Ve,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:s})]})}function Ru({creation:e,how:a,icon:t,submit:o}){let{creation:n,credits:s}=p.value,l=_u(e,a);if(l===null)return null;let[i,u]=a==="varied"?[n.vary,n.varyMeans]:[n.another,n.anotherMeans];return r("button",{class:"button",type:"button",title:`${u} ${s(l)}`,"aria-label":`${i} \xB7 ${s(l)}`,onClick:ge(()=>o(Tu(e,a,l))),children:[t,i,r("span",{class:"button-note",children:l})]})}async function Rc({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await V(Bs,{id:e})).cancelGeneration;return t&&ma(t),o[0]?(await qa(e))?.status==="CANCELED"?null:za(o[0]):null}catch(t){return t instanceof oe?a.unreachable:a.failed}}function Cr({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(We,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Dc=["waiting","making","storing"],Fc={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function br({creation:e}){let{creation:a}=p.value,t=Fc[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:Dc.map((o,n)=>r("li",{class:n<t?"stage-past":n===t?"stage-now":"stage-ahead","aria-current":n===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(Ec,{creation:e})]})]})}function Ec({creation:e}){let{creation:a}=p.value,t=Bc(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(n>0?a.remaining(n):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Bc(){let[e,a]=O(Date.now());return L(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}var Sr={scale:1,x:0,y:0},wr=1.4,Oc=4,Uc=60,kr=80;function Du({picture:e,tools:a,onSwipe:t,children:o}){let{large:n}=p.value,s=w(null),l=w(null),[i,u]=O(Sr),d=w(i),c=w(new Map),g=w(null),f=y=>{d.current=E(y),u(d.current)},m=()=>l.current?.querySelector(".framed")?.getBoundingClientRect(),I=()=>(m()?.width??e.width)/d.current.scale,C=()=>e.width/devicePixelRatio/Math.max(1,I()),H=()=>Math.max(Oc,2*C());function E({scale:y,x:B,y:b}){let M=Math.min(Math.max(y,1),H()),[fe,Ie]=[s.current?.getBoundingClientRect(),m()];if(!fe||!Ie||M===1)return{scale:M,x:0,y:0};let k=M/d.current.scale,_=(K,Z)=>Math.max(0,(K*k-Z)/2),[P,R]=[_(Ie.width,fe.width),_(Ie.height,fe.height)];return{scale:M,x:Math.min(Math.max(B,-P),P),y:Math.min(Math.max(b,-R),R)}}let v=(y,B)=>{let b=s.current?.getBoundingClientRect();if(!b)return;let M=d.current,fe=Math.min(Math.max(y,1),H())/M.scale,[Ie,k]=B?[B.x-b.x-b.width/2,B.y-b.y-b.height/2]:[0,0];f({scale:y,x:Ie-(Ie-M.x)*fe,y:k-(k-M.y)*fe})};L(()=>{let y=b=>{if(ja(b)||b.ctrlKey||b.metaKey||b.altKey)return;let{scale:M,x:fe,y:Ie}=d.current,_={ArrowLeft:[kr,0],ArrowRight:[-kr,0],ArrowUp:[0,kr],ArrowDown:[0,-kr]}[b.key];if(b.key==="+"||b.key==="=")v(M*wr);else if(b.key==="-")v(M/wr);else if(b.key==="0")f(Sr);else if(b.key==="1")v(C());else if(_&&M>1)f({scale:M,x:fe+_[0],y:Ie+_[1]});else return;b.preventDefault(),b.stopPropagation()},B=s.current?.closest("dialog");return B?.addEventListener("keydown",y,{capture:!0}),()=>B?.removeEventListener("keydown",y,{capture:!0})},[]);let D=y=>{if(y.button!==0||y.target.closest("button"))return;c.current.set(y.pointerId,{x:y.clientX,y:y.clientY});let B=c.current.size===1&&y.pointerType!=="mouse"&&d.current.scale===1;g.current=B?{x:y.clientX,y:y.clientY}:null},Le=y=>{let B=c.current.get(y.pointerId);if(!B)return;let b={x:y.clientX,y:y.clientY},M=[...c.current].find(([_])=>_!==y.pointerId)?.[1];c.current.set(y.pointerId,b);let{scale:fe,x:Ie,y:k}=d.current;if(M){let _=Math.hypot(b.x-M.x,b.y-M.y)/Math.max(1,Math.hypot(B.x-M.x,B.y-M.y));v(fe*_,{x:(b.x+M.x)/2,y:(b.y+M.y)/2})}else fe>1&&(s.current?.setPointerCapture(y.pointerId),f({scale:fe,x:Ie+b.x-B.x,y:k+b.y-B.y}))},Y=y=>{c.current.delete(y.pointerId);let B=g.current;if(g.current=null,!B||y.type!=="pointerup"||d.current.scale>1)return;let[b,M]=[y.clientX-B.x,y.clientY-B.y];Math.abs(b)>Uc&&Math.abs(b)>2*Math.abs(M)&&t?.(b<0?1:-1)},X=i.scale===1,la=Math.round(i.scale/(C()||1)*100);return r(S,{children:[r("div",{class:`zoom ${X?"":"zoom-in"}`,ref:s,"data-scale":i.scale.toFixed(2),onPointerDown:D,onPointerMove:Le,onPointerUp:Y,onPointerCancel:Y,onDblClick:y=>X?v(C(),{x:y.clientX,y:y.clientY}):f(Sr),onWheel:y=>{y.preventDefault(),v(d.current.scale*Math.exp(-y.deltaY/(y.ctrlKey?100:400)),{x:y.clientX,y:y.clientY})},children:r("div",{class:"zoom-content",ref:l,style:{transform:`translate(${i.x}px, ${i.y}px) scale(${i.scale})`},children:o})}),r("div",{class:"canvas-tools",role:"group","aria-label":n.zoom,children:[a,r("button",{class:"icon-button",type:"button","aria-label":n.zoomOut,"aria-disabled":X,onClick:()=>v(i.scale/wr),children:r(mo,{})}),r("button",{class:"button zoom-pixels",type:"button","aria-label":n.ownPixels,title:n.ownPixels,onClick:()=>v(C()),children:X?"1:1":`${va(la)}%`}),r("button",{class:"icon-button",type:"button","aria-label":n.zoomIn,onClick:()=>v(i.scale*wr),children:r(xo,{})}),r("button",{class:"icon-button",type:"button","aria-label":n.whole,title:n.whole,"aria-disabled":X,onClick:()=>f(Sr),children:r(po,{})})]})]})}function Pr({creation:e,onOpen:a,onSwipe:t}){let{creation:o}=p.value,{id:n,originalImages:s,generatedImage:l}=e,[i]=s,u=w(null),{isHeld:d,button:c}=Su("c",()=>{let I=[...document.querySelectorAll("dialog[open]")];return I.length===0||(I.at(-1)?.contains(u.current)??!1)});if(!l)return r("div",{class:`unfinished ${q(e)?"unfinished-live":""}`,children:[i&&r(Xe,{of:n,picture:i,alt:o.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:q(e)?r(br,{creation:e}):r(Cr,{creation:e})})]});let g=s.length===1?i:void 0,f=r(qc,{picture:l,children:[r(Xe,{of:n,picture:l,alt:o.alt(ee(e),N(e.style)),class:"framed-picture"}),g&&d&&r(Xe,{of:n,picture:g,alt:o.original,class:"framed-before"})]}),m=g&&r("button",{class:"button canvas-compare",type:"button","aria-pressed":d,title:o.compareKey,...c,children:[r(Sa,{"aria-hidden":"true"}),d?o.before:o.compare]});return r("div",{class:"canvas",ref:u,children:a?r(S,{children:[r("a",{class:"canvas-open",href:ze(n),title:o.open,onClick:Ir(a),children:f}),m&&r("div",{class:"canvas-tools",children:m})]}):r(Du,{picture:l,tools:m,onSwipe:t,children:f})})}function qc({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}function Fu({before:e,after:a}){let[t,o]=O(50),{creation:n}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":n.share,onInput:s=>o(s.currentTarget.valueAsNumber)})]})}var Hc=400,bo=h(null),Eu={},Bu=null;Q(()=>{bo.value=null;let e=Eu={},a=U.value,t=Re.value.map(nr).filter(c=>!(c instanceof File)),{count:o,seed:n,negativePrompt:s,...l}=le.value,i=aa.value;if(!$.value||!a||!Fe(a)||t.length<Re.value.length)return;let u={model:a.id,...l,images:t},d=setTimeout(()=>{Nc(u,i,()=>e===Eu)},Hc);return()=>clearTimeout(d)});async function Nc(e,a,t){try{let{quote:o,errors:n}=(await V(Rs,{input:e})).quoteGeneration;if(!t()||(n[0]&&(bo.value=n[0].message),o===null||o.credits===a||o.credits===Bu))return;Bu=o.credits,await Da()}catch{return}}var Gc=11;function Ou(){let{studio:e}=p.value,a=U.value?.id,t=Ue.value?.filter(({models:o})=>!o||o.some(({id:n})=>n===a));return L(()=>{t&&!t.some(({id:o})=>o===Te.peek())&&(Te.value=t.find(({id:o})=>o===ct)?.id??t[0]?.id??ct)},[Ue.value,a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:t?t.map(o=>{let n=N(o);return r("label",{class:"style",title:cr(o),children:[r("input",{class:"unseen",type:"radio",name:"style",value:o.id,checked:Te.value===o.id,onChange:()=>{Te.value=o.id}}),o.previewUrl?r("img",{class:"style-picture",src:o.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:n})]},o.id)}):Array.from({length:Gc},(o,n)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},n))})]})}function zc(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function Uu(){let{studio:e}=p.value,{ratios:a}=fa.value;return a.length===0?null:r(Pa,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let o=zc(t);return o?{id:t,text:o.join(":"),icon:r(Wc,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}}),value:le.value.aspectRatio??"AUTO",onChoose:t=>{Fa.value=t}})}function Wc({width:e,height:a}){let t=14/Math.max(e,a),[o,n]=[Math.max(e*t,3),Math.max(a*t,3)];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-n/2,width:o,height:n,rx:"1.5"})})}function qu(){let{resolutions:e}=fa.value,a=le.value.resolution;return a===null?null:r(Pa,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:pr(t)})),value:a,onChoose:t=>{Ea.value=t}})}function Hu(){let{formats:e}=fa.value,a=le.value.outputFormat;return a===null?null:r(Pa,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{Ba.value=t}})}function Nu(){let{counts:e}=fa.value;return e.length<2?null:r(Pa,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(le.value.count),onChoose:a=>{mt.value=Number(a)}})}function Gu(){let{studio:e}=p.value;return fa.value.transparency?r(Pa,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:le.value.background===null?"auto":"transparent",onChoose:a=>{pt.value=a==="transparent"}}):null}function zu(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=fa.value;return!a&&!t?null:r("details",{class:"more-fields",open:je.peek()!==""||Je.peek()!=="",children:[r("summary",{class:"label",children:e.moreOptions}),t&&r("div",{children:[r("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"negative-prompt",class:"field",type:"text",value:Je.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:o=>{Je.value=o.currentTarget.value}})]}),a&&r("div",{children:[r("label",{class:"label",for:"seed",children:[e.seed," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:je.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":gt.value,"aria-describedby":"seed-trouble",onInput:o=>{je.value=o.currentTarget.value}}),le.value.seed!==null&&le.value.count>1&&r("p",{class:"hint",children:e.seedAlike}),r("p",{class:"trouble",id:"seed-trouble",role:"alert",children:gt.value&&e.seedWrong(fn)})]})]})}function St({close:e}){return r("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:r(ke,{})})}function Pe({label:e,class:a,close:t,onKeyDown:o,children:n}){let s=w(null);return L(()=>{let l=s.current,i=document.activeElement;return l?.showModal(),()=>{l?.close(),i instanceof HTMLElement&&i.isConnected&&i.focus({preventScroll:!0})}},[]),r("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:n})}var $c=1e4;function Wu(){let{studio:e}=p.value,a=U.value,t=a!==null&&!Fe(a);return L(()=>{if(!t)return;let o=setInterval(()=>{Da()},$c);return()=>clearInterval(o)},[t]),r("div",{class:"group",children:[r("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${N(a)}`:e.model,onClick:()=>{Ye.value="model"},children:a&&r(S,{children:[r(Xu,{model:a}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:N(a)}),r("span",{class:"model-facts",children:r(Vu,{model:a})})]}),r(ro,{"aria-hidden":"true"})]})}),r("p",{class:"trouble",role:"alert",children:t&&e.paused(N(a))})]})}function $u(){return Ye.value==="model"?r(Vc,{}):null}function Vc(){let{studio:e}=p.value;L(()=>{Da()},[]);let a=()=>{Ye.value=null},t=(Ce.value??[]).filter(({status:n})=>n!=="RETIRED"),o=[{title:e.modelsMake,members:t.filter(n=>!be(n))},{title:e.modelsTools,members:t.filter(be)}];return r(Pe,{label:e.chooseModel,class:"dialog picker",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.chooseModel}),r(St,{close:a})]}),r("div",{class:"picker-body",children:o.map(({title:n,members:s})=>s.length>0&&r("section",{children:[r("h3",{class:"label",children:n}),r("ul",{class:"model-list",children:s.map(l=>r("li",{children:r(Xc,{model:l,onChoose:()=>{Qe.value=l.id,a()}})},l.id))})]},n))})]})}function Xc({model:e,onChoose:a}){let{studio:t}=p.value,o=e.id===U.value?.id;return r("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":o,autofocus:o,disabled:!Fe(e),onClick:a,children:[r(Xu,{model:e}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:[N(e)," ",!Fe(e)&&r("span",{class:"tag tag-pending",children:t.pausedTag})]}),r("span",{class:"model-description",children:cr(e)}),r("span",{class:"model-abilities",children:Kc(e).map(n=>r("span",{class:"ability",children:n},n))})]}),r("span",{class:"model-facts",children:r(Vu,{model:e})})]})}function Vu({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:o}=p.value,n=e.map(l=>l.credits),s=Math.min(...n);return r(S,{children:[r("span",{class:"model-price",children:s<Math.max(...n)?t.from(o(s)):o(s)}),r("span",{children:t.about(a)})]})}function Xu({model:{id:e,name:a}}){let t=[...e].reduce((o,n)=>(o*17+n.charCodeAt(0)*47)%360,0);return r("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function Kc(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(pr(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(o=>o!==null)}var Zc=6;function Ku(e){let a=w(null);return L(()=>{let t=null,o=(u,d)=>{let c=document.elementFromPoint(u,d)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},n=u=>{for(let d of a.current?.children??[])d.classList.toggle("reference-moving",u&&d instanceof HTMLElement&&d.dataset.key===t?.key)},s=u=>{if(u.button!==0||!(u.target instanceof Element)||u.target.closest("button"))return;let d=o(u.clientX,u.clientY)?.dataset.key;d!==void 0&&(t={key:d,x:u.clientX,y:u.clientY,hasMoved:!1})},l=u=>{if(t===null||(t.hasMoved||=Math.hypot(u.clientX-t.x,u.clientY-t.y)>Zc,!t.hasMoved))return;n(!0);let d=o(u.clientX,u.clientY);d&&d.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(d))},i=()=>{n(!1),t=null};return addEventListener("pointerdown",s),addEventListener("pointermove",l),addEventListener("pointerup",i),addEventListener("pointercancel",i),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",l),removeEventListener("pointerup",i),removeEventListener("pointercancel",i)}},[]),a}var Qc="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function Qu({isNeeded:e}){let{studio:a}=p.value,t=ep(),o=Oe.value,n=te.value,s=Ae(""),l=Ku(hn);if(o===0)return n.length>0?r("p",{class:"hint",children:a.notUsed(n.length)}):null;let i=(c,g)=>{hn(c.key,g),s.value=a.moved(g+1,n.length)},u=Re.value.some(c=>c.kind==="file"&&c.reduced),d=Re.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return r("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[r("p",{class:"label",id:"references-label",children:[o===1?a.image:a.references," ",r("span",{class:"optional",children:[U.value?.requiresInputImage?a.required:a.optional,o>1&&` \xB7 ${a.upTo(o)}`]})]}),r("div",{class:`references ${t?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&r("ol",{class:"reference-list",ref:l,children:n.map((c,g)=>r(Jc,{reference:c,at:g,of:n.length,isUsed:g<o,onMove:f=>i(c,f)},c.key))}),(n.length<o||o===1)&&r(jc,{isFirst:n.length===0,isDragged:t})]}),r("p",{class:"unseen",role:"status",children:s.value}),n.length>o&&r("p",{class:"hint",children:a.beyond(o)}),r("p",{class:"hint",id:"references-note",role:"status",children:u?a.reduced:d?a.unseen:null}),r("p",{class:"trouble",id:"references-trouble",role:"alert",children:xa.value?ap(xa.value):e?a.imageNeeded:null})]})}function jc({isFirst:e,isDragged:a}){let{studio:t}=p.value;return r("div",{class:"adding",children:[r("label",{class:"adding-files",title:t.limits,children:[Be.value>0?r("span",{class:"spinner","aria-hidden":"true"}):r(Xa,{"aria-hidden":"true"}),r("span",{children:a?t.dropNow:Be.value>0?t.checking:e?r(S,{children:[t.drop," ",r("span",{class:"adding-pick",children:t.pick})]}):r("span",{class:"adding-pick",children:Oe.value===1?t.replace:t.addImage})}),r("input",{class:"unseen",type:"file",multiple:Oe.value>1,accept:Qc,"aria-describedby":"references-trouble",onChange:o=>{let n=[...o.currentTarget.files??[]];o.currentTarget.value="",n.length>0&&gn(n)}})]}),r("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{Ye.value="creation"},children:[r(Ka,{"aria-hidden":"true"}),r("span",{children:t.fromCreationsShort})]})]})}function Jc({reference:e,at:a,of:t,isUsed:o,onMove:n}){let{studio:s}=p.value,l=w(null),i=Yc(e),u="picture"in e?e.picture.small:e.thumbnail,d=g=>{let f=document.activeElement;n(a+g),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=g=>{let f=g.key==="ArrowLeft"?-1:g.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(g.preventDefault(),d(f))};return r("li",{class:`reference ${o?"":"reference-unused"}`,ref:l,"data-key":e.key,title:i,onKeyDown:c,children:[u!==null?r("img",{class:"reference-picture",src:u,alt:`${a+1}. ${i}`,draggable:!1}):r("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${i}`,children:r(uo,{"aria-hidden":"true"})}),r("button",{class:"reference-remove",type:"button","aria-label":s.remove(a+1),onClick:()=>rr(e.key),children:r(ke,{"aria-hidden":"true"})}),t>1&&r("span",{class:"reference-order",children:[r("button",{type:"button","aria-label":s.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&d(-1),children:r($a,{"aria-hidden":"true"})}),r("span",{"aria-hidden":"true",children:a+1}),r("button",{type:"button","aria-label":s.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&d(1),children:r(Va,{"aria-hidden":"true"})})]})]})}function Yc(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function ep(){let e=Ae(!1);return L(()=>{let a=0,t=u=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+u),e.value=a>0&&Oe.peek()>0)},o=t(1),n=t(-1),s=u=>u.preventDefault(),l=u=>{u.preventDefault(),a=0,e.value=!1,Zu(u.dataTransfer)},i=u=>{let d=u.target instanceof Element&&u.target.matches("input, textarea"),c=!!u.clipboardData?.files.length;d&&!c&&u.clipboardData?.getData("text")||(u.preventDefault(),Zu(u.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",l),addEventListener("paste",i),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",l),removeEventListener("paste",i)}},[]),e.value}function Zu(e){gn([...e?.files??[]])}function ap(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,Li(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function ju({onSubmit:e}){let{studio:a}=p.value,[t,o]=O(!1),n=w(null),s=U.value===null||!be(U.value),l=vn.value,i=u=>{u.preventDefault();let d=c=>n.current?.querySelector(c)?.focus();o(l!==null),l==="paused"?d(".model-button"):l==="image"?d("input[type=file]"):l==="prompt"||l==="long"?d("#prompt"):gt.value&&d("#seed"),!(l!==null||gt.value)&&(Ol(),e())};return r("form",{class:"composer card",ref:n,onSubmit:i,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(Wu,{}),r(Qu,{isNeeded:t&&l==="image"}),s&&r(S,{children:[r(tp,{isNeeded:t&&l==="prompt",onSubmit:i}),r(Ou,{})]}),r(Uu,{}),r("div",{class:"side-by-side",children:[r(qu,{}),r(Hu,{}),r(Gu,{}),r(Nu,{})]}),r("p",{class:"trouble",role:"alert",children:bo.value!==null&&a.clash(bo.value)}),r(zu,{}),r(rp,{})]})}function tp({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:t.prompt}),r("textarea",{id:"prompt",class:"field prompt",rows:3,dir:"auto",value:we.value,placeholder:Re.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||jt.value>0,"aria-describedby":"prompt-trouble",onInput:o=>{we.value=o.currentTarget.value},onKeyDown:o=>{let{selectionStart:n,selectionEnd:s,value:l}=o.currentTarget,i=o.key==="ArrowUp"&&s===0,u=o.key==="ArrowDown"&&n===l.length;(i||u)&&!o.shiftKey&&op(o,i?1:-1),o.key==="Enter"&&!o.repeat&&(o.metaKey||o.ctrlKey)&&a(o)}}),yn.value!==null&&r("p",{class:"hint prompt-left",children:t.promptLeft(yn.value)}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:jt.value>0?t.promptTooLong(jt.value):e?t.promptNeeded:null})]})}function op(e,a){let t=Tl(a,we.peek());if(t===null)return;e.preventDefault(),we.value=t;let o=e.currentTarget;o.value=t;let n=a===1?0:t.length;o.setSelectionRange(n,n)}function rp(){let{studio:e,credits:a}=p.value,t=xt.value,o=aa.value,n=pe.value?.balance,s=In.value,{count:l}=le.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":pe.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&o!==null&&r("span",{class:"price-bar-each",children:[" ",l," \xD7 ",o]})]})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:[n===void 0?e.priceUnknown:a(n),t!==null&&n!==void 0&&s===0&&n-t<t&&r("span",{class:"price-bar-low",children:[" ",e.low(n-t)]})]})]})]}),s>0?r(S,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(me,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":vn.value==="loading",children:[r($e,{"aria-hidden":"true"}),U.value&&be(U.value)?e.apply:e.make(l)]})]})}var wt=new ea(30);wt.filter.value={status:["SUCCESS"]};function Ju(){return Ye.value==="creation"?r(np,{}):null}function np(){let{studio:e,gallery:a}=p.value;L(()=>wt.open(),[]);let t=()=>{Ye.value=null},o=wt.shown.value;return r(Pe,{label:e.fromCreations,class:"dialog picker",close:t,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.fromCreations}),r(St,{close:t})]}),r("div",{class:"picker-body",children:[o.length===0&&wt.state.value==="ready"&&r("p",{class:"hint",children:a.empty}),r("ul",{class:"strip",children:o.map(n=>r("li",{children:r(bt,{creation:n,onOpen:()=>{or(n),t()}})},n.id))}),wt.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{wt.more()},children:a.more})]})]})}function Yu({creations:e,selected:a,onSelect:t}){let{studio:o}=p.value,n=e.find(({generatedImage:l})=>l)?.generatedImage,s=n?n.height>n.width:a.aspectRatio.startsWith("PORTRAIT");return r("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":o.together(e.length),children:e.map((l,i)=>r(sp,{creation:l,at:i+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function sp({creation:e,at:a,of:t,isSelected:o,onSelect:n}){let{creation:s,studio:l}=p.value,{id:i,generatedImage:u,originalImages:d,status:c}=e,g=u??d[0],f=q(e)?s.stages[e.stage]:s.statuses[c],m=u?{"--shape":String(u.width/u.height)}:void 0;return r("li",{class:"member","data-member":i,"data-status":c,children:r("div",{class:`member-frame ${q(e)?"unfinished-live":""}`,style:m,children:[g&&r(Xe,{of:i,picture:g,alt:"",class:u?"member-picture":"unfinished-original"}),!u&&r("div",{class:"member-state",children:q(e)?r(br,{creation:e}):r(Cr,{creation:e})}),r("button",{class:"member-button",type:"button","aria-pressed":o,"aria-label":`${l.show(ee(e))} \u2013 ${s.part(a,t)}, ${f}`,onClick:()=>{o?ra(i,ie):n()}})]})})}var lp=3;function ed(){return r("ul",{class:"pending",hidden:Se.value.length===0,children:Se.value.map(e=>r(up,{intent:e},e.key))})}function ip({key:e,order:a},t){let o=a.kind==="retry"?xe(a.id)?.peek():void 0;o&&(lr(o),sr(o)),Qe.value=t,er(e)}function up({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,n=t?.kind==="refused"?t.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,lp):[];return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&r("p",{class:"pending-prompt",dir:"auto",children:e.order.input.prompt}),t?r(S,{children:[r("p",{class:"trouble",role:"alert",children:Ci(t)}),r("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&r(me,{class:"button button-main",href:"/billing#packs",children:a.buy}),s.map(l=>r("button",{class:"button",type:"button",onClick:()=>ip(e,l.id),children:a.useModel(N(l))},l.id)),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{kl(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>er(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function od(){let e=w(null);L(()=>ie.open(),[]);let a=Lt.value?.group??null;return L(()=>{if(a!==null)return ir.show({group:a}),ir.open()},[a]),r("div",{class:"studio",children:[r(ju,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(ed,{}),r(dp,{})]}),r($u,{}),r(Ju,{})]})}function dp(){let{studio:e,creation:a}=p.value,t=Lt.value;if(t===null)return ie.state.value==="loading"?r("div",{class:"result-canvas"}):r(fp,{});let o=Hl.value,n=ie.shown.value.slice(0,12),s=n.filter(ad);return r(S,{children:[r("div",{class:"result-canvas",children:o.length>1?r(Yu,{creations:o,selected:t,onSelect:({id:l})=>{ta.value=l}}):r(Pr,{creation:t,onOpen:()=>ra(t.id,ie)},t.id)}),r("div",{class:"result-foot",children:[r("div",{class:"result-words",children:[r("p",{class:"result-prompt",dir:"auto",children:ee(t)}),r("p",{class:"result-facts",children:[t.prompt&&r(S,{children:[r("span",{class:"tag",children:N(t.model)}),r("span",{class:"tag tag-quiet",children:N(t.style)})]}),o.length>1&&r("span",{class:"tag tag-quiet",children:a.part(o.indexOf(t)+1,o.length)})]})]}),r(vr,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r(td,{creations:n.filter(l=>!ad(l)),current:t.id}),s.length>0&&r("details",{class:"failed",children:[r("summary",{class:"label",children:e.failed(s.length)}),r(td,{creations:s,current:t.id})]})]})}function ad({status:e}){return e==="FAILED"||e==="CANCELED"}function td({creations:e,current:a}){return r("div",{class:"strip",children:e.map(t=>r(bt,{creation:t,current:t.id===a,onOpen:()=>{t.id===a?ra(t.id,ie):ta.value=t.id}},t.id))})}function fp(){let{studio:e}=p.value,t=Ue.value?.find(({id:o})=>o===Te.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(Fu,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}var rd="atelier.notify",kt=h(0),Un=h(yt(rd)==="yes"),qn="Notification"in globalThis,So=h(qn?Notification.permission:"denied"),wo=A(()=>Un.value&&So.value==="granted"),Hn=A(()=>So.value==="denied");async function nd(){let e=!wo.peek();e&&So.peek()==="default"&&(So.value=await Notification.requestPermission()),Un.value=e&&So.peek()==="granted",vt(rd,Un.peek()?"yes":"no")}function sd(e){let a=new Set;return Q(()=>{let t=[];for(let o of ie.ids.value){let n=xe(o)?.value;n&&(q(n)?a.add(o):a.delete(o)&&t.push(n))}queueMicrotask(()=>t.forEach(e))})}function ld(e,a,t){if(!(!document.hidden||e.status==="CANCELED")&&(kt.value+=1,!!wo.peek()))try{let o=new Notification(a,{body:t,tag:e.id});o.onclick=()=>{focus(),o.close(),ra(e.id,ie)}}catch{return}}document.addEventListener("visibilitychange",()=>{document.hidden||(kt.value=0)});function id(){let e=Ae(""),a=w(new Map);return st(()=>{let{announce:t,stages:o,statuses:n}=p.value.creation;for(let s of ie.ids.value){let l=xe(s)?.value;if(!l)continue;let i=a.current.get(s);if(a.current.set(s,l.stage),i===l.stage||i===void 0&&!q(l))continue;let u=q(l)?o[l.stage]:n[l.status];e.value=t(ee(l).slice(0,60),u)}}),L(()=>sd(t=>{let{announce:o,statuses:n}=p.peek().creation;ld(t,`${n[t.status]} \xB7 Atelier`,o(ee(t).slice(0,100),n[t.status]));let s=Lt.peek(),l=t.group!==null&&s?.group===t.group,i=s!==null&&q(s)&&!l;t.status==="SUCCESS"&&i&&(ta.value=t.id)}),[]),r("div",{class:"unseen",role:"status",children:e})}var ud=matchMedia("(prefers-color-scheme: dark)"),dd=h(ud.matches),Ar=h(cd()),Pt=A(()=>Ar.value??(dd.value?"dark":"light"));ud.addEventListener("change",({matches:e})=>{dd.value=e});addEventListener("storage",({key:e})=>{e===Ia.theme&&(Ar.value=cd())});Q(()=>{document.documentElement.dataset.theme=Pt.value});function fd(){Ar.value=Pt.peek()==="dark"?"light":"dark",vt(Ia.theme,Ar.value)}function cd(){let e=yt(Ia.theme);return e==="light"||e==="dark"?e:null}function Nn({label:e,icon:a,children:t}){let[o,n]=O(!1),s=hs(),l=w(null),i=w(null);return L(()=>{if(!o)return;let d=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(n(!1),i.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:i,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":s,onClick:()=>n(!o),children:a}),r("div",{class:"menu-choices",id:s,hidden:!o,onClick:()=>n(!1),children:t})]})}var ko=h(!1);function pd(){return L(()=>{let e=a=>{a.key!=="?"||ja(a)||(ko.value=!0,a.preventDefault())};return addEventListener("keydown",e),()=>removeEventListener("keydown",e)},[]),ko.value?r(cp,{}):null}function cp(){let{shortcuts:e}=p.value,a=()=>{ko.value=!1};return r(Pe,{label:e.title,class:"dialog dialog-small shortcuts",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.title}),r(St,{close:a})]}),r("dl",{children:e.list.map(([t,o])=>r("div",{children:[r("dt",{children:t.split(" ").map(n=>r("kbd",{children:n},n))}),r("dd",{children:o})]},t))})]})}var _r=h(!1);function md(){let{startOver:e}=p.value;if(!_r.value)return null;let a=()=>{_r.value=!1};return r(Pe,{label:e.title,class:"dialog dialog-small",close:a,children:[r("h2",{children:e.title}),r("p",{children:e.text}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:a,children:e.keep}),r("button",{class:"button button-danger",type:"button",onClick:ge(async()=>{await js().catch(()=>{}),a()}),children:e.confirm})]})]})}function gd(){let{nav:e,credits:a}=p.value,t=pe.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(me,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(pp,{}),r("span",{children:"Atelier"})]}),$s&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(Gn,{href:"/",icon:r($e,{}),text:e.studio}),r(Gn,{href:"/creations",icon:r(Ka,{}),text:e.creations}),r(Gn,{href:"/billing",icon:r(Co,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(me,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(so,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":va(t)})]}),r(Nn,{label:e.language,icon:r(fo,{}),children:hi.map(({id:o,name:n})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":qe.value===o,onClick:()=>xi(o),children:n},o))}),r("button",{class:"icon-button",type:"button","aria-label":Pt.value==="dark"?e.light:e.dark,title:Pt.value==="dark"?e.light:e.dark,onClick:fd,children:Pt.value==="dark"?r(vo,{}):r(go,{})}),r(Nn,{label:e.account,icon:r(wa,{}),children:[$.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:$.value.email??$.value.id})]}),$.value&&dt&&r("button",{type:"button",onClick:ge(()=>{_r.value=!0}),children:e.anotherDemo}),$.value&&!dt&&r("button",{type:"button",onClick:()=>{Qs()},children:e.signOut}),qn&&r("button",{type:"button","aria-pressed":wo.value,disabled:Hn.value,title:Hn.value?e.notifyForbidden:void 0,onClick:()=>{nd()},children:wo.value?e.notifyOff:e.notify}),r("button",{type:"button",onClick:()=>{ko.value=!0},children:e.shortcuts}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function Gn({href:e,icon:a,text:t}){let[o]=oa();return r(me,{href:e,"aria-current":Ga(o)===e?"page":void 0,children:[a,r("span",{children:t})]})}function pp(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var mp={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function hd(){let e=re.value,a=e&&xe(e.id)?.value;return a?r(hp,{creation:a,within:e.within}):e&&$.value?r(gp,{id:e.id},e.id):null}function gp({id:e}){let{gallery:a,large:t}=p.value,[o,n]=O(!1);return L(()=>{let s=!0;return xl(e).then(l=>{s&&(n(l===null),l&&(re.value={...re.peek()??{within:null},id:e}))},()=>{}),()=>{s=!1}},[e]),o?r(Pe,{label:a.gone,class:"dialog dialog-small",close:La,children:[r("h2",{children:a.gone}),r("p",{children:a.goneText}),r("div",{class:"actions",children:r("button",{class:"button button-main",type:"button",autofocus:!0,onClick:La,children:t.close})})]}):null}function hp({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],n=o.findIndex(({id:c})=>c===e.id),s=n>0?o[n-1]:void 0,l=n>=0?o[n+1]:void 0;L(()=>{a&&n>=o.length-3&&a.more()},[a,n,o.length]);let i=La,u=c=>{c&&fr(c.id)},d=c=>{if(c.key==="ArrowLeft")u(s);else if(c.key==="ArrowRight")u(l);else if(c.key==="Delete"&&e.completedAt!==null)Ua.value=e.id;else return;c.preventDefault()};return r(Pe,{label:ee(e).slice(0,100),class:"dialog large",close:i,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:i,children:r(ke,{})}),r("div",{class:"large-canvas",children:[r(Pr,{creation:e,onSwipe:c=>u(c<0?s:l)},e.id),a&&r(S,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!s,onClick:()=>u(s),children:r($a,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>u(l),children:r(Va,{})})]})]}),r("div",{class:"large-side",children:[r(xp,{creation:e}),r(vr,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function xp({creation:e}){let{large:a,studio:t,billing:o,credits:n}=p.value,s=e.generatedImage;return r(S,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",dir:"auto",children:ee(e)}),r(Lp,{creation:e}),r("dl",{class:"facts",children:[r("dt",{children:t.model}),r("dd",{children:N(e.model)}),e.prompt&&r(S,{children:[r("dt",{children:t.style}),r("dd",{children:N(e.style)})]}),s&&r(S,{children:[r("dt",{children:a.size}),r("dd",{children:[s.width," \xD7 ",s.height," ",mp[s.contentType]]})]}),e.seed!==null&&r(S,{children:[r("dt",{children:t.seed}),r("dd",{children:e.seed})]}),r("dt",{children:a.made}),r("dd",{children:oo(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function Lp({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:r("ol",{class:"large-references","aria-label":t.references,children:a.map((o,n)=>r("li",{children:r(Xe,{of:e,picture:o,alt:t.reference(n+1),small:!0})},o.url))})}var Ip=8e3,yp=1200,xd={get:()=>navigator.onLine};function Ld(){let e=Ae(xd.get()),a=Ae(!1);st(()=>{let n=()=>{e.value=xd.get()};return addEventListener("online",n),addEventListener("offline",n),()=>{removeEventListener("online",n),removeEventListener("offline",n)}}),st(()=>{if(ft.value!=="lost"){a.value=!1;return}let n=setTimeout(()=>{a.value=!0},yp);return()=>clearTimeout(n)}),st(()=>{if(!Ha.value)return;let n=setTimeout(()=>{Ha.value=!1},Ip);return()=>clearTimeout(n)});let{notices:t}=p.value,o=e.value?Ra.value==="unreachable"?t.limited(on.value)??t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(no,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:[Ha.value&&r("p",{class:"notice",children:[r(Ct,{"aria-hidden":"true"}),t.repeated]}),$o.value&&r("p",{class:"notice",children:[r(Ct,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{$o.value=!1},children:r(ke,{})})]})]})]})}function Id(){let e=Ua.value;return e===null?null:r(vp,{id:e},e)}function vp({id:e}){let{remove:a}=p.value,[t,o]=O(!1),[n,s]=O(null),l=()=>{Ua.value=null},i=async()=>{o(!0);let u=Cp(e,re.peek()?.within??null),d=await bp(e);o(!1),s(d),d===null&&(l(),re.peek()?.id===e&&(u===null?La():fr(u)),Wt(e))};return r(Pe,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:n}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:ge(i),children:a.confirm})]})]})}function Cp(e,a){let t=a?.shown.peek()??[],o=t.findIndex(s=>s.id===e);return(o<0?void 0:t[o+1]??t[o-1])?.id??null}async function bp(e){try{let a=(await V(Go,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?za(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof oe?t.unreachable:t.failed}}function yd(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(S,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{Zs()},children:e.button})]}):r(Sp,{})]})}function Sp(){let{signIn:e}=p.value,[a,t]=O(""),[o,n]=O(null),s=async l=>{l.preventDefault();try{n(await Ks(a)?null:"refused")}catch{n("unreachable")}};return r("form",{onSubmit:l=>{s(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}var vd={"/":"studio","/creations":"creations","/billing":"billing"},wp=60,kp=30,Cd=new Map,Tr=!1;addEventListener("popstate",()=>{Tr=!0},{capture:!0});addEventListener("pushState",()=>{Tr=!1},{capture:!0});function bd(){let[e]=oa();Jl();let a=Ga(e),t=w(null);return Pp(a),L(()=>ci(e),[e]),_p(a,t),r(S,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(gd,{}),r("main",{id:"main",ref:t,tabIndex:-1,children:Ra.value==="signed-out"?r(yd,{}):r(fi,{location:a,children:[r(eo,{path:"/",component:od}),r(eo,{path:"/creations",component:Pu}),r(eo,{path:"/billing",component:bi}),r(eo,{component:Au})]})}),r(Ld,{}),r(id,{}),r(hd,{}),r(Id,{}),r(pd,{}),r(md,{})]})}function Pp(e){let{titles:a}=p.value,t=re.value?xe(re.value.id)?.value:void 0,o=t?`${ee(t).slice(0,wp)} \xB7 Atelier`:e in vd?a[vd[e]]:a.missing;L(()=>{document.title=kt.value>0?a.done(kt.value,o):o},[o,kt.value])}function Ap(e){let a=0,t=o=>{scrollTo({top:e,behavior:"instant"}),scrollY<e-1&&o>0&&(a=requestAnimationFrame(()=>t(o-1)))};return t(kp),()=>cancelAnimationFrame(a)}function _p(e,a){let t=w(null);L(()=>{history.scrollRestoration="manual"},[]),L(()=>{let o=()=>{t.current!==null&&t.current===Ga(location.pathname)&&Cd.set(t.current,scrollY)};return addEventListener("scroll",o,{passive:!0}),()=>removeEventListener("scroll",o)},[]),De(()=>{let o=t.current;t.current=e;let n=Tr?Cd.get(e)??0:0;if(Tr=!1,!(o===null||o===e))return a.current?.focus({preventScroll:!0}),Ap(n)},[e])}var zn=document.getElementById("root");if(zn===null)throw new Error("the page has no #root");zn.replaceChildren();ss(r(bd,{}),zn);addEventListener("keydown",mi,{capture:!0});Gl();
