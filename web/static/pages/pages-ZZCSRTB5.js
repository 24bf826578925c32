var Pa,S,Ko,ze,Ae,Vo,Qo,Zo,Vt,ft,ka,jo,Qt,Xt,$t,Jo,ct={},pt=[],dl=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Aa=Array.isArray;function ge(e,a){for(var t in a)e[t]=a[t];return e}function Zt(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Q(e,a,t){var o,s,u,l={};for(u in a)u=="key"?o=a[u]:u=="ref"?s=a[u]:l[u]=a[u];if(arguments.length>2&&(l.children=arguments.length>3?Pa.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(u in e.defaultProps)l[u]===void 0&&(l[u]=e.defaultProps[u]);return wa(e,l,o,s,null)}function wa(e,a,t,o,s){var u={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Ko,__i:-1,__u:0};return s==null&&S.vnode!=null&&S.vnode(u),u}function v(e){return e.children}function na(e,a){this.props=e,this.context=a}function Ne(e,a){if(a==null)return e.__?Ne(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?Ne(e):null}function il(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],s=[],u=ge({},a);u.__v=a.__v+1,S.vnode&&S.vnode(u),Jt(e.__P,u,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??Ne(a),!!(32&a.__u),s),u.__v=a.__v,u.__.__k[u.__i]=u,or(o,u,s),a.__e=a.__=null,u.__e!=t&&Yo(u)}}function Yo(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),Yo(e)}function Kt(e){(!e.__d&&(e.__d=!0)&&Ae.push(e)&&!mt.__r++||Vo!=S.debounceRendering)&&((Vo=S.debounceRendering)||Qo)(mt)}function mt(){try{for(var e,a=1;Ae.length;)Ae.length>a&&Ae.sort(Zo),e=Ae.shift(),a=Ae.length,il(e)}finally{Ae.length=mt.__r=0}}function er(e,a,t,o,s,u,l,n,f,d,c){var h,i,m,C,k,F,_=o&&o.__k||pt,I=a.length;for(f=fl(t,a,_,f,I),h=0;h<I;h++)(m=t.__k[h])!=null&&(i=m.__i!=-1&&_[m.__i]||ct,m.__i=h,F=Jt(e,m,i,s,u,l,n,f,d,c),C=m.__e,m.ref&&i.ref!=m.ref&&(i.ref&&Yt(i.ref,null,m),c.push(m.ref,m.__c||C,m)),k==null&&C!=null&&(k=C),4&m.__u?(f=ar(m,f,e),i.__e&&(i.__e=null)):typeof m.type=="function"&&F!==void 0?f=F:C&&(f=C.nextSibling),m.__u&=-7);return t.__e=k,f}function fl(e,a,t,o,s){var u,l,n,f,d,c=t.length,h=c,i=0;for(e.__k=new Array(s),u=0;u<s;u++)(l=a[u])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[u]=wa(null,l,null,null,null):Aa(l)?l=e.__k[u]=wa(v,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[u]=wa(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[u]=l,f=u+i,l.__=e,l.__b=e.__b+1,n=null,(d=l.__i=cl(l,t,f,h))!=-1&&(h--,(n=t[d])&&(n.__u|=2)),n==null||n.__v==null?(d==-1&&(s>c?i--:s<c&&i++),typeof l.type!="function"&&(l.__u|=4)):d!=f&&(d==f-1?i--:d==f+1?i++:(d>f?i--:i++,l.__u|=4))):e.__k[u]=null;if(h)for(u=0;u<c;u++)(n=t[u])!=null&&(2&n.__u)==0&&(n.__e==o&&(o=Ne(n)),sr(n,n));return o}function ar(e,a,t){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,a=ar(o[s],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=Ne(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function jt(e,a){return a=a||[],e==null||typeof e=="boolean"||(Aa(e)?e.some(function(t){jt(t,a)}):a.push(e)),a}function cl(e,a,t,o){var s,u,l,n=e.key,f=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&n==null||c&&n==d.key&&f==d.type)return t;if(o>(c?1:0)){for(s=t-1,u=t+1;s>=0||u<a.length;)if((d=a[l=s>=0?s--:u++])!=null&&(2&d.__u)==0&&n==d.key&&f==d.type)return l}return-1}function Xo(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||dl.test(a)?t:t+"px"}function it(e,a,t,o,s){var u,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Xo(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Xo(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")u=a!=(a=a.replace(jo,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+u]=t,t?o?t[ka]=o[ka]:(t[ka]=Qt,e.addEventListener(a,u?$t:Xt,u)):e.removeEventListener(a,u?$t:Xt,u);else{if(s=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function $o(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[ft]==null)a[ft]=Qt++;else if(a[ft]<t[ka])return;return t(S.event?S.event(a):a)}}}function Jt(e,a,t,o,s,u,l,n,f,d){var c,h,i,m,C,k,F,_,I,A,fe,W,$,sa,me,Pe,ee=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(f=!!(32&t.__u),u=[n=a.__e=t.__e]),(c=S.__b)&&c(a);e:if(typeof ee=="function"){h=l.length;try{if(I=a.props,A=ee.prototype&&ee.prototype.render,fe=(c=ee.contextType)&&o[c.__c],W=c?fe?fe.props.value:c.__:o,t.__c?_=(i=a.__c=t.__c).__=i.__E:(A?a.__c=i=new ee(I,W):(a.__c=i=new na(I,W),i.constructor=ee,i.render=ml),fe&&fe.sub(i),i.state||(i.state={}),i.__n=o,m=i.__d=!0,i.__h=[],i._sb=[]),A&&i.__s==null&&(i.__s=i.state),A&&ee.getDerivedStateFromProps!=null&&(i.__s==i.state&&(i.__s=ge({},i.__s)),ge(i.__s,ee.getDerivedStateFromProps(I,i.__s))),C=i.props,k=i.state,i.__v=a,m)A&&ee.getDerivedStateFromProps==null&&i.componentWillMount!=null&&i.componentWillMount(),A&&i.componentDidMount!=null&&i.__h.push(i.componentDidMount);else{if(A&&ee.getDerivedStateFromProps==null&&I!==C&&i.componentWillReceiveProps!=null&&i.componentWillReceiveProps(I,W),a.__v==t.__v||!i.__e&&i.shouldComponentUpdate!=null&&i.shouldComponentUpdate(I,i.__s,W)===!1){a.__v!=t.__v&&(i.props=I,i.state=i.__s,i.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(Ie){Ie&&(Ie.__=a)}),pt.push.apply(i.__h,i._sb),i._sb=[],i.__h.length&&l.push(i),n=Ne(t);break e}i.componentWillUpdate!=null&&i.componentWillUpdate(I,i.__s,W),A&&i.componentDidUpdate!=null&&i.__h.push(function(){i.componentDidUpdate(C,k,F)})}if(i.context=W,i.props=I,i.__P=e,i.__e=!1,$=S.__r,sa=0,A)i.state=i.__s,i.__d=!1,$&&$(a),c=i.render(i.props,i.state,i.context),pt.push.apply(i.__h,i._sb),i._sb=[];else do i.__d=!1,$&&$(a),c=i.render(i.props,i.state,i.context),i.state=i.__s;while(i.__d&&++sa<25);i.state=i.__s,i.getChildContext!=null&&(o=ge(ge({},o),i.getChildContext())),A&&!m&&i.getSnapshotBeforeUpdate!=null&&(F=i.getSnapshotBeforeUpdate(C,k)),me=c!=null&&c.type===v&&c.key==null?rr(c.props.children):c,n=er(e,Aa(me)?me:[me],a,t,o,s,u,l,n,f,d),i.base=a.__e,a.__u&=-161,i.__h.length&&l.push(i),_&&(i.__E=i.__=null)}catch(Ie){if(l.length=h,a.__v=null,f||u!=null){if(Ie.then){for(a.__u|=f?160:128;n&&n.nodeType==8&&n.nextSibling;)n=n.nextSibling;u!=null&&(u[u.indexOf(n)]=null),a.__e=n}else if(u!=null)for(Pe=u.length;Pe--;)Zt(u[Pe])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),Ie.then||tr(a),S.__e(Ie,a,t)}}else u==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):n=a.__e=pl(t.__e,a,t,o,s,u,l,f,d);return(c=S.diffed)&&c(a),128&a.__u?void 0:n}function tr(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(tr))}function or(e,a,t){for(var o=0;o<t.length;o++)Yt(t[o],t[++o],t[++o]);S.__c&&S.__c(a,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(u){u.call(s)})}catch(u){S.__e(u,s.__v)}})}function rr(e){return typeof e!="object"||e==null||e.__b>0?e:Aa(e)?e.map(rr):e.constructor!==void 0?null:ge({},e)}function pl(e,a,t,o,s,u,l,n,f){var d,c,h,i,m,C,k,F=t.props||ct,_=a.props,I=a.type;if(I=="svg"?s="http://www.w3.org/2000/svg":I=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),u!=null){for(d=0;d<u.length;d++)if((m=u[d])&&"setAttribute"in m==!!I&&(I?m.localName==I:m.nodeType==3)){e=m,u[d]=null;break}}if(e==null){if(I==null)return document.createTextNode(_);e=document.createElementNS(s,I,_.is&&_),n&&(S.__m&&S.__m(a,u),n=!1),u=null}if(I==null)F===_||n&&e.data==_||(e.data=_);else{if(u=I=="textarea"&&_.defaultValue!=null?null:u&&Pa.call(e.childNodes),!n&&u!=null)for(F={},d=0;d<e.attributes.length;d++)F[(m=e.attributes[d]).name]=m.value;for(d in F)m=F[d],d=="dangerouslySetInnerHTML"?h=m:d=="children"||d in _||d=="value"&&"defaultValue"in _||d=="checked"&&"defaultChecked"in _||it(e,d,null,m,s);for(d in _)m=_[d],d=="children"?i=m:d=="dangerouslySetInnerHTML"?c=m:d=="value"?C=m:d=="checked"?k=m:n&&typeof m!="function"||F[d]===m||it(e,d,m,F[d],s);if(c)n||h&&(c.__html==h.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(h&&(e.innerHTML=""),er(a.type=="template"?e.content:e,Aa(i)?i:[i],a,t,o,I=="foreignObject"?"http://www.w3.org/1999/xhtml":s,u,l,u?u[0]:t.__k&&Ne(t,0),n,f),u!=null)for(d=u.length;d--;)Zt(u[d]);n&&I!="textarea"||(d="value",I=="progress"&&C==null?e.removeAttribute("value"):C!=null&&(C!==e[d]||I=="progress"&&!C||I=="option"&&C!=F[d])&&it(e,d,C,F[d],s),d="checked",k!=null&&k!=e[d]&&it(e,d,k,F[d],s))}return e}function Yt(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(s){S.__e(s,t)}}function sr(e,a,t){var o,s;if(S.unmount&&S.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Yt(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(u){S.__e(u,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&sr(o[s],a,t||typeof e.type!="function");t||Zt(e.__e),e.__c=e.__=e.__e=void 0}function ml(e,a,t){return this.constructor(e,t)}function ur(e,a,t){var o,s,u,l;a==document&&(a=document.documentElement),S.__&&S.__(e,a),s=(o=typeof t=="function")?null:t&&t.__k||a.__k,u=[],l=[],Jt(a,e=(!o&&t||a).__k=Q(v,null,[e]),s||ct,ct,a.namespaceURI,!o&&t?[t]:s?null:a.firstChild?Pa.call(a.childNodes):null,u,!o&&t?t:s?s.__e:a.firstChild,o,l),or(u,e,l),e.props.children=null}function gt(e,a,t){var o,s,u,l,n=ge({},e.props);for(u in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)u=="key"?o=a[u]:u=="ref"?s=a[u]:n[u]=a[u]===void 0&&l!=null?l[u]:a[u];return arguments.length>2&&(n.children=arguments.length>3?Pa.call(arguments,2):t),wa(e.type,n,o||e.key,s||e.ref,null)}function da(e){function a(t){var o,s;return this.getChildContext||(o=new Set,(s={})[a.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(u){this.props.value!=u.value&&o.forEach(function(l){l.__e=!0,Kt(l)})},this.sub=function(u){o.add(u);var l=u.componentWillUnmount;u.componentWillUnmount=function(){o&&o.delete(u),l&&l.call(u)}}),t.children}return a.__c="__cC"+Jo++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Pa=pt.slice,S={__e:function(e,a,t,o){for(var s,u,l;a=a.__;)if((s=a.__c)&&!s.__)try{if((u=s.constructor)&&u.getDerivedStateFromError!=null&&(s.setState(u.getDerivedStateFromError(e)),l=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),l=s.__d),l)return s.__E=s}catch(n){e=n}throw e}},Ko=0,ze=function(e){return e!=null&&e.constructor===void 0},na.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ge({},this.state),typeof e=="function"&&(e=e(ge({},t),this.props)),e&&ge(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Kt(this))},na.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Kt(this))},na.prototype.render=v,Ae=[],Qo=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Zo=function(e,a){return e.__v.__b-a.__v.__b},mt.__r=0,Vt=Math.random().toString(8),ft="__d"+Vt,ka="__a"+Vt,jo=/(PointerCapture)$|Capture$/i,Qt=0,Xt=$o(!1),$t=$o(!0),Jo=0;var _e,R,eo,lr,Lt=0,gr=[],q=S,nr=q.__b,dr=q.__r,ir=q.diffed,fr=q.__c,cr=q.unmount,pr=q.__;function ia(e,a){q.__h&&q.__h(R,e,Lt||a),Lt=0;var t=R.__H||(R.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function O(e){return Lt=1,gl(Lr,e)}function gl(e,a,t){var o=ia(_e++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):Lr(void 0,a),function(n){var f=o.__N?o.__N[0]:o.__[0],d=o.t(f,n);f!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=R,!R.__f)){var s=function(n,f,d){if(!o.__c.__H)return!0;var c=!1,h=o.__c.props!==n;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var C=m.__[0];m.__=m.__N,m.__N=void 0,C!==m.__[0]&&(h=!0)}}),u){var i=u.call(this,n,f,d);return c?i||h:i}return!c||h};R.__f=!0;var u=R.shouldComponentUpdate,l=R.componentWillUpdate;R.componentWillUpdate=function(n,f,d){if(this.__e){var c=u;u=void 0,s(n,f,d),u=c}l&&l.call(this,n,f,d)},R.shouldComponentUpdate=s}return o.__N||o.__}function b(e,a){var t=ia(_e++,3);!q.__s&&to(t.__H,a)&&(t.__=e,t.u=a,R.__H.__h.push(t))}function We(e,a){var t=ia(_e++,4);!q.__s&&to(t.__H,a)&&(t.__=e,t.u=a,R.__h.push(t))}function T(e){return Lt=5,Te(function(){return{current:e}},[])}function Te(e,a){var t=ia(_e++,7);return to(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function fa(e){var a=R.context[e.__c],t=ia(_e++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(R)),a.props.value):e.__}function hr(){var e=ia(_e++,11);if(!e.__){for(var a=R.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function hl(){for(var e;e=gr.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(ht),a.__h.some(ao),a.__h=[]}catch(t){a.__h=[],q.__e(t,e.__v)}}}q.__b=function(e){R=null,nr&&nr(e)},q.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),pr&&pr(e,a)},q.__r=function(e){dr&&dr(e),_e=0;var a=(R=e.__c).__H;a&&(eo===R?(a.__h=[],R.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(ht),a.__h.some(ao),a.__h=[],_e=0)),eo=R},q.diffed=function(e){ir&&ir(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(gr.push(a)!==1&&lr===q.requestAnimationFrame||((lr=q.requestAnimationFrame)||Ll)(hl)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),eo=R=null},q.__c=function(e,a){a.some(function(t){try{t.__h.some(ht),t.__h=t.__h.filter(function(o){return!o.__||ao(o)})}catch(o){a.some(function(s){s.__h&&(s.__h=[])}),a=[],q.__e(o,t.__v)}}),fr&&fr(e,a)},q.unmount=function(e){cr&&cr(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{ht(o)}catch(s){a=s}}),t.__H=void 0,a&&q.__e(a,t.__v))};var mr=typeof requestAnimationFrame=="function";function Ll(e){var a,t=function(){clearTimeout(o),mr&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);mr&&(a=requestAnimationFrame(t))}function ht(e){var a=R,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),R=a}function ao(e){var a=R;e.__c=e.__(),R=a}function to(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function Lr(e,a){return typeof a=="function"?a(e):a}var xl=Symbol.for("preact-signals");function yt(){if(ye>1)ye--;else{var e,a=!1;for((function(){var s=It;for(It=void 0;s!==void 0;){var u=s.S;if(u.v===s.v)for(var l=u.t;l!==void 0;l=l.x)l.i===s.i&&(l.i=u.i);s=s.o}})();Ta!==void 0;){var t=Ta;for(Ta=void 0,xt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Ir(t))try{t.c()}catch(s){a||(e=s,a=!0)}t=o}}if(xt=0,ye--,a)throw e}}function St(e){if(ye>0)return e();oo=++Il,ye++;try{return e()}finally{yt()}}var _a,M=void 0;function Da(e){var a=M,t=_a;M=void 0,_a=void 0;try{return e()}finally{M=a,_a=t}}var Ta=void 0,ye=0,xt=0,Il=0,oo=0,It=void 0,Ct=0;function xr(e){if(M!==void 0){var a=e.n;if(a===void 0||a.t!==M)return a={i:0,S:e,p:M.s,n:void 0,t:M,e:void 0,x:void 0,r:a},M.s!==void 0&&(M.s.n=a),M.s=a,e.n=a,32&M.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=M.s,a.n=void 0,M.s.n=a,M.s=a),a}}function N(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}N.prototype.brand=xl;N.prototype.h=function(){return!0};N.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Da(function(){var o;(o=a.W)==null||o.call(a)}))};N.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Da(function(){var s;(s=a.Z)==null||s.call(a)}))}};N.prototype.subscribe=function(e){var a=this;return J(function(){var t=a.value;Da(function(){return e(t)})},{name:"sub"})};N.prototype.valueOf=function(){return this.value};N.prototype.toString=function(){return this.value+""};N.prototype.toJSON=function(){return this.value};N.prototype.peek=function(){var e=this;return Da(function(){return e.value})};Object.defineProperty(N.prototype,"value",{get:function(){var e=xr(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(xt>100)throw new Error("Cycle detected");(function(t){ye!==0&&xt===0&&t.l!==oo&&(t.l=oo,It={S:t,v:t.v,i:t.i,o:It})})(this),this.v=e,this.i++,Ct++,ye++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{yt()}}}});function g(e,a){return new N(e,a)}function Ir(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function Cr(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function yr(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function Ve(e,a){N.call(this,void 0,a),this.x=e,this.s=void 0,this.g=Ct-1,this.f=4}Ve.prototype=new N;Ve.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Ct))return!0;if(this.g=Ct,this.f|=1,this.i>0&&!Ir(this))return this.f&=-2,!0;var e=M;try{Cr(this),M=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return M=e,yr(this),this.f&=-2,!0};Ve.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}N.prototype.S.call(this,e)};Ve.prototype.U=function(e){if(this.t!==void 0&&(N.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};Ve.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Ve.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=xr(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function X(e,a){return new Ve(e,a)}function Sr(e){var a=e.j;if(e.j=void 0,typeof a=="function"){ye++;var t=M;M=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,ro(e),o}finally{M=t,yt()}}}function ro(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Sr(e)}function Cl(e){if(M!==this)throw new Error("Out-of-order effect");yr(this),M=e,this.f&=-2;try{8&this.f&&ro(this)}finally{yt()}}function ca(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,_a&&_a.push(this)}ca.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};ca.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Sr(this),Cr(this),ye++;var e=M;return M=this,Cl.bind(this,e)};ca.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ta,Ta=this)};ca.prototype.d=function(){this.f|=8,1&this.f||ro(this)};ca.prototype.dispose=function(){this.d()};function J(e,a){var t=new ca(e,a);try{t.c()}catch(s){throw t.d(),s}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var so,Fa,vt,yl=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,vr=[],br=[];J(function(){so=this.N})();function pa(e,a){S[e]=a.bind(null,S[e]||function(){})}function Ra(e){if(vt){var a=vt;vt=void 0,a()}vt=e&&e.S()}function kr(e){var a=this,t=e.data,o=ae(t);o.name="ReactiveDom",o.value=t;var s=Te(function(){for(var n=a,f=a.__v;f=f.__;)if(f.__c){f.__c.__$f|=4;break}var d=X(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=X(function(){return!Array.isArray(d.value)&&!ze(d.value)}),h=J(function(){if(this.N=wr,c.value){var m=d.value;n.__v&&n.__v.__e&&n.__v.__e.nodeType===3&&(n.__v.__e.data=m)}}),i=a.__$u.d;return a.__$u.d=function(){h(),i.call(this)},[c,d]},[]),u=s[0],l=s[1];return u.value?l.peek():l.value}kr.displayName="ReactiveTextNode";Object.defineProperties(N.prototype,{constructor:{configurable:!0,value:Q(v,null).constructor},type:{configurable:!0,value:kr},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});pa("__b",function(e,a){if(Ra(),Fa=void 0,typeof a.type=="string"){var t,o=a.props;for(var s in o)if(s!=="children"){var u=o[s];u instanceof N&&(t||(a.__np=t={}),t[s]=u,o[s]=u.peek())}}e(a)});pa("__r",function(e,a){if(e(a),a.type!==v){Ra();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(s,u){var l;return J(function(){l=this},{name:u}),l.c=s,l})((function(s){return function(){var u;yl&&((u=this.y)==null||u.call(this)),s.__$f|=1,s.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),Fa=o,Ra(t)}});pa("__e",function(e,a,t,o){Ra(),Fa=void 0,e(a,t,o)});pa("diffed",function(e,a){Ra(),Fa=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,s=a.props,u=t.U;if(u)for(var l in u){var n=u[l];n===void 0||o&&l in o||(n.d(),u[l]=void 0)}if(o){u||(u={},t.U=u);for(var f in o){var d=u[f],c=o[f];d===void 0?(d=Sl(t,f,c,s),u[f]=d):d.o(c,s)}}}e(a)});function Sl(e,a,t,o){var s=a in e&&e.ownerSVGElement===void 0,u=g(t);return{o:function(l,n){u.value=l,o=n},d:J(function(){this.N=wr;var l=u.value.value;o[a]!==l&&(o[a]=l,s?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}pa("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var s in o){var u=o[s];u&&u.d()}}}var l=a.__np;if(l){var n=a.props;for(var f in l)n[f]=l[f]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});pa("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});na.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var s in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var u=2&this.__$f;if(!(o||u||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var n in this.props)if(!(n in e))return!0;return!1};function ae(e,a){return Te(function(){return g(e,a)},[])}var vl=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},bl=function(e){queueMicrotask(function(){queueMicrotask(e)})};function kl(){St(function(){for(var e;e=vr.shift();)so.call(e)})}function wl(){vr.push(this)===1&&(S.requestAnimationFrame||vl)(kl)}function Pl(){St(function(){for(var e;e=br.shift();)so.call(e)})}function wr(){br.push(this)===1&&(S.requestAnimationFrame||bl)(Pl)}function Ma(e,a){var t=T(e);t.current=e;var o=Fa;b(function(){return J(function(){if(this.N=wl,!(o&&8&o.__$f))return t.current()},a)},[])}function Y(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function De(e){return Y(e)==="object"}function Al(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function uo(e,a){return e.length<124?e:a}var Pr="graphql-transport-ws";var te=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(te||{}),oe=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(oe||{});function Ar(e){if(!De(e))throw new Error(`Message is expected to be an object, but got ${Y(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${Y(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!De(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!De(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${Y(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${Y(e.payload.query)}`);if(e.payload.variables!=null&&!De(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${Y(e.payload.variables)}`);if(e.payload.operationName!=null&&Y(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${Y(e.payload.operationName)}`);if(e.payload.extensions!=null&&!De(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${Y(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!De(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${Y(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Al(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function _r(e,a){return Ar(typeof e=="string"?JSON.parse(e,a):e)}function ma(e,a){return Ar(e),JSON.stringify(e,a)}function no(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:s=console.error,lazyCloseTimeout:u=0,keepAlive:l=0,disablePong:n,connectionAckWaitTimeout:f=0,retryAttempts:d=5,retryWait:c=async function(D){let x=Math.pow(2,D);await new Promise(P=>setTimeout(P,x*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:h=lo,on:i,webSocketImpl:m,generateID:C=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,D=>{let x=Math.random()*16|0;return(D=="x"?x:x&3|8).toString(16)})},jsonMessageReplacer:k,jsonMessageReviver:F}=e,_;if(m){if(!Tl(m))throw new Error("Invalid WebSocket implementation provided");_=m}else typeof WebSocket<"u"?_=WebSocket:typeof global<"u"?_=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(_=window.WebSocket||window.MozWebSocket);if(!_)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let I=_,A=(()=>{let y=(()=>{let x={};return{on(P,U){return x[P]=U,()=>{delete x[P]}},emit(P){"id"in P&&x[P.id]?.(P)}}})(),D={connecting:i?.connecting?[i.connecting]:[],opened:i?.opened?[i.opened]:[],connected:i?.connected?[i.connected]:[],ping:i?.ping?[i.ping]:[],pong:i?.pong?[i.pong]:[],message:i?.message?[y.emit,i.message]:[y.emit],closed:i?.closed?[i.closed]:[],error:i?.error?[i.error]:[]};return{onMessage:y.on,on(x,P){let U=D[x];return U.push(P),()=>{let E=U.indexOf(P);E>-1&&U.splice(E,1)}},emit(x,...P){for(let U of[...D[x]])U(...P)}}})();function fe(y){let D=[A.on("error",x=>{D.forEach(P=>P()),y(x)}),A.on("closed",x=>{D.forEach(P=>P()),y(x)})];return()=>D.forEach(x=>x())}let W,$=0,sa,me=!1,Pe=0,ee=!1;async function Ie(){clearTimeout(sa);let[y,D]=await(W??(W=new Promise((U,E)=>(async()=>{if(me){if(await c(Pe),!$)return W=void 0,E({code:1e3,reason:"All Subscriptions Gone"});Pe++}A.emit("connecting",me);let w=new I(typeof a=="function"?await a():a,Pr),Ce,ua;function dt(){isFinite(l)&&l>0&&(clearTimeout(ua),ua=setTimeout(()=>{w.readyState===I.OPEN&&(w.send(ma({type:oe.Ping})),A.emit("ping",!1,void 0))},l))}fe(K=>{W=void 0,clearTimeout(Ce),clearTimeout(ua),E(K),K instanceof Ba&&(w.close(4499,"Terminated"),w.onerror=null,w.onclose=null)}),w.onerror=K=>A.emit("error",K),w.onclose=K=>A.emit("closed",K),w.onopen=async()=>{try{A.emit("opened",w);let K=typeof t=="function"?await t():t;if(w.readyState!==I.OPEN)return;w.send(ma(K?{type:oe.ConnectionInit,payload:K}:{type:oe.ConnectionInit},k)),isFinite(f)&&f>0&&(Ce=setTimeout(()=>{w.close(te.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},f)),dt()}catch(K){A.emit("error",K),w.close(te.InternalClientError,uo(K instanceof Error?K.message:String(K),"Internal client error"))}};let la=!1;w.onmessage=({data:K})=>{try{let V=_r(K,F);if(A.emit("message",V),V.type==="ping"||V.type==="pong"){A.emit(V.type,!0,V.payload),V.type==="pong"?dt():n||(w.send(ma(V.payload?{type:oe.Pong,payload:V.payload}:{type:oe.Pong},k)),A.emit("pong",!1,V.payload));return}if(la)return;if(V.type!==oe.ConnectionAck)throw new Error(`First message cannot be of type ${V.type}`);clearTimeout(Ce),la=!0,A.emit("connected",w,V.payload,me),me=!1,Pe=0;let Wo=new Promise((od,nl)=>fe(nl));Wo.catch(()=>{}),U([w,Wo])}catch(V){w.onmessage=null,A.emit("error",V),w.close(te.BadResponse,uo(V instanceof Error?V.message:String(V),"Bad response"))}}})())));y.readyState===I.CLOSING&&await D;let x=()=>{},P=new Promise(U=>x=U);return[y,x,new Promise((U,E)=>{let w=fe(E);y.readyState!==I.OPEN&&D.catch(E),P.then(()=>{if(w(),!$){let Ce=()=>y.close(1e3,"Normal Closure");isFinite(u)&&u>0?(clearTimeout(sa),sa=setTimeout(()=>{!$&&y.readyState===I.OPEN&&Ce()},u)):Ce()}U()})})]}function No(y){if(lo(y)&&(_l(y.code)||[te.InternalServerError,te.InternalClientError,te.BadRequest,te.BadResponse,te.Unauthorized,te.SubprotocolNotAcceptable,te.SubscriberAlreadyExists,te.TooManyInitialisationRequests].includes(y.code)))throw y;if(ee)return!1;if(lo(y)&&y.code===1e3)return $>0;if(!d||Pe>=d||!h(y))throw y;return me=!0}o||(async()=>{for($++;;)try{let[,,y]=await Ie();await y}catch(y){try{if(!No(y))return}catch(D){return s?.(D)}}})();function zo(y,D){let x=C(y),P=!1,U=!1,E=()=>{$--,P=!0};return(async()=>{for($++;;)try{let[w,Ce,ua]=await Ie();if(P)return ua.catch(()=>{}),Ce();let dt=A.onMessage(x,la=>{switch(la.type){case oe.Next:{D.next(la.payload);return}case oe.Error:{U=!0,P=!0,D.error(la.payload),E();return}case oe.Complete:{P=!0,E();return}}});w.send(ma({id:x,type:oe.Subscribe,payload:y},k)),E=()=>{!P&&w.readyState===I.OPEN&&w.send(ma({id:x,type:oe.Complete},k)),$--,P=!0,Ce()},await ua.finally(dt);return}catch(w){if(!No(w))return}})().then(()=>{U||D.complete()}).catch(w=>{D.error(w)}),()=>{P||E()}}return{on:A.on,subscribe:zo,iterate(y){let D=[],x={done:!1,error:null,resolve:()=>{}},P=zo(y,{next(E){D.push(E),x.resolve()},error(E){x.done=!0,x.error=E,x.resolve()},complete(){x.done=!0,x.resolve()}}),U=(async function*(){for(;;){for(D.length||await new Promise(w=>x.resolve=w);D.length;)yield D.shift();if(x.error)throw x.error;if(x.done)return}})();return U.throw=async E=>(x.done||(x.done=!0,x.error=E,x.resolve()),{done:!0,value:void 0}),U.return=async()=>(P(),{done:!0,value:void 0}),U},async dispose(){if(ee=!0,W){let[y]=await W;y.close(1e3,"Normal Closure")}},terminate(){W&&A.emit("closed",new Ba)}}}var Ba=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function lo(e){return De(e)&&"code"in e&&"reason"in e}function _l(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Tl(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var B=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},Rd=new B(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),Fd=new B(`
    fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
}`,{fragmentName:"CreationParts"}),Md=new B(`
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}
    `,{fragmentName:"Refused"}),Bd=new B(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
}
    `,{fragmentName:"CreditParts"}),qd=new B(`
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
    deletedAt
  }
}
    `,{fragmentName:"TransactionParts"}),Ud=new B(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  credits
  provider
  createdAt
}
    `,{fragmentName:"PaymentParts"}),Tr=new B(`
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
}`),Dr=new B(`
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
}`),Rr=new B(`
    query Quote($input: CreateGenerationInput!) {
  generationQuote(input: $input) {
    credits
    affordable
    balance
  }
}
    `),Fr=new B(`
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`),Mr=new B(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`),Br=new B(`
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`),qr=new B(`
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`),Ur=new B(`
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`),Er=new B(`
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
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
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
}`),Or=new B(`
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
    description
    previewUrl
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
}`),Hr=new B(`
    query Packs {
  creditPacks {
    id
    name
    credits
    amount
    currency
  }
}
    `),Gr=new B(`
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
    deletedAt
  }
}`),Nr=new B(`
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
  credits
  provider
  createdAt
}`),zr=new B(`
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
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}
fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  credits
  provider
  createdAt
}`),Wr=new B(`
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
    deletedAt
  }
}`);var io=new URL("/graphql",location.origin),Dl=3e4,H=class extends Error{},j=class extends Error{constructor(t,o,s=null){super(t);this.code=o;this.retryAfter=s}code;retryAfter},ga=class extends j{};async function bt(e,a,t){let o=await fo(io,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),s=await Rl(o),u=s.errors?.[0],l=u?.extensions?.code??"";if(o.status===401||l==="UNAUTHENTICATED")throw new ga(u?.message??"",l);if(u||!s.data)throw new j(u?.message??"",l,Fl(o.headers.get("Retry-After")));return s.data}async function fo(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(Dl)})}catch(o){throw new H(String(o))}if(t.status===502||t.status===503||t.status===504)throw new H(`status ${t.status}`);return t}async function Rl(e){try{return await e.json()}catch(a){throw new H(String(a))}}function Fl(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var co=new EventTarget;addEventListener("online",po);function po(){co.dispatchEvent(new Event("wake"))}function Se(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let s=()=>{clearTimeout(u),co.removeEventListener("wake",s),a?.removeEventListener("abort",s),o()},u=setTimeout(s,t);co.addEventListener("wake",s),a?.addEventListener("abort",s)})}var qa="atelier.token";function mo(){try{return localStorage.getItem(qa)}catch{return null}}function go(e){try{e===null?localStorage.removeItem(qa):localStorage.setItem(qa,e)}catch{return}}var kt=document.documentElement.dataset.signIn==="demo",Vr=document.documentElement.dataset.sandbox==="yes",Xe=g("starting"),z=g(null),wt=g(!1),se=mo(),Xr=null,xo=null,ho=null;function $r(e,a){Xr=e,xo=a,addEventListener("storage",({key:t,newValue:o})=>{t===qa&&o!==se&&Lo(()=>o===null?Co():ha(o))}),Lo(async()=>{(se===null||!await ha(se))&&await Ua(se)})}async function G(e,a){let t=se;try{return await bt(e,a,t)}catch(o){if(!(o instanceof ga)||!await Ua(t))throw o;return await bt(e,a,se)}}function Io(){return se}function Ua(e){return e!==se?Promise.resolve(se!==null):(ho??=Bl(()=>Ml(e)).finally(()=>{ho=null}),ho)}async function Kr(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await ha(a)}async function Qr(){await window.atelier?.signIn?.(),window.atelier&&await Lo(async()=>{await Ua(se)})}async function Zr(){await Co(),await window.atelier?.signOut?.()}async function jr(){let e=await Jr();e&&await ha(e)}async function Ml(e){let a=mo();if(a!==null&&a!==e&&await ha(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await Jr());return t&&t!==e&&await ha(t)?(wt.value=e!==null&&!window.atelier,!0):(await Co(),!1)}async function Jr(){if(!kt)return null;let e=await fo("/auth/demo",{method:"POST"});if(e.status!==201)throw new j("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function ha(e){let a;try{a=await bt(Or,{},e)}catch(t){if(t instanceof ga)return!1;throw t}return se=e,go(e),z.value?.id!==a.viewer.id&&(xo?.(),z.value=a.viewer,Xr?.(a)),Xe.value="signed-in",!0}async function Co(){se=null,go(null),xo?.(),z.value=null,Xe.value="signed-out"}async function Lo(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof H)&&!(t instanceof j))throw t;z.value===null&&(Xe.value="unreachable"),await Se(a)}}async function Bl(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var ql=4403,Ul=15e3,El=1e4,La=g("opening");function es(e){let a=Ol(e),t=new AbortController,{signal:o}=t,s=!1;Yr(a,Wr.toString(),null,o,({creditUpdated:l})=>(e.credit(l),s||(s=!0,e.begun(),u(l.cursor)),l.cursor));let u=l=>Yr(a,Er.toString(),l,o,({taskUpdated:n})=>(e.task(n),n.cursor));return()=>{t.abort(),a.dispose(),La.value="opening"}}function Ol(e){let a=null,t,o=no({url:io.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${Io()}`}),keepAlive:Ul,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async s=>{a!==null&&await Ua(a).catch(()=>{}),(a===null||s>1)&&await Se(s)},on:{connected:()=>{a=null;let s=La.value==="lost";La.value="live",s&&(po(),e.back())},closed:s=>{clearTimeout(t),a=s.code===ql?Io():null,La.value="lost"},ping:s=>{s||(t=setTimeout(()=>o.terminate(),El))},pong:s=>{s&&clearTimeout(t)}}});return o}async function Yr(e,a,t,o,s){let u=t,l={query:a,get variables(){return{after:u}}};for(let n=0;!o.aborted;n++)await new Promise(f=>{let d=({data:h})=>{h&&(u=s(h),n=0)},c=e.subscribe(l,{next:d,error:()=>f(),complete:f});o.addEventListener("abort",c,{once:!0})}),o.aborted||await Se(n,o)}var Hl=100,$e=new Map,Pt=new Set,xa=new Set;function ce({status:e}){return e==="WAITING"||e==="PROCESSING"}function At(e){return $e.get(e)}function Re(e){if(Pt.has(e.id))return;if(e.deletedAt!==null)return yo(e.id);let a=$e.get(e.id);if(a===void 0)$e.set(e.id,g(e));else{if(e.version<a.peek().version)return;a.value={...e,...Gl(a.peek(),e)}}for(let t of xa)t.note(e)}function yo(e){Pt.add(e);for(let a of xa)a.drop(e)}async function rs(e){return $e.get(e)?.peek()??await Ke(e)}async function Ke(e){let{creation:a}=await G(Dr,{id:e}),t=$e.get(e);return a&&t&&a.version>=t.peek().version?t.value=a:a&&Re(a),a??null}function ss(){$e.clear(),Pt.clear();for(let e of xa)e.empty()}function _t(e=!1){for(let a of xa)(!e||a.failed.peek())&&a.reload()}function Gl(e,a){return{originalImage:as(e.originalImage,a.originalImage),generatedImage:as(e.generatedImage,a.generatedImage)}}function as(e,a){return e&&a&&ts(e)===ts(a)?e:a}function ts(e){return e.url.split("?",1)[0]??e.url}var Ia=class{constructor(a){this.pageSize=a}pageSize;filter=g({});state=g("loading");failed=g(!1);hasMore=g(!1);ids=g([]);shown=X(()=>{let a=this.ids.value.map(t=>$e.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(ce),...a.filter(t=>!ce(t))]});#t=null;#e=null;#a=!1;open(){return xa.add(this),z.peek()&&this.reload(),()=>xa.delete(this)}show(a){this.filter.value=a,this.empty(),this.reload()}empty(){this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!Nl(a,this.filter.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=os([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){let t=this.#e={},o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:s}=await G(Tr,{first:Math.min(Math.max(this.pageSize,o),Hl),after:a,filter:this.filter.peek()});if(this.#e!==t)return;this.#e=null;for(let n of s.nodes)Re(n);let u=s.nodes.map(({id:n})=>n).filter(n=>!Pt.has(n)),l=this.ids.peek().filter(n=>a!==null||u[0]===void 0||n>u[0]);this.ids.value=os([...new Set([...l,...u])]),this.#t=s.pageInfo.endCursor,this.hasMore.value=s.pageInfo.hasNextPage,this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function os(e){return e.sort((a,t)=>a<t?1:-1)}function Nl(e,{status:a,style:t,search:o}){return(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}var ls=20,le=g(null),Dt=g(null),Tt=class{constructor(a){this.read=a}read;items=g(null);hasMore=g(!1);failed=g(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=us([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:us(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function us(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var Fe=new Tt(async e=>(await G(Gr,{first:ls,after:e})).credit.transactions),ue=new Tt(async e=>(await G(Nr,{first:ls,after:e})).credit.payments);async function ns(){await Promise.all([Fe.reload(),ue.reload(),zl()])}async function zl(){try{Dt.value??=(await G(Hr,{})).creditPacks}catch{return}}function ds(e){if(e.credit&&(le.value=e.credit),e.kind==="RESET"&&Rt(),!e.transaction)return;Fe.note(e.transaction);let{kind:a}=e.transaction;(a==="PURCHASE"||a==="ADJUSTMENT")&&ue.isOpen&&ue.reload()}async function Rt(e=!1){let a=[Fe,ue].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function is(){le.value=null,Fe.empty(),ue.empty()}var Me=new Ia(12),Ca=g(null),fs=X(()=>{let e=Me.shown.value;return e.find(({id:a})=>a===Ca.value)??e[0]??null});var Wl=6e5;async function cs(e,a){let t={contentType:e.type,byteSize:e.size},{upload:o,errors:s}=(await G(Fr,{input:t})).createUpload;if(s[0])return s[0];if(!o)throw new j("The server reserved no place.","INTERNAL");let u=await Vl(e,o.uploadMethod,o.uploadUrl,o.uploadHeaders,a);return u===null?o.id:{__typename:"InvalidInput",message:u,path:["input","image"]}}function Vl(e,a,t,o,s){return new Promise((u,l)=>{let n=new XMLHttpRequest;n.open(a,t),n.timeout=Wl;for(let{name:f,value:d}of o)n.setRequestHeader(f,d);n.upload.onprogress=({loaded:f,total:d})=>s(d?f/d:0),n.onerror=n.ontimeout=()=>l(new H("the upload was cut")),n.onload=()=>{n.status<300?u(null):n.status===415||n.status===422||n.status===413?u(Xl(n.responseText)):l(new H(`status ${n.status}`))},n.send(e)})}function Xl(e){try{return JSON.parse(e).error.message}catch{return""}}var $l=2,ms="atelier.intents",ne=g([]),Be="",gs=()=>{};function hs(e,a){Be=e,gs=a;for(let{key:t,order:o}of Jl())vo({key:t,order:o,phase:"sending",progress:0,trouble:null})}function Ls(){Be="",ne.value=[]}async function Ft(e){let a=e.kind==="create"&&e.file?"uploading":"sending";return vo({key:jl(),order:e,phase:a,progress:0,trouble:null})}async function xs(e){return vo({...e,phase:"sending",trouble:null})}function So(e){ne.value=ne.peek().filter(a=>a.key!==e),bo()}async function vo(e){Zl(e);let a=Be;for(let t=0;Be===a;t++)try{let o=await Is(e.key);return Be!==a?null:"refusal"in o?(Ea(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null):(So(e.key),Re(o.creation),t>0&&Ke(o.creation.id).catch(()=>{}),gs(o.creation),o.creation)}catch(o){if(Be!==a)return null;let s=Kl(o);if(s.kind==="failed")return Ea(e.key,{phase:"stopped",trouble:s}),null;t>=$l&&Ea(e.key,{trouble:s}),await Se(t)}return null}function Kl(e){if(e instanceof H)return{kind:"unreachable"};if(e instanceof j)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Is(e){let{order:a}=Ql(e);if(a.kind==="retry"){let o={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e};return ps((await G(Br,{input:o})).retryGeneration)}if(a.file&&!a.input.image){let o=await cs(a.file,s=>Ea(e,{phase:"uploading",progress:s}));return typeof o!="string"?{refusal:o}:(Ea(e,{phase:"sending",order:{...a,input:{...a.input,image:{uploadId:o}}}}),Is(e))}let t={...a.input,idempotencyKey:e};return ps((await G(Mr,{input:t})).createGeneration)}function ps({creation:e,errors:a}){let t=a[0];if(t)return{refusal:t};if(!e)throw new j("The server answered with neither.","INTERNAL");return{creation:e}}function Ql(e){let a=ne.peek().find(t=>t.key===e);if(!a)throw new j("It was dismissed.","DISMISSED");return a}function Zl(e){ne.value=[e,...ne.peek().filter(({key:a})=>a!==e.key)],bo()}function Ea(e,a){ne.value=ne.peek().map(t=>t.key===e?{...t,...a}:t),bo()}function jl(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function bo(){let e=ne.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&!(a.kind==="create"&&a.file&&!a.input.image));try{let a=e.map(({key:t,order:o})=>({key:t,order:o.kind==="create"?{...o,file:null}:o}));sessionStorage.setItem(ms,JSON.stringify({owner:Be,entries:a}))}catch{return}}function Jl(){try{let e=JSON.parse(sessionStorage.getItem(ms)??"null");return e?.owner===Be?e.entries:[]}catch{return[]}}var qe=g(null);var ko=null;function ys(){$r(e=>{le.value=e.credit,qe.value=e.styles,_t(),ko=es({task:({kind:a,creation:t})=>{a==="RESET"?Cs():t&&Re(t)},credit:ds,begun:Cs,back:()=>{_t(!0),Rt(!0)}}),hs(e.viewer.id,({id:a})=>{Ca.value=a})},()=>{ko?.(),ko=null,Ls(),ss(),is(),Ca.value=null})}function Cs(){_t(),Rt()}function Ss(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,s,u,l=[],n="",f=e.split("/");for(f[0]||f.shift();s=f.shift();)t=s[0],t==="*"?(l.push(t),n+=s[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=s.indexOf("?",1),u=s.indexOf(".",1),l.push(s.substring(1,~o?o:~u?u:s.length)),n+=~o&&!~u?"(?:/([^/]+?))?":"/([^/]+?)",~u&&(n+=(~o?"?":"")+"\\"+s.substring(u))):n+="/"+s;return{keys:l,pattern:new RegExp("^"+n+(a?"(?=$|/)":"/?$"),"i")}}var Yl=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function wo(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function vs(e,a,t){t&&!Yl&&(a=t);let o=a(),[{_instance:s},u]=O({_instance:{_value:o,_getSnapshot:a}});return We(()=>{s._value=o,s._getSnapshot=a,wo(s._value,a())||u({_instance:s})},[e,o,a]),b(()=>(wo(s._value,s._getSnapshot())||u({_instance:s}),e(()=>{wo(s._value,s._getSnapshot())||u({_instance:s})})),[e]),o}function bs(e){return a=>e(a)}var Oa=e=>{let a=T([e,(...t)=>a[0](...t)]).current;return We(()=>{a[0]=e}),a[1]};var ks=["popstate","pushState","replaceState","hashchange"],Ha=[],ws=()=>Ha.forEach(e=>e()),en=e=>(Ha.push(e)===1&&ks.forEach(a=>addEventListener(a,ws)),()=>{Ha=Ha.filter(a=>a!==e),Ha.length||ks.forEach(a=>removeEventListener(a,ws))}),Ts=(e,a)=>vs(en,e,a),Ps=()=>location.search,Ds=({ssrSearch:e}={})=>Ts(Ps,e!=null?()=>e:Ps),As=()=>location.pathname,an=({ssrPath:e}={})=>Ts(As,e!=null?()=>e:As);var tn=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Rs=e=>[an(e),tn],_s=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[_s]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,_s,{value:!0})}var Fs=(e="")=>e==="/"?"":e,Ms=(e,a)=>e[0]==="~"?e.slice(1):Fs(a)+e,Ao=(e,a)=>(e=Po(Fs(e)),a=Po(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Po=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Bs=e=>Po(e[0]==="?"?e.slice(1):e);var qs={hook:Rs,searchHook:Ds,parser:Ss,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Us=da(qs),Qe=()=>fa(Us),Es={},Os=da(Es),on=()=>fa(Os),Hs=(e,a=e.base)=>Ao(a,e.hook(e)[0]),_o=e=>{let[a,t]=e.hook(e);return[Ao(e.base,a),Oa((o,s)=>e.aroundNav(t,Ms(o,e.base),s))]},Ze=()=>_o(Qe()),rn=()=>{let e=Qe();return Bs(e.searchHook(e))},Gs=(e,a,t,o)=>{let{pattern:s,keys:u}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=s.exec(t);if(!l)return[!1,null];let n={};for(let f=1;f<l.length;f++)n[f-1]=l[f];if(u)for(let f=0;f<u.length;f++)n[u[f]]=l[f+1];else Object.assign(n,l.groups);return o?[!0,n,l[0]]:[!0,n]};var sn=({children:e,...a})=>{let t=Qe(),o=a.hook?qs:t,s=o;if(a.ssrPath){let[f,d=a.ssrSearch??""]=a.ssrPath.split("?");f&&(a.ssrSearch=d,a.ssrPath=f)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let u=T(o),l=u.current,n=l;for(let f in o){let d=f==="base"?o[f]+(a[f]??""):a[f]??o[f];d!==n[f]&&(l===n&&(u.current=n={...n}),n[f]=d),(d!==o[f]||d!==s[f])&&(s=n)}return Q(Us.Provider,{value:s},e)},un=({children:e,component:a},t)=>a?Q(a,{params:t}):typeof e=="function"?e(t):e,ln=e=>{let a=T(Es),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(s=>e[s]!==t[s])?e:t};function Mt(){let[e,a]=Ze(),t=rn(),o=Te(()=>new URLSearchParams(t),[t]),s=o,u=Oa((l,n)=>{s=new URLSearchParams(typeof l=="function"?l(s):l);let f=s.toString();a(e+(f?"?"+f:""),n)});return[o,u]}var Ga=({path:e,nest:a,match:t,...o})=>{let s=Qe(),u=Hs(s),[l,n,f]=t??Gs(s.parser,e,u,a),d=ln({...on(),...n});if(!l)return null;let c=un(o,d);return Q(Os.Provider,{value:d},f?Q(sn,{base:f},c):c)},de=bs((e,a)=>{let t=Qe(),[o,s]=_o(t),{to:u="",href:l=u,onClick:n,asChild:f,children:d,className:c,replace:h,state:i,transition:m,...C}=e;return C.onClick=Oa(k=>{k.ctrlKey||k.metaKey||k.altKey||k.shiftKey||k.button!==0||(n?.(k),k.defaultPrevented||(k.preventDefault(),s(l,e)))}),C.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(C.className=c?.call?c(o===l):c),a&&(C.ref=a),f&&ze(d)?gt(d,C):Q("a",C,d)}),Ns=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Ns(t&&t.type===v?t.props.children:t,a);else a.push(e);return a},zs=({children:e,location:a})=>{let t=Qe(),o=Hs(t);for(let s of Ns(e)){let u=0;if(ze(s)&&(u=Gs(t.parser,s.props.path,a||o,s.props.nest))[0])return gt(s,{match:u})}return null},Ws=e=>{let{to:a,href:t=a}=e,o=Qe(),[,s]=_o(o),u=Oa(()=>s(a||t,e)),{ssrContext:l}=o;return We(()=>{u()},[]),l&&(l.redirectTo=a),null};var nn=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/]];async function Vs(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await dn(e),o=nn.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};if(e.size>31457280)return{kind:"bytes",name:a,bytes:e.size};let s=e.type===o?e:new File([e],a,{type:o}),u=await fn(s);return u===null?{kind:"damaged",name:a}:u>64e6?{kind:"pixels",name:a}:s}async function dn(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,16).arrayBuffer()))}catch{return""}}async function fn(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t.naturalWidth*t.naturalHeight}catch{return null}finally{URL.revokeObjectURL(a)}}var cn=1e4,za="sty_watercolour",ve=g(null),Na=g(!1),Wa=g(null),he=g(""),pe=g(za),je=g("AUTO"),ke=g("ONE_K"),Je=g("PNG"),To=g({}),be=X(()=>To.value[ke.value]??null),Ro=X(()=>{let e=le.value?.balance;return be.value===null||e===void 0?0:Math.max(0,be.value-e)}),Va=X(()=>Math.max(0,[...he.value].length-cn)),Xs="atelier.draft";pn();J(()=>{let e={prompt:he.value,style:pe.value,ratio:je.value,resolution:ke.value,format:Je.value};try{sessionStorage.setItem(Xs,JSON.stringify(e))}catch{return}});async function Fo(e){let a=Do={};Na.value=!0;let t=await Vs(e);if(Do===a){if(Na.value=!1,!(t instanceof File))return Bt(t);qt(),ve.value={kind:"file",file:t,preview:URL.createObjectURL(t)}}}var Do={};function Bt(e){Wa.value=e}function qt(){Do={},Na.value=!1;let e=ve.peek();e?.kind==="file"&&URL.revokeObjectURL(e.preview),ve.value=null,Wa.value=null}function $s({id:e,generatedImage:a}){a&&(qt(),ve.value={kind:"creation",id:e,picture:a})}function Ks(e){he.value=e.prompt,pe.value=e.style.id,je.value=e.aspectRatio,ke.value=e.resolution,Je.value=e.outputFormat}function Qs(){let e=ve.peek(),t={kind:"create",input:{...Zs(),image:e?.kind==="creation"?{creationId:e.id}:null,maxCredits:be.peek()},file:e?.kind==="file"?e.file:null};Ft(t).then(o=>{o===null&&Xa()})}async function Xa(){let e=ke.peek();for(let a=0;;a++)try{let{generationQuote:t}=await G(Rr,{input:{...Zs(),resolution:e}});To.value={...To.peek(),[e]:t.credits};return}catch(t){if(!(t instanceof H)&&!(t instanceof j))throw t;await Se(a)}}function Zs(){return{prompt:he.peek().trim(),style:pe.peek(),aspectRatio:je.peek(),resolution:ke.peek(),outputFormat:Je.peek()}}function pn(){try{let e=JSON.parse(sessionStorage.getItem(Xs)??"null");if(e===null)return;he.value=e.prompt??"",pe.value=e.style??za,je.value=e.ratio??"AUTO",ke.value=e.resolution??"ONE_K",Je.value=e.format??"PNG"}catch{return}}var mn=0;function r(e,a,t,o,s,u){a||(a={});var l,n,f=a;if("ref"in f)for(n in f={},a)n=="ref"?l=a[n]:f[n]=a[n];var d={type:e,props:f,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--mn,__i:-1,__u:0,__source:s,__self:u};if(typeof e=="function"&&(l=e.defaultProps))for(n in l)f[n]===void 0&&(f[n]=l[n]);return S.vnode&&S.vnode(d),d}function js({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:s,cell:u})=>r("td",{class:s?"number":void 0,children:u(t)},o))},t.id))})]})}var Ue={language:"atelier.language",theme:"atelier.theme"};function Ut(e){try{return localStorage.getItem(e)}catch{return null}}function Et(e,a){try{localStorage.setItem(e,a)}catch{return}}function ya(e,a,t){return e===1?a:t}var Mo={name:"English",credits:e=>`${e.toLocaleString("en")} ${ya(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to the content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Use light colours",dark:"Use dark colours",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No image is real and nothing is paid."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. Everything goes on by itself when you are back.",unreachable:"The server does not answer. Trying again until it does.",lost:"The connection is lost. Your images are still being made; this page catches up by itself.",replaced:"Your demo session had ended, so this is a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"This product has its own sign-in.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept that token.",unreachable:"The server does not answer. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into a picture.",heroText:"Choose a style and see what it does to the same photograph.",photo:"Photograph",optional:"optional",drop:"Drop a photograph, paste it, or",pick:"choose a file",limits:"JPEG, PNG or WebP, up to 30 MB. Leave it out to use words alone.",dropNow:"Let go to use this photograph",checking:"Looking at the file \u2026",remove:"Remove the photograph",replace:"Choose another",fromCreation:"From your creations",prompt:"What should it show?",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Say in a few words what the picture should show.",promptTooLong:e=>`That is ${e.toLocaleString("en")} ${ya(e,"character","characters")} too long.`,style:"Style",ratio:"Shape",ratioAuto:"Auto",resolution:"Resolution",format:"File",balance:"You have",price:"Price",priceUnknown:"\u2026",make:"Make image",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,uploading:e=>`Sending the photograph, ${e}%`,sending:"Handing in",unreachable:"The server does not answer. This is handed in as soon as it does, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"There is no picture in what you pasted.",several:"One photograph at a time, please.",empty:"That file is empty.",type:e=>`\u201C${e}\u201D is not a picture that can be used. Choose a JPEG, PNG or WebP.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The most is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The server cannot use that.",notFound:"That is no longer there.",credits:e=>`You need ${e} more for this.`,price:e=>`The price is now ${e}.`,rate:e=>`That was a lot at once. Try again in ${e} ${ya(e,"second","seconds")}.`,state:"It is too late for that now.",payments:"Payments are not available just now. Nothing was paid.",failed:"That did not work. Nothing was charged; try again.",unreachable:"The server does not answer. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Storing",done:"Done"},stages:{PREPARING:"Looking at your photograph",QUEUED:"Waiting for its turn",MAKING:"Being made",CONFIRMING:"Made, being checked",STORING:"Being stored",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"Being made",SUCCESS:"Done",FAILED:"Not made",CANCELED:"Canceled"},queue:e=>e===1?"next in line":`number ${e.toLocaleString("en")} in line`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"any moment now",progress:"Progress",before:"Before",after:"After",compare:"How much of the original is shown",alt:(e,a)=>`${a}: ${e}`,original:"The photograph it was made from",download:"Download",asSource:"Use as photograph",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Open large",failures:{REJECTED_BY_MODERATION:"The image service declined this because of its content rules. Other words, or another photograph, may work.",IMAGE_UNREADABLE:"The photograph could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try other words.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be stored. Try again."},canceled:"You canceled this before it began.",refunded:e=>`Your ${e} are back.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"Being made",done:"Done",failed:"Not made"},allStyles:"All styles",empty:"Nothing here yet.",emptyText:"What you make in the studio is kept here.",toStudio:"Open the studio",nothingFound:"Nothing matches.",clear:"Clear the filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${ya(e,"creation","creations")}`,gone:"This creation is no longer there."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Made",size:"Size",keys:"\u2190 \u2192 to move, Delete to remove, Esc to close"},remove:{title:"Delete this creation?",text:"The picture and its original are removed for good. This cannot be undone, and the credits stay spent.",confirm:"Delete for good",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Bought in all",granted:"Granted",used:"Used in all",images:e=>`enough for ${e.toLocaleString("en")} ${ya(e,"image","images")}`,packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} a credit`,opening:"Opening the checkout \u2026",noPacks:"There is nothing on sale just now.",payments:"Payments",noPayments:"You have not bought anything yet.",history:"Credit history",noHistory:"Nothing has happened yet.",columns:{date:"Date",what:"What",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Bought",GRANT:"Granted",GENERATION:"Image",REFUND:"Returned",ADJUSTMENT:"Adjusted"},paymentStates:{PENDING:"Open",PAID:"Paid",FAILED:"Not paid",REFUNDED:"Paid back"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits come by themselves.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment was not made, and nothing was taken.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."},styles:{}};var Bo={name:"\u4E2D\u6587",credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u5DE5\u4F5C\u5BA4",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u6B63\u6587",explorer:"API \u6D4F\u89C8\u5668",balance:e=>`${e}\uFF0C\u6253\u5F00\u8D26\u5355`,light:"\u4F7F\u7528\u6D45\u8272",dark:"\u4F7F\u7528\u6DF1\u8272",language:"\u8BED\u8A00",account:"\u8D26\u6237",signedInAs:"\u5F53\u524D\u767B\u5F55",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u4EE5\u65B0\u7684\u6F14\u793A\u7528\u6237\u91CD\u65B0\u5F00\u59CB",sandbox:"\u6C99\u76D2",sandboxMeans:"\u56FE\u7247\u4E0D\u662F\u771F\u5B9E\u751F\u6210\u7684\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u8D39\u7528\u3002"},titles:{studio:"\u5DE5\u4F5C\u5BA4 \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u60A8\u5DF2\u79BB\u7EBF\u3002\u6062\u590D\u7F51\u7EDC\u540E\u4E00\u5207\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6CA1\u6709\u54CD\u5E94\uFF0C\u6B63\u5728\u4E0D\u65AD\u91CD\u8BD5\u3002",lost:"\u8FDE\u63A5\u5DF2\u4E2D\u65AD\u3002\u60A8\u7684\u56FE\u7247\u4ECD\u5728\u5236\u4F5C\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u6062\u590D\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u7ED3\u675F\uFF0C\u73B0\u5728\u662F\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u5236\u4F5C\u56FE\u7247",text:"\u672C\u4EA7\u54C1\u4F7F\u7528\u81EA\u5DF1\u7684\u767B\u5F55\u65B9\u5F0F\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u65B9\u7B7E\u53D1\u7684\u4EE4\u724C\u3002\u670D\u52A1\u5668\u7BA1\u7406\u5458\u53EF\u7528 \u201Catelier token\u201D \u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u670D\u52A1\u5668\u4E0D\u63A5\u53D7\u6B64\u4EE4\u724C\u3002",unreachable:"\u670D\u52A1\u5668\u6CA1\u6709\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u5236\u4F5C\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u51E0\u53E5\u8BDD\uFF0C\u53D8\u6210\u4E00\u5E45\u753B\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u4F1A\u53D8\u6210\u4EC0\u4E48\u6837\u3002",photo:"\u7167\u7247",optional:"\u53EF\u9009",drop:"\u5C06\u7167\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u76F4\u63A5\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG \u6216 WebP\uFF0C\u6700\u5927 30 MB\u3002\u4E5F\u53EF\u4EE5\u4E0D\u653E\u7167\u7247\uFF0C\u53EA\u7528\u6587\u5B57\u3002",dropNow:"\u677E\u5F00\u5373\u53EF\u4F7F\u7528\u8FD9\u5F20\u7167\u7247",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",remove:"\u79FB\u9664\u7167\u7247",replace:"\u6362\u4E00\u5F20",fromCreation:"\u6765\u81EA\u60A8\u7684\u4F5C\u54C1",prompt:"\u753B\u9762\u4E0A\u5E94\u8BE5\u6709\u4EC0\u4E48\uFF1F",promptHint:"\u4E00\u53EA\u732B\u7761\u5728\u9633\u5149\u7167\u8000\u7684\u7A97\u53F0\u4E0A",promptHintPhoto:"\u60F3\u6539\u53D8\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7528\u51E0\u53E5\u8BDD\u63CF\u8FF0\u753B\u9762\u3002",promptTooLong:e=>`\u8D85\u51FA\u4E86 ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u6587\u4EF6",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:"\u5236\u4F5C\u56FE\u7247",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1",show:e=>`\u663E\u793A ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\u7167\u7247\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6CA1\u6709\u54CD\u5E94\u3002\u4E00\u65E6\u6062\u590D\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u653E\u5F03"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u91CC\u6CA1\u6709\u56FE\u7247\u3002",several:"\u4E00\u6B21\u53EA\u80FD\u7528\u4E00\u5F20\u7167\u7247\u3002",empty:"\u8FD9\u4E2A\u6587\u4EF6\u662F\u7A7A\u7684\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u53EF\u7528\u7684\u56FE\u7247\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG \u6216 WebP\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u6709 ${a}\uFF0C\u6700\u5927\u4E3A 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u8F83\u5C0F\u7684\u7248\u672C\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u670D\u52A1\u5668\u65E0\u6CD5\u4F7F\u7528\u8BE5\u5185\u5BB9\u3002",notFound:"\u5B83\u5DF2\u7ECF\u4E0D\u5B58\u5728\u4E86\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,price:e=>`\u73B0\u5728\u7684\u4EF7\u683C\u662F ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u592A\u9891\u7E41\uFF0C\u8BF7\u5728 ${e} \u79D2\u540E\u91CD\u8BD5\u3002`,state:"\u73B0\u5728\u5DF2\u7ECF\u6765\u4E0D\u53CA\u4E86\u3002",payments:"\u6682\u65F6\u65E0\u6CD5\u4ED8\u6B3E\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u6CA1\u6709\u6210\u529F\uFF0C\u672A\u6263\u4EFB\u4F55\u8D39\u7528\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6CA1\u6709\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u5236\u4F5C",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u67E5\u770B\u60A8\u7684\u7167\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u5236\u4F5C",CONFIRMING:"\u5DF2\u5236\u4F5C\uFF0C\u6B63\u5728\u786E\u8BA4",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u5236\u4F5C\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u672A\u5B8C\u6210",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u4E0B\u4E00\u4E2A\u5C31\u662F\u5B83":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u5927\u7EA6\u8FD8\u9700 ${e} \u79D2`:`\u5927\u7EA6\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u9A6C\u4E0A\u5C31\u597D",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u663E\u793A\u591A\u5C11\u539F\u56FE",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u6240\u7528\u7684\u7167\u7247",download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u7167\u7247",reuse:"\u6CBF\u7528\u63CF\u8FF0",again:"\u518D\u8BD5\u4E00\u6B21",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u653E\u5927\u67E5\u770B",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u56E0\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BF7\u6C42\u3002\u6362\u4E00\u79CD\u8BF4\u6CD5\u6216\u53E6\u4E00\u5F20\u7167\u7247\u4E5F\u8BB8\u53EF\u4EE5\u3002",IMAGE_UNREADABLE:"\u7167\u7247\u65E0\u6CD5\u8BFB\u53D6\uFF0C\u8BF7\u6362\u4E00\u4E2A\u6587\u4EF6\u6216\u5730\u5740\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u4F7F\u7528\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u6362\u4E00\u79CD\u8BF4\u6CD5\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\u4E86\uFF0C\u518D\u8BD5\u4E00\u6B21\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u7528\u65F6\u8FC7\u957F\uFF0C\u518D\u8BD5\u4E00\u6B21\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u5236\u4F5C\uFF0C\u4F46\u65E0\u6CD5\u4FDD\u5B58\uFF0C\u8BF7\u518D\u8BD5\u4E00\u6B21\u3002"},canceled:"\u60A8\u5728\u5F00\u59CB\u4E4B\u524D\u53D6\u6D88\u4E86\u5B83\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u5236\u4F5C\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u672A\u5B8C\u6210"},allStyles:"\u6240\u6709\u98CE\u683C",empty:"\u8FD9\u91CC\u8FD8\u6CA1\u6709\u4F5C\u54C1\u3002",emptyText:"\u60A8\u5728\u5DE5\u4F5C\u5BA4\u5236\u4F5C\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u6253\u5F00\u5DE5\u4F5C\u5BA4",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u65E0\u6CD5\u52A0\u8F7D\u60A8\u7684\u4F5C\u54C1\u3002",tryAgain:"\u91CD\u8BD5",more:"\u663E\u793A\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8FD9\u4EF6\u4F5C\u54C1\u5DF2\u7ECF\u4E0D\u5B58\u5728\u4E86\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u5236\u4F5C\u4E8E",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u8981\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\uFF0C\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u7528\u7684\u79EF\u5206\u4E0D\u4F1A\u9000\u56DE\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u4FDD\u7559"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u8D60\u9001",used:"\u7D2F\u8BA1\u4F7F\u7528",images:e=>`\u53EF\u5236\u4F5C ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E0D\u8FC7\u671F\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`\u6BCF\u79EF\u5206 ${e}`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u76EE\u524D\u6CA1\u6709\u53EF\u8D2D\u4E70\u7684\u5957\u9910\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u60A8\u8FD8\u6CA1\u6709\u8D2D\u4E70\u8FC7\u3002",history:"\u79EF\u5206\u8BB0\u5F55",noHistory:"\u8FD8\u6CA1\u6709\u4EFB\u4F55\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u5185\u5BB9",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u56FE\u7247",REFUND:"\u9000\u56DE",ADJUSTMENT:"\u8C03\u6574"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u672A\u4ED8\u6B3E",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u7B49\u5F85\u4ED8\u6B3E\u786E\u8BA4\u3002\u60A8\u53EF\u4EE5\u79BB\u5F00\u672C\u9875\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u8C22\u8C22\uFF0C\u5DF2\u589E\u52A0 ${e}\u3002`,paymentFailed:"\u4ED8\u6B3E\u6CA1\u6709\u5B8C\u6210\uFF0C\u672A\u6263\u4EFB\u4F55\u8D39\u7528\u3002",left:"\u60A8\u79BB\u5F00\u4E86\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u65E0\u6CD5\u52A0\u8F7D\u3002"},styles:{sty_none:["\u6309\u63CF\u8FF0","\u4E0D\u6DFB\u52A0\u4EFB\u4F55\u98CE\u683C\u3002"],sty_photograph:["\u7167\u7247","\u81EA\u7136\u5149\uFF0C\u771F\u5B9E\u8272\u5F69\uFF0C\u7EC6\u817B\u9897\u7C92\u3002"],sty_watercolour:["\u6C34\u5F69","\u7EB8\u7EB9\u4E0A\u67D4\u548C\u7684\u6E32\u67D3\u3002"],"sty_oil-painting":["\u6CB9\u753B","\u539A\u91CD\u7684\u7B14\u89E6\u4E0E\u6696\u5149\u3002"],sty_pencil:["\u94C5\u7B14\u7D20\u63CF","\u77F3\u58A8\u7EBF\u6761\u4E0E\u6392\u7EBF\u3002"],sty_anime:["\u52A8\u6F2B","\u5E72\u51C0\u7684\u7EBF\u6761\uFF0C\u660E\u4EAE\u7684\u5E73\u6D82\u3002"],sty_comic:["\u6F2B\u753B","\u7C97\u58A8\u7EBF\u4E0E\u7F51\u70B9\u3002"],"sty_pixel-art":["\u50CF\u7D20\u753B","\u5927\u50CF\u7D20\uFF0C\u5C11\u91CF\u989C\u8272\u3002"],sty_neon:["\u9713\u8679","\u591C\u8272\u3001\u8F89\u5149\u4E0E\u9971\u548C\u5149\u7EBF\u3002"],sty_vintage:["\u590D\u53E4\u80F6\u7247","\u892A\u8272\u3001\u9897\u7C92\u4E0E\u67D4\u548C\u6697\u89D2\u3002"],sty_clay:["\u9ECF\u571F","\u624B\u5DE5\u5851\u5F62\uFF0C\u67D4\u548C\u54D1\u5149\u3002"]}};var gn={en:Mo,zh:Bo},Js=[{id:"en",name:Mo.name},{id:"zh",name:Bo.name}],Ee=g(tu()),p=X(()=>gn[Ee.value]);J(()=>{document.documentElement.lang=Ee.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===Ue.language&&(Ee.value=tu())});var $a=X(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ee.value)??(Ee.value==="zh"?"zh-Hans":"en"));function Ys(e){Ee.value=e,Et(Ue.language,e)}function ie({id:e,name:a,description:t}){let o=p.value.styles[e];return{name:o?.[0]??a,description:o?.[1]??t??""}}function qo(e,a){let t=new Intl.NumberFormat($a.value,{style:"currency",currency:a,maximumFractionDigits:4}),o=new Intl.NumberFormat("en",{style:"currency",currency:a}).resolvedOptions().maximumFractionDigits??2;return t.format(e/10**o)}function Ka(e){return new Intl.DateTimeFormat($a.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function eu(e){return`${new Intl.NumberFormat($a.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function Sa(e){return new Intl.NumberFormat($a.value).format(e)}function au(e){return new Intl.NumberFormat($a.value,{signDisplay:"exceptZero"}).format(e)}function tu(){let e=Ut(Ue.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function Ye(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;default:return a.invalid(e.message)}}function ou(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return Ye(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function ru(){let{billing:e}=p.value,a=z.value?.id;return b(()=>{a!==void 0&&(ns(),Xa())},[a]),xn(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(In,{}),r(hn,{}),r(Ln,{}),r(Cn,{})]})}function hn(){let{billing:e}=p.value,a=le.value,t=s=>s===void 0?"\u2013":Sa(s),o=a&&be.value?e.images(Math.floor(a.balance/be.value)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:o})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function Ln(){let{billing:e,refusals:a}=p.value,t=ae(null),o=ae(null),s=async u=>{t.value=u.id,o.value=null;try{let{checkoutUrl:l,errors:n}=(await G(zr,{pack:u.id})).createCheckout;if(l){location.assign(l);return}o.value=n[0]?Ye(n[0]):a.failed}catch(l){o.value=l instanceof H?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:Dt.value?.length===0?e.noPacks:e.packsText}),r("ul",{class:"packs",children:Dt.value?.map(u=>r("li",{class:"pack card",children:[r("h3",{children:u.name}),r("p",{class:"pack-credits",children:p.value.credits(u.credits)}),r("p",{class:"pack-price",children:qo(u.amount,u.currency)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(u.name),disabled:t.value!==null,onClick:()=>{s(u)},children:t.value===u.id?e.opening:e.buy(u.name)})]},u.id))??Array.from({length:3},(u,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function xn(){b(()=>{let e=()=>{let a=ue.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&ue.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function In(){let{billing:e,credits:a}=p.value,[t]=Mt(),o=t.get("payment");if(o===null)return null;let s=ue.items.value?.find(l=>l.id===o),u=s?.status==="PAID"?e.paid(a(s.credits)):s?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":s?.status,children:u})}function Cn(){let e=ue.items.value!==null&&Fe.items.value!==null,a=ue.failed.value||Fe.failed.value;return e||a?r(v,{children:[r(yn,{}),r(Sn,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function yn(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:s}=e.columns,u=[{title:a,cell:({createdAt:l})=>Ka(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:o,isNumber:!0,cell:({credits:l})=>Sa(l)},{title:s,isNumber:!0,cell:l=>qo(l.amount,l.currency)}];return r(su,{title:e.payments,history:ue,none:e.noPayments,columns:u})}function Sn(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:s}=e.columns,u=[{title:a,cell:({createdAt:l})=>Ka(l)},{title:t,cell:l=>r(vn,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:au(l.amount)})},{title:s,isNumber:!0,cell:({balanceAfter:l})=>Sa(l)}];return r(su,{title:e.history,history:Fe,none:e.noHistory,columns:u})}function vn({entry:e}){return r(v,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(bn,{entry:e})]})}function bn({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(de,{class:"entry-link",href:`/creations?creation=${e.id}`,children:e.prompt}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function su({title:e,history:a,none:t,columns:o}){let{billing:s,gallery:u}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(js,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[s.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:u.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:u.more})]})}var ea=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var uu=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function lu(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:uu(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var nu=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var du=e=>{let a=nu(e);return a.charAt(0).toUpperCase()+a.slice(1)};var Oe={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Uo(e){return e!=null}function iu(e,a={}){let t=a.attributeNames??{},o=i=>t[i]??i,s=e.size??e.width??Oe.width,u=e.size??e.height??Oe.height,l=e.aliases?.filter(i=>typeof i=="string"&&i.trim()!=="").map(i=>`lucide-${i}`)??[],n=[...e.name?[`lucide-${e.name}`]:[],...l],f=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?ea(...f):ea("lucide",...n,...f),c=a.absoluteStrokeWidth?Number(a.strokeWidth??Oe["stroke-width"])*Number(e.size??e.width??Oe.width)/Number(a.size??a.width??Oe.width):a.strokeWidth??Oe["stroke-width"];return["svg",{...Object.entries(Oe).reduce((i,[m,C])=>(i[o(m)]=C,i),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Uo(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Uo(a.width)&&{[o("width")]:a.width},..."height"in a&&Uo(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${s} ${u}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(i=>{let[m,C,k]=i,F=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...C}:C;return k?[m,F,k]:[m,F]})]}var fu=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var kn=da({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var cu=()=>fa(kn);var pu=({color:e,size:a,width:t,height:o,strokeWidth:s,absoluteStrokeWidth:u,nonScalingStroke:l,children:n,iconNode:f=[],icon:d={node:f,aliases:[],size:24},class:c="",...h})=>{let{size:i=24,strokeWidth:m=2,absoluteStrokeWidth:C=!1,nonScalingStroke:k=!1,color:F="currentColor",class:_=""}=cu()??{},[I,A,fe=[]]=iu(d,{color:e??F,width:t??a??i,height:o??a??i,strokeWidth:s??m,absoluteStrokeWidth:u??C,nonScalingStroke:l??k,className:ea(_,c),hasA11yProp:!!n||fu(h),attributes:h});return Q(I,{...A},[...fe.map(([W,$])=>Q(W,$)),...jt(n)])};function L(e,a,t=[]){let o=typeof e=="string"?lu(e,a,t):e,s=({class:u="",className:l="",children:n,...f})=>Q(pu,{...f,icon:o,class:ea(u,l)},n);return o.name&&(s.displayName=du(o.name)),s}var mu={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};mu.node;var Qa=L(mu);var gu={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};gu.node;var Za=L(gu);var hu={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};hu.node;var Le=L(hu);var Lu={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};Lu.node;var ja=L(Lu);var xu={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};xu.node;var Ja=L(xu);var Iu={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};Iu.node;var Ya=L(Iu);var Cu={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Cu.node;var aa=L(Cu);var yu={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};yu.node;var et=L(yu);var Su={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Su.node;var at=L(Su);var vu={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};vu.node;var tt=L(vu);var bu={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};bu.node;var ot=L(bu);var ku={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};ku.node;var rt=L(ku);var wu={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};wu.node;var st=L(wu);var Pu={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};Pu.node;var xe=L(Pu);var Au={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};Au.node;var ut=L(Au);var _u={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};_u.node;var He=L(_u);var Tu={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};Tu.node;var lt=L(Tu);var Du={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};Du.node;var ta=L(Du);var Ru={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Ru.node;var Ge=L(Ru);var Fu={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};Fu.node;var nt=L(Fu);var Mu={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};Mu.node;var we=L(Mu);var Z=g(null),oa=g(null);function va({name:e,legend:a,isLegendUnseen:t,choices:o,value:s,onChoose:u}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:n,icon:f})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:s===l,onChange:()=>u(l)}),f,r("span",{children:n})]},l))})]})}function ra({of:e,picture:a,alt:t,small:o=!1,class:s}){let u=T(!1),l=o?a.small:a.url;return b(()=>()=>{u.current=!1},[l]),r("img",{class:s,src:l,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{u.current||(u.current=!0,Ke(e).catch(()=>{}))}})}function Ot({creation:e,current:a,onOpen:t}){let{creation:o,studio:s}=p.value,{id:u,originalImage:l,generatedImage:n,status:f,prompt:d}=e,c=n??l,h=ce(e)?o.stages[e.stage]:o.statuses[f],i=`${ie(e.style).name}: ${d.slice(0,120)}`;return r("button",{class:`tile tile-${f.toLowerCase()}`,type:"button","aria-label":f==="SUCCESS"?s.show(i):`${s.show(i)} \u2013 ${h}`,"aria-current":a?"true":void 0,"data-creation":u,"data-status":f,title:d.slice(0,200),onClick:t,children:[c&&r(ra,{of:u,picture:c,alt:"",small:!0}),f!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[ce(e)&&r("span",{class:"spinner"}),f==="FAILED"&&r(Le,{}),f==="CANCELED"&&r(ta,{}),r("span",{class:"tile-stage",children:h})]}),f==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",children:d.slice(0,120)})]})}var wn=40,Pn=250,Bu=200,Eo={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},re=new Ia(wn);function qu(){let{gallery:e}=p.value,[a,t]=Mt(),o=Object.keys(Eo).find(d=>d===a.get("state"))??"all",s=a.get("style")??"",u=(a.get("q")??"").slice(0,Bu),l=o!=="all"||s!==""||u!=="",n=(d,c)=>{t(h=>(c?h.set(d,c):h.delete(d),h),{replace:!0})};b(()=>re.open(),[]),b(()=>{let d={status:Eo[o],style:s||null,search:u||null};JSON.stringify(d)!==JSON.stringify(re.filter.peek())&&re.show(d)},[o,s,u]);let f=Dn(a.get("creation"));return r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(An,{value:u,onSearch:d=>n("q",d)}),r(va,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(Eo).map(d=>({id:d,text:e.states[d]})),value:o,onChoose:d=>n("state",d==="all"?"":d)}),r("select",{class:"field","aria-label":p.value.studio.style,value:s,onChange:d=>n("style",d.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),qe.value?.map(d=>r("option",{value:d.id,children:ie(d).name},d.id))]})]}),f&&r("p",{class:"trouble",role:"alert",children:e.gone}),r(_n,{isFiltered:l,onClear:()=>t({},{replace:!0})})]})}function An({value:e,onSearch:a}){let{gallery:t}=p.value,o=T();return b(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(st,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:Bu,placeholder:t.search,defaultValue:e,onInput:s=>{let u=s.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(u),Pn)}})]})}function _n({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=re.shown.value;return re.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{re.reload()},children:t.tryAgain})]}):re.state.value==="loading"&&o.length===0?r("ul",{class:"wall","aria-label":t.loading,children:Array.from({length:12},(s,u)=>r("li",{class:"tile tile-coming"},u))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(de,{class:"button button-main",href:"/",children:t.toStudio})]}):r(v,{children:[r("ul",{class:"wall",children:o.map(s=>r("li",{children:r(Ot,{creation:s,onOpen:()=>{Z.value={id:s.id,within:re}}})},s.id))}),r(Tn,{})]})}function Tn(){let{gallery:e}=p.value,a=T(null),t=re.hasMore.value,o=re.ids.value.length;return b(()=>{if(!t||!a.current)return;let s=new IntersectionObserver(([u])=>{u?.isIntersecting&&re.more()},{rootMargin:"600px"});return s.observe(a.current),()=>s.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{re.more()},children:e.more})})}function Dn(e){let a=ae(!1),t=z.value?.id;return b(()=>{if(a.value=!1,e===null||t===void 0)return;let o=!0;return rs(e).then(s=>{o&&(a.value=s===null,s&&(Z.value={id:e,within:re}))},()=>{}),()=>{o=!1}},[e,t]),a.value}function Ht({creation:e}){let{creation:a}=p.value,[,t]=Ze(),[o,s]=O(!1),[u,l]=O(null),{status:n,generatedImage:f}=e,d=async i=>{s(!0),l(null),l(await i()),s(!1)},c=async()=>{let i=await Ft({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return Z.value=null,i===null&&t("/"),null},h=i=>{i(e),Z.value=null,t("/")};return r("div",{class:"actions",children:[f&&r("a",{class:"button",href:f.url,download:Fn(e),target:"_blank",rel:"noopener",children:[r(Ya,{"aria-hidden":"true"}),a.download]}),f&&r("button",{class:"button",type:"button",onClick:()=>h($s),children:[r(aa,{"aria-hidden":"true"}),a.asSource]}),(n==="FAILED"||n==="CANCELED")&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:()=>{d(c)},children:[r(rt,{"aria-hidden":"true"}),a.again]}),n!=="WAITING"&&n!=="PROCESSING"&&r("button",{class:"button",type:"button",onClick:()=>h(Ks),children:[r(lt,{"aria-hidden":"true"}),a.reuse]}),n==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:()=>{d(()=>Rn(e))},children:[r(ta,{"aria-hidden":"true"}),a.cancel]}),n!=="WAITING"&&n!=="PROCESSING"&&r("button",{class:"button button-quiet",type:"button",onClick:()=>{oa.value=e.id},children:[r(He,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:u})]})}async function Rn({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await G(qr,{id:e})).cancelGeneration;return t&&Re(t),o[0]?(await Ke(e))?.status==="CANCELED"?null:Ye(o[0]):null}catch(t){return t instanceof H?a.unreachable:a.failed}}function Fn({prompt:e,outputFormat:a}){return`${e.slice(0,60).replace(/[^\p{L}\p{N}]+/gu,"-").replace(/^-+|-+$/g,"").toLowerCase()||"image"}.${a==="JPG"?"jpg":"png"}`}function Gt({before:e,after:a}){let[t,o]=O(50),{creation:s}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:s.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:s.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":s.compare,onInput:u=>o(u.currentTarget.valueAsNumber)})]})}function Uu({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"outcome",children:[r(Le,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"outcome-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Mn=["waiting","making","storing"],Bn={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Eu({creation:e}){let{creation:a}=p.value,t=Bn[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:Mn.map((o,s)=>r("li",{class:s<t?"stage-past":s===t?"stage-now":"stage-ahead","aria-current":s===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(qn,{creation:e})]})]})}function qn({creation:e}){let{creation:a}=p.value,t=Un(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let s=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(s>0?a.remaining(s):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Un(){let[e,a]=O(Date.now());return b(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function Nt({creation:e}){let{creation:a}=p.value,{id:t,originalImage:o,generatedImage:s}=e,u=a.alt(e.prompt,ie(e.style).name);return s&&o?r(Ou,{picture:s,children:r(Gt,{before:r(ra,{of:t,picture:o,alt:a.original}),after:r(ra,{of:t,picture:s,alt:u})})}):s?r(Ou,{picture:s,children:r(ra,{of:t,picture:s,alt:u,class:"framed-picture"})}):r("div",{class:`unfinished ${ce(e)?"unfinished-live":""}`,children:[o&&r(ra,{of:t,picture:o,alt:a.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:ce(e)?r(Eu,{creation:e}):r(Uu,{creation:e})})]})}function Ou({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}var Hu={AUTO:null,SQUARE_1_1:[1,1],PORTRAIT_4_5:[4,5],PORTRAIT_3_4:[3,4],PORTRAIT_2_3:[2,3],PORTRAIT_9_16:[9,16],LANDSCAPE_5_4:[5,4],LANDSCAPE_4_3:[4,3],LANDSCAPE_3_2:[3,2],LANDSCAPE_16_9:[16,9],LANDSCAPE_21_9:[21,9]},En=[{id:"ONE_K",text:"1K"},{id:"TWO_K",text:"2K"},{id:"FOUR_K",text:"4K"}],On=[{id:"PNG",text:"PNG"},{id:"JPG",text:"JPG"}],Hn=11;function Gu(){let{studio:e}=p.value,a=qe.value;return b(()=>{a&&!a.some(({id:t})=>t===pe.peek())&&(pe.value=a.find(({id:t})=>t===za)?.id??a[0]?.id??za)},[a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:a?a.map(t=>{let{name:o,description:s}=ie(t);return r("label",{class:"style",title:s,children:[r("input",{class:"unseen",type:"radio",name:"style",value:t.id,checked:pe.value===t.id,onChange:()=>{pe.value=t.id}}),t.previewUrl?r("img",{class:"style-picture",src:t.previewUrl,alt:"",width:"240",height:"240",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:o})]},t.id)}):Array.from({length:Hn},(t,o)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},o))})]})}function Nu(){let{studio:e}=p.value,a=Object.keys(Hu).map(t=>{let o=Hu[t];return o?{id:t,text:o.join(":"),icon:r(Gn,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}});return r(va,{name:"ratio",legend:e.ratio,choices:a,value:je.value,onChoose:t=>{je.value=t}})}function Gn({width:e,height:a}){let t=14/Math.max(e,a),[o,s]=[e*t,a*t];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-s/2,width:o,height:s,rx:"1.5"})})}function zu(){let{studio:e}=p.value,a=z.value?.id,t=ke.value;return b(()=>{a!==void 0&&Xa()},[a,t]),r(va,{name:"resolution",legend:e.resolution,choices:En,value:t,onChoose:o=>{ke.value=o}})}function Wu(){let{studio:e}=p.value;return r(va,{name:"format",legend:e.format,choices:On,value:Je.value,onChoose:a=>{Je.value=a}})}var Nn="image/jpeg,image/png,image/webp";function Xu(){let{studio:e}=p.value,a=zn(),t=ve.value;return r("div",{class:"group",role:"group","aria-labelledby":"photo-label",children:[r("p",{class:"label",id:"photo-label",children:[e.photo," ",r("span",{class:"optional",children:e.optional})]}),r("div",{class:`photo ${a?"photo-dragged":""} ${t?"photo-full":""}`,children:t?r(v,{children:[r("img",{class:"photo-picture",src:t.kind==="file"?t.preview:t.picture.small,alt:t.kind==="file"?t.file.name:e.fromCreation}),r("p",{class:"photo-name",children:t.kind==="file"?t.file.name:e.fromCreation}),r("button",{class:"icon-button photo-remove",type:"button","aria-label":e.remove,onClick:qt,children:r(we,{})})]}):r("label",{class:"photo-empty",children:[r(aa,{"aria-hidden":"true"}),r("span",{children:a?e.dropNow:Na.value?e.checking:r(v,{children:[e.drop," ",r("span",{class:"photo-pick",children:e.pick})]})}),r("input",{class:"unseen",type:"file",accept:Nn,"aria-describedby":"photo-hint photo-trouble",onChange:o=>{let s=o.currentTarget.files?.[0];o.currentTarget.value="",s&&Fo(s)}})]})}),r("p",{class:"hint",id:"photo-hint",children:e.limits}),r("p",{class:"trouble",id:"photo-trouble",role:"alert",children:Wa.value&&Wn(Wa.value)})]})}function zn(){let e=ae(!1);return b(()=>{let a=0,t=f=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+f),e.value=a>0)},o=t(1),s=t(-1),u=f=>f.preventDefault(),l=f=>{f.preventDefault(),a=0,e.value=!1,Vu(f.dataTransfer)},n=f=>{let d=f.target instanceof Element&&f.target.matches("input, textarea"),c=!!f.clipboardData?.files.length;d&&!c&&f.clipboardData?.getData("text")||(f.preventDefault(),Vu(f.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",s),addEventListener("dragover",u),addEventListener("drop",l),addEventListener("paste",n),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",s),removeEventListener("dragover",u),removeEventListener("drop",l),removeEventListener("paste",n)}},[]),e.value}function Vu(e){let a=[...e?.files??[]];a.length>1?Bt({kind:"several"}):a[0]?Fo(a[0]):Bt({kind:"nothing"})}function Wn(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,eu(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);default:return a[e.kind]}}function $u({onSubmit:e}){let{studio:a}=p.value,[t,o]=O(!1),s=T(null),u=l=>{l.preventDefault();let n=he.value.trim()==="";if(o(n),n||Va.value>0){s.current?.focus();return}Ro.value>0||be.value===null||(Qs(),e())};return r("form",{class:"composer card",onSubmit:u,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(Xu,{}),r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:a.prompt}),r("textarea",{id:"prompt",class:"field prompt",ref:s,rows:3,value:he.value,placeholder:ve.value?a.promptHintPhoto:a.promptHint,"aria-invalid":t||Va.value>0,"aria-describedby":"prompt-trouble",onInput:l=>{he.value=l.currentTarget.value,he.value.trim()&&o(!1)},onKeyDown:l=>{l.key==="Enter"&&(l.metaKey||l.ctrlKey)&&u(l)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:Va.value>0?a.promptTooLong(Va.value):t?a.promptNeeded:null})]}),r(Gu,{}),r(Nu,{}),r("div",{class:"side-by-side",children:[r(zu,{}),r(Wu,{})]}),r(Vn,{})]})}function Vn(){let{studio:e,credits:a}=p.value,t=be.value,o=le.value?.balance,s=Ro.value;return r("div",{class:"till",children:[r("dl",{class:"till-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":t,children:t===null?e.priceUnknown:a(t)})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:o===void 0?e.priceUnknown:a(o)})]})]}),s>0?r(v,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(de,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":t===null,children:[r(xe,{"aria-hidden":"true"}),e.make]})]})}function Ku(){return r("ul",{class:"pending",hidden:ne.value.length===0,children:ne.value.map(e=>r(Xn,{intent:e},e.key))})}function Xn({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,s=t?.kind==="refused"&&t.refusal.__typename==="InsufficientCredits";return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(v,{children:[r("p",{class:"trouble",role:"alert",children:ou(t)}),r("div",{class:"actions",children:[s&&r(de,{class:"button button-main",href:"/billing#packs",children:a.buy}),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{xs(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>So(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function Qu(){let e=T(null);return b(()=>Me.open(),[]),r("div",{class:"studio",children:[r($u,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"easel",ref:e,"aria-label":p.value.studio.recent,children:[r(Ku,{}),r($n,{})]})]})}function $n(){let{studio:e,creation:a}=p.value,t=fs.value;return t===null?Me.state.value==="loading"?r("div",{class:"easel-canvas"}):r(Kn,{}):r(v,{children:[r("div",{class:"easel-canvas",children:r(Nt,{creation:t},t.id)}),r("div",{class:"easel-foot",children:[r("p",{class:"easel-prompt",children:[r("span",{class:"tag",children:ie(t.style).name})," ",t.prompt]}),r(Ht,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:Me.shown.value.slice(0,12).map(o=>r(Ot,{creation:o,current:o.id===t.id,onOpen:()=>{o.id===t.id?Z.value={id:o.id,within:Me}:Ca.value=o.id}},o.id))}),r("p",{class:"unseen",children:a.open})]})}function Kn(){let{studio:e}=p.value,t=qe.value?.find(({id:o})=>o===pe.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(Gt,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function Zu(){let e=ae(""),a=T(new Map);return Ma(()=>{let{announce:t,stages:o,statuses:s}=p.value.creation;for(let u of Me.ids.value){let l=At(u)?.value;if(!l)continue;let n=a.current.get(u);if(a.current.set(u,l.stage),n===l.stage||n===void 0&&!ce(l))continue;let f=ce(l)?o[l.stage]:s[l.status];e.value=t(l.prompt.slice(0,60),f)}}),r("div",{class:"unseen",role:"status",children:e})}var ju=matchMedia("(prefers-color-scheme: dark)"),Ju=g(ju.matches),zt=g(el()),ba=X(()=>zt.value??(Ju.value?"dark":"light"));ju.addEventListener("change",({matches:e})=>{Ju.value=e});addEventListener("storage",({key:e})=>{e===Ue.theme&&(zt.value=el())});J(()=>{document.documentElement.dataset.theme=ba.value});function Yu(){zt.value=ba.peek()==="dark"?"light":"dark",Et(Ue.theme,zt.value)}function el(){let e=Ut(Ue.theme);return e==="light"||e==="dark"?e:null}function Oo({label:e,icon:a,children:t}){let[o,s]=O(!1),u=hr(),l=T(null),n=T(null);return b(()=>{if(!o)return;let d=({target:c})=>{l.current?.contains(c)||s(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(s(!1),n.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:n,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":u,onClick:()=>s(!o),children:a}),r("div",{class:"menu-choices",id:u,hidden:!o,onClick:()=>s(!1),children:t})]})}function al(){let{nav:e,credits:a}=p.value,t=le.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(de,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(Qn,{}),r("span",{children:"Atelier"})]}),Vr&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(Ho,{href:"/",icon:r(xe,{}),text:e.studio}),r(Ho,{href:"/creations",icon:r(et,{}),text:e.creations}),r(Ho,{href:"/billing",icon:r(nt,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(de,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(Ja,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":Sa(t)})]}),r(Oo,{label:e.language,icon:r(tt,{}),children:Js.map(({id:o,name:s})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":Ee.value===o,onClick:()=>Ys(o),children:s},o))}),r("button",{class:"icon-button",type:"button","aria-label":ba.value==="dark"?e.light:e.dark,title:ba.value==="dark"?e.light:e.dark,onClick:Yu,children:ba.value==="dark"?r(ut,{}):r(ot,{})}),r(Oo,{label:e.account,icon:r(Ge,{}),children:[z.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:z.value.email??z.value.id})]}),z.value&&kt&&r("button",{type:"button",onClick:()=>{jr().catch(()=>{})},children:e.anotherDemo}),z.value&&!kt&&r("button",{type:"button",onClick:()=>{Zr()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function Ho({href:e,icon:a,text:t}){let[o]=Ze();return r(de,{href:e,"aria-current":o===e?"page":void 0,children:[a,r("span",{children:t})]})}function Qn(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}function Wt({label:e,class:a,close:t,onKeyDown:o,children:s}){let u=T(null);return b(()=>{let l=u.current,n=document.activeElement;return l?.showModal(),()=>{l?.close(),n instanceof HTMLElement&&n.isConnected&&n.focus({preventScroll:!0})}},[]),r("dialog",{ref:u,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:s})}function tl(){let e=Z.value,a=e&&At(e.id)?.value;return a?r(Zn,{creation:a,within:e.within}):null}function Zn({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],s=o.findIndex(({id:c})=>c===e.id),u=s>0?o[s-1]:void 0,l=s>=0?o[s+1]:void 0;b(()=>{a&&s>=o.length-3&&a.more()},[a,s,o.length]);let n=()=>{Z.value=null},f=c=>{c&&(Z.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")f(u);else if(c.key==="ArrowRight")f(l);else if(c.key==="Delete"&&e.completedAt!==null)oa.value=e.id;else return;c.preventDefault()}};return r(Wt,{label:e.prompt.slice(0,100),class:"dialog large",close:n,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:n,children:r(we,{})}),r("div",{class:"large-canvas",children:[r(Nt,{creation:e},e.id),a&&r(v,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!u,onClick:()=>f(u),children:r(Qa,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>f(l),children:r(Za,{})})]})]}),r("div",{class:"large-side",children:[r(jn,{creation:e}),r(Ht,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function jn({creation:e}){let{large:a,studio:t,billing:o,credits:s}=p.value,u=e.generatedImage;return r(v,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",children:e.prompt}),r("dl",{class:"facts",children:[r("dt",{children:t.style}),r("dd",{children:ie(e.style).name}),u&&r(v,{children:[r("dt",{children:a.size}),r("dd",{children:[u.width," \xD7 ",u.height," ",u.contentType==="image/jpeg"?"JPG":"PNG"]})]}),r("dt",{children:a.made}),r("dd",{children:Ka(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:s(e.refunded?0:e.creditsUsed)})]})]})}var Jn=1200,ol={get:()=>navigator.onLine};function rl(){let e=ae(ol.get()),a=ae(!1);Ma(()=>{let s=()=>{e.value=ol.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),Ma(()=>{if(La.value!=="lost"){a.value=!1;return}let s=setTimeout(()=>{a.value=!0},Jn);return()=>clearTimeout(s)});let{notices:t}=p.value,o=e.value?Xe.value==="unreachable"?t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(ja,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:wt.value&&r("p",{class:"notice",children:[r(at,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{wt.value=!1},children:r(we,{})})]})})]})}function sl(){let e=oa.value;return e===null?null:r(Yn,{id:e},e)}function Yn({id:e}){let{remove:a}=p.value,[t,o]=O(!1),[s,u]=O(null),l=()=>{oa.value=null},n=async()=>{o(!0);let f=ed(e,Z.peek()?.within??null),d=await ad(e);o(!1),u(d),d===null&&(l(),Z.peek()?.id===e&&(Z.value=f),yo(e))};return r(Wt,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:s}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:()=>{n()},children:a.confirm})]})]})}function ed(e,a){let t=a?.shown.peek()??[],o=t.findIndex(u=>u.id===e),s=o<0?void 0:t[o+1]??t[o-1];return s?{id:s.id,within:a}:null}async function ad(e){try{let a=(await G(Ur,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?Ye(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof H?t.unreachable:t.failed}}function ul(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(v,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{Qr()},children:e.button})]}):r(td,{})]})}function td(){let{signIn:e}=p.value,[a,t]=O(""),[o,s]=O(null),u=async l=>{l.preventDefault();try{s(await Kr(a)?null:"refused")}catch{s("unreachable")}};return r("form",{onSubmit:l=>{u(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}function ll(){let[e]=Ze(),a=T(null),t=T(!0),{titles:o}=p.value,s=e==="/creations"?o.creations:e==="/billing"?o.billing:o.studio;return b(()=>{document.title=s},[s]),b(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(v,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(al,{}),r("main",{id:"main",ref:a,tabIndex:-1,children:Xe.value==="signed-out"?r(ul,{}):r(zs,{children:[r(Ga,{path:"/",component:Qu}),r(Ga,{path:"/creations",component:qu}),r(Ga,{path:"/billing",component:ru}),r(Ga,{children:r(Ws,{to:"/",replace:!0})})]})}),r(rl,{}),r(Zu,{}),r(tl,{}),r(sl,{})]})}var Go=document.getElementById("root");if(Go===null)throw new Error("the page has no #root");Go.replaceChildren();ur(r(ll,{}),Go);ys();
