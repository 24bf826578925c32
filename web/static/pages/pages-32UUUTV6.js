var Ct,_,Mn,ka,ra,An,Rn,Dn,xr,fo,It,Fn,Cr,Lr,Ir,Bn,co={},po=[],zu=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,vt=Array.isArray;function Oe(e,a){for(var t in a)e[t]=a[t];return e}function vr(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function ie(e,a,t){var o,n,s,l={};for(s in a)s=="key"?o=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?Ct.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return yt(e,l,o,n,null)}function yt(e,a,t,o,n){var s={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++Mn,__i:-1,__u:0};return n==null&&_.vnode!=null&&_.vnode(s),s}function w(e){return e.children}function Za(e,a){this.props=e,this.context=a}function wa(e,a){if(a==null)return e.__?wa(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?wa(e):null}function Wu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],n=[],s=Oe({},a);s.__v=a.__v+1,_.vnode&&_.vnode(s),Sr(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??wa(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,Hn(o,s,n),a.__e=a.__=null,s.__e!=t&&En(s)}}function En(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),En(e)}function yr(e){(!e.__d&&(e.__d=!0)&&ra.push(e)&&!mo.__r++||An!=_.debounceRendering)&&((An=_.debounceRendering)||Rn)(mo)}function mo(){try{for(var e,a=1;ra.length;)ra.length>a&&ra.sort(Dn),e=ra.shift(),a=ra.length,Wu(e)}finally{ra.length=mo.__r=0}}function On(e,a,t,o,n,s,l,i,d,u,c){var g,f,m,I,v,U,B=o&&o.__k||po,C=a.length;for(d=Vu(t,a,B,d,C),g=0;g<C;g++)(m=t.__k[g])!=null&&(f=m.__i!=-1&&B[m.__i]||co,m.__i=g,U=Sr(e,m,f,n,s,l,i,d,u,c),I=m.__e,m.ref&&f.ref!=m.ref&&(f.ref&&wr(f.ref,null,m),c.push(m.ref,m.__c||I,m)),v==null&&I!=null&&(v=I),4&m.__u?(d=Un(m,d,e),f.__e&&(f.__e=null)):typeof m.type=="function"&&U!==void 0?d=U:I&&(d=I.nextSibling),m.__u&=-7);return t.__e=v,d}function Vu(e,a,t,o,n){var s,l,i,d,u,c=t.length,g=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=yt(null,l,null,null,null):vt(l)?l=e.__k[s]=yt(w,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=yt(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,d=s+f,l.__=e,l.__b=e.__b+1,i=null,(u=l.__i=$u(l,t,d,g))!=-1&&(g--,(i=t[u])&&(i.__u|=2)),i==null||i.__v==null?(u==-1&&(n>c?f--:n<c&&f++),typeof l.type!="function"&&(l.__u|=4)):u!=d&&(u==d-1?f--:u==d+1?f++:(u>d?f--:f++,l.__u|=4))):e.__k[s]=null;if(g)for(s=0;s<c;s++)(i=t[s])!=null&&(2&i.__u)==0&&(i.__e==o&&(o=wa(i)),Gn(i,i));return o}function Un(e,a,t){var o,n;if(typeof e.type=="function"){for(o=e.__k,n=0;o&&n<o.length;n++)o[n]&&(o[n].__=e,a=Un(o[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=wa(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function br(e,a){return a=a||[],e==null||typeof e=="boolean"||(vt(e)?e.some(function(t){br(t,a)}):a.push(e)),a}function $u(e,a,t,o){var n,s,l,i=e.key,d=e.type,u=a[t],c=u!=null&&(2&u.__u)==0;if(u===null&&i==null||c&&i==u.key&&d==u.type)return t;if(o>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((u=a[l=n>=0?n--:s++])!=null&&(2&u.__u)==0&&i==u.key&&d==u.type)return l}return-1}function _n(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||zu.test(a)?t:t+"px"}function uo(e,a,t,o,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||_n(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||_n(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(Fn,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?o?t[It]=o[It]:(t[It]=Cr,e.addEventListener(a,s?Ir:Lr,s)):e.removeEventListener(a,s?Ir:Lr,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function Tn(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[fo]==null)a[fo]=Cr++;else if(a[fo]<t[It])return;return t(_.event?_.event(a):a)}}}function Sr(e,a,t,o,n,s,l,i,d,u){var c,g,f,m,I,v,U,B,C,D,he,J,X,oa,y,E,b=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(d=!!(32&t.__u),s=[i=a.__e=t.__e]),(c=_.__b)&&c(a);e:if(typeof b=="function"){g=l.length;try{if(C=a.props,D=b.prototype&&b.prototype.render,he=(c=b.contextType)&&o[c.__c],J=c?he?he.props.value:c.__:o,t.__c?B=(f=a.__c=t.__c).__=f.__E:(D?a.__c=f=new b(C,J):(a.__c=f=new Za(C,J),f.constructor=b,f.render=Ku),he&&he.sub(f),f.state||(f.state={}),f.__n=o,m=f.__d=!0,f.__h=[],f._sb=[]),D&&f.__s==null&&(f.__s=f.state),D&&b.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Oe({},f.__s)),Oe(f.__s,b.getDerivedStateFromProps(C,f.__s))),I=f.props,v=f.state,f.__v=a,m)D&&b.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),D&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(D&&b.getDerivedStateFromProps==null&&C!==I&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(C,J),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(C,f.__s,J)===!1){a.__v!=t.__v&&(f.props=C,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(T){T&&(T.__=a)}),po.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),i=wa(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(C,f.__s,J),D&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(I,v,U)})}if(f.context=J,f.props=C,f.__P=e,f.__e=!1,X=_.__r,oa=0,D)f.state=f.__s,f.__d=!1,X&&X(a),c=f.render(f.props,f.state,f.context),po.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,X&&X(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++oa<25);f.state=f.__s,f.getChildContext!=null&&(o=Oe(Oe({},o),f.getChildContext())),D&&!m&&f.getSnapshotBeforeUpdate!=null&&(U=f.getSnapshotBeforeUpdate(I,v)),y=c!=null&&c.type===w&&c.key==null?Nn(c.props.children):c,i=On(e,vt(y)?y:[y],a,t,o,n,s,l,i,d,u),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),B&&(f.__E=f.__=null)}catch(T){if(l.length=g,a.__v=null,d||s!=null){if(T.then){for(a.__u|=d?160:128;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;s!=null&&(s[s.indexOf(i)]=null),a.__e=i}else if(s!=null)for(E=s.length;E--;)vr(s[E])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),T.then||qn(a),_.__e(T,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):i=a.__e=Xu(t.__e,a,t,o,n,s,l,d,u);return(c=_.diffed)&&c(a),128&a.__u?void 0:i}function qn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(qn))}function Hn(e,a,t){for(var o=0;o<t.length;o++)wr(t[o],t[++o],t[++o]);_.__c&&_.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){_.__e(s,n.__v)}})}function Nn(e){return typeof e!="object"||e==null||e.__b>0?e:vt(e)?e.map(Nn):e.constructor!==void 0?null:Oe({},e)}function Xu(e,a,t,o,n,s,l,i,d){var u,c,g,f,m,I,v,U=t.props||co,B=a.props,C=a.type;if(C=="svg"?n="http://www.w3.org/2000/svg":C=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(u=0;u<s.length;u++)if((m=s[u])&&"setAttribute"in m==!!C&&(C?m.localName==C:m.nodeType==3)){e=m,s[u]=null;break}}if(e==null){if(C==null)return document.createTextNode(B);e=document.createElementNS(n,C,B.is&&B),i&&(_.__m&&_.__m(a,s),i=!1),s=null}if(C==null)U===B||i&&e.data==B||(e.data=B);else{if(s=C=="textarea"&&B.defaultValue!=null?null:s&&Ct.call(e.childNodes),!i&&s!=null)for(U={},u=0;u<e.attributes.length;u++)U[(m=e.attributes[u]).name]=m.value;for(u in U)m=U[u],u=="dangerouslySetInnerHTML"?g=m:u=="children"||u in B||u=="value"&&"defaultValue"in B||u=="checked"&&"defaultChecked"in B||uo(e,u,null,m,n);for(u in B)m=B[u],u=="children"?f=m:u=="dangerouslySetInnerHTML"?c=m:u=="value"?I=m:u=="checked"?v=m:i&&typeof m!="function"||U[u]===m||uo(e,u,m,U[u],n);if(c)i||g&&(c.__html==g.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(g&&(e.innerHTML=""),On(a.type=="template"?e.content:e,vt(f)?f:[f],a,t,o,C=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&wa(t,0),i,d),s!=null)for(u=s.length;u--;)vr(s[u]);i&&C!="textarea"||(u="value",C=="progress"&&I==null?e.removeAttribute("value"):I!=null&&(I!==e[u]||C=="progress"&&!I||C=="option"&&I!=U[u])&&uo(e,u,I,U[u],n),u="checked",v!=null&&v!=e[u]&&uo(e,u,v,U[u],n))}return e}function wr(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(n){_.__e(n,t)}}function Gn(e,a,t){var o,n;if(_.unmount&&_.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||wr(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){_.__e(s,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(n=0;n<o.length;n++)o[n]&&Gn(o[n],a,t||typeof e.type!="function");t||vr(e.__e),e.__c=e.__=e.__e=void 0}function Ku(e,a,t){return this.constructor(e,t)}function zn(e,a,t){var o,n,s,l;a==document&&(a=document.documentElement),_.__&&_.__(e,a),n=(o=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],Sr(a,e=(!o&&t||a).__k=ie(w,null,[e]),n||co,co,a.namespaceURI,!o&&t?[t]:n?null:a.firstChild?Ct.call(a.childNodes):null,s,!o&&t?t:n?n.__e:a.firstChild,o,l),Hn(s,e,l),e.props.children=null}function go(e,a,t){var o,n,s,l,i=Oe({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?o=a[s]:s=="ref"?n=a[s]:i[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(i.children=arguments.length>3?Ct.call(arguments,2):t),yt(e.type,i,o||e.key,n||e.ref,null)}function ja(e){function a(t){var o,n;return this.getChildContext||(o=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&o.forEach(function(l){l.__e=!0,yr(l)})},this.sub=function(s){o.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){o&&o.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+Bn++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Ct=po.slice,_={__e:function(e,a,t,o){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,o||{}),l=n.__d),l)return n.__E=n}catch(i){e=i}throw e}},Mn=0,ka=function(e){return e!=null&&e.constructor===void 0},Za.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Oe({},this.state),typeof e=="function"&&(e=e(Oe({},t),this.props)),e&&Oe(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),yr(this))},Za.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),yr(this))},Za.prototype.render=w,ra=[],Rn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Dn=function(e,a){return e.__v.__b-a.__v.__b},mo.__r=0,xr=Math.random().toString(8),fo="__d"+xr,It="__a"+xr,Fn=/(PointerCapture)$|Capture$/i,Cr=0,Lr=Tn(!1),Ir=Tn(!0),Bn=0;var na,H,kr,Wn,xo=0,Jn=[],Z=_,Vn=Z.__b,$n=Z.__r,Xn=Z.diffed,Kn=Z.__c,Qn=Z.unmount,Zn=Z.__;function Ja(e,a){Z.__h&&Z.__h(H,e,xo||a),xo=0;var t=H.__H||(H.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function O(e){return xo=1,Qu(es,e)}function Qu(e,a,t){var o=Ja(na++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):es(void 0,a),function(i){var d=o.__N?o.__N[0]:o.__[0],u=o.t(d,i);d!==u&&(o.__N=[u,o.__[1]],o.__c.setState({}))}],o.__c=H,!H.__f)){var n=function(i,d,u){if(!o.__c.__H)return!0;var c=!1,g=o.__c.props!==i;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var I=m.__[0];m.__=m.__N,m.__N=void 0,I!==m.__[0]&&(g=!0)}}),s){var f=s.call(this,i,d,u);return c?f||g:f}return!c||g};H.__f=!0;var s=H.shouldComponentUpdate,l=H.componentWillUpdate;H.componentWillUpdate=function(i,d,u){if(this.__e){var c=s;s=void 0,n(i,d,u),s=c}l&&l.call(this,i,d,u)},H.shouldComponentUpdate=n}return o.__N||o.__}function L(e,a){var t=Ja(na++,3);!Z.__s&&Ar(t.__H,a)&&(t.__=e,t.u=a,H.__H.__h.push(t))}function Me(e,a){var t=Ja(na++,4);!Z.__s&&Ar(t.__H,a)&&(t.__=e,t.u=a,H.__h.push(t))}function S(e){return xo=5,Ue(function(){return{current:e}},[])}function Ue(e,a){var t=Ja(na++,7);return Ar(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function Ya(e){var a=H.context[e.__c],t=Ja(na++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(H)),a.props.value):e.__}function Yn(){var e=Ja(na++,11);if(!e.__){for(var a=H.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Zu(){for(var e;e=Jn.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(ho),a.__h.some(Pr),a.__h=[]}catch(t){a.__h=[],Z.__e(t,e.__v)}}}Z.__b=function(e){H=null,Vn&&Vn(e)},Z.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),Zn&&Zn(e,a)},Z.__r=function(e){$n&&$n(e),na=0;var a=(H=e.__c).__H;a&&(kr===H?(a.__h=[],H.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(ho),a.__h.some(Pr),a.__h=[],na=0)),kr=H},Z.diffed=function(e){Xn&&Xn(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(Jn.push(a)!==1&&Wn===Z.requestAnimationFrame||((Wn=Z.requestAnimationFrame)||ju)(Zu)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),kr=H=null},Z.__c=function(e,a){a.some(function(t){try{t.__h.some(ho),t.__h=t.__h.filter(function(o){return!o.__||Pr(o)})}catch(o){a.some(function(n){n.__h&&(n.__h=[])}),a=[],Z.__e(o,t.__v)}}),Kn&&Kn(e,a)},Z.unmount=function(e){Qn&&Qn(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{ho(o)}catch(n){a=n}}),t.__H=void 0,a&&Z.__e(a,t.__v))};var jn=typeof requestAnimationFrame=="function";function ju(e){var a,t=function(){clearTimeout(o),jn&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);jn&&(a=requestAnimationFrame(t))}function ho(e){var a=H,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),H=a}function Pr(e){var a=H;e.__c=e.__(),H=a}function Ar(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function es(e,a){return typeof a=="function"?a(e):a}var Ju=Symbol.for("preact-signals");function Co(){if($e>1)$e--;else{var e,a=!1;for((function(){var n=Io;for(Io=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();St!==void 0;){var t=St;for(St=void 0,Lo++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&ts(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=o}}if(Lo=0,$e--,a)throw e}}function vo(e){if($e>0)return e();_r=++Yu,$e++;try{return e()}finally{Co()}}var bt,z=void 0;function wt(e){var a=z,t=bt;z=void 0,bt=void 0;try{return e()}finally{z=a,bt=t}}var St=void 0,$e=0,Lo=0,Yu=0,_r=0,Io=void 0,yo=0;function as(e){if(z!==void 0){var a=e.n;if(a===void 0||a.t!==z)return a={i:0,S:e,p:z.s,n:void 0,t:z,e:void 0,x:void 0,r:a},z.s!==void 0&&(z.s.n=a),z.s=a,e.n=a,32&z.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=z.s,a.n=void 0,z.s.n=a,z.s=a),a}}function ee(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}ee.prototype.brand=Ju;ee.prototype.h=function(){return!0};ee.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:wt(function(){var o;(o=a.W)==null||o.call(a)}))};ee.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&wt(function(){var n;(n=a.Z)==null||n.call(a)}))}};ee.prototype.subscribe=function(e){var a=this;return Y(function(){var t=a.value;wt(function(){return e(t)})},{name:"sub"})};ee.prototype.valueOf=function(){return this.value};ee.prototype.toString=function(){return this.value+""};ee.prototype.toJSON=function(){return this.value};ee.prototype.peek=function(){var e=this;return wt(function(){return e.value})};Object.defineProperty(ee.prototype,"value",{get:function(){var e=as(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Lo>100)throw new Error("Cycle detected");(function(t){$e!==0&&Lo===0&&t.l!==_r&&(t.l=_r,Io={S:t,v:t.v,i:t.i,o:Io})})(this),this.v=e,this.i++,yo++,$e++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{Co()}}}});function h(e,a){return new ee(e,a)}function ts(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function os(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function rs(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function Pa(e,a){ee.call(this,void 0,a),this.x=e,this.s=void 0,this.g=yo-1,this.f=4}Pa.prototype=new ee;Pa.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===yo))return!0;if(this.g=yo,this.f|=1,this.i>0&&!ts(this))return this.f&=-2,!0;var e=z;try{os(this),z=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return z=e,rs(this),this.f&=-2,!0};Pa.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}ee.prototype.S.call(this,e)};Pa.prototype.U=function(e){if(this.t!==void 0&&(ee.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};Pa.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Pa.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=as(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function R(e,a){return new Pa(e,a)}function ns(e){var a=e.j;if(e.j=void 0,typeof a=="function"){$e++;var t=z;z=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,Tr(e),o}finally{z=t,Co()}}}function Tr(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,ns(e)}function ed(e){if(z!==this)throw new Error("Out-of-order effect");rs(this),z=e,this.f&=-2;try{8&this.f&&Tr(this)}finally{Co()}}function et(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,bt&&bt.push(this)}et.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};et.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,ns(this),os(this),$e++;var e=z;return z=this,ed.bind(this,e)};et.prototype.N=function(){2&this.f||(this.f|=2,this.u=St,St=this)};et.prototype.d=function(){this.f|=8,1&this.f||Tr(this)};et.prototype.dispose=function(){this.d()};function Y(e,a){var t=new et(e,a);try{t.c()}catch(n){throw t.d(),n}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var Mr,Pt,bo,ad=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,ss=[],ls=[];Y(function(){Mr=this.N})();function at(e,a){_[e]=a.bind(null,_[e]||function(){})}function kt(e){if(bo){var a=bo;bo=void 0,a()}bo=e&&e.S()}function is(e){var a=this,t=e.data,o=Se(t);o.name="ReactiveDom",o.value=t;var n=Ue(function(){for(var i=a,d=a.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var u=R(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=R(function(){return!Array.isArray(u.value)&&!ka(u.value)}),g=Y(function(){if(this.N=us,c.value){var m=u.value;i.__v&&i.__v.__e&&i.__v.__e.nodeType===3&&(i.__v.__e.data=m)}}),f=a.__$u.d;return a.__$u.d=function(){g(),f.call(this)},[c,u]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}is.displayName="ReactiveTextNode";Object.defineProperties(ee.prototype,{constructor:{configurable:!0,value:ie(w,null).constructor},type:{configurable:!0,value:is},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});at("__b",function(e,a){if(kt(),Pt=void 0,typeof a.type=="string"){var t,o=a.props;for(var n in o)if(n!=="children"){var s=o[n];s instanceof ee&&(t||(a.__np=t={}),t[n]=s,o[n]=s.peek())}}e(a)});at("__r",function(e,a){if(e(a),a.type!==w){kt();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(n,s){var l;return Y(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;ad&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),Pt=o,kt(t)}});at("__e",function(e,a,t,o){kt(),Pt=void 0,e(a,t,o)});at("diffed",function(e,a){kt(),Pt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var i=s[l];i===void 0||o&&l in o||(i.d(),s[l]=void 0)}if(o){s||(s={},t.U=s);for(var d in o){var u=s[d],c=o[d];u===void 0?(u=td(t,d,c,n),s[d]=u):u.o(c,n)}}}e(a)});function td(e,a,t,o){var n=a in e&&e.ownerSVGElement===void 0,s=h(t);return{o:function(l,i){s.value=l,o=i},d:Y(function(){this.N=us;var l=s.value.value;o[a]!==l&&(o[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}at("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var n in o){var s=o[n];s&&s.d()}}}var l=a.__np;if(l){var i=a.props;for(var d in l)i[d]=l[d]}a.__np=void 0}else{var u=a.__c;if(u){u.__$f|=8;var c=u.__$u;c&&(u.__$u=void 0,c.d())}}e(a)});at("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});Za.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var i in this.props)if(!(i in e))return!0;return!1};function Se(e,a){return Ue(function(){return h(e,a)},[])}var od=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},rd=function(e){queueMicrotask(function(){queueMicrotask(e)})};function nd(){vo(function(){for(var e;e=ss.shift();)Mr.call(e)})}function sd(){ss.push(this)===1&&(_.requestAnimationFrame||od)(nd)}function ld(){vo(function(){for(var e;e=ls.shift();)Mr.call(e)})}function us(){ls.push(this)===1&&(_.requestAnimationFrame||rd)(ld)}function tt(e,a){var t=S(e);t.current=e;var o=Pt;L(function(){return Y(function(){if(this.N=sd,!(o&&8&o.__$f))return t.current()},a)},[])}function me(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function sa(e){return me(e)==="object"}function id(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function Rr(e,a){return e.length<124?e:a}var ds="graphql-transport-ws";var Le=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(Le||{}),Ie=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(Ie||{});function fs(e){if(!sa(e))throw new Error(`Message is expected to be an object, but got ${me(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${me(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!sa(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${me(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!sa(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${me(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${me(e.payload.query)}`);if(e.payload.variables!=null&&!sa(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${me(e.payload.variables)}`);if(e.payload.operationName!=null&&me(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${me(e.payload.operationName)}`);if(e.payload.extensions!=null&&!sa(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${me(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${me(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!sa(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${me(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${me(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!id(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${me(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function cs(e,a){return fs(typeof e=="string"?JSON.parse(e,a):e)}function ot(e,a){return fs(e),JSON.stringify(e,a)}function Fr(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:i,connectionAckWaitTimeout:d=0,retryAttempts:u=5,retryWait:c=async function(A){let P=Math.pow(2,A);await new Promise(M=>setTimeout(M,P*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:g=Dr,on:f,webSocketImpl:m,generateID:I=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,A=>{let P=Math.random()*16|0;return(A=="x"?P:P&3|8).toString(16)})},jsonMessageReplacer:v,jsonMessageReviver:U}=e,B;if(m){if(!dd(m))throw new Error("Invalid WebSocket implementation provided");B=m}else typeof WebSocket<"u"?B=WebSocket:typeof global<"u"?B=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(B=window.WebSocket||window.MozWebSocket);if(!B)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let C=B,D=(()=>{let k=(()=>{let P={};return{on(M,K){return P[M]=K,()=>{delete P[M]}},emit(M){"id"in M&&P[M.id]?.(M)}}})(),A={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[k.emit,f.message]:[k.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:k.on,on(P,M){let K=A[P];return K.push(M),()=>{let Q=K.indexOf(M);Q>-1&&K.splice(Q,1)}},emit(P,...M){for(let K of[...A[P]])K(...M)}}})();function he(k){let A=[D.on("error",P=>{A.forEach(M=>M()),k(P)}),D.on("closed",P=>{A.forEach(M=>M()),k(P)})];return()=>A.forEach(P=>P())}let J,X=0,oa,y=!1,E=0,b=!1;async function T(){clearTimeout(oa);let[k,A]=await(J??(J=new Promise((K,Q)=>(async()=>{if(y){if(await c(E),!X)return J=void 0,Q({code:1e3,reason:"All Subscriptions Gone"});E++}D.emit("connecting",y);let F=new C(typeof a=="function"?await a():a,ds),Ve,Ka;function io(){isFinite(l)&&l>0&&(clearTimeout(Ka),Ka=setTimeout(()=>{F.readyState===C.OPEN&&(F.send(ot({type:Ie.Ping})),D.emit("ping",!1,void 0))},l))}he(le=>{J=void 0,clearTimeout(Ve),clearTimeout(Ka),Q(le),le instanceof At&&(F.close(4499,"Terminated"),F.onerror=null,F.onclose=null)}),F.onerror=le=>D.emit("error",le),F.onclose=le=>D.emit("closed",le),F.onopen=async()=>{try{D.emit("opened",F);let le=typeof t=="function"?await t():t;if(F.readyState!==C.OPEN)return;F.send(ot(le?{type:Ie.ConnectionInit,payload:le}:{type:Ie.ConnectionInit},v)),isFinite(d)&&d>0&&(Ve=setTimeout(()=>{F.close(Le.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},d)),io()}catch(le){D.emit("error",le),F.close(Le.InternalClientError,Rr(le instanceof Error?le.message:String(le),"Internal client error"))}};let Qa=!1;F.onmessage=({data:le})=>{try{let re=cs(le,U);if(D.emit("message",re),re.type==="ping"||re.type==="pong"){D.emit(re.type,!0,re.payload),re.type==="pong"?io():i||(F.send(ot(re.payload?{type:Ie.Pong,payload:re.payload}:{type:Ie.Pong},v)),D.emit("pong",!1,re.payload));return}if(Qa)return;if(re.type!==Ie.ConnectionAck)throw new Error(`First message cannot be of type ${re.type}`);clearTimeout(Ve),Qa=!0,D.emit("connected",F,re.payload,y),y=!1,E=0;let Pn=new Promise((qc,Gu)=>he(Gu));Pn.catch(()=>{}),K([F,Pn])}catch(re){F.onmessage=null,D.emit("error",re),F.close(Le.BadResponse,Rr(re instanceof Error?re.message:String(re),"Bad response"))}}})())));k.readyState===C.CLOSING&&await A;let P=()=>{},M=new Promise(K=>P=K);return[k,P,new Promise((K,Q)=>{let F=he(Q);k.readyState!==C.OPEN&&A.catch(Q),M.then(()=>{if(F(),!X){let Ve=()=>k.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(oa),oa=setTimeout(()=>{!X&&k.readyState===C.OPEN&&Ve()},s)):Ve()}K()})})]}function de(k){if(Dr(k)&&(ud(k.code)||[Le.InternalServerError,Le.InternalClientError,Le.BadRequest,Le.BadResponse,Le.Unauthorized,Le.SubprotocolNotAcceptable,Le.SubscriberAlreadyExists,Le.TooManyInitialisationRequests].includes(k.code)))throw k;if(b)return!1;if(Dr(k)&&k.code===1e3)return X>0;if(!u||E>=u||!g(k))throw k;return y=!0}o||(async()=>{for(X++;;)try{let[,,k]=await T();await k}catch(k){try{if(!de(k))return}catch(A){return n?.(A)}}})();function xe(k,A){let P=I(k),M=!1,K=!1,Q=()=>{X--,M=!0};return(async()=>{for(X++;;)try{let[F,Ve,Ka]=await T();if(M)return Ka.catch(()=>{}),Ve();let io=D.onMessage(P,Qa=>{switch(Qa.type){case Ie.Next:{A.next(Qa.payload);return}case Ie.Error:{K=!0,M=!0,A.error(Qa.payload),Q();return}case Ie.Complete:{M=!0,Q();return}}});F.send(ot({id:P,type:Ie.Subscribe,payload:k},v)),Q=()=>{!M&&F.readyState===C.OPEN&&F.send(ot({id:P,type:Ie.Complete},v)),X--,M=!0,Ve()},await Ka.finally(io);return}catch(F){if(!de(F))return}})().then(()=>{K||A.complete()}).catch(F=>{A.error(F)}),()=>{M||Q()}}return{on:D.on,subscribe:xe,iterate(k){let A=[],P={done:!1,error:null,resolve:()=>{}},M=xe(k,{next(Q){A.push(Q),P.resolve()},error(Q){P.done=!0,P.error=Q,P.resolve()},complete(){P.done=!0,P.resolve()}}),K=(async function*(){for(;;){for(A.length||await new Promise(F=>P.resolve=F);A.length;)yield A.shift();if(P.error)throw P.error;if(P.done)return}})();return K.throw=async Q=>(P.done||(P.done=!0,P.error=Q,P.resolve()),{done:!0,value:void 0}),K.return=async()=>(M(),{done:!0,value:void 0}),K},async dispose(){if(b=!0,J){let[k]=await J;k.close(1e3,"Normal Closure")}},terminate(){J&&D.emit("closed",new At)}}}var At=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function Dr(e){return sa(e)&&"code"in e&&"reason"in e}function ud(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function dd(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var N=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},mp=new N(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),gp=new N(`
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
}`,{fragmentName:"CreationParts"}),hp=new N(`
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
    `,{fragmentName:"Refused"}),xp=new N(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),Lp=new N(`
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
    `,{fragmentName:"TransactionParts"}),Ip=new N(`
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
    `,{fragmentName:"PaymentParts"}),yp=new N(`
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
    `,{fragmentName:"ModelParts"}),ps=new N(`
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
}`),ms=new N(`
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
}`),gs=new N(`
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
    `),hs=new N(`
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
}`),xs=new N(`
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
}`),Ls=new N(`
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
}`),Is=new N(`
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
}`),So=new N(`
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
}`),ys=new N(`
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
}`),Cs=new N(`
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
}`),vs=new N(`
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
}`),bs=new N(`
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
    `),Ss=new N(`
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
}`),ws=new N(`
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
}`),ks=new N(`
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
}`),Ps=new N(`
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
}`);var Br=new URL("/graphql",location.origin),fd=3e4,te=class extends Error{},fe=class extends Error{constructor(t,o,n=null){super(t);this.code=o;this.retryAfter=n}code;retryAfter},rt=class extends fe{};async function wo(e,a,t){let o=await Er(Br,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),n=await cd(o),s=n.errors?.[0],l=s?.extensions?.code??"";if(o.status===401||l==="UNAUTHENTICATED")throw new rt(s?.message??"",l);if(s||!n.data)throw new fe(s?.message??"",l,pd(o.headers.get("Retry-After")));return n.data}async function Er(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(fd)})}catch(o){throw new te(String(o))}if(t.status===502||t.status===503||t.status===504)throw new te(`status ${t.status}`);return t}async function cd(e){try{return await e.json()}catch(a){throw new te(String(a))}}function pd(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var Or=new EventTarget;addEventListener("online",Ur);function Ur(){Or.dispatchEvent(new Event("wake"))}function Aa(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let n=()=>{clearTimeout(s),Or.removeEventListener("wake",n),a?.removeEventListener("abort",n),o()},s=setTimeout(n,t);Or.addEventListener("wake",n),a?.addEventListener("abort",n)})}var _t="atelier.token";function qr(){try{return localStorage.getItem(_t)}catch{return null}}function Hr(e){try{e===null?localStorage.removeItem(_t):localStorage.setItem(_t,e)}catch{return}}var ko=document.documentElement.dataset.signIn==="demo",As=document.documentElement.dataset.sandbox==="yes",Po=document.documentElement.dataset.cards,_a=h("starting"),$=h(null),Ao=h(!1),zr=h(null),we=qr(),_s=null,Wr=null,Nr=null;function Ts(e,a){_s=e,Wr=a,addEventListener("storage",({key:t,newValue:o})=>{t===_t&&o!==we&&Gr(()=>o===null?$r():nt(o))}),Gr(async()=>{(we===null||!await nt(we))&&await Tt(we)})}async function W(e,a){let t=we;try{return await wo(e,a,t)}catch(o){if(!(o instanceof rt)||!await Tt(t))throw o;return await wo(e,a,we)}}function Vr(){return we}function Tt(e){return e!==we?Promise.resolve(we!==null):(Nr??=gd(()=>md(e)).finally(()=>{Nr=null}),Nr)}async function Ms(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await nt(a)}async function Rs(){await window.atelier?.signIn?.(),window.atelier&&await Gr(async()=>{await Tt(we)})}async function Ds(){await $r(),await window.atelier?.signOut?.()}async function Fs(){let e=await Bs();e&&await nt(e)}async function md(e){let a=qr();if(a!==null&&a!==e&&await nt(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await Bs());return t&&t!==e&&await nt(t)?(Ao.value=e!==null&&!window.atelier,!0):(await $r(),!1)}async function Bs(){if(!ko)return null;let e=await Er("/auth/demo",{method:"POST"});if(e.status!==201)throw new fe("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function nt(e){let a;try{a=await wo(Cs,{},e)}catch(t){if(t instanceof rt)return!1;throw t}return we=e,Hr(e),$.value?.id!==a.viewer.id&&(Wr?.(),$.value=a.viewer,_s?.(a)),_a.value="signed-in",!0}async function $r(){we=null,Hr(null),Wr?.(),$.value=null,_a.value="signed-out"}async function Gr(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof te)&&!(t instanceof fe))throw t;zr.value=t instanceof fe&&t.code==="RATE_LIMITED"?t.retryAfter:null,$.value===null&&(_a.value="unreachable"),await Aa(a)}}async function gd(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var hd=4403,xd=4401,Ld=15e3,Id=1e4,st=h("opening");function Os(e){let a=yd(e),t=new AbortController,{signal:o}=t,n=!1;Es(a,Ps.toString(),null,o,({creditUpdated:l})=>(e.credit(l),n||(n=!0,e.begun(),s(l.cursor)),l.cursor));let s=l=>Es(a,ys.toString(),l,o,({taskUpdated:i})=>(e.task(i),i.cursor));return()=>{t.abort(),a.dispose(),st.value="opening"}}function yd(e){let a=null,t,o=Fr({url:Br.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${Vr()}`}),keepAlive:Ld,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async n=>{a!==null&&await Tt(a).catch(()=>{}),(a===null||n>1)&&await Aa(n)},on:{connected:()=>{a=null;let n=st.value==="lost";st.value="live",n&&(Ur(),e.back())},closed:n=>{clearTimeout(t),a=n.code===hd?Vr():null,st.value="lost"},ping:n=>{n||(t=setTimeout(()=>o.terminate(),Id))},pong:n=>{n&&clearTimeout(t)}}});return o}async function Es(e,a,t,o,n){let s=t,l=!1,i={query:a,get variables(){return{after:s}}};for(let d=0;!o.aborted&&!l;d++)await new Promise(u=>{let c=({data:m})=>{m&&(s=n(m),d=0)},g=m=>{l=m.code===xd,u()},f=e.subscribe(i,{next:c,error:g,complete:u});o.addEventListener("abort",f,{once:!0})}),!o.aborted&&!l&&await Aa(d,o)}var Cd=6e5,_o=new WeakMap,Xr=h(0);function Us(e){return Xr.value>=0?_o.get(e):void 0}function To(){_o=new WeakMap,Xr.value+=1}async function qs(e,a){let t=_o.get(e);if(t!==void 0)return t;let o={contentType:e.type,byteSize:e.size},{upload:n,errors:s}=(await W(hs,{input:o})).createUpload;if(s[0])return s[0];if(!n)throw new fe("The server reserved no place.","INTERNAL");let l=await vd(e,n.uploadMethod,n.uploadUrl,n.uploadHeaders,a);return l!==null?{__typename:"InvalidInput",message:l,path:["input","images"]}:(_o.set(e,n.id),Xr.value+=1,n.id)}function vd(e,a,t,o,n){return new Promise((s,l)=>{let i=new XMLHttpRequest;i.open(a,t),i.timeout=Cd;for(let{name:d,value:u}of o)i.setRequestHeader(d,u);i.upload.onprogress=({loaded:d,total:u})=>n(u?d/u:0),i.onerror=i.ontimeout=()=>l(new te("the upload was cut")),i.onload=()=>{i.status<300?s(null):i.status===415||i.status===422||i.status===413?s(bd(i.responseText)):l(new te(`status ${i.status}`))},i.send(e)})}function bd(e){try{return JSON.parse(e).error.message}catch{return""}}var oe=h(null),Re=h(new Set),Ta=h(null),Xe=h(null);var Sd=100,la=new Map,Mt=new Set,Rt=new Set,lt=new Set;function V({status:e}){return e==="WAITING"||e==="PROCESSING"}function ke(e){return la.get(e)}function ia(e){let a=Rt.delete(e.id);if(Mt.has(e.id))return;if(e.deletedAt!==null)return Dt(e.id);let t=la.get(e.id);if(t===void 0)la.set(e.id,h(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...wd(t.peek(),e)}}for(let o of lt)o.note(e)}function Dt(e){Mt.add(e);for(let a of lt)a.drop(e)}async function zs(e){return la.get(e)?.peek()??await Ma(e)}async function Ma(e){let{creation:a}=await W(ms,{id:e}),t=la.get(e);return a&&t&&a.version>=t.peek().version?(Rt.delete(e),t.value=a):a&&ia(a),a??null}function Ws(){Mt.clear();for(let e of la.keys())Rt.add(e)}function Vs(){la.clear(),Mt.clear(),Rt.clear();for(let e of lt)e.empty()}function Mo(e=!1){for(let a of lt)(!e||a.failed.peek())&&a.reload()}function wd(e,a){return{originalImages:a.originalImages.map((t,o)=>Hs(e.originalImages[o]??null,t)??t),generatedImage:Hs(e.generatedImage,a.generatedImage)}}function Hs(e,a){return e&&a&&Ns(e)===Ns(a)?{...a,url:e.url,small:e.small}:a}function Ns(e){return e.url.split("?",1)[0]??e.url}var Ke=class{constructor(a){this.pageSize=a}pageSize;filter=h({});period=h({from:null,to:null});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=R(()=>{let t=this.ids.value.filter(o=>!Re.value.has(o)).map(o=>la.get(o)?.value).filter(o=>o!==void 0);return[...t.filter(V),...t.filter(o=>!V(o))]});#t=null;#e=null;#a=!1;open(){return lt.add(this),$.peek()&&this.reload(),()=>lt.delete(this)}show(a,t={from:null,to:null}){this.filter.value=a,this.period.value=t,this.empty(),this.reload()}empty(){this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!kd(a,this.filter.peek())||!Pd(a,this.period.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=Gs([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){let t=this.#e={},o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:n}=await W(ps,{first:Math.min(Math.max(this.pageSize,o),Sd),after:a,filter:this.filter.peek(),...this.period.peek()});if(this.#e!==t)return;this.#e=null;for(let c of n.nodes)ia(c);let s=n.nodes.map(({id:c})=>c).filter(c=>!Mt.has(c)),l=this.ids.peek().filter(c=>!Rt.has(c)),i=l.filter(c=>a!==null||s[0]===void 0||c>s[0]),d=s.at(-1),u=a===null&&n.pageInfo.hasNextPage?l.filter(c=>d!==void 0&&c<d):[];this.ids.value=Gs([...new Set([...i,...s,...u])]),u.length===0&&(this.#t=n.pageInfo.endCursor,this.hasMore.value=n.pageInfo.hasNextPage),this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function Gs(e){return e.sort((a,t)=>a<t?1:-1)}function kd(e,{status:a,style:t,search:o,model:n,group:s}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}function Pd({createdAt:e},{from:a,to:t}){let o=Date.parse(e);return(a===null||o>Date.parse(a))&&(t===null||o<Date.parse(t))}var Xs=20,ce=h(null),Do=h(null),Ro=class{constructor(a){this.read=a}read;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=$s([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:$s(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function $s(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var ua=new Ro(async e=>(await W(Ss,{first:Xs,after:e})).credit.transactions),Pe=new Ro(async e=>(await W(ws,{first:Xs,after:e})).credit.payments);async function Ks(){await Promise.all([ua.reload(),Pe.reload(),Ad()])}async function Ad(){try{Do.value??=(await W(bs,{})).creditPacks}catch{return}}function Qs(e){e.credit&&(ce.value=e.credit),e.kind==="RESET"&&Fo(),e.transaction&&ua.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&Pe.isOpen&&Pe.reload()}async function Fo(e=!1){let a=[ua,Pe].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function Zs(){ce.value=null,ua.empty(),Pe.empty()}var ge=new Ke(12),Bo=new Ke(4),Ra=h(null),Eo=R(()=>{let e=ge.shown.value;return e.find(({id:a})=>a===Ra.value)??e[0]??null}),js=R(()=>{let e=Eo.value;if(e===null||e.group===null)return e?[e]:[];let a=[...ge.shown.value,...Bo.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,o)=>t.id<o.id?-1:1)});var _d=2,Td=2e3,el="atelier.intents",ye=h([]),Da=h(!1),fa="",al=()=>{};function tl(e,a){fa=e,al=a;for(let{key:t,order:o}of Od())Kr({key:t,order:o,phase:"sending",progress:0,trouble:null})}function ol(){fa="",da=null,Da.value=!1,ye.value=[]}function Oo(e){let a=performance.now();if(da&&Md(da.order,e)&&a-da.at<Td)return Da.value=!0,da.creation;Da.value=!1;let t=Bt(e).length>0?"uploading":"sending",o=Kr({key:Ed(),order:e,phase:t,progress:0,trouble:null}),n=da={order:e,at:a,creation:o};return o.then(s=>{s===null&&da===n&&(da=null)}),o}var da=null;function Md(e,a){let[t,o]=[Bt(e),Bt(a)];return t.length===o.length&&t.every((n,s)=>n===o[s])&&Js(e)===Js(a)}function Bt(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function Js(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function rl({key:e}){let a=ye.peek().find(t=>t.key===e);return a?.phase==="stopped"?Kr({...a,phase:"sending",trouble:null}):null}function Uo(e){ye.value=ye.peek().filter(a=>a.key!==e),Qr()}async function Kr(e){Bd(e);let a=fa;for(let t=0;fa===a;t++)try{let o=await Dd(e.key);if(fa!==a)return null;if("refusal"in o)return To(),Ft(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null;Uo(e.key);let[n]=o.creations;for(let s of o.creations)ia(s),t>0&&Ma(s.id).catch(()=>{});return al(n),n}catch(o){if(fa!==a)return null;let n=Rd(o);if(n.kind==="failed")return Ft(e.key,{phase:"stopped",trouble:n}),null;t>=_d&&Ft(e.key,{trouble:n}),await Aa(t)}return null}function Rd(e){if(e instanceof te)return{kind:"unreachable"};if(e instanceof fe)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Dd(e){let{order:a}=Fd(e);if(a.kind==="retry"){let i={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e},{creation:d,errors:u}=(await W(Ls,{input:i})).retryGeneration;return Ys(d?[d]:[],u)}let t=Bt(a),o=[];for(let i of a.images??[]){if(!(i instanceof File)){o.push(i);continue}let d=t.indexOf(i),u=await qs(i,c=>Ft(e,{phase:"uploading",progress:(d+c)/t.length}));if(typeof u!="string")return{refusal:u};o.push({uploadId:u})}t.length>0&&Ft(e,{phase:"sending",order:{...a,images:o}});let n={...a.input,...a.images&&{images:o},idempotencyKey:e},{creations:s,errors:l}=(await W(xs,{input:n})).createGeneration;return Ys(s,l)}function Ys([e,...a],t){let o=t[0];if(o?.__typename==="StorageUnavailable")throw new fe(o.message,"UNAVAILABLE",o.retryAfter);if(o)return{refusal:o};if(!e)throw new fe("The response has neither a creation nor an error.","INTERNAL");return{creations:[e,...a]}}function Fd(e){let a=ye.peek().find(t=>t.key===e);if(!a)throw new fe("The intent was dismissed.","DISMISSED");return a}function Bd(e){ye.value=[e,...ye.peek().filter(({key:a})=>a!==e.key)],Qr()}function Ft(e,a){ye.value=ye.peek().map(t=>t.key===e?{...t,...a}:t),Qr()}function Ed(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function Qr(){let e=ye.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&Bt(a).length===0);try{sessionStorage.setItem(el,JSON.stringify({owner:fa,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function Od(){try{let e=JSON.parse(sessionStorage.getItem(el)??"null");return e?.owner===fa?e.entries:[]}catch{return[]}}var nl="atelier.models",Ce=h(Ud());Y(()=>{try{sessionStorage.setItem(nl,JSON.stringify(Ce.value))}catch{return}});var Qe=h(null),q=R(()=>{let e=Ce.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===Qe.value)??e.find(De)??e[0]??null}),qo={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function De({status:e}){return e==="LIVE"}function Ae({takesPrompt:e}){return!e}async function Fa(){try{Ce.value=(await W(vs,{})).models}catch{return}}function Ho(e,a,t){let o=e.prices.find(n=>n.resolution===a)??e.prices[0];return o?o.credits+o.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function Ud(){try{return JSON.parse(sessionStorage.getItem(nl)??"null")}catch{return null}}var qd=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],Hd=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function sl(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await Nd(e),o=qd.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};let n=e.type===o?e:new File([e],a,{type:o}),s=await Gd(n);return s?zd(n,s):n.size>31457280?{kind:"bytes",name:a,bytes:n.size}:Hd.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function Nd(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function Gd(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function zd(e,a){let t=a.naturalWidth*a.naturalHeight,n=ll(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let i=await Wd(a,l,s);if(i===null)break;let d=new File([i],e.name,{type:i.type});if(i.size<=31457280)return{kind:"photograph",file:d,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function Wd(e,a,t){let o=ll(e,a);return new Promise(n=>o?o.toBlob(n,t,.95):n(null))}function ll(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let o=t.getContext("2d");return o===null?null:(o.imageSmoothingQuality="high",o.drawImage(e,0,0,t.width,t.height),t)}var ne=h([]),Ze=h(0),ca=h(null),Fe=R(()=>(q.value??qo).maxInputImages),_e=R(()=>ne.value.slice(0,Fe.value)),Vd=0,Zr={};async function jr(e){if(ca.value=null,e.length===0)return No({kind:"nothing"});let a=Zr,t=Go()>0||Fe.peek()>1?null:ne.peek()[0],o=e.slice(0,t?1:Math.max(0,Go()));o.length<e.length&&No({kind:"full",most:Fe.peek()}),Ze.value+=o.length;for(let n of o){let s=await sl(n);if(a!==Zr)return;if(Ze.value-=1,s.kind!=="photograph"){No(s);continue}t&&Wo(t.key);let{file:l,thumbnail:i,reduced:d}=s;ul({key:an(),kind:"file",file:l,thumbnail:i,reduced:d})}}function zo({id:e,generatedImage:a}){if(ca.value=null,!a)return!1;let t=ne.peek();return t.some(o=>o.kind==="creation"&&o.id===e)?!0:Go()<=0&&Fe.peek()>1?(No({kind:"full",most:Fe.peek()}),!1):(Go()<=0&&t[0]&&Wo(t[0].key),ul({key:an(),kind:"creation",id:e,picture:a}),!0)}function No(e){ca.value??=e}function Wo(e){ca.value=null,ne.value=ne.peek().filter(a=>a.key!==e)}function Jr(e,a){let t=ne.peek().find(n=>n.key===e);if(!t||a<0||a>=ne.peek().length)return;let o=ne.peek().filter(n=>n!==t);ne.value=[...o.slice(0,a),t,...o.slice(a)]}function Yr(){Zr={},Ze.value=0,ca.value=null,ne.value=[]}function Vo(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function il(){return ne.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=Us(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}function en(e){ne.value=e.map(a=>({...a,key:an()}))}function $o({id:e,originalImages:a}){Yr(),en(a.map((t,o)=>({kind:"original",id:e,position:o,picture:t})))}function ul(e){ne.value=[...ne.peek(),e]}function Go(){return Fe.peek()-ne.peek().length-Ze.peek()}function an(){return`reference-${Vd+=1}`}var Be=h(null);var tn=null;function fl(){Ts(e=>{ce.value=e.credit,Be.value=e.styles,Ce.value=e.models,Mo(),tn=Os({task:({kind:a,creation:t})=>{a==="RESET"?(Ws(),dl()):t&&ia(t)},credit:Qs,begun:dl,back:()=>{Mo(!0),Fo(!0)}}),tl(e.viewer.id,({id:a})=>{Ra.value=a})},()=>{tn?.(),tn=null,ol(),To(),Vs(),Zs(),Ra.value=null,$.peek()!==null&&Yr()})}function dl(){Mo(),Fo()}function cl(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,n,s,l=[],i="",d=e.split("/");for(d[0]||d.shift();n=d.shift();)t=n[0],t==="*"?(l.push(t),i+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~o?o:~s?s:n.length)),i+=~o&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(i+=(~o?"?":"")+"\\"+n.substring(s))):i+="/"+n;return{keys:l,pattern:new RegExp("^"+i+(a?"(?=$|/)":"/?$"),"i")}}var $d=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function on(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function pl(e,a,t){t&&!$d&&(a=t);let o=a(),[{_instance:n},s]=O({_instance:{_value:o,_getSnapshot:a}});return Me(()=>{n._value=o,n._getSnapshot=a,on(n._value,a())||s({_instance:n})},[e,o,a]),L(()=>(on(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{on(n._value,n._getSnapshot())||s({_instance:n})})),[e]),o}function ml(e){return a=>e(a)}var Xo=e=>{let a=S([e,(...t)=>a[0](...t)]).current;return Me(()=>{a[0]=e}),a[1]};var gl=["popstate","pushState","replaceState","hashchange"],Et=[],hl=()=>Et.forEach(e=>e()),Xd=e=>(Et.push(e)===1&&gl.forEach(a=>addEventListener(a,hl)),()=>{Et=Et.filter(a=>a!==e),Et.length||gl.forEach(a=>removeEventListener(a,hl))}),rn=(e,a)=>pl(Xd,e,a),xl=()=>location.search,yl=({ssrSearch:e}={})=>rn(xl,e!=null?()=>e:xl),Ll=()=>location.pathname,Kd=({ssrPath:e}={})=>rn(Ll,e!=null?()=>e:Ll),Qd=()=>history.state,Cl=()=>rn(Qd,()=>null),Ot=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),vl=e=>[Kd(e),Ot],Il=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Il]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,Il,{value:!0})}var bl=(e="")=>e==="/"?"":e,Sl=(e,a)=>e[0]==="~"?e.slice(1):bl(a)+e,sn=(e,a)=>(e=nn(bl(e)),a=nn(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),nn=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},wl=e=>nn(e[0]==="?"?e.slice(1):e);var kl={hook:vl,searchHook:yl,parser:cl,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Pl=ja(kl),it=()=>Ya(Pl),Al={},_l=ja(Al),Zd=()=>Ya(_l),Tl=(e,a=e.base)=>sn(a,e.hook(e)[0]),Ml=e=>{let[a,t]=e.hook(e);return[sn(e.base,a),Xo((o,n)=>e.aroundNav(t,Sl(o,e.base),n))]},je=()=>Ml(it()),jd=()=>{let e=it();return wl(e.searchHook(e))},Rl=(e,a,t,o)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=n.exec(t);if(!l)return[!1,null];let i={};for(let d=1;d<l.length;d++)i[d-1]=l[d];if(s)for(let d=0;d<s.length;d++)i[s[d]]=l[d+1];else Object.assign(i,l.groups);return o?[!0,i,l[0]]:[!0,i]};var Jd=({children:e,...a})=>{let t=it(),o=a.hook?kl:t,n=o;if(a.ssrPath){let[d,u=a.ssrSearch??""]=a.ssrPath.split("?");d&&(a.ssrSearch=u,a.ssrPath=d)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=S(o),l=s.current,i=l;for(let d in o){let u=d==="base"?o[d]+(a[d]??""):a[d]??o[d];u!==i[d]&&(l===i&&(s.current=i={...i}),i[d]=u),(u!==o[d]||u!==n[d])&&(n=i)}return ie(Pl.Provider,{value:n},e)},Yd=({children:e,component:a},t)=>a?ie(a,{params:t}):typeof e=="function"?e(t):e,ef=e=>{let a=S(Al),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(n=>e[n]!==t[n])?e:t};function Ko(){let[e,a]=je(),t=jd(),o=Ue(()=>new URLSearchParams(t),[t]),n=o,s=Xo((l,i)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let d=n.toString();a(e+(d?"?"+d:""),i)});return[o,s]}var Ut=({path:e,nest:a,match:t,...o})=>{let n=it(),s=Tl(n),[l,i,d]=t??Rl(n.parser,e,s,a),u=ef({...Zd(),...i});if(!l)return null;let c=Yd(o,u);return ie(_l.Provider,{value:u},d?ie(Jd,{base:d},c):c)},pe=ml((e,a)=>{let t=it(),[o,n]=Ml(t),{to:s="",href:l=s,onClick:i,asChild:d,children:u,className:c,replace:g,state:f,transition:m,...I}=e;return I.onClick=Xo(v=>{v.ctrlKey||v.metaKey||v.altKey||v.shiftKey||v.button!==0||(i?.(v),v.defaultPrevented||(v.preventDefault(),n(l,e)))}),I.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(I.className=c?.call?c(o===l):c),a&&(I.ref=a),d&&ka(u)?go(u,I):ie("a",I,u)}),Dl=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Dl(t&&t.type===w?t.props.children:t,a);else a.push(e);return a},Fl=({children:e,location:a})=>{let t=it(),o=Tl(t);for(let n of Dl(e)){let s=0;if(ka(n)&&(s=Rl(t.parser,n.props.path,a||o,n.props.nest))[0])return go(n,{match:s})}return null};var af=40,j=new Ke(af);var tf=/^\/creations\/([^/]+)$/;function qe(e){return`/creations/${encodeURIComponent(e)}`}function qt(e){let a=tf.exec(e)?.[1];return a===void 0?null:rf(a)}function ut(e){return qt(e)===null?e:ln()?.below??"/creations"}function Ba(e,a){let t=ut(location.pathname);oe.value={id:e,within:a},Ot(qe(e)+of(t),{state:{below:t}})}function Qo(e){oe.value={id:e,within:oe.peek()?.within??null},Ot(qe(e)+location.search,{replace:!0,state:ln()})}function pa(){qt(location.pathname)!==null&&(ln()?history.back():Ot(`/creations${location.search}`,{replace:!0}))}function Bl(e){let a=qt(e);a!==oe.peek()?.id&&(oe.value=a===null?null:{id:a,within:ut(e)==="/"?ge:j})}function of(e){return e==="/creations"?location.search:""}function ln(){let e=history.state;return typeof e?.below=="string"?{below:e.below}:null}function rf(e){try{return decodeURIComponent(e)}catch{return e}}var dt="sty_watercolour",fn=2**31-1,Te=h(dt),Ea=h("AUTO"),Oa=h(null),Ua=h(null),ft=h(!1),ct=h(1),Je=h(""),ma=h(""),El=R(()=>ft.value&&(q.value?.supportsTransparency??!1)),ga=R(()=>{let e=q.value??qo,a=e.outputFormats.filter(t=>!El.value||t!=="JPG");return{ratios:un(e.aspectRatios),resolutions:un(e.resolutions),formats:un(a),counts:Array.from({length:e.maxOutputs},(t,o)=>o+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),se=R(()=>{let{ratios:e,resolutions:a,formats:t,counts:o,...n}=ga.value;return{aspectRatio:dn(Ea.value,e),resolution:dn(Oa.value,a),outputFormat:dn(Ua.value,t),background:El.value?"TRANSPARENT":null,count:Math.min(ct.value,o.length),seed:n.seed&&Je.value.trim()!==""?Number(Je.value):null,negativePrompt:n.negativePrompt&&ma.value.trim()||null}}),pt=R(()=>{let e=se.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=fn)});function un(e){return e.length>1?e:[]}function dn(e,a){return a.find(t=>t===e)??a[0]??null}var Ye=h(""),ha=R(()=>{let e=q.value;return e&&Ho(e,se.value.resolution,_e.value.length)}),mt=R(()=>ha.value&&ha.value*se.value.count),cn=R(()=>{let e=ce.value?.balance;return mt.value===null||e===void 0?0:Math.max(0,mt.value-e)}),Ht=R(()=>{let e=q.value;return e===null||Ae(e)?0:Math.max(0,[...Ye.value.trim()].length-e.maxPromptLength)}),pn=R(()=>{let e=q.value;return e===null||mt.value===null||ce.value===null||Ze.value>0?"loading":De(e)?e.requiresInputImage&&_e.value.length===0?"image":!Ae(e)&&Ye.value.trim()===""?"prompt":Ht.value>0?"long":cn.value>0?"credits":null:"paused"});function Zo(e){Qe.value=e.model.id,Ye.value=e.prompt,Te.value=e.style.id,Ea.value=e.aspectRatio,Oa.value=e.resolution,Ua.value=e.outputFormat}function Ol(){let e=q.peek();if(e===null)return;let a=Ae(e)?{}:{prompt:Ye.peek().trim(),style:Te.peek()},t={model:e.id,...a,...se.peek(),maxCredits:mt.peek()};Oo({kind:"create",input:t,images:_e.peek().map(Vo)}).then(o=>{o===null&&Fa()})}var Ul="atelier.draft";nf();Y(()=>{let e={prompt:Ye.value,model:Qe.value,style:Te.value,ratio:Ea.value,resolution:Oa.value,format:Ua.value,isTransparent:ft.value,count:ct.value,seed:Je.value,negativePrompt:ma.value,references:il()};try{sessionStorage.setItem(Ul,JSON.stringify(e))}catch{return}});function nf(){try{let e=JSON.parse(sessionStorage.getItem(Ul)??"null");if(e===null)return;Ye.value=e.prompt??"",Qe.value=e.model??null,Te.value=e.style??dt,Ea.value=e.ratio??"AUTO",Oa.value=e.resolution??null,Ua.value=e.format??null,ft.value=e.isTransparent??!1,ct.value=e.count??1,Je.value=e.seed??"",ma.value=e.negativePrompt??"",en(e.references??[])}catch{return}}var sf=0;function r(e,a,t,o,n,s){a||(a={});var l,i,d=a;if("ref"in d)for(i in d={},a)i=="ref"?l=a[i]:d[i]=a[i];var u={type:e,props:d,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--sf,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(i in l)d[i]===void 0&&(d[i]=l[i]);return _.vnode&&_.vnode(u),u}function ql({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:n,cell:s})=>r("td",{class:n?"number":void 0,children:s(t)},o))},t.id))})]})}function ve(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function Hl(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function ue(e,a,t){return e===1?a:t}function lf(e){let a=Math.ceil(e/60);return`${a} ${ue(a,"minute","minutes")}`}var Nl={credits:e=>`${e.toLocaleString("en")} ${ue(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier",missing:"Page not found \xB7 Atelier"},missing:{title:"There is no page here",text:"The address may be mistyped, or the page may have moved.",studio:"Open the studio"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",limited:e=>e===null?null:`Too many people signed in from your network. Try again in about ${lf(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${ue(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${ue(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${ue(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${ue(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${ue(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${ue(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${e} ${ue(e,"second","seconds")}.`,uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${ue(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Compare",compareKey:"Hold to see the original, or hold C",share:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",asSource:"Use as reference",edit:"Edit the prompt",vary:"Vary",varyMeans:"Make a variation of this image with the same prompt.",another:"Another like this",anotherMeans:"Make another image with the same prompt and settings.",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${ue(e,"creation","creations")}`,gone:"This creation no longer exists.",goneText:"It was deleted, or it belongs to another account.",anyTime:"Any time",date:"Date",dates:{today:"Today",week:"Last 7 days",month:"Last 30 days"},today:"Today",yesterday:"Yesterday",underWay:"In progress",select:e=>`Select ${e}`,selected:e=>`${e.toLocaleString("en")} selected`,selectSome:"Select",selectAll:"Select all that are loaded",selection:"Selection",clearSelection:"Clear selection",remove:e=>e===1?"Delete":`Delete ${e.toLocaleString("en")}`,removed:e=>`${e.toLocaleString("en")} ${ue(e,"creation","creations")} deleted.`,undo:"Undo",removalFailed:e=>`${e.toLocaleString("en")} ${ue(e,"creation","creations")} could not be deleted. Try again.`,unfinished:e=>`${e.toLocaleString("en")} ${ue(e,"is","are")} still in progress and cannot be deleted yet.`},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, + \u2212 1 0 to zoom, hold C to compare, Delete to delete, Esc to close",zoom:"Zoom",zoomIn:"Zoom in",zoomOut:"Zoom out",ownPixels:"Show the actual pixels",whole:"Show the whole image"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${ue(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var xa={language:"atelier.language",theme:"atelier.theme"};function jo(e){try{return localStorage.getItem(e)}catch{return null}}function Jo(e,a){try{localStorage.setItem(e,a)}catch{return}}var Gl=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ee=h($l());Y(()=>{document.documentElement.lang=Ee.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===xa.language&&(Ee.value=$l())});var La=R(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ee.value)??(Ee.value==="zh"?"zh-Hans":"en"));function zl(e){Ee.value=e,Jo(xa.language,e)}function mn(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(La.value,{style:"currency",currency:a,...n}).format(e/10**t)}function Nt(e){return new Intl.DateTimeFormat(La.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function Wl(e){return`${new Intl.NumberFormat(La.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function Ia(e){return new Intl.NumberFormat(La.value).format(e)}function Vl(e){return new Intl.NumberFormat(La.value,{signDisplay:"exceptZero"}).format(e)}function $l(){let e=jo(xa.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}var Xl={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier",missing:"\u9875\u9762\u4E0D\u5B58\u5728 \xB7 Atelier"},missing:{title:"\u9875\u9762\u4E0D\u5B58\u5728",text:"\u5730\u5740\u53EF\u80FD\u6709\u8BEF\uFF0C\u6216\u9875\u9762\u5DF2\u79FB\u52A8\u3002",studio:"\u53BB\u521B\u4F5C"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",limited:e=>e===null?null:`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u8BF7\u7EA6 ${Math.ceil(e/60)} \u5206\u949F\u540E\u518D\u8BD5\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u5BF9\u6BD4\u539F\u56FE",compareKey:"\u6309\u4F4F\u53EF\u67E5\u770B\u539F\u56FE\uFF0C\u4E5F\u53EF\u6309\u4F4F C \u952E",share:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",edit:"\u4FEE\u6539\u63CF\u8FF0",vary:"\u751F\u6210\u53D8\u4F53",varyMeans:"\u4EE5\u8FD9\u5F20\u56FE\u7247\u4E3A\u53C2\u8003\uFF0C\u7528\u540C\u6837\u7684\u63CF\u8FF0\u518D\u751F\u6210\u4E00\u5F20\u3002",another:"\u518D\u6765\u4E00\u5F20",anotherMeans:"\u7528\u540C\u6837\u7684\u63CF\u8FF0\u548C\u9009\u9879\u518D\u751F\u6210\u4E00\u5F20\u3002",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002",goneText:"\u4F5C\u54C1\u5DF2\u88AB\u5220\u9664\uFF0C\u6216\u5C5E\u4E8E\u5176\u4ED6\u8D26\u53F7\u3002",anyTime:"\u5168\u90E8\u65F6\u95F4",date:"\u65E5\u671F",dates:{today:"\u4ECA\u5929",week:"\u6700\u8FD1 7 \u5929",month:"\u6700\u8FD1 30 \u5929"},today:"\u4ECA\u5929",yesterday:"\u6628\u5929",underWay:"\u751F\u6210\u4E2D",select:e=>`\u9009\u62E9 ${e}`,selected:e=>`\u5DF2\u9009 ${e.toLocaleString("zh")} \u4EF6`,selectSome:"\u9009\u62E9",selectAll:"\u5168\u9009\u5DF2\u52A0\u8F7D\u7684\u4F5C\u54C1",selection:"\u6240\u9009\u4F5C\u54C1",clearSelection:"\u53D6\u6D88\u9009\u62E9",remove:e=>e===1?"\u5220\u9664":`\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6`,removed:e=>`\u5DF2\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u3002`,undo:"\u64A4\u9500",removalFailed:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u5220\u9664\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002`,unfinished:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u4ECD\u5728\u751F\u6210\u4E2D\uFF0C\u6682\u65F6\u65E0\u6CD5\u5220\u9664\u3002`},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0C+ \u2212 1 0 \u7F29\u653E\uFF0C\u6309\u4F4F C \u5BF9\u6BD4\u539F\u56FE\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED",zoom:"\u7F29\u653E",zoomIn:"\u653E\u5927",zoomOut:"\u7F29\u5C0F",ownPixels:"\u67E5\u770B\u5B9E\u9645\u50CF\u7D20",whole:"\u67E5\u770B\u6574\u5F20\u56FE\u7247"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var uf={en:Nl,zh:Xl},p=R(()=>uf[Ee.value]);function G({id:e,name:a}){let t=Ce.value?.find(o=>o.id===e)??Be.value?.find(o=>o.id===e);return t?Ee.value==="zh"?t.nameZh:t.name:a}function Yo({description:e,descriptionZh:a}){return Ee.value==="zh"?a:e}var df={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function er(e){return df[e]}function ae({prompt:e,model:a}){return e||G(a)}function qa(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return ff(e)}}function ff({message:e,path:a}){let{refusals:t}=p.value,o=a?.find(n=>n in t.fields);return o&&t.fields[o]||t.invalid(e)}function Kl(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return qa(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function Ql(){let{billing:e}=p.value,a=$.value?.id;return L(()=>{a!==void 0&&Ks()},[a]),gf(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(hf,{}),r(cf,{}),r(pf,{}),r(mf,{}),r(xf,{})]})}function cf(){let{billing:e}=p.value,a=ce.value,t=l=>l===void 0?"\u2013":Ia(l),[o,n]=[q.value,ha.value],s=a&&o&&n?e.images(Math.floor(a.balance/n),G(o)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:s})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function pf(){let{billing:e,credits:a}=p.value,t=ce.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function mf(){let{billing:e,refusals:a}=p.value,t=Se(null),o=Se(null),n=async s=>{t.value=s.id,o.value=null;try{let{checkoutUrl:l,errors:i}=(await W(ks,{pack:s.id})).createCheckout;if(l){location.assign(l);return}o.value=i[0]?qa(i[0]):a.failed}catch(l){o.value=l instanceof te?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:Po==="off"?e.off:Do.value?.length===0?e.noPacks:e.packsText}),Po==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:Do.value?.map(s=>r("li",{class:"pack card",children:[r("h3",{children:s.name}),r("p",{class:"pack-credits",children:p.value.credits(s.credits)}),r("p",{class:"pack-price",children:mn(s.amount,s.currency,s.currencyDecimals)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:t.value!==null||Po==="off",onClick:ve(()=>n(s)),children:t.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function gf(){L(()=>{let e=()=>{let a=Pe.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&Pe.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function hf(){let{billing:e,credits:a}=p.value,[t]=Ko(),o=t.get("payment");if(o===null)return null;let n=Pe.items.value?.find(l=>l.id===o),s=n?.status==="PAID"?e.paid(a(n.credits)):n?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function xf(){let e=Pe.items.value!==null&&ua.items.value!==null,a=Pe.failed.value||ua.failed.value;return e||a?r(w,{children:[r(Lf,{}),r(If,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function Lf(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Nt(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:o,isNumber:!0,cell:({credits:l})=>Ia(l)},{title:n,isNumber:!0,cell:l=>mn(l.amount,l.currency,l.currencyDecimals)}];return r(Zl,{title:e.payments,history:Pe,none:e.noPayments,columns:s})}function If(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Nt(l)},{title:t,cell:l=>r(yf,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:Vl(l.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:l})=>Ia(l)}];return r(Zl,{title:e.history,history:ua,none:e.noHistory,columns:s})}function yf({entry:e}){return r(w,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(Cf,{entry:e})]})}function Cf({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(pe,{class:"entry-link",href:qe(e.id),children:ae(e)}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function Zl({title:e,history:a,none:t,columns:o}){let{billing:n,gallery:s}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(ql,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[n.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:s.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:s.more})]})}var Ha=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var jl=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function Jl(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:jl(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Yl=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var ei=e=>{let a=Yl(e);return a.charAt(0).toUpperCase()+a.slice(1)};var ya={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function gn(e){return e!=null}function ai(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,n=e.size??e.width??ya.width,s=e.size??e.height??ya.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],i=[...e.name?[`lucide-${e.name}`]:[],...l],d=a.className?.split(" ").filter(Boolean)??[],u=a.includeDefaultClasses===!1?Ha(...d):Ha("lucide",...i,...d),c=a.absoluteStrokeWidth?Number(a.strokeWidth??ya["stroke-width"])*Number(e.size??e.width??ya.width)/Number(a.size??a.width??ya.width):a.strokeWidth??ya["stroke-width"];return["svg",{...Object.entries(ya).reduce((f,[m,I])=>(f[o(m)]=I,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&gn(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&gn(a.width)&&{[o("width")]:a.width},..."height"in a&&gn(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...u&&{[o("class")]:u},[o("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[m,I,v]=f,U=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...I}:I;return v?[m,U,v]:[m,U]})]}var ti=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var vf=ja({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var oi=()=>Ya(vf);var ri=({color:e,size:a,width:t,height:o,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:i,iconNode:d=[],icon:u={node:d,aliases:[],size:24},class:c="",...g})=>{let{size:f=24,strokeWidth:m=2,absoluteStrokeWidth:I=!1,nonScalingStroke:v=!1,color:U="currentColor",class:B=""}=oi()??{},[C,D,he=[]]=ai(u,{color:e??U,width:t??a??f,height:o??a??f,strokeWidth:n??m,absoluteStrokeWidth:s??I,nonScalingStroke:l??v,className:Ha(B,c),hasA11yProp:!!i||ti(g),attributes:g});return ie(C,{...D},[...he.map(([J,X])=>ie(J,X)),...br(i)])};function x(e,a,t=[]){let o=typeof e=="string"?Jl(e,a,t):e,n=({class:s="",className:l="",children:i,...d})=>ie(ri,{...d,icon:o,class:Ha(s,l)},i);return o.name&&(n.displayName=ei(o.name)),n}var ni={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};ni.node;var Gt=x(ni);var si={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};si.node;var Na=x(si);var li={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};li.node;var Ga=x(li);var ii={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};ii.node;var He=x(ii);var ui={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};ui.node;var zt=x(ui);var di={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};di.node;var Wt=x(di);var fi={name:"copy-plus",size:24,node:[["line",{x1:"15",x2:"15",y1:"12",y2:"18",key:"1p7wdc"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15",key:"1nscbv"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2",key:"17jyea"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",key:"zix9uf"}]]};fi.node;var Vt=x(fi);var ci={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};ci.node;var $t=x(ci);var pi={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};pi.node;var za=x(pi);var mi={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};mi.node;var Xt=x(mi);var gi={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};gi.node;var Wa=x(gi);var hi={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};hi.node;var gt=x(hi);var xi={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};xi.node;var Kt=x(xi);var Li={name:"list-checks",size:24,node:[["path",{d:"M13 5h8",key:"a7qcls"}],["path",{d:"M13 12h8",key:"h98zly"}],["path",{d:"M13 19h8",key:"c3s6r1"}],["path",{d:"m3 17 2 2 4-4",key:"1jhpwq"}],["path",{d:"m3 7 2 2 4-4",key:"1obspn"}]]};Li.node;var Qt=x(Li);var Ii={name:"maximize",size:24,node:[["path",{d:"M8 3H5a2 2 0 0 0-2 2v3",key:"1dcmit"}],["path",{d:"M21 8V5a2 2 0 0 0-2-2h-3",key:"1e4gt3"}],["path",{d:"M3 16v3a2 2 0 0 0 2 2h3",key:"wsl5sc"}],["path",{d:"M16 21h3a2 2 0 0 0 2-2v-3",key:"18trek"}]]};Ii.node;var Zt=x(Ii);var yi={name:"minus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}]]};yi.node;var jt=x(yi);var Ci={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Ci.node;var Jt=x(Ci);var vi={name:"pencil",size:24,node:[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z",key:"1a8usu"}],["path",{d:"m15 5 4 4",key:"1mk7zo"}]]};vi.node;var Yt=x(vi);var bi={name:"plus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}],["path",{d:"M12 5v14",key:"s699le"}]]};bi.node;var eo=x(bi);var Si={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Si.node;var ao=x(Si);var wi={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};wi.node;var to=x(wi);var ki={name:"shuffle",size:24,node:[["path",{d:"m18 14 4 4-4 4",key:"10pe0f"}],["path",{d:"m18 2 4 4-4 4",key:"pucp1d"}],["path",{d:"M2 18h1.973a4 4 0 0 0 3.3-1.7l5.454-8.6a4 4 0 0 1 3.3-1.7H22",key:"1ailkh"}],["path",{d:"M2 6h1.972a4 4 0 0 1 3.6 2.2",key:"km57vx"}],["path",{d:"M22 18h-6.041a4 4 0 0 1-3.3-1.8l-.359-.45",key:"os18l9"}]]};ki.node;var oo=x(ki);var Pi={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};Pi.node;var Ne=x(Pi);var Ai={name:"square-check",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",key:"afitv7"}],["path",{d:"m16 9-5.5 5.5L8 12",key:"xofnsj"}]],aliases:["check-square-2"]};Ai.node;var Ca=x(Ai);var _i={name:"square-split-horizontal",size:24,node:[["path",{d:"M12 2v20",key:"t6zp3m"}],["path",{d:"M16 3h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-3",key:"saxlbk"}],["path",{d:"M8 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3",key:"m1vog4"}]],aliases:["split-square-horizontal"]};_i.node;var va=x(_i);var Ti={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};Ti.node;var ro=x(Ti);var Mi={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};Mi.node;var Ge=x(Mi);var Ri={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};Ri.node;var Va=x(Ri);var Di={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Di.node;var ba=x(Di);var Fi={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};Fi.node;var no=x(Fi);var Bi={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};Bi.node;var be=x(Bi);var Ui=1e4,hn="atelier.deletions",$a=h(new Set),ze=h(!1),Xa=R(()=>j.shown.value.map(({id:e})=>e).filter(e=>$a.value.has(e))),ea=h([]),tr=h(0),ar=null,or;function rr(e){let a=new Set($a.peek());a.delete(e)||a.add(e),$a.value=a,ar=e}function xn(e){let a=j.shown.peek().map(n=>n.id),[t,o]=[ar===null?-1:a.indexOf(ar),a.indexOf(e)];if(t<0)return rr(e);$a.value=new Set([...$a.peek(),...a.slice(Math.min(t,o),Math.max(t,o)+1)])}function Ln(){$a.value=new Set(j.shown.peek().map(({id:e})=>e))}function aa(){$a.value=new Set,ar=null,ze.value=!1}function In(){Ei();let e=Xa.peek().filter(a=>{let t=ke(a)?.peek();return t&&!V(t)});aa(),e.length!==0&&(ea.value=e,Re.value=new Set([...Re.peek(),...e]),yn(),or=setTimeout(()=>{Ei()},Ui))}function qi(){clearTimeout(or);let e=new Set(ea.peek());ea.value=[],Re.value=new Set([...Re.peek()].filter(a=>!e.has(a))),yn()}async function Ei(){clearTimeout(or);let e=ea.peek();ea.value=[],await Hi(e)}async function Hi(e){let a=0;for(let t of e)await bf(t)?Dt(t):a+=1,Re.value=new Set([...Re.peek()].filter(n=>n!==t)),yn();a>0&&(tr.value=a)}async function bf(e){try{let a=(await W(So,{id:e})).deleteCreation.errors[0];return!a||a.__typename==="NotFound"}catch{return!1}}function yn(){let e={owner:$.peek()?.id,ids:[...Re.peek()],until:Date.now()+Ui};try{e.ids.length===0?localStorage.removeItem(hn):localStorage.setItem(hn,JSON.stringify(e))}catch{return}}Y(()=>{let e=$.value?.id,a=e===void 0?null:Oi(e);if(a){let t=setTimeout(()=>{Hi(Oi(e)?.ids??[])},Math.max(0,a.until-Date.now())+1e3);return()=>clearTimeout(t)}e===void 0&&(clearTimeout(or),ea.value=[],Re.value=new Set,aa())});function Oi(e){try{let a=JSON.parse(localStorage.getItem(hn)??"null");return a?.owner===e?a:null}catch{return null}}function Sa({name:e,legend:a,isLegendUnseen:t,choices:o,value:n,onChoose:s}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:i,icon:d})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:n===l,onChange:()=>s(l)}),d,r("span",{children:i})]},l))})]})}var Cn={today:0,week:6,month:29},zi=/^(\d{4})-(0[1-9]|1[0-2])$/,Sf=12;function vn(e){if(e in Cn){let o=new Date;return{from:new Date(o.getFullYear(),o.getMonth(),o.getDate()-Cn[e]).toISOString(),to:null}}let[a,t]=zi.exec(e)?.slice(1).map(Number)??[];return a===void 0||t===void 0?{from:null,to:null}:{from:new Date(a,t-1,1).toISOString(),to:new Date(a,t,1).toISOString()}}function Wi(e){let{gallery:a}=p.value,t=new Date,o=Array.from({length:Sf},(n,s)=>wf(new Date(t.getFullYear(),t.getMonth()-s,1)));return zi.test(e)&&!o.includes(e)&&o.push(e),[{id:"",name:a.anyTime},...Object.keys(Cn).map(n=>({id:n,name:a.dates[n]})),...o.map(n=>({id:n,name:kf(n)}))]}function Vi(e){let{gallery:a}=p.value,[t,o]=[new Date(e),new Date],n=Math.round((Gi(o)-Gi(t))/864e5);if(n===0)return a.today;if(n===1)return a.yesterday;let s=t.getFullYear()===o.getFullYear()?void 0:"numeric";return $i({weekday:"long",day:"numeric",month:"long",year:s}).format(t)}var Ni=new Map;function $i(e){let a=La.value+JSON.stringify(e),t=Ni.get(a);return t||Ni.set(a,t=new Intl.DateTimeFormat(La.value,e)),t}function Gi(e){return new Date(e.getFullYear(),e.getMonth(),e.getDate()).getTime()}function wf(e){return`${e.getFullYear()}-${String(e.getMonth()+1).padStart(2,"0")}`}function kf(e){return $i({month:"long",year:"numeric"}).format(new Date(vn(e).from??e))}function Xi(e,a){let t=[],o=0;for(let n=0;n<e.length;){let s=e[n]?.heading??"",l=n+1;for(;e[l]?.heading===s;)l+=1;let[i,d]=Pf(e.slice(n,l),a);t.push({heading:s,top:o,height:d,items:i,first:n}),o+=d+a.gap,n=l}return t}function Pf(e,{width:a,row:t,gap:o,heading:n}){let s=[],l=n,i=[],d=u=>{let c=i.reduce((I,{shape:v})=>I+nr(v),0),g=(a-o*(i.length-1))/c,f=u?Math.min(g,t*1.25):g,m=0;for(let{id:I,shape:v}of i)s.push({id:I,x:m,y:l,width:nr(v)*f,height:f}),m+=nr(v)*f+o;l+=f+o,i=[]};for(let u of e)i.push(u),i.reduce((g,{shape:f})=>g+nr(f),0)*t+o*(i.length-1)>=a&&d(!1);return i.length>0&&d(!0),[s,l]}function nr(e){return Math.min(Math.max(e,.5),2.6)}function Ki({top:e,items:a},t,o){let n=[];for(let s=Af(a,t-e);s<a.length;s+=1){let l=a[s];if(!l||l.y>o-e)break;n.push({placed:l,at:s})}return n}function Af(e,a){let[t,o]=[0,e.length];for(;t<o;){let n=t+o>>1,s=e[n];s&&s.y+s.height<a?t=n+1:o=n}return t}function sr(e){return a=>{a.button!==0||a.metaKey||a.ctrlKey||a.shiftKey||a.altKey||(a.preventDefault(),e())}}function We({of:e,picture:a,alt:t,small:o=!1,class:n}){let s=S(!1),l=o?a.small:a.url;return L(()=>()=>{s.current=!1},[l]),r("img",{class:n,src:l,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{s.current||(s.current=!0,Ma(e).catch(()=>{}))}})}function ht({creation:e,current:a,onOpen:t,onReach:o}){let{creation:n,studio:s}=p.value,{id:l,originalImages:i,generatedImage:d,status:u}=e,c=d??i[0],g=ae(e),f=V(e)?n.stages[e.stage]:n.statuses[u],m=e.prompt?`${G(e.style)}: ${g.slice(0,120)}`:g,I=sr(t);return r("a",{class:`tile tile-${u.toLowerCase()}`,href:qe(l),"aria-label":u==="SUCCESS"?s.show(m):`${s.show(m)} \u2013 ${f}`,"aria-current":a?"true":void 0,"data-creation":l,"data-status":u,title:g.slice(0,200),onClick:v=>{if(!v.shiftKey||!o)return I(v);v.preventDefault(),o()},children:[c&&r(We,{of:l,picture:c,alt:"",small:!0}),u!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[V(e)&&r("span",{class:"spinner"}),u==="FAILED"&&r(He,{}),u==="CANCELED"&&r(Va,{}),r("span",{class:"tile-stage",children:f})]}),u==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",dir:"auto",children:g.slice(0,120)})]})}var lr=900;function Qi({creations:e}){let a=S(null),t=Rf(a),[o,n]=Df(a,e.length),{underWay:s}=p.value.gallery,l=Ue(()=>{let d=e.map(u=>({id:u.id,shape:Mf(u),heading:V(u)?s:Vi(u.createdAt)}));return t>0?Xi(d,Tf(t)):[]},[e,t,s]),i=l.at(-1);return Ff(a,l),r("div",{class:"rows",ref:a,style:{height:`${i?i.top+i.height:0}px`},children:l.filter(({top:d,height:u})=>d<n&&d+u>o).map(d=>r("section",{class:"rows-section",style:{top:`${d.top}px`,height:`${d.height}px`},children:[r("h2",{class:"rows-heading",children:d.heading}),r("ul",{class:`grid ${ze.value||Xa.value.length>0?"grid-selecting":""}`,children:Ki(d,o,n).map(({placed:u,at:c})=>{let g=e[d.first+c];return g&&r(_f,{creation:g,placed:u,at:c+1,of:d.items.length},u.id)})})]},d.heading))})}function _f({creation:e,placed:a,at:t,of:o}){let{gallery:n}=p.value,{id:s}=e,l=Xa.value.includes(s);return r("li",{class:l?"place place-selected":"place","aria-posinset":t,"aria-setsize":o,style:{left:`${a.x}px`,top:`${a.y}px`,width:`${a.width}px`,height:`${a.height}px`},children:[r(ht,{creation:e,onOpen:()=>ze.peek()||Xa.peek().length>0?rr(s):Ba(s,j),onReach:()=>xn(s)}),r("label",{class:"place-select",children:r("input",{type:"checkbox",checked:l,"aria-label":n.select(ae(e).slice(0,80)),onClick:i=>{i.shiftKey?xn(s):rr(s)}})})]})}function Tf(e){let a=e<600;return{width:e,row:a?150:Math.min(300,190+e/28),gap:a?6:10,heading:44}}function Mf({generatedImage:e,originalImages:a,aspectRatio:t}){let o=e??a[0];if(o)return o.width/o.height;let[,n,s]=t.split("_").map(Number);return n&&s?n/s:1}function Rf(e){let[a,t]=O(0);return Me(()=>{let o=e.current;if(!o)return;let n=()=>t(Math.floor(o.getBoundingClientRect().width));n();let s=new ResizeObserver(n);return s.observe(o),()=>s.disconnect()},[]),a}function Df(e,a){let[t,o]=O({at:0,window:innerHeight});Me(()=>{let s=()=>{let l=-(e.current?.getBoundingClientRect().top??0),i=Math.floor(l/(lr/3));o(d=>d.at===i&&d.window===innerHeight?d:{at:i,window:innerHeight})};return s(),addEventListener("scroll",s,{passive:!0}),addEventListener("resize",s),()=>{removeEventListener("scroll",s),removeEventListener("resize",s)}},[a]);let n=t.at*(lr/3);return[n-lr,n+t.window+lr*(4/3)]}function Ff(e,a){let t=S(null),o=oe.value?.id??null;L(()=>{let n=t.current;if(t.current=o,n===null||o!==null||qt(location.pathname)!==null)return;let s=a.find(({items:u})=>u.some(({id:c})=>c===n)),l=s?.items.find(({id:u})=>u===n);if(!e.current||!s||!l)return;let i=e.current.getBoundingClientRect().top+s.top+l.y;(i<70||i+l.height>innerHeight)&&scrollBy({top:i-(innerHeight-l.height)/2,behavior:"instant"});let d=()=>{e.current?.querySelector(`[data-creation="${CSS.escape(n)}"]`)?.focus({preventScroll:!0})};requestAnimationFrame(()=>requestAnimationFrame(d))},[o])}var Bf=300;function Zi(e,a){let[t,o]=O(!1),n=S(null);L(()=>{let l=u=>{let c=!u.ctrlKey&&!u.metaKey&&!u.altKey;u.key.toLowerCase()===e&&c&&!so(u)&&a()&&o(!0)},i=u=>{u.key.toLowerCase()===e&&o(!1)},d=()=>o(!1);return addEventListener("keydown",l),addEventListener("keyup",i),addEventListener("blur",d),()=>{removeEventListener("keydown",l),removeEventListener("keyup",i),removeEventListener("blur",d)}},[e]);let s=()=>{let l=n.current;n.current=null,l&&o(performance.now()-l.at<Bf&&!l.wasHeld)};return{isHeld:t,button:{onPointerDown:l=>{l.button===0&&(l.currentTarget.setPointerCapture(l.pointerId),n.current={at:performance.now(),wasHeld:t},o(!0))},onPointerUp:s,onPointerCancel:s,onContextMenu:l=>l.preventDefault(),onClick:l=>{l.detail===0&&o(!t)}}}}function so({target:e}){return e instanceof HTMLElement&&e.matches("input:not([type=radio], [type=checkbox]), textarea, select")}var Ef=8e3;function ji(){let{gallery:e}=p.value,a=Xa.value,t=ze.value||a.length>0;Uf(t),L(()=>aa,[]);let o=a.filter(n=>{let s=ke(n)?.value;return s&&V(s)}).length;return r("div",{class:"selection",children:[r("div",{role:"status",children:[ea.value.length>0&&r("p",{class:"notice",children:[e.removed(ea.value.length),r("button",{class:"button notice-button",type:"button",onClick:qi,children:e.undo})]}),r(Of,{})]}),t&&r("div",{class:"selection-bar",role:"region","aria-label":e.selection,children:[r("p",{class:"selection-count",role:"status",children:e.selected(a.length)}),o>0&&r("p",{class:"hint",children:e.unfinished(o)}),r("div",{class:"selection-actions",children:[r("button",{class:"button",type:"button",onClick:Ln,children:[r(Qt,{"aria-hidden":"true"}),e.selectAll]}),r("button",{class:"button button-danger",type:"button",disabled:a.length===o,onClick:ve(In),children:[r(Ge,{"aria-hidden":"true"}),e.remove(a.length-o||1)]})]}),r("button",{class:"icon-button",type:"button","aria-label":e.clearSelection,title:e.clearSelection,onClick:aa,children:r(be,{})})]})]})}function Of(){let e=tr.value;return L(()=>{if(e===0)return;let a=setTimeout(()=>{tr.value=0},Ef);return()=>clearTimeout(a)},[e]),e>0?r("p",{class:"notice notice-trouble",children:p.value.gallery.removalFailed(e)}):null}function Uf(e){L(()=>{if(!e)return;let a=t=>{if(!(so(t)||document.querySelector("dialog[open]"))){if(t.key==="Escape")aa();else if(t.key==="a"&&(t.ctrlKey||t.metaKey))Ln();else if(t.key==="Delete")In();else return;t.preventDefault()}};return addEventListener("keydown",a),()=>removeEventListener("keydown",a)},[e])}var qf=250,Ji=200,bn={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]};function Yi(){let{gallery:e}=p.value,[a,t]=Ko(),o=Object.keys(bn).find(c=>c===a.get("state"))??"all",n=a.get("style")??"",s=a.get("model")??"",l=(a.get("q")??"").slice(0,Ji),i=a.get("date")??"",d=i!==""||o!=="all"||n!==""||s!==""||l!=="",u=(c,g)=>{t(f=>(g?f.set(c,g):f.delete(c),f),{replace:!0})};return L(()=>j.open(),[]),L(()=>{let c={status:bn[o],style:n||null,model:s||null,search:l||null},g=vn(i),f=[j.filter.peek(),j.period.peek()];JSON.stringify([c,g])!==JSON.stringify(f)&&(aa(),j.show(c,g))},[o,n,s,l,i]),zf(a.get("creation")),r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(Hf,{value:l,onSearch:c=>u("q",c)}),r(Sa,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(bn).map(c=>({id:c,text:e.states[c]})),value:o,onChoose:c=>u("state",c==="all"?"":c)}),r("select",{class:"field","aria-label":p.value.studio.style,value:n,onChange:c=>u("style",c.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),Be.value?.map(c=>r("option",{value:c.id,children:G(c)},c.id))]}),r("select",{class:"field","aria-label":p.value.studio.model,value:s,onChange:c=>u("model",c.currentTarget.value),children:[r("option",{value:"",children:e.allModels}),Ce.value?.map(c=>r("option",{value:c.id,children:G(c)},c.id))]}),r("select",{class:"field","aria-label":e.date,value:i,onChange:c=>u("date",c.currentTarget.value),children:Wi(i).map(({id:c,name:g})=>r("option",{value:c,children:g},c))}),r("button",{class:"button",type:"button","aria-pressed":ze.value,onClick:()=>{ze.value?aa():ze.value=!0},children:[r(Ca,{"aria-hidden":"true"}),e.selectSome]})]}),r(Nf,{isFiltered:d,onClear:()=>t({},{replace:!0})}),r(ji,{})]})}function Hf({value:e,onSearch:a}){let{gallery:t}=p.value,o=S();return L(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(to,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:Ji,placeholder:t.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(s),qf)}})]})}function Nf({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=j.shown.value;return j.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{j.reload()},children:t.tryAgain})]}):j.state.value==="loading"&&o.length===0?r("ul",{class:"grid grid-coming","aria-label":t.loading,children:Array.from({length:12},(n,s)=>r("li",{class:"tile tile-coming"},s))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(pe,{class:"button button-main",href:"/",children:t.toStudio})]}):r(w,{children:[r(Qi,{creations:o}),r(Gf,{})]})}function Gf(){let{gallery:e}=p.value,a=S(null),t=j.hasMore.value,o=j.ids.value.length;return L(()=>{if(!t||!a.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&j.more()},{rootMargin:"600px"});return n.observe(a.current),()=>n.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{j.more()},children:e.more})})}function zf(e){let[,a]=je();L(()=>{e!==null&&a(qe(e),{replace:!0})},[e])}function eu(){let{missing:e,nav:a}=p.value;return r("div",{class:"empty missing",children:[r("p",{class:"missing-code","aria-hidden":"true",children:"404"}),r("h1",{children:e.title}),r("p",{children:e.text}),r("div",{class:"actions",children:[r(pe,{class:"button button-main",href:"/",children:e.studio}),r(pe,{class:"button",href:"/creations",children:a.creations})]})]})}function au(e,a){let t=Ce.value?.find(({id:o})=>o===e.model.id);return!e.generatedImage||!t||!Wf(t,a)?null:Ho(t,e.resolution,ou(e,a).length)}function tu(e,a,t){let{aspectRatio:o,resolution:n,outputFormat:s,background:l,negativePrompt:i}=e,d=e.prompt?{prompt:e.prompt,style:e.style.id,negativePrompt:i}:{};return{kind:"create",input:{model:e.model.id,...d,aspectRatio:o,resolution:n,outputFormat:s,background:l,maxCredits:t},images:ou(e,a)}}function Wf(e,a){return De(e)&&!Ae(e)&&(a==="again"||e.maxInputImages>0)}function ou({id:e,originalImages:a},t){return t==="varied"?[{creationId:e}]:a.map((o,n)=>({inputImage:{creationId:e,position:n}}))}function ir({creation:e}){let{creation:a}=p.value,[,t]=je(),[o,n]=O(!1),[s,l]=O(null),{status:i,generatedImage:d}=e,u=async m=>{n(!0),l(null),l(await m()),n(!1)},c=async m=>{let I=Oo(m);return m.kind==="create"||await I===null?g(()=>{}):pa(),null},g=m=>{m(e),location.pathname!=="/"&&t("/")},f=()=>{g(m=>{Zo(m),m.originalImages.length>0&&$o(m)}),requestAnimationFrame(()=>requestAnimationFrame(()=>{let m=document.querySelector("#prompt");m?.focus(),m?.setSelectionRange(m.value.length,m.value.length)}))};return r("div",{class:"actions",children:[d&&r("a",{class:"button button-main",href:d.downloadUrl,download:d.fileName,target:"_blank",rel:"noopener",children:[r($t,{"aria-hidden":"true"}),a.download]}),r(ru,{creation:e,how:"varied",icon:r(oo,{"aria-hidden":"true"}),submit:c}),r(ru,{creation:e,how:"again",icon:r(Vt,{"aria-hidden":"true"}),submit:c}),d&&r("button",{class:"button",type:"button",onClick:()=>g(zo),children:[r(za,{"aria-hidden":"true"}),a.asSource]}),(i==="FAILED"||i==="CANCELED")&&e.failure?.retryable!==!1&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:ve(()=>u(()=>c({kind:"retry",id:e.id,maxCredits:e.creditsUsed}))),children:[r(ao,{"aria-hidden":"true"}),a.again]}),!V(e)&&e.prompt!==""&&r("button",{class:e.failure?.retryable===!1?"button button-main":"button",type:"button",onClick:f,children:[r(Yt,{"aria-hidden":"true"}),a.edit]}),i==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:ve(()=>u(()=>Vf(e))),children:[r(Va,{"aria-hidden":"true"}),a.cancel]}),!V(e)&&r("button",{class:"button button-quiet",type:"button",onClick:ve(()=>{Ta.value=e.id}),children:[r(Ge,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:s})]})}function ru({creation:e,how:a,icon:t,submit:o}){let{creation:n,credits:s}=p.value,l=au(e,a);if(l===null)return null;let[i,d]=a==="varied"?[n.vary,n.varyMeans]:[n.another,n.anotherMeans];return r("button",{class:"button",type:"button",title:`${d} ${s(l)}`,"aria-label":`${i} \xB7 ${s(l)}`,onClick:ve(()=>o(tu(e,a,l))),children:[t,i,r("span",{class:"button-note",children:l})]})}async function Vf({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await W(Is,{id:e})).cancelGeneration;return t&&ia(t),o[0]?(await Ma(e))?.status==="CANCELED"?null:qa(o[0]):null}catch(t){return t instanceof te?a.unreachable:a.failed}}function ur({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(He,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var $f=["waiting","making","storing"],Xf={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function dr({creation:e}){let{creation:a}=p.value,t=Xf[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:$f.map((o,n)=>r("li",{class:n<t?"stage-past":n===t?"stage-now":"stage-ahead","aria-current":n===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(Kf,{creation:e})]})]})}function Kf({creation:e}){let{creation:a}=p.value,t=Qf(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(n>0?a.remaining(n):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Qf(){let[e,a]=O(Date.now());return L(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}var fr={scale:1,x:0,y:0},cr=1.4,Zf=4,jf=60,pr=80;function nu({picture:e,tools:a,onSwipe:t,children:o}){let{large:n}=p.value,s=S(null),l=S(null),[i,d]=O(fr),u=S(i),c=S(new Map),g=S(null),f=y=>{u.current=B(y),d(u.current)},m=()=>l.current?.querySelector(".framed")?.getBoundingClientRect(),I=()=>(m()?.width??e.width)/u.current.scale,v=()=>e.width/devicePixelRatio/Math.max(1,I()),U=()=>Math.max(Zf,2*v());function B({scale:y,x:E,y:b}){let T=Math.min(Math.max(y,1),U()),[de,xe]=[s.current?.getBoundingClientRect(),m()];if(!de||!xe||T===1)return{scale:T,x:0,y:0};let k=T/u.current.scale,A=(K,Q)=>Math.max(0,(K*k-Q)/2),[P,M]=[A(xe.width,de.width),A(xe.height,de.height)];return{scale:T,x:Math.min(Math.max(E,-P),P),y:Math.min(Math.max(b,-M),M)}}let C=(y,E)=>{let b=s.current?.getBoundingClientRect();if(!b)return;let T=u.current,de=Math.min(Math.max(y,1),U())/T.scale,[xe,k]=E?[E.x-b.x-b.width/2,E.y-b.y-b.height/2]:[0,0];f({scale:y,x:xe-(xe-T.x)*de,y:k-(k-T.y)*de})};L(()=>{let y=b=>{if(so(b)||b.ctrlKey||b.metaKey||b.altKey)return;let{scale:T,x:de,y:xe}=u.current,A={ArrowLeft:[pr,0],ArrowRight:[-pr,0],ArrowUp:[0,pr],ArrowDown:[0,-pr]}[b.key];if(b.key==="+"||b.key==="=")C(T*cr);else if(b.key==="-")C(T/cr);else if(b.key==="0")f(fr);else if(b.key==="1")C(v());else if(A&&T>1)f({scale:T,x:de+A[0],y:xe+A[1]});else return;b.preventDefault(),b.stopPropagation()},E=s.current?.closest("dialog");return E?.addEventListener("keydown",y,{capture:!0}),()=>E?.removeEventListener("keydown",y,{capture:!0})},[]);let D=y=>{if(y.button!==0||y.target.closest("button"))return;c.current.set(y.pointerId,{x:y.clientX,y:y.clientY});let E=c.current.size===1&&y.pointerType!=="mouse"&&u.current.scale===1;g.current=E?{x:y.clientX,y:y.clientY}:null},he=y=>{let E=c.current.get(y.pointerId);if(!E)return;let b={x:y.clientX,y:y.clientY},T=[...c.current].find(([A])=>A!==y.pointerId)?.[1];c.current.set(y.pointerId,b);let{scale:de,x:xe,y:k}=u.current;if(T){let A=Math.hypot(b.x-T.x,b.y-T.y)/Math.max(1,Math.hypot(E.x-T.x,E.y-T.y));C(de*A,{x:(b.x+T.x)/2,y:(b.y+T.y)/2})}else de>1&&(s.current?.setPointerCapture(y.pointerId),f({scale:de,x:xe+b.x-E.x,y:k+b.y-E.y}))},J=y=>{c.current.delete(y.pointerId);let E=g.current;if(g.current=null,!E||y.type!=="pointerup"||u.current.scale>1)return;let[b,T]=[y.clientX-E.x,y.clientY-E.y];Math.abs(b)>jf&&Math.abs(b)>2*Math.abs(T)&&t?.(b<0?1:-1)},X=i.scale===1,oa=Math.round(i.scale/(v()||1)*100);return r(w,{children:[r("div",{class:`zoom ${X?"":"zoom-in"}`,ref:s,"data-scale":i.scale.toFixed(2),onPointerDown:D,onPointerMove:he,onPointerUp:J,onPointerCancel:J,onDblClick:y=>X?C(v(),{x:y.clientX,y:y.clientY}):f(fr),onWheel:y=>{y.preventDefault(),C(u.current.scale*Math.exp(-y.deltaY/(y.ctrlKey?100:400)),{x:y.clientX,y:y.clientY})},children:r("div",{class:"zoom-content",ref:l,style:{transform:`translate(${i.x}px, ${i.y}px) scale(${i.scale})`},children:o})}),r("div",{class:"canvas-tools",role:"group","aria-label":n.zoom,children:[a,r("button",{class:"icon-button",type:"button","aria-label":n.zoomOut,"aria-disabled":X,onClick:()=>C(i.scale/cr),children:r(jt,{})}),r("button",{class:"button zoom-pixels",type:"button","aria-label":n.ownPixels,title:n.ownPixels,onClick:()=>C(v()),children:X?"1:1":`${Ia(oa)}%`}),r("button",{class:"icon-button",type:"button","aria-label":n.zoomIn,onClick:()=>C(i.scale*cr),children:r(eo,{})}),r("button",{class:"icon-button",type:"button","aria-label":n.whole,title:n.whole,"aria-disabled":X,onClick:()=>f(fr),children:r(Zt,{})})]})]})}function mr({creation:e,onOpen:a,onSwipe:t}){let{creation:o}=p.value,{id:n,originalImages:s,generatedImage:l}=e,[i]=s,d=S(null),{isHeld:u,button:c}=Zi("c",()=>{let I=[...document.querySelectorAll("dialog[open]")];return I.length===0||(I.at(-1)?.contains(d.current)??!1)});if(!l)return r("div",{class:`unfinished ${V(e)?"unfinished-live":""}`,children:[i&&r(We,{of:n,picture:i,alt:o.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:V(e)?r(dr,{creation:e}):r(ur,{creation:e})})]});let g=s.length===1?i:void 0,f=r(Jf,{picture:l,children:[r(We,{of:n,picture:l,alt:o.alt(ae(e),G(e.style)),class:"framed-picture"}),g&&u&&r(We,{of:n,picture:g,alt:o.original,class:"framed-before"})]}),m=g&&r("button",{class:"button canvas-compare",type:"button","aria-pressed":u,title:o.compareKey,...c,children:[r(va,{"aria-hidden":"true"}),u?o.before:o.compare]});return r("div",{class:"canvas",ref:d,children:a?r(w,{children:[r("a",{class:"canvas-open",href:qe(n),title:o.open,onClick:sr(a),children:f}),m&&r("div",{class:"canvas-tools",children:m})]}):r(nu,{picture:l,tools:m,onSwipe:t,children:f})})}function Jf({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}function su({before:e,after:a}){let[t,o]=O(50),{creation:n}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":n.share,onInput:s=>o(s.currentTarget.valueAsNumber)})]})}var Yf=400,lo=h(null),lu={},iu=null;Y(()=>{lo.value=null;let e=lu={},a=q.value,t=_e.value.map(Vo).filter(c=>!(c instanceof File)),{count:o,seed:n,negativePrompt:s,...l}=se.value,i=ha.value;if(!$.value||!a||!De(a)||t.length<_e.value.length)return;let d={model:a.id,...l,images:t},u=setTimeout(()=>{ec(d,i,()=>e===lu)},Yf);return()=>clearTimeout(u)});async function ec(e,a,t){try{let{quote:o,errors:n}=(await W(gs,{input:e})).quoteGeneration;if(!t()||(n[0]&&(lo.value=n[0].message),o===null||o.credits===a||o.credits===iu))return;iu=o.credits,await Fa()}catch{return}}var ac=11;function uu(){let{studio:e}=p.value,a=q.value?.id,t=Be.value?.filter(({models:o})=>!o||o.some(({id:n})=>n===a));return L(()=>{t&&!t.some(({id:o})=>o===Te.peek())&&(Te.value=t.find(({id:o})=>o===dt)?.id??t[0]?.id??dt)},[Be.value,a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:t?t.map(o=>{let n=G(o);return r("label",{class:"style",title:Yo(o),children:[r("input",{class:"unseen",type:"radio",name:"style",value:o.id,checked:Te.value===o.id,onChange:()=>{Te.value=o.id}}),o.previewUrl?r("img",{class:"style-picture",src:o.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:n})]},o.id)}):Array.from({length:ac},(o,n)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},n))})]})}function tc(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function du(){let{studio:e}=p.value,{ratios:a}=ga.value;return a.length===0?null:r(Sa,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let o=tc(t);return o?{id:t,text:o.join(":"),icon:r(oc,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}}),value:se.value.aspectRatio??"AUTO",onChoose:t=>{Ea.value=t}})}function oc({width:e,height:a}){let t=14/Math.max(e,a),[o,n]=[Math.max(e*t,3),Math.max(a*t,3)];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-n/2,width:o,height:n,rx:"1.5"})})}function fu(){let{resolutions:e}=ga.value,a=se.value.resolution;return a===null?null:r(Sa,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:er(t)})),value:a,onChoose:t=>{Oa.value=t}})}function cu(){let{formats:e}=ga.value,a=se.value.outputFormat;return a===null?null:r(Sa,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{Ua.value=t}})}function pu(){let{counts:e}=ga.value;return e.length<2?null:r(Sa,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(se.value.count),onChoose:a=>{ct.value=Number(a)}})}function mu(){let{studio:e}=p.value;return ga.value.transparency?r(Sa,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:se.value.background===null?"auto":"transparent",onChoose:a=>{ft.value=a==="transparent"}}):null}function gu(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=ga.value;return!a&&!t?null:r("details",{class:"more-fields",open:Je.peek()!==""||ma.peek()!=="",children:[r("summary",{class:"label",children:e.moreOptions}),t&&r("div",{children:[r("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"negative-prompt",class:"field",type:"text",value:ma.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:o=>{ma.value=o.currentTarget.value}})]}),a&&r("div",{children:[r("label",{class:"label",for:"seed",children:[e.seed," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:Je.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":pt.value,"aria-describedby":"seed-trouble",onInput:o=>{Je.value=o.currentTarget.value}}),se.value.seed!==null&&se.value.count>1&&r("p",{class:"hint",children:e.seedAlike}),r("p",{class:"trouble",id:"seed-trouble",role:"alert",children:pt.value&&e.seedWrong(fn)})]})]})}function gr({close:e}){return r("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:r(be,{})})}function ta({label:e,class:a,close:t,onKeyDown:o,children:n}){let s=S(null);return L(()=>{let l=s.current,i=document.activeElement;return l?.showModal(),()=>{l?.close(),i instanceof HTMLElement&&i.isConnected&&i.focus({preventScroll:!0})}},[]),r("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:n})}var rc=1e4;function hu(){let{studio:e}=p.value,a=q.value,t=a!==null&&!De(a);return L(()=>{if(!t)return;let o=setInterval(()=>{Fa()},rc);return()=>clearInterval(o)},[t]),r("div",{class:"group",children:[r("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${G(a)}`:e.model,onClick:()=>{Xe.value="model"},children:a&&r(w,{children:[r(Iu,{model:a}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:G(a)}),r("span",{class:"model-facts",children:r(Lu,{model:a})})]}),r(Gt,{"aria-hidden":"true"})]})}),r("p",{class:"trouble",role:"alert",children:t&&e.paused(G(a))})]})}function xu(){return Xe.value==="model"?r(nc,{}):null}function nc(){let{studio:e}=p.value;L(()=>{Fa()},[]);let a=()=>{Xe.value=null},t=(Ce.value??[]).filter(({status:n})=>n!=="RETIRED"),o=[{title:e.modelsMake,members:t.filter(n=>!Ae(n))},{title:e.modelsTools,members:t.filter(Ae)}];return r(ta,{label:e.chooseModel,class:"dialog picker",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.chooseModel}),r(gr,{close:a})]}),r("div",{class:"picker-body",children:o.map(({title:n,members:s})=>s.length>0&&r("section",{children:[r("h3",{class:"label",children:n}),r("ul",{class:"model-list",children:s.map(l=>r("li",{children:r(sc,{model:l,onChoose:()=>{Qe.value=l.id,a()}})},l.id))})]},n))})]})}function sc({model:e,onChoose:a}){let{studio:t}=p.value,o=e.id===q.value?.id;return r("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":o,autofocus:o,disabled:!De(e),onClick:a,children:[r(Iu,{model:e}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:[G(e)," ",!De(e)&&r("span",{class:"tag tag-pending",children:t.pausedTag})]}),r("span",{class:"model-description",children:Yo(e)}),r("span",{class:"model-abilities",children:lc(e).map(n=>r("span",{class:"ability",children:n},n))})]}),r("span",{class:"model-facts",children:r(Lu,{model:e})})]})}function Lu({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:o}=p.value,n=e.map(l=>l.credits),s=Math.min(...n);return r(w,{children:[r("span",{class:"model-price",children:s<Math.max(...n)?t.from(o(s)):o(s)}),r("span",{children:t.about(a)})]})}function Iu({model:{id:e,name:a}}){let t=[...e].reduce((o,n)=>(o*17+n.charCodeAt(0)*47)%360,0);return r("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function lc(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(er(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(o=>o!==null)}var ic=6;function yu(e){let a=S(null);return L(()=>{let t=null,o=(d,u)=>{let c=document.elementFromPoint(d,u)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},n=d=>{for(let u of a.current?.children??[])u.classList.toggle("reference-moving",d&&u instanceof HTMLElement&&u.dataset.key===t?.key)},s=d=>{if(d.button!==0||!(d.target instanceof Element)||d.target.closest("button"))return;let u=o(d.clientX,d.clientY)?.dataset.key;u!==void 0&&(t={key:u,x:d.clientX,y:d.clientY,hasMoved:!1})},l=d=>{if(t===null||(t.hasMoved||=Math.hypot(d.clientX-t.x,d.clientY-t.y)>ic,!t.hasMoved))return;n(!0);let u=o(d.clientX,d.clientY);u&&u.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(u))},i=()=>{n(!1),t=null};return addEventListener("pointerdown",s),addEventListener("pointermove",l),addEventListener("pointerup",i),addEventListener("pointercancel",i),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",l),removeEventListener("pointerup",i),removeEventListener("pointercancel",i)}},[]),a}var uc="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function vu({isNeeded:e}){let{studio:a}=p.value,t=pc(),o=Fe.value,n=ne.value,s=Se(""),l=yu(Jr);if(o===0)return n.length>0?r("p",{class:"hint",children:a.notUsed(n.length)}):null;let i=(c,g)=>{Jr(c.key,g),s.value=a.moved(g+1,n.length)},d=_e.value.some(c=>c.kind==="file"&&c.reduced),u=_e.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return r("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[r("p",{class:"label",id:"references-label",children:[o===1?a.image:a.references," ",r("span",{class:"optional",children:[q.value?.requiresInputImage?a.required:a.optional,o>1&&` \xB7 ${a.upTo(o)}`]})]}),r("div",{class:`references ${t?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&r("ol",{class:"reference-list",ref:l,children:n.map((c,g)=>r(fc,{reference:c,at:g,of:n.length,isUsed:g<o,onMove:f=>i(c,f)},c.key))}),(n.length<o||o===1)&&r(dc,{isFirst:n.length===0,isDragged:t})]}),r("p",{class:"unseen",role:"status",children:s.value}),n.length>o&&r("p",{class:"hint",children:a.beyond(o)}),r("p",{class:"hint",id:"references-note",role:"status",children:d?a.reduced:u?a.unseen:null}),r("p",{class:"trouble",id:"references-trouble",role:"alert",children:ca.value?mc(ca.value):e?a.imageNeeded:null})]})}function dc({isFirst:e,isDragged:a}){let{studio:t}=p.value;return r("div",{class:"adding",children:[r("label",{class:"adding-files",title:t.limits,children:[Ze.value>0?r("span",{class:"spinner","aria-hidden":"true"}):r(za,{"aria-hidden":"true"}),r("span",{children:a?t.dropNow:Ze.value>0?t.checking:e?r(w,{children:[t.drop," ",r("span",{class:"adding-pick",children:t.pick})]}):r("span",{class:"adding-pick",children:Fe.value===1?t.replace:t.addImage})}),r("input",{class:"unseen",type:"file",multiple:Fe.value>1,accept:uc,"aria-describedby":"references-trouble",onChange:o=>{let n=[...o.currentTarget.files??[]];o.currentTarget.value="",n.length>0&&jr(n)}})]}),r("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{Xe.value="creation"},children:[r(Wa,{"aria-hidden":"true"}),r("span",{children:t.fromCreationsShort})]})]})}function fc({reference:e,at:a,of:t,isUsed:o,onMove:n}){let{studio:s}=p.value,l=S(null),i=cc(e),d="picture"in e?e.picture.small:e.thumbnail,u=g=>{let f=document.activeElement;n(a+g),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=g=>{let f=g.key==="ArrowLeft"?-1:g.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(g.preventDefault(),u(f))};return r("li",{class:`reference ${o?"":"reference-unused"}`,ref:l,"data-key":e.key,title:i,onKeyDown:c,children:[d!==null?r("img",{class:"reference-picture",src:d,alt:`${a+1}. ${i}`,draggable:!1}):r("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${i}`,children:r(Xt,{"aria-hidden":"true"})}),r("button",{class:"reference-remove",type:"button","aria-label":s.remove(a+1),onClick:()=>Wo(e.key),children:r(be,{"aria-hidden":"true"})}),t>1&&r("span",{class:"reference-order",children:[r("button",{type:"button","aria-label":s.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&u(-1),children:r(Na,{"aria-hidden":"true"})}),r("span",{"aria-hidden":"true",children:a+1}),r("button",{type:"button","aria-label":s.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&u(1),children:r(Ga,{"aria-hidden":"true"})})]})]})}function cc(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function pc(){let e=Se(!1);return L(()=>{let a=0,t=d=>u=>{u.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+d),e.value=a>0&&Fe.peek()>0)},o=t(1),n=t(-1),s=d=>d.preventDefault(),l=d=>{d.preventDefault(),a=0,e.value=!1,Cu(d.dataTransfer)},i=d=>{let u=d.target instanceof Element&&d.target.matches("input, textarea"),c=!!d.clipboardData?.files.length;u&&!c&&d.clipboardData?.getData("text")||(d.preventDefault(),Cu(d.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",l),addEventListener("paste",i),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",l),removeEventListener("paste",i)}},[]),e.value}function Cu(e){jr([...e?.files??[]])}function mc(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,Wl(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function bu({onSubmit:e}){let{studio:a}=p.value,[t,o]=O(!1),n=S(null),s=q.value===null||!Ae(q.value),l=pn.value,i=d=>{d.preventDefault();let u=c=>n.current?.querySelector(c)?.focus();o(l!==null),l==="paused"?u(".model-button"):l==="image"?u("input[type=file]"):l==="prompt"||l==="long"?u("#prompt"):pt.value&&u("#seed"),!(l!==null||pt.value)&&(Ol(),e())};return r("form",{class:"composer card",ref:n,onSubmit:i,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(hu,{}),r(vu,{isNeeded:t&&l==="image"}),s&&r(w,{children:[r(gc,{isNeeded:t&&l==="prompt",onSubmit:i}),r(uu,{})]}),r(du,{}),r("div",{class:"side-by-side",children:[r(fu,{}),r(cu,{}),r(mu,{}),r(pu,{})]}),r("p",{class:"trouble",role:"alert",children:lo.value!==null&&a.clash(lo.value)}),r(gu,{}),r(hc,{})]})}function gc({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:t.prompt}),r("textarea",{id:"prompt",class:"field prompt",rows:3,value:Ye.value,placeholder:_e.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||Ht.value>0,"aria-describedby":"prompt-trouble",onInput:o=>{Ye.value=o.currentTarget.value},onKeyDown:o=>{o.key==="Enter"&&!o.repeat&&(o.metaKey||o.ctrlKey)&&a(o)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:Ht.value>0?t.promptTooLong(Ht.value):e?t.promptNeeded:null})]})}function hc(){let{studio:e,credits:a}=p.value,t=mt.value,o=ha.value,n=ce.value?.balance,s=cn.value,{count:l}=se.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":ce.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&o!==null&&r("span",{class:"price-bar-each",children:[" ",l," \xD7 ",o]})]})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:n===void 0?e.priceUnknown:a(n)})]})]}),s>0?r(w,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(pe,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":pn.value==="loading",children:[r(Ne,{"aria-hidden":"true"}),q.value&&Ae(q.value)?e.apply:e.make(l)]})]})}var xt=new Ke(30);xt.filter.value={status:["SUCCESS"]};function Su(){return Xe.value==="creation"?r(xc,{}):null}function xc(){let{studio:e,gallery:a}=p.value;L(()=>xt.open(),[]);let t=()=>{Xe.value=null},o=xt.shown.value;return r(ta,{label:e.fromCreations,class:"dialog picker",close:t,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.fromCreations}),r(gr,{close:t})]}),r("div",{class:"picker-body",children:[o.length===0&&xt.state.value==="ready"&&r("p",{class:"hint",children:a.empty}),r("ul",{class:"strip",children:o.map(n=>r("li",{children:r(ht,{creation:n,onOpen:()=>{zo(n),t()}})},n.id))}),xt.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{xt.more()},children:a.more})]})]})}function wu({creations:e,selected:a,onSelect:t}){let{studio:o}=p.value,n=e.find(({generatedImage:l})=>l)?.generatedImage,s=n?n.height>n.width:a.aspectRatio.startsWith("PORTRAIT");return r("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":o.together(e.length),children:e.map((l,i)=>r(Lc,{creation:l,at:i+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function Lc({creation:e,at:a,of:t,isSelected:o,onSelect:n}){let{creation:s,studio:l}=p.value,{id:i,generatedImage:d,originalImages:u,status:c}=e,g=d??u[0],f=V(e)?s.stages[e.stage]:s.statuses[c],m=d?{"--shape":String(d.width/d.height)}:void 0;return r("li",{class:"member","data-member":i,"data-status":c,children:r("div",{class:`member-frame ${V(e)?"unfinished-live":""}`,style:m,children:[g&&r(We,{of:i,picture:g,alt:"",class:d?"member-picture":"unfinished-original"}),!d&&r("div",{class:"member-state",children:V(e)?r(dr,{creation:e}):r(ur,{creation:e})}),r("button",{class:"member-button",type:"button","aria-pressed":o,"aria-label":`${l.show(ae(e))} \u2013 ${s.part(a,t)}, ${f}`,onClick:()=>{o?Ba(i,ge):n()}})]})})}var Ic=3;function ku(){return r("ul",{class:"pending",hidden:ye.value.length===0,children:ye.value.map(e=>r(Cc,{intent:e},e.key))})}function yc({key:e,order:a},t){let o=a.kind==="retry"?ke(a.id)?.peek():void 0;o&&(Zo(o),$o(o)),Qe.value=t,Uo(e)}function Cc({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,n=t?.kind==="refused"?t.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,Ic):[];return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(w,{children:[r("p",{class:"trouble",role:"alert",children:Kl(t)}),r("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&r(pe,{class:"button button-main",href:"/billing#packs",children:a.buy}),s.map(l=>r("button",{class:"button",type:"button",onClick:()=>yc(e,l.id),children:a.useModel(G(l))},l.id)),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{rl(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>Uo(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function Pu(){let e=S(null);L(()=>ge.open(),[]);let a=Eo.value?.group??null;return L(()=>{if(a!==null)return Bo.show({group:a}),Bo.open()},[a]),r("div",{class:"studio",children:[r(bu,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(ku,{}),r(vc,{})]}),r(xu,{}),r(Su,{})]})}function vc(){let{studio:e,creation:a}=p.value,t=Eo.value;if(t===null)return ge.state.value==="loading"?r("div",{class:"result-canvas"}):r(bc,{});let o=js.value;return r(w,{children:[r("div",{class:"result-canvas",children:o.length>1?r(wu,{creations:o,selected:t,onSelect:({id:n})=>{Ra.value=n}}):r(mr,{creation:t,onOpen:()=>Ba(t.id,ge)},t.id)}),r("div",{class:"result-foot",children:[r("div",{class:"result-words",children:[r("p",{class:"result-prompt",dir:"auto",children:ae(t)}),r("p",{class:"result-facts",children:[t.prompt&&r(w,{children:[r("span",{class:"tag",children:G(t.model)}),r("span",{class:"tag tag-quiet",children:G(t.style)})]}),o.length>1&&r("span",{class:"tag tag-quiet",children:a.part(o.indexOf(t)+1,o.length)})]})]}),r(ir,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:ge.shown.value.slice(0,12).map(n=>r(ht,{creation:n,current:n.id===t.id,onOpen:()=>{n.id===t.id?Ba(n.id,ge):Ra.value=n.id}},n.id))})]})}function bc(){let{studio:e}=p.value,t=Be.value?.find(({id:o})=>o===Te.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(su,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function Au(){let e=Se(""),a=S(new Map);return tt(()=>{let{announce:t,stages:o,statuses:n}=p.value.creation;for(let s of ge.ids.value){let l=ke(s)?.value;if(!l)continue;let i=a.current.get(s);if(a.current.set(s,l.stage),i===l.stage||i===void 0&&!V(l))continue;let d=V(l)?o[l.stage]:n[l.status];e.value=t(ae(l).slice(0,60),d)}}),r("div",{class:"unseen",role:"status",children:e})}var _u=matchMedia("(prefers-color-scheme: dark)"),Tu=h(_u.matches),hr=h(Ru()),Lt=R(()=>hr.value??(Tu.value?"dark":"light"));_u.addEventListener("change",({matches:e})=>{Tu.value=e});addEventListener("storage",({key:e})=>{e===xa.theme&&(hr.value=Ru())});Y(()=>{document.documentElement.dataset.theme=Lt.value});function Mu(){hr.value=Lt.peek()==="dark"?"light":"dark",Jo(xa.theme,hr.value)}function Ru(){let e=jo(xa.theme);return e==="light"||e==="dark"?e:null}function Sn({label:e,icon:a,children:t}){let[o,n]=O(!1),s=Yn(),l=S(null),i=S(null);return L(()=>{if(!o)return;let u=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",u),addEventListener("focusin",u),()=>{removeEventListener("pointerdown",u),removeEventListener("focusin",u)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:u})=>{u==="Escape"&&(n(!1),i.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:i,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":s,onClick:()=>n(!o),children:a}),r("div",{class:"menu-choices",id:s,hidden:!o,onClick:()=>n(!1),children:t})]})}function Du(){let{nav:e,credits:a}=p.value,t=ce.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(pe,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(Sc,{}),r("span",{children:"Atelier"})]}),As&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(wn,{href:"/",icon:r(Ne,{}),text:e.studio}),r(wn,{href:"/creations",icon:r(Wa,{}),text:e.creations}),r(wn,{href:"/billing",icon:r(no,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(pe,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(Wt,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":Ia(t)})]}),r(Sn,{label:e.language,icon:r(Kt,{}),children:Gl.map(({id:o,name:n})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":Ee.value===o,onClick:()=>zl(o),children:n},o))}),r("button",{class:"icon-button",type:"button","aria-label":Lt.value==="dark"?e.light:e.dark,title:Lt.value==="dark"?e.light:e.dark,onClick:Mu,children:Lt.value==="dark"?r(ro,{}):r(Jt,{})}),r(Sn,{label:e.account,icon:r(ba,{}),children:[$.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:$.value.email??$.value.id})]}),$.value&&ko&&r("button",{type:"button",onClick:ve(()=>Fs().catch(()=>{})),children:e.anotherDemo}),$.value&&!ko&&r("button",{type:"button",onClick:()=>{Ds()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function wn({href:e,icon:a,text:t}){let[o]=je();return r(pe,{href:e,"aria-current":ut(o)===e?"page":void 0,children:[a,r("span",{children:t})]})}function Sc(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var wc={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function Fu(){let e=oe.value,a=e&&ke(e.id)?.value;return a?r(Pc,{creation:a,within:e.within}):e&&$.value?r(kc,{id:e.id},e.id):null}function kc({id:e}){let{gallery:a,large:t}=p.value,[o,n]=O(!1);return L(()=>{let s=!0;return zs(e).then(l=>{s&&(n(l===null),l&&(oe.value={...oe.peek()??{within:null},id:e}))},()=>{}),()=>{s=!1}},[e]),o?r(ta,{label:a.gone,class:"dialog dialog-small",close:pa,children:[r("h2",{children:a.gone}),r("p",{children:a.goneText}),r("div",{class:"actions",children:r("button",{class:"button button-main",type:"button",autofocus:!0,onClick:pa,children:t.close})})]}):null}function Pc({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],n=o.findIndex(({id:c})=>c===e.id),s=n>0?o[n-1]:void 0,l=n>=0?o[n+1]:void 0;L(()=>{a&&n>=o.length-3&&a.more()},[a,n,o.length]);let i=pa,d=c=>{c&&Qo(c.id)},u=c=>{if(c.key==="ArrowLeft")d(s);else if(c.key==="ArrowRight")d(l);else if(c.key==="Delete"&&e.completedAt!==null)Ta.value=e.id;else return;c.preventDefault()};return r(ta,{label:ae(e).slice(0,100),class:"dialog large",close:i,onKeyDown:u,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:i,children:r(be,{})}),r("div",{class:"large-canvas",children:[r(mr,{creation:e,onSwipe:c=>d(c<0?s:l)},e.id),a&&r(w,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!s,onClick:()=>d(s),children:r(Na,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>d(l),children:r(Ga,{})})]})]}),r("div",{class:"large-side",children:[r(Ac,{creation:e}),r(ir,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function Ac({creation:e}){let{large:a,studio:t,billing:o,credits:n}=p.value,s=e.generatedImage;return r(w,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",dir:"auto",children:ae(e)}),r(_c,{creation:e}),r("dl",{class:"facts",children:[r("dt",{children:t.model}),r("dd",{children:G(e.model)}),e.prompt&&r(w,{children:[r("dt",{children:t.style}),r("dd",{children:G(e.style)})]}),s&&r(w,{children:[r("dt",{children:a.size}),r("dd",{children:[s.width," \xD7 ",s.height," ",wc[s.contentType]]})]}),e.seed!==null&&r(w,{children:[r("dt",{children:t.seed}),r("dd",{children:e.seed})]}),r("dt",{children:a.made}),r("dd",{children:Nt(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function _c({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:r("ol",{class:"large-references","aria-label":t.references,children:a.map((o,n)=>r("li",{children:r(We,{of:e,picture:o,alt:t.reference(n+1),small:!0})},o.url))})}var Tc=8e3,Mc=1200,Bu={get:()=>navigator.onLine};function Eu(){let e=Se(Bu.get()),a=Se(!1);tt(()=>{let n=()=>{e.value=Bu.get()};return addEventListener("online",n),addEventListener("offline",n),()=>{removeEventListener("online",n),removeEventListener("offline",n)}}),tt(()=>{if(st.value!=="lost"){a.value=!1;return}let n=setTimeout(()=>{a.value=!0},Mc);return()=>clearTimeout(n)}),tt(()=>{if(!Da.value)return;let n=setTimeout(()=>{Da.value=!1},Tc);return()=>clearTimeout(n)});let{notices:t}=p.value,o=e.value?_a.value==="unreachable"?t.limited(zr.value)??t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(zt,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:[Da.value&&r("p",{class:"notice",children:[r(gt,{"aria-hidden":"true"}),t.repeated]}),Ao.value&&r("p",{class:"notice",children:[r(gt,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{Ao.value=!1},children:r(be,{})})]})]})]})}function Ou(){let e=Ta.value;return e===null?null:r(Rc,{id:e},e)}function Rc({id:e}){let{remove:a}=p.value,[t,o]=O(!1),[n,s]=O(null),l=()=>{Ta.value=null},i=async()=>{o(!0);let d=Dc(e,oe.peek()?.within??null),u=await Fc(e);o(!1),s(u),u===null&&(l(),oe.peek()?.id===e&&(d===null?pa():Qo(d)),Dt(e))};return r(ta,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:n}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:ve(i),children:a.confirm})]})]})}function Dc(e,a){let t=a?.shown.peek()??[],o=t.findIndex(s=>s.id===e);return(o<0?void 0:t[o+1]??t[o-1])?.id??null}async function Fc(e){try{let a=(await W(So,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?qa(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof te?t.unreachable:t.failed}}function Uu(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(w,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{Rs()},children:e.button})]}):r(Bc,{})]})}function Bc(){let{signIn:e}=p.value,[a,t]=O(""),[o,n]=O(null),s=async l=>{l.preventDefault();try{n(await Ms(a)?null:"refused")}catch{n("unreachable")}};return r("form",{onSubmit:l=>{s(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}var qu={"/":"studio","/creations":"creations","/billing":"billing"},Ec=60,Hu=new Map;function Nu(){let[e]=je();Cl();let a=ut(e),t=S(null);return Oc(a),L(()=>Bl(e),[e]),Uc(a,t),r(w,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(Du,{}),r("main",{id:"main",ref:t,tabIndex:-1,children:_a.value==="signed-out"?r(Uu,{}):r(Fl,{location:a,children:[r(Ut,{path:"/",component:Pu}),r(Ut,{path:"/creations",component:Yi}),r(Ut,{path:"/billing",component:Ql}),r(Ut,{component:eu})]})}),r(Eu,{}),r(Au,{}),r(Fu,{}),r(Ou,{})]})}function Oc(e){let{titles:a}=p.value,t=oe.value?ke(oe.value.id)?.value:void 0,o=t?`${ae(t).slice(0,Ec)} \xB7 Atelier`:e in qu?a[qu[e]]:a.missing;L(()=>{document.title=o},[o])}function Uc(e,a){let t=S(null),o=S(!1);L(()=>{history.scrollRestoration="manual";let n=()=>{o.current=!0},s=()=>{o.current=!1};return addEventListener("popstate",n,{capture:!0}),addEventListener("pushState",s,{capture:!0}),()=>{removeEventListener("popstate",n,{capture:!0}),removeEventListener("pushState",s,{capture:!0})}},[]),L(()=>{let n=()=>{t.current!==null&&Hu.set(t.current,scrollY)};return addEventListener("scroll",n,{passive:!0}),()=>removeEventListener("scroll",n)},[]),Me(()=>{let n=t.current;t.current=e;let s=o.current?Hu.get(e)??0:0;o.current=!1,!(n===null||n===e)&&(scrollTo(0,s),a.current?.focus({preventScroll:!0}))},[e])}var kn=document.getElementById("root");if(kn===null)throw new Error("the page has no #root");kn.replaceChildren();zn(r(Nu,{}),kn);addEventListener("keydown",Hl,{capture:!0});fl();
