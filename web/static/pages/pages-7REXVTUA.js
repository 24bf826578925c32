var ct,S,Jr,ga,Ke,Qr,Yr,en,No,Xt,dt,an,Vo,Go,zo,tn,Kt={},Qt=[],Ju=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,pt=Array.isArray;function Re(e,a){for(var t in a)e[t]=a[t];return e}function $o(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function te(e,a,t){var o,n,s,l={};for(s in a)s=="key"?o=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?ct.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return ft(e,l,o,n,null)}function ft(e,a,t,o,n){var s={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++Jr,__i:-1,__u:0};return n==null&&S.vnode!=null&&S.vnode(s),s}function L(e){return e.children}function qa(e,a){this.props=e,this.context=a}function ma(e,a){if(a==null)return e.__?ma(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?ma(e):null}function Yu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],n=[],s=Re({},a);s.__v=a.__v+1,S.vnode&&S.vnode(s),Ko(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??ma(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,ln(o,s,n),a.__e=a.__=null,s.__e!=t&&on(s)}}function on(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),on(e)}function Wo(e){(!e.__d&&(e.__d=!0)&&Ke.push(e)&&!Zt.__r++||Qr!=S.debounceRendering)&&((Qr=S.debounceRendering)||Yr)(Zt)}function Zt(){try{for(var e,a=1;Ke.length;)Ke.length>a&&Ke.sort(en),e=Ke.shift(),a=Ke.length,Yu(e)}finally{Ke.length=Zt.__r=0}}function rn(e,a,t,o,n,s,l,u,i,d,c){var m,f,g,v,w,O,D=o&&o.__k||Qt,C=a.length;for(i=ei(t,a,D,i,C),m=0;m<C;m++)(g=t.__k[m])!=null&&(f=g.__i!=-1&&D[g.__i]||Kt,g.__i=m,O=Ko(e,g,f,n,s,l,u,i,d,c),v=g.__e,g.ref&&f.ref!=g.ref&&(f.ref&&Qo(f.ref,null,g),c.push(g.ref,g.__c||v,g)),w==null&&v!=null&&(w=v),4&g.__u?(i=nn(g,i,e),f.__e&&(f.__e=null)):typeof g.type=="function"&&O!==void 0?i=O:v&&(i=v.nextSibling),g.__u&=-7);return t.__e=w,i}function ei(e,a,t,o,n){var s,l,u,i,d,c=t.length,m=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=ft(null,l,null,null,null):pt(l)?l=e.__k[s]=ft(L,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=ft(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,i=s+f,l.__=e,l.__b=e.__b+1,u=null,(d=l.__i=ai(l,t,i,m))!=-1&&(m--,(u=t[d])&&(u.__u|=2)),u==null||u.__v==null?(d==-1&&(n>c?f--:n<c&&f++),typeof l.type!="function"&&(l.__u|=4)):d!=i&&(d==i-1?f--:d==i+1?f++:(d>i?f--:f++,l.__u|=4))):e.__k[s]=null;if(m)for(s=0;s<c;s++)(u=t[s])!=null&&(2&u.__u)==0&&(u.__e==o&&(o=ma(u)),dn(u,u));return o}function nn(e,a,t){var o,n;if(typeof e.type=="function"){for(o=e.__k,n=0;o&&n<o.length;n++)o[n]&&(o[n].__=e,a=nn(o[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=ma(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function Xo(e,a){return a=a||[],e==null||typeof e=="boolean"||(pt(e)?e.some(function(t){Xo(t,a)}):a.push(e)),a}function ai(e,a,t,o){var n,s,l,u=e.key,i=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&u==null||c&&u==d.key&&i==d.type)return t;if(o>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((d=a[l=n>=0?n--:s++])!=null&&(2&d.__u)==0&&u==d.key&&i==d.type)return l}return-1}function Zr(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Ju.test(a)?t:t+"px"}function $t(e,a,t,o,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Zr(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Zr(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(an,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?o?t[dt]=o[dt]:(t[dt]=Vo,e.addEventListener(a,s?zo:Go,s)):e.removeEventListener(a,s?zo:Go,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function jr(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[Xt]==null)a[Xt]=Vo++;else if(a[Xt]<t[dt])return;return t(S.event?S.event(a):a)}}}function Ko(e,a,t,o,n,s,l,u,i,d){var c,m,f,g,v,w,O,D,C,R,ve,Z,ee,Ba,Te,Xe,de=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(i=!!(32&t.__u),s=[u=a.__e=t.__e]),(c=S.__b)&&c(a);e:if(typeof de=="function"){m=l.length;try{if(C=a.props,R=de.prototype&&de.prototype.render,ve=(c=de.contextType)&&o[c.__c],Z=c?ve?ve.props.value:c.__:o,t.__c?D=(f=a.__c=t.__c).__=f.__E:(R?a.__c=f=new de(C,Z):(a.__c=f=new qa(C,Z),f.constructor=de,f.render=oi),ve&&ve.sub(f),f.state||(f.state={}),f.__n=o,g=f.__d=!0,f.__h=[],f._sb=[]),R&&f.__s==null&&(f.__s=f.state),R&&de.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Re({},f.__s)),Re(f.__s,de.getDerivedStateFromProps(C,f.__s))),v=f.props,w=f.state,f.__v=a,g)R&&de.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),R&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(R&&de.getDerivedStateFromProps==null&&C!==v&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(C,Z),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(C,f.__s,Z)===!1){a.__v!=t.__v&&(f.props=C,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(Be){Be&&(Be.__=a)}),Qt.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),u=ma(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(C,f.__s,Z),R&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(v,w,O)})}if(f.context=Z,f.props=C,f.__P=e,f.__e=!1,ee=S.__r,Ba=0,R)f.state=f.__s,f.__d=!1,ee&&ee(a),c=f.render(f.props,f.state,f.context),Qt.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,ee&&ee(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++Ba<25);f.state=f.__s,f.getChildContext!=null&&(o=Re(Re({},o),f.getChildContext())),R&&!g&&f.getSnapshotBeforeUpdate!=null&&(O=f.getSnapshotBeforeUpdate(v,w)),Te=c!=null&&c.type===L&&c.key==null?un(c.props.children):c,u=rn(e,pt(Te)?Te:[Te],a,t,o,n,s,l,u,i,d),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),D&&(f.__E=f.__=null)}catch(Be){if(l.length=m,a.__v=null,i||s!=null){if(Be.then){for(a.__u|=i?160:128;u&&u.nodeType==8&&u.nextSibling;)u=u.nextSibling;s!=null&&(s[s.indexOf(u)]=null),a.__e=u}else if(s!=null)for(Xe=s.length;Xe--;)$o(s[Xe])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),Be.then||sn(a),S.__e(Be,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):u=a.__e=ti(t.__e,a,t,o,n,s,l,i,d);return(c=S.diffed)&&c(a),128&a.__u?void 0:u}function sn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(sn))}function ln(e,a,t){for(var o=0;o<t.length;o++)Qo(t[o],t[++o],t[++o]);S.__c&&S.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){S.__e(s,n.__v)}})}function un(e){return typeof e!="object"||e==null||e.__b>0?e:pt(e)?e.map(un):e.constructor!==void 0?null:Re({},e)}function ti(e,a,t,o,n,s,l,u,i){var d,c,m,f,g,v,w,O=t.props||Kt,D=a.props,C=a.type;if(C=="svg"?n="http://www.w3.org/2000/svg":C=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(d=0;d<s.length;d++)if((g=s[d])&&"setAttribute"in g==!!C&&(C?g.localName==C:g.nodeType==3)){e=g,s[d]=null;break}}if(e==null){if(C==null)return document.createTextNode(D);e=document.createElementNS(n,C,D.is&&D),u&&(S.__m&&S.__m(a,s),u=!1),s=null}if(C==null)O===D||u&&e.data==D||(e.data=D);else{if(s=C=="textarea"&&D.defaultValue!=null?null:s&&ct.call(e.childNodes),!u&&s!=null)for(O={},d=0;d<e.attributes.length;d++)O[(g=e.attributes[d]).name]=g.value;for(d in O)g=O[d],d=="dangerouslySetInnerHTML"?m=g:d=="children"||d in D||d=="value"&&"defaultValue"in D||d=="checked"&&"defaultChecked"in D||$t(e,d,null,g,n);for(d in D)g=D[d],d=="children"?f=g:d=="dangerouslySetInnerHTML"?c=g:d=="value"?v=g:d=="checked"?w=g:u&&typeof g!="function"||O[d]===g||$t(e,d,g,O[d],n);if(c)u||m&&(c.__html==m.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(m&&(e.innerHTML=""),rn(a.type=="template"?e.content:e,pt(f)?f:[f],a,t,o,C=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&ma(t,0),u,i),s!=null)for(d=s.length;d--;)$o(s[d]);u&&C!="textarea"||(d="value",C=="progress"&&v==null?e.removeAttribute("value"):v!=null&&(v!==e[d]||C=="progress"&&!v||C=="option"&&v!=O[d])&&$t(e,d,v,O[d],n),d="checked",w!=null&&w!=e[d]&&$t(e,d,w,O[d],n))}return e}function Qo(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(n){S.__e(n,t)}}function dn(e,a,t){var o,n;if(S.unmount&&S.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Qo(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){S.__e(s,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(n=0;n<o.length;n++)o[n]&&dn(o[n],a,t||typeof e.type!="function");t||$o(e.__e),e.__c=e.__=e.__e=void 0}function oi(e,a,t){return this.constructor(e,t)}function fn(e,a,t){var o,n,s,l;a==document&&(a=document.documentElement),S.__&&S.__(e,a),n=(o=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],Ko(a,e=(!o&&t||a).__k=te(L,null,[e]),n||Kt,Kt,a.namespaceURI,!o&&t?[t]:n?null:a.firstChild?ct.call(a.childNodes):null,s,!o&&t?t:n?n.__e:a.firstChild,o,l),ln(s,e,l),e.props.children=null}function jt(e,a,t){var o,n,s,l,u=Re({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?o=a[s]:s=="ref"?n=a[s]:u[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(u.children=arguments.length>3?ct.call(arguments,2):t),ft(e.type,u,o||e.key,n||e.ref,null)}function Ha(e){function a(t){var o,n;return this.getChildContext||(o=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&o.forEach(function(l){l.__e=!0,Wo(l)})},this.sub=function(s){o.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){o&&o.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+tn++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}ct=Qt.slice,S={__e:function(e,a,t,o){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,o||{}),l=n.__d),l)return n.__E=n}catch(u){e=u}throw e}},Jr=0,ga=function(e){return e!=null&&e.constructor===void 0},qa.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Re({},this.state),typeof e=="function"&&(e=e(Re({},t),this.props)),e&&Re(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Wo(this))},qa.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Wo(this))},qa.prototype.render=L,Ke=[],Yr=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,en=function(e,a){return e.__v.__b-a.__v.__b},Zt.__r=0,No=Math.random().toString(8),Xt="__d"+No,dt="__a"+No,an=/(PointerCapture)$|Capture$/i,Vo=0,Go=jr(!1),zo=jr(!0),tn=0;var Qe,B,Zo,cn,Yt=0,yn=[],G=S,pn=G.__b,mn=G.__r,gn=G.diffed,hn=G.__c,xn=G.unmount,Ln=G.__;function Na(e,a){G.__h&&G.__h(B,e,Yt||a),Yt=0;var t=B.__H||(B.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function H(e){return Yt=1,ri(vn,e)}function ri(e,a,t){var o=Na(Qe++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):vn(void 0,a),function(u){var i=o.__N?o.__N[0]:o.__[0],d=o.t(i,u);i!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=B,!B.__f)){var n=function(u,i,d){if(!o.__c.__H)return!0;var c=!1,m=o.__c.props!==u;if(o.__c.__H.__.some(function(g){if(g.__N){c=!0;var v=g.__[0];g.__=g.__N,g.__N=void 0,v!==g.__[0]&&(m=!0)}}),s){var f=s.call(this,u,i,d);return c?f||m:f}return!c||m};B.__f=!0;var s=B.shouldComponentUpdate,l=B.componentWillUpdate;B.componentWillUpdate=function(u,i,d){if(this.__e){var c=s;s=void 0,n(u,i,d),s=c}l&&l.call(this,u,i,d)},B.shouldComponentUpdate=n}return o.__N||o.__}function I(e,a){var t=Na(Qe++,3);!G.__s&&Jo(t.__H,a)&&(t.__=e,t.u=a,B.__H.__h.push(t))}function ha(e,a){var t=Na(Qe++,4);!G.__s&&Jo(t.__H,a)&&(t.__=e,t.u=a,B.__h.push(t))}function P(e){return Yt=5,Ze(function(){return{current:e}},[])}function Ze(e,a){var t=Na(Qe++,7);return Jo(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function Ga(e){var a=B.context[e.__c],t=Na(Qe++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(B)),a.props.value):e.__}function Cn(){var e=Na(Qe++,11);if(!e.__){for(var a=B.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function ni(){for(var e;e=yn.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Jt),a.__h.some(jo),a.__h=[]}catch(t){a.__h=[],G.__e(t,e.__v)}}}G.__b=function(e){B=null,pn&&pn(e)},G.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),Ln&&Ln(e,a)},G.__r=function(e){mn&&mn(e),Qe=0;var a=(B=e.__c).__H;a&&(Zo===B?(a.__h=[],B.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Jt),a.__h.some(jo),a.__h=[],Qe=0)),Zo=B},G.diffed=function(e){gn&&gn(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(yn.push(a)!==1&&cn===G.requestAnimationFrame||((cn=G.requestAnimationFrame)||si)(ni)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),Zo=B=null},G.__c=function(e,a){a.some(function(t){try{t.__h.some(Jt),t.__h=t.__h.filter(function(o){return!o.__||jo(o)})}catch(o){a.some(function(n){n.__h&&(n.__h=[])}),a=[],G.__e(o,t.__v)}}),hn&&hn(e,a)},G.unmount=function(e){xn&&xn(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Jt(o)}catch(n){a=n}}),t.__H=void 0,a&&G.__e(a,t.__v))};var In=typeof requestAnimationFrame=="function";function si(e){var a,t=function(){clearTimeout(o),In&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);In&&(a=requestAnimationFrame(t))}function Jt(e){var a=B,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),B=a}function jo(e){var a=B;e.__c=e.__(),B=a}function Jo(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function vn(e,a){return typeof a=="function"?a(e):a}var li=Symbol.for("preact-signals");function oo(){if(Oe>1)Oe--;else{var e,a=!1;for((function(){var n=ao;for(ao=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();gt!==void 0;){var t=gt;for(gt=void 0,eo++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Sn(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=o}}if(eo=0,Oe--,a)throw e}}function ro(e){if(Oe>0)return e();Yo=++ui,Oe++;try{return e()}finally{oo()}}var mt,q=void 0;function ht(e){var a=q,t=mt;q=void 0,mt=void 0;try{return e()}finally{q=a,mt=t}}var gt=void 0,Oe=0,eo=0,ui=0,Yo=0,ao=void 0,to=0;function bn(e){if(q!==void 0){var a=e.n;if(a===void 0||a.t!==q)return a={i:0,S:e,p:q.s,n:void 0,t:q,e:void 0,x:void 0,r:a},q.s!==void 0&&(q.s.n=a),q.s=a,e.n=a,32&q.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=q.s,a.n=void 0,q.s.n=a,q.s=a),a}}function $(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}$.prototype.brand=li;$.prototype.h=function(){return!0};$.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:ht(function(){var o;(o=a.W)==null||o.call(a)}))};$.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&ht(function(){var n;(n=a.Z)==null||n.call(a)}))}};$.prototype.subscribe=function(e){var a=this;return Q(function(){var t=a.value;ht(function(){return e(t)})},{name:"sub"})};$.prototype.valueOf=function(){return this.value};$.prototype.toString=function(){return this.value+""};$.prototype.toJSON=function(){return this.value};$.prototype.peek=function(){var e=this;return ht(function(){return e.value})};Object.defineProperty($.prototype,"value",{get:function(){var e=bn(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(eo>100)throw new Error("Cycle detected");(function(t){Oe!==0&&eo===0&&t.l!==Yo&&(t.l=Yo,ao={S:t,v:t.v,i:t.i,o:ao})})(this),this.v=e,this.i++,to++,Oe++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{oo()}}}});function h(e,a){return new $(e,a)}function Sn(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function wn(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function kn(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function xa(e,a){$.call(this,void 0,a),this.x=e,this.s=void 0,this.g=to-1,this.f=4}xa.prototype=new $;xa.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===to))return!0;if(this.g=to,this.f|=1,this.i>0&&!Sn(this))return this.f&=-2,!0;var e=q;try{wn(this),q=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return q=e,kn(this),this.f&=-2,!0};xa.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}$.prototype.S.call(this,e)};xa.prototype.U=function(e){if(this.t!==void 0&&($.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};xa.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(xa.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=bn(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function A(e,a){return new xa(e,a)}function Pn(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Oe++;var t=q;q=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,er(e),o}finally{q=t,oo()}}}function er(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Pn(e)}function ii(e){if(q!==this)throw new Error("Out-of-order effect");kn(this),q=e,this.f&=-2;try{8&this.f&&er(this)}finally{oo()}}function za(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,mt&&mt.push(this)}za.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};za.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Pn(this),wn(this),Oe++;var e=q;return q=this,ii.bind(this,e)};za.prototype.N=function(){2&this.f||(this.f|=2,this.u=gt,gt=this)};za.prototype.d=function(){this.f|=8,1&this.f||er(this)};za.prototype.dispose=function(){this.d()};function Q(e,a){var t=new za(e,a);try{t.c()}catch(n){throw t.d(),n}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var ar,Lt,no,di=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,An=[],_n=[];Q(function(){ar=this.N})();function Wa(e,a){S[e]=a.bind(null,S[e]||function(){})}function xt(e){if(no){var a=no;no=void 0,a()}no=e&&e.S()}function Tn(e){var a=this,t=e.data,o=le(t);o.name="ReactiveDom",o.value=t;var n=Ze(function(){for(var u=a,i=a.__v;i=i.__;)if(i.__c){i.__c.__$f|=4;break}var d=A(function(){var g=o.value.value;return g===0?0:g===!0?"":g||""}),c=A(function(){return!Array.isArray(d.value)&&!ga(d.value)}),m=Q(function(){if(this.N=Rn,c.value){var g=d.value;u.__v&&u.__v.__e&&u.__v.__e.nodeType===3&&(u.__v.__e.data=g)}}),f=a.__$u.d;return a.__$u.d=function(){m(),f.call(this)},[c,d]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}Tn.displayName="ReactiveTextNode";Object.defineProperties($.prototype,{constructor:{configurable:!0,value:te(L,null).constructor},type:{configurable:!0,value:Tn},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});Wa("__b",function(e,a){if(xt(),Lt=void 0,typeof a.type=="string"){var t,o=a.props;for(var n in o)if(n!=="children"){var s=o[n];s instanceof $&&(t||(a.__np=t={}),t[n]=s,o[n]=s.peek())}}e(a)});Wa("__r",function(e,a){if(e(a),a.type!==L){xt();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(n,s){var l;return Q(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;di&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),Lt=o,xt(t)}});Wa("__e",function(e,a,t,o){xt(),Lt=void 0,e(a,t,o)});Wa("diffed",function(e,a){xt(),Lt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var u=s[l];u===void 0||o&&l in o||(u.d(),s[l]=void 0)}if(o){s||(s={},t.U=s);for(var i in o){var d=s[i],c=o[i];d===void 0?(d=fi(t,i,c,n),s[i]=d):d.o(c,n)}}}e(a)});function fi(e,a,t,o){var n=a in e&&e.ownerSVGElement===void 0,s=h(t);return{o:function(l,u){s.value=l,o=u},d:Q(function(){this.N=Rn;var l=s.value.value;o[a]!==l&&(o[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}Wa("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var n in o){var s=o[n];s&&s.d()}}}var l=a.__np;if(l){var u=a.props;for(var i in l)u[i]=l[i]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});Wa("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});qa.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var u in this.props)if(!(u in e))return!0;return!1};function le(e,a){return Ze(function(){return h(e,a)},[])}var ci=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},pi=function(e){queueMicrotask(function(){queueMicrotask(e)})};function mi(){ro(function(){for(var e;e=An.shift();)ar.call(e)})}function gi(){An.push(this)===1&&(S.requestAnimationFrame||ci)(mi)}function hi(){ro(function(){for(var e;e=_n.shift();)ar.call(e)})}function Rn(){_n.push(this)===1&&(S.requestAnimationFrame||pi)(hi)}function Va(e,a){var t=P(e);t.current=e;var o=Lt;I(function(){return Q(function(){if(this.N=gi,!(o&&8&o.__$f))return t.current()},a)},[])}function ue(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function je(e){return ue(e)==="object"}function xi(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function tr(e,a){return e.length<124?e:a}var Mn="graphql-transport-ws";var fe=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(fe||{}),ce=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(ce||{});function Dn(e){if(!je(e))throw new Error(`Message is expected to be an object, but got ${ue(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${ue(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!je(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ue(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!je(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ue(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${ue(e.payload.query)}`);if(e.payload.variables!=null&&!je(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${ue(e.payload.variables)}`);if(e.payload.operationName!=null&&ue(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${ue(e.payload.operationName)}`);if(e.payload.extensions!=null&&!je(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${ue(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ue(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!je(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ue(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ue(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!xi(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ue(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Fn(e,a){return Dn(typeof e=="string"?JSON.parse(e,a):e)}function $a(e,a){return Dn(e),JSON.stringify(e,a)}function rr(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:u,connectionAckWaitTimeout:i=0,retryAttempts:d=5,retryWait:c=async function(E){let y=Math.pow(2,E);await new Promise(T=>setTimeout(T,y*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:m=or,on:f,webSocketImpl:g,generateID:v=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,E=>{let y=Math.random()*16|0;return(E=="x"?y:y&3|8).toString(16)})},jsonMessageReplacer:w,jsonMessageReviver:O}=e,D;if(g){if(!Ii(g))throw new Error("Invalid WebSocket implementation provided");D=g}else typeof WebSocket<"u"?D=WebSocket:typeof global<"u"?D=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(D=window.WebSocket||window.MozWebSocket);if(!D)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let C=D,R=(()=>{let b=(()=>{let y={};return{on(T,z){return y[T]=z,()=>{delete y[T]}},emit(T){"id"in T&&y[T.id]?.(T)}}})(),E={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[b.emit,f.message]:[b.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:b.on,on(y,T){let z=E[y];return z.push(T),()=>{let W=z.indexOf(T);W>-1&&z.splice(W,1)}},emit(y,...T){for(let z of[...E[y]])z(...T)}}})();function ve(b){let E=[R.on("error",y=>{E.forEach(T=>T()),b(y)}),R.on("closed",y=>{E.forEach(T=>T()),b(y)})];return()=>E.forEach(y=>y())}let Z,ee=0,Ba,Te=!1,Xe=0,de=!1;async function Be(){clearTimeout(Ba);let[b,E]=await(Z??(Z=new Promise((z,W)=>(async()=>{if(Te){if(await c(Xe),!ee)return Z=void 0,W({code:1e3,reason:"All Subscriptions Gone"});Xe++}R.emit("connecting",Te);let k=new C(typeof a=="function"?await a():a,Mn),Ue,Ua;function Vt(){isFinite(l)&&l>0&&(clearTimeout(Ua),Ua=setTimeout(()=>{k.readyState===C.OPEN&&(k.send($a({type:ce.Ping})),R.emit("ping",!1,void 0))},l))}ve(ae=>{Z=void 0,clearTimeout(Ue),clearTimeout(Ua),W(ae),ae instanceof It&&(k.close(4499,"Terminated"),k.onerror=null,k.onclose=null)}),k.onerror=ae=>R.emit("error",ae),k.onclose=ae=>R.emit("closed",ae),k.onopen=async()=>{try{R.emit("opened",k);let ae=typeof t=="function"?await t():t;if(k.readyState!==C.OPEN)return;k.send($a(ae?{type:ce.ConnectionInit,payload:ae}:{type:ce.ConnectionInit},w)),isFinite(i)&&i>0&&(Ue=setTimeout(()=>{k.close(fe.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},i)),Vt()}catch(ae){R.emit("error",ae),k.close(fe.InternalClientError,tr(ae instanceof Error?ae.message:String(ae),"Internal client error"))}};let Oa=!1;k.onmessage=({data:ae})=>{try{let j=Fn(ae,O);if(R.emit("message",j),j.type==="ping"||j.type==="pong"){R.emit(j.type,!0,j.payload),j.type==="pong"?Vt():u||(k.send($a(j.payload?{type:ce.Pong,payload:j.payload}:{type:ce.Pong},w)),R.emit("pong",!1,j.payload));return}if(Oa)return;if(j.type!==ce.ConnectionAck)throw new Error(`First message cannot be of type ${j.type}`);clearTimeout(Ue),Oa=!0,R.emit("connected",k,j.payload,Te),Te=!1,Xe=0;let Kr=new Promise((vf,ju)=>ve(ju));Kr.catch(()=>{}),z([k,Kr])}catch(j){k.onmessage=null,R.emit("error",j),k.close(fe.BadResponse,tr(j instanceof Error?j.message:String(j),"Bad response"))}}})())));b.readyState===C.CLOSING&&await E;let y=()=>{},T=new Promise(z=>y=z);return[b,y,new Promise((z,W)=>{let k=ve(W);b.readyState!==C.OPEN&&E.catch(W),T.then(()=>{if(k(),!ee){let Ue=()=>b.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(Ba),Ba=setTimeout(()=>{!ee&&b.readyState===C.OPEN&&Ue()},s)):Ue()}z()})})]}function $r(b){if(or(b)&&(Li(b.code)||[fe.InternalServerError,fe.InternalClientError,fe.BadRequest,fe.BadResponse,fe.Unauthorized,fe.SubprotocolNotAcceptable,fe.SubscriberAlreadyExists,fe.TooManyInitialisationRequests].includes(b.code)))throw b;if(de)return!1;if(or(b)&&b.code===1e3)return ee>0;if(!d||Xe>=d||!m(b))throw b;return Te=!0}o||(async()=>{for(ee++;;)try{let[,,b]=await Be();await b}catch(b){try{if(!$r(b))return}catch(E){return n?.(E)}}})();function Xr(b,E){let y=v(b),T=!1,z=!1,W=()=>{ee--,T=!0};return(async()=>{for(ee++;;)try{let[k,Ue,Ua]=await Be();if(T)return Ua.catch(()=>{}),Ue();let Vt=R.onMessage(y,Oa=>{switch(Oa.type){case ce.Next:{E.next(Oa.payload);return}case ce.Error:{z=!0,T=!0,E.error(Oa.payload),W();return}case ce.Complete:{T=!0,W();return}}});k.send($a({id:y,type:ce.Subscribe,payload:b},w)),W=()=>{!T&&k.readyState===C.OPEN&&k.send($a({id:y,type:ce.Complete},w)),ee--,T=!0,Ue()},await Ua.finally(Vt);return}catch(k){if(!$r(k))return}})().then(()=>{z||E.complete()}).catch(k=>{E.error(k)}),()=>{T||W()}}return{on:R.on,subscribe:Xr,iterate(b){let E=[],y={done:!1,error:null,resolve:()=>{}},T=Xr(b,{next(W){E.push(W),y.resolve()},error(W){y.done=!0,y.error=W,y.resolve()},complete(){y.done=!0,y.resolve()}}),z=(async function*(){for(;;){for(E.length||await new Promise(k=>y.resolve=k);E.length;)yield E.shift();if(y.error)throw y.error;if(y.done)return}})();return z.throw=async W=>(y.done||(y.done=!0,y.error=W,y.resolve()),{done:!0,value:void 0}),z.return=async()=>(T(),{done:!0,value:void 0}),z},async dispose(){if(de=!0,Z){let[b]=await Z;b.close(1e3,"Normal Closure")}},terminate(){Z&&R.emit("closed",new It)}}}var It=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function or(e){return je(e)&&"code"in e&&"reason"in e}function Li(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Ii(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var _=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},jf=new _(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),Jf=new _(`
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
  group
  favourite
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
}`,{fragmentName:"CreationParts"}),Yf=new _(`
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
    `,{fragmentName:"Refused"}),ec=new _(`
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  url
}
    `,{fragmentName:"ExportParts"}),ac=new _(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),tc=new _(`
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
    `,{fragmentName:"TransactionParts"}),oc=new _(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  provider
  createdAt
}
    `,{fragmentName:"PaymentParts"}),rc=new _(`
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
    `,{fragmentName:"ModelParts"}),En=new _(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter) {
  creations(first: $first, after: $after, filter: $filter) {
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
  group
  favourite
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
}`),Bn=new _(`
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
  group
  favourite
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
}`),Un=new _(`
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
    `),On=new _(`
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),qn=new _(`
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
  group
  favourite
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),Hn=new _(`
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
  group
  favourite
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),Nn=new _(`
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
  group
  favourite
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),Gn=new _(`
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),zn=new _(`
    mutation SetFavourite($input: SetFavouriteInput!) {
  setFavourite(input: $input) {
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
  group
  favourite
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),Wn=new _(`
    query Export($id: ID!) {
  creationExport(id: $id) {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  url
}`),Vn=new _(`
    query Exports {
  creationExports {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  url
}`),$n=new _(`
    mutation ExportCreations($input: ExportCreationsInput!) {
  exportCreations(input: $input) {
    export {
      ...ExportParts
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
fragment ExportParts on CreationExport {
  id
  state
  done
  total
  url
}`),Xn=new _(`
    subscription ExportUpdated($id: ID!) {
  exportUpdated(id: $id) {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  url
}`),Kn=new _(`
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
  group
  favourite
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
}`),Qn=new _(`
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
}`),Zn=new _(`
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
}`),jn=new _(`
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
    `),Jn=new _(`
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
}`),Yn=new _(`
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
}`),es=new _(`
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
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
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
}`),as=new _(`
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
}`);var nr=new URL("/graphql",location.origin),yi=3e4,V=class extends Error{},oe=class extends Error{constructor(t,o,n=null){super(t);this.code=o;this.retryAfter=n}code;retryAfter},Xa=class extends oe{};async function so(e,a,t){let o=await sr(nr,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),n=await Ci(o),s=n.errors?.[0],l=s?.extensions?.code??"";if(o.status===401||l==="UNAUTHENTICATED")throw new Xa(s?.message??"",l);if(s||!n.data)throw new oe(s?.message??"",l,vi(o.headers.get("Retry-After")));return n.data}async function sr(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(yi)})}catch(o){throw new V(String(o))}if(t.status===502||t.status===503||t.status===504)throw new V(`status ${t.status}`);return t}async function Ci(e){try{return await e.json()}catch(a){throw new V(String(a))}}function vi(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var lr=new EventTarget;addEventListener("online",ur);function ur(){lr.dispatchEvent(new Event("wake"))}function Je(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let n=()=>{clearTimeout(s),lr.removeEventListener("wake",n),a?.removeEventListener("abort",n),o()},s=setTimeout(n,t);lr.addEventListener("wake",n),a?.addEventListener("abort",n)})}var yt="atelier.token";function ir(){try{return localStorage.getItem(yt)}catch{return null}}function dr(e){try{e===null?localStorage.removeItem(yt):localStorage.setItem(yt,e)}catch{return}}var lo=document.documentElement.dataset.signIn==="demo",ts=document.documentElement.dataset.sandbox==="yes",uo=document.documentElement.dataset.cards,La=h("starting"),N=h(null),io=h(!1),pr=h(null),he=ir(),os=null,mr=null,fr=null;function rs(e,a){os=e,mr=a,addEventListener("storage",({key:t,newValue:o})=>{t===yt&&o!==he&&cr(()=>o===null?hr():Ka(o))}),cr(async()=>{(he===null||!await Ka(he))&&await Ct(he)})}async function M(e,a){let t=he;try{return await so(e,a,t)}catch(o){if(!(o instanceof Xa)||!await Ct(t))throw o;return await so(e,a,he)}}function gr(){return he}function Ct(e){return e!==he?Promise.resolve(he!==null):(fr??=Si(()=>bi(e)).finally(()=>{fr=null}),fr)}async function ns(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await Ka(a)}async function ss(){await window.atelier?.signIn?.(),window.atelier&&await cr(async()=>{await Ct(he)})}async function ls(){await hr(),await window.atelier?.signOut?.()}async function us(){let e=await is();e&&await Ka(e)}async function bi(e){let a=ir();if(a!==null&&a!==e&&await Ka(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await is());return t&&t!==e&&await Ka(t)?(io.value=e!==null&&!window.atelier,!0):(await hr(),!1)}async function is(){if(!lo)return null;let e=await sr("/auth/demo",{method:"POST"});if(e.status!==201)throw new oe("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function Ka(e){let a;try{a=await so(Qn,{},e)}catch(t){if(t instanceof Xa)return!1;throw t}return he=e,dr(e),N.value?.id!==a.viewer.id&&(mr?.(),N.value=a.viewer,os?.(a)),La.value="signed-in",!0}async function hr(){he=null,dr(null),mr?.(),N.value=null,La.value="signed-out"}async function cr(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof V)&&!(t instanceof oe))throw t;pr.value=t instanceof oe&&t.code==="RATE_LIMITED"?t.retryAfter:null,N.value===null&&(La.value="unreachable"),await Je(a)}}async function Si(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var wi=4403,ki=4401,Pi=15e3,Ai=1e4,Qa=h("opening"),fo=null;function fs(e){let a=_i(e);fo=a;let t=new AbortController,{signal:o}=t,n=!1;ds(a,as.toString(),null,o,({creditUpdated:l})=>(e.credit(l),n||(n=!0,e.begun(),s(l.cursor)),l.cursor));let s=l=>ds(a,Kn.toString(),l,o,({taskUpdated:u})=>(e.task(u),u.cursor));return()=>{t.abort(),fo=null,a.dispose(),Qa.value="opening"}}async function cs(e,a){let t=fo,o={query:Xn.toString(),variables:{id:e}},n=!0;for(let s=0;n&&t!==null&&t===fo;s++)await new Promise(l=>{let u=({data:d})=>{d&&(s=0,n=d.exportUpdated.state==="PENDING",a(d.exportUpdated))},i=d=>{Array.isArray(d)&&(n=!1),l()};t.subscribe(o,{next:u,error:i,complete:l})}),n&&await Je(s)}function _i(e){let a=null,t,o=rr({url:nr.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${gr()}`}),keepAlive:Pi,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async n=>{a!==null&&await Ct(a).catch(()=>{}),(a===null||n>1)&&await Je(n)},on:{connected:()=>{a=null;let n=Qa.value==="lost";Qa.value="live",n&&(ur(),e.back())},closed:n=>{clearTimeout(t),a=n.code===wi?gr():null,Qa.value="lost"},ping:n=>{n||(t=setTimeout(()=>o.terminate(),Ai))},pong:n=>{n&&clearTimeout(t)}}});return o}async function ds(e,a,t,o,n){let s=t,l=!1,u={query:a,get variables(){return{after:s}}};for(let i=0;!o.aborted&&!l;i++)await new Promise(d=>{let c=({data:g})=>{g&&(s=n(g),i=0)},m=g=>{l=g.code===ki,d()},f=e.subscribe(u,{next:c,error:m,complete:d});o.addEventListener("abort",f,{once:!0})}),!o.aborted&&!l&&await Je(i,o)}var Ti=6e5,co=new WeakMap,xr=h(0);function ps(e){return xr.value>=0?co.get(e):void 0}function po(){co=new WeakMap,xr.value+=1}async function ms(e,a){let t=co.get(e);if(t!==void 0)return t;let o={contentType:e.type,byteSize:e.size},{upload:n,errors:s}=(await M(On,{input:o})).createUpload;if(s[0])return s[0];if(!n)throw new oe("The server reserved no place.","INTERNAL");let l=await Ri(e,n.uploadMethod,n.uploadUrl,n.uploadHeaders,a);return l!==null?{__typename:"InvalidInput",message:l,path:["input","images"]}:(co.set(e,n.id),xr.value+=1,n.id)}function Ri(e,a,t,o,n){return new Promise((s,l)=>{let u=new XMLHttpRequest;u.open(a,t),u.timeout=Ti;for(let{name:i,value:d}of o)u.setRequestHeader(i,d);u.upload.onprogress=({loaded:i,total:d})=>n(d?i/d:0),u.onerror=u.ontimeout=()=>l(new V("the upload was cut")),u.onload=()=>{u.status<300?s(null):u.status===415||u.status===422||u.status===413?s(Mi(u.responseText)):l(new V(`status ${u.status}`))},u.send(e)})}function Mi(e){try{return JSON.parse(e).error.message}catch{return""}}var Di=100,Ye=new Map,vt=new Set,bt=new Set,Za=new Set;function re({status:e}){return e==="WAITING"||e==="PROCESSING"}function ja(e){return Ye.get(e)}function Me(e){let a=bt.delete(e.id);if(vt.has(e.id))return;if(e.deletedAt!==null)return Lr(e.id);let t=Ye.get(e.id);if(t===void 0)Ye.set(e.id,h(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...Fi(t.peek(),e)}}for(let o of Za)o.note(e)}function Lr(e){vt.add(e);for(let a of Za)a.drop(e)}async function Ls(e){return Ye.get(e)?.peek()??await Ia(e)}async function Ia(e){let{creation:a}=await M(Bn,{id:e}),t=Ye.get(e);return a&&t&&a.version>=t.peek().version?(bt.delete(e),t.value=a):a&&Me(a),a??null}function Is(){vt.clear();for(let e of Ye.keys())bt.add(e)}function ys(){Ye.clear(),vt.clear(),bt.clear();for(let e of Za)e.empty()}function mo(e=!1){for(let a of Za)(!e||a.failed.peek())&&a.reload()}function Fi(e,a){return{originalImages:a.originalImages.map((t,o)=>gs(e.originalImages[o]??null,t)??t),generatedImage:gs(e.generatedImage,a.generatedImage)}}function gs(e,a){return e&&a&&hs(e)===hs(a)?{...a,url:e.url,small:e.small}:a}function hs(e){return e.url.split("?",1)[0]??e.url}var qe=class{constructor(a){this.pageSize=a}pageSize;filter=h({});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=A(()=>{let a=this.ids.value.map(t=>Ye.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(re),...a.filter(t=>!re(t))]});#t=null;#e=null;#a=!1;open(){return Za.add(this),N.peek()&&this.reload(),()=>Za.delete(this)}show(a){this.filter.value=a,this.empty(),this.reload()}empty(){this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!Ei(a,this.filter.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=xs([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){let t=this.#e={},o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:n}=await M(En,{first:Math.min(Math.max(this.pageSize,o),Di),after:a,filter:this.filter.peek()});if(this.#e!==t)return;this.#e=null;for(let i of n.nodes)Me(i);let s=n.nodes.map(({id:i})=>i).filter(i=>!vt.has(i)),u=this.ids.peek().filter(i=>!bt.has(i)).filter(i=>a!==null||s[0]===void 0||i>s[0]);this.ids.value=xs([...new Set([...u,...s])]),this.#t=n.pageInfo.endCursor,this.hasMore.value=n.pageInfo.hasNextPage,this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function xs(e){return e.sort((a,t)=>a<t?1:-1)}function Ei(e,{status:a,style:t,search:o,model:n,group:s,favourite:l}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(l==null||l===e.favourite)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}var vs=20,ne=h(null),ho=h(null),go=class{constructor(a){this.read=a}read;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=Cs([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:Cs(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function Cs(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var ea=new go(async e=>(await M(Jn,{first:vs,after:e})).credit.transactions),xe=new go(async e=>(await M(Yn,{first:vs,after:e})).credit.payments);async function bs(){await Promise.all([ea.reload(),xe.reload(),Bi()])}async function Bi(){try{ho.value??=(await M(jn,{})).creditPacks}catch{return}}function Ss(e){e.credit&&(ne.value=e.credit),e.kind==="RESET"&&xo(),e.transaction&&ea.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&xe.isOpen&&xe.reload()}async function xo(e=!1){let a=[ea,xe].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function ws(){ne.value=null,ea.empty(),xe.empty()}var be=new qe(12),Lo=new qe(4),ya=h(null),Io=A(()=>{let e=be.shown.value;return e.find(({id:a})=>a===ya.value)??e[0]??null}),ks=A(()=>{let e=Io.value;if(e===null||e.group===null)return e?[e]:[];let a=[...be.shown.value,...Lo.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,o)=>t.id<o.id?-1:1)});var Ui=2,Oi=2e3,_s="atelier.intents",pe=h([]),Ca=h(!1),ta="",Ts=()=>{};function Rs(e,a){ta=e,Ts=a;for(let{key:t,order:o}of Vi())Ir({key:t,order:o,phase:"sending",progress:0,trouble:null})}function Ms(){ta="",aa=null,Ca.value=!1,pe.value=[]}function yo(e){let a=performance.now();if(aa&&qi(aa.order,e)&&a-aa.at<Oi)return Ca.value=!0,aa.creation;Ca.value=!1;let t=wt(e).length>0?"uploading":"sending",o=Ir({key:Wi(),order:e,phase:t,progress:0,trouble:null}),n=aa={order:e,at:a,creation:o};return o.then(s=>{s===null&&aa===n&&(aa=null)}),o}var aa=null;function qi(e,a){let[t,o]=[wt(e),wt(a)];return t.length===o.length&&t.every((n,s)=>n===o[s])&&Ps(e)===Ps(a)}function wt(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function Ps(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function Ds({key:e}){let a=pe.peek().find(t=>t.key===e);return a?.phase==="stopped"?Ir({...a,phase:"sending",trouble:null}):null}function Co(e){pe.value=pe.peek().filter(a=>a.key!==e),yr()}async function Ir(e){zi(e);let a=ta;for(let t=0;ta===a;t++)try{let o=await Ni(e.key);if(ta!==a)return null;if("refusal"in o)return po(),St(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null;Co(e.key);let[n]=o.creations;for(let s of o.creations)Me(s),t>0&&Ia(s.id).catch(()=>{});return Ts(n),n}catch(o){if(ta!==a)return null;let n=Hi(o);if(n.kind==="failed")return St(e.key,{phase:"stopped",trouble:n}),null;t>=Ui&&St(e.key,{trouble:n}),await Je(t)}return null}function Hi(e){if(e instanceof V)return{kind:"unreachable"};if(e instanceof oe)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Ni(e){let{order:a}=Gi(e);if(a.kind==="retry"){let u={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e},{creation:i,errors:d}=(await M(Hn,{input:u})).retryGeneration;return As(i?[i]:[],d)}let t=wt(a),o=[];for(let u of a.images??[]){if(!(u instanceof File)){o.push(u);continue}let i=t.indexOf(u),d=await ms(u,c=>St(e,{phase:"uploading",progress:(i+c)/t.length}));if(typeof d!="string")return{refusal:d};o.push({uploadId:d})}t.length>0&&St(e,{phase:"sending",order:{...a,images:o}});let n={...a.input,...a.images&&{images:o},idempotencyKey:e},{creations:s,errors:l}=(await M(qn,{input:n})).createGeneration;return As(s,l)}function As([e,...a],t){let o=t[0];if(o?.__typename==="StorageUnavailable")throw new oe(o.message,"UNAVAILABLE",o.retryAfter);if(o)return{refusal:o};if(!e)throw new oe("The response has neither a creation nor an error.","INTERNAL");return{creations:[e,...a]}}function Gi(e){let a=pe.peek().find(t=>t.key===e);if(!a)throw new oe("The intent was dismissed.","DISMISSED");return a}function zi(e){pe.value=[e,...pe.peek().filter(({key:a})=>a!==e.key)],yr()}function St(e,a){pe.value=pe.peek().map(t=>t.key===e?{...t,...a}:t),yr()}function Wi(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function yr(){let e=pe.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&wt(a).length===0);try{sessionStorage.setItem(_s,JSON.stringify({owner:ta,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function Vi(){try{let e=JSON.parse(sessionStorage.getItem(_s)??"null");return e?.owner===ta?e.entries:[]}catch{return[]}}var Cr=500,Le=h(null),Se=h(null),Ja=null;function vr(e){let a=new Set(Le.peek());!a.delete(e)&&a.size<Cr&&a.add(e),Le.value=a}async function Fs(){let e=[...Le.peek()??[]];(Ja===null||Ja.ids.join()!==e.join())&&(Ja={ids:e,key:crypto.randomUUID()});try{let a={ids:e,idempotencyKey:Ja.key},t=(await M($n,{input:a})).exportCreations;return t.export&&(Ja=null,Le.value=null,Us(t.export,!0)),t.errors[0]??null}catch(a){return a instanceof V?"unreachable":"failed"}}async function Es(){try{let[e]=(await M(Vn,{})).creationExports;e&&Se.peek()===null&&(e.state==="PENDING"||e.state==="READY")&&Us(e,!1)}catch{}}async function br(){let e=Se.peek();if(!e)return!1;try{let{creationExport:a}=await M(Wn,{id:e.id});return a?.url?location.assign(a.url):Se.value=a,!!a?.url}catch{return!1}}function Bs(){Le.value=null,Se.value=null,Ja=null}async function Us(e,a){Se.value=e,e.state==="PENDING"&&(await cs(e.id,t=>{Se.peek()?.id===t.id&&(Se.value=t)}),a&&Se.peek()?.id===e.id&&Se.peek()?.state==="READY"&&await br())}var Os="atelier.models",we=h($i());Q(()=>{try{sessionStorage.setItem(Os,JSON.stringify(we.value))}catch{return}});var He=h(null),F=A(()=>{let e=we.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===He.value)??e.find(Ne)??e[0]??null}),vo={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function Ne({status:e}){return e==="LIVE"}function De({takesPrompt:e}){return!e}async function va(){try{we.value=(await M(Zn,{})).models}catch{return}}function qs(e,a,t){let o=e.prices.find(n=>n.resolution===a)??e.prices[0];return o?o.credits+o.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function $i(){try{return JSON.parse(sessionStorage.getItem(Os)??"null")}catch{return null}}var Xi=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],Ki=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function Hs(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await Qi(e),o=Xi.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};let n=e.type===o?e:new File([e],a,{type:o}),s=await Zi(n);return s?ji(n,s):n.size>31457280?{kind:"bytes",name:a,bytes:n.size}:Ki.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function Qi(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function Zi(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function ji(e,a){let t=a.naturalWidth*a.naturalHeight,n=Ns(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let u=await Ji(a,l,s);if(u===null)break;let i=new File([u],e.name,{type:u.type});if(u.size<=31457280)return{kind:"photograph",file:i,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function Ji(e,a,t){let o=Ns(e,a);return new Promise(n=>o?o.toBlob(n,t,.95):n(null))}function Ns(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let o=t.getContext("2d");return o===null?null:(o.imageSmoothingQuality="high",o.drawImage(e,0,0,t.width,t.height),t)}var J=h([]),Ge=h(0),oa=h(null),ke=A(()=>(F.value??vo).maxInputImages),Ie=A(()=>J.value.slice(0,ke.value)),Yi=0,Sr={};async function wr(e){if(oa.value=null,e.length===0)return bo({kind:"nothing"});let a=Sr,t=So()>0||ke.peek()>1?null:J.peek()[0],o=e.slice(0,t?1:Math.max(0,So()));o.length<e.length&&bo({kind:"full",most:ke.peek()}),Ge.value+=o.length;for(let n of o){let s=await Hs(n);if(a!==Sr)return;if(Ge.value-=1,s.kind!=="photograph"){bo(s);continue}t&&ko(t.key);let{file:l,thumbnail:u,reduced:i}=s;Ws({key:_r(),kind:"file",file:l,thumbnail:u,reduced:i})}}function wo({id:e,generatedImage:a}){if(oa.value=null,!a)return!1;let t=J.peek();return t.some(o=>o.kind==="creation"&&o.id===e)?!0:So()<=0&&ke.peek()>1?(bo({kind:"full",most:ke.peek()}),!1):(So()<=0&&t[0]&&ko(t[0].key),Ws({key:_r(),kind:"creation",id:e,picture:a}),!0)}function bo(e){oa.value??=e}function ko(e){oa.value=null,J.value=J.peek().filter(a=>a.key!==e)}function kr(e,a){let t=J.peek().find(n=>n.key===e);if(!t||a<0||a>=J.peek().length)return;let o=J.peek().filter(n=>n!==t);J.value=[...o.slice(0,a),t,...o.slice(a)]}function Pr(){Sr={},Ge.value=0,oa.value=null,J.value=[]}function Po(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function Gs(){return J.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=ps(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}function Ar(e){J.value=e.map(a=>({...a,key:_r()}))}function zs({id:e,originalImages:a}){Pr(),Ar(a.map((t,o)=>({kind:"original",id:e,position:o,picture:t})))}function Ws(e){J.value=[...J.peek(),e]}function So(){return ke.peek()-J.peek().length-Ge.peek()}function _r(){return`reference-${Yi+=1}`}var Pe=h(null);var Tr=null;function $s(){rs(e=>{ne.value=e.credit,Pe.value=e.styles,we.value=e.models,mo(),Tr=fs({task:({kind:a,creation:t})=>{a==="RESET"?(Is(),Vs()):t&&Me(t)},credit:Ss,begun:Vs,back:()=>{mo(!0),xo(!0)}}),Rs(e.viewer.id,({id:a})=>{ya.value=a})},()=>{Tr?.(),Tr=null,Ms(),po(),ys(),Bs(),ws(),ya.value=null,N.peek()!==null&&Pr()})}function Vs(){mo(),xo()}function Xs(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,n,s,l=[],u="",i=e.split("/");for(i[0]||i.shift();n=i.shift();)t=n[0],t==="*"?(l.push(t),u+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~o?o:~s?s:n.length)),u+=~o&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(u+=(~o?"?":"")+"\\"+n.substring(s))):u+="/"+n;return{keys:l,pattern:new RegExp("^"+u+(a?"(?=$|/)":"/?$"),"i")}}var ed=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Rr(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Ks(e,a,t){t&&!ed&&(a=t);let o=a(),[{_instance:n},s]=H({_instance:{_value:o,_getSnapshot:a}});return ha(()=>{n._value=o,n._getSnapshot=a,Rr(n._value,a())||s({_instance:n})},[e,o,a]),I(()=>(Rr(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{Rr(n._value,n._getSnapshot())||s({_instance:n})})),[e]),o}function Qs(e){return a=>e(a)}var kt=e=>{let a=P([e,(...t)=>a[0](...t)]).current;return ha(()=>{a[0]=e}),a[1]};var Zs=["popstate","pushState","replaceState","hashchange"],Pt=[],js=()=>Pt.forEach(e=>e()),ad=e=>(Pt.push(e)===1&&Zs.forEach(a=>addEventListener(a,js)),()=>{Pt=Pt.filter(a=>a!==e),Pt.length||Zs.forEach(a=>removeEventListener(a,js))}),al=(e,a)=>Ks(ad,e,a),Js=()=>location.search,tl=({ssrSearch:e}={})=>al(Js,e!=null?()=>e:Js),Ys=()=>location.pathname,td=({ssrPath:e}={})=>al(Ys,e!=null?()=>e:Ys);var od=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),ol=e=>[td(e),od],el=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[el]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,el,{value:!0})}var rl=(e="")=>e==="/"?"":e,nl=(e,a)=>e[0]==="~"?e.slice(1):rl(a)+e,Dr=(e,a)=>(e=Mr(rl(e)),a=Mr(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Mr=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},sl=e=>Mr(e[0]==="?"?e.slice(1):e);var ll={hook:ol,searchHook:tl,parser:Xs,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},ul=Ha(ll),ba=()=>Ga(ul),il={},dl=Ha(il),rd=()=>Ga(dl),fl=(e,a=e.base)=>Dr(a,e.hook(e)[0]),Fr=e=>{let[a,t]=e.hook(e);return[Dr(e.base,a),kt((o,n)=>e.aroundNav(t,nl(o,e.base),n))]},Sa=()=>Fr(ba()),nd=()=>{let e=ba();return sl(e.searchHook(e))},cl=(e,a,t,o)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=n.exec(t);if(!l)return[!1,null];let u={};for(let i=1;i<l.length;i++)u[i-1]=l[i];if(s)for(let i=0;i<s.length;i++)u[s[i]]=l[i+1];else Object.assign(u,l.groups);return o?[!0,u,l[0]]:[!0,u]};var sd=({children:e,...a})=>{let t=ba(),o=a.hook?ll:t,n=o;if(a.ssrPath){let[i,d=a.ssrSearch??""]=a.ssrPath.split("?");i&&(a.ssrSearch=d,a.ssrPath=i)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=P(o),l=s.current,u=l;for(let i in o){let d=i==="base"?o[i]+(a[i]??""):a[i]??o[i];d!==u[i]&&(l===u&&(s.current=u={...u}),u[i]=d),(d!==o[i]||d!==n[i])&&(n=u)}return te(ul.Provider,{value:n},e)},ld=({children:e,component:a},t)=>a?te(a,{params:t}):typeof e=="function"?e(t):e,ud=e=>{let a=P(il),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(n=>e[n]!==t[n])?e:t};function Ao(){let[e,a]=Sa(),t=nd(),o=Ze(()=>new URLSearchParams(t),[t]),n=o,s=kt((l,u)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let i=n.toString();a(e+(i?"?"+i:""),u)});return[o,s]}var At=({path:e,nest:a,match:t,...o})=>{let n=ba(),s=fl(n),[l,u,i]=t??cl(n.parser,e,s,a),d=ud({...rd(),...u});if(!l)return null;let c=ld(o,d);return te(dl.Provider,{value:d},i?te(sd,{base:i},c):c)},ye=Qs((e,a)=>{let t=ba(),[o,n]=Fr(t),{to:s="",href:l=s,onClick:u,asChild:i,children:d,className:c,replace:m,state:f,transition:g,...v}=e;return v.onClick=kt(w=>{w.ctrlKey||w.metaKey||w.altKey||w.shiftKey||w.button!==0||(u?.(w),w.defaultPrevented||(w.preventDefault(),n(l,e)))}),v.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(v.className=c?.call?c(o===l):c),a&&(v.ref=a),i&&ga(d)?jt(d,v):te("a",v,d)}),pl=(e,a=[])=>{if(Array.isArray(e))for(let t of e)pl(t&&t.type===L?t.props.children:t,a);else a.push(e);return a},ml=({children:e,location:a})=>{let t=ba(),o=fl(t);for(let n of pl(e)){let s=0;if(ga(n)&&(s=cl(t.parser,n.props.path,a||o,n.props.nest))[0])return jt(n,{match:s})}return null},gl=e=>{let{to:a,href:t=a}=e,o=ba(),[,n]=Fr(o),s=kt(()=>n(a||t,e)),{ssrContext:l}=o;return ha(()=>{s()},[]),l&&(l.redirectTo=a),null};var Ya="sty_watercolour",Ur=2**31-1,Ce=h(Ya),wa=h("AUTO"),ka=h(null),Pa=h(null),et=h(!1),at=h(1),ze=h(""),ra=h(""),hl=A(()=>et.value&&(F.value?.supportsTransparency??!1)),na=A(()=>{let e=F.value??vo,a=e.outputFormats.filter(t=>!hl.value||t!=="JPG");return{ratios:Er(e.aspectRatios),resolutions:Er(e.resolutions),formats:Er(a),counts:Array.from({length:e.maxOutputs},(t,o)=>o+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),Y=A(()=>{let{ratios:e,resolutions:a,formats:t,counts:o,...n}=na.value;return{aspectRatio:Br(wa.value,e),resolution:Br(ka.value,a),outputFormat:Br(Pa.value,t),background:hl.value?"TRANSPARENT":null,count:Math.min(at.value,o.length),seed:n.seed&&ze.value.trim()!==""?Number(ze.value):null,negativePrompt:n.negativePrompt&&ra.value.trim()||null}}),tt=A(()=>{let e=Y.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=Ur)});function Er(e){return e.length>1?e:[]}function Br(e,a){return a.find(t=>t===e)??a[0]??null}var We=h(""),sa=A(()=>{let e=F.value;return e&&qs(e,Y.value.resolution,Ie.value.length)}),ot=A(()=>sa.value&&sa.value*Y.value.count),Or=A(()=>{let e=ne.value?.balance;return ot.value===null||e===void 0?0:Math.max(0,ot.value-e)}),_t=A(()=>{let e=F.value;return e===null||De(e)?0:Math.max(0,[...We.value.trim()].length-e.maxPromptLength)}),qr=A(()=>{let e=F.value;return e===null||ot.value===null||ne.value===null||Ge.value>0?"loading":Ne(e)?e.requiresInputImage&&Ie.value.length===0?"image":!De(e)&&We.value.trim()===""?"prompt":_t.value>0?"long":Or.value>0?"credits":null:"paused"});function _o(e){He.value=e.model.id,We.value=e.prompt,Ce.value=e.style.id,wa.value=e.aspectRatio,ka.value=e.resolution,Pa.value=e.outputFormat}function xl(){let e=F.peek();if(e===null)return;let a=De(e)?{}:{prompt:We.peek().trim(),style:Ce.peek()},t={model:e.id,...a,...Y.peek(),maxCredits:ot.peek()};yo({kind:"create",input:t,images:Ie.peek().map(Po)}).then(o=>{o===null&&va()})}var Ll="atelier.draft";id();Q(()=>{let e={prompt:We.value,model:He.value,style:Ce.value,ratio:wa.value,resolution:ka.value,format:Pa.value,isTransparent:et.value,count:at.value,seed:ze.value,negativePrompt:ra.value,references:Gs()};try{sessionStorage.setItem(Ll,JSON.stringify(e))}catch{return}});function id(){try{let e=JSON.parse(sessionStorage.getItem(Ll)??"null");if(e===null)return;We.value=e.prompt??"",He.value=e.model??null,Ce.value=e.style??Ya,wa.value=e.ratio??"AUTO",ka.value=e.resolution??null,Pa.value=e.format??null,et.value=e.isTransparent??!1,at.value=e.count??1,ze.value=e.seed??"",ra.value=e.negativePrompt??"",Ar(e.references??[])}catch{return}}var dd=0;function r(e,a,t,o,n,s){a||(a={});var l,u,i=a;if("ref"in i)for(u in i={},a)u=="ref"?l=a[u]:i[u]=a[u];var d={type:e,props:i,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--dd,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(u in l)i[u]===void 0&&(i[u]=l[u]);return S.vnode&&S.vnode(d),d}function Il({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:n,cell:s})=>r("td",{class:n?"number":void 0,children:s(t)},o))},t.id))})]})}function se(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function yl(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function ie(e,a,t){return e===1?a:t}function fd(e){let a=Math.ceil(e/60);return`${a} ${ie(a,"minute","minutes")}`}var Cl={credits:e=>`${e.toLocaleString("en")} ${ie(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",limited:e=>e===null?null:`Too many people signed in from your network. Try again in about ${fd(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${ie(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${ie(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${ie(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${ie(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${ie(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${ie(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${e} ${ie(e,"second","seconds")}.`,exports:(e,a,t)=>({CREATIONS:`A ZIP file holds at most ${a} images. Select fewer.`,BYTES:`ZIP files of one day hold at most ${(a/1e9).toLocaleString("en")} GB. `,EXPORTS:`You can have at most ${a} ZIP files in one day. `})[e]+(e==="CREATIONS"?"":t===null?"Select fewer.":`Try again in ${Math.ceil(t/3600)} ${ie(Math.ceil(t/3600),"hour","hours")}.`),uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${ie(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",asSource:"Use as reference",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${ie(e,"creation","creations")}`,gone:"This creation no longer exists."},favourites:{mark:e=>`Favourite: ${e}`,only:"Favourites",select:e=>`Select: ${e}`,begin:"Select",end:"Cancel selection",download:e=>`Download ${e.toLocaleString("en")} as ZIP`,making:(e,a)=>`Making your ZIP file: ${e} of ${a}`,ready:e=>`Download ZIP file (${e.toLocaleString("en")})`,failed:"The ZIP file could not be made. Please try again.",expired:"The ZIP file was deleted."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, Delete to delete, Esc to close"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${ie(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var la={language:"atelier.language",theme:"atelier.theme"};function To(e){try{return localStorage.getItem(e)}catch{return null}}function Ro(e,a){try{localStorage.setItem(e,a)}catch{return}}var vl=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ae=h(kl());Q(()=>{document.documentElement.lang=Ae.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===la.language&&(Ae.value=kl())});var Tt=A(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ae.value)??(Ae.value==="zh"?"zh-Hans":"en"));function bl(e){Ae.value=e,Ro(la.language,e)}function Hr(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(Tt.value,{style:"currency",currency:a,...n}).format(e/10**t)}function Rt(e){return new Intl.DateTimeFormat(Tt.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function Sl(e){return`${new Intl.NumberFormat(Tt.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function rt(e){return new Intl.NumberFormat(Tt.value).format(e)}function wl(e){return new Intl.NumberFormat(Tt.value,{signDisplay:"exceptZero"}).format(e)}function kl(){let e=To(la.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}var Pl={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",limited:e=>e===null?null:`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u8BF7\u7EA6 ${Math.ceil(e/60)} \u5206\u949F\u540E\u518D\u8BD5\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,exports:(e,a,t)=>({CREATIONS:`\u6BCF\u4E2A ZIP \u6587\u4EF6\u6700\u591A\u5305\u542B ${a} \u5F20\u56FE\u7247\uFF0C\u8BF7\u51CF\u5C11\u9009\u62E9\u3002`,BYTES:`\u6BCF\u5929\u7684 ZIP \u6587\u4EF6\u603B\u8BA1\u4E0D\u8D85\u8FC7 ${(a/1e9).toLocaleString("zh")} GB\uFF0C`,EXPORTS:`\u6BCF\u5929\u6700\u591A ${a} \u4E2A ZIP \u6587\u4EF6\uFF0C`})[e]+(e==="CREATIONS"?"":t===null?"\u8BF7\u51CF\u5C11\u9009\u62E9\u3002":`\u8BF7\u5728 ${Math.ceil(t/3600)} \u5C0F\u65F6\u540E\u518D\u8BD5\u3002`),uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",reuse:"\u590D\u7528\u63CF\u8FF0",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002"},favourites:{mark:e=>`\u6536\u85CF\uFF1A${e}`,only:"\u6536\u85CF",select:e=>`\u9009\u62E9\uFF1A${e}`,begin:"\u9009\u62E9",end:"\u53D6\u6D88\u9009\u62E9",download:e=>`\u6253\u5305\u4E0B\u8F7D ${e.toLocaleString("zh")} \u4EF6`,making:(e,a)=>`\u6B63\u5728\u6253\u5305\uFF1A${e} / ${a}`,ready:e=>`\u4E0B\u8F7D ZIP \u6587\u4EF6\uFF08${e.toLocaleString("zh")} \u4EF6\uFF09`,failed:"\u6253\u5305\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002",expired:"ZIP \u6587\u4EF6\u5DF2\u5220\u9664\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var cd={en:Cl,zh:Pl},p=A(()=>cd[Ae.value]);function U({id:e,name:a}){let t=we.value?.find(o=>o.id===e)??Pe.value?.find(o=>o.id===e);return t?Ae.value==="zh"?t.nameZh:t.name:a}function Mo({description:e,descriptionZh:a}){return Ae.value==="zh"?a:e}var pd={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function Do(e){return pd[e]}function X({prompt:e,model:a}){return e||U(a)}function Ve(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"ExportLimitReached":return a.exports(e.exportLimit,e.maximum,e.roomAfter);case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return md(e)}}function md({message:e,path:a}){let{refusals:t}=p.value,o=a?.find(n=>n in t.fields);return o&&t.fields[o]||t.invalid(e)}function Al(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return Ve(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function _l(){let{billing:e}=p.value,a=N.value?.id;return I(()=>{a!==void 0&&bs()},[a]),Ld(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(Id,{}),r(gd,{}),r(hd,{}),r(xd,{}),r(yd,{})]})}function gd(){let{billing:e}=p.value,a=ne.value,t=l=>l===void 0?"\u2013":rt(l),[o,n]=[F.value,sa.value],s=a&&o&&n?e.images(Math.floor(a.balance/n),U(o)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:s})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function hd(){let{billing:e,credits:a}=p.value,t=ne.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function xd(){let{billing:e,refusals:a}=p.value,t=le(null),o=le(null),n=async s=>{t.value=s.id,o.value=null;try{let{checkoutUrl:l,errors:u}=(await M(es,{pack:s.id})).createCheckout;if(l){location.assign(l);return}o.value=u[0]?Ve(u[0]):a.failed}catch(l){o.value=l instanceof V?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:uo==="off"?e.off:ho.value?.length===0?e.noPacks:e.packsText}),uo==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:ho.value?.map(s=>r("li",{class:"pack card",children:[r("h3",{children:s.name}),r("p",{class:"pack-credits",children:p.value.credits(s.credits)}),r("p",{class:"pack-price",children:Hr(s.amount,s.currency,s.currencyDecimals)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:t.value!==null||uo==="off",onClick:se(()=>n(s)),children:t.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function Ld(){I(()=>{let e=()=>{let a=xe.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&xe.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function Id(){let{billing:e,credits:a}=p.value,[t]=Ao(),o=t.get("payment");if(o===null)return null;let n=xe.items.value?.find(l=>l.id===o),s=n?.status==="PAID"?e.paid(a(n.credits)):n?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function yd(){let e=xe.items.value!==null&&ea.items.value!==null,a=xe.failed.value||ea.failed.value;return e||a?r(L,{children:[r(Cd,{}),r(vd,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function Cd(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Rt(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:o,isNumber:!0,cell:({credits:l})=>rt(l)},{title:n,isNumber:!0,cell:l=>Hr(l.amount,l.currency,l.currencyDecimals)}];return r(Tl,{title:e.payments,history:xe,none:e.noPayments,columns:s})}function vd(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Rt(l)},{title:t,cell:l=>r(bd,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:wl(l.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:l})=>rt(l)}];return r(Tl,{title:e.history,history:ea,none:e.noHistory,columns:s})}function bd({entry:e}){return r(L,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(Sd,{entry:e})]})}function Sd({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(ye,{class:"entry-link",href:`/creations?creation=${e.id}`,children:X(e)}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function Tl({title:e,history:a,none:t,columns:o}){let{billing:n,gallery:s}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(Il,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[n.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:s.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:s.more})]})}var Aa=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var Rl=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function Ml(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:Rl(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Dl=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var Fl=e=>{let a=Dl(e);return a.charAt(0).toUpperCase()+a.slice(1)};var ua={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Nr(e){return e!=null}function El(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,n=e.size??e.width??ua.width,s=e.size??e.height??ua.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],u=[...e.name?[`lucide-${e.name}`]:[],...l],i=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?Aa(...i):Aa("lucide",...u,...i),c=a.absoluteStrokeWidth?Number(a.strokeWidth??ua["stroke-width"])*Number(e.size??e.width??ua.width)/Number(a.size??a.width??ua.width):a.strokeWidth??ua["stroke-width"];return["svg",{...Object.entries(ua).reduce((f,[g,v])=>(f[o(g)]=v,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Nr(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Nr(a.width)&&{[o("width")]:a.width},..."height"in a&&Nr(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[g,v,w]=f,O=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...v}:v;return w?[g,O,w]:[g,O]})]}var Bl=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var wd=Ha({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var Ul=()=>Ga(wd);var Ol=({color:e,size:a,width:t,height:o,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:u,iconNode:i=[],icon:d={node:i,aliases:[],size:24},class:c="",...m})=>{let{size:f=24,strokeWidth:g=2,absoluteStrokeWidth:v=!1,nonScalingStroke:w=!1,color:O="currentColor",class:D=""}=Ul()??{},[C,R,ve=[]]=El(d,{color:e??O,width:t??a??f,height:o??a??f,strokeWidth:n??g,absoluteStrokeWidth:s??v,nonScalingStroke:l??w,className:Aa(D,c),hasA11yProp:!!u||Bl(m),attributes:m});return te(C,{...R},[...ve.map(([Z,ee])=>te(Z,ee)),...Xo(u)])};function x(e,a,t=[]){let o=typeof e=="string"?Ml(e,a,t):e,n=({class:s="",className:l="",children:u,...i})=>te(Ol,{...i,icon:o,class:Aa(s,l)},u);return o.name&&(n.displayName=Fl(o.name)),n}var ql={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};ql.node;var Mt=x(ql);var Hl={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};Hl.node;var _a=x(Hl);var Nl={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Nl.node;var Ta=x(Nl);var Gl={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};Gl.node;var Fe=x(Gl);var zl={name:"circle-check-big",size:24,node:[["path",{d:"M21.801 10A10 10 0 1 1 17 3.335",key:"yps3ct"}],["path",{d:"m9 11 3 3L22 4",key:"1pflzl"}]],aliases:["check-circle"]};zl.node;var ia=x(zl);var Wl={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};Wl.node;var Dt=x(Wl);var Vl={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};Vl.node;var Ft=x(Vl);var $l={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};$l.node;var Et=x($l);var Xl={name:"folder-down",size:24,node:[["path",{d:"M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z",key:"1kt360"}],["path",{d:"M12 10v6",key:"1bos4e"}],["path",{d:"m15 13-3 3-3-3",key:"6j2sf0"}]]};Xl.node;var nt=x(Xl);var Kl={name:"heart",size:24,node:[["path",{d:"M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5",key:"mvr1a0"}]]};Kl.node;var Ra=x(Kl);var Ql={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Ql.node;var Ma=x(Ql);var Zl={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};Zl.node;var Bt=x(Zl);var jl={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};jl.node;var Da=x(jl);var Jl={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Jl.node;var st=x(Jl);var Yl={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Yl.node;var Ut=x(Yl);var eu={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};eu.node;var Ot=x(eu);var au={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};au.node;var qt=x(au);var tu={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};tu.node;var Ht=x(tu);var ou={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};ou.node;var Ee=x(ou);var ru={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};ru.node;var Nt=x(ru);var nu={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};nu.node;var da=x(nu);var su={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};su.node;var Gt=x(su);var lu={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};lu.node;var Fa=x(lu);var uu={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};uu.node;var fa=x(uu);var iu={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};iu.node;var zt=x(iu);var du={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};du.node;var me=x(du);var K=h(null),Ea=h(null),$e=h(null);function ca({name:e,legend:a,isLegendUnseen:t,choices:o,value:n,onChoose:s}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:u,icon:i})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:n===l,onChange:()=>s(l)}),i,r("span",{children:u})]},l))})]})}async function fu(e,a){try{let t={ids:e.map(({id:n})=>n),favourite:a},o=(await M(zn,{input:t})).setFavourite;return o.creations.forEach(Me),o.errors.length===0}catch{return!1}}function cu({creation:e}){let{favourites:a}=p.value;return r("button",{class:"icon-button heart",type:"button","aria-pressed":e.favourite,"aria-label":a.mark(X(e).slice(0,60)),onClick:se(()=>fu([e],!e.favourite)),children:r(Ra,{"aria-hidden":"true"})})}function _e({of:e,picture:a,alt:t,small:o=!1,class:n}){let s=P(!1),l=o?a.small:a.url;return I(()=>()=>{s.current=!1},[l]),r("img",{class:n,src:l,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{s.current||(s.current=!0,Ia(e).catch(()=>{}))}})}function lt({creation:e,current:a,onOpen:t}){let{creation:o,studio:n}=p.value,{id:s,originalImages:l,generatedImage:u,status:i}=e,d=u??l[0],c=X(e),m=re(e)?o.stages[e.stage]:o.statuses[i],f=e.prompt?`${U(e.style)}: ${c.slice(0,120)}`:c;return r("button",{class:`tile tile-${i.toLowerCase()}`,type:"button","aria-label":i==="SUCCESS"?n.show(f):`${n.show(f)} \u2013 ${m}`,"aria-current":a?"true":void 0,"data-creation":s,"data-status":i,title:c.slice(0,200),onClick:t,children:[d&&r(_e,{of:s,picture:d,alt:"",small:!0}),i!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[re(e)&&r("span",{class:"spinner"}),i==="FAILED"&&r(Fe,{}),i==="CANCELED"&&r(Fa,{}),r("span",{class:"tile-stage",children:m})]}),i==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",children:c.slice(0,120)})]})}function pu({creation:e,within:a}){let{id:t}=e,o=Le.value,n=()=>{o===null?K.value={id:t,within:a}:e.generatedImage&&vr(t)};return r("li",{class:o?.has(t)?"selected":void 0,children:[r(lt,{creation:e,onOpen:n}),o===null&&r(cu,{creation:e}),o!==null&&e.generatedImage&&r("input",{class:"tile-check",type:"checkbox","aria-label":p.value.favourites.select(X(e).slice(0,60)),checked:o.has(t),disabled:!o.has(t)&&o.size>=Cr,onChange:()=>vr(t)})]})}function mu(){let{favourites:e}=p.value,[a,t]=H(null),o=Le.value,n=N.value?.id;I(()=>(n!==void 0&&Es(),()=>{Le.value=null}),[n]);let s=async()=>{t(null);let l=await Fs();l!==null&&t(Pd(l))};return r("div",{class:"selection",children:[o===null?r("button",{class:"button button-quiet",type:"button",onClick:()=>Le.value=new Set,children:[r(ia,{"aria-hidden":"true"}),e.begin]}):r(L,{children:[r("button",{class:"button button-main",type:"button",disabled:o.size===0,onClick:se(s),children:[r(nt,{"aria-hidden":"true"}),e.download(o.size)]}),r("button",{class:"button button-quiet",type:"button",onClick:()=>Le.value=null,children:[r(me,{"aria-hidden":"true"}),e.end]})]}),r(kd,{}),r("p",{class:"trouble",role:"alert",children:a})]})}function kd(){let{favourites:e}=p.value,a=Se.value;return r("p",{class:"export",role:"status",children:[a?.state==="PENDING"&&r(L,{children:[r("span",{class:"spinner","aria-hidden":"true"}),e.making(a.done,a.total)]}),a?.state==="READY"&&r("button",{class:"button",type:"button",onClick:se(br),children:[r(nt,{"aria-hidden":"true"}),e.ready(a.total)]}),a?.state==="FAILED"&&e.failed,a?.state==="EXPIRED"&&e.expired]})}function Pd(e){let{refusals:a}=p.peek();return e==="unreachable"?a.unreachable:e==="failed"?a.failed:Ve(e)}var Ad=40,_d=250,gu=200,Gr={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},ge=new qe(Ad);function hu(){let{gallery:e}=p.value,[a,t]=Ao(),o=Object.keys(Gr).find(m=>m===a.get("state"))??"all",n=a.get("style")??"",s=a.get("model")??"",l=(a.get("q")??"").slice(0,gu),u=a.get("favourite")==="1",i=o!=="all"||n!==""||s!==""||l!==""||u,d=(m,f)=>{t(g=>(f?g.set(m,f):g.delete(m),g),{replace:!0})};I(()=>ge.open(),[]),I(()=>{let m={status:Gr[o],style:n||null,model:s||null,search:l||null,favourite:u||null};JSON.stringify(m)!==JSON.stringify(ge.filter.peek())&&ge.show(m)},[o,n,s,l,u]);let c=Dd(a.get("creation"));return r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(Td,{value:l,onSearch:m=>d("q",m)}),r(ca,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(Gr).map(m=>({id:m,text:e.states[m]})),value:o,onChoose:m=>d("state",m==="all"?"":m)}),r("select",{class:"field","aria-label":p.value.studio.style,value:n,onChange:m=>d("style",m.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),Pe.value?.map(m=>r("option",{value:m.id,children:U(m)},m.id))]}),r("select",{class:"field","aria-label":p.value.studio.model,value:s,onChange:m=>d("model",m.currentTarget.value),children:[r("option",{value:"",children:e.allModels}),we.value?.map(m=>r("option",{value:m.id,children:U(m)},m.id))]}),r("button",{class:"button button-quiet only-favourites",type:"button","aria-pressed":u,onClick:()=>d("favourite",u?"":"1"),children:[r(Ra,{"aria-hidden":"true"}),p.value.favourites.only]})]}),r(mu,{}),c&&r("p",{class:"trouble",role:"alert",children:e.gone}),r(Rd,{isFiltered:i,onClear:()=>t({},{replace:!0})})]})}function Td({value:e,onSearch:a}){let{gallery:t}=p.value,o=P();return I(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(Ht,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:gu,placeholder:t.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(s),_d)}})]})}function Rd({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=ge.shown.value;return ge.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{ge.reload()},children:t.tryAgain})]}):ge.state.value==="loading"&&o.length===0?r("ul",{class:"grid","aria-label":t.loading,children:Array.from({length:12},(n,s)=>r("li",{class:"tile tile-coming"},s))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(ye,{class:"button button-main",href:"/",children:t.toStudio})]}):r(L,{children:[r("ul",{class:"grid",children:o.map(n=>r(pu,{creation:n,within:ge},n.id))}),r(Md,{})]})}function Md(){let{gallery:e}=p.value,a=P(null),t=ge.hasMore.value,o=ge.ids.value.length;return I(()=>{if(!t||!a.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&ge.more()},{rootMargin:"600px"});return n.observe(a.current),()=>n.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{ge.more()},children:e.more})})}function Dd(e){let a=le(!1),t=N.value?.id;return I(()=>{if(a.value=!1,e===null||t===void 0)return;let o=!0;return Ls(e).then(n=>{o&&(a.value=n===null,n&&(K.value={id:e,within:ge}))},()=>{}),()=>{o=!1}},[e,t]),a.value}function Fo({creation:e}){let{creation:a}=p.value,[,t]=Sa(),[o,n]=H(!1),[s,l]=H(null),{status:u,generatedImage:i}=e,d=async f=>{n(!0),l(null),l(await f()),n(!1)},c=async()=>{let f=await yo({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return K.value=null,f===null&&t("/"),null},m=f=>{f(e),K.value=null,t("/")};return r("div",{class:"actions",children:[i&&r("a",{class:"button",href:i.downloadUrl,download:i.fileName,target:"_blank",rel:"noopener",children:[r(Et,{"aria-hidden":"true"}),a.download]}),i&&r("button",{class:"button",type:"button",onClick:()=>m(wo),children:[r(Ma,{"aria-hidden":"true"}),a.asSource]}),(u==="FAILED"||u==="CANCELED")&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:se(()=>d(c)),children:[r(qt,{"aria-hidden":"true"}),a.again]}),u!=="WAITING"&&u!=="PROCESSING"&&e.prompt!==""&&r("button",{class:"button",type:"button",onClick:()=>m(_o),children:[r(Gt,{"aria-hidden":"true"}),a.reuse]}),u==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:se(()=>d(()=>Fd(e))),children:[r(Fa,{"aria-hidden":"true"}),a.cancel]}),u!=="WAITING"&&u!=="PROCESSING"&&r("button",{class:"button button-quiet",type:"button",onClick:se(()=>{Ea.value=e.id}),children:[r(da,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:s})]})}async function Fd({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await M(Nn,{id:e})).cancelGeneration;return t&&Me(t),o[0]?(await Ia(e))?.status==="CANCELED"?null:Ve(o[0]):null}catch(t){return t instanceof V?a.unreachable:a.failed}}function Eo({before:e,after:a}){let[t,o]=H(50),{creation:n}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":n.compare,onInput:s=>o(s.currentTarget.valueAsNumber)})]})}function Bo({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(Fe,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Ed=["waiting","making","storing"],Bd={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Uo({creation:e}){let{creation:a}=p.value,t=Bd[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:Ed.map((o,n)=>r("li",{class:n<t?"stage-past":n===t?"stage-now":"stage-ahead","aria-current":n===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(Ud,{creation:e})]})]})}function Ud({creation:e}){let{creation:a}=p.value,t=Od(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(n>0?a.remaining(n):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Od(){let[e,a]=H(Date.now());return I(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function Oo({creation:e}){let{creation:a}=p.value,{id:t,originalImages:o,generatedImage:n}=e,[s]=o,l=a.alt(X(e),U(e.style));return n&&s&&o.length===1?r(xu,{picture:n,children:r(Eo,{before:r(_e,{of:t,picture:s,alt:a.original}),after:r(_e,{of:t,picture:n,alt:l})})}):n?r(xu,{picture:n,children:r(_e,{of:t,picture:n,alt:l,class:"framed-picture"})}):r("div",{class:`unfinished ${re(e)?"unfinished-live":""}`,children:[s&&r(_e,{of:t,picture:s,alt:a.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:re(e)?r(Uo,{creation:e}):r(Bo,{creation:e})})]})}function xu({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}var qd=400,Wt=h(null),Lu={},Iu=null;Q(()=>{Wt.value=null;let e=Lu={},a=F.value,t=Ie.value.map(Po).filter(c=>!(c instanceof File)),{count:o,seed:n,negativePrompt:s,...l}=Y.value,u=sa.value;if(!N.value||!a||!Ne(a)||t.length<Ie.value.length)return;let i={model:a.id,...l,images:t},d=setTimeout(()=>{Hd(i,u,()=>e===Lu)},qd);return()=>clearTimeout(d)});async function Hd(e,a,t){try{let{quote:o,errors:n}=(await M(Un,{input:e})).quoteGeneration;if(!t()||(n[0]&&(Wt.value=n[0].message),o===null||o.credits===a||o.credits===Iu))return;Iu=o.credits,await va()}catch{return}}var Nd=11;function yu(){let{studio:e}=p.value,a=F.value?.id,t=Pe.value?.filter(({models:o})=>!o||o.some(({id:n})=>n===a));return I(()=>{t&&!t.some(({id:o})=>o===Ce.peek())&&(Ce.value=t.find(({id:o})=>o===Ya)?.id??t[0]?.id??Ya)},[Pe.value,a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:t?t.map(o=>{let n=U(o);return r("label",{class:"style",title:Mo(o),children:[r("input",{class:"unseen",type:"radio",name:"style",value:o.id,checked:Ce.value===o.id,onChange:()=>{Ce.value=o.id}}),o.previewUrl?r("img",{class:"style-picture",src:o.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:n})]},o.id)}):Array.from({length:Nd},(o,n)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},n))})]})}function Gd(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function Cu(){let{studio:e}=p.value,{ratios:a}=na.value;return a.length===0?null:r(ca,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let o=Gd(t);return o?{id:t,text:o.join(":"),icon:r(zd,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}}),value:Y.value.aspectRatio??"AUTO",onChoose:t=>{wa.value=t}})}function zd({width:e,height:a}){let t=14/Math.max(e,a),[o,n]=[Math.max(e*t,3),Math.max(a*t,3)];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-n/2,width:o,height:n,rx:"1.5"})})}function vu(){let{resolutions:e}=na.value,a=Y.value.resolution;return a===null?null:r(ca,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:Do(t)})),value:a,onChoose:t=>{ka.value=t}})}function bu(){let{formats:e}=na.value,a=Y.value.outputFormat;return a===null?null:r(ca,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{Pa.value=t}})}function Su(){let{counts:e}=na.value;return e.length<2?null:r(ca,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(Y.value.count),onChoose:a=>{at.value=Number(a)}})}function wu(){let{studio:e}=p.value;return na.value.transparency?r(ca,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:Y.value.background===null?"auto":"transparent",onChoose:a=>{et.value=a==="transparent"}}):null}function ku(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=na.value;return!a&&!t?null:r("details",{class:"more-fields",open:ze.peek()!==""||ra.peek()!=="",children:[r("summary",{class:"label",children:e.moreOptions}),t&&r("div",{children:[r("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"negative-prompt",class:"field",type:"text",value:ra.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:o=>{ra.value=o.currentTarget.value}})]}),a&&r("div",{children:[r("label",{class:"label",for:"seed",children:[e.seed," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:ze.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":tt.value,"aria-describedby":"seed-trouble",onInput:o=>{ze.value=o.currentTarget.value}}),Y.value.seed!==null&&Y.value.count>1&&r("p",{class:"hint",children:e.seedAlike}),r("p",{class:"trouble",id:"seed-trouble",role:"alert",children:tt.value&&e.seedWrong(Ur)})]})]})}function qo({close:e}){return r("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:r(me,{})})}function pa({label:e,class:a,close:t,onKeyDown:o,children:n}){let s=P(null);return I(()=>{let l=s.current,u=document.activeElement;return l?.showModal(),()=>{l?.close(),u instanceof HTMLElement&&u.isConnected&&u.focus({preventScroll:!0})}},[]),r("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:n})}var Wd=1e4;function Pu(){let{studio:e}=p.value,a=F.value,t=a!==null&&!Ne(a);return I(()=>{if(!t)return;let o=setInterval(()=>{va()},Wd);return()=>clearInterval(o)},[t]),r("div",{class:"group",children:[r("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${U(a)}`:e.model,onClick:()=>{$e.value="model"},children:a&&r(L,{children:[r(Tu,{model:a}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:U(a)}),r("span",{class:"model-facts",children:r(_u,{model:a})})]}),r(Mt,{"aria-hidden":"true"})]})}),r("p",{class:"trouble",role:"alert",children:t&&e.paused(U(a))})]})}function Au(){return $e.value==="model"?r(Vd,{}):null}function Vd(){let{studio:e}=p.value;I(()=>{va()},[]);let a=()=>{$e.value=null},t=(we.value??[]).filter(({status:n})=>n!=="RETIRED"),o=[{title:e.modelsMake,members:t.filter(n=>!De(n))},{title:e.modelsTools,members:t.filter(De)}];return r(pa,{label:e.chooseModel,class:"dialog picker",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.chooseModel}),r(qo,{close:a})]}),r("div",{class:"picker-body",children:o.map(({title:n,members:s})=>s.length>0&&r("section",{children:[r("h3",{class:"label",children:n}),r("ul",{class:"model-list",children:s.map(l=>r("li",{children:r($d,{model:l,onChoose:()=>{He.value=l.id,a()}})},l.id))})]},n))})]})}function $d({model:e,onChoose:a}){let{studio:t}=p.value,o=e.id===F.value?.id;return r("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":o,autofocus:o,disabled:!Ne(e),onClick:a,children:[r(Tu,{model:e}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:[U(e)," ",!Ne(e)&&r("span",{class:"tag tag-pending",children:t.pausedTag})]}),r("span",{class:"model-description",children:Mo(e)}),r("span",{class:"model-abilities",children:Xd(e).map(n=>r("span",{class:"ability",children:n},n))})]}),r("span",{class:"model-facts",children:r(_u,{model:e})})]})}function _u({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:o}=p.value,n=e.map(l=>l.credits),s=Math.min(...n);return r(L,{children:[r("span",{class:"model-price",children:s<Math.max(...n)?t.from(o(s)):o(s)}),r("span",{children:t.about(a)})]})}function Tu({model:{id:e,name:a}}){let t=[...e].reduce((o,n)=>(o*17+n.charCodeAt(0)*47)%360,0);return r("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function Xd(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(Do(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(o=>o!==null)}var Kd=6;function Ru(e){let a=P(null);return I(()=>{let t=null,o=(i,d)=>{let c=document.elementFromPoint(i,d)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},n=i=>{for(let d of a.current?.children??[])d.classList.toggle("reference-moving",i&&d instanceof HTMLElement&&d.dataset.key===t?.key)},s=i=>{if(i.button!==0||!(i.target instanceof Element)||i.target.closest("button"))return;let d=o(i.clientX,i.clientY)?.dataset.key;d!==void 0&&(t={key:d,x:i.clientX,y:i.clientY,hasMoved:!1})},l=i=>{if(t===null||(t.hasMoved||=Math.hypot(i.clientX-t.x,i.clientY-t.y)>Kd,!t.hasMoved))return;n(!0);let d=o(i.clientX,i.clientY);d&&d.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(d))},u=()=>{n(!1),t=null};return addEventListener("pointerdown",s),addEventListener("pointermove",l),addEventListener("pointerup",u),addEventListener("pointercancel",u),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",l),removeEventListener("pointerup",u),removeEventListener("pointercancel",u)}},[]),a}var Qd="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function Du({isNeeded:e}){let{studio:a}=p.value,t=Yd(),o=ke.value,n=J.value,s=le(""),l=Ru(kr);if(o===0)return n.length>0?r("p",{class:"hint",children:a.notUsed(n.length)}):null;let u=(c,m)=>{kr(c.key,m),s.value=a.moved(m+1,n.length)},i=Ie.value.some(c=>c.kind==="file"&&c.reduced),d=Ie.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return r("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[r("p",{class:"label",id:"references-label",children:[o===1?a.image:a.references," ",r("span",{class:"optional",children:[F.value?.requiresInputImage?a.required:a.optional,o>1&&` \xB7 ${a.upTo(o)}`]})]}),r("div",{class:`references ${t?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&r("ol",{class:"reference-list",ref:l,children:n.map((c,m)=>r(jd,{reference:c,at:m,of:n.length,isUsed:m<o,onMove:f=>u(c,f)},c.key))}),(n.length<o||o===1)&&r(Zd,{isFirst:n.length===0,isDragged:t})]}),r("p",{class:"unseen",role:"status",children:s.value}),n.length>o&&r("p",{class:"hint",children:a.beyond(o)}),r("p",{class:"hint",id:"references-note",role:"status",children:i?a.reduced:d?a.unseen:null}),r("p",{class:"trouble",id:"references-trouble",role:"alert",children:oa.value?ef(oa.value):e?a.imageNeeded:null})]})}function Zd({isFirst:e,isDragged:a}){let{studio:t}=p.value;return r("div",{class:"adding",children:[r("label",{class:"adding-files",title:t.limits,children:[Ge.value>0?r("span",{class:"spinner","aria-hidden":"true"}):r(Ma,{"aria-hidden":"true"}),r("span",{children:a?t.dropNow:Ge.value>0?t.checking:e?r(L,{children:[t.drop," ",r("span",{class:"adding-pick",children:t.pick})]}):r("span",{class:"adding-pick",children:ke.value===1?t.replace:t.addImage})}),r("input",{class:"unseen",type:"file",multiple:ke.value>1,accept:Qd,"aria-describedby":"references-trouble",onChange:o=>{let n=[...o.currentTarget.files??[]];o.currentTarget.value="",n.length>0&&wr(n)}})]}),r("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{$e.value="creation"},children:[r(Da,{"aria-hidden":"true"}),r("span",{children:t.fromCreationsShort})]})]})}function jd({reference:e,at:a,of:t,isUsed:o,onMove:n}){let{studio:s}=p.value,l=P(null),u=Jd(e),i="picture"in e?e.picture.small:e.thumbnail,d=m=>{let f=document.activeElement;n(a+m),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=m=>{let f=m.key==="ArrowLeft"?-1:m.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(m.preventDefault(),d(f))};return r("li",{class:`reference ${o?"":"reference-unused"}`,ref:l,"data-key":e.key,title:u,onKeyDown:c,children:[i!==null?r("img",{class:"reference-picture",src:i,alt:`${a+1}. ${u}`,draggable:!1}):r("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${u}`,children:r(Bt,{"aria-hidden":"true"})}),r("button",{class:"reference-remove",type:"button","aria-label":s.remove(a+1),onClick:()=>ko(e.key),children:r(me,{"aria-hidden":"true"})}),t>1&&r("span",{class:"reference-order",children:[r("button",{type:"button","aria-label":s.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&d(-1),children:r(_a,{"aria-hidden":"true"})}),r("span",{"aria-hidden":"true",children:a+1}),r("button",{type:"button","aria-label":s.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&d(1),children:r(Ta,{"aria-hidden":"true"})})]})]})}function Jd(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function Yd(){let e=le(!1);return I(()=>{let a=0,t=i=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+i),e.value=a>0&&ke.peek()>0)},o=t(1),n=t(-1),s=i=>i.preventDefault(),l=i=>{i.preventDefault(),a=0,e.value=!1,Mu(i.dataTransfer)},u=i=>{let d=i.target instanceof Element&&i.target.matches("input, textarea"),c=!!i.clipboardData?.files.length;d&&!c&&i.clipboardData?.getData("text")||(i.preventDefault(),Mu(i.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",l),addEventListener("paste",u),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",l),removeEventListener("paste",u)}},[]),e.value}function Mu(e){wr([...e?.files??[]])}function ef(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,Sl(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function Fu({onSubmit:e}){let{studio:a}=p.value,[t,o]=H(!1),n=P(null),s=F.value===null||!De(F.value),l=qr.value,u=i=>{i.preventDefault();let d=c=>n.current?.querySelector(c)?.focus();o(l!==null),l==="paused"?d(".model-button"):l==="image"?d("input[type=file]"):l==="prompt"||l==="long"?d("#prompt"):tt.value&&d("#seed"),!(l!==null||tt.value)&&(xl(),e())};return r("form",{class:"composer card",ref:n,onSubmit:u,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(Pu,{}),r(Du,{isNeeded:t&&l==="image"}),s&&r(L,{children:[r(af,{isNeeded:t&&l==="prompt",onSubmit:u}),r(yu,{})]}),r(Cu,{}),r("div",{class:"side-by-side",children:[r(vu,{}),r(bu,{}),r(wu,{}),r(Su,{})]}),r("p",{class:"trouble",role:"alert",children:Wt.value!==null&&a.clash(Wt.value)}),r(ku,{}),r(tf,{})]})}function af({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:t.prompt}),r("textarea",{id:"prompt",class:"field prompt",rows:3,value:We.value,placeholder:Ie.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||_t.value>0,"aria-describedby":"prompt-trouble",onInput:o=>{We.value=o.currentTarget.value},onKeyDown:o=>{o.key==="Enter"&&!o.repeat&&(o.metaKey||o.ctrlKey)&&a(o)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:_t.value>0?t.promptTooLong(_t.value):e?t.promptNeeded:null})]})}function tf(){let{studio:e,credits:a}=p.value,t=ot.value,o=sa.value,n=ne.value?.balance,s=Or.value,{count:l}=Y.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":ne.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&o!==null&&r("span",{class:"price-bar-each",children:[" ",l," \xD7 ",o]})]})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:n===void 0?e.priceUnknown:a(n)})]})]}),s>0?r(L,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(ye,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":qr.value==="loading",children:[r(Ee,{"aria-hidden":"true"}),F.value&&De(F.value)?e.apply:e.make(l)]})]})}var ut=new qe(30);ut.filter.value={status:["SUCCESS"]};function Eu(){return $e.value==="creation"?r(of,{}):null}function of(){let{studio:e,gallery:a}=p.value;I(()=>ut.open(),[]);let t=()=>{$e.value=null},o=ut.shown.value;return r(pa,{label:e.fromCreations,class:"dialog picker",close:t,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.fromCreations}),r(qo,{close:t})]}),r("div",{class:"picker-body",children:[o.length===0&&ut.state.value==="ready"&&r("p",{class:"hint",children:a.empty}),r("ul",{class:"strip",children:o.map(n=>r("li",{children:r(lt,{creation:n,onOpen:()=>{wo(n),t()}})},n.id))}),ut.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{ut.more()},children:a.more})]})]})}function Bu({creations:e,selected:a,onSelect:t}){let{studio:o}=p.value,n=e.find(({generatedImage:l})=>l)?.generatedImage,s=n?n.height>n.width:a.aspectRatio.startsWith("PORTRAIT");return r("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":o.together(e.length),children:e.map((l,u)=>r(rf,{creation:l,at:u+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function rf({creation:e,at:a,of:t,isSelected:o,onSelect:n}){let{creation:s,studio:l}=p.value,{id:u,generatedImage:i,originalImages:d,status:c}=e,m=i??d[0],f=re(e)?s.stages[e.stage]:s.statuses[c],g=i?{"--shape":String(i.width/i.height)}:void 0;return r("li",{class:"member","data-member":u,"data-status":c,children:r("div",{class:`member-frame ${re(e)?"unfinished-live":""}`,style:g,children:[m&&r(_e,{of:u,picture:m,alt:"",class:i?"member-picture":"unfinished-original"}),!i&&r("div",{class:"member-state",children:re(e)?r(Uo,{creation:e}):r(Bo,{creation:e})}),r("button",{class:"member-button",type:"button","aria-pressed":o,"aria-label":`${l.show(X(e))} \u2013 ${s.part(a,t)}, ${f}`,onClick:()=>{o?K.value={id:u,within:be}:n()}})]})})}var nf=3;function Uu(){return r("ul",{class:"pending",hidden:pe.value.length===0,children:pe.value.map(e=>r(lf,{intent:e},e.key))})}function sf({key:e,order:a},t){let o=a.kind==="retry"?ja(a.id)?.peek():void 0;o&&(_o(o),zs(o)),He.value=t,Co(e)}function lf({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,n=t?.kind==="refused"?t.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,nf):[];return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(L,{children:[r("p",{class:"trouble",role:"alert",children:Al(t)}),r("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&r(ye,{class:"button button-main",href:"/billing#packs",children:a.buy}),s.map(l=>r("button",{class:"button",type:"button",onClick:()=>sf(e,l.id),children:a.useModel(U(l))},l.id)),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{Ds(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>Co(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function Ou(){let e=P(null);I(()=>be.open(),[]);let a=Io.value?.group??null;return I(()=>{if(a!==null)return Lo.show({group:a}),Lo.open()},[a]),r("div",{class:"studio",children:[r(Fu,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(Uu,{}),r(uf,{})]}),r(Au,{}),r(Eu,{})]})}function uf(){let{studio:e,creation:a}=p.value,t=Io.value;if(t===null)return be.state.value==="loading"?r("div",{class:"result-canvas"}):r(df,{});let o=ks.value;return r(L,{children:[r("div",{class:"result-canvas",children:o.length>1?r(Bu,{creations:o,selected:t,onSelect:({id:n})=>{ya.value=n}}):r(Oo,{creation:t},t.id)}),r("div",{class:"result-foot",children:[r("div",{class:"result-words",children:[r("p",{class:"result-prompt",children:X(t)}),r("p",{class:"result-facts",children:[t.prompt&&r(L,{children:[r("span",{class:"tag",children:U(t.model)}),r("span",{class:"tag tag-quiet",children:U(t.style)})]}),o.length>1&&r("span",{class:"tag tag-quiet",children:a.part(o.indexOf(t)+1,o.length)})]})]}),r(Fo,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:be.shown.value.slice(0,12).map(n=>r(lt,{creation:n,current:n.id===t.id,onOpen:()=>{n.id===t.id?K.value={id:n.id,within:be}:ya.value=n.id}},n.id))}),r("p",{class:"unseen",children:a.open})]})}function df(){let{studio:e}=p.value,t=Pe.value?.find(({id:o})=>o===Ce.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(Eo,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function qu(){let e=le(""),a=P(new Map);return Va(()=>{let{announce:t,stages:o,statuses:n}=p.value.creation;for(let s of be.ids.value){let l=ja(s)?.value;if(!l)continue;let u=a.current.get(s);if(a.current.set(s,l.stage),u===l.stage||u===void 0&&!re(l))continue;let i=re(l)?o[l.stage]:n[l.status];e.value=t(X(l).slice(0,60),i)}}),r("div",{class:"unseen",role:"status",children:e})}var Hu=matchMedia("(prefers-color-scheme: dark)"),Nu=h(Hu.matches),Ho=h(zu()),it=A(()=>Ho.value??(Nu.value?"dark":"light"));Hu.addEventListener("change",({matches:e})=>{Nu.value=e});addEventListener("storage",({key:e})=>{e===la.theme&&(Ho.value=zu())});Q(()=>{document.documentElement.dataset.theme=it.value});function Gu(){Ho.value=it.peek()==="dark"?"light":"dark",Ro(la.theme,Ho.value)}function zu(){let e=To(la.theme);return e==="light"||e==="dark"?e:null}function zr({label:e,icon:a,children:t}){let[o,n]=H(!1),s=Cn(),l=P(null),u=P(null);return I(()=>{if(!o)return;let d=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(n(!1),u.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:u,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":s,onClick:()=>n(!o),children:a}),r("div",{class:"menu-choices",id:s,hidden:!o,onClick:()=>n(!1),children:t})]})}function Wu(){let{nav:e,credits:a}=p.value,t=ne.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(ye,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(ff,{}),r("span",{children:"Atelier"})]}),ts&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(Wr,{href:"/",icon:r(Ee,{}),text:e.studio}),r(Wr,{href:"/creations",icon:r(Da,{}),text:e.creations}),r(Wr,{href:"/billing",icon:r(zt,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(ye,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(Ft,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":rt(t)})]}),r(zr,{label:e.language,icon:r(Ut,{}),children:vl.map(({id:o,name:n})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":Ae.value===o,onClick:()=>bl(o),children:n},o))}),r("button",{class:"icon-button",type:"button","aria-label":it.value==="dark"?e.light:e.dark,title:it.value==="dark"?e.light:e.dark,onClick:Gu,children:it.value==="dark"?r(Nt,{}):r(Ot,{})}),r(zr,{label:e.account,icon:r(fa,{}),children:[N.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:N.value.email??N.value.id})]}),N.value&&lo&&r("button",{type:"button",onClick:se(()=>us().catch(()=>{})),children:e.anotherDemo}),N.value&&!lo&&r("button",{type:"button",onClick:()=>{ls()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function Wr({href:e,icon:a,text:t}){let[o]=Sa();return r(ye,{href:e,"aria-current":o===e?"page":void 0,children:[a,r("span",{children:t})]})}function ff(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var cf={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function Vu(){let e=K.value,a=e&&ja(e.id)?.value;return a?r(pf,{creation:a,within:e.within}):null}function pf({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],n=o.findIndex(({id:c})=>c===e.id),s=n>0?o[n-1]:void 0,l=n>=0?o[n+1]:void 0;I(()=>{a&&n>=o.length-3&&a.more()},[a,n,o.length]);let u=()=>{K.value=null},i=c=>{c&&(K.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")i(s);else if(c.key==="ArrowRight")i(l);else if(c.key==="Delete"&&e.completedAt!==null)Ea.value=e.id;else return;c.preventDefault()}};return r(pa,{label:X(e).slice(0,100),class:"dialog large",close:u,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:u,children:r(me,{})}),r("div",{class:"large-canvas",children:[r(Oo,{creation:e},e.id),a&&r(L,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!s,onClick:()=>i(s),children:r(_a,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>i(l),children:r(Ta,{})})]})]}),r("div",{class:"large-side",children:[r(mf,{creation:e}),r(Fo,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function mf({creation:e}){let{large:a,studio:t,billing:o,credits:n}=p.value,s=e.generatedImage;return r(L,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",children:X(e)}),r(gf,{creation:e}),r("dl",{class:"facts",children:[r("dt",{children:t.model}),r("dd",{children:U(e.model)}),e.prompt&&r(L,{children:[r("dt",{children:t.style}),r("dd",{children:U(e.style)})]}),s&&r(L,{children:[r("dt",{children:a.size}),r("dd",{children:[s.width," \xD7 ",s.height," ",cf[s.contentType]]})]}),e.seed!==null&&r(L,{children:[r("dt",{children:t.seed}),r("dd",{children:e.seed})]}),r("dt",{children:a.made}),r("dd",{children:Rt(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function gf({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:r("ol",{class:"large-references","aria-label":t.references,children:a.map((o,n)=>r("li",{children:r(_e,{of:e,picture:o,alt:t.reference(n+1),small:!0})},o.url))})}var hf=8e3,xf=1200,$u={get:()=>navigator.onLine};function Xu(){let e=le($u.get()),a=le(!1);Va(()=>{let n=()=>{e.value=$u.get()};return addEventListener("online",n),addEventListener("offline",n),()=>{removeEventListener("online",n),removeEventListener("offline",n)}}),Va(()=>{if(Qa.value!=="lost"){a.value=!1;return}let n=setTimeout(()=>{a.value=!0},xf);return()=>clearTimeout(n)}),Va(()=>{if(!Ca.value)return;let n=setTimeout(()=>{Ca.value=!1},hf);return()=>clearTimeout(n)});let{notices:t}=p.value,o=e.value?La.value==="unreachable"?t.limited(pr.value)??t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(Dt,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:[Ca.value&&r("p",{class:"notice",children:[r(st,{"aria-hidden":"true"}),t.repeated]}),io.value&&r("p",{class:"notice",children:[r(st,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{io.value=!1},children:r(me,{})})]})]})]})}function Ku(){let e=Ea.value;return e===null?null:r(Lf,{id:e},e)}function Lf({id:e}){let{remove:a}=p.value,[t,o]=H(!1),[n,s]=H(null),l=()=>{Ea.value=null},u=async()=>{o(!0);let i=If(e,K.peek()?.within??null),d=await yf(e);o(!1),s(d),d===null&&(l(),K.peek()?.id===e&&(K.value=i),Lr(e))};return r(pa,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:n}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:se(u),children:a.confirm})]})]})}function If(e,a){let t=a?.shown.peek()??[],o=t.findIndex(s=>s.id===e),n=o<0?void 0:t[o+1]??t[o-1];return n?{id:n.id,within:a}:null}async function yf(e){try{let a=(await M(Gn,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?Ve(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof V?t.unreachable:t.failed}}function Qu(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(L,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{ss()},children:e.button})]}):r(Cf,{})]})}function Cf(){let{signIn:e}=p.value,[a,t]=H(""),[o,n]=H(null),s=async l=>{l.preventDefault();try{n(await ns(a)?null:"refused")}catch{n("unreachable")}};return r("form",{onSubmit:l=>{s(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}function Zu(){let[e]=Sa(),a=P(null),t=P(!0),{titles:o}=p.value,n=e==="/creations"?o.creations:e==="/billing"?o.billing:o.studio;return I(()=>{document.title=n},[n]),I(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(L,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(Wu,{}),r("main",{id:"main",ref:a,tabIndex:-1,children:La.value==="signed-out"?r(Qu,{}):r(ml,{children:[r(At,{path:"/",component:Ou}),r(At,{path:"/creations",component:hu}),r(At,{path:"/billing",component:_l}),r(At,{children:r(gl,{to:"/",replace:!0})})]})}),r(Xu,{}),r(qu,{}),r(Vu,{}),r(Ku,{})]})}var Vr=document.getElementById("root");if(Vr===null)throw new Error("the page has no #root");Vr.replaceChildren();fn(r(Zu,{}),Vr);addEventListener("keydown",yl,{capture:!0});$s();
