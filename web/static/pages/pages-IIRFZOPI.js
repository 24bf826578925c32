var lt,k,Vr,fa,Ve,Gr,$r,Xr,Uo,Wt,st,Kr,No,Oo,qo,Qr,Vt={},$t=[],Au=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,ut=Array.isArray;function Me(e,a){for(var t in a)e[t]=a[t];return e}function Go(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function re(e,a,t){var o,s,n,l={};for(n in a)n=="key"?o=a[n]:n=="ref"?s=a[n]:l[n]=a[n];if(arguments.length>2&&(l.children=arguments.length>3?lt.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(n in e.defaultProps)l[n]===void 0&&(l[n]=e.defaultProps[n]);return nt(e,l,o,s,null)}function nt(e,a,t,o,s){var n={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Vr,__i:-1,__u:0};return s==null&&k.vnode!=null&&k.vnode(n),n}function C(e){return e.children}function Ua(e,a){this.props=e,this.context=a}function da(e,a){if(a==null)return e.__?da(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?da(e):null}function _u(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],s=[],n=Me({},a);n.__v=a.__v+1,k.vnode&&k.vnode(n),Wo(e.__P,n,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??da(a),!!(32&a.__u),s),n.__v=a.__v,n.__.__k[n.__i]=n,es(o,n,s),a.__e=a.__=null,n.__e!=t&&Zr(n)}}function Zr(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),Zr(e)}function Ho(e){(!e.__d&&(e.__d=!0)&&Ve.push(e)&&!Xt.__r++||Gr!=k.debounceRendering)&&((Gr=k.debounceRendering)||$r)(Xt)}function Xt(){try{for(var e,a=1;Ve.length;)Ve.length>a&&Ve.sort(Xr),e=Ve.shift(),a=Ve.length,_u(e)}finally{Ve.length=Xt.__r=0}}function jr(e,a,t,o,s,n,l,u,i,d,c){var h,f,m,b,S,R,P=o&&o.__k||$t,L=a.length;for(i=Tu(t,a,P,i,L),h=0;h<L;h++)(m=t.__k[h])!=null&&(f=m.__i!=-1&&P[m.__i]||Vt,m.__i=h,R=Wo(e,m,f,s,n,l,u,i,d,c),b=m.__e,m.ref&&f.ref!=m.ref&&(f.ref&&Vo(f.ref,null,m),c.push(m.ref,m.__c||b,m)),S==null&&b!=null&&(S=b),4&m.__u?(i=Jr(m,i,e),f.__e&&(f.__e=null)):typeof m.type=="function"&&R!==void 0?i=R:b&&(i=b.nextSibling),m.__u&=-7);return t.__e=S,i}function Tu(e,a,t,o,s){var n,l,u,i,d,c=t.length,h=c,f=0;for(e.__k=new Array(s),n=0;n<s;n++)(l=a[n])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[n]=nt(null,l,null,null,null):ut(l)?l=e.__k[n]=nt(C,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[n]=nt(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[n]=l,i=n+f,l.__=e,l.__b=e.__b+1,u=null,(d=l.__i=Mu(l,t,i,h))!=-1&&(h--,(u=t[d])&&(u.__u|=2)),u==null||u.__v==null?(d==-1&&(s>c?f--:s<c&&f++),typeof l.type!="function"&&(l.__u|=4)):d!=i&&(d==i-1?f--:d==i+1?f++:(d>i?f--:f++,l.__u|=4))):e.__k[n]=null;if(h)for(n=0;n<c;n++)(u=t[n])!=null&&(2&u.__u)==0&&(u.__e==o&&(o=da(u)),ts(u,u));return o}function Jr(e,a,t){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,a=Jr(o[s],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=da(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function zo(e,a){return a=a||[],e==null||typeof e=="boolean"||(ut(e)?e.some(function(t){zo(t,a)}):a.push(e)),a}function Mu(e,a,t,o){var s,n,l,u=e.key,i=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&u==null||c&&u==d.key&&i==d.type)return t;if(o>(c?1:0)){for(s=t-1,n=t+1;s>=0||n<a.length;)if((d=a[l=s>=0?s--:n++])!=null&&(2&d.__u)==0&&u==d.key&&i==d.type)return l}return-1}function zr(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Au.test(a)?t:t+"px"}function zt(e,a,t,o,s){var n,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||zr(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||zr(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")n=a!=(a=a.replace(Kr,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+n]=t,t?o?t[st]=o[st]:(t[st]=No,e.addEventListener(a,n?qo:Oo,n)):e.removeEventListener(a,n?qo:Oo,n);else{if(s=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function Wr(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[Wt]==null)a[Wt]=No++;else if(a[Wt]<t[st])return;return t(k.event?k.event(a):a)}}}function Wo(e,a,t,o,s,n,l,u,i,d){var c,h,f,m,b,S,R,P,L,v,se,F,H,Le,W,Y,V=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(i=!!(32&t.__u),n=[u=a.__e=t.__e]),(c=k.__b)&&c(a);e:if(typeof V=="function"){h=l.length;try{if(L=a.props,v=V.prototype&&V.prototype.render,se=(c=V.contextType)&&o[c.__c],F=c?se?se.props.value:c.__:o,t.__c?P=(f=a.__c=t.__c).__=f.__E:(v?a.__c=f=new V(L,F):(a.__c=f=new Ua(L,F),f.constructor=V,f.render=Du),se&&se.sub(f),f.state||(f.state={}),f.__n=o,m=f.__d=!0,f.__h=[],f._sb=[]),v&&f.__s==null&&(f.__s=f.state),v&&V.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Me({},f.__s)),Me(f.__s,V.getDerivedStateFromProps(L,f.__s))),b=f.props,S=f.state,f.__v=a,m)v&&V.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),v&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(v&&V.getDerivedStateFromProps==null&&L!==b&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(L,F),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(L,f.__s,F)===!1){a.__v!=t.__v&&(f.props=L,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(de){de&&(de.__=a)}),$t.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),u=da(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(L,f.__s,F),v&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(b,S,R)})}if(f.context=F,f.props=L,f.__P=e,f.__e=!1,H=k.__r,Le=0,v)f.state=f.__s,f.__d=!1,H&&H(a),c=f.render(f.props,f.state,f.context),$t.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,H&&H(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++Le<25);f.state=f.__s,f.getChildContext!=null&&(o=Me(Me({},o),f.getChildContext())),v&&!m&&f.getSnapshotBeforeUpdate!=null&&(R=f.getSnapshotBeforeUpdate(b,S)),W=c!=null&&c.type===C&&c.key==null?as(c.props.children):c,u=jr(e,ut(W)?W:[W],a,t,o,s,n,l,u,i,d),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),P&&(f.__E=f.__=null)}catch(de){if(l.length=h,a.__v=null,i||n!=null){if(de.then){for(a.__u|=i?160:128;u&&u.nodeType==8&&u.nextSibling;)u=u.nextSibling;n!=null&&(n[n.indexOf(u)]=null),a.__e=u}else if(n!=null)for(Y=n.length;Y--;)Go(n[Y])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),de.then||Yr(a),k.__e(de,a,t)}}else n==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):u=a.__e=Ru(t.__e,a,t,o,s,n,l,i,d);return(c=k.diffed)&&c(a),128&a.__u?void 0:u}function Yr(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Yr))}function es(e,a,t){for(var o=0;o<t.length;o++)Vo(t[o],t[++o],t[++o]);k.__c&&k.__c(a,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(n){n.call(s)})}catch(n){k.__e(n,s.__v)}})}function as(e){return typeof e!="object"||e==null||e.__b>0?e:ut(e)?e.map(as):e.constructor!==void 0?null:Me({},e)}function Ru(e,a,t,o,s,n,l,u,i){var d,c,h,f,m,b,S,R=t.props||Vt,P=a.props,L=a.type;if(L=="svg"?s="http://www.w3.org/2000/svg":L=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),n!=null){for(d=0;d<n.length;d++)if((m=n[d])&&"setAttribute"in m==!!L&&(L?m.localName==L:m.nodeType==3)){e=m,n[d]=null;break}}if(e==null){if(L==null)return document.createTextNode(P);e=document.createElementNS(s,L,P.is&&P),u&&(k.__m&&k.__m(a,n),u=!1),n=null}if(L==null)R===P||u&&e.data==P||(e.data=P);else{if(n=L=="textarea"&&P.defaultValue!=null?null:n&&lt.call(e.childNodes),!u&&n!=null)for(R={},d=0;d<e.attributes.length;d++)R[(m=e.attributes[d]).name]=m.value;for(d in R)m=R[d],d=="dangerouslySetInnerHTML"?h=m:d=="children"||d in P||d=="value"&&"defaultValue"in P||d=="checked"&&"defaultChecked"in P||zt(e,d,null,m,s);for(d in P)m=P[d],d=="children"?f=m:d=="dangerouslySetInnerHTML"?c=m:d=="value"?b=m:d=="checked"?S=m:u&&typeof m!="function"||R[d]===m||zt(e,d,m,R[d],s);if(c)u||h&&(c.__html==h.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(h&&(e.innerHTML=""),jr(a.type=="template"?e.content:e,ut(f)?f:[f],a,t,o,L=="foreignObject"?"http://www.w3.org/1999/xhtml":s,n,l,n?n[0]:t.__k&&da(t,0),u,i),n!=null)for(d=n.length;d--;)Go(n[d]);u&&L!="textarea"||(d="value",L=="progress"&&b==null?e.removeAttribute("value"):b!=null&&(b!==e[d]||L=="progress"&&!b||L=="option"&&b!=R[d])&&zt(e,d,b,R[d],s),d="checked",S!=null&&S!=e[d]&&zt(e,d,S,R[d],s))}return e}function Vo(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(s){k.__e(s,t)}}function ts(e,a,t){var o,s;if(k.unmount&&k.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Vo(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(n){k.__e(n,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&ts(o[s],a,t||typeof e.type!="function");t||Go(e.__e),e.__c=e.__=e.__e=void 0}function Du(e,a,t){return this.constructor(e,t)}function os(e,a,t){var o,s,n,l;a==document&&(a=document.documentElement),k.__&&k.__(e,a),s=(o=typeof t=="function")?null:t&&t.__k||a.__k,n=[],l=[],Wo(a,e=(!o&&t||a).__k=re(C,null,[e]),s||Vt,Vt,a.namespaceURI,!o&&t?[t]:s?null:a.firstChild?lt.call(a.childNodes):null,n,!o&&t?t:s?s.__e:a.firstChild,o,l),es(n,e,l),e.props.children=null}function Kt(e,a,t){var o,s,n,l,u=Me({},e.props);for(n in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)n=="key"?o=a[n]:n=="ref"?s=a[n]:u[n]=a[n]===void 0&&l!=null?l[n]:a[n];return arguments.length>2&&(u.children=arguments.length>3?lt.call(arguments,2):t),nt(e.type,u,o||e.key,s||e.ref,null)}function Oa(e){function a(t){var o,s;return this.getChildContext||(o=new Set,(s={})[a.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(n){this.props.value!=n.value&&o.forEach(function(l){l.__e=!0,Ho(l)})},this.sub=function(n){o.add(n);var l=n.componentWillUnmount;n.componentWillUnmount=function(){o&&o.delete(n),l&&l.call(n)}}),t.children}return a.__c="__cC"+Qr++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}lt=$t.slice,k={__e:function(e,a,t,o){for(var s,n,l;a=a.__;)if((s=a.__c)&&!s.__)try{if((n=s.constructor)&&n.getDerivedStateFromError!=null&&(s.setState(n.getDerivedStateFromError(e)),l=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),l=s.__d),l)return s.__E=s}catch(u){e=u}throw e}},Vr=0,fa=function(e){return e!=null&&e.constructor===void 0},Ua.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Me({},this.state),typeof e=="function"&&(e=e(Me({},t),this.props)),e&&Me(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Ho(this))},Ua.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Ho(this))},Ua.prototype.render=C,Ve=[],$r=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Xr=function(e,a){return e.__v.__b-a.__v.__b},Xt.__r=0,Uo=Math.random().toString(8),Wt="__d"+Uo,st="__a"+Uo,Kr=/(PointerCapture)$|Capture$/i,No=0,Oo=Wr(!1),qo=Wr(!0),Qr=0;var $e,E,$o,rs,Zt=0,cs=[],z=k,ss=z.__b,ns=z.__r,ls=z.diffed,us=z.__c,is=z.unmount,ds=z.__;function qa(e,a){z.__h&&z.__h(E,e,Zt||a),Zt=0;var t=E.__H||(E.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function N(e){return Zt=1,Fu(ms,e)}function Fu(e,a,t){var o=qa($e++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):ms(void 0,a),function(u){var i=o.__N?o.__N[0]:o.__[0],d=o.t(i,u);i!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=E,!E.__f)){var s=function(u,i,d){if(!o.__c.__H)return!0;var c=!1,h=o.__c.props!==u;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var b=m.__[0];m.__=m.__N,m.__N=void 0,b!==m.__[0]&&(h=!0)}}),n){var f=n.call(this,u,i,d);return c?f||h:f}return!c||h};E.__f=!0;var n=E.shouldComponentUpdate,l=E.componentWillUpdate;E.componentWillUpdate=function(u,i,d){if(this.__e){var c=n;n=void 0,s(u,i,d),n=c}l&&l.call(this,u,i,d)},E.shouldComponentUpdate=s}return o.__N||o.__}function y(e,a){var t=qa($e++,3);!z.__s&&Ko(t.__H,a)&&(t.__=e,t.u=a,E.__H.__h.push(t))}function ca(e,a){var t=qa($e++,4);!z.__s&&Ko(t.__H,a)&&(t.__=e,t.u=a,E.__h.push(t))}function _(e){return Zt=5,Xe(function(){return{current:e}},[])}function Xe(e,a){var t=qa($e++,7);return Ko(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function Ha(e){var a=E.context[e.__c],t=qa($e++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(E)),a.props.value):e.__}function ps(){var e=qa($e++,11);if(!e.__){for(var a=E.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Bu(){for(var e;e=cs.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Qt),a.__h.some(Xo),a.__h=[]}catch(t){a.__h=[],z.__e(t,e.__v)}}}z.__b=function(e){E=null,ss&&ss(e)},z.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),ds&&ds(e,a)},z.__r=function(e){ns&&ns(e),$e=0;var a=(E=e.__c).__H;a&&($o===E?(a.__h=[],E.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Qt),a.__h.some(Xo),a.__h=[],$e=0)),$o=E},z.diffed=function(e){ls&&ls(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(cs.push(a)!==1&&rs===z.requestAnimationFrame||((rs=z.requestAnimationFrame)||Eu)(Bu)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),$o=E=null},z.__c=function(e,a){a.some(function(t){try{t.__h.some(Qt),t.__h=t.__h.filter(function(o){return!o.__||Xo(o)})}catch(o){a.some(function(s){s.__h&&(s.__h=[])}),a=[],z.__e(o,t.__v)}}),us&&us(e,a)},z.unmount=function(e){is&&is(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Qt(o)}catch(s){a=s}}),t.__H=void 0,a&&z.__e(a,t.__v))};var fs=typeof requestAnimationFrame=="function";function Eu(e){var a,t=function(){clearTimeout(o),fs&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);fs&&(a=requestAnimationFrame(t))}function Qt(e){var a=E,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),E=a}function Xo(e){var a=E;e.__c=e.__(),E=a}function Ko(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function ms(e,a){return typeof a=="function"?a(e):a}var Uu=Symbol.for("preact-signals");function eo(){if(Ue>1)Ue--;else{var e,a=!1;for((function(){var s=Jt;for(Jt=void 0;s!==void 0;){var n=s.S;if(n.v===s.v)for(var l=n.t;l!==void 0;l=l.x)l.i===s.i&&(l.i=n.i);s=s.o}})();dt!==void 0;){var t=dt;for(dt=void 0,jt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&hs(t))try{t.c()}catch(s){a||(e=s,a=!0)}t=o}}if(jt=0,Ue--,a)throw e}}function ao(e){if(Ue>0)return e();Qo=++Ou,Ue++;try{return e()}finally{eo()}}var it,q=void 0;function ft(e){var a=q,t=it;q=void 0,it=void 0;try{return e()}finally{q=a,it=t}}var dt=void 0,Ue=0,jt=0,Ou=0,Qo=0,Jt=void 0,Yt=0;function gs(e){if(q!==void 0){var a=e.n;if(a===void 0||a.t!==q)return a={i:0,S:e,p:q.s,n:void 0,t:q,e:void 0,x:void 0,r:a},q.s!==void 0&&(q.s.n=a),q.s=a,e.n=a,32&q.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=q.s,a.n=void 0,q.s.n=a,q.s=a),a}}function Q(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}Q.prototype.brand=Uu;Q.prototype.h=function(){return!0};Q.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:ft(function(){var o;(o=a.W)==null||o.call(a)}))};Q.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&ft(function(){var s;(s=a.Z)==null||s.call(a)}))}};Q.prototype.subscribe=function(e){var a=this;return Z(function(){var t=a.value;ft(function(){return e(t)})},{name:"sub"})};Q.prototype.valueOf=function(){return this.value};Q.prototype.toString=function(){return this.value+""};Q.prototype.toJSON=function(){return this.value};Q.prototype.peek=function(){var e=this;return ft(function(){return e.value})};Object.defineProperty(Q.prototype,"value",{get:function(){var e=gs(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(jt>100)throw new Error("Cycle detected");(function(t){Ue!==0&&jt===0&&t.l!==Qo&&(t.l=Qo,Jt={S:t,v:t.v,i:t.i,o:Jt})})(this),this.v=e,this.i++,Yt++,Ue++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{eo()}}}});function g(e,a){return new Q(e,a)}function hs(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function xs(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function Ls(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function pa(e,a){Q.call(this,void 0,a),this.x=e,this.s=void 0,this.g=Yt-1,this.f=4}pa.prototype=new Q;pa.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Yt))return!0;if(this.g=Yt,this.f|=1,this.i>0&&!hs(this))return this.f&=-2,!0;var e=q;try{xs(this),q=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return q=e,Ls(this),this.f&=-2,!0};pa.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}Q.prototype.S.call(this,e)};pa.prototype.U=function(e){if(this.t!==void 0&&(Q.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};pa.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(pa.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=gs(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function T(e,a){return new pa(e,a)}function Is(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Ue++;var t=q;q=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,Zo(e),o}finally{q=t,eo()}}}function Zo(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Is(e)}function qu(e){if(q!==this)throw new Error("Out-of-order effect");Ls(this),q=e,this.f&=-2;try{8&this.f&&Zo(this)}finally{eo()}}function Na(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,it&&it.push(this)}Na.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};Na.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Is(this),xs(this),Ue++;var e=q;return q=this,qu.bind(this,e)};Na.prototype.N=function(){2&this.f||(this.f|=2,this.u=dt,dt=this)};Na.prototype.d=function(){this.f|=8,1&this.f||Zo(this)};Na.prototype.dispose=function(){this.d()};function Z(e,a){var t=new Na(e,a);try{t.c()}catch(s){throw t.d(),s}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var jo,pt,to,Hu=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Cs=[],ys=[];Z(function(){jo=this.N})();function Ga(e,a){k[e]=a.bind(null,k[e]||function(){})}function ct(e){if(to){var a=to;to=void 0,a()}to=e&&e.S()}function bs(e){var a=this,t=e.data,o=fe(t);o.name="ReactiveDom",o.value=t;var s=Xe(function(){for(var u=a,i=a.__v;i=i.__;)if(i.__c){i.__c.__$f|=4;break}var d=T(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=T(function(){return!Array.isArray(d.value)&&!fa(d.value)}),h=Z(function(){if(this.N=vs,c.value){var m=d.value;u.__v&&u.__v.__e&&u.__v.__e.nodeType===3&&(u.__v.__e.data=m)}}),f=a.__$u.d;return a.__$u.d=function(){h(),f.call(this)},[c,d]},[]),n=s[0],l=s[1];return n.value?l.peek():l.value}bs.displayName="ReactiveTextNode";Object.defineProperties(Q.prototype,{constructor:{configurable:!0,value:re(C,null).constructor},type:{configurable:!0,value:bs},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});Ga("__b",function(e,a){if(ct(),pt=void 0,typeof a.type=="string"){var t,o=a.props;for(var s in o)if(s!=="children"){var n=o[s];n instanceof Q&&(t||(a.__np=t={}),t[s]=n,o[s]=n.peek())}}e(a)});Ga("__r",function(e,a){if(e(a),a.type!==C){ct();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(s,n){var l;return Z(function(){l=this},{name:n}),l.c=s,l})((function(s){return function(){var n;Hu&&((n=this.y)==null||n.call(this)),s.__$f|=1,s.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),pt=o,ct(t)}});Ga("__e",function(e,a,t,o){ct(),pt=void 0,e(a,t,o)});Ga("diffed",function(e,a){ct(),pt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,s=a.props,n=t.U;if(n)for(var l in n){var u=n[l];u===void 0||o&&l in o||(u.d(),n[l]=void 0)}if(o){n||(n={},t.U=n);for(var i in o){var d=n[i],c=o[i];d===void 0?(d=Nu(t,i,c,s),n[i]=d):d.o(c,s)}}}e(a)});function Nu(e,a,t,o){var s=a in e&&e.ownerSVGElement===void 0,n=g(t);return{o:function(l,u){n.value=l,o=u},d:Z(function(){this.N=vs;var l=n.value.value;o[a]!==l&&(o[a]=l,s?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}Ga("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var s in o){var n=o[s];n&&n.d()}}}var l=a.__np;if(l){var u=a.props;for(var i in l)u[i]=l[i]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});Ga("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});Ua.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var s in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var n=2&this.__$f;if(!(o||n||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var u in this.props)if(!(u in e))return!0;return!1};function fe(e,a){return Xe(function(){return g(e,a)},[])}var Gu=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},zu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Wu(){ao(function(){for(var e;e=Cs.shift();)jo.call(e)})}function Vu(){Cs.push(this)===1&&(k.requestAnimationFrame||Gu)(Wu)}function $u(){ao(function(){for(var e;e=ys.shift();)jo.call(e)})}function vs(){ys.push(this)===1&&(k.requestAnimationFrame||zu)($u)}function za(e,a){var t=_(e);t.current=e;var o=pt;y(function(){return Z(function(){if(this.N=Vu,!(o&&8&o.__$f))return t.current()},a)},[])}function ce(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ke(e){return ce(e)==="object"}function Xu(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function Jo(e,a){return e.length<124?e:a}var Ss="graphql-transport-ws";var me=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(me||{}),ge=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(ge||{});function ws(e){if(!Ke(e))throw new Error(`Message is expected to be an object, but got ${ce(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${ce(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ke(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ce(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ke(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ce(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${ce(e.payload.query)}`);if(e.payload.variables!=null&&!Ke(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${ce(e.payload.variables)}`);if(e.payload.operationName!=null&&ce(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${ce(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ke(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${ce(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ce(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ke(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ce(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ce(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Xu(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ce(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function ks(e,a){return ws(typeof e=="string"?JSON.parse(e,a):e)}function Wa(e,a){return ws(e),JSON.stringify(e,a)}function er(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:s=console.error,lazyCloseTimeout:n=0,keepAlive:l=0,disablePong:u,connectionAckWaitTimeout:i=0,retryAttempts:d=5,retryWait:c=async function(B){let I=Math.pow(2,B);await new Promise(M=>setTimeout(M,I*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:h=Yo,on:f,webSocketImpl:m,generateID:b=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,B=>{let I=Math.random()*16|0;return(B=="x"?I:I&3|8).toString(16)})},jsonMessageReplacer:S,jsonMessageReviver:R}=e,P;if(m){if(!Qu(m))throw new Error("Invalid WebSocket implementation provided");P=m}else typeof WebSocket<"u"?P=WebSocket:typeof global<"u"?P=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(P=window.WebSocket||window.MozWebSocket);if(!P)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let L=P,v=(()=>{let w=(()=>{let I={};return{on(M,$){return I[M]=$,()=>{delete I[M]}},emit(M){"id"in M&&I[M.id]?.(M)}}})(),B={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[w.emit,f.message]:[w.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:w.on,on(I,M){let $=B[I];return $.push(M),()=>{let X=$.indexOf(M);X>-1&&$.splice(X,1)}},emit(I,...M){for(let $ of[...B[I]])$(...M)}}})();function se(w){let B=[v.on("error",I=>{B.forEach(M=>M()),w(I)}),v.on("closed",I=>{B.forEach(M=>M()),w(I)})];return()=>B.forEach(I=>I())}let F,H=0,Le,W=!1,Y=0,V=!1;async function de(){clearTimeout(Le);let[w,B]=await(F??(F=new Promise(($,X)=>(async()=>{if(W){if(await c(Y),!H)return F=void 0,X({code:1e3,reason:"All Subscriptions Gone"});Y++}v.emit("connecting",W);let A=new L(typeof a=="function"?await a():a,Ss),Ee,Ba;function Gt(){isFinite(l)&&l>0&&(clearTimeout(Ba),Ba=setTimeout(()=>{A.readyState===L.OPEN&&(A.send(Wa({type:ge.Ping})),v.emit("ping",!1,void 0))},l))}se(oe=>{F=void 0,clearTimeout(Ee),clearTimeout(Ba),X(oe),oe instanceof mt&&(A.close(4499,"Terminated"),A.onerror=null,A.onclose=null)}),A.onerror=oe=>v.emit("error",oe),A.onclose=oe=>v.emit("closed",oe),A.onopen=async()=>{try{v.emit("opened",A);let oe=typeof t=="function"?await t():t;if(A.readyState!==L.OPEN)return;A.send(Wa(oe?{type:ge.ConnectionInit,payload:oe}:{type:ge.ConnectionInit},S)),isFinite(i)&&i>0&&(Ee=setTimeout(()=>{A.close(me.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},i)),Gt()}catch(oe){v.emit("error",oe),A.close(me.InternalClientError,Jo(oe instanceof Error?oe.message:String(oe),"Internal client error"))}};let Ea=!1;A.onmessage=({data:oe})=>{try{let ee=ks(oe,R);if(v.emit("message",ee),ee.type==="ping"||ee.type==="pong"){v.emit(ee.type,!0,ee.payload),ee.type==="pong"?Gt():u||(A.send(Wa(ee.payload?{type:ge.Pong,payload:ee.payload}:{type:ge.Pong},S)),v.emit("pong",!1,ee.payload));return}if(Ea)return;if(ee.type!==ge.ConnectionAck)throw new Error(`First message cannot be of type ${ee.type}`);clearTimeout(Ee),Ea=!0,v.emit("connected",A,ee.payload,W),W=!1,Y=0;let Nr=new Promise((af,Pu)=>se(Pu));Nr.catch(()=>{}),$([A,Nr])}catch(ee){A.onmessage=null,v.emit("error",ee),A.close(me.BadResponse,Jo(ee instanceof Error?ee.message:String(ee),"Bad response"))}}})())));w.readyState===L.CLOSING&&await B;let I=()=>{},M=new Promise($=>I=$);return[w,I,new Promise(($,X)=>{let A=se(X);w.readyState!==L.OPEN&&B.catch(X),M.then(()=>{if(A(),!H){let Ee=()=>w.close(1e3,"Normal Closure");isFinite(n)&&n>0?(clearTimeout(Le),Le=setTimeout(()=>{!H&&w.readyState===L.OPEN&&Ee()},n)):Ee()}$()})})]}function Fa(w){if(Yo(w)&&(Ku(w.code)||[me.InternalServerError,me.InternalClientError,me.BadRequest,me.BadResponse,me.Unauthorized,me.SubprotocolNotAcceptable,me.SubscriberAlreadyExists,me.TooManyInitialisationRequests].includes(w.code)))throw w;if(V)return!1;if(Yo(w)&&w.code===1e3)return H>0;if(!d||Y>=d||!h(w))throw w;return W=!0}o||(async()=>{for(H++;;)try{let[,,w]=await de();await w}catch(w){try{if(!Fa(w))return}catch(B){return s?.(B)}}})();function Nt(w,B){let I=b(w),M=!1,$=!1,X=()=>{H--,M=!0};return(async()=>{for(H++;;)try{let[A,Ee,Ba]=await de();if(M)return Ba.catch(()=>{}),Ee();let Gt=v.onMessage(I,Ea=>{switch(Ea.type){case ge.Next:{B.next(Ea.payload);return}case ge.Error:{$=!0,M=!0,B.error(Ea.payload),X();return}case ge.Complete:{M=!0,X();return}}});A.send(Wa({id:I,type:ge.Subscribe,payload:w},S)),X=()=>{!M&&A.readyState===L.OPEN&&A.send(Wa({id:I,type:ge.Complete},S)),H--,M=!0,Ee()},await Ba.finally(Gt);return}catch(A){if(!Fa(A))return}})().then(()=>{$||B.complete()}).catch(A=>{B.error(A)}),()=>{M||X()}}return{on:v.on,subscribe:Nt,iterate(w){let B=[],I={done:!1,error:null,resolve:()=>{}},M=Nt(w,{next(X){B.push(X),I.resolve()},error(X){I.done=!0,I.error=X,I.resolve()},complete(){I.done=!0,I.resolve()}}),$=(async function*(){for(;;){for(B.length||await new Promise(A=>I.resolve=A);B.length;)yield B.shift();if(I.error)throw I.error;if(I.done)return}})();return $.throw=async X=>(I.done||(I.done=!0,I.error=X,I.resolve()),{done:!0,value:void 0}),$.return=async()=>(M(),{done:!0,value:void 0}),$},async dispose(){if(V=!0,F){let[w]=await F;w.close(1e3,"Normal Closure")}},terminate(){F&&v.emit("closed",new mt)}}}var mt=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function Yo(e){return Ke(e)&&"code"in e&&"reason"in e}function Ku(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Qu(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var U=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},Mf=new U(`
    fragment Picture on Image {
  renditions {
    width
    url
  }
  placeholder
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),Rf=new U(`
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
  renditions {
    width
    url
  }
  placeholder
  contentType
  width
  height
  byteSize
}`,{fragmentName:"CreationParts"}),Df=new U(`
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
    `,{fragmentName:"Refused"}),Ff=new U(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),Bf=new U(`
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
    `,{fragmentName:"TransactionParts"}),Ef=new U(`
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
    `,{fragmentName:"PaymentParts"}),Uf=new U(`
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
    `,{fragmentName:"ModelParts"}),Ps=new U(`
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
  renditions {
    width
    url
  }
  placeholder
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
}`),As=new U(`
    query OneCreation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment Picture on Image {
  renditions {
    width
    url
  }
  placeholder
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
}`),_s=new U(`
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
    `),Ts=new U(`
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
}`),Ms=new U(`
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
  renditions {
    width
    url
  }
  placeholder
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
}`),Rs=new U(`
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
  renditions {
    width
    url
  }
  placeholder
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
}`),Ds=new U(`
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
  renditions {
    width
    url
  }
  placeholder
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
}`),Fs=new U(`
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
}`),Bs=new U(`
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
  renditions {
    width
    url
  }
  placeholder
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
}`),Es=new U(`
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
}`),Us=new U(`
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
}`),Os=new U(`
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
    `),qs=new U(`
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
}`),Hs=new U(`
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
}`),Ns=new U(`
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
}`),Gs=new U(`
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
}`);var ar=new URL("/graphql",location.origin),Zu=3e4,j=class extends Error{},ne=class extends Error{constructor(t,o,s=null){super(t);this.code=o;this.retryAfter=s}code;retryAfter},Va=class extends ne{};async function oo(e,a,t){let o=await tr(ar,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),s=await ju(o),n=s.errors?.[0],l=n?.extensions?.code??"";if(o.status===401||l==="UNAUTHENTICATED")throw new Va(n?.message??"",l);if(n||!s.data)throw new ne(n?.message??"",l,Ju(o.headers.get("Retry-After")));return s.data}async function tr(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(Zu)})}catch(o){throw new j(String(o))}if(t.status===502||t.status===503||t.status===504)throw new j(`status ${t.status}`);return t}async function ju(e){try{return await e.json()}catch(a){throw new j(String(a))}}function Ju(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var or=new EventTarget;addEventListener("online",rr);function rr(){or.dispatchEvent(new Event("wake"))}function ma(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let s=()=>{clearTimeout(n),or.removeEventListener("wake",s),a?.removeEventListener("abort",s),o()},n=setTimeout(s,t);or.addEventListener("wake",s),a?.addEventListener("abort",s)})}var gt="atelier.token";function sr(){try{return localStorage.getItem(gt)}catch{return null}}function nr(e){try{e===null?localStorage.removeItem(gt):localStorage.setItem(gt,e)}catch{return}}var ro=document.documentElement.dataset.signIn==="demo",zs=document.documentElement.dataset.sandbox==="yes",so=document.documentElement.dataset.cards,ga=g("starting"),K=g(null),no=g(!1),ir=g(null),Ie=sr(),Ws=null,dr=null,lr=null;function Vs(e,a){Ws=e,dr=a,addEventListener("storage",({key:t,newValue:o})=>{t===gt&&o!==Ie&&ur(()=>o===null?cr():$a(o))}),ur(async()=>{(Ie===null||!await $a(Ie))&&await ht(Ie)})}async function G(e,a){let t=Ie;try{return await oo(e,a,t)}catch(o){if(!(o instanceof Va)||!await ht(t))throw o;return await oo(e,a,Ie)}}function fr(){return Ie}function ht(e){return e!==Ie?Promise.resolve(Ie!==null):(lr??=ei(()=>Yu(e)).finally(()=>{lr=null}),lr)}async function $s(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await $a(a)}async function Xs(){await window.atelier?.signIn?.(),window.atelier&&await ur(async()=>{await ht(Ie)})}async function Ks(){await cr(),await window.atelier?.signOut?.()}async function Qs(){let e=await Zs();e&&await $a(e)}async function Yu(e){let a=sr();if(a!==null&&a!==e&&await $a(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await Zs());return t&&t!==e&&await $a(t)?(no.value=e!==null&&!window.atelier,!0):(await cr(),!1)}async function Zs(){if(!ro)return null;let e=await tr("/auth/demo",{method:"POST"});if(e.status!==201)throw new ne("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function $a(e){let a;try{a=await oo(Es,{},e)}catch(t){if(t instanceof Va)return!1;throw t}return Ie=e,nr(e),K.value?.id!==a.viewer.id&&(dr?.(),K.value=a.viewer,Ws?.(a)),ga.value="signed-in",!0}async function cr(){Ie=null,nr(null),dr?.(),K.value=null,ga.value="signed-out"}async function ur(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof j)&&!(t instanceof ne))throw t;ir.value=t instanceof ne&&t.code==="RATE_LIMITED"?t.retryAfter:null,K.value===null&&(ga.value="unreachable"),await ma(a)}}async function ei(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var ai=4403,ti=4401,oi=15e3,ri=1e4,Xa=g("opening");function Js(e){let a=si(e),t=new AbortController,{signal:o}=t,s=!1;js(a,Gs.toString(),null,o,({creditUpdated:l})=>(e.credit(l),s||(s=!0,e.begun(),n(l.cursor)),l.cursor));let n=l=>js(a,Bs.toString(),l,o,({taskUpdated:u})=>(e.task(u),u.cursor));return()=>{t.abort(),a.dispose(),Xa.value="opening"}}function si(e){let a=null,t,o=er({url:ar.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${fr()}`}),keepAlive:oi,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async s=>{a!==null&&await ht(a).catch(()=>{}),(a===null||s>1)&&await ma(s)},on:{connected:()=>{a=null;let s=Xa.value==="lost";Xa.value="live",s&&(rr(),e.back())},closed:s=>{clearTimeout(t),a=s.code===ai?fr():null,Xa.value="lost"},ping:s=>{s||(t=setTimeout(()=>o.terminate(),ri))},pong:s=>{s&&clearTimeout(t)}}});return o}async function js(e,a,t,o,s){let n=t,l=!1,u={query:a,get variables(){return{after:n}}};for(let i=0;!o.aborted&&!l;i++)await new Promise(d=>{let c=({data:m})=>{m&&(n=s(m),i=0)},h=m=>{l=m.code===ti,d()},f=e.subscribe(u,{next:c,error:h,complete:d});o.addEventListener("abort",f,{once:!0})}),!o.aborted&&!l&&await ma(i,o)}var ni=6e5,lo=new WeakMap,pr=g(0);function Ys(e){return pr.value>=0?lo.get(e):void 0}function uo(){lo=new WeakMap,pr.value+=1}async function en(e,a){let t=lo.get(e);if(t!==void 0)return t;let o={contentType:e.type,byteSize:e.size},{upload:s,errors:n}=(await G(Ts,{input:o})).createUpload;if(n[0])return n[0];if(!s)throw new ne("The server reserved no place.","INTERNAL");let l=await li(e,s.uploadMethod,s.uploadUrl,s.uploadHeaders,a);return l!==null?{__typename:"InvalidInput",message:l,path:["input","images"]}:(lo.set(e,s.id),pr.value+=1,s.id)}function li(e,a,t,o,s){return new Promise((n,l)=>{let u=new XMLHttpRequest;u.open(a,t),u.timeout=ni;for(let{name:i,value:d}of o)u.setRequestHeader(i,d);u.upload.onprogress=({loaded:i,total:d})=>s(d?i/d:0),u.onerror=u.ontimeout=()=>l(new j("the upload was cut")),u.onload=()=>{u.status<300?n(null):u.status===415||u.status===422||u.status===413?n(ui(u.responseText)):l(new j(`status ${u.status}`))},u.send(e)})}function ui(e){try{return JSON.parse(e).error.message}catch{return""}}var ii=100,di=3e4,Qe=new Map,xt=new Set,Lt=new Set,ha=new Set;function le({status:e}){return e==="WAITING"||e==="PROCESSING"}function Ka(e){return Qe.get(e)}function Ze(e){let a=Lt.delete(e.id);if(xt.has(e.id))return;if(e.deletedAt!==null)return mr(e.id);let t=Qe.get(e.id);if(t===void 0)Qe.set(e.id,g(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...fi(t.peek(),e)}}for(let o of ha)o.note(e)}function mr(e){xt.add(e);for(let a of ha)a.drop(e)}async function rn(e){return Qe.get(e)?.peek()??await xa(e)}async function xa(e){let{creation:a}=await G(As,{id:e}),t=Qe.get(e);return a&&t&&a.version>=t.peek().version?(Lt.delete(e),t.value=a):a&&Ze(a),a??null}function sn(){xt.clear();for(let e of Qe.keys())Lt.add(e)}function nn(){Qe.clear(),xt.clear(),Lt.clear();for(let e of ha)e.empty()}function gr(e=!1){for(let a of ha)(!e||a.failed.peek())&&a.reload()}function hr(){for(let e of ha)e.isOld&&e.reload()}function fi(e,a){return{originalImages:a.originalImages.map((t,o)=>an(e.originalImages[o]??null,t)??t),generatedImage:an(e.generatedImage,a.generatedImage)}}function an(e,a){if(!e||!a)return a;let t=a.renditions.map(o=>e.renditions.find(({url:s})=>tn(s)===tn(o.url))??o);return{...a,renditions:t}}function tn(e){return e.split("?",1)[0]??e}var Oe=class{constructor(a){this.pageSize=a}pageSize;filter=g({});state=g("loading");failed=g(!1);hasMore=g(!1);ids=g([]);shown=T(()=>{let a=this.ids.value.map(t=>Qe.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(le),...a.filter(t=>!le(t))]});#a=null;#e=null;#t=-1/0;#o=!1;open(){return ha.add(this),this.#r(),()=>ha.delete(this)}show(a){this.filter.value=a,this.empty(),this.#r()}#r(){K.peek()&&this.reload()}get isOld(){return this.failed.peek()||performance.now()-this.#t>di}empty(){this.#e=null,this.#t=-1/0,this.#o=!1,this.#a=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#o=this.#e!==null&&this.state.peek()==="ready",await this.#s(null)}async more(){this.hasMore.peek()&&(this.#o=this.#e!==null,this.#o||await this.#s(this.#a))}note(a){let t=this.ids.peek().includes(a.id);if(!ci(a,this.filter.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=on([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#s(a){let t=this.#e={};a===null&&(this.#t=performance.now());let o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:s}=await G(Ps,{first:Math.min(Math.max(this.pageSize,o),ii),after:a,filter:this.filter.peek()});if(this.#e!==t)return;this.#e=null;for(let i of s.nodes)Ze(i);let n=s.nodes.map(({id:i})=>i).filter(i=>!xt.has(i)),u=this.ids.peek().filter(i=>!Lt.has(i)).filter(i=>a!==null||n[0]===void 0||i>n[0]);this.ids.value=on([...new Set([...u,...n])]),this.#a=s.pageInfo.endCursor,this.hasMore.value=s.pageInfo.hasNextPage,this.state.value="ready",this.#o&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function on(e){return e.sort((a,t)=>a<t?1:-1)}function ci(e,{status:a,style:t,search:o,model:s,group:n}){return(!s||s===e.model.id)&&(!n||n===e.group)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}var un=20,ue=g(null),fo=g(null),io=class{constructor(a){this.read=a}read;items=g(null);hasMore=g(!1);failed=g(!1);isOpen=!1;#a=null;#e=null;async reload(){this.isOpen=!0,await this.#t(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#t(this.#a)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=ln([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#t(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:ln(this.items.peek()??[],o.nodes),this.#a=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function ln(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var je=new io(async e=>(await G(qs,{first:un,after:e})).credit.transactions),Ce=new io(async e=>(await G(Hs,{first:un,after:e})).credit.payments);async function dn(){await Promise.all([je.reload(),Ce.reload(),pi()])}async function pi(){try{fo.value??=(await G(Os,{})).creditPacks}catch{return}}function fn(e){e.credit&&(ue.value=e.credit),e.kind==="RESET"&&It(),e.transaction&&je.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&Ce.isOpen&&Ce.reload()}async function It(e=!1){let a=[je,Ce].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function cn(){ue.value=null,je.empty(),Ce.empty()}var Se=new Oe(12),co=new Oe(4),La=g(null),po=T(()=>{let e=Se.shown.value;return e.find(({id:a})=>a===La.value)??e[0]??null}),pn=T(()=>{let e=po.value;if(e===null||e.group===null)return e?[e]:[];let a=[...Se.shown.value,...co.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,o)=>t.id<o.id?-1:1)});var mi=2,gi=2e3,hn="atelier.intents",he=g([]),Ia=g(!1),Ye="",xn=()=>{};function Ln(e,a){Ye=e,xn=a;for(let{key:t,order:o}of bi())xr({key:t,order:o,phase:"sending",progress:0,trouble:null})}function In(){Ye="",Je=null,Ia.value=!1,he.value=[]}function mo(e){let a=performance.now();if(Je&&hi(Je.order,e)&&a-Je.at<gi)return Ia.value=!0,Je.creation;Ia.value=!1;let t=yt(e).length>0?"uploading":"sending",o=xr({key:yi(),order:e,phase:t,progress:0,trouble:null}),s=Je={order:e,at:a,creation:o};return o.then(n=>{n===null&&Je===s&&(Je=null)}),o}var Je=null;function hi(e,a){let[t,o]=[yt(e),yt(a)];return t.length===o.length&&t.every((s,n)=>s===o[n])&&mn(e)===mn(a)}function yt(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function mn(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function Cn({key:e}){let a=he.peek().find(t=>t.key===e);return a?.phase==="stopped"?xr({...a,phase:"sending",trouble:null}):null}function go(e){he.value=he.peek().filter(a=>a.key!==e),Lr()}async function xr(e){Ci(e);let a=Ye;for(let t=0;Ye===a;t++)try{let o=await Li(e.key);if(Ye!==a)return null;if("refusal"in o)return uo(),Ct(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null;go(e.key);let[s]=o.creations;for(let n of o.creations)Ze(n),t>0&&xa(n.id).catch(()=>{});return xn(s),s}catch(o){if(Ye!==a)return null;let s=xi(o);if(s.kind==="failed")return Ct(e.key,{phase:"stopped",trouble:s}),null;t>=mi&&Ct(e.key,{trouble:s}),await ma(t)}return null}function xi(e){if(e instanceof j)return{kind:"unreachable"};if(e instanceof ne)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Li(e){let{order:a}=Ii(e);if(a.kind==="retry"){let u={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e},{creation:i,errors:d}=(await G(Rs,{input:u})).retryGeneration;return gn(i?[i]:[],d)}let t=yt(a),o=[];for(let u of a.images??[]){if(!(u instanceof File)){o.push(u);continue}let i=t.indexOf(u),d=await en(u,c=>Ct(e,{phase:"uploading",progress:(i+c)/t.length}));if(typeof d!="string")return{refusal:d};o.push({uploadId:d})}t.length>0&&Ct(e,{phase:"sending",order:{...a,images:o}});let s={...a.input,...a.images&&{images:o},idempotencyKey:e},{creations:n,errors:l}=(await G(Ms,{input:s})).createGeneration;return gn(n,l)}function gn([e,...a],t){let o=t[0];if(o?.__typename==="StorageUnavailable")throw new ne(o.message,"UNAVAILABLE",o.retryAfter);if(o)return{refusal:o};if(!e)throw new ne("The response has neither a creation nor an error.","INTERNAL");return{creations:[e,...a]}}function Ii(e){let a=he.peek().find(t=>t.key===e);if(!a)throw new ne("The intent was dismissed.","DISMISSED");return a}function Ci(e){he.value=[e,...he.peek().filter(({key:a})=>a!==e.key)],Lr()}function Ct(e,a){he.value=he.peek().map(t=>t.key===e?{...t,...a}:t),Lr()}function yi(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function Lr(){let e=he.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&yt(a).length===0);try{sessionStorage.setItem(hn,JSON.stringify({owner:Ye,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function bi(){try{let e=JSON.parse(sessionStorage.getItem(hn)??"null");return e?.owner===Ye?e.entries:[]}catch{return[]}}var yn="atelier.models",we=g(vi());Z(()=>{try{sessionStorage.setItem(yn,JSON.stringify(we.value))}catch{return}});var qe=g(null),D=T(()=>{let e=we.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===qe.value)??e.find(He)??e[0]??null}),ho={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function He({status:e}){return e==="LIVE"}function Re({takesPrompt:e}){return!e}async function Ca(){try{we.value=(await G(Us,{})).models}catch{return}}function bn(e,a,t){let o=e.prices.find(s=>s.resolution===a)??e.prices[0];return o?o.credits+o.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function vi(){try{return JSON.parse(sessionStorage.getItem(yn)??"null")}catch{return null}}var Si=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],wi=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function vn(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await ki(e),o=Si.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};let s=e.type===o?e:new File([e],a,{type:o}),n=await Pi(s);return n?Ai(s,n):s.size>31457280?{kind:"bytes",name:a,bytes:s.size}:wi.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:s,thumbnail:null,reduced:!1}}async function ki(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function Pi(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function Ai(e,a){let t=a.naturalWidth*a.naturalHeight,s=Sn(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:s,reduced:!1};let n=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let u=await _i(a,l,n);if(u===null)break;let i=new File([u],e.name,{type:u.type});if(u.size<=31457280)return{kind:"photograph",file:i,thumbnail:s,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function _i(e,a,t){let o=Sn(e,a);return new Promise(s=>o?o.toBlob(s,t,.95):s(null))}function Sn(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let o=t.getContext("2d");return o===null?null:(o.imageSmoothingQuality="high",o.drawImage(e,0,0,t.width,t.height),t)}var ae=g([]),Ne=g(0),ea=g(null),ke=T(()=>(D.value??ho).maxInputImages),ye=T(()=>ae.value.slice(0,ke.value)),Ti=0,Ir={};async function Cr(e){if(ea.value=null,e.length===0)return xo({kind:"nothing"});let a=Ir,t=Lo()>0||ke.peek()>1?null:ae.peek()[0],o=e.slice(0,t?1:Math.max(0,Lo()));o.length<e.length&&xo({kind:"full",most:ke.peek()}),Ne.value+=o.length;for(let s of o){let n=await vn(s);if(a!==Ir)return;if(Ne.value-=1,n.kind!=="photograph"){xo(n);continue}t&&Co(t.key);let{file:l,thumbnail:u,reduced:i}=n;Pn({key:Sr(),kind:"file",file:l,thumbnail:u,reduced:i})}}function Io({id:e,generatedImage:a}){if(ea.value=null,!a)return!1;let t=ae.peek();return t.some(o=>o.kind==="creation"&&o.id===e)?!0:Lo()<=0&&ke.peek()>1?(xo({kind:"full",most:ke.peek()}),!1):(Lo()<=0&&t[0]&&Co(t[0].key),Pn({key:Sr(),kind:"creation",id:e,picture:a}),!0)}function xo(e){ea.value??=e}function Co(e){ea.value=null,ae.value=ae.peek().filter(a=>a.key!==e)}function yr(e,a){let t=ae.peek().find(s=>s.key===e);if(!t||a<0||a>=ae.peek().length)return;let o=ae.peek().filter(s=>s!==t);ae.value=[...o.slice(0,a),t,...o.slice(a)]}function br(){Ir={},Ne.value=0,ea.value=null,ae.value=[]}function yo(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function wn(){return ae.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=Ys(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}function vr(e){ae.value=e.map(a=>({...a,key:Sr()}))}function kn({id:e,originalImages:a}){br(),vr(a.map((t,o)=>({kind:"original",id:e,position:o,picture:t})))}function Pn(e){ae.value=[...ae.peek(),e]}function Lo(){return ke.peek()-ae.peek().length-Ne.peek()}function Sr(){return`reference-${Ti+=1}`}var Pe=g(null);var wr=null;function An(){Vs(e=>{ue.value=e.credit,Pe.value=e.styles,we.value=e.models,hr(),wr=Js({task:({kind:a,creation:t})=>{a==="RESET"?(sn(),gr(),It()):t&&Ze(t)},credit:fn,begun:Mi,back:()=>{gr(!0),It(!0)}}),Ln(e.viewer.id,({id:a})=>{La.value=a})},()=>{wr?.(),wr=null,In(),uo(),nn(),cn(),La.value=null,K.peek()!==null&&br()})}function Mi(){hr(),It()}function _n(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,s,n,l=[],u="",i=e.split("/");for(i[0]||i.shift();s=i.shift();)t=s[0],t==="*"?(l.push(t),u+=s[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=s.indexOf("?",1),n=s.indexOf(".",1),l.push(s.substring(1,~o?o:~n?n:s.length)),u+=~o&&!~n?"(?:/([^/]+?))?":"/([^/]+?)",~n&&(u+=(~o?"?":"")+"\\"+s.substring(n))):u+="/"+s;return{keys:l,pattern:new RegExp("^"+u+(a?"(?=$|/)":"/?$"),"i")}}var Ri=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function kr(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Tn(e,a,t){t&&!Ri&&(a=t);let o=a(),[{_instance:s},n]=N({_instance:{_value:o,_getSnapshot:a}});return ca(()=>{s._value=o,s._getSnapshot=a,kr(s._value,a())||n({_instance:s})},[e,o,a]),y(()=>(kr(s._value,s._getSnapshot())||n({_instance:s}),e(()=>{kr(s._value,s._getSnapshot())||n({_instance:s})})),[e]),o}function Mn(e){return a=>e(a)}var bt=e=>{let a=_([e,(...t)=>a[0](...t)]).current;return ca(()=>{a[0]=e}),a[1]};var Rn=["popstate","pushState","replaceState","hashchange"],vt=[],Dn=()=>vt.forEach(e=>e()),Di=e=>(vt.push(e)===1&&Rn.forEach(a=>addEventListener(a,Dn)),()=>{vt=vt.filter(a=>a!==e),vt.length||Rn.forEach(a=>removeEventListener(a,Dn))}),Un=(e,a)=>Tn(Di,e,a),Fn=()=>location.search,On=({ssrSearch:e}={})=>Un(Fn,e!=null?()=>e:Fn),Bn=()=>location.pathname,Fi=({ssrPath:e}={})=>Un(Bn,e!=null?()=>e:Bn);var Bi=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),qn=e=>[Fi(e),Bi],En=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[En]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,En,{value:!0})}var Hn=(e="")=>e==="/"?"":e,Nn=(e,a)=>e[0]==="~"?e.slice(1):Hn(a)+e,Ar=(e,a)=>(e=Pr(Hn(e)),a=Pr(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Pr=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Gn=e=>Pr(e[0]==="?"?e.slice(1):e);var zn={hook:qn,searchHook:On,parser:_n,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Wn=Oa(zn),ya=()=>Ha(Wn),Vn={},$n=Oa(Vn),Ei=()=>Ha($n),Xn=(e,a=e.base)=>Ar(a,e.hook(e)[0]),_r=e=>{let[a,t]=e.hook(e);return[Ar(e.base,a),bt((o,s)=>e.aroundNav(t,Nn(o,e.base),s))]},ba=()=>_r(ya()),Ui=()=>{let e=ya();return Gn(e.searchHook(e))},Kn=(e,a,t,o)=>{let{pattern:s,keys:n}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=s.exec(t);if(!l)return[!1,null];let u={};for(let i=1;i<l.length;i++)u[i-1]=l[i];if(n)for(let i=0;i<n.length;i++)u[n[i]]=l[i+1];else Object.assign(u,l.groups);return o?[!0,u,l[0]]:[!0,u]};var Oi=({children:e,...a})=>{let t=ya(),o=a.hook?zn:t,s=o;if(a.ssrPath){let[i,d=a.ssrSearch??""]=a.ssrPath.split("?");i&&(a.ssrSearch=d,a.ssrPath=i)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let n=_(o),l=n.current,u=l;for(let i in o){let d=i==="base"?o[i]+(a[i]??""):a[i]??o[i];d!==u[i]&&(l===u&&(n.current=u={...u}),u[i]=d),(d!==o[i]||d!==s[i])&&(s=u)}return re(Wn.Provider,{value:s},e)},qi=({children:e,component:a},t)=>a?re(a,{params:t}):typeof e=="function"?e(t):e,Hi=e=>{let a=_(Vn),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(s=>e[s]!==t[s])?e:t};function bo(){let[e,a]=ba(),t=Ui(),o=Xe(()=>new URLSearchParams(t),[t]),s=o,n=bt((l,u)=>{s=new URLSearchParams(typeof l=="function"?l(s):l);let i=s.toString();a(e+(i?"?"+i:""),u)});return[o,n]}var St=({path:e,nest:a,match:t,...o})=>{let s=ya(),n=Xn(s),[l,u,i]=t??Kn(s.parser,e,n,a),d=Hi({...Ei(),...u});if(!l)return null;let c=qi(o,d);return re($n.Provider,{value:d},i?re(Oi,{base:i},c):c)},be=Mn((e,a)=>{let t=ya(),[o,s]=_r(t),{to:n="",href:l=n,onClick:u,asChild:i,children:d,className:c,replace:h,state:f,transition:m,...b}=e;return b.onClick=bt(S=>{S.ctrlKey||S.metaKey||S.altKey||S.shiftKey||S.button!==0||(u?.(S),S.defaultPrevented||(S.preventDefault(),s(l,e)))}),b.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(b.className=c?.call?c(o===l):c),a&&(b.ref=a),i&&fa(d)?Kt(d,b):re("a",b,d)}),Qn=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Qn(t&&t.type===C?t.props.children:t,a);else a.push(e);return a},Zn=({children:e,location:a})=>{let t=ya(),o=Xn(t);for(let s of Qn(e)){let n=0;if(fa(s)&&(n=Kn(t.parser,s.props.path,a||o,s.props.nest))[0])return Kt(s,{match:n})}return null},jn=e=>{let{to:a,href:t=a}=e,o=ya(),[,s]=_r(o),n=bt(()=>s(a||t,e)),{ssrContext:l}=o;return ca(()=>{n()},[]),l&&(l.redirectTo=a),null};var Qa="sty_watercolour",Rr=2**31-1,ve=g(Qa),va=g("AUTO"),Sa=g(null),wa=g(null),Za=g(!1),ja=g(1),Ge=g(""),aa=g(""),Jn=T(()=>Za.value&&(D.value?.supportsTransparency??!1)),ta=T(()=>{let e=D.value??ho,a=e.outputFormats.filter(t=>!Jn.value||t!=="JPG");return{ratios:Tr(e.aspectRatios),resolutions:Tr(e.resolutions),formats:Tr(a),counts:Array.from({length:e.maxOutputs},(t,o)=>o+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),te=T(()=>{let{ratios:e,resolutions:a,formats:t,counts:o,...s}=ta.value;return{aspectRatio:Mr(va.value,e),resolution:Mr(Sa.value,a),outputFormat:Mr(wa.value,t),background:Jn.value?"TRANSPARENT":null,count:Math.min(ja.value,o.length),seed:s.seed&&Ge.value.trim()!==""?Number(Ge.value):null,negativePrompt:s.negativePrompt&&aa.value.trim()||null}}),Ja=T(()=>{let e=te.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=Rr)});function Tr(e){return e.length>1?e:[]}function Mr(e,a){return a.find(t=>t===e)??a[0]??null}var ze=g(""),oa=T(()=>{let e=D.value;return e&&bn(e,te.value.resolution,ye.value.length)}),Ya=T(()=>oa.value&&oa.value*te.value.count),Dr=T(()=>{let e=ue.value?.balance;return Ya.value===null||e===void 0?0:Math.max(0,Ya.value-e)}),wt=T(()=>{let e=D.value;return e===null||Re(e)?0:Math.max(0,[...ze.value.trim()].length-e.maxPromptLength)}),Fr=T(()=>{let e=D.value;return e===null||Ya.value===null||ue.value===null||Ne.value>0?"loading":He(e)?e.requiresInputImage&&ye.value.length===0?"image":!Re(e)&&ze.value.trim()===""?"prompt":wt.value>0?"long":Dr.value>0?"credits":null:"paused"});function vo(e){qe.value=e.model.id,ze.value=e.prompt,ve.value=e.style.id,va.value=e.aspectRatio,Sa.value=e.resolution,wa.value=e.outputFormat}function Yn(){let e=D.peek();if(e===null)return;let a=Re(e)?{}:{prompt:ze.peek().trim(),style:ve.peek()},t={model:e.id,...a,...te.peek(),maxCredits:Ya.peek()};mo({kind:"create",input:t,images:ye.peek().map(yo)}).then(o=>{o===null&&Ca()})}var el="atelier.draft";Ni();Z(()=>{let e={prompt:ze.value,model:qe.value,style:ve.value,ratio:va.value,resolution:Sa.value,format:wa.value,isTransparent:Za.value,count:ja.value,seed:Ge.value,negativePrompt:aa.value,references:wn()};try{sessionStorage.setItem(el,JSON.stringify(e))}catch{return}});function Ni(){try{let e=JSON.parse(sessionStorage.getItem(el)??"null");if(e===null)return;ze.value=e.prompt??"",qe.value=e.model??null,ve.value=e.style??Qa,va.value=e.ratio??"AUTO",Sa.value=e.resolution??null,wa.value=e.format??null,Za.value=e.isTransparent??!1,ja.value=e.count??1,Ge.value=e.seed??"",aa.value=e.negativePrompt??"",vr(e.references??[])}catch{return}}var Gi=0;function r(e,a,t,o,s,n){a||(a={});var l,u,i=a;if("ref"in i)for(u in i={},a)u=="ref"?l=a[u]:i[u]=a[u];var d={type:e,props:i,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--Gi,__i:-1,__u:0,__source:s,__self:n};if(typeof e=="function"&&(l=e.defaultProps))for(u in l)i[u]===void 0&&(i[u]=l[u]);return k.vnode&&k.vnode(d),d}function al({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:s,cell:n})=>r("td",{class:s?"number":void 0,children:n(t)},o))},t.id))})]})}function De(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function tl(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function xe(e,a,t){return e===1?a:t}function zi(e){let a=Math.ceil(e/60);return`${a} ${xe(a,"minute","minutes")}`}var ol={credits:e=>`${e.toLocaleString("en")} ${xe(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",limited:e=>e===null?null:`Too many people signed in from your network. Try again in about ${zi(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${xe(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${xe(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${xe(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${xe(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${xe(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${xe(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${e} ${xe(e,"second","seconds")}.`,uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${xe(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",asSource:"Use as reference",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${xe(e,"creation","creations")}`,gone:"This creation no longer exists."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, Delete to delete, Esc to close"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${xe(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var ra={language:"atelier.language",theme:"atelier.theme"};function So(e){try{return localStorage.getItem(e)}catch{return null}}function wo(e,a){try{localStorage.setItem(e,a)}catch{return}}var rl=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ae=g(ul());Z(()=>{document.documentElement.lang=Ae.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===ra.language&&(Ae.value=ul())});var kt=T(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ae.value)??(Ae.value==="zh"?"zh-Hans":"en"));function sl(e){Ae.value=e,wo(ra.language,e)}function Br(e,a,t){let s=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(kt.value,{style:"currency",currency:a,...s}).format(e/10**t)}function Pt(e){return new Intl.DateTimeFormat(kt.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function nl(e){return`${new Intl.NumberFormat(kt.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function et(e){return new Intl.NumberFormat(kt.value).format(e)}function ll(e){return new Intl.NumberFormat(kt.value,{signDisplay:"exceptZero"}).format(e)}function ul(){let e=So(ra.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}var il={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",limited:e=>e===null?null:`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u8BF7\u7EA6 ${Math.ceil(e/60)} \u5206\u949F\u540E\u518D\u8BD5\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",reuse:"\u590D\u7528\u63CF\u8FF0",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var Wi={en:ol,zh:il},p=T(()=>Wi[Ae.value]);function O({id:e,name:a}){let t=we.value?.find(o=>o.id===e)??Pe.value?.find(o=>o.id===e);return t?Ae.value==="zh"?t.nameZh:t.name:a}function ko({description:e,descriptionZh:a}){return Ae.value==="zh"?a:e}var Vi={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function Po(e){return Vi[e]}function ie({prompt:e,model:a}){return e||O(a)}function ka(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return $i(e)}}function $i({message:e,path:a}){let{refusals:t}=p.value,o=a?.find(s=>s in t.fields);return o&&t.fields[o]||t.invalid(e)}function dl(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return ka(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function fl(){let{billing:e}=p.value,a=K.value?.id;return y(()=>{a!==void 0&&dn()},[a]),Zi(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(ji,{}),r(Xi,{}),r(Ki,{}),r(Qi,{}),r(Ji,{})]})}function Xi(){let{billing:e}=p.value,a=ue.value,t=l=>l===void 0?"\u2013":et(l),[o,s]=[D.value,oa.value],n=a&&o&&s?e.images(Math.floor(a.balance/s),O(o)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:n})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function Ki(){let{billing:e,credits:a}=p.value,t=ue.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function Qi(){let{billing:e,refusals:a}=p.value,t=fe(null),o=fe(null),s=async n=>{t.value=n.id,o.value=null;try{let{checkoutUrl:l,errors:u}=(await G(Ns,{pack:n.id})).createCheckout;if(l){location.assign(l);return}o.value=u[0]?ka(u[0]):a.failed}catch(l){o.value=l instanceof j?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:so==="off"?e.off:fo.value?.length===0?e.noPacks:e.packsText}),so==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:fo.value?.map(n=>r("li",{class:"pack card",children:[r("h3",{children:n.name}),r("p",{class:"pack-credits",children:p.value.credits(n.credits)}),r("p",{class:"pack-price",children:Br(n.amount,n.currency,n.currencyDecimals)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(n.name),disabled:t.value!==null||so==="off",onClick:De(()=>s(n)),children:t.value===n.id?e.opening:e.buy(n.name)})]},n.id))??Array.from({length:3},(n,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function Zi(){y(()=>{let e=()=>{let a=Ce.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&Ce.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function ji(){let{billing:e,credits:a}=p.value,[t]=bo(),o=t.get("payment");if(o===null)return null;let s=Ce.items.value?.find(l=>l.id===o),n=s?.status==="PAID"?e.paid(a(s.credits)):s?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":s?.status,children:n})}function Ji(){let e=Ce.items.value!==null&&je.items.value!==null,a=Ce.failed.value||je.failed.value;return e||a?r(C,{children:[r(Yi,{}),r(ed,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function Yi(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:s}=e.columns,n=[{title:a,cell:({createdAt:l})=>Pt(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:o,isNumber:!0,cell:({credits:l})=>et(l)},{title:s,isNumber:!0,cell:l=>Br(l.amount,l.currency,l.currencyDecimals)}];return r(cl,{title:e.payments,history:Ce,none:e.noPayments,columns:n})}function ed(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:s}=e.columns,n=[{title:a,cell:({createdAt:l})=>Pt(l)},{title:t,cell:l=>r(ad,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:ll(l.amount)})},{title:s,isNumber:!0,cell:({balanceAfter:l})=>et(l)}];return r(cl,{title:e.history,history:je,none:e.noHistory,columns:n})}function ad({entry:e}){return r(C,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(td,{entry:e})]})}function td({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(be,{class:"entry-link",href:`/creations?creation=${e.id}`,children:ie(e)}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function cl({title:e,history:a,none:t,columns:o}){let{billing:s,gallery:n}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(al,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[s.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:n.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:n.more})]})}var Pa=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var pl=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function ml(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:pl(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var gl=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var hl=e=>{let a=gl(e);return a.charAt(0).toUpperCase()+a.slice(1)};var sa={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Er(e){return e!=null}function xl(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,s=e.size??e.width??sa.width,n=e.size??e.height??sa.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],u=[...e.name?[`lucide-${e.name}`]:[],...l],i=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?Pa(...i):Pa("lucide",...u,...i),c=a.absoluteStrokeWidth?Number(a.strokeWidth??sa["stroke-width"])*Number(e.size??e.width??sa.width)/Number(a.size??a.width??sa.width):a.strokeWidth??sa["stroke-width"];return["svg",{...Object.entries(sa).reduce((f,[m,b])=>(f[o(m)]=b,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Er(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Er(a.width)&&{[o("width")]:a.width},..."height"in a&&Er(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${s} ${n}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[m,b,S]=f,R=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...b}:b;return S?[m,R,S]:[m,R]})]}var Ll=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var od=Oa({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var Il=()=>Ha(od);var Cl=({color:e,size:a,width:t,height:o,strokeWidth:s,absoluteStrokeWidth:n,nonScalingStroke:l,children:u,iconNode:i=[],icon:d={node:i,aliases:[],size:24},class:c="",...h})=>{let{size:f=24,strokeWidth:m=2,absoluteStrokeWidth:b=!1,nonScalingStroke:S=!1,color:R="currentColor",class:P=""}=Il()??{},[L,v,se=[]]=xl(d,{color:e??R,width:t??a??f,height:o??a??f,strokeWidth:s??m,absoluteStrokeWidth:n??b,nonScalingStroke:l??S,className:Pa(P,c),hasA11yProp:!!u||Ll(h),attributes:h});return re(L,{...v},[...se.map(([F,H])=>re(F,H)),...zo(u)])};function x(e,a,t=[]){let o=typeof e=="string"?ml(e,a,t):e,s=({class:n="",className:l="",children:u,...i})=>re(Cl,{...i,icon:o,class:Pa(n,l)},u);return o.name&&(s.displayName=hl(o.name)),s}var yl={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};yl.node;var At=x(yl);var bl={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};bl.node;var Aa=x(bl);var vl={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};vl.node;var _a=x(vl);var Sl={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};Sl.node;var Fe=x(Sl);var wl={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};wl.node;var _t=x(wl);var kl={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};kl.node;var Tt=x(kl);var Pl={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};Pl.node;var Mt=x(Pl);var Al={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Al.node;var Ta=x(Al);var _l={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};_l.node;var Rt=x(_l);var Tl={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};Tl.node;var Ma=x(Tl);var Ml={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Ml.node;var at=x(Ml);var Rl={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Rl.node;var Dt=x(Rl);var Dl={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Dl.node;var Ft=x(Dl);var Fl={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Fl.node;var Bt=x(Fl);var Bl={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};Bl.node;var Et=x(Bl);var El={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};El.node;var Be=x(El);var Ul={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};Ul.node;var Ut=x(Ul);var Ol={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};Ol.node;var na=x(Ol);var ql={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};ql.node;var Ot=x(ql);var Hl={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};Hl.node;var Ra=x(Hl);var Nl={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Nl.node;var la=x(Nl);var Gl={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};Gl.node;var qt=x(Gl);var zl={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};zl.node;var _e=x(zl);var J=g(null),Da=g(null),We=g(null);function ua({name:e,legend:a,isLegendUnseen:t,choices:o,value:s,onChoose:n}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:u,icon:i})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:s===l,onChange:()=>n(l)}),i,r("span",{children:u})]},l))})]})}var Ao=new Map;function Wl(e){if(!e)return null;let a=Ao.get(e);if(a!==void 0)return a;let t=document.createElement("canvas"),{width:o,height:s,pixels:n}=rd(Uint8Array.from(atob(e),u=>u.charCodeAt(0)));t.width=o,t.height=s,t.getContext("2d")?.putImageData(new ImageData(n,o,s),0,0),Ao.size>=400&&Ao.clear();let l=t.toDataURL();return Ao.set(e,l),l}function rd(e){let a=v=>e[v]??0,t=a(0)|a(1)<<8|a(2)<<16,o=a(3)|a(4)<<8,s=t>>23!==0,n=o>>15!==0,l=s?5:7,u=n?l:o&7,i=n?o&7:l,d=(s?6:5)*2,c=(v,se,F,H)=>{let Le=[];for(let W=0;W<F;W++)for(let Y=W?0:1;Y*F<se*(F-W);Y++,d++){let V=a(d>>1)>>((d&1)<<2)&15;Le.push([Y,W,(V/7.5-1)*H*2])}return(W,Y)=>Le.reduce((V,[de,Fa,Nt])=>V+Nt*Math.cos(W*de)*Math.cos(Y*Fa),v)},h=c((t&63)/63,Math.max(3,u),Math.max(3,i),(t>>18&31)/31),f=c((t>>6&63)/31.5-1,3,3,(o>>3&63)/63*1.25),m=c((t>>12&63)/31.5-1,3,3,(o>>9&63)/63*1.25),b=s?c((a(5)&15)/15,5,5,(a(5)>>4)/15):()=>1,S=u/i,R=Math.max(1,Math.round(S>1?16:16*S)),P=Math.max(1,Math.round(S>1?16/S:16)),L=new Uint8ClampedArray(R*P*4);for(let v=0,se=0;v<P;v++)for(let F=0;F<R;F++){let H=[Math.PI/R*(F+.5),Math.PI/P*(v+.5)],[Le,W,Y]=[h(...H),f(...H),m(...H)],V=Le-2/3*W,de=(3*Le-V+Y)/2;for(let Fa of[de,de-Y,V,b(...H)])L[se++]=255*Fa}return{width:R,height:P,pixels:L}}var sd="(max-width: 560px) 45vw, 220px",nd="(max-width: 900px) 100vw, 60vw";function Te({of:e,picture:a,alt:t,small:o=!1,sizes:s,class:n}){let l=_(!1),[u,i]=N(null),d=ld(a);y(()=>()=>{l.current=!1},[d]);let c=u===null?Wl(a.placeholder):null;return r("img",{class:n,sizes:s??(o?sd:nd),srcset:a.renditions.map(({url:h,width:f})=>`${h} ${f}w`).join(", "),src:d,alt:t,width:a.width,height:a.height,style:c?{background:`center / cover url("${c}")`}:void 0,loading:o?"lazy":"eager",fetchpriority:o?"low":"high",decoding:"async",draggable:!1,onLoad:()=>i(d),onError:()=>{l.current||(l.current=!0,xa(e).catch(()=>{}))}})}function _o(e){return e.renditions[0]?.url??""}function ld(e){return e.renditions.at(-1)?.url??""}function tt({creation:e,current:a,onOpen:t}){let{creation:o,studio:s}=p.value,{id:n,originalImages:l,generatedImage:u,status:i}=e,d=u??l[0],c=ie(e),h=le(e)?o.stages[e.stage]:o.statuses[i],f=e.prompt?`${O(e.style)}: ${c.slice(0,120)}`:c;return r("button",{class:`tile tile-${i.toLowerCase()}`,type:"button","aria-label":i==="SUCCESS"?s.show(f):`${s.show(f)} \u2013 ${h}`,"aria-current":a?"true":void 0,"data-creation":n,"data-status":i,title:c.slice(0,200),onClick:t,children:[d&&r(Te,{of:n,picture:d,alt:"",small:!0}),i!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[le(e)&&r("span",{class:"spinner"}),i==="FAILED"&&r(Fe,{}),i==="CANCELED"&&r(Ra,{}),r("span",{class:"tile-stage",children:h})]}),i==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",children:c.slice(0,120)})]})}var ud=40,id=250,Vl=200,Ur={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},pe=new Oe(ud);function $l(){let{gallery:e}=p.value,[a,t]=bo(),o=Object.keys(Ur).find(c=>c===a.get("state"))??"all",s=a.get("style")??"",n=a.get("model")??"",l=(a.get("q")??"").slice(0,Vl),u=o!=="all"||s!==""||n!==""||l!=="",i=(c,h)=>{t(f=>(h?f.set(c,h):f.delete(c),f),{replace:!0})};y(()=>pe.open(),[]),y(()=>{let c={status:Ur[o],style:s||null,model:n||null,search:l||null};JSON.stringify(c)!==JSON.stringify(pe.filter.peek())&&pe.show(c)},[o,s,n,l]);let d=pd(a.get("creation"));return r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(dd,{value:l,onSearch:c=>i("q",c)}),r(ua,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(Ur).map(c=>({id:c,text:e.states[c]})),value:o,onChoose:c=>i("state",c==="all"?"":c)}),r("select",{class:"field","aria-label":p.value.studio.style,value:s,onChange:c=>i("style",c.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),Pe.value?.map(c=>r("option",{value:c.id,children:O(c)},c.id))]}),r("select",{class:"field","aria-label":p.value.studio.model,value:n,onChange:c=>i("model",c.currentTarget.value),children:[r("option",{value:"",children:e.allModels}),we.value?.map(c=>r("option",{value:c.id,children:O(c)},c.id))]})]}),d&&r("p",{class:"trouble",role:"alert",children:e.gone}),r(fd,{isFiltered:u,onClear:()=>t({},{replace:!0})})]})}function dd({value:e,onSearch:a}){let{gallery:t}=p.value,o=_();return y(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(Et,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:Vl,placeholder:t.search,defaultValue:e,onInput:s=>{let n=s.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(n),id)}})]})}function fd({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=pe.shown.value;return pe.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{pe.reload()},children:t.tryAgain})]}):pe.state.value==="loading"&&o.length===0?r("ul",{class:"grid","aria-label":t.loading,children:Array.from({length:12},(s,n)=>r("li",{class:"tile tile-coming"},n))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(be,{class:"button button-main",href:"/",children:t.toStudio})]}):r(C,{children:[r("ul",{class:"grid",children:o.map(s=>r("li",{children:r(tt,{creation:s,onOpen:()=>{J.value={id:s.id,within:pe}}})},s.id))}),r(cd,{})]})}function cd(){let{gallery:e}=p.value,a=_(null),t=pe.hasMore.value,o=pe.ids.value.length;return y(()=>{if(!t||!a.current)return;let s=new IntersectionObserver(([n])=>{n?.isIntersecting&&pe.more()},{rootMargin:"600px"});return s.observe(a.current),()=>s.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&pe.failed.value&&r("button",{class:"button",type:"button",onClick:()=>{pe.more()},children:e.more})})}function pd(e){let a=fe(!1),t=K.value?.id;return y(()=>{if(a.value=!1,e===null||t===void 0)return;let o=!0;return rn(e).then(s=>{o&&(a.value=s===null,s&&(J.value={id:e,within:pe}))},()=>{}),()=>{o=!1}},[e,t]),a.value}function To({creation:e}){let{creation:a}=p.value,[,t]=ba(),[o,s]=N(!1),[n,l]=N(null),{status:u,generatedImage:i}=e,d=async f=>{s(!0),l(null),l(await f()),s(!1)},c=async()=>{let f=await mo({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return J.value=null,f===null&&t("/"),null},h=f=>{f(e),J.value=null,t("/")};return r("div",{class:"actions",children:[i&&r("a",{class:"button",href:i.downloadUrl,download:i.fileName,target:"_blank",rel:"noopener",children:[r(Mt,{"aria-hidden":"true"}),a.download]}),i&&r("button",{class:"button",type:"button",onClick:()=>h(Io),children:[r(Ta,{"aria-hidden":"true"}),a.asSource]}),(u==="FAILED"||u==="CANCELED")&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:De(()=>d(c)),children:[r(Bt,{"aria-hidden":"true"}),a.again]}),u!=="WAITING"&&u!=="PROCESSING"&&e.prompt!==""&&r("button",{class:"button",type:"button",onClick:()=>h(vo),children:[r(Ot,{"aria-hidden":"true"}),a.reuse]}),u==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:De(()=>d(()=>md(e))),children:[r(Ra,{"aria-hidden":"true"}),a.cancel]}),u!=="WAITING"&&u!=="PROCESSING"&&r("button",{class:"button button-quiet",type:"button",onClick:De(()=>{Da.value=e.id}),children:[r(na,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:n})]})}async function md({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await G(Ds,{id:e})).cancelGeneration;return t&&Ze(t),o[0]?(await xa(e))?.status==="CANCELED"?null:ka(o[0]):null}catch(t){return t instanceof j?a.unreachable:a.failed}}function Mo({before:e,after:a}){let[t,o]=N(50),{creation:s}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:s.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:s.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":s.compare,onInput:n=>o(n.currentTarget.valueAsNumber)})]})}function Ro({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(Fe,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var gd=["waiting","making","storing"],hd={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Do({creation:e}){let{creation:a}=p.value,t=hd[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:gd.map((o,s)=>r("li",{class:s<t?"stage-past":s===t?"stage-now":"stage-ahead","aria-current":s===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(xd,{creation:e})]})]})}function xd({creation:e}){let{creation:a}=p.value,t=Ld(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let s=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(s>0?a.remaining(s):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Ld(){let[e,a]=N(Date.now());return y(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function Fo({creation:e}){let{creation:a}=p.value,{id:t,originalImages:o,generatedImage:s}=e,[n]=o,l=a.alt(ie(e),O(e.style));return s&&n&&o.length===1?r(Xl,{picture:s,children:r(Mo,{before:r(Te,{of:t,picture:n,alt:a.original}),after:r(Te,{of:t,picture:s,alt:l})})}):s?r(Xl,{picture:s,children:r(Te,{of:t,picture:s,alt:l,class:"framed-picture"})}):r("div",{class:`unfinished ${le(e)?"unfinished-live":""}`,children:[n&&r(Te,{of:t,picture:n,alt:a.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:le(e)?r(Do,{creation:e}):r(Ro,{creation:e})})]})}function Xl({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}var Id=400,Ht=g(null),Kl={},Ql=null;Z(()=>{Ht.value=null;let e=Kl={},a=D.value,t=ye.value.map(yo).filter(c=>!(c instanceof File)),{count:o,seed:s,negativePrompt:n,...l}=te.value,u=oa.value;if(!K.value||!a||!He(a)||t.length<ye.value.length)return;let i={model:a.id,...l,images:t},d=setTimeout(()=>{Cd(i,u,()=>e===Kl)},Id);return()=>clearTimeout(d)});async function Cd(e,a,t){try{let{quote:o,errors:s}=(await G(_s,{input:e})).quoteGeneration;if(!t()||(s[0]&&(Ht.value=s[0].message),o===null||o.credits===a||o.credits===Ql))return;Ql=o.credits,await Ca()}catch{return}}var yd=11;function Zl(){let{studio:e}=p.value,a=D.value?.id,t=Pe.value?.filter(({models:o})=>!o||o.some(({id:s})=>s===a));return y(()=>{t&&!t.some(({id:o})=>o===ve.peek())&&(ve.value=t.find(({id:o})=>o===Qa)?.id??t[0]?.id??Qa)},[Pe.value,a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:t?t.map(o=>{let s=O(o);return r("label",{class:"style",title:ko(o),children:[r("input",{class:"unseen",type:"radio",name:"style",value:o.id,checked:ve.value===o.id,onChange:()=>{ve.value=o.id}}),o.previewUrl?r("img",{class:"style-picture",src:o.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:s})]},o.id)}):Array.from({length:yd},(o,s)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},s))})]})}function bd(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function jl(){let{studio:e}=p.value,{ratios:a}=ta.value;return a.length===0?null:r(ua,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let o=bd(t);return o?{id:t,text:o.join(":"),icon:r(vd,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}}),value:te.value.aspectRatio??"AUTO",onChoose:t=>{va.value=t}})}function vd({width:e,height:a}){let t=14/Math.max(e,a),[o,s]=[Math.max(e*t,3),Math.max(a*t,3)];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-s/2,width:o,height:s,rx:"1.5"})})}function Jl(){let{resolutions:e}=ta.value,a=te.value.resolution;return a===null?null:r(ua,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:Po(t)})),value:a,onChoose:t=>{Sa.value=t}})}function Yl(){let{formats:e}=ta.value,a=te.value.outputFormat;return a===null?null:r(ua,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{wa.value=t}})}function eu(){let{counts:e}=ta.value;return e.length<2?null:r(ua,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(te.value.count),onChoose:a=>{ja.value=Number(a)}})}function au(){let{studio:e}=p.value;return ta.value.transparency?r(ua,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:te.value.background===null?"auto":"transparent",onChoose:a=>{Za.value=a==="transparent"}}):null}function tu(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=ta.value;return!a&&!t?null:r("details",{class:"more-fields",open:Ge.peek()!==""||aa.peek()!=="",children:[r("summary",{class:"label",children:e.moreOptions}),t&&r("div",{children:[r("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"negative-prompt",class:"field",type:"text",value:aa.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:o=>{aa.value=o.currentTarget.value}})]}),a&&r("div",{children:[r("label",{class:"label",for:"seed",children:[e.seed," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:Ge.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":Ja.value,"aria-describedby":"seed-trouble",onInput:o=>{Ge.value=o.currentTarget.value}}),te.value.seed!==null&&te.value.count>1&&r("p",{class:"hint",children:e.seedAlike}),r("p",{class:"trouble",id:"seed-trouble",role:"alert",children:Ja.value&&e.seedWrong(Rr)})]})]})}function Bo({close:e}){return r("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:r(_e,{})})}function ia({label:e,class:a,close:t,onKeyDown:o,children:s}){let n=_(null);return y(()=>{let l=n.current,u=document.activeElement;return l?.showModal(),()=>{l?.close(),u instanceof HTMLElement&&u.isConnected&&u.focus({preventScroll:!0})}},[]),r("dialog",{ref:n,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:s})}var Sd=1e4;function ou(){let{studio:e}=p.value,a=D.value,t=a!==null&&!He(a);return y(()=>{if(!t)return;let o=setInterval(()=>{Ca()},Sd);return()=>clearInterval(o)},[t]),r("div",{class:"group",children:[r("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${O(a)}`:e.model,onClick:()=>{We.value="model"},children:a&&r(C,{children:[r(nu,{model:a}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:O(a)}),r("span",{class:"model-facts",children:r(su,{model:a})})]}),r(At,{"aria-hidden":"true"})]})}),r("p",{class:"trouble",role:"alert",children:t&&e.paused(O(a))})]})}function ru(){return We.value==="model"?r(wd,{}):null}function wd(){let{studio:e}=p.value;y(()=>{Ca()},[]);let a=()=>{We.value=null},t=(we.value??[]).filter(({status:s})=>s!=="RETIRED"),o=[{title:e.modelsMake,members:t.filter(s=>!Re(s))},{title:e.modelsTools,members:t.filter(Re)}];return r(ia,{label:e.chooseModel,class:"dialog picker",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.chooseModel}),r(Bo,{close:a})]}),r("div",{class:"picker-body",children:o.map(({title:s,members:n})=>n.length>0&&r("section",{children:[r("h3",{class:"label",children:s}),r("ul",{class:"model-list",children:n.map(l=>r("li",{children:r(kd,{model:l,onChoose:()=>{qe.value=l.id,a()}})},l.id))})]},s))})]})}function kd({model:e,onChoose:a}){let{studio:t}=p.value,o=e.id===D.value?.id;return r("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":o,autofocus:o,disabled:!He(e),onClick:a,children:[r(nu,{model:e}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:[O(e)," ",!He(e)&&r("span",{class:"tag tag-pending",children:t.pausedTag})]}),r("span",{class:"model-description",children:ko(e)}),r("span",{class:"model-abilities",children:Pd(e).map(s=>r("span",{class:"ability",children:s},s))})]}),r("span",{class:"model-facts",children:r(su,{model:e})})]})}function su({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:o}=p.value,s=e.map(l=>l.credits),n=Math.min(...s);return r(C,{children:[r("span",{class:"model-price",children:n<Math.max(...s)?t.from(o(n)):o(n)}),r("span",{children:t.about(a)})]})}function nu({model:{id:e,name:a}}){let t=[...e].reduce((o,s)=>(o*17+s.charCodeAt(0)*47)%360,0);return r("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function Pd(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(Po(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(o=>o!==null)}var Ad=6;function lu(e){let a=_(null);return y(()=>{let t=null,o=(i,d)=>{let c=document.elementFromPoint(i,d)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},s=i=>{for(let d of a.current?.children??[])d.classList.toggle("reference-moving",i&&d instanceof HTMLElement&&d.dataset.key===t?.key)},n=i=>{if(i.button!==0||!(i.target instanceof Element)||i.target.closest("button"))return;let d=o(i.clientX,i.clientY)?.dataset.key;d!==void 0&&(t={key:d,x:i.clientX,y:i.clientY,hasMoved:!1})},l=i=>{if(t===null||(t.hasMoved||=Math.hypot(i.clientX-t.x,i.clientY-t.y)>Ad,!t.hasMoved))return;s(!0);let d=o(i.clientX,i.clientY);d&&d.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(d))},u=()=>{s(!1),t=null};return addEventListener("pointerdown",n),addEventListener("pointermove",l),addEventListener("pointerup",u),addEventListener("pointercancel",u),()=>{removeEventListener("pointerdown",n),removeEventListener("pointermove",l),removeEventListener("pointerup",u),removeEventListener("pointercancel",u)}},[]),a}var _d="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function iu({isNeeded:e}){let{studio:a}=p.value,t=Dd(),o=ke.value,s=ae.value,n=fe(""),l=lu(yr);if(o===0)return s.length>0?r("p",{class:"hint",children:a.notUsed(s.length)}):null;let u=(c,h)=>{yr(c.key,h),n.value=a.moved(h+1,s.length)},i=ye.value.some(c=>c.kind==="file"&&c.reduced),d=ye.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return r("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[r("p",{class:"label",id:"references-label",children:[o===1?a.image:a.references," ",r("span",{class:"optional",children:[D.value?.requiresInputImage?a.required:a.optional,o>1&&` \xB7 ${a.upTo(o)}`]})]}),r("div",{class:`references ${t?"references-dragged":""} ${s.length>0?"references-some":""}`,children:[s.length>0&&r("ol",{class:"reference-list",ref:l,children:s.map((c,h)=>r(Md,{reference:c,at:h,of:s.length,isUsed:h<o,onMove:f=>u(c,f)},c.key))}),(s.length<o||o===1)&&r(Td,{isFirst:s.length===0,isDragged:t})]}),r("p",{class:"unseen",role:"status",children:n.value}),s.length>o&&r("p",{class:"hint",children:a.beyond(o)}),r("p",{class:"hint",id:"references-note",role:"status",children:i?a.reduced:d?a.unseen:null}),r("p",{class:"trouble",id:"references-trouble",role:"alert",children:ea.value?Fd(ea.value):e?a.imageNeeded:null})]})}function Td({isFirst:e,isDragged:a}){let{studio:t}=p.value;return r("div",{class:"adding",children:[r("label",{class:"adding-files",title:t.limits,children:[Ne.value>0?r("span",{class:"spinner","aria-hidden":"true"}):r(Ta,{"aria-hidden":"true"}),r("span",{children:a?t.dropNow:Ne.value>0?t.checking:e?r(C,{children:[t.drop," ",r("span",{class:"adding-pick",children:t.pick})]}):r("span",{class:"adding-pick",children:ke.value===1?t.replace:t.addImage})}),r("input",{class:"unseen",type:"file",multiple:ke.value>1,accept:_d,"aria-describedby":"references-trouble",onChange:o=>{let s=[...o.currentTarget.files??[]];o.currentTarget.value="",s.length>0&&Cr(s)}})]}),r("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{We.value="creation"},children:[r(Ma,{"aria-hidden":"true"}),r("span",{children:t.fromCreationsShort})]})]})}function Md({reference:e,at:a,of:t,isUsed:o,onMove:s}){let{studio:n}=p.value,l=_(null),u=Rd(e),i="picture"in e?_o(e.picture):e.thumbnail,d=h=>{let f=document.activeElement;s(a+h),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=h=>{let f=h.key==="ArrowLeft"?-1:h.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(h.preventDefault(),d(f))};return r("li",{class:`reference ${o?"":"reference-unused"}`,ref:l,"data-key":e.key,title:u,onKeyDown:c,children:[i!==null?r("img",{class:"reference-picture",src:i,alt:`${a+1}. ${u}`,draggable:!1}):r("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${u}`,children:r(Rt,{"aria-hidden":"true"})}),r("button",{class:"reference-remove",type:"button","aria-label":n.remove(a+1),onClick:()=>Co(e.key),children:r(_e,{"aria-hidden":"true"})}),t>1&&r("span",{class:"reference-order",children:[r("button",{type:"button","aria-label":n.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&d(-1),children:r(Aa,{"aria-hidden":"true"})}),r("span",{"aria-hidden":"true",children:a+1}),r("button",{type:"button","aria-label":n.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&d(1),children:r(_a,{"aria-hidden":"true"})})]})]})}function Rd(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function Dd(){let e=fe(!1);return y(()=>{let a=0,t=i=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+i),e.value=a>0&&ke.peek()>0)},o=t(1),s=t(-1),n=i=>i.preventDefault(),l=i=>{i.preventDefault(),a=0,e.value=!1,uu(i.dataTransfer)},u=i=>{let d=i.target instanceof Element&&i.target.matches("input, textarea"),c=!!i.clipboardData?.files.length;d&&!c&&i.clipboardData?.getData("text")||(i.preventDefault(),uu(i.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",s),addEventListener("dragover",n),addEventListener("drop",l),addEventListener("paste",u),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",s),removeEventListener("dragover",n),removeEventListener("drop",l),removeEventListener("paste",u)}},[]),e.value}function uu(e){Cr([...e?.files??[]])}function Fd(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,nl(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function du({onSubmit:e}){let{studio:a}=p.value,[t,o]=N(!1),s=_(null),n=D.value===null||!Re(D.value),l=Fr.value,u=i=>{i.preventDefault();let d=c=>s.current?.querySelector(c)?.focus();o(l!==null),l==="paused"?d(".model-button"):l==="image"?d("input[type=file]"):l==="prompt"||l==="long"?d("#prompt"):Ja.value&&d("#seed"),!(l!==null||Ja.value)&&(Yn(),e())};return r("form",{class:"composer card",ref:s,onSubmit:u,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(ou,{}),r(iu,{isNeeded:t&&l==="image"}),n&&r(C,{children:[r(Bd,{isNeeded:t&&l==="prompt",onSubmit:u}),r(Zl,{})]}),r(jl,{}),r("div",{class:"side-by-side",children:[r(Jl,{}),r(Yl,{}),r(au,{}),r(eu,{})]}),r("p",{class:"trouble",role:"alert",children:Ht.value!==null&&a.clash(Ht.value)}),r(tu,{}),r(Ed,{})]})}function Bd({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:t.prompt}),r("textarea",{id:"prompt",class:"field prompt",rows:3,value:ze.value,placeholder:ye.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||wt.value>0,"aria-describedby":"prompt-trouble",onInput:o=>{ze.value=o.currentTarget.value},onKeyDown:o=>{o.key==="Enter"&&!o.repeat&&(o.metaKey||o.ctrlKey)&&a(o)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:wt.value>0?t.promptTooLong(wt.value):e?t.promptNeeded:null})]})}function Ed(){let{studio:e,credits:a}=p.value,t=Ya.value,o=oa.value,s=ue.value?.balance,n=Dr.value,{count:l}=te.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":ue.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&o!==null&&r("span",{class:"price-bar-each",children:[" ",l," \xD7 ",o]})]})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:s===void 0?e.priceUnknown:a(s)})]})]}),n>0?r(C,{children:[r("p",{class:"trouble",children:e.short(a(n))}),r(be,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":Fr.value==="loading",children:[r(Be,{"aria-hidden":"true"}),D.value&&Re(D.value)?e.apply:e.make(l)]})]})}var ot=new Oe(30);ot.filter.value={status:["SUCCESS"]};function fu(){return We.value==="creation"?r(Ud,{}):null}function Ud(){let{studio:e,gallery:a}=p.value;y(()=>ot.open(),[]);let t=()=>{We.value=null},o=ot.shown.value;return r(ia,{label:e.fromCreations,class:"dialog picker",close:t,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.fromCreations}),r(Bo,{close:t})]}),r("div",{class:"picker-body",children:[o.length===0&&ot.state.value==="ready"&&r("p",{class:"hint",children:a.empty}),r("ul",{class:"strip",children:o.map(s=>r("li",{children:r(tt,{creation:s,onOpen:()=>{Io(s),t()}})},s.id))}),ot.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{ot.more()},children:a.more})]})]})}function cu({creations:e,selected:a,onSelect:t}){let{studio:o}=p.value,s=e.find(({generatedImage:l})=>l)?.generatedImage,n=s?s.height>s.width:a.aspectRatio.startsWith("PORTRAIT");return r("ul",{class:`together together-${e.length} ${n?"together-tall":""}`,"aria-label":o.together(e.length),children:e.map((l,u)=>r(Od,{creation:l,at:u+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function Od({creation:e,at:a,of:t,isSelected:o,onSelect:s}){let{creation:n,studio:l}=p.value,{id:u,generatedImage:i,originalImages:d,status:c}=e,h=i??d[0],f=le(e)?n.stages[e.stage]:n.statuses[c],m=i?{"--shape":String(i.width/i.height)}:void 0;return r("li",{class:"member","data-member":u,"data-status":c,children:r("div",{class:`member-frame ${le(e)?"unfinished-live":""}`,style:m,children:[h&&r(Te,{of:u,picture:h,alt:"",class:i?"member-picture":"unfinished-original"}),!i&&r("div",{class:"member-state",children:le(e)?r(Do,{creation:e}):r(Ro,{creation:e})}),r("button",{class:"member-button",type:"button","aria-pressed":o,"aria-label":`${l.show(ie(e))} \u2013 ${n.part(a,t)}, ${f}`,onClick:()=>{o?J.value={id:u,within:Se}:s()}})]})})}var qd=3;function pu(){return r("ul",{class:"pending",hidden:he.value.length===0,children:he.value.map(e=>r(Nd,{intent:e},e.key))})}function Hd({key:e,order:a},t){let o=a.kind==="retry"?Ka(a.id)?.peek():void 0;o&&(vo(o),kn(o)),qe.value=t,go(e)}function Nd({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,s=t?.kind==="refused"?t.refusal:null,n=s?.__typename==="ModelUnavailable"?s.alternatives.slice(0,qd):[];return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(C,{children:[r("p",{class:"trouble",role:"alert",children:dl(t)}),r("div",{class:"actions",children:[s?.__typename==="InsufficientCredits"&&r(be,{class:"button button-main",href:"/billing#packs",children:a.buy}),n.map(l=>r("button",{class:"button",type:"button",onClick:()=>Hd(e,l.id),children:a.useModel(O(l))},l.id)),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{Cn(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>go(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function mu(){let e=_(null);y(()=>Se.open(),[]);let a=po.value?.group??null;return y(()=>{if(a!==null)return co.show({group:a}),co.open()},[a]),r("div",{class:"studio",children:[r(du,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(pu,{}),r(Gd,{})]}),r(ru,{}),r(fu,{})]})}function Gd(){let{studio:e,creation:a}=p.value,t=po.value;if(t===null)return Se.state.value==="loading"?r("div",{class:"result-canvas"}):r(zd,{});let o=pn.value;return r(C,{children:[r("div",{class:"result-canvas",children:o.length>1?r(cu,{creations:o,selected:t,onSelect:({id:s})=>{La.value=s}}):r(Fo,{creation:t},t.id)}),r("div",{class:"result-foot",children:[r("div",{class:"result-words",children:[r("p",{class:"result-prompt",children:ie(t)}),r("p",{class:"result-facts",children:[t.prompt&&r(C,{children:[r("span",{class:"tag",children:O(t.model)}),r("span",{class:"tag tag-quiet",children:O(t.style)})]}),o.length>1&&r("span",{class:"tag tag-quiet",children:a.part(o.indexOf(t)+1,o.length)})]})]}),r(To,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:Se.shown.value.slice(0,12).map(s=>r(tt,{creation:s,current:s.id===t.id,onOpen:()=>{s.id===t.id?J.value={id:s.id,within:Se}:La.value=s.id}},s.id))}),r("p",{class:"unseen",children:a.open})]})}function zd(){let{studio:e}=p.value,t=Pe.value?.find(({id:o})=>o===ve.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(Mo,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function gu(){let e=fe(""),a=_(new Map);return za(()=>{let{announce:t,stages:o,statuses:s}=p.value.creation;for(let n of Se.ids.value){let l=Ka(n)?.value;if(!l)continue;let u=a.current.get(n);if(a.current.set(n,l.stage),u===l.stage||u===void 0&&!le(l))continue;let i=le(l)?o[l.stage]:s[l.status];e.value=t(ie(l).slice(0,60),i)}}),r("div",{class:"unseen",role:"status",children:e})}var hu=matchMedia("(prefers-color-scheme: dark)"),xu=g(hu.matches),Eo=g(Iu()),rt=T(()=>Eo.value??(xu.value?"dark":"light"));hu.addEventListener("change",({matches:e})=>{xu.value=e});addEventListener("storage",({key:e})=>{e===ra.theme&&(Eo.value=Iu())});Z(()=>{document.documentElement.dataset.theme=rt.value});function Lu(){Eo.value=rt.peek()==="dark"?"light":"dark",wo(ra.theme,Eo.value)}function Iu(){let e=So(ra.theme);return e==="light"||e==="dark"?e:null}function Or({label:e,icon:a,children:t}){let[o,s]=N(!1),n=ps(),l=_(null),u=_(null);return y(()=>{if(!o)return;let d=({target:c})=>{l.current?.contains(c)||s(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(s(!1),u.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:u,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":n,onClick:()=>s(!o),children:a}),r("div",{class:"menu-choices",id:n,hidden:!o,onClick:()=>s(!1),children:t})]})}function Cu(){let{nav:e,credits:a}=p.value,t=ue.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(be,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(Wd,{}),r("span",{children:"Atelier"})]}),zs&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(qr,{href:"/",icon:r(Be,{}),text:e.studio}),r(qr,{href:"/creations",icon:r(Ma,{}),text:e.creations}),r(qr,{href:"/billing",icon:r(qt,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(be,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(Tt,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":et(t)})]}),r(Or,{label:e.language,icon:r(Dt,{}),children:rl.map(({id:o,name:s})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":Ae.value===o,onClick:()=>sl(o),children:s},o))}),r("button",{class:"icon-button",type:"button","aria-label":rt.value==="dark"?e.light:e.dark,title:rt.value==="dark"?e.light:e.dark,onClick:Lu,children:rt.value==="dark"?r(Ut,{}):r(Ft,{})}),r(Or,{label:e.account,icon:r(la,{}),children:[K.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:K.value.email??K.value.id})]}),K.value&&ro&&r("button",{type:"button",onClick:De(()=>Qs().catch(()=>{})),children:e.anotherDemo}),K.value&&!ro&&r("button",{type:"button",onClick:()=>{Ks()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function qr({href:e,icon:a,text:t}){let[o]=ba();return r(be,{href:e,"aria-current":o===e?"page":void 0,children:[a,r("span",{children:t})]})}function Wd(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var Vd={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function yu(){let e=J.value,a=e&&Ka(e.id)?.value;return a?r($d,{creation:a,within:e.within}):null}function $d({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],s=o.findIndex(({id:c})=>c===e.id),n=s>0?o[s-1]:void 0,l=s>=0?o[s+1]:void 0;y(()=>{a&&s>=o.length-3&&a.more()},[a,s,o.length]);let u=()=>{J.value=null},i=c=>{c&&(J.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")i(n);else if(c.key==="ArrowRight")i(l);else if(c.key==="Delete"&&e.completedAt!==null)Da.value=e.id;else return;c.preventDefault()}};return r(ia,{label:ie(e).slice(0,100),class:"dialog large",close:u,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:u,children:r(_e,{})}),r("div",{class:"large-canvas",children:[r(Fo,{creation:e},e.id),a&&r(C,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!n,onClick:()=>i(n),children:r(Aa,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>i(l),children:r(_a,{})})]})]}),r("div",{class:"large-side",children:[r(Xd,{creation:e}),r(To,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function Xd({creation:e}){let{large:a,studio:t,billing:o,credits:s}=p.value,n=e.generatedImage;return r(C,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",children:ie(e)}),r(Kd,{creation:e}),r("dl",{class:"facts",children:[r("dt",{children:t.model}),r("dd",{children:O(e.model)}),e.prompt&&r(C,{children:[r("dt",{children:t.style}),r("dd",{children:O(e.style)})]}),n&&r(C,{children:[r("dt",{children:a.size}),r("dd",{children:[n.width," \xD7 ",n.height," ",Vd[n.contentType]]})]}),e.seed!==null&&r(C,{children:[r("dt",{children:t.seed}),r("dd",{children:e.seed})]}),r("dt",{children:a.made}),r("dd",{children:Pt(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:s(e.refunded?0:e.creditsUsed)})]})]})}function Kd({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:r("ol",{class:"large-references","aria-label":t.references,children:a.map((o,s)=>r("li",{children:r(Te,{of:e,picture:o,alt:t.reference(s+1),small:!0})},_o(o)))})}var Qd=8e3,Zd=1200,bu={get:()=>navigator.onLine};function vu(){let e=fe(bu.get()),a=fe(!1);za(()=>{let s=()=>{e.value=bu.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),za(()=>{if(Xa.value!=="lost"){a.value=!1;return}let s=setTimeout(()=>{a.value=!0},Zd);return()=>clearTimeout(s)}),za(()=>{if(!Ia.value)return;let s=setTimeout(()=>{Ia.value=!1},Qd);return()=>clearTimeout(s)});let{notices:t}=p.value,o=e.value?ga.value==="unreachable"?t.limited(ir.value)??t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(_t,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:[Ia.value&&r("p",{class:"notice",children:[r(at,{"aria-hidden":"true"}),t.repeated]}),no.value&&r("p",{class:"notice",children:[r(at,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{no.value=!1},children:r(_e,{})})]})]})]})}function Su(){let e=Da.value;return e===null?null:r(jd,{id:e},e)}function jd({id:e}){let{remove:a}=p.value,[t,o]=N(!1),[s,n]=N(null),l=()=>{Da.value=null},u=async()=>{o(!0);let i=Jd(e,J.peek()?.within??null),d=await Yd(e);o(!1),n(d),d===null&&(l(),J.peek()?.id===e&&(J.value=i),mr(e))};return r(ia,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:s}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:De(u),children:a.confirm})]})]})}function Jd(e,a){let t=a?.shown.peek()??[],o=t.findIndex(n=>n.id===e),s=o<0?void 0:t[o+1]??t[o-1];return s?{id:s.id,within:a}:null}async function Yd(e){try{let a=(await G(Fs,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?ka(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof j?t.unreachable:t.failed}}function wu(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(C,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{Xs()},children:e.button})]}):r(ef,{})]})}function ef(){let{signIn:e}=p.value,[a,t]=N(""),[o,s]=N(null),n=async l=>{l.preventDefault();try{s(await $s(a)?null:"refused")}catch{s("unreachable")}};return r("form",{onSubmit:l=>{n(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}function ku(){let[e]=ba(),a=_(null),t=_(!0),{titles:o}=p.value,s=e==="/creations"?o.creations:e==="/billing"?o.billing:o.studio;return y(()=>{document.title=s},[s]),y(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(C,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(Cu,{}),r("main",{id:"main",ref:a,tabIndex:-1,children:ga.value==="signed-out"?r(wu,{}):r(Zn,{children:[r(St,{path:"/",component:mu}),r(St,{path:"/creations",component:$l}),r(St,{path:"/billing",component:fl}),r(St,{children:r(jn,{to:"/",replace:!0})})]})}),r(vu,{}),r(gu,{}),r(yu,{}),r(Su,{})]})}var Hr=document.getElementById("root");if(Hr===null)throw new Error("the page has no #root");Hr.replaceChildren();os(r(ku,{}),Hr);addEventListener("keydown",tl,{capture:!0});An();
