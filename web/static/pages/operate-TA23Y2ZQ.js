var Xa,D,uo,ua,Xe,no,io,fo,mr,kt,za,co,Lr,gr,hr,po,At={},Pt=[],Tl=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,ja=Array.isArray;function Pe(e,a){for(var t in a)e[t]=a[t];return e}function Ir(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function le(e,a,t){var o,n,s,l={};for(s in a)s=="key"?o=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?Xa.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return Ka(e,l,o,n,null)}function Ka(e,a,t,o,n){var s={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++uo,__i:-1,__u:0};return n==null&&D.vnode!=null&&D.vnode(s),s}function x(e){return e.children}function La(e,a){this.props=e,this.context=a}function la(e,a){if(a==null)return e.__?la(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?la(e):null}function _l(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],n=[],s=Pe({},a);s.__v=a.__v+1,D.vnode&&D.vnode(s),br(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??la(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,Lo(o,s,n),a.__e=a.__=null,s.__e!=t&&mo(s)}}function mo(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),mo(e)}function xr(e){(!e.__d&&(e.__d=!0)&&Xe.push(e)&&!Dt.__r++||no!=D.debounceRendering)&&((no=D.debounceRendering)||io)(Dt)}function Dt(){try{for(var e,a=1;Xe.length;)Xe.length>a&&Xe.sort(fo),e=Xe.shift(),a=Xe.length,_l(e)}finally{Xe.length=Dt.__r=0}}function go(e,a,t,o,n,s,l,u,d,f,c){var p,i,m,h,A,L,I=o&&o.__k||Pt,y=a.length;for(d=Ml(t,a,I,d,y),p=0;p<y;p++)(m=t.__k[p])!=null&&(i=m.__i!=-1&&I[m.__i]||At,m.__i=p,L=br(e,m,i,n,s,l,u,d,f,c),h=m.__e,m.ref&&i.ref!=m.ref&&(i.ref&&Cr(i.ref,null,m),c.push(m.ref,m.__c||h,m)),A==null&&h!=null&&(A=h),4&m.__u?(d=ho(m,d,e),i.__e&&(i.__e=null)):typeof m.type=="function"&&L!==void 0?d=L:h&&(d=h.nextSibling),m.__u&=-7);return t.__e=A,d}function Ml(e,a,t,o,n){var s,l,u,d,f,c=t.length,p=c,i=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=Ka(null,l,null,null,null):ja(l)?l=e.__k[s]=Ka(x,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=Ka(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,d=s+i,l.__=e,l.__b=e.__b+1,u=null,(f=l.__i=Fl(l,t,d,p))!=-1&&(p--,(u=t[f])&&(u.__u|=2)),u==null||u.__v==null?(f==-1&&(n>c?i--:n<c&&i++),typeof l.type!="function"&&(l.__u|=4)):f!=d&&(f==d-1?i--:f==d+1?i++:(f>d?i--:i++,l.__u|=4))):e.__k[s]=null;if(p)for(s=0;s<c;s++)(u=t[s])!=null&&(2&u.__u)==0&&(u.__e==o&&(o=la(u)),yo(u,u));return o}function ho(e,a,t){var o,n;if(typeof e.type=="function"){for(o=e.__k,n=0;o&&n<o.length;n++)o[n]&&(o[n].__=e,a=ho(o[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=la(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function yr(e,a){return a=a||[],e==null||typeof e=="boolean"||(ja(e)?e.some(function(t){yr(t,a)}):a.push(e)),a}function Fl(e,a,t,o){var n,s,l,u=e.key,d=e.type,f=a[t],c=f!=null&&(2&f.__u)==0;if(f===null&&u==null||c&&u==f.key&&d==f.type)return t;if(o>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((f=a[l=n>=0?n--:s++])!=null&&(2&f.__u)==0&&u==f.key&&d==f.type)return l}return-1}function so(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Tl.test(a)?t:t+"px"}function vt(e,a,t,o,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||so(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||so(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(co,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?o?t[za]=o[za]:(t[za]=Lr,e.addEventListener(a,s?hr:gr,s)):e.removeEventListener(a,s?hr:gr,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function lo(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[kt]==null)a[kt]=Lr++;else if(a[kt]<t[za])return;return t(D.event?D.event(a):a)}}}function br(e,a,t,o,n,s,l,u,d,f){var c,p,i,m,h,A,L,I,y,C,j,F,K,ke,we,Ae,oe=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(d=!!(32&t.__u),s=[u=a.__e=t.__e]),(c=D.__b)&&c(a);e:if(typeof oe=="function"){p=l.length;try{if(y=a.props,C=oe.prototype&&oe.prototype.render,j=(c=oe.contextType)&&o[c.__c],F=c?j?j.props.value:c.__:o,t.__c?I=(i=a.__c=t.__c).__=i.__E:(C?a.__c=i=new oe(y,F):(a.__c=i=new La(y,F),i.constructor=oe,i.render=Bl),j&&j.sub(i),i.state||(i.state={}),i.__n=o,m=i.__d=!0,i.__h=[],i._sb=[]),C&&i.__s==null&&(i.__s=i.state),C&&oe.getDerivedStateFromProps!=null&&(i.__s==i.state&&(i.__s=Pe({},i.__s)),Pe(i.__s,oe.getDerivedStateFromProps(y,i.__s))),h=i.props,A=i.state,i.__v=a,m)C&&oe.getDerivedStateFromProps==null&&i.componentWillMount!=null&&i.componentWillMount(),C&&i.componentDidMount!=null&&i.__h.push(i.componentDidMount);else{if(C&&oe.getDerivedStateFromProps==null&&y!==h&&i.componentWillReceiveProps!=null&&i.componentWillReceiveProps(y,F),a.__v==t.__v||!i.__e&&i.shouldComponentUpdate!=null&&i.shouldComponentUpdate(y,i.__s,F)===!1){a.__v!=t.__v&&(i.props=y,i.state=i.__s,i.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(be){be&&(be.__=a)}),Pt.push.apply(i.__h,i._sb),i._sb=[],i.__h.length&&l.push(i),u=la(t);break e}i.componentWillUpdate!=null&&i.componentWillUpdate(y,i.__s,F),C&&i.componentDidUpdate!=null&&i.__h.push(function(){i.componentDidUpdate(h,A,L)})}if(i.context=F,i.props=y,i.__P=e,i.__e=!1,K=D.__r,ke=0,C)i.state=i.__s,i.__d=!1,K&&K(a),c=i.render(i.props,i.state,i.context),Pt.push.apply(i.__h,i._sb),i._sb=[];else do i.__d=!1,K&&K(a),c=i.render(i.props,i.state,i.context),i.state=i.__s;while(i.__d&&++ke<25);i.state=i.__s,i.getChildContext!=null&&(o=Pe(Pe({},o),i.getChildContext())),C&&!m&&i.getSnapshotBeforeUpdate!=null&&(L=i.getSnapshotBeforeUpdate(h,A)),we=c!=null&&c.type===x&&c.key==null?Io(c.props.children):c,u=go(e,ja(we)?we:[we],a,t,o,n,s,l,u,d,f),i.base=a.__e,a.__u&=-161,i.__h.length&&l.push(i),I&&(i.__E=i.__=null)}catch(be){if(l.length=p,a.__v=null,d||s!=null){if(be.then){for(a.__u|=d?160:128;u&&u.nodeType==8&&u.nextSibling;)u=u.nextSibling;s!=null&&(s[s.indexOf(u)]=null),a.__e=u}else if(s!=null)for(Ae=s.length;Ae--;)Ir(s[Ae])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),be.then||xo(a),D.__e(be,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):u=a.__e=El(t.__e,a,t,o,n,s,l,d,f);return(c=D.diffed)&&c(a),128&a.__u?void 0:u}function xo(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(xo))}function Lo(e,a,t){for(var o=0;o<t.length;o++)Cr(t[o],t[++o],t[++o]);D.__c&&D.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){D.__e(s,n.__v)}})}function Io(e){return typeof e!="object"||e==null||e.__b>0?e:ja(e)?e.map(Io):e.constructor!==void 0?null:Pe({},e)}function El(e,a,t,o,n,s,l,u,d){var f,c,p,i,m,h,A,L=t.props||At,I=a.props,y=a.type;if(y=="svg"?n="http://www.w3.org/2000/svg":y=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(f=0;f<s.length;f++)if((m=s[f])&&"setAttribute"in m==!!y&&(y?m.localName==y:m.nodeType==3)){e=m,s[f]=null;break}}if(e==null){if(y==null)return document.createTextNode(I);e=document.createElementNS(n,y,I.is&&I),u&&(D.__m&&D.__m(a,s),u=!1),s=null}if(y==null)L===I||u&&e.data==I||(e.data=I);else{if(s=y=="textarea"&&I.defaultValue!=null?null:s&&Xa.call(e.childNodes),!u&&s!=null)for(L={},f=0;f<e.attributes.length;f++)L[(m=e.attributes[f]).name]=m.value;for(f in L)m=L[f],f=="dangerouslySetInnerHTML"?p=m:f=="children"||f in I||f=="value"&&"defaultValue"in I||f=="checked"&&"defaultChecked"in I||vt(e,f,null,m,n);for(f in I)m=I[f],f=="children"?i=m:f=="dangerouslySetInnerHTML"?c=m:f=="value"?h=m:f=="checked"?A=m:u&&typeof m!="function"||L[f]===m||vt(e,f,m,L[f],n);if(c)u||p&&(c.__html==p.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(p&&(e.innerHTML=""),go(a.type=="template"?e.content:e,ja(i)?i:[i],a,t,o,y=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&la(t,0),u,d),s!=null)for(f=s.length;f--;)Ir(s[f]);u&&y!="textarea"||(f="value",y=="progress"&&h==null?e.removeAttribute("value"):h!=null&&(h!==e[f]||y=="progress"&&!h||y=="option"&&h!=L[f])&&vt(e,f,h,L[f],n),f="checked",A!=null&&A!=e[f]&&vt(e,f,A,L[f],n))}return e}function Cr(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(n){D.__e(n,t)}}function yo(e,a,t){var o,n;if(D.unmount&&D.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Cr(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){D.__e(s,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(n=0;n<o.length;n++)o[n]&&yo(o[n],a,t||typeof e.type!="function");t||Ir(e.__e),e.__c=e.__=e.__e=void 0}function Bl(e,a,t){return this.constructor(e,t)}function bo(e,a,t){var o,n,s,l;a==document&&(a=document.documentElement),D.__&&D.__(e,a),n=(o=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],br(a,e=(!o&&t||a).__k=le(x,null,[e]),n||At,At,a.namespaceURI,!o&&t?[t]:n?null:a.firstChild?Xa.call(a.childNodes):null,s,!o&&t?t:n?n.__e:a.firstChild,o,l),Lo(s,e,l),e.props.children=null}function Rt(e,a,t){var o,n,s,l,u=Pe({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?o=a[s]:s=="ref"?n=a[s]:u[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(u.children=arguments.length>3?Xa.call(arguments,2):t),Ka(e.type,u,o||e.key,n||e.ref,null)}function Ia(e){function a(t){var o,n;return this.getChildContext||(o=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&o.forEach(function(l){l.__e=!0,xr(l)})},this.sub=function(s){o.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){o&&o.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+po++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Xa=Pt.slice,D={__e:function(e,a,t,o){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,o||{}),l=n.__d),l)return n.__E=n}catch(u){e=u}throw e}},uo=0,ua=function(e){return e!=null&&e.constructor===void 0},La.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Pe({},this.state),typeof e=="function"&&(e=e(Pe({},t),this.props)),e&&Pe(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),xr(this))},La.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),xr(this))},La.prototype.render=x,Xe=[],io=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,fo=function(e,a){return e.__v.__b-a.__v.__b},Dt.__r=0,mr=Math.random().toString(8),kt="__d"+mr,za="__a"+mr,co=/(PointerCapture)$|Capture$/i,Lr=0,gr=lo(!1),hr=lo(!0),po=0;var je,U,Sr,Co,Qa=0,Ro=[],Q=D,So=Q.__b,wo=Q.__r,vo=Q.diffed,ko=Q.__c,Ao=Q.unmount,Po=Q.__;function ya(e,a){Q.__h&&Q.__h(U,e,Qa||a),Qa=0;var t=U.__H||(U.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function Z(e){return Qa=1,Ol(To,e)}function Ol(e,a,t){var o=ya(je++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):To(void 0,a),function(u){var d=o.__N?o.__N[0]:o.__[0],f=o.t(d,u);d!==f&&(o.__N=[f,o.__[1]],o.__c.setState({}))}],o.__c=U,!U.__f)){var n=function(u,d,f){if(!o.__c.__H)return!0;var c=!1,p=o.__c.props!==u;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var h=m.__[0];m.__=m.__N,m.__N=void 0,h!==m.__[0]&&(p=!0)}}),s){var i=s.call(this,u,d,f);return c?i||p:i}return!c||p};U.__f=!0;var s=U.shouldComponentUpdate,l=U.componentWillUpdate;U.componentWillUpdate=function(u,d,f){if(this.__e){var c=s;s=void 0,n(u,d,f),s=c}l&&l.call(this,u,d,f)},U.shouldComponentUpdate=n}return o.__N||o.__}function v(e,a){var t=ya(je++,3);!Q.__s&&vr(t.__H,a)&&(t.__=e,t.u=a,U.__H.__h.push(t))}function ba(e,a){var t=ya(je++,4);!Q.__s&&vr(t.__H,a)&&(t.__=e,t.u=a,U.__h.push(t))}function R(e){return Qa=5,Ue(function(){return{current:e}},[])}function Ue(e,a){var t=ya(je++,7);return vr(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function _t(e,a){return Qa=8,Ue(function(){return e},a)}function Ca(e){var a=U.context[e.__c],t=ya(je++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(U)),a.props.value):e.__}function Ne(){var e=ya(je++,11);if(!e.__){for(var a=U.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function ql(){for(var e;e=Ro.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Tt),a.__h.some(wr),a.__h=[]}catch(t){a.__h=[],Q.__e(t,e.__v)}}}Q.__b=function(e){U=null,So&&So(e)},Q.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),Po&&Po(e,a)},Q.__r=function(e){wo&&wo(e),je=0;var a=(U=e.__c).__H;a&&(Sr===U?(a.__h=[],U.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Tt),a.__h.some(wr),a.__h=[],je=0)),Sr=U},Q.diffed=function(e){vo&&vo(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(Ro.push(a)!==1&&Co===Q.requestAnimationFrame||((Co=Q.requestAnimationFrame)||Ul)(ql)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),Sr=U=null},Q.__c=function(e,a){a.some(function(t){try{t.__h.some(Tt),t.__h=t.__h.filter(function(o){return!o.__||wr(o)})}catch(o){a.some(function(n){n.__h&&(n.__h=[])}),a=[],Q.__e(o,t.__v)}}),ko&&ko(e,a)},Q.unmount=function(e){Ao&&Ao(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Tt(o)}catch(n){a=n}}),t.__H=void 0,a&&Q.__e(a,t.__v))};var Do=typeof requestAnimationFrame=="function";function Ul(e){var a,t=function(){clearTimeout(o),Do&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);Do&&(a=requestAnimationFrame(t))}function Tt(e){var a=U,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),U=a}function wr(e){var a=U;e.__c=e.__(),U=a}function vr(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function To(e,a){return typeof a=="function"?a(e):a}var Nl=Symbol.for("preact-signals");function Bt(){if(He>1)He--;else{var e,a=!1;for((function(){var n=Ft;for(Ft=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();Ja!==void 0;){var t=Ja;for(Ja=void 0,Mt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Mo(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=o}}if(Mt=0,He--,a)throw e}}function Ot(e){if(He>0)return e();kr=++Hl,He++;try{return e()}finally{Bt()}}var Za,W=void 0;function Ya(e){var a=W,t=Za;W=void 0,Za=void 0;try{return e()}finally{W=a,Za=t}}var Ja=void 0,He=0,Mt=0,Hl=0,kr=0,Ft=void 0,Et=0;function _o(e){if(W!==void 0){var a=e.n;if(a===void 0||a.t!==W)return a={i:0,S:e,p:W.s,n:void 0,t:W,e:void 0,x:void 0,r:a},W.s!==void 0&&(W.s.n=a),W.s=a,e.n=a,32&W.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=W.s,a.n=void 0,W.s.n=a,W.s=a),a}}function te(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}te.prototype.brand=Nl;te.prototype.h=function(){return!0};te.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Ya(function(){var o;(o=a.W)==null||o.call(a)}))};te.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Ya(function(){var n;(n=a.Z)==null||n.call(a)}))}};te.prototype.subscribe=function(e){var a=this;return me(function(){var t=a.value;Ya(function(){return e(t)})},{name:"sub"})};te.prototype.valueOf=function(){return this.value};te.prototype.toString=function(){return this.value+""};te.prototype.toJSON=function(){return this.value};te.prototype.peek=function(){var e=this;return Ya(function(){return e.value})};Object.defineProperty(te.prototype,"value",{get:function(){var e=_o(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Mt>100)throw new Error("Cycle detected");(function(t){He!==0&&Mt===0&&t.l!==kr&&(t.l=kr,Ft={S:t,v:t.v,i:t.i,o:Ft})})(this),this.v=e,this.i++,Et++,He++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{Bt()}}}});function J(e,a){return new te(e,a)}function Mo(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function Fo(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function Eo(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function ia(e,a){te.call(this,void 0,a),this.x=e,this.s=void 0,this.g=Et-1,this.f=4}ia.prototype=new te;ia.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Et))return!0;if(this.g=Et,this.f|=1,this.i>0&&!Mo(this))return this.f&=-2,!0;var e=W;try{Fo(this),W=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return W=e,Eo(this),this.f&=-2,!0};ia.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}te.prototype.S.call(this,e)};ia.prototype.U=function(e){if(this.t!==void 0&&(te.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};ia.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(ia.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=_o(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function De(e,a){return new ia(e,a)}function Bo(e){var a=e.j;if(e.j=void 0,typeof a=="function"){He++;var t=W;W=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,Ar(e),o}finally{W=t,Bt()}}}function Ar(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Bo(e)}function Gl(e){if(W!==this)throw new Error("Out-of-order effect");Eo(this),W=e,this.f&=-2;try{8&this.f&&Ar(this)}finally{Bt()}}function Sa(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,Za&&Za.push(this)}Sa.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};Sa.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Bo(this),Fo(this),He++;var e=W;return W=this,Gl.bind(this,e)};Sa.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ja,Ja=this)};Sa.prototype.d=function(){this.f|=8,1&this.f||Ar(this)};Sa.prototype.dispose=function(){this.d()};function me(e,a){var t=new Sa(e,a);try{t.c()}catch(n){throw t.d(),n}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var Pr,at,qt,Wl=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Oo=[],qo=[];me(function(){Pr=this.N})();function wa(e,a){D[e]=a.bind(null,D[e]||function(){})}function et(e){if(qt){var a=qt;qt=void 0,a()}qt=e&&e.S()}function Uo(e){var a=this,t=e.data,o=Ut(t);o.name="ReactiveDom",o.value=t;var n=Ue(function(){for(var u=a,d=a.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var f=De(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=De(function(){return!Array.isArray(f.value)&&!ua(f.value)}),p=me(function(){if(this.N=No,c.value){var m=f.value;u.__v&&u.__v.__e&&u.__v.__e.nodeType===3&&(u.__v.__e.data=m)}}),i=a.__$u.d;return a.__$u.d=function(){p(),i.call(this)},[c,f]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}Uo.displayName="ReactiveTextNode";Object.defineProperties(te.prototype,{constructor:{configurable:!0,value:le(x,null).constructor},type:{configurable:!0,value:Uo},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});wa("__b",function(e,a){if(et(),at=void 0,typeof a.type=="string"){var t,o=a.props;for(var n in o)if(n!=="children"){var s=o[n];s instanceof te&&(t||(a.__np=t={}),t[n]=s,o[n]=s.peek())}}e(a)});wa("__r",function(e,a){if(e(a),a.type!==x){et();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(n,s){var l;return me(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;Wl&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),at=o,et(t)}});wa("__e",function(e,a,t,o){et(),at=void 0,e(a,t,o)});wa("diffed",function(e,a){et(),at=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var u=s[l];u===void 0||o&&l in o||(u.d(),s[l]=void 0)}if(o){s||(s={},t.U=s);for(var d in o){var f=s[d],c=o[d];f===void 0?(f=Vl(t,d,c,n),s[d]=f):f.o(c,n)}}}e(a)});function Vl(e,a,t,o){var n=a in e&&e.ownerSVGElement===void 0,s=J(t);return{o:function(l,u){s.value=l,o=u},d:me(function(){this.N=No;var l=s.value.value;o[a]!==l&&(o[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}wa("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var n in o){var s=o[n];s&&s.d()}}}var l=a.__np;if(l){var u=a.props;for(var d in l)u[d]=l[d]}a.__np=void 0}else{var f=a.__c;if(f){f.__$f|=8;var c=f.__$u;c&&(f.__$u=void 0,c.d())}}e(a)});wa("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});La.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var u in this.props)if(!(u in e))return!0;return!1};function Ut(e,a){return Ue(function(){return J(e,a)},[])}var $l=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},zl=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Kl(){Ot(function(){for(var e;e=Oo.shift();)Pr.call(e)})}function Xl(){Oo.push(this)===1&&(D.requestAnimationFrame||$l)(Kl)}function jl(){Ot(function(){for(var e;e=qo.shift();)Pr.call(e)})}function No(){qo.push(this)===1&&(D.requestAnimationFrame||zl)(jl)}function tt(e,a){var t=R(e);t.current=e;var o=at;v(function(){return me(function(){if(this.N=Xl,!(o&&8&o.__$f))return t.current()},a)},[])}function Ho(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function Go(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}var Re=class extends Error{idempotencyKey=null},X=class extends Re{},re=class extends Re{},Qe=class extends Re{},ue=class extends Re{constructor(t,o,n){super(t);this.code=o;this.retryAfter=n}code;retryAfter},va=class extends Re{constructor(t,o){super(t.message);this.refusal=t;this.refusals=o}refusal;refusals;get code(){return this.refusal.code}get retryAfter(){return"retryAfter"in this.refusal?this.refusal.retryAfter:null}};function rt(e){return(e instanceof ue||e instanceof va)&&e.code==="RATE_LIMITED"}function ot(e){let{message:a="",extensions:t={}}=e[0]??{};if(t.code==="UNAUTHENTICATED")return new re(a);if(t.code==="ACCOUNT_BLOCKED")return new Qe(a);let o=t.retryAfter;return new ue(a,String(t.code??""),typeof o=="number"?o:null)}var Ql=3e4,Zl=[502,503,504],Nt=class{constructor(a,t,o){this.url=a;this.session=t;this.fetch=o}url;session;fetch;async execute(a,t,o){let n=await this.session.token();try{return await this.post(a,t,n,o)}catch(s){if(!(s instanceof re))throw s;return this.post(a,t,await this.session.renewed(n,s.message),o)}}async reach(a){await this.fetched("?query=%7B__typename%7D",{},a)}async post(a,t,o,n){let s=await this.fetched("",{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${o}`},body:JSON.stringify({query:a.toString(),variables:t})},n),l=await this.usable(s.json(),n);if(l.errors?.length)throw ot(l.errors);if(!l.data)throw new X(`No usable answer from ${this.url}.`);return l.data}async fetched(a,t,o){let n=AbortSignal.timeout(Ql),s=o?AbortSignal.any([n,o]):n,l=await this.usable(this.fetch(this.url+a,{...t,signal:s}),o);if(Zl.includes(l.status))throw new X(`${this.url} is not available (HTTP ${l.status}).`);return l}async usable(a,t){try{return await a}catch(o){throw t?.throwIfAborted(),new X(`No usable answer from ${this.url}: ${String(o)}`)}}};function ge(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ze(e){return ge(e)==="object"}function Jl(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function Dr(e,a){return e.length<124?e:a}var Wo="graphql-transport-ws";var de=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(de||{}),Ce=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(Ce||{});function Vo(e){if(!Ze(e))throw new Error(`Message is expected to be an object, but got ${ge(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${ge(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ze(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ge(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ze(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ge(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${ge(e.payload.query)}`);if(e.payload.variables!=null&&!Ze(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${ge(e.payload.variables)}`);if(e.payload.operationName!=null&&ge(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${ge(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ze(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${ge(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ge(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ze(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ge(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ge(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Jl(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ge(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function $o(e,a){return Vo(typeof e=="string"?JSON.parse(e,a):e)}function ka(e,a){return Vo(e),JSON.stringify(e,a)}function zo(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:u,connectionAckWaitTimeout:d=0,retryAttempts:f=5,retryWait:c=async function(q){let k=Math.pow(2,q);await new Promise(_=>setTimeout(_,k*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:p=Rr,on:i,webSocketImpl:m,generateID:h=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,q=>{let k=Math.random()*16|0;return(q=="x"?k:k&3|8).toString(16)})},jsonMessageReplacer:A,jsonMessageReviver:L}=e,I;if(m){if(!eu(m))throw new Error("Invalid WebSocket implementation provided");I=m}else typeof WebSocket<"u"?I=WebSocket:typeof global<"u"?I=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(I=window.WebSocket||window.MozWebSocket);if(!I)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let y=I,C=(()=>{let P=(()=>{let k={};return{on(_,ee){return k[_]=ee,()=>{delete k[_]}},emit(_){"id"in _&&k[_.id]?.(_)}}})(),q={connecting:i?.connecting?[i.connecting]:[],opened:i?.opened?[i.opened]:[],connected:i?.connected?[i.connected]:[],ping:i?.ping?[i.ping]:[],pong:i?.pong?[i.pong]:[],message:i?.message?[P.emit,i.message]:[P.emit],closed:i?.closed?[i.closed]:[],error:i?.error?[i.error]:[]};return{onMessage:P.on,on(k,_){let ee=q[k];return ee.push(_),()=>{let ae=ee.indexOf(_);ae>-1&&ee.splice(ae,1)}},emit(k,..._){for(let ee of[...q[k]])ee(..._)}}})();function j(P){let q=[C.on("error",k=>{q.forEach(_=>_()),P(k)}),C.on("closed",k=>{q.forEach(_=>_()),P(k)})];return()=>q.forEach(k=>k())}let F,K=0,ke,we=!1,Ae=0,oe=!1;async function be(){clearTimeout(ke);let[P,q]=await(F??(F=new Promise((ee,ae)=>(async()=>{if(we){if(await c(Ae),!K)return F=void 0,ae({code:1e3,reason:"All Subscriptions Gone"});Ae++}C.emit("connecting",we);let T=new y(typeof a=="function"?await a():a,Wo),qe,ha;function wt(){isFinite(l)&&l>0&&(clearTimeout(ha),ha=setTimeout(()=>{T.readyState===y.OPEN&&(T.send(ka({type:Ce.Ping})),C.emit("ping",!1,void 0))},l))}j(se=>{F=void 0,clearTimeout(qe),clearTimeout(ha),ae(se),se instanceof Ht&&(T.close(4499,"Terminated"),T.onerror=null,T.onclose=null)}),T.onerror=se=>C.emit("error",se),T.onclose=se=>C.emit("closed",se),T.onopen=async()=>{try{C.emit("opened",T);let se=typeof t=="function"?await t():t;if(T.readyState!==y.OPEN)return;T.send(ka(se?{type:Ce.ConnectionInit,payload:se}:{type:Ce.ConnectionInit},A)),isFinite(d)&&d>0&&(qe=setTimeout(()=>{T.close(de.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},d)),wt()}catch(se){C.emit("error",se),T.close(de.InternalClientError,Dr(se instanceof Error?se.message:String(se),"Internal client error"))}};let xa=!1;T.onmessage=({data:se})=>{try{let ne=$o(se,L);if(C.emit("message",ne),ne.type==="ping"||ne.type==="pong"){C.emit(ne.type,!0,ne.payload),ne.type==="pong"?wt():u||(T.send(ka(ne.payload?{type:Ce.Pong,payload:ne.payload}:{type:Ce.Pong},A)),C.emit("pong",!1,ne.payload));return}if(xa)return;if(ne.type!==Ce.ConnectionAck)throw new Error(`First message cannot be of type ${ne.type}`);clearTimeout(qe),xa=!0,C.emit("connected",T,ne.payload,we),we=!1,Ae=0;let oo=new Promise((od,Rl)=>j(Rl));oo.catch(()=>{}),ee([T,oo])}catch(ne){T.onmessage=null,C.emit("error",ne),T.close(de.BadResponse,Dr(ne instanceof Error?ne.message:String(ne),"Bad response"))}}})())));P.readyState===y.CLOSING&&await q;let k=()=>{},_=new Promise(ee=>k=ee);return[P,k,new Promise((ee,ae)=>{let T=j(ae);P.readyState!==y.OPEN&&q.catch(ae),_.then(()=>{if(T(),!K){let qe=()=>P.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(ke),ke=setTimeout(()=>{!K&&P.readyState===y.OPEN&&qe()},s)):qe()}ee()})})]}function $a(P){if(Rr(P)&&(Yl(P.code)||[de.InternalServerError,de.InternalClientError,de.BadRequest,de.BadResponse,de.Unauthorized,de.SubprotocolNotAcceptable,de.SubscriberAlreadyExists,de.TooManyInitialisationRequests].includes(P.code)))throw P;if(oe)return!1;if(Rr(P)&&P.code===1e3)return K>0;if(!f||Ae>=f||!p(P))throw P;return we=!0}o||(async()=>{for(K++;;)try{let[,,P]=await be();await P}catch(P){try{if(!$a(P))return}catch(q){return n?.(q)}}})();function St(P,q){let k=h(P),_=!1,ee=!1,ae=()=>{K--,_=!0};return(async()=>{for(K++;;)try{let[T,qe,ha]=await be();if(_)return ha.catch(()=>{}),qe();let wt=C.onMessage(k,xa=>{switch(xa.type){case Ce.Next:{q.next(xa.payload);return}case Ce.Error:{ee=!0,_=!0,q.error(xa.payload),ae();return}case Ce.Complete:{_=!0,ae();return}}});T.send(ka({id:k,type:Ce.Subscribe,payload:P},A)),ae=()=>{!_&&T.readyState===y.OPEN&&T.send(ka({id:k,type:Ce.Complete},A)),K--,_=!0,qe()},await ha.finally(wt);return}catch(T){if(!$a(T))return}})().then(()=>{ee||q.complete()}).catch(T=>{q.error(T)}),()=>{_||ae()}}return{on:C.on,subscribe:St,iterate(P){let q=[],k={done:!1,error:null,resolve:()=>{}},_=St(P,{next(ae){q.push(ae),k.resolve()},error(ae){k.done=!0,k.error=ae,k.resolve()},complete(){k.done=!0,k.resolve()}}),ee=(async function*(){for(;;){for(q.length||await new Promise(T=>k.resolve=T);q.length;)yield q.shift();if(k.error)throw k.error;if(k.done)return}})();return ee.throw=async ae=>(k.done||(k.done=!0,k.error=ae,k.resolve()),{done:!0,value:void 0}),ee.return=async()=>(_(),{done:!0,value:void 0}),ee},async dispose(){if(oe=!0,F){let[P]=await F;P.close(1e3,"Normal Closure")}},terminate(){F&&C.emit("closed",new Ht)}}}var Ht=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function Rr(e){return Ze(e)&&"code"in e&&"reason"in e}function Yl(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function eu(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var au=250,tu=8e3,ru=2**31-1,ou=["UNAVAILABLE","STORAGE_UNAVAILABLE"],Tr=new Set;globalThis.addEventListener?.("online",_r);function _r(){for(let e of Tr)e()}async function Mr(e,a){let t=new AbortController,o=()=>t.abort();Tr.add(o);let n=Math.min(au*2**Math.min(e,10),tu)*(.5+Math.random()/2);await Gt(n,a?AbortSignal.any([t.signal,a]):t.signal),Tr.delete(o)}function Gt(e,a){return new Promise(t=>{let o=()=>{clearTimeout(n),a?.removeEventListener("abort",o),t()},n=setTimeout(o,Math.min(e,ru));a?.addEventListener("abort",o),a?.aborted&&o()})}async function Ko(e,a,{signal:t,patience:o=0,onRepeat:n}){let s;for(let l=0;;l++){t?.throwIfAborted();try{return await e()}catch(u){let d=nu(u,a);if(s??=Date.now()+o,d===null||Date.now()+d>=s)throw u;n?.(u,d),await Gt(d,t)}await Mr(l,t)}}function nu(e,a){return e instanceof X?a?0:null:!(e instanceof ue||e instanceof va)||e.retryAfter===null?null:a&&ou.includes(e.code)||rt(e)?e.retryAfter*1e3:null}var su=4401,lu=4403,uu=1006,iu=15e3,Xo=1e4,jo=45e3,du=2,fu=["RATE_LIMITED","UNAVAILABLE","INTERNAL"],Wt=class{constructor(a,t,o,n){this.endpoint=a;this.webSocket=t;this.keepOpen=o;this.onConnection=n}endpoint;webSocket;keepOpen;onConnection;socket=null;unopened=0;opened=!1;connection="opening";async*resumed(a,t,o,n){let s=t;for(let l=0;!n?.aborted;l++){try{for await(let u of this.once(a,s,n)){let d=o(u),{cursor:f}=d;f!==void 0&&(s={...t,after:f}),l=0,yield d}}catch(u){if(n?.aborted)return;if(u instanceof ue&&fu.includes(u.code))await Gt((u.retryAfter??0)*1e3,n);else if(!(u instanceof X))throw u}await Mr(l,n)}}close(){let a=this.socket;this.socket=null,this.became("opening"),a?.dispose()}async*once(a,t,o){let n=await this.endpoint.session.token(),s=this.webSocket!==void 0&&this.unopened<du,l=s?this.overSocket(a,t,o):this.overEvents(a,t,n,o);try{s&&this.unopened>0&&await this.endpoint.reach(o);for await(let u of l){if(u.errors?.length)throw ot(u.errors);u.data&&(yield u.data)}}catch(u){if(u instanceof re){await this.endpoint.session.renewed(n,u.message);return}throw u instanceof X&&!s&&(this.unopened=0),u}finally{s||this.became(o?.aborted?"opening":"lost")}}async*overSocket(a,t,o){this.socket??=this.open();let n=this.socket.iterate({query:a.toString(),variables:t}),s=()=>{n.return?.()};o?.addEventListener("abort",s);try{for await(let l of n)yield l}catch(l){throw Array.isArray(l)?ot(l):cu(l)}finally{o?.removeEventListener("abort",s)}}open(){let a,t=zo({url:this.endpoint.url.replace(/^http/,"ws"),webSocketImpl:this.webSocket,connectionParams:async()=>({Authorization:`Bearer ${await this.endpoint.session.token()}`}),keepAlive:iu,retryAttempts:0,lazyCloseTimeout:this.keepOpen,connectionAckWaitTimeout:Xo,on:{connecting:()=>{this.opened=!1},connected:()=>{this.opened=!0,this.unopened=0,this.became("live")},closed:o=>{if(clearTimeout(a),this.socket!==t)return;let{code:n,wasClean:s}=o;!this.opened&&(n===uu||n===de.ConnectionAcknowledgementTimeout)&&(this.unopened+=1),this.became(n===1e3&&s?"opening":"lost")},ping:o=>{o||(a=setTimeout(()=>t.terminate(),Xo))},pong:o=>{o&&clearTimeout(a)}}});return t}async*overEvents(a,t,o,n){let s=new AbortController,l=()=>s.abort();n?.addEventListener("abort",l);let u=setTimeout(l,jo);try{let d=await this.endpoint.fetch(`${this.endpoint.url}/stream`,{method:"POST",headers:{Accept:"text/event-stream","Content-Type":"application/json",Authorization:`Bearer ${o}`},body:JSON.stringify({query:a.toString(),variables:t}),signal:s.signal});if(!d.ok||!d.body){yield await d.json();return}this.became("live");let f=()=>{clearTimeout(u),u=setTimeout(l,jo)};for await(let[c,p]of pu(d.body,f))if(c==="next")yield JSON.parse(p);else if(c==="complete")return}catch(d){throw d instanceof Re?d:new X(`The stream from ${this.endpoint.url} ended: ${String(d)}`)}finally{clearTimeout(u),n?.removeEventListener("abort",l),s.abort()}}became(a){this.connection!==a&&(this.connection==="lost"&&a==="live"&&_r(),this.connection=a,this.onConnection(a))}};function cu(e){let{code:a,reason:t=""}=e;return a===su?new Qe(t):a===lu?new re(t):new X(`The live connection ended${a===void 0?`: ${String(e)}`:` (${a})`}.`)}async function*pu(e,a){let t=e.pipeThrough(new TextDecoderStream).getReader();try{let o="";for(;;){let{done:n,value:s}=await t.read();if(n)return;a();let l=(o+s).split(`

`);o=l.pop()??"";for(let u of l){let d=u.split(`
`),f=d.find(p=>p.startsWith("event:"))?.slice(6).trim()??"",c=d.filter(p=>p.startsWith("data:")).map(p=>p.slice(5).replace(/^ /,""));f&&(yield[f,c.join(`
`)])}}}finally{await t.cancel().catch(()=>{})}}var Vt=class{constructor(a,t,o,n){this.current=a;this.signIn=t;this.store=o;this.onToken=n;this.current=o?.read()??a,o?.onChange(()=>this.adopt(o.read()))}current;signIn;store;onToken;renewal=null;use(a){this.store?.write(a),this.adopt(a)}token(){return this.current===null?this.renewed(null):Promise.resolve(this.current)}renewed(a,t="Nobody is signed in: give a token, or signIn."){if(this.current!==null&&this.current!==a)return Promise.resolve(this.current);let o=()=>this.renew(a,t);return this.renewal??=(this.store?.exclusively(o)??o()).finally(()=>{this.renewal=null}),this.renewal}async renew(a,t){let o=this.store?.read()??null,n=o!==null&&o!==a?o:await this.signIn?.(a)??null;if(n===null||n===a)throw this.use(null),new re(t);return this.use(n),n}adopt(a){a!==this.current&&(this.current=a,this.onToken(a))}};var mu=3e4,Aa=class{base;endpoint;session;live;defaults;constructor(a){let t=()=>{};this.session=new Vt(a.token??null,a.signIn,a.tokens,a.onToken??t);let o=a.fetch??((...s)=>globalThis.fetch(...s));this.base=String(a.url).replace(/\/+$/,""),this.defaults={patience:a.patience??mu,onRepeat:a.onRepeat},this.endpoint=new Nt(`${this.base}${a.path??"/graphql"}`,this.session,o);let n=a.webSocket===void 0?globalThis.WebSocket:a.webSocket??void 0;this.live=new Wt(this.endpoint,n,a.keepOpen??0,a.onConnection??t)}get connection(){return this.live.connection}get token(){return this.session.current}use(a){this.session.use(a)}close(){this.live.close()}execute(a,t,{repeatable:o=!1,...n}={}){return this.call(a,t,s=>s,n,o)}follow(a,t,o,n){return this.live.resumed(a,t,o,n)}call(a,t,o,n,s=!0){return this.repeated(async()=>o(await this.endpoint.execute(a,t,n?.signal)),n,s)}repeated(a,t={},o=!0){return Ko(a,o,{...this.defaults,...t})}};var S=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},Yd=new S(`
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}
    `,{fragmentName:"AuditRow"}),ef=new S(`
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`,{fragmentName:"Done"}),af=new S(`
    fragment Now on Overview {
  readAt
  waiting
  running
  concurrency
  isComplete
  oldestWaitingAt
  queue {
    model
    status
    step
    count
    due
    retrying
    oldestId
    oldestAt
  }
  limits {
    name
    nextAt
    pausedUntil
    pauseReason
  }
  models {
    id
    slug
    pausedAt
    pausedUntil
    pauseReason
    waiting
    running
    made
    failed
    failureRate
  }
  recentSeconds
  providerCredits
  providerCreditsLastSeconds
}
    `,{fragmentName:"Now"}),tf=new S(`
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
    `,{fragmentName:"GenerationRow"}),rf=new S(`
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
    `,{fragmentName:"PaymentRow"}),of=new S(`
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
    `,{fragmentName:"UserRow"}),nf=new S(`
    fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
    `,{fragmentName:"LedgerRow"}),sf=new S(`
    fragment ReportFigures on ReportLine {
  model
  made
  canceled
  failed {
    code
    count
  }
  creditsCharged
  creditsRefunded
  creditsTaken
  providerCredits
  tasksWithoutPrice
  income
  cost
  margin
}
    `,{fragmentName:"ReportFigures"}),lf=new S(`
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  types
  description
  createdAt
  failingSince
  disabledAt
  disabledReason
}
    `,{fragmentName:"EndpointRow"}),uf=new S(`
    fragment DeliveryRow on WebhookDelivery {
  id
  endpointId
  type
  state: status
  userId
  objectId
  createdAt
  dueAt
  attempts
  finishedAt
  attemptLog {
    id
    beganAt
    milliseconds
    outcome
    statusCode
    answer
  }
}
    `,{fragmentName:"DeliveryRow"}),Qo=new S(`
    mutation GrantCredits($input: GrantCreditsInput!) {
  payload: grantCredits(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),Zo=new S(`
    mutation DeductCredits($input: DeductCreditsInput!) {
  payload: deductCredits(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),Jo=new S(`
    mutation SettleDebt($input: SettleDebtInput!) {
  payload: settleDebt(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),Yo=new S(`
    mutation GiveGoodwill($input: GiveGoodwillInput!) {
  payload: giveGoodwill(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),en=new S(`
    mutation BlockUser($input: BlockUserInput!) {
  payload: blockUser(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),an=new S(`
    mutation UnblockUser($input: UnblockUserInput!) {
  payload: unblockUser(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),tn=new S(`
    mutation RequeueGeneration($input: GenerationActionInput!) {
  payload: requeueGeneration(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),rn=new S(`
    mutation CancelGeneration($input: GenerationActionInput!) {
  payload: cancelGeneration(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),on=new S(`
    mutation PauseModel($input: ModelActionInput!) {
  payload: pauseModel(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),nn=new S(`
    mutation ResumeModel($input: ModelActionInput!) {
  payload: resumeModel(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),sn=new S(`
    mutation RevealCreation($input: GenerationActionInput!) {
  payload: revealCreation(input: $input) {
    creation {
      id
      prompt
      negativePrompt
      originalImageUrls
      generatedImageUrl
    }
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),ln=new S(`
    mutation ExportUser($input: ExportUserInput!) {
  payload: exportUser(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),un=new S(`
    mutation EraseUser($input: EraseUserInput!) {
  payload: eraseUser(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),dn=new S(`
    mutation VerifyErasure($input: VerifyErasureInput!) {
  payload: verifyErasure(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),fn=new S(`
    subscription Overview {
  overview {
    ...Now
  }
}
    fragment Now on Overview {
  readAt
  waiting
  running
  concurrency
  isComplete
  oldestWaitingAt
  queue {
    model
    status
    step
    count
    due
    retrying
    oldestId
    oldestAt
  }
  limits {
    name
    nextAt
    pausedUntil
    pauseReason
  }
  models {
    id
    slug
    pausedAt
    pausedUntil
    pauseReason
    waiting
    running
    made
    failed
    failureRate
  }
  recentSeconds
  providerCredits
  providerCreditsLastSeconds
}`),cn=new S(`
    subscription Changes($userId: ID, $generationId: ID) {
  changes(userId: $userId, generationId: $generationId) {
    kind
    generationId
  }
}
    `),Fr=new S(`
    query Operator {
  operator {
    actor
    role
    creditsPerDay
    creditsGivenToday
  }
}
    `),$t=new S(`
    query Search($text: String!) {
  search(text: $text) {
    __typename
    ... on User {
      ...UserRow
    }
    ... on Generation {
      ...GenerationRow
    }
    ... on Payment {
      ...PaymentRow
    }
    ... on LedgerEntry {
      ...LedgerRow
    }
    ... on AuditEntry {
      ...AuditRow
    }
    ... on ModelHealth {
      id
      slug
      pausedAt
      waiting
      running
      made
      failed
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),pn=new S(`
    query UserPage($id: String!, $first: Int!, $ledgerAfter: String, $generationsAfter: String, $paymentsAfter: String, $auditAfter: String) {
  user(id: $id) {
    ...UserRow
    purchased
    granted
    used
    blockReason
    sessions {
      issuer
      firstSeenAt
      lastSeenAt
      openStreams
      processes {
        process
        firstSeenAt
        lastSeenAt
        openStreams
      }
    }
    transactions(first: $first, after: $ledgerAfter) {
      nodes {
        ...LedgerRow
      }
      hasNextPage
      endCursor
    }
    generations(first: $first, after: $generationsAfter) {
      nodes {
        ...GenerationRow
      }
      hasNextPage
      endCursor
    }
    payments(first: $first, after: $paymentsAfter) {
      nodes {
        ...PaymentRow
      }
      hasNextPage
      endCursor
    }
    erasure {
      state
      requestedBy
      requestedAt
      waitingFor {
        kind
        count
      }
      erasedAt
      removed {
        name
        count
      }
      verifiedAt
      remains {
        name
        count
      }
      failure
    }
    exports(first: $first) {
      nodes {
        id
        state
        requestedBy
        files
        filesTotal
        byteSize
        downloadPath
        failure
        createdAt
        expiresAt
      }
    }
    audit(first: $first, after: $auditAfter) {
      nodes {
        ...AuditRow
      }
      hasNextPage
      endCursor
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),mn=new S(`
    query Users($search: String, $blocked: Boolean!, $first: Int!, $after: String) {
  users(search: $search, blocked: $blocked, first: $first, after: $after) {
    nodes {
      ...UserRow
    }
    hasNextPage
    endCursor
  }
}
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}`),gn=new S(`
    query GenerationPage($id: String!) {
  generation(id: $id) {
    ...GenerationRow
    dueAt
    leasedUntil
    version
    style
    aspectRatio
    outputFormat
    retryOf
    groupId
    providerAttempt
    askedAt
    resubmittedBecause
    providerTaskId
    calledBackAt
    resultReads
    resultRefusedHost
    providerCredits
    providerSeconds
    errorMessage
    updatedAt
    timeline {
      kind
      at
      lastAt
      count
      step
      nextStep
      attempt
      beganAt
      sentAt
      seconds
      outcome
      code
      message
      actor
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}`),hn=new S(`
    query Generations($filter: GenerationsFilter!, $first: Int!, $after: String) {
  generations(filter: $filter, first: $first, after: $after) {
    nodes {
      ...GenerationRow
    }
    hasNextPage
    endCursor
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}`),zt=new S(`
    query Failures($hours: Int!) {
  failures(hours: $hours) {
    model
    failureCode
    providerCode
    providerMessage
    count
    example
    lastAt
  }
}
    `),xn=new S(`
    query Payments($filter: PaymentsFilter!, $first: Int!, $after: String) {
  payments(filter: $filter, first: $first, after: $after) {
    nodes {
      ...PaymentRow
    }
    hasNextPage
    endCursor
  }
}
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}`),Ln=new S(`
    query PaymentPage($id: String!) {
  payment(id: $id) {
    ...PaymentRow
  }
}
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}`),Kt=new S(`
    query Audit($filter: AuditEntriesFilter!, $first: Int!, $after: String) {
  audit(filter: $filter, first: $first, after: $after) {
    nodes {
      ...AuditRow
    }
    hasNextPage
    endCursor
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),In=new S(`
    query Report($month: String!) {
  report(month: $month) {
    month
    currency
    providerCreditPrice
    incomePerCredit
    currenciesNotCounted
    models {
      ...ReportFigures
    }
    total {
      ...ReportFigures
    }
    days {
      day
      model
      made
      failed
      canceled
      creditsTaken
      income
      cost
      margin
    }
  }
}
    fragment ReportFigures on ReportLine {
  model
  made
  canceled
  failed {
    code
    count
  }
  creditsCharged
  creditsRefunded
  creditsTaken
  providerCredits
  tasksWithoutPrice
  income
  cost
  margin
}`),yn=new S(`
    query WebhookEndpoints {
  webhookEndpoints {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  types
  description
  createdAt
  failingSince
  disabledAt
  disabledReason
}`),bn=new S(`
    query WebhookDeliveries($filter: WebhookDeliveriesFilter!, $first: Int!, $after: String) {
  webhookDeliveries(filter: $filter, first: $first, after: $after) {
    nodes {
      ...DeliveryRow
    }
    hasNextPage
    endCursor
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  endpointId
  type
  state: status
  userId
  objectId
  createdAt
  dueAt
  attempts
  finishedAt
  attemptLog {
    id
    beganAt
    milliseconds
    outcome
    statusCode
    answer
  }
}`),Cn=new S(`
    mutation EnableWebhook($input: WebhookActionInput!) {
  payload: enableWebhookEndpoint(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),Sn=new S(`
    mutation DisableWebhook($input: WebhookActionInput!) {
  payload: disableWebhookEndpoint(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),wn=new S(`
    mutation TestWebhook($input: WebhookActionInput!) {
  payload: testWebhookEndpoint(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`),vn=new S(`
    mutation ReplayDelivery($input: ReplayWebhookDeliveryInput!) {
  payload: replayWebhookDelivery(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`);var nt=new Map;function Te(e){try{return sessionStorage.getItem(e)}catch{return nt.get(e)??null}}function _e(e,a){try{a===null?sessionStorage.removeItem(e):sessionStorage.setItem(e,a)}catch{a===null?nt.delete(e):nt.set(e,a)}}function kn(e){try{for(let a of Object.keys(sessionStorage))a.startsWith(e)&&sessionStorage.removeItem(a)}catch{for(let a of nt.keys())a.startsWith(e)&&nt.delete(a)}}function Xt(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}var An=36e5,Pn=3e5,Pa="atelier.operator.",da=`${Pa}token`,Er=`${Pa}state`,Br=`${Pa}place`,lt=document.documentElement.dataset.signInUrl??"",he=J("starting"),Ge=J(null),fa=J(null),Je=J(null),st=J(!1),Or=J("opening"),Dn=Date.now(),Rn={url:location.origin,path:"/operate/graphql",patience:0,keepOpen:5e3,fetch:async(e,a)=>{let t=await fetch(e,{...a,cache:"no-store",credentials:"omit"});return Dn=Date.parse(t.headers.get("Date")??"")||Date.now(),t},onConnection:e=>{Or.value=e}},Me=new Aa(Rn),jt=[];async function Tn(){let a=hu()??Te(da);document.addEventListener("visibilitychange",Mn),a===null?he.value="signed-out":await qr(a)}async function qr(e){let a=e.trim().replace(/^bearer\s+/i,"");try{if(!/^[!-~]+$/.test(a))throw new re("");let t=await new Aa({...Rn,token:a}).execute(Fr,{});return gu(a,t.operator,Dn),!0}catch(t){return t instanceof X&&Te(da)===a?(he.value="signed-out",fa.value={kind:"unreachable"}):ca(t instanceof re&&Te(da)===a?{kind:"expired"}:Fn(t)),!1}}async function V(e,a){let t=Te(da);try{return await Me.execute(e,a)}catch(o){throw t===Te(da)&&Ur(o),o}}function Qt(e){return e instanceof Qe||e instanceof ue&&e.code==="FORBIDDEN"}function Ur(e){he.peek()==="signed-in"&&(e instanceof re||Qt(e))&&ca(Fn(e))}async function _n(){Ge.value=(await V(Fr,{})).operator}function Zt(){let e=Xt();_e(Er,e),_e(Br,location.pathname+location.search);let a=new URL(lt,location.origin);a.searchParams.set("redirect_uri",new URL("/operate",location.origin).href),a.searchParams.set("state",e),location.assign(a)}function ca(e){e===null&&kn(Pa),jt.forEach(clearTimeout),jt=[],Me.use(null),_e(da,null),Ge.value=null,Je.value=null,st.value=!1,fa.value=e,he.value="signed-out"}function gu(e,a,t){Me.use(e),_e(da,e),jt.forEach(clearTimeout);let o=xu(e,t)-t;Je.value=Date.now()+o,st.value=o<=Pn,jt=[setTimeout(Mn,o),setTimeout(()=>{st.value=!0},o-Pn)],Ge.value=a,fa.value=null,he.value="signed-in"}function Mn(){Je.value!==null&&Date.now()>=Je.value&&ca({kind:"expired"})}function Fn(e){return Qt(e)?{kind:"forbidden",message:e.message}:e instanceof re?Je.value===null?{kind:"refused",message:e.message}:{kind:"expired"}:e instanceof ue?{kind:"failed",message:e.message}:{kind:"unreachable"}}function hu(){let e=new URLSearchParams(location.hash.slice(1)),a=e.get("access_token")??e.get("token"),t=e.get("error");if(a===null&&t===null)return null;let[o,n]=[Te(Er),Te(Br)];_e(Er,null),_e(Br,null);let s=o!==null&&o===e.get("state");return history.replaceState(null,"",s&&n?.startsWith("/operate")?n:location.pathname+location.search),s?a!==null?a:(fa.value={kind:"failed",message:e.get("error_description")??t??""},null):(fa.value={kind:"foreign"},null)}function xu(e,a){let t=a+An;try{let o=(e.split(".")[1]??"").replaceAll("-","+").replaceAll("_","/"),n=JSON.parse(atob(o)),s=[Number(n.exp)*1e3,Number(n.iat)*1e3+An].filter(Number.isFinite);return Math.max(Math.min(t,...s),a)}catch{return t}}var En={reason:"",amount:"",description:"",cancelWaiting:!1,whenFinished:!1,confirmation:""},Lu=new Set(["BAD_USER_INPUT","RATE_LIMITED","DOCUMENT_LIMIT"]),Nr=e=>Number(e.trim().replaceAll(/[\s,']/g,"")),Iu={grant:{gives:!0,keyed:!0,amount:"required",description:!0,send:async(e,{amount:a,reason:t,description:o},n)=>(await V(Qo,{input:{userId:e,amount:Nr(a),reason:t,key:n,description:o.trim()||null}})).payload},deduct:{admin:!0,danger:!0,keyed:!0,amount:"required",send:async(e,{amount:a,reason:t},o)=>(await V(Zo,{input:{userId:e,amount:Nr(a),reason:t,key:o}})).payload},settle:{admin:!0,gives:!0,keyed:!0,send:async(e,{reason:a},t)=>(await V(Jo,{input:{userId:e,reason:a,key:t}})).payload},goodwill:{gives:!0,keyed:!0,amount:"optional",send:async(e,{amount:a,reason:t},o)=>(await V(Yo,{input:{id:e,amount:a.trim()===""?null:Nr(a),reason:t,key:o}})).payload},block:{admin:!0,danger:!0,cancelWaiting:!0,send:async(e,{reason:a,cancelWaiting:t})=>(await V(en,{input:{userId:e,reason:a,cancelWaiting:t}})).payload},unblock:{admin:!0,send:async(e,{reason:a})=>(await V(an,{input:{userId:e,reason:a}})).payload},requeue:{send:async(e,{reason:a})=>(await V(tn,{input:{id:e,reason:a}})).payload},cancel:{danger:!0,send:async(e,{reason:a})=>(await V(rn,{input:{id:e,reason:a}})).payload},reveal:{send:async(e,{reason:a})=>(await V(sn,{input:{id:e,reason:a}})).payload},pauseModel:{admin:!0,danger:!0,send:async(e,{reason:a})=>(await V(on,{input:{model:e,reason:a}})).payload},resumeModel:{admin:!0,send:async(e,{reason:a})=>(await V(nn,{input:{model:e,reason:a}})).payload},exportUser:{admin:!0,send:async(e,{reason:a})=>(await V(ln,{input:{userId:e,reason:a}})).payload},eraseUser:{admin:!0,danger:!0,cancelWaiting:!0,whenFinished:!0,isFinal:!0,send:async(e,{reason:a,cancelWaiting:t,whenFinished:o})=>(await V(un,{input:{userId:e,reason:a,cancelWaiting:t,whenFinished:o}})).payload},verifyErasure:{admin:!0,send:async(e,{reason:a})=>(await V(dn,{input:{userId:e,reason:a}})).payload},testWebhook:{admin:!0,send:async(e,{reason:a})=>(await V(wn,{input:{id:e,reason:a}})).payload},disableWebhook:{admin:!0,danger:!0,send:async(e,{reason:a})=>(await V(Sn,{input:{id:e,reason:a}})).payload},enableWebhook:{admin:!0,send:async(e,{reason:a})=>(await V(Cn,{input:{id:e,reason:a}})).payload},replayDelivery:{admin:!0,send:async(e,{reason:a})=>(await V(vn,{input:{id:e,reason:a}})).payload}},Da=J(null),ut=J(0);function Yt(e){return Iu[e]}function Bn(e){return Ge.value?.role!=="SUPPORT"||!Yt(e).admin}function er(e){let a=Te(Hr(e));return a===null?null:JSON.parse(a)}function Jt(e){_e(Hr(e),null)}async function On(e,a){let t=Yt(e.name),o=er(e)??{key:Xt(),draft:a};t.keyed&&_e(Hr(e),JSON.stringify(o));let n;try{n=await t.send(e.subject,o.draft,o.key)}catch(s){throw s instanceof ue&&Lu.has(s.code)&&Jt(e),s}return Jt(e),n.entry?(ut.value++,{entry:n.entry,replayed:n.replayed??!1,revealed:n.creation??null}):n.errors}function Hr({name:e,subject:a}){return`${Pa}unanswered.${e}.${a}`}function qn(e){return Un(a=>Me.follow(fn,{},({overview:t})=>t,a),e)}function ar(e,a){return Un(t=>Me.follow(cn,e,({changes:o})=>o,t),a)}function Un(e,a){let t=new AbortController;return(async()=>{try{for await(let o of e(t.signal))a(o)}catch(o){t.signal.aborted||Ur(o)}})(),()=>t.abort()}var tr=J(null),Nn=0,Gr=null;function Ye(){return v(()=>(Nn++===0&&(Gr=qn(e=>{tr.value=e})),()=>{--Nn>0||(Gr?.(),Gr=null)}),[]),tr.value}function Hn(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,n,s,l=[],u="",d=e.split("/");for(d[0]||d.shift();n=d.shift();)t=n[0],t==="*"?(l.push(t),u+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~o?o:~s?s:n.length)),u+=~o&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(u+=(~o?"?":"")+"\\"+n.substring(s))):u+="/"+n;return{keys:l,pattern:new RegExp("^"+u+(a?"(?=$|/)":"/?$"),"i")}}var yu=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Wr(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Gn(e,a,t){t&&!yu&&(a=t);let o=a(),[{_instance:n},s]=Z({_instance:{_value:o,_getSnapshot:a}});return ba(()=>{n._value=o,n._getSnapshot=a,Wr(n._value,a())||s({_instance:n})},[e,o,a]),v(()=>(Wr(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{Wr(n._value,n._getSnapshot())||s({_instance:n})})),[e]),o}function Wn(e){return a=>e(a)}var rr=e=>{let a=R([e,(...t)=>a[0](...t)]).current;return ba(()=>{a[0]=e}),a[1]};var Vn=["popstate","pushState","replaceState","hashchange"],it=[],$n=()=>it.forEach(e=>e()),bu=e=>(it.push(e)===1&&Vn.forEach(a=>addEventListener(a,$n)),()=>{it=it.filter(a=>a!==e),it.length||Vn.forEach(a=>removeEventListener(a,$n))}),jn=(e,a)=>Gn(bu,e,a),zn=()=>location.search,Qn=({ssrSearch:e}={})=>jn(zn,e!=null?()=>e:zn),Kn=()=>location.pathname,Cu=({ssrPath:e}={})=>jn(Kn,e!=null?()=>e:Kn);var Su=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Zn=e=>[Cu(e),Su],Xn=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Xn]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,Xn,{value:!0})}var Jn=(e="")=>e==="/"?"":e,Yn=(e,a)=>e[0]==="~"?e.slice(1):Jn(a)+e,$r=(e,a)=>(e=Vr(Jn(e)),a=Vr(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Vr=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},es=e=>Vr(e[0]==="?"?e.slice(1):e);var as={hook:Zn,searchHook:Qn,parser:Hn,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},ts=Ia(as),Ra=()=>Ca(ts),rs={},os=Ia(rs),wu=()=>Ca(os),ns=(e,a=e.base)=>$r(a,e.hook(e)[0]),ss=e=>{let[a,t]=e.hook(e);return[$r(e.base,a),rr((o,n)=>e.aroundNav(t,Yn(o,e.base),n))]},fe=()=>ss(Ra()),vu=()=>{let e=Ra();return es(e.searchHook(e))},ls=(e,a,t,o)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=n.exec(t);if(!l)return[!1,null];let u={};for(let d=1;d<l.length;d++)u[d-1]=l[d];if(s)for(let d=0;d<s.length;d++)u[s[d]]=l[d+1];else Object.assign(u,l.groups);return o?[!0,u,l[0]]:[!0,u]};var zr=({children:e,...a})=>{let t=Ra(),o=a.hook?as:t,n=o;if(a.ssrPath){let[d,f=a.ssrSearch??""]=a.ssrPath.split("?");d&&(a.ssrSearch=f,a.ssrPath=d)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=R(o),l=s.current,u=l;for(let d in o){let f=d==="base"?o[d]+(a[d]??""):a[d]??o[d];f!==u[d]&&(l===u&&(s.current=u={...u}),u[d]=f),(f!==o[d]||f!==n[d])&&(n=u)}return le(ts.Provider,{value:n},e)},ku=({children:e,component:a},t)=>a?le(a,{params:t}):typeof e=="function"?e(t):e,Au=e=>{let a=R(rs),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(n=>e[n]!==t[n])?e:t};function Ta(){let[e,a]=fe(),t=vu(),o=Ue(()=>new URLSearchParams(t),[t]),n=o,s=rr((l,u)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let d=n.toString();a(e+(d?"?"+d:""),u)});return[o,s]}var xe=({path:e,nest:a,match:t,...o})=>{let n=Ra(),s=ns(n),[l,u,d]=t??ls(n.parser,e,s,a),f=Au({...wu(),...u});if(!l)return null;let c=ku(o,f);return le(os.Provider,{value:f},d?le(zr,{base:d},c):c)},$=Wn((e,a)=>{let t=Ra(),[o,n]=ss(t),{to:s="",href:l=s,onClick:u,asChild:d,children:f,className:c,replace:p,state:i,transition:m,...h}=e;return h.onClick=rr(A=>{A.ctrlKey||A.metaKey||A.altKey||A.shiftKey||A.button!==0||(u?.(A),A.defaultPrevented||(A.preventDefault(),n(l,e)))}),h.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(h.className=c?.call?c(o===l):c),a&&(h.ref=a),d&&ua(f)?Rt(f,h):le("a",h,f)}),us=(e,a=[])=>{if(Array.isArray(e))for(let t of e)us(t&&t.type===x?t.props.children:t,a);else a.push(e);return a},is=({children:e,location:a})=>{let t=Ra(),o=ns(t);for(let n of us(e)){let s=0;if(ua(n)&&(s=ls(t.parser,n.props.path,a||o,n.props.nest))[0])return Rt(n,{match:s})}return null};function N(e,a){let[t,o]=Z({data:null,error:null}),[n,s]=Z(!0),l=R(0),u=JSON.stringify(a),d=_t(async()=>{let i=++l.current;s(!0);try{let m=await V(e,JSON.parse(u));i===l.current&&o({data:m,error:null})}catch(m){i===l.current&&o(({data:h})=>({data:h,error:m}))}i===l.current&&s(!1)},[e,u]),f=_t(()=>{d()},[d]);v(()=>(f(),()=>{l.current++}),[f]);let c=R(f);c.current=f;let p=R(ut.peek());return tt(()=>{ut.value!==p.current&&(p.current=ut.value,c.current())}),{...t,isBusy:n,reload:f}}function Fe(e,a){let t=R(e);t.current=e;let o=R({timer:null,isAsked:!1});return v(()=>()=>{o.current.timer!==null&&clearTimeout(o.current.timer)},[]),_t(()=>{let n=o.current,s=()=>{n.isAsked=!1,t.current(),n.timer=setTimeout(()=>{n.timer=null,n.isAsked&&s()},a)};n.timer===null?s():n.isAsked=!0},[a])}function ce(e=""){let[{of:a,cursors:t},o]=Z({of:e,cursors:[]}),n=a===e?t:[];return{after:n.at(-1)??null,number:n.length+1,next:s=>n.at(-1)!==s&&o({of:e,cursors:[...n,s]}),back:()=>o({of:e,cursors:n.slice(0,-1)})}}var ea={language:"atelier.language",theme:"atelier.theme"};function or(e){try{return localStorage.getItem(e)}catch{return null}}function nr(e,a){try{localStorage.setItem(e,a)}catch{return}}var ds=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],We=J(ps());me(()=>{document.documentElement.lang=We.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===ea.language&&(We.value=ps())});var pe=De(()=>navigator.languages.find(e=>e.split("-",1)[0]===We.value)??(We.value==="zh"?"zh-Hans":"en"));function fs(e){We.value=e,nr(ea.language,e)}function Ve(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(pe.value,{style:"currency",currency:a,...n}).format(e/10**t)}function sr(e){return new Intl.DateTimeFormat(pe.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function cs(e){return`${new Intl.NumberFormat(pe.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function b(e){return new Intl.NumberFormat(pe.value).format(e)}function dt(e){return new Intl.NumberFormat(pe.value,{signDisplay:"exceptZero"}).format(e).replace("-","\u2212")}function ps(){let e=or(ea.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function aa(e,a,t){return e===1?a:t}var ms={credits:e=>`${e.toLocaleString("en")} ${aa(e,"credit","credits")}`,duration:{seconds:e=>`${e} s`,minutes:e=>`${e} min`,hours:e=>`${e} h`,days:e=>`${e} ${aa(e,"day","days")}`},nav:{label:"Pages",overview:"Overview",queue:"Queue and models",generations:"Generations",failures:"Failures",users:"Users",payments:"Payments",report:"Report",audit:"Audit",webhooks:"Webhooks",skip:"Skip to content",console:"Operate",light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signOut:"Sign out",signedInAs:"Signed in as",until:e=>`until ${e}`,givenToday:(e,a)=>`${e} of ${a} given today`,givenTodayFreely:e=>`${e} given today`,roles:{SUPPORT:"Support",ADMIN:"Admin",SHELL:"Shell"}},signIn:{title:"Sign in as an operator",text:"Continue to the sign-in page of your identity provider.",tokenText:"Paste a token of your identity provider that was issued within the last hour. It is kept in this tab only.",label:"Token (JWT)",button:"Sign in",unreachable:"The server is not responding. Try again.",expired:"Your session has ended: operators sign in again after one hour. Nothing that you sent was lost.",foreign:"The address had a token that this tab did not request, so it was not used. Sign in here.",refused:e=>`The server does not accept this token. ${e}`.trim(),forbidden:e=>e||"This account may not operate.",failed:e=>`Signing in failed. ${e}`.trim()},notices:{offline:"You are offline. The page continues when you are back online.",lost:"Connection lost. The page shows the last state, and reconnects automatically.",endsSoon:"Your session ends in less than 5 minutes.",signInAgain:"Sign in again"},search:{label:"Search",hint:"E-mail, id, Kie.ai task, Stripe id \u2026",title:"Search results",found:e=>e===0?"Nothing found.":`${e} ${aa(e,"result","results")}`,most:"Only the first 20 are shown. Enter more of it.",nothing:"Nothing found. Search for an e-mail address or a part of it, an id of any kind, an id of a task at Kie.ai, or an id of Stripe.",kinds:{User:"User",Generation:"Generation",Payment:"Payment",LedgerEntry:"Ledger entry",AuditEntry:"Audit entry",ModelHealth:"Model"}},common:{loading:"Loading \u2026",tryAgain:"Try again",refresh:"Refresh",newer:"Newer",older:"Older",page:e=>`Page ${e.toLocaleString("en")}`,none:"None.",unknown:"Unknown",all:"All",close:"Close",cancel:"Cancel",notFound:"There is no such page.",nothingHere:e=>`There is no ${e} with this id.`,toOverview:"Go to the overview",unreachable:"The server is not responding.",rateLimited:e=>e===null?"Too many requests.":`Too many requests. Try again in ${e} ${aa(e,"second","seconds")}.`,failed:e=>e||"Something went wrong.",from:"From",to:"Before",apply:"Apply",clear:"Clear filters",filters:"Filters",details:"Details",ago:e=>`${e} ago`},columns:{when:"When",kind:"Kind",amount:"Credits",balance:"Balance",description:"Description",state:"State",model:"Model",price:"Price",created:"Requested",reason:"Reason",user:"User",email:"E-mail",owed:"Owed",paid:"Amount",returned:"Returned",stripe:"Stripe",action:"Action",operator:"Operator",subject:"Subject",outcome:"Outcome",step:"Step",count:"Number",due:"Due",retrying:"Retrying",oldest:"Oldest",waiting:"Waiting",running:"Running",made:"Made",failed:"Failed",canceled:"Canceled",failureRate:"Failure rate",last:"Last",words:"The provider's words",process:"Process",streams:"Open streams",income:"Income",cost:"Cost",margin:"Margin",day:"Day",taken:"Credits taken",id:"Id",actions:"Actions"},statuses:{WAITING:"Waiting",PROCESSING:"At the provider",SUCCESS:"Made",FAILED:"Failed",CANCELED:"Canceled"},steps:{PREPARE:"Prepare",SUBMIT:"Submit",AWAIT:"Await",STORE:"Store"},failures:{REJECTED_BY_MODERATION:"Rejected by moderation",IMAGE_UNREADABLE:"Image unreadable",INVALID_INPUT:"Invalid input",PROVIDER_ERROR:"Provider error",TIMED_OUT:"Timed out",STORAGE_ERROR:"Storage error"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},ledgerKinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},overview:{title:"Overview",waiting:"Waiting",running:"At the provider",of:e=>`of ${e}`,oldest:"Oldest waiting",made:e=>`Made in ${e}`,failed:e=>`Failed in ${e}`,providerCredits:"Credits at the provider",lasts:e=>`last ${e} at this rate`,incomplete:"There are more than 100,000 unfinished generations, so these are not all counted.",paused:"Paused",attention:"Needs attention",modelPaused:e=>`${e} is paused.`,limitPaused:e=>`Requests to the provider (${e}) are paused.`,modelFailing:(e,a)=>`${e}: ${a} of the last generations failed.`,allWell:"No model is paused, and none fails often.",toQueue:"Queue and models",failures:"Failures in 24 hours",actions:"Latest actions",noActions:"No operator has acted yet."},queue:{title:"Queue and models",queue:"Queue",models:"Models",limits:"Requests to the provider",empty:"No generation is unfinished.",limitNames:{create:"Creating tasks",read:"Reading tasks"},nextNow:"allowed now",nextAt:e=>`next at ${e}`,pausedUntil:e=>`paused until ${e}`,offered:"Offered"},user:{title:"User",blocked:e=>`Blocked since ${e}`,balance:"Balance",owed:"Owed",purchased:"Bought",granted:"Granted",used:"Used",since:"Account made",subject:"Subject",ledger:"Ledger",generations:"Creations",payments:"Payments",sessions:"Sessions",audit:"Audit of this user",issuer:"Issuer",anyIssuer:"Any",lastSeen:"Last seen",openStreams:"Open now",streams:e=>`${e.toLocaleString("en")} open ${aa(e,"stream","streams")}`,sessionsText:"Sign-ins belong to the identity provider. These are uses of the API, exact to a minute.",noLedger:"No entries.",noGenerations:"No creations.",noPayments:"No payments.",noProcesses:"No use within the last 7 days.",noAudit:"No action concerns this user.",noEmail:"No e-mail address",deleted:"deleted",user:"user"},person:{title:"Personal data",exports:"Exports",noExports:"No export within the last 30 days.",exportStates:{PENDING:"In progress",READY:"Ready",FAILED:"Failed",EXPIRED:"Deleted"},expires:"Deleted at",files:"Files",size:"Size",download:"Download",erasure:"Erasure",states:{REQUESTED:"Requested",ERASING:"In progress",ERASED:"Erased"},requested:"Requested",requestedBy:"Requested by",byUser:"the user",waitingFor:"Waits for",obstacles:{GENERATIONS:"running generations",PAYMENTS:"undecided payments",DISPUTES:"open disputes"},erased:"Erased",removed:"Removed",verified:"Verified",remains:"Left",nothing:"Nothing",failure:"The last attempt failed"},webhooks:{title:"Webhooks",endpoints:"Endpoints",noEndpoints:"No endpoint. Create one by \u201Catelier webhooks create\u201D or the operator API.",endpoint:"Endpoint",address:"Address",types:"Types",enabled:"Enabled",disabled:"Disabled",failing:"Failing since",deliveries:"Deliveries",noDeliveries:"No delivery matches.",states:{WAITING:"Waiting",DELIVERED:"Delivered",FAILED:"Given up"},attempts:"Failed attempts",next:"Next attempt:"},users:{title:"Users",search:"E-mail, subject or id",blockedOnly:"Blocked only",none:"No user matches.",blocked:"Blocked"},generation:{title:"Generation",generation:"generation",timeline:"Timeline",facts:"Details",provider:"At the provider",user:"User",model:"Model",style:"Style",shape:"Shape",step:"Step",dueAt:"Worker acts",attempts:"Failed attempts",leasedUntil:"A worker has it until",version:"Changes",price:"Price",retryOf:"Tries again",group:"Group",task:"Task",sent:"Sent",sentTimes:e=>`${e} ${aa(e,"time","times")}`,askedAt:"Last sent",resubmitted:"Sent again because",calledBackAt:"Callback arrived",reads:"Unusable results",refusedHost:"Refused host of a result",code:"Code",words:"The provider's words",providerCredits:"Price there",providerSeconds:"Duration there",failure:"Reason",shown:"The user sees",created:"Requested",completed:"Ended",deletedAt:"Deleted by its user",mayQuote:"These words may quote the prompt.",hidden:"The prompt and pictures are hidden. Reading them is audited.",kinds:{REQUESTED:"Requested",STEP:"Step ended",RETRY:"Attempt failed",POLL:"Polled",CALLBACK:"Callback arrived",OPERATOR:"Operator",ENDED:"Ended"},stepEnded:(e,a)=>a===null?`${e} ended`:`${e} ended, ${a} began`,attempt:e=>`attempt ${e}`,times:e=>`${e.toLocaleString("en")} times`,took:e=>`took ${e}`,until:e=>`until ${e}`,after:e=>`+${e}`,sentAt:e=>`sent at ${e}`},generations:{title:"Generations",none:"No generation matches.",state:"State",unfinished:"Unfinished",model:"Model (slug)",failure:"Reason",code:"Provider's code",words:"Provider's words",user:"User (id)",step:"Step"},failed:{title:"Failures",text:"Grouped by model and by the provider's own words. The words may quote a prompt.",hours:{1:"1 hour",24:"24 hours",168:"7 days",720:"30 days",2160:"90 days"},within:"Within",none:"No generation failed.",noWords:"no words",members:"Show all",example:"Newest",total:e=>`${e.toLocaleString("en")} ${aa(e,"failure","failures")}`},payments:{title:"Payments",payment:"payment",none:"No payment matches.",checkout:"Checkout",intent:"Payment",pack:"Pack",provider:"Processor",updated:"Last change"},report:{title:"Report",previous:"Previous month",next:"Next month",text:"In UTC. A generation belongs to the day on which it ended.",notCounted:e=>`Payments in other currencies are not counted: ${e}.`,perCredit:"Income of one credit",providerPrice:"Price of one credit of the provider",images:"Images made and failed",money:"Income and cost",byModel:"By model",byDay:"By day",total:"All models",empty:"Nothing ended in this month.",table:"Show as a table",imagesSummary:(e,a)=>`Each day of the month: ${e} images made and ${a} failed in all.`,moneySummary:(e,a)=>`Each day of the month: ${e} income and ${a} cost in all.`,withoutPrice:e=>`${e.toLocaleString("en")} without a price of the provider`},audit:{title:"Audit",none:"No entry matches.",operator:"Operator",action:"Action",userId:"User (id)",subject:"Subject (id or slug)",done:"Done",refused:"Refused",actions:{grant:"Grant",deduct:"Deduct",settle:"Settle debt",goodwill:"Goodwill",block:"Block",unblock:"Unblock",requeue:"Requeue",cancel:"Cancel",pause_model:"Pause model",resume_model:"Resume model",reveal:"Reveal",export:"Export",download:"Download an export",erase:"Erase",verify_erasure:"Verify an erasure",create_webhook:"Create webhook",update_webhook:"Change webhook",delete_webhook:"Delete webhook",disable_webhook:"Disable webhook",enable_webhook:"Enable webhook",rotate_webhook:"Rotate webhook secret",test_webhook:"Test webhook",replay_webhook:"Replay webhook"},fields:{key:"Key",entry:"Ledger entry",request:"Arguments",requestId:"Request",change:"Before \u2192 after",role:"Role",refusal:"Refusal",reason:"Reason"},noReason:"no reason"},actions:{grant:{button:"Give credits",title:"Give credits",text:"For free. They settle debts first.",done:"The credits were given."},deduct:{button:"Take credits",title:"Take credits",text:"At most the balance.",done:"The credits were taken."},settle:{button:"Settle debt",title:"Settle the debt",text:"Gives exactly the credits owed, which settles all debts.",done:"The debt is settled."},goodwill:{button:"Goodwill",title:"Give credits back",text:"Once for each image, and at most its price. The image stays.",done:"The credits were given back."},block:{button:"Block",title:"Block this user",text:"Every request is refused, and open pages are closed within seconds. Running generations finish.",done:"The user is blocked."},unblock:{button:"Unblock",title:"End the block",text:"The user can sign in again.",done:"The block has ended."},requeue:{button:"Requeue",title:"Make the next step due now",text:"As if it had not failed yet. It is refused if a second paid task could be made.",done:"The next step is due now."},cancel:{button:"Cancel and refund",title:"Cancel and refund",text:"The credits go back to the user. If the provider is making the image, it is still charged there and not used.",done:"The generation was canceled and refunded."},reveal:{button:"Reveal prompt and pictures",short:"Reveal",title:"Reveal the prompt and pictures",text:"They belong to the user. The audit notes that you read them, and why.",done:"Revealed. The audit has noted it."},pauseModel:{button:"Pause",title:"Pause this model",text:"It is not offered until it is resumed. Running generations finish.",done:"The model is paused."},exportUser:{button:"Export",title:"Export this person",text:"A worker makes one ZIP file with everything about this user. It is deleted after 24 hours.",done:"The export was requested."},eraseUser:{button:"Erase",title:"Erase this person",text:"Pictures, prompts, inputs, events, uploads and the e-mail address are removed. The ledger stays, without the person. This cannot be undone.",done:"The erasure was requested."},verifyErasure:{button:"Verify",title:"Verify the erasure",text:"A worker searches every table and the storage for anything that is left, and removes it.",done:"The search was requested."},testWebhook:{button:"Send a test",title:"Send a test",text:"One message of the type test.",done:"The test was sent."},disableWebhook:{button:"Disable",title:"Disable this endpoint",text:"Its messages wait until it is enabled.",done:"The endpoint is disabled."},enableWebhook:{button:"Enable",title:"Enable this endpoint",text:"The messages that wait are sent first.",done:"The endpoint is enabled."},replayDelivery:{button:"Replay",title:"Send this message again",text:"Under the same webhook-id.",done:"The message is sent again."},resumeModel:{button:"Resume",title:"Resume this model",text:"It is offered again.",done:"The model is offered again."}},dialog:{amount:"Credits",amountOptional:"Credits (empty: the whole price)",amountWrong:"Enter a whole number of credits, at least 1.",reason:"Reason",reasonHint:"For the audit. The user does not see it.",reasonNeeded:"Enter a reason.",description:"Text in the user's ledger (optional)",descriptionHint:"The user sees it. Empty: a standard text.",cancelWaiting:"Cancel and refund generations that the provider has not got yet",left:e=>`You can give ${e} more today.`,whenFinished:"If work, a payment or a dispute is open: begin when it has ended",confirmation:e=>`Enter ${e} to confirm`,confirmationWrong:"This is not the same.",sending:"Sending \u2026",unanswered:"There was no answer, so it may have been done. Sending it again does it only once.",mayBeDone:"There was no answer, so it may have been done. Send it again to see.",sendAgain:"Send again",discard:"Start anew",replayed:"An earlier request had done it already. It was not done twice.",entry:"Audit entry",close:"Close",prompt:"Prompt",negativePrompt:"Negative prompt",original:e=>`Input image ${e}`,result:"Result",noPrompt:"There is no prompt: the creation is deleted, or was made without one.",noPictures:"There are no pictures.",refusals:{ALREADY_DONE:"It is so already, or can be done only once.",BUSY:"A worker acts on it, or the provider's answer is awaited. Try again later.",DAY_LIMIT_REACHED:"The credits that you may give in a day are used up.",IDEMPOTENCY_KEY_REUSED:"This key belongs to another request. Send it again with a new key.",INSUFFICIENT_CREDITS:"The balance is lower than the credits to take.",INVALID_INPUT:"This value cannot be used.",NOT_ALLOWED:"Your role does not allow it, or it would lock operators out.",NOT_FOUND:"It does not exist.",ERASURE_MUST_WAIT:"The user has running work, an undecided payment or an open dispute.",TOO_MANY_EXPORTS:"You have too many pending exports.",WRONG_STATE:"The state of the generation does not allow it."},refused:(e,a)=>e}};var gs={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,duration:{seconds:e=>`${e} \u79D2`,minutes:e=>`${e} \u5206\u949F`,hours:e=>`${e} \u5C0F\u65F6`,days:e=>`${e} \u5929`},nav:{label:"\u9875\u9762",overview:"\u6982\u89C8",queue:"\u961F\u5217\u4E0E\u6A21\u578B",generations:"\u751F\u6210\u4EFB\u52A1",failures:"\u5931\u8D25",users:"\u7528\u6237",payments:"\u4ED8\u6B3E",report:"\u62A5\u8868",audit:"\u5BA1\u8BA1",webhooks:"Webhooks",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",console:"\u8FD0\u8425",light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signOut:"\u9000\u51FA\u767B\u5F55",signedInAs:"\u5F53\u524D\u8D26\u53F7",until:e=>`\u6709\u6548\u81F3 ${e}`,givenToday:(e,a)=>`\u4ECA\u5929\u5DF2\u53D1\u653E ${e}\uFF0C\u4E0A\u9650 ${a}`,givenTodayFreely:e=>`\u4ECA\u5929\u5DF2\u53D1\u653E ${e}`,roles:{SUPPORT:"\u5BA2\u670D",ADMIN:"\u7BA1\u7406\u5458",SHELL:"\u547D\u4EE4\u884C"}},signIn:{title:"\u8FD0\u8425\u4EBA\u5458\u767B\u5F55",text:"\u8BF7\u524D\u5F80\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u5728\u4E00\u5C0F\u65F6\u5185\u7B7E\u53D1\u7684\u4EE4\u724C\u3002\u4EE4\u724C\u53EA\u4FDD\u5B58\u5728\u8FD9\u4E2A\u6807\u7B7E\u9875\u4E2D\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002",expired:"\u4F1A\u8BDD\u5DF2\u7ED3\u675F\uFF1A\u8FD0\u8425\u4EBA\u5458\u6BCF\u5C0F\u65F6\u9700\u8981\u91CD\u65B0\u767B\u5F55\u3002\u5DF2\u63D0\u4EA4\u7684\u5185\u5BB9\u4E0D\u4F1A\u4E22\u5931\u3002",foreign:"\u5730\u5740\u4E2D\u7684\u4EE4\u724C\u4E0D\u662F\u8FD9\u4E2A\u6807\u7B7E\u9875\u8BF7\u6C42\u7684\uFF0C\u56E0\u6B64\u6CA1\u6709\u4F7F\u7528\u3002\u8BF7\u5728\u8FD9\u91CC\u767B\u5F55\u3002",refused:e=>`\u670D\u52A1\u5668\u4E0D\u63A5\u53D7\u8FD9\u4E2A\u4EE4\u724C\u3002${e}`,forbidden:e=>`\u8FD9\u4E2A\u8D26\u53F7\u6CA1\u6709\u8FD0\u8425\u6743\u9650\u3002${e}`,failed:e=>`\u767B\u5F55\u5931\u8D25\u3002${e}`},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u9875\u9762\u663E\u793A\u7684\u662F\u4E4B\u524D\u7684\u72B6\u6001\uFF0C\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",endsSoon:"\u4F1A\u8BDD\u5C06\u5728 5 \u5206\u949F\u5185\u7ED3\u675F\u3002",signInAgain:"\u91CD\u65B0\u767B\u5F55"},search:{label:"\u641C\u7D22",hint:"\u90AE\u7BB1\u3001\u7F16\u53F7\u3001Kie.ai \u4EFB\u52A1\u3001Stripe \u7F16\u53F7\u2026\u2026",title:"\u641C\u7D22\u7ED3\u679C",found:e=>e===0?"\u6CA1\u6709\u627E\u5230\u3002":`${e} \u4E2A\u7ED3\u679C\u3002`,most:"\u53EA\u663E\u793A\u524D 20 \u4E2A\uFF0C\u8BF7\u8F93\u5165\u66F4\u591A\u5185\u5BB9\u3002",nothing:"\u6CA1\u6709\u627E\u5230\u3002\u53EF\u4EE5\u641C\u7D22\u5B8C\u6574\u6216\u90E8\u5206\u90AE\u7BB1\u3001\u4EFB\u4F55\u7F16\u53F7\u3001Kie.ai \u7684\u4EFB\u52A1\u7F16\u53F7\uFF0C\u6216 Stripe \u7684\u7F16\u53F7\u3002",kinds:{User:"\u7528\u6237",Generation:"\u751F\u6210\u4EFB\u52A1",Payment:"\u4ED8\u6B3E",LedgerEntry:"\u8D26\u76EE",AuditEntry:"\u5BA1\u8BA1\u8BB0\u5F55",ModelHealth:"\u6A21\u578B"}},common:{loading:"\u52A0\u8F7D\u4E2D\u2026\u2026",tryAgain:"\u91CD\u8BD5",refresh:"\u5237\u65B0",newer:"\u8F83\u65B0",older:"\u8F83\u65E9",page:e=>`\u7B2C ${e.toLocaleString("zh")} \u9875`,none:"\u65E0\u3002",unknown:"\u672A\u77E5",all:"\u5168\u90E8",close:"\u5173\u95ED",cancel:"\u53D6\u6D88",notFound:"\u6CA1\u6709\u8FD9\u4E2A\u9875\u9762\u3002",nothingHere:e=>`\u6CA1\u6709\u8FD9\u4E2A\u7F16\u53F7\u7684${e}\u3002`,toOverview:"\u524D\u5F80\u6982\u89C8",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\u3002",rateLimited:e=>e===null?"\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\u3002":`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,failed:e=>e||"\u51FA\u9519\u4E86\u3002",from:"\u4ECE",to:"\u65E9\u4E8E",apply:"\u5E94\u7528",clear:"\u6E05\u9664\u7B5B\u9009",filters:"\u7B5B\u9009",details:"\u8BE6\u60C5",ago:e=>`${e}\u524D`},columns:{when:"\u65F6\u95F4",kind:"\u7C7B\u578B",amount:"\u79EF\u5206",balance:"\u4F59\u989D",description:"\u8BF4\u660E",state:"\u72B6\u6001",model:"\u6A21\u578B",price:"\u4EF7\u683C",created:"\u63D0\u4EA4\u65F6\u95F4",reason:"\u539F\u56E0",user:"\u7528\u6237",email:"\u90AE\u7BB1",owed:"\u6B20\u6B3E",paid:"\u91D1\u989D",returned:"\u5DF2\u9000",stripe:"Stripe",action:"\u64CD\u4F5C",operator:"\u8FD0\u8425\u4EBA\u5458",subject:"\u5BF9\u8C61",outcome:"\u7ED3\u679C",step:"\u6B65\u9AA4",count:"\u6570\u91CF",due:"\u5F85\u5904\u7406",retrying:"\u91CD\u8BD5\u4E2D",oldest:"\u6700\u65E9",waiting:"\u7B49\u5F85",running:"\u8FD0\u884C",made:"\u6210\u529F",failed:"\u5931\u8D25",canceled:"\u53D6\u6D88",failureRate:"\u5931\u8D25\u7387",last:"\u6700\u8FD1\u4E00\u6B21",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",process:"\u8FDB\u7A0B",streams:"\u6253\u5F00\u7684\u8FDE\u63A5",income:"\u6536\u5165",cost:"\u6210\u672C",margin:"\u6BDB\u5229",day:"\u65E5\u671F",taken:"\u6D88\u8017\u79EF\u5206",id:"\u7F16\u53F7",actions:"\u64CD\u4F5C"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u670D\u52A1\u5546\u5904\u7406\u4E2D",SUCCESS:"\u6210\u529F",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},steps:{PREPARE:"\u51C6\u5907",SUBMIT:"\u63D0\u4EA4",AWAIT:"\u7B49\u5F85\u7ED3\u679C",STORE:"\u4FDD\u5B58"},failures:{REJECTED_BY_MODERATION:"\u672A\u901A\u8FC7\u5185\u5BB9\u5BA1\u6838",IMAGE_UNREADABLE:"\u56FE\u7247\u65E0\u6CD5\u8BFB\u53D6",INVALID_INPUT:"\u8F93\u5165\u65E0\u6548",PROVIDER_ERROR:"\u670D\u52A1\u5546\u51FA\u9519",TIMED_OUT:"\u8D85\u65F6",STORAGE_ERROR:"\u5B58\u50A8\u51FA\u9519"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},ledgerKinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},overview:{title:"\u6982\u89C8",waiting:"\u7B49\u5F85\u4E2D",running:"\u670D\u52A1\u5546\u5904\u7406\u4E2D",of:e=>`\u4E0A\u9650 ${e}`,oldest:"\u6700\u4E45\u7B49\u5F85",made:e=>`${e}\u5185\u6210\u529F`,failed:e=>`${e}\u5185\u5931\u8D25`,providerCredits:"\u670D\u52A1\u5546\u8D26\u6237\u4F59\u989D",lasts:e=>`\u6309\u76EE\u524D\u7528\u91CF\u53EF\u7528 ${e}`,incomplete:"\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u8D85\u8FC7 100,000 \u4E2A\uFF0C\u56E0\u6B64\u6CA1\u6709\u5168\u90E8\u8BA1\u5165\u3002",paused:"\u5DF2\u6682\u505C",attention:"\u9700\u8981\u5173\u6CE8",modelPaused:e=>`${e} \u5DF2\u6682\u505C\u3002`,limitPaused:e=>`\u5BF9\u670D\u52A1\u5546\u7684\u8BF7\u6C42\uFF08${e}\uFF09\u5DF2\u6682\u505C\u3002`,modelFailing:(e,a)=>`${e}\uFF1A\u6700\u8FD1\u7684\u4EFB\u52A1\u6709 ${a} \u5931\u8D25\u3002`,allWell:"\u6CA1\u6709\u6A21\u578B\u6682\u505C\uFF0C\u4E5F\u6CA1\u6709\u6A21\u578B\u9891\u7E41\u5931\u8D25\u3002",toQueue:"\u961F\u5217\u4E0E\u6A21\u578B",failures:"24 \u5C0F\u65F6\u5185\u7684\u5931\u8D25",actions:"\u6700\u8FD1\u7684\u64CD\u4F5C",noActions:"\u8FD8\u6CA1\u6709\u8FD0\u8425\u64CD\u4F5C\u3002"},queue:{title:"\u961F\u5217\u4E0E\u6A21\u578B",queue:"\u961F\u5217",models:"\u6A21\u578B",limits:"\u5BF9\u670D\u52A1\u5546\u7684\u8BF7\u6C42",empty:"\u6CA1\u6709\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u3002",limitNames:{create:"\u521B\u5EFA\u4EFB\u52A1",read:"\u67E5\u8BE2\u4EFB\u52A1"},nextNow:"\u73B0\u5728\u53EF\u4EE5\u53D1\u9001",nextAt:e=>`\u4E0B\u4E00\u6B21\u5728 ${e}`,pausedUntil:e=>`\u6682\u505C\u81F3 ${e}`,offered:"\u63D0\u4F9B\u4E2D"},user:{title:"\u7528\u6237",blocked:e=>`\u5C01\u7981\u65F6\u95F4\uFF1A${e}`,balance:"\u4F59\u989D",owed:"\u6B20\u6B3E",purchased:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u8D60\u9001",used:"\u7D2F\u8BA1\u4F7F\u7528",since:"\u6CE8\u518C\u65F6\u95F4",subject:"\u767B\u5F55\u6807\u8BC6",ledger:"\u8D26\u76EE",generations:"\u4F5C\u54C1",payments:"\u4ED8\u6B3E",sessions:"\u4F1A\u8BDD",audit:"\u4E0E\u8BE5\u7528\u6237\u6709\u5173\u7684\u5BA1\u8BA1",issuer:"\u7B7E\u53D1\u8005",anyIssuer:"\u4EFB\u4F55",lastSeen:"\u6700\u8FD1\u4F7F\u7528",openStreams:"\u5F53\u524D\u6253\u5F00",streams:e=>`${e.toLocaleString("zh")} \u4E2A\u6253\u5F00\u7684\u8FDE\u63A5`,sessionsText:"\u767B\u5F55\u7531\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7BA1\u7406\uFF0C\u8FD9\u91CC\u663E\u793A\u7684\u662F\u63A5\u53E3\u7684\u4F7F\u7528\u60C5\u51B5\uFF0C\u7CBE\u786E\u5230\u5206\u949F\u3002",noLedger:"\u6CA1\u6709\u8D26\u76EE\u3002",noGenerations:"\u6CA1\u6709\u4F5C\u54C1\u3002",noPayments:"\u6CA1\u6709\u4ED8\u6B3E\u3002",noProcesses:"\u6700\u8FD1 7 \u5929\u6CA1\u6709\u4F7F\u7528\u3002",noAudit:"\u6CA1\u6709\u4E0E\u8BE5\u7528\u6237\u6709\u5173\u7684\u64CD\u4F5C\u3002",noEmail:"\u6CA1\u6709\u90AE\u7BB1",deleted:"\u5DF2\u5220\u9664",user:"\u7528\u6237"},person:{title:"\u4E2A\u4EBA\u6570\u636E",exports:"\u5BFC\u51FA",noExports:"\u6700\u8FD1 30 \u5929\u6CA1\u6709\u5BFC\u51FA\u3002",exportStates:{PENDING:"\u5904\u7406\u4E2D",READY:"\u53EF\u4EE5\u4E0B\u8F7D",FAILED:"\u5931\u8D25",EXPIRED:"\u5DF2\u5220\u9664"},expires:"\u5220\u9664\u65F6\u95F4",files:"\u6587\u4EF6",size:"\u5927\u5C0F",download:"\u4E0B\u8F7D",erasure:"\u62B9\u9664",states:{REQUESTED:"\u5DF2\u8BF7\u6C42",ERASING:"\u5904\u7406\u4E2D",ERASED:"\u5DF2\u62B9\u9664"},requested:"\u8BF7\u6C42\u65F6\u95F4",requestedBy:"\u8BF7\u6C42\u4EBA",byUser:"\u7528\u6237\u672C\u4EBA",waitingFor:"\u7B49\u5F85",obstacles:{GENERATIONS:"\u672A\u5B8C\u6210\u7684\u4EFB\u52A1",PAYMENTS:"\u672A\u51B3\u7684\u4ED8\u6B3E",DISPUTES:"\u672A\u51B3\u7684\u4E89\u8BAE"},erased:"\u62B9\u9664\u65F6\u95F4",removed:"\u5DF2\u5220\u9664",verified:"\u6838\u5B9E\u65F6\u95F4",remains:"\u6B8B\u7559",nothing:"\u65E0",failure:"\u6700\u8FD1\u4E00\u6B21\u5C1D\u8BD5\u5931\u8D25"},webhooks:{title:"Webhooks",endpoints:"\u7AEF\u70B9",noEndpoints:"\u6CA1\u6709\u7AEF\u70B9\u3002\u8BF7\u7528 \u201Catelier webhooks create\u201D \u6216\u8FD0\u8425\u63A5\u53E3\u521B\u5EFA\u3002",endpoint:"\u7AEF\u70B9",address:"\u5730\u5740",types:"\u7C7B\u578B",enabled:"\u5DF2\u542F\u7528",disabled:"\u5DF2\u505C\u7528",failing:"\u6301\u7EED\u5931\u8D25\u81EA",deliveries:"\u6295\u9012",noDeliveries:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u6295\u9012\u3002",states:{WAITING:"\u7B49\u5F85\u4E2D",DELIVERED:"\u5DF2\u9001\u8FBE",FAILED:"\u5DF2\u653E\u5F03"},attempts:"\u5931\u8D25\u6B21\u6570",next:"\u4E0B\u6B21\u5C1D\u8BD5\uFF1A"},users:{title:"\u7528\u6237",search:"\u90AE\u7BB1\u3001\u767B\u5F55\u6807\u8BC6\u6216\u7F16\u53F7",blockedOnly:"\u4EC5\u5DF2\u5C01\u7981",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u7528\u6237\u3002",blocked:"\u5DF2\u5C01\u7981"},generation:{title:"\u751F\u6210\u4EFB\u52A1",generation:"\u751F\u6210\u4EFB\u52A1",timeline:"\u65F6\u95F4\u7EBF",facts:"\u8BE6\u60C5",provider:"\u670D\u52A1\u5546",user:"\u7528\u6237",model:"\u6A21\u578B",style:"\u98CE\u683C",shape:"\u89C4\u683C",step:"\u6B65\u9AA4",dueAt:"\u4E0B\u6B21\u5904\u7406",attempts:"\u5931\u8D25\u6B21\u6570",leasedUntil:"\u5904\u7406\u4E2D\uFF0C\u81F3",version:"\u53D8\u66F4\u6B21\u6570",price:"\u4EF7\u683C",retryOf:"\u91CD\u8BD5\u81EA",group:"\u5206\u7EC4",task:"\u4EFB\u52A1",sent:"\u63D0\u4EA4",sentTimes:e=>`${e} \u6B21`,askedAt:"\u6700\u8FD1\u63D0\u4EA4",resubmitted:"\u518D\u6B21\u63D0\u4EA4\u7684\u539F\u56E0",calledBackAt:"\u6536\u5230\u56DE\u8C03",reads:"\u65E0\u6CD5\u4F7F\u7528\u7684\u7ED3\u679C",refusedHost:"\u88AB\u62D2\u7EDD\u7684\u7ED3\u679C\u57DF\u540D",code:"\u4EE3\u7801",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",providerCredits:"\u670D\u52A1\u5546\u4EF7\u683C",providerSeconds:"\u670D\u52A1\u5546\u7528\u65F6",failure:"\u539F\u56E0",shown:"\u7528\u6237\u770B\u5230\u7684\u8BF4\u660E",created:"\u63D0\u4EA4\u65F6\u95F4",completed:"\u7ED3\u675F\u65F6\u95F4",deletedAt:"\u7528\u6237\u5220\u9664\u4E8E",mayQuote:"\u539F\u8BDD\u53EF\u80FD\u5305\u542B\u63D0\u793A\u8BCD\u3002",hidden:"\u63D0\u793A\u8BCD\u548C\u56FE\u7247\u5DF2\u9690\u85CF\uFF0C\u67E5\u770B\u4F1A\u8BB0\u5165\u5BA1\u8BA1\u3002",kinds:{REQUESTED:"\u7528\u6237\u63D0\u4EA4",STEP:"\u6B65\u9AA4\u7ED3\u675F",RETRY:"\u5C1D\u8BD5\u5931\u8D25",POLL:"\u67E5\u8BE2",CALLBACK:"\u6536\u5230\u56DE\u8C03",OPERATOR:"\u8FD0\u8425\u64CD\u4F5C",ENDED:"\u7ED3\u675F"},stepEnded:(e,a)=>a===null?`${e}\u7ED3\u675F`:`${e}\u7ED3\u675F\uFF0C${a}\u5F00\u59CB`,attempt:e=>`\u7B2C ${e} \u6B21`,times:e=>`${e.toLocaleString("zh")} \u6B21`,took:e=>`\u7528\u65F6 ${e}`,until:e=>`\u81F3 ${e}`,after:e=>`+${e}`,sentAt:e=>`${e} \u63D0\u4EA4`},generations:{title:"\u751F\u6210\u4EFB\u52A1",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4EFB\u52A1\u3002",state:"\u72B6\u6001",unfinished:"\u672A\u5B8C\u6210",model:"\u6A21\u578B\uFF08\u6807\u8BC6\uFF09",failure:"\u539F\u56E0",code:"\u670D\u52A1\u5546\u7684\u4EE3\u7801",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",user:"\u7528\u6237\uFF08\u7F16\u53F7\uFF09",step:"\u6B65\u9AA4"},failed:{title:"\u5931\u8D25",text:"\u6309\u6A21\u578B\u548C\u670D\u52A1\u5546\u7684\u539F\u8BDD\u5206\u7EC4\u3002\u539F\u8BDD\u53EF\u80FD\u5305\u542B\u63D0\u793A\u8BCD\u3002",hours:{1:"1 \u5C0F\u65F6",24:"24 \u5C0F\u65F6",168:"7 \u5929",720:"30 \u5929",2160:"90 \u5929"},within:"\u65F6\u95F4\u8303\u56F4",none:"\u6CA1\u6709\u5931\u8D25\u7684\u4EFB\u52A1\u3002",noWords:"\u6CA1\u6709\u8BF4\u660E",members:"\u67E5\u770B\u5168\u90E8",example:"\u6700\u65B0\u4E00\u4E2A",total:e=>`${e.toLocaleString("zh")} \u6B21\u5931\u8D25`},payments:{title:"\u4ED8\u6B3E",payment:"\u4ED8\u6B3E",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4ED8\u6B3E\u3002",checkout:"\u7ED3\u8D26",intent:"\u4ED8\u6B3E\u7F16\u53F7",pack:"\u79EF\u5206\u5305",provider:"\u652F\u4ED8\u670D\u52A1\u5546",updated:"\u6700\u8FD1\u53D8\u66F4"},report:{title:"\u62A5\u8868",previous:"\u4E0A\u4E2A\u6708",next:"\u4E0B\u4E2A\u6708",text:"\u6309 UTC \u8BA1\u7B97\uFF0C\u4EFB\u52A1\u8BA1\u5165\u7ED3\u675F\u7684\u65E5\u671F\u3002",notCounted:e=>`\u5176\u4ED6\u5E01\u79CD\u7684\u4ED8\u6B3E\u672A\u8BA1\u5165\uFF1A${e}\u3002`,perCredit:"\u6BCF\u79EF\u5206\u6536\u5165",providerPrice:"\u670D\u52A1\u5546\u6BCF\u79EF\u5206\u4EF7\u683C",images:"\u6210\u529F\u4E0E\u5931\u8D25\u7684\u56FE\u7247",money:"\u6536\u5165\u4E0E\u6210\u672C",byModel:"\u6309\u6A21\u578B",byDay:"\u6309\u65E5\u671F",total:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD9\u4E2A\u6708\u6CA1\u6709\u7ED3\u675F\u7684\u4EFB\u52A1\u3002",table:"\u4EE5\u8868\u683C\u663E\u793A",imagesSummary:(e,a)=>`\u5F53\u6708\u6BCF\u5929\u7684\u56FE\u7247\uFF1A\u5171\u6210\u529F ${e} \u5F20\uFF0C\u5931\u8D25 ${a} \u5F20\u3002`,moneySummary:(e,a)=>`\u5F53\u6708\u6BCF\u5929\u7684\u91D1\u989D\uFF1A\u5171\u6536\u5165 ${e}\uFF0C\u6210\u672C ${a}\u3002`,withoutPrice:e=>`${e.toLocaleString("zh")} \u4E2A\u4EFB\u52A1\u7F3A\u5C11\u670D\u52A1\u5546\u4EF7\u683C`},audit:{title:"\u5BA1\u8BA1",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u8BB0\u5F55\u3002",operator:"\u8FD0\u8425\u4EBA\u5458",action:"\u64CD\u4F5C",userId:"\u7528\u6237\uFF08\u7F16\u53F7\uFF09",subject:"\u5BF9\u8C61\uFF08\u7F16\u53F7\u6216\u6807\u8BC6\uFF09",done:"\u5DF2\u5B8C\u6210",refused:"\u88AB\u62D2\u7EDD",actions:{grant:"\u8D60\u9001\u79EF\u5206",deduct:"\u6263\u9664\u79EF\u5206",settle:"\u7ED3\u6E05\u6B20\u6B3E",goodwill:"\u8865\u507F",block:"\u5C01\u7981",unblock:"\u89E3\u5C01",requeue:"\u91CD\u65B0\u6392\u961F",cancel:"\u53D6\u6D88",pause_model:"\u6682\u505C\u6A21\u578B",resume_model:"\u6062\u590D\u6A21\u578B",reveal:"\u67E5\u770B\u5185\u5BB9",export:"\u5BFC\u51FA",download:"\u4E0B\u8F7D\u5BFC\u51FA\u6587\u4EF6",erase:"\u62B9\u9664",verify_erasure:"\u6838\u5B9E\u62B9\u9664",create_webhook:"\u521B\u5EFA webhook",update_webhook:"\u4FEE\u6539 webhook",delete_webhook:"\u5220\u9664 webhook",disable_webhook:"\u505C\u7528 webhook",enable_webhook:"\u542F\u7528 webhook",rotate_webhook:"\u66F4\u6362 webhook \u5BC6\u94A5",test_webhook:"\u6D4B\u8BD5 webhook",replay_webhook:"\u91CD\u53D1 webhook"},fields:{key:"\u5E42\u7B49\u952E",entry:"\u8D26\u76EE",request:"\u53C2\u6570",requestId:"\u8BF7\u6C42",change:"\u53D8\u66F4\u524D \u2192 \u53D8\u66F4\u540E",role:"\u89D2\u8272",refusal:"\u62D2\u7EDD\u539F\u56E0",reason:"\u539F\u56E0"},noReason:"\u6CA1\u6709\u539F\u56E0"},actions:{grant:{button:"\u8D60\u9001\u79EF\u5206",title:"\u8D60\u9001\u79EF\u5206",text:"\u514D\u8D39\u8D60\u9001\uFF0C\u4F1A\u5148\u62B5\u6263\u6B20\u6B3E\u3002",done:"\u79EF\u5206\u5DF2\u8D60\u9001\u3002"},deduct:{button:"\u6263\u9664\u79EF\u5206",title:"\u6263\u9664\u79EF\u5206",text:"\u6700\u591A\u6263\u9664\u5168\u90E8\u4F59\u989D\u3002",done:"\u79EF\u5206\u5DF2\u6263\u9664\u3002"},settle:{button:"\u7ED3\u6E05\u6B20\u6B3E",title:"\u7ED3\u6E05\u6B20\u6B3E",text:"\u8D60\u9001\u4E0E\u6B20\u6B3E\u76F8\u540C\u7684\u79EF\u5206\uFF0C\u7ED3\u6E05\u5168\u90E8\u6B20\u6B3E\u3002",done:"\u6B20\u6B3E\u5DF2\u7ED3\u6E05\u3002"},goodwill:{button:"\u8865\u507F",title:"\u9000\u8FD8\u79EF\u5206",text:"\u6BCF\u5F20\u56FE\u7247\u4E00\u6B21\uFF0C\u6700\u591A\u4E3A\u5176\u4EF7\u683C\uFF0C\u56FE\u7247\u4FDD\u7559\u3002",done:"\u79EF\u5206\u5DF2\u9000\u8FD8\u3002"},block:{button:"\u5C01\u7981",title:"\u5C01\u7981\u8BE5\u7528\u6237",text:"\u6240\u6709\u8BF7\u6C42\u90FD\u4F1A\u88AB\u62D2\u7EDD\uFF0C\u6253\u5F00\u7684\u9875\u9762\u4F1A\u5728\u51E0\u79D2\u5185\u65AD\u5F00\u3002\u6B63\u5728\u8FD0\u884C\u7684\u4EFB\u52A1\u4F1A\u7EE7\u7EED\u5B8C\u6210\u3002",done:"\u7528\u6237\u5DF2\u5C01\u7981\u3002"},unblock:{button:"\u89E3\u5C01",title:"\u89E3\u9664\u5C01\u7981",text:"\u8BE5\u7528\u6237\u53EF\u4EE5\u91CD\u65B0\u767B\u5F55\u3002",done:"\u5C01\u7981\u5DF2\u89E3\u9664\u3002"},requeue:{button:"\u91CD\u65B0\u6392\u961F",title:"\u7ACB\u5373\u6267\u884C\u4E0B\u4E00\u6B65",text:"\u89C6\u4E3A\u6B64\u524D\u6CA1\u6709\u5931\u8D25\u3002\u5982\u679C\u53EF\u80FD\u4EA7\u751F\u7B2C\u4E8C\u4E2A\u4ED8\u8D39\u4EFB\u52A1\uFF0C\u4F1A\u88AB\u62D2\u7EDD\u3002",done:"\u4E0B\u4E00\u6B65\u4F1A\u7ACB\u5373\u6267\u884C\u3002"},cancel:{button:"\u53D6\u6D88\u5E76\u9000\u6B3E",title:"\u53D6\u6D88\u5E76\u9000\u6B3E",text:"\u79EF\u5206\u4F1A\u9000\u8FD8\u7ED9\u7528\u6237\u3002\u5982\u679C\u670D\u52A1\u5546\u6B63\u5728\u751F\u6210\uFF0C\u670D\u52A1\u5546\u4ECD\u4F1A\u6536\u8D39\uFF0C\u7ED3\u679C\u4E0D\u4F1A\u4F7F\u7528\u3002",done:"\u4EFB\u52A1\u5DF2\u53D6\u6D88\u5E76\u9000\u6B3E\u3002"},reveal:{button:"\u67E5\u770B\u63D0\u793A\u8BCD\u548C\u56FE\u7247",short:"\u67E5\u770B",title:"\u67E5\u770B\u63D0\u793A\u8BCD\u548C\u56FE\u7247",text:"\u8FD9\u4E9B\u5185\u5BB9\u5C5E\u4E8E\u7528\u6237\u3002\u5BA1\u8BA1\u4F1A\u8BB0\u5F55\u60A8\u67E5\u770B\u8FC7\u4EE5\u53CA\u539F\u56E0\u3002",done:"\u5185\u5BB9\u5982\u4E0B\uFF0C\u5DF2\u8BB0\u5165\u5BA1\u8BA1\u3002"},pauseModel:{button:"\u6682\u505C",title:"\u6682\u505C\u8BE5\u6A21\u578B",text:"\u6062\u590D\u4E4B\u524D\u4E0D\u518D\u63D0\u4F9B\uFF0C\u6B63\u5728\u8FD0\u884C\u7684\u4EFB\u52A1\u4F1A\u7EE7\u7EED\u5B8C\u6210\u3002",done:"\u6A21\u578B\u5DF2\u6682\u505C\u3002"},exportUser:{button:"\u5BFC\u51FA",title:"\u5BFC\u51FA\u4E2A\u4EBA\u6570\u636E",text:"\u751F\u6210\u4E00\u4E2A\u5305\u542B\u8BE5\u7528\u6237\u5168\u90E8\u6570\u636E\u7684 ZIP \u6587\u4EF6\uFF0C24 \u5C0F\u65F6\u540E\u5220\u9664\u3002",done:"\u5DF2\u8BF7\u6C42\u5BFC\u51FA\u3002"},eraseUser:{button:"\u62B9\u9664",title:"\u62B9\u9664\u4E2A\u4EBA\u6570\u636E",text:"\u56FE\u7247\u3001\u63D0\u793A\u8BCD\u3001\u8F93\u5165\u3001\u4E8B\u4EF6\u3001\u4E0A\u4F20\u548C\u90AE\u7BB1\u90FD\u4F1A\u5220\u9664\uFF0C\u8D26\u76EE\u4F1A\u4FDD\u7559\u4F46\u4E0D\u518D\u5173\u8054\u4E2A\u4EBA\u3002\u6B64\u64CD\u4F5C\u65E0\u6CD5\u64A4\u9500\u3002",done:"\u5DF2\u8BF7\u6C42\u62B9\u9664\u3002"},verifyErasure:{button:"\u6838\u5B9E",title:"\u6838\u5B9E\u62B9\u9664",text:"\u641C\u7D22\u6240\u6709\u6570\u636E\u8868\u548C\u5B58\u50A8\u4E2D\u7684\u6B8B\u7559\u5E76\u5220\u9664\u3002",done:"\u5DF2\u8BF7\u6C42\u6838\u5B9E\u3002"},testWebhook:{button:"\u53D1\u9001\u6D4B\u8BD5",title:"\u53D1\u9001\u6D4B\u8BD5",text:"\u53D1\u9001\u4E00\u6761 test \u7C7B\u578B\u7684\u6D88\u606F\u3002",done:"\u6D4B\u8BD5\u5DF2\u53D1\u9001\u3002"},disableWebhook:{button:"\u505C\u7528",title:"\u505C\u7528\u8BE5\u7AEF\u70B9",text:"\u6D88\u606F\u4F1A\u7B49\u5F85\uFF0C\u76F4\u5230\u91CD\u65B0\u542F\u7528\u3002",done:"\u7AEF\u70B9\u5DF2\u505C\u7528\u3002"},enableWebhook:{button:"\u542F\u7528",title:"\u542F\u7528\u8BE5\u7AEF\u70B9",text:"\u4F1A\u5148\u53D1\u9001\u7B49\u5F85\u4E2D\u7684\u6D88\u606F\u3002",done:"\u7AEF\u70B9\u5DF2\u542F\u7528\u3002"},replayDelivery:{button:"\u91CD\u53D1",title:"\u91CD\u53D1\u8BE5\u6D88\u606F",text:"\u4F7F\u7528\u76F8\u540C\u7684 webhook-id\u3002",done:"\u6D88\u606F\u4F1A\u518D\u6B21\u53D1\u9001\u3002"},resumeModel:{button:"\u6062\u590D",title:"\u6062\u590D\u8BE5\u6A21\u578B",text:"\u91CD\u65B0\u63D0\u4F9B\u3002",done:"\u6A21\u578B\u5DF2\u6062\u590D\u3002"}},dialog:{amount:"\u79EF\u5206",amountOptional:"\u79EF\u5206\uFF08\u7559\u7A7A\u4E3A\u5168\u90E8\u4EF7\u683C\uFF09",amountWrong:"\u8BF7\u8F93\u5165\u4E0D\u5C0F\u4E8E 1 \u7684\u6574\u6570\u3002",reason:"\u539F\u56E0",reasonHint:"\u7528\u4E8E\u5BA1\u8BA1\uFF0C\u7528\u6237\u770B\u4E0D\u5230\u3002",reasonNeeded:"\u8BF7\u8F93\u5165\u539F\u56E0\u3002",description:"\u7528\u6237\u8D26\u76EE\u4E2D\u7684\u8BF4\u660E\uFF08\u53EF\u9009\uFF09",descriptionHint:"\u7528\u6237\u53EF\u4EE5\u770B\u5230\u3002\u7559\u7A7A\u5219\u4F7F\u7528\u6807\u51C6\u8BF4\u660E\u3002",cancelWaiting:"\u53D6\u6D88\u670D\u52A1\u5546\u5C1A\u672A\u63A5\u53D7\u7684\u4EFB\u52A1\u5E76\u9000\u6B3E",left:e=>`\u4ECA\u5929\u8FD8\u53EF\u4EE5\u53D1\u653E ${e}\u3002`,whenFinished:"\u5982\u679C\u6709\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u3001\u4ED8\u6B3E\u6216\u4E89\u8BAE\uFF0C\u7ED3\u675F\u540E\u518D\u5F00\u59CB",confirmation:e=>`\u8BF7\u8F93\u5165 ${e} \u786E\u8BA4`,confirmationWrong:"\u5185\u5BB9\u4E0D\u4E00\u81F4\u3002",sending:"\u53D1\u9001\u4E2D\u2026\u2026",unanswered:"\u6CA1\u6709\u6536\u5230\u7B54\u590D\uFF0C\u53EF\u80FD\u5DF2\u7ECF\u6267\u884C\u3002\u518D\u6B21\u53D1\u9001\u4E5F\u53EA\u4F1A\u6267\u884C\u4E00\u6B21\u3002",mayBeDone:"\u6CA1\u6709\u6536\u5230\u7B54\u590D\uFF0C\u53EF\u80FD\u5DF2\u7ECF\u6267\u884C\u3002\u8BF7\u518D\u6B21\u53D1\u9001\u786E\u8BA4\u3002",sendAgain:"\u518D\u6B21\u53D1\u9001",discard:"\u91CD\u65B0\u586B\u5199",replayed:"\u4E4B\u524D\u7684\u8BF7\u6C42\u5DF2\u7ECF\u6267\u884C\u8FC7\uFF0C\u6CA1\u6709\u91CD\u590D\u6267\u884C\u3002",entry:"\u5BA1\u8BA1\u8BB0\u5F55",close:"\u5173\u95ED",prompt:"\u63D0\u793A\u8BCD",negativePrompt:"\u53CD\u5411\u63D0\u793A\u8BCD",original:e=>`\u8F93\u5165\u56FE\u7247 ${e}`,result:"\u7ED3\u679C",noPrompt:"\u6CA1\u6709\u63D0\u793A\u8BCD\uFF1A\u4F5C\u54C1\u5DF2\u5220\u9664\uFF0C\u6216\u6CA1\u6709\u4F7F\u7528\u63D0\u793A\u8BCD\u3002",noPictures:"\u6CA1\u6709\u56FE\u7247\u3002",refusals:{ALREADY_DONE:"\u5DF2\u7ECF\u662F\u8FD9\u4E2A\u72B6\u6001\uFF0C\u6216\u53EA\u80FD\u6267\u884C\u4E00\u6B21\u3002",BUSY:"\u6B63\u5728\u5904\u7406\uFF0C\u6216\u6B63\u5728\u7B49\u5F85\u670D\u52A1\u5546\u7684\u7B54\u590D\uFF0C\u8BF7\u7A0D\u540E\u518D\u8BD5\u3002",DAY_LIMIT_REACHED:"\u4ECA\u5929\u53EF\u4EE5\u53D1\u653E\u7684\u79EF\u5206\u5DF2\u7528\u5B8C\u3002",IDEMPOTENCY_KEY_REUSED:"\u8FD9\u4E2A\u5E42\u7B49\u952E\u5C5E\u4E8E\u53E6\u4E00\u4E2A\u8BF7\u6C42\uFF0C\u8BF7\u4F7F\u7528\u65B0\u7684\u952E\u518D\u6B21\u53D1\u9001\u3002",INSUFFICIENT_CREDITS:"\u4F59\u989D\u5C11\u4E8E\u8981\u6263\u9664\u7684\u79EF\u5206\u3002",INVALID_INPUT:"\u8FD9\u4E2A\u503C\u4E0D\u80FD\u4F7F\u7528\u3002",NOT_ALLOWED:"\u60A8\u7684\u89D2\u8272\u4E0D\u5141\u8BB8\uFF0C\u6216\u8FD9\u6837\u4F1A\u4F7F\u8FD0\u8425\u4EBA\u5458\u65E0\u6CD5\u767B\u5F55\u3002",NOT_FOUND:"\u4E0D\u5B58\u5728\u3002",ERASURE_MUST_WAIT:"\u8BE5\u7528\u6237\u6709\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u3001\u4ED8\u6B3E\u6216\u4E89\u8BAE\u3002",TOO_MANY_EXPORTS:"\u60A8\u6709\u592A\u591A\u7B49\u5F85\u4E2D\u7684\u5BFC\u51FA\u3002",WRONG_STATE:"\u4EFB\u52A1\u7684\u72B6\u6001\u4E0D\u5141\u8BB8\u8FD9\u6837\u505A\u3002"},refused:(e,a)=>a}};var Pu={en:ms,zh:gs},g=De(()=>Pu[We.value]);function hs(e,a){return new Intl.NumberFormat(pe.value,{style:"currency",currency:a}).format(Number(e))}function Kr(e,a){return new Intl.NumberFormat(pe.value,{style:"currency",currency:a,minimumSignificantDigits:1,maximumSignificantDigits:4}).format(Number(e))}function _a(e){return new Intl.NumberFormat(pe.value,{style:"percent",maximumFractionDigits:1}).format(e)}function Ma(e){return new Intl.NumberFormat(pe.value,{maximumFractionDigits:2}).format(e)}function xs(e){return new Intl.NumberFormat(pe.value,{notation:"compact",maximumFractionDigits:1}).format(e)}function Fa(e,a=0){return new Intl.DateTimeFormat(pe.value,{hour:"2-digit",minute:"2-digit",second:"2-digit",hourCycle:"h23",...a?{fractionalSecondDigits:a}:{}}).format(new Date(e))}function Ea(e){return new Intl.DateTimeFormat(pe.value,{timeStyle:"short"}).format(e)}function Xr(e){return new Intl.DateTimeFormat(pe.value,{month:"long",year:"numeric",timeZone:"UTC"}).format(new Date(`${e}-01`))}function lr(e){return new Intl.DateTimeFormat(pe.value,{day:"numeric",month:"short",timeZone:"UTC"}).format(new Date(e))}function $e(e){let{duration:a}=g.value;if(e<90)return a.seconds(b(Math.max(Math.round(e),0)));let t=Math.round(e/60);return t<60?a.minutes(t):t<2880?a.hours(Ma(Math.round(t/6)/10)):a.days(Math.round(e/86400))}function ft(e){return e<10?g.value.duration.seconds(Ma(Math.max(e,0))):$e(e)}function Ba(e,a){return(Date.parse(a)-Date.parse(e))/1e3}var Du=0;function r(e,a,t,o,n,s){a||(a={});var l,u,d=a;if("ref"in d)for(u in d={},a)u=="ref"?l=a[u]:d[u]=a[u];var f={type:e,props:d,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--Du,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(u in l)d[u]===void 0&&(d[u]=l[u]);return D.vnode&&D.vnode(f),f}function ur(e){switch(e.__typename){case"User":return ze(e.id);case"Generation":return Le(e.id);case"Payment":return Oa(e.id);case"LedgerEntry":return ze(e.userId);case"ModelHealth":return"/queue";default:return null}}var ze=e=>`/users/${encodeURIComponent(e)}`,Le=e=>`/generations/${encodeURIComponent(e)}`,Oa=e=>`/payments/${encodeURIComponent(e)}`;function z({id:e,to:a}){return a?r($,{class:"id",href:a,children:e}):r("code",{class:"id",children:e})}function ta({id:e,children:a}){return r($,{class:a?"link":"id",href:ze(e),children:a??e})}function w({at:e}){return r("time",{dateTime:e,title:new Date(e).toISOString(),children:sr(e)})}var Ru={WAITING:"tag-pending",PROCESSING:"tag-pending",SUCCESS:"tag-paid",FAILED:"tag-failed",CANCELED:"tag-quiet"};function ra({status:e}){return r("span",{class:`tag ${Ru[e]}`,children:g.value.statuses[e]})}function qa({status:e}){return r("span",{class:`tag tag-${e.toLowerCase()}`,children:g.value.paymentStates[e]})}function E({title:e,aside:a,class:t="",isBusy:o=!1,children:n}){let s=Ne();return r("section",{class:`panel card ${t}`,"aria-labelledby":s,"aria-busy":o,children:[r("div",{class:"panel-head",children:[r("h2",{id:s,children:e}),a]}),n]})}function Ee({facts:e}){return r("dl",{class:"facts",children:e.filter(({value:a})=>a!=null&&a!==!1&&a!=="").map(({name:a,value:t})=>r("div",{children:[r("dt",{children:a}),r("dd",{children:t})]},a))})}function B({read:{error:e,reload:a}}){return r("div",{class:"alert",role:"alert",children:e!==null&&r("p",{class:"trouble trouble-box",children:[ct(e)," ",r("button",{class:"button",type:"button",onClick:a,children:g.value.common.tryAgain})]})})}function ct(e){let{common:a}=g.value;return e instanceof X?a.unreachable:rt(e)?a.rateLimited(e.retryAfter):a.failed(e instanceof Error?e.message:"")}function H(){return r("p",{class:"hint loading","aria-busy":"true",children:[r("span",{class:"spinner","aria-hidden":"true"})," ",g.value.common.loading]})}function Ke(e){return g.value.audit.actions[e]??e}function jr({outcome:e}){let{audit:a}=g.value,t=e==="done";return r("span",{class:`tag ${t?"tag-paid":"tag-failed"}`,children:t?a.done:a.refused})}function Na({entry:e}){let{audit:a,columns:t,nav:o}=g.value,n=o.roles,s=_u(e);return r("div",{class:"entry",children:[r("p",{class:"entry-head",children:[r("strong",{children:Ke(e.action)})," ",r(jr,{outcome:e.outcome})," ",r("span",{class:"hint",children:[r(w,{at:e.createdAt})," ",r("span",{class:"unseen",children:Fa(e.createdAt)})]})]}),e.refusal&&r("p",{class:"trouble",children:e.refusal}),r(Ee,{facts:[{name:a.fields.change,value:s.length>0&&r(Tu,{changes:s})},{name:t.amount,value:e.change==null?null:dt(e.change)},{name:a.fields.reason,value:e.reason},{name:t.operator,value:`${e.actor} (${n[e.role.toUpperCase()]??e.role})`},{name:t.subject,value:r(Ua,{id:e.subjectId})},{name:t.user,value:e.concerns&&e.concerns!==e.subjectId?r(Ua,{id:e.concerns}):null},{name:a.fields.request,value:e.request==="{}"?null:r("code",{class:"json",children:e.request})},{name:a.fields.entry,value:e.entryId&&r(z,{id:e.entryId})},{name:a.fields.key,value:e.idempotencyKey&&r(z,{id:e.idempotencyKey})},{name:a.fields.requestId,value:e.requestId&&r(z,{id:e.requestId})},{name:t.id,value:r(z,{id:e.id})}]})]})}function Ua({id:e}){return e.startsWith("usr_")?r(z,{id:e,to:ze(e)}):e.startsWith("cre_")?r(z,{id:e,to:Le(e)}):r(z,{id:e})}function Tu({changes:e}){return r("ul",{class:"changes",children:e.map(([a,t,o])=>r("li",{children:[a,": ",Is(t)," \u2192 ",r("strong",{children:Is(o)})]},a))})}function _u({before:e,after:a}){let[t,o]=[Ls(e),Ls(a)];return Object.keys({...t,...o}).filter(n=>JSON.stringify(t[n])!==JSON.stringify(o[n])).map(n=>[n,t[n],o[n]])}function Ls(e){try{let a=JSON.parse(e??"{}");return typeof a=="object"&&a!==null?a:{}}catch{return{}}}function Is(e){return e==null?"\u2013":typeof e=="string"?e:JSON.stringify(e)}var pa=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var ys=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function bs(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:ys(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Cs=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var Ss=e=>{let a=Cs(e);return a.charAt(0).toUpperCase()+a.slice(1)};var oa={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Qr(e){return e!=null}function ws(e,a={}){let t=a.attributeNames??{},o=i=>t[i]??i,n=e.size??e.width??oa.width,s=e.size??e.height??oa.height,l=e.aliases?.filter(i=>typeof i=="string"&&i.trim()!=="").map(i=>`lucide-${i}`)??[],u=[...e.name?[`lucide-${e.name}`]:[],...l],d=a.className?.split(" ").filter(Boolean)??[],f=a.includeDefaultClasses===!1?pa(...d):pa("lucide",...u,...d),c=a.absoluteStrokeWidth?Number(a.strokeWidth??oa["stroke-width"])*Number(e.size??e.width??oa.width)/Number(a.size??a.width??oa.width):a.strokeWidth??oa["stroke-width"];return["svg",{...Object.entries(oa).reduce((i,[m,h])=>(i[o(m)]=h,i),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Qr(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Qr(a.width)&&{[o("width")]:a.width},..."height"in a&&Qr(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...f&&{[o("class")]:f},[o("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(i=>{let[m,h,A]=i,L=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...h}:h;return A?[m,L,A]:[m,L]})]}var vs=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var Mu=Ia({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var ks=()=>Ca(Mu);var As=({color:e,size:a,width:t,height:o,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:u,iconNode:d=[],icon:f={node:d,aliases:[],size:24},class:c="",...p})=>{let{size:i=24,strokeWidth:m=2,absoluteStrokeWidth:h=!1,nonScalingStroke:A=!1,color:L="currentColor",class:I=""}=ks()??{},[y,C,j=[]]=ws(f,{color:e??L,width:t??a??i,height:o??a??i,strokeWidth:n??m,absoluteStrokeWidth:s??h,nonScalingStroke:l??A,className:pa(I,c),hasA11yProp:!!u||vs(p),attributes:p});return le(y,{...C},[...j.map(([F,K])=>le(F,K)),...yr(u)])};function O(e,a,t=[]){let o=typeof e=="string"?bs(e,a,t):e,n=({class:s="",className:l="",children:u,...d})=>le(As,{...d,icon:o,class:pa(s,l)},u);return o.name&&(n.displayName=Ss(o.name)),n}var Ps={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};Ps.node;var ma=O(Ps);var Ds={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Ds.node;var ga=O(Ds);var Rs={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};Rs.node;var pt=O(Rs);var Ts={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};Ts.node;var mt=O(Ts);var _s={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};_s.node;var gt=O(_s);var Ms={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Ms.node;var ht=O(Ms);var Fs={name:"refresh-cw",size:24,node:[["path",{d:"M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8",key:"v9h5vc"}],["path",{d:"M21 3v5h-5",key:"1q7to0"}],["path",{d:"M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16",key:"3uifl3"}],["path",{d:"M8 16H3v5",key:"1cv678"}]]};Fs.node;var xt=O(Fs);var Es={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};Es.node;var Lt=O(Es);var Bs={name:"sliders-horizontal",size:24,node:[["path",{d:"M10 5H3",key:"1qgfaw"}],["path",{d:"M12 19H3",key:"yhmn1j"}],["path",{d:"M14 3v4",key:"1sua03"}],["path",{d:"M16 17v4",key:"1q0r14"}],["path",{d:"M21 12h-9",key:"1o4lsq"}],["path",{d:"M21 19h-5",key:"1rlt1p"}],["path",{d:"M21 5h-7",key:"1oszz2"}],["path",{d:"M8 10v4",key:"tgpxqk"}],["path",{d:"M8 12H3",key:"a7s4jb"}]]};Bs.node;var It=O(Bs);var Os={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};Os.node;var yt=O(Os);var qs={name:"triangle-alert",size:24,node:[["path",{d:"m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3",key:"wmoenq"}],["path",{d:"M12 9v4",key:"juzpu7"}],["path",{d:"M12 17h.01",key:"p32p05"}]],aliases:["alert-triangle"]};qs.node;var na=O(qs);var Us={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Us.node;var sa=O(Us);var Ns={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};Ns.node;var bt=O(Ns);function Be({filters:e,children:a}){let{common:t}=g.value,o=n=>{n.preventDefault();let s=new FormData(n.currentTarget);e.set(Object.fromEntries([...s].map(([l,u])=>[l,String(u)])))};return r("details",{class:"filters card",open:!e.isEmpty||matchMedia("(min-width: 861px)").matches,children:[r("summary",{children:[r(It,{"aria-hidden":"true"}),t.filters]}),r("form",{onSubmit:o,children:[a,r("div",{class:"filters-end",children:[r("button",{class:"button",type:"submit",children:t.apply}),!e.isEmpty&&r("button",{class:"button button-quiet",type:"button",onClick:e.clear,children:t.clear})]})]},e.text)]})}function ie({filters:e,name:a,label:t,type:o="text"}){let n=Ne();return r("div",{class:"filter",children:[r("label",{for:n,children:t}),r("input",{id:n,class:"field",name:a,type:o,defaultValue:e.get(a),maxLength:500,autoComplete:"off",autoCapitalize:"none",spellcheck:!1})]})}function Se({filters:e,name:a,label:t,choices:o}){let n=Ne();return r("div",{class:"filter",children:[r("label",{for:n,children:t}),r("select",{id:n,class:"field",name:a,onChange:s=>s.currentTarget.form?.requestSubmit(),children:[["",g.value.common.all],...o].map(([s,l])=>r("option",{value:s,selected:e.get(a)===s,children:l},s))})]})}function Ie(){let[e]=Ta(),[a,t]=fe(),o=n=>{n.sort();let s=n.toString();t(s?`${a}?${s}`:a)};return{get:n=>e.get(n)??"",set:n=>{let s=new URLSearchParams(e);for(let[l,u]of Object.entries(n))u.trim()?s.set(l,u.trim()):s.delete(l);o(s)},clear:()=>t(a),isEmpty:e.size===0,text:e.toString()}}function Oe(e,a){return e.find(t=>t===a)??null}function Ha(e){let a=new Date(`${e}T00:00`);return e&&!Number.isNaN(a.getTime())?a.toISOString():null}function ve({title:e,read:a}){let{refresh:t}=g.value.common;return r("div",{class:"list-head",children:[r("h1",{children:e}),r("button",{class:"icon-button",type:"button","aria-label":t,title:t,onClick:a.reload,children:r(xt,{})})]})}function M({label:e,columns:a,items:t,keyOf:o,none:n,total:s}){return t.length===0?r("p",{class:"hint none",children:n}):r("div",{class:"rows-frame",role:"group","aria-label":e,tabIndex:0,children:r("table",{class:"rows",children:[r("thead",{children:r("tr",{children:a.map(({title:l,...u})=>r("th",{scope:"col",class:Gs(u),children:l},l))})}),r("tbody",{children:t.map(l=>r(Hs,{columns:a,item:l},o(l)))}),s&&r("tfoot",{children:r(Hs,{columns:a,item:s})})]})})}function Hs({columns:e,item:a}){return r("tr",{children:e.map(({title:t,cell:o,...n})=>r("td",{class:Gs(n),"data-label":t,children:r("span",{class:"cell",children:o(a)})},t))})}function Gs({isNumber:e,isWide:a}){return e?"number":a?"wide":void 0}function ye({pager:e,page:a,of:t}){let{common:o}=g.value,{endCursor:n}=a;return e.number===1&&!a.hasNextPage?null:r("nav",{class:"turning","aria-label":t,children:[r("button",{class:"button",type:"button",disabled:e.number===1,onClick:e.back,children:[r(ma,{"aria-hidden":"true"}),o.newer]}),r("span",{class:"hint","aria-live":"polite",children:o.page(e.number)}),r("button",{class:"button",type:"button",disabled:!a.hasNextPage||!n,onClick:()=>n&&e.next(n),children:[o.older,r(ga,{"aria-hidden":"true"})]})]})}function Ws(){let{columns:e,user:a,users:t}=g.value;return[{title:e.email,isWide:!0,cell:({id:o,email:n,blockedAt:s})=>r(x,{children:[r($,{class:"link",href:ze(o),title:n??void 0,children:n??a.noEmail})," ",s&&r("span",{class:"tag tag-failed",children:t.blocked})]})},{title:e.id,cell:({id:o})=>r(z,{id:o})},{title:a.since,cell:({createdAt:o})=>r(w,{at:o})},{title:e.balance,isNumber:!0,cell:({balance:o})=>b(o)},{title:e.owed,isNumber:!0,cell:({owed:o})=>o>0?r("strong",{class:"loss",children:b(o)}):"0"}]}function Vs(){let{columns:e,ledgerKinds:a}=g.value;return[{title:e.when,cell:({createdAt:t})=>r(w,{at:t})},{title:e.kind,cell:({kind:t})=>a[t]},{title:e.description,isWide:!0,cell:({description:t,generationId:o,paymentId:n})=>{let s=o?Le(o):n?Oa(n):null;return s===null?r("span",{title:t,children:t}):r($,{class:"link",href:s,title:o??n??void 0,children:t})}},{title:e.amount,isNumber:!0,cell:({amount:t})=>r("span",{class:t>0?"gain":void 0,children:dt(t)})},{title:e.balance,isNumber:!0,cell:({balanceAfter:t})=>b(t)}]}function ir(e=!1){let{columns:a}=g.value;return[{title:a.created,cell:({id:t,createdAt:o})=>e?r($,{class:"link",href:Le(t),title:t,children:r(w,{at:o})}):r(w,{at:o})},{title:a.state,cell:({status:t})=>r(ra,{status:t})},...e?[]:[{title:a.id,cell:({id:t})=>r(z,{id:t,to:Le(t)})}],...e?[]:[{title:a.model,cell:({model:t})=>t}],{title:e?a.model:a.reason,isWide:!0,cell:t=>r(Fu,{generation:t,hasModel:e})},{title:a.price,isNumber:!0,cell:({creditsUsed:t})=>b(t)}]}function Fu({generation:e,hasModel:a}){let{failures:t,steps:o,generation:n,user:s}=g.value,{model:l,failureCode:u,providerMessage:d,step:f,attempts:c,deletedAt:p}=e,i=u?t[u]:f?o[f]:null,m=u?d:f&&f!=="AWAIT"&&c>0?n.attempt(c+1):null;return r("span",{title:m??void 0,children:[[a?l:null,i].filter(Boolean).join(" \xB7 "),m&&r("span",{class:"hint",children:[" \xB7 ",m]})," ",p&&r("span",{class:"tag tag-quiet",children:s.deleted})]})}function dr(){let{columns:e}=g.value;return[{title:e.when,cell:({id:a,createdAt:t})=>r($,{class:"link",href:Oa(a),children:r(w,{at:t})})},{title:e.state,cell:({paymentStatus:a})=>r(qa,{status:a})},{title:e.stripe,isWide:!0,cell:({paymentIntent:a,providerReference:t})=>r("code",{class:"id",children:a??t??"\u2013"})},{title:e.amount,isNumber:!0,cell:({credits:a})=>b(a)},{title:e.paid,isNumber:!0,cell:a=>r(Eu,{payment:a})}]}function Eu({payment:{amount:e,amountReturned:a,currency:t,currencyDecimals:o}}){let{columns:n}=g.value;return r(x,{children:[Ve(e,t,o),a>0&&r("span",{class:"loss cell-note",children:[n.returned,": ",Ve(a,t,o)]})]})}function Ga(e=!1){let{columns:a,audit:t}=g.value;return[{title:a.when,cell:({createdAt:n})=>r(w,{at:n})},{title:a.action,cell:({action:n})=>Ke(n)},{title:a.outcome,cell:({outcome:n})=>r(jr,{outcome:n})},e?null:{title:a.subject,cell:({subjectId:n})=>r(Ua,{id:n})},{title:a.operator,cell:({actor:n})=>r("span",{class:"cut",children:n})},{title:a.reason,isWide:!0,cell:n=>r("details",{class:"entry-details",children:[r("summary",{children:n.reason??t.noReason}),r(Na,{entry:n})]})},{title:a.amount,isNumber:!0,cell:({change:n})=>n==null?"\u2013":dt(n)}].filter(n=>n!==null)}function G(e){let{console:a}=g.value.nav;v(()=>{document.title=`${e} \xB7 ${a} \xB7 Atelier`},[e,a])}var Bu=25;function $s(){let{audit:e}=g.value,a=Ie(),t=ce(a.text),o=Object.keys(e.actions).map(l=>l.toUpperCase()),n=N(Kt,{first:Bu,after:t.after,filter:{actor:a.get("operator")||null,action:Oe(o,a.get("action")),userId:a.get("user")||null,subjectId:a.get("subject")||null}});G(e.title);let s=n.data?.audit;return r("div",{class:"list-view","aria-busy":n.isBusy,children:[r(ve,{title:e.title,read:n}),r(Be,{filters:a,children:[r(Se,{filters:a,name:"action",label:e.action,choices:o.map(l=>[l,Ke(l.toLowerCase())])}),r(ie,{filters:a,name:"operator",label:e.operator}),r(ie,{filters:a,name:"user",label:e.userId}),r(ie,{filters:a,name:"subject",label:e.subject})]}),r(B,{read:n}),s?r(x,{children:[r(M,{label:e.title,columns:Ga(),items:s.nodes,keyOf:({id:l})=>l,none:e.none}),r(ye,{pager:t,page:s,of:e.title})]}):n.error===null&&r(H,{})]})}function fr({groups:e,hours:a}){let{failed:t,failures:o,columns:n}=g.value;return r(M,{label:t.title,columns:[{title:n.count,isNumber:!0,cell:({count:s})=>r("strong",{children:b(s)})},{title:n.model,cell:({model:s})=>s},{title:n.reason,cell:({failureCode:s})=>o[s]},{title:n.words,isWide:!0,cell:({providerCode:s,providerMessage:l})=>r("span",{class:"whole",children:[s&&r("code",{class:"id",children:s})," ",l??(s?"":t.noWords)]})},{title:n.last,cell:({lastAt:s})=>r(w,{at:s})},{title:n.actions,cell:s=>r("span",{class:"links",children:[r($,{class:"link",href:Le(s.example),children:t.example}),r($,{class:"link",href:qu(s,a),children:t.members})]})}],items:e,keyOf:Ou,none:t.none})}function Ou({model:e,failureCode:a,providerCode:t,providerMessage:o}){return JSON.stringify([e,a,t,o])}function qu(e,a){let t=new Date(Date.now()-a*36e5).toISOString(),o=new URLSearchParams({state:"FAILED",model:e.model,failure:e.failureCode,since:t});return e.providerCode&&o.set("code",e.providerCode),e.providerMessage&&o.set("words",e.providerMessage),`/generations?${o}`}var zs=[1,24,168,720,2160],Ks=24,Uu=1e4;function Xs(){let{failed:e}=g.value,a=Ie(),t=zs.find(u=>String(u)===a.get("hours"))??Ks,o=N(zt,{hours:t});G(e.title);let n=Ye(),s=Fe(o.reload,Uu);v(()=>{n&&s()},[n,s]);let l=o.data?.failures;return r("div",{class:"list-view","aria-busy":o.isBusy,children:[r(ve,{title:e.title,read:o}),r("p",{class:"hint",children:e.text}),r("fieldset",{class:"chips",children:[r("legend",{class:"unseen",children:e.within}),zs.map(u=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:"hours",checked:u===t,onChange:()=>a.set({hours:u===Ks?"":String(u)})}),e.hours[u]]},u))]}),r(B,{read:o}),l?r(x,{children:[r("p",{class:"hint",role:"status",children:e.total(l.reduce((u,{count:d})=>u+d,0))}),r(fr,{groups:l,hours:t})]}):o.error===null&&r(H,{})]})}function js({label:e,class:a,close:t,onKeyDown:o,children:n}){let s=R(null);return v(()=>{let l=s.current,u=document.activeElement;return l?.showModal(),()=>{l?.close(),u instanceof HTMLElement&&u.isConnected&&u.focus({preventScroll:!0})}},[]),r("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:n})}function Qs({creation:e}){let{dialog:a}=g.value,{prompt:t,negativePrompt:o,originalImageUrls:n,generatedImageUrl:s}=e;return r("div",{class:"revealed",children:[r("h3",{class:"label",children:a.prompt}),t?r("blockquote",{dir:"auto",children:t}):r("p",{class:"hint",children:a.noPrompt}),o&&r(x,{children:[r("h3",{class:"label",children:a.negativePrompt}),r("blockquote",{dir:"auto",children:o})]}),n.length===0&&!s?r("p",{class:"hint",children:a.noPictures}):r("div",{class:"revealed-pictures",children:[n.map((l,u)=>r("figure",{children:[r("img",{src:l,alt:a.original(u+1)}),r("figcaption",{class:"hint",children:a.original(u+1)})]},l)),s&&r("figure",{children:[r("img",{src:s,alt:a.result}),r("figcaption",{class:"hint",children:a.result})]})]})]})}var Nu=500,Hu=200,Gu=2**31-1;function Y({action:e,class:a="",isShort:t=!1}){if(!Bn(e.name))return null;let{button:o,short:n}=g.value.actions[e.name];return r("button",{class:`button ${a}`,type:"button","aria-label":t?`${o}: ${e.label}`:void 0,onClick:()=>{Da.value=e},children:t?n??o:o})}function Zs(){let e=Da.value;return e===null?null:r(Wu,{action:e},`${e.name} ${e.subject}`)}function Wu({action:e}){let a=g.value.actions[e.name],[t,o]=Z(null),n=t?.revealed!=null,s=()=>{Da.value=null};return r(js,{label:a.title,class:`dialog action ${n?"action-wide":""}`,close:s,children:[r("div",{class:"action-head",children:[r("h2",{children:a.title}),r("button",{class:"icon-button",type:"button","aria-label":g.value.common.close,onClick:s,children:r(bt,{})})]}),r("p",{class:"action-subject",children:e.label}),t===null?r(Vu,{action:e,finish:o,close:s}):r(zu,{name:e.name,outcome:t,close:s})]})}function Vu({action:e,finish:a,close:t}){let{actions:o,dialog:n,common:s}=g.value,l=Yt(e.name),[u,d]=Z(()=>er(e)),[f,c]=Z(u?.draft??En),[p,i]=Z({}),[m,h]=Z(!1),A=R(null),L=C=>c(j=>({...j,...C})),I=u!==null||m,y=async C=>{if(C.preventDefault(),m)return;let j=Ku(f,l.amount);if(l.isFinal&&f.confirmation.trim()!==e.label&&(j.confirmation=n.confirmationWrong),i(j),!(Object.keys(j).length>0)){h(!0);try{let F=await On(e,f);if("entry"in F){l.gives&&_n().catch(()=>{}),a(F);return}d(null),i(Xu(F))}catch(F){let K=er(e);d(K),i({whole:Qu(F,K!==null)})}h(!1)}};return v(()=>{Object.keys(p).length>0&&A.current?.querySelector("[aria-invalid=true]")?.focus()},[p]),r("form",{class:"action-form",ref:A,noValidate:!0,onSubmit:C=>{y(C)},children:[r("p",{children:o[e.name].text}),l.gives&&r($u,{}),r("p",{class:"trouble",role:"alert",children:p.whole??(u!==null&&!m?n.unanswered:null)}),l.amount&&r(cr,{label:l.amount==="optional"?n.amountOptional:n.amount,problem:p.amount,value:f.amount,isFixed:I,inputMode:"numeric",isFirst:!0,change:C=>L({amount:C})}),r(cr,{label:n.reason,hint:n.reasonHint,problem:p.reason,value:f.reason,isFixed:I,most:Nu,isLong:!0,isFirst:!l.amount,change:C=>L({reason:C}),send:()=>A.current?.requestSubmit()}),l.description&&r(cr,{label:n.description,hint:n.descriptionHint,problem:p.description,value:f.description,isFixed:I,most:Hu,change:C=>L({description:C})}),l.cancelWaiting&&r("label",{class:"check",children:[r("input",{type:"checkbox",checked:f.cancelWaiting,disabled:I,onChange:C=>L({cancelWaiting:C.currentTarget.checked})}),n.cancelWaiting]}),l.whenFinished&&r("label",{class:"check",children:[r("input",{type:"checkbox",checked:f.whenFinished,disabled:I,onChange:C=>L({whenFinished:C.currentTarget.checked})}),n.whenFinished]}),l.isFinal&&r(cr,{label:n.confirmation(e.label),problem:p.confirmation,value:f.confirmation,isFixed:I,change:C=>L({confirmation:C})}),r("div",{class:"actions",children:[u===null?r("button",{class:"button",type:"button",onClick:t,children:s.cancel}):r("button",{class:"button",type:"button",disabled:m,onClick:()=>{Jt(e),d(null),i({})},children:n.discard}),r("button",{class:`button ${l.danger?"button-danger":"button-main"}`,type:"submit","aria-disabled":m,children:m?n.sending:u===null?o[e.name].button:n.sendAgain})]})]})}function $u(){let{dialog:e,credits:a}=g.value,t=Ge.value;return t?.creditsPerDay==null?null:r("p",{class:"hint",children:e.left(a(Math.max(t.creditsPerDay-t.creditsGivenToday,0)))})}function cr({label:e,hint:a,problem:t,value:o,isFixed:n,most:s,isLong:l,isFirst:u,inputMode:d,change:f,send:c}){let p=Ne(),i={id:p,class:"field",value:o,readOnly:n,maxLength:s,autofocus:u,autoComplete:"off","aria-invalid":t!==void 0,"aria-describedby":`${p}-hint ${p}-problem`};return r("div",{class:"action-field",children:[r("label",{class:"label",for:p,children:e}),l?r("textarea",{...i,rows:3,onInput:m=>f(m.currentTarget.value),onKeyDown:m=>{m.key==="Enter"&&(m.ctrlKey||m.metaKey)&&c?.()}}):r("input",{...i,type:"text",inputMode:d,onInput:m=>f(m.currentTarget.value)}),r("p",{class:"hint",id:`${p}-hint`,children:a}),r("p",{class:"trouble",id:`${p}-problem`,children:t})]})}function zu({name:e,outcome:a,close:t}){let{actions:o,dialog:n}=g.value,s=R(null);return v(()=>s.current?.focus(),[]),r("div",{class:"action-form",children:[r("p",{class:"action-done",role:"status",ref:s,tabIndex:-1,children:a.replayed?n.replayed:o[e].done}),a.revealed&&r(Qs,{creation:a.revealed}),r("h3",{class:"label",children:n.entry}),r(Na,{entry:a.entry}),r("div",{class:"actions",children:r("button",{class:"button button-main",type:"button",onClick:t,children:n.close})})]})}function Ku({amount:e,reason:a},t){let{dialog:o}=g.peek(),n={},s=e.trim().replaceAll(/[\s,']/g,"");return t&&(t==="required"||s!=="")&&!(/^\d+$/.test(s)&&Number(s)>=1&&Number(s)<=Gu)&&(n.amount=o.amountWrong),a.trim()===""&&(n.reason=o.reasonNeeded),n}function Xu(e){let a={};for(let{code:t,message:o,path:n}of e){let s=n?.at(-1),l=s==="amount"||s==="reason"||s==="description"?s:"whole";a[l]??=ju(t,o)}return a}function ju(e,a){let{dialog:t}=g.peek();return t.refused(a,t.refusals[e])}function Qu(e,a){let{dialog:t}=g.peek();return e instanceof re||Qt(e)?"":e instanceof X?a?t.unanswered:t.mayBeDone:ct(e)}function Js({entries:e,start:a}){return r("ol",{class:"timeline",children:e.map((t,o)=>r("li",{class:`timeline-${Ju(t)}`,children:[r("p",{class:"timeline-time",children:[r("time",{dateTime:t.at,title:`${sr(t.at)} \xB7 ${t.at}`,children:Fa(t.at,3)}),r("span",{class:"hint",children:g.value.generation.after(ft(Ba(a,t.at)))})]}),r("div",{class:"timeline-body",children:[r("p",{children:[r("strong",{children:Yu(t)})," ",r("span",{class:"hint",children:ei(t).join(" \xB7 ")})]}),(t.code||t.message)&&!Zu(t,e[o-1])&&r("blockquote",{children:[t.code&&r("code",{class:"id",children:t.code})," ",t.message]})]})]},`${t.kind} ${t.at} ${o}`))})}function Zu({code:e,message:a},t){return t!==void 0&&t.code===e&&t.message===a}function Ju({kind:e,outcome:a}){return e==="RETRY"?"warn":e==="ENDED"?a==="success"?"good":"bad":e==="OPERATOR"?"operator":"plain"}function Yu({kind:e,step:a,nextStep:t,outcome:o}){let{generation:n,steps:s,statuses:l,audit:u}=g.value;if(e==="STEP"&&a)return n.stepEnded(s[a],t?s[t]:null);if(e==="OPERATOR"){let[d="",f]=o.split(" ");return`${n.kinds.OPERATOR}: ${Ke(d)}${f==="done"?"":` (${u.refused})`}`}if(e==="ENDED"){let d=l;return`${n.kinds.ENDED}: ${d[o.toUpperCase()]??o}`}return n.kinds[e]}function ei({kind:e,step:a,outcome:t,attempt:o,count:n,at:s,lastAt:l,seconds:u,actor:d,sentAt:f}){let{generation:c,steps:p}=g.value;return[e==="RETRY"&&a?p[a]:null,e==="RETRY"||e==="POLL"||e==="CALLBACK"?t:null,o==null?null:c.attempt(o),n>1?`${c.times(n)}, ${c.until(Fa(l))}`:null,u==null?null:c.took(ft(u)),f&&f!==s?c.sentAt(Fa(f,3)):null,d??null].filter(i=>i!==null&&i!=="")}var ai=1e3;function Ys({id:e}){let{generation:a,common:t}=g.value,o=N(gn,{id:e}),n=o.data?.generation,[,s]=fe(),l=Fe(o.reload,ai);return G(n?.id??a.title),v(()=>{if(n)return ar({generationId:n.id},l)},[n?.id,l]),v(()=>{n&&n.id!==e&&s(Le(n.id),{replace:!0})},[n?.id,e]),n===void 0?o.error===null?r(H,{}):r(B,{read:o}):n===null?r("h1",{children:t.nothingHere(a.generation)}):r("div",{class:"generation-view","aria-busy":o.isBusy,children:[r(B,{read:o}),r(ti,{generation:n}),r("div",{class:"generation-panels",children:[r(E,{title:a.timeline,class:"timeline-panel",children:r(Js,{entries:n.timeline,start:n.createdAt})}),r("div",{class:"stack",children:[r(ri,{generation:n}),r(oi,{generation:n})]})]})]})}function ti({generation:e}){let{generation:a,failures:t}=g.value,{id:o,userId:n,status:s,failureCode:l,createdAt:u,completedAt:d}=e,f=p=>({name:p,subject:o,label:o}),c=d!=null;return r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[a.title," ",r(ra,{status:s})]}),r("p",{class:"under",children:[r(z,{id:o}),r("span",{children:[a.user,": ",r(ta,{id:n})]}),r("span",{children:[a.created,": ",r(w,{at:u})]}),l&&r("strong",{class:"loss",children:t[l]})]}),r("p",{class:"hint",children:a.hidden})]}),r("div",{class:"actions",children:[r(Y,{action:f("reveal")}),!c&&r(Y,{action:f("requeue")}),!c&&r(Y,{action:f("cancel"),class:"button-danger"}),s==="SUCCESS"&&r(Y,{action:f("goodwill"),class:"button-main"})]})]})}function ri({generation:e}){let{generation:a,credits:t,steps:o,failures:n,user:s}=g.value,{deletedAt:l,dueAt:u,leasedUntil:d,completedAt:f,step:c,retryOf:p,groupId:i,failureCode:m}=e;return r(E,{title:a.facts,children:r(Ee,{facts:[{name:a.failure,value:m&&n[m]},{name:a.shown,value:e.errorMessage},{name:a.price,value:t(e.creditsUsed)},{name:a.model,value:e.model},{name:a.style,value:e.style},{name:a.shape,value:`${e.aspectRatio}, ${e.resolution}, ${e.outputFormat}`},{name:a.step,value:c&&r(x,{children:[o[c]," \xB7 ",r(w,{at:e.stepAt})]})},{name:a.dueAt,value:u&&r(w,{at:u})},{name:a.leasedUntil,value:d&&r(w,{at:d})},{name:a.attempts,value:c!=="AWAIT"&&e.attempts>0&&String(e.attempts)},{name:a.completed,value:f&&r(w,{at:f})},{name:a.version,value:String(e.version)},{name:a.retryOf,value:p&&r(z,{id:p,to:Le(p)})},{name:a.group,value:i&&r(z,{id:i})},{name:a.deletedAt,value:l&&r(x,{children:[r(w,{at:l})," ",r("span",{class:"unseen",children:s.deleted})]})}]})})}function oi({generation:e}){let{generation:a}=g.value,{providerTaskId:t,providerMessage:o,askedAt:n,calledBackAt:s,providerCredits:l,providerSeconds:u}=e;return r(E,{title:a.provider,children:r(Ee,{facts:[{name:a.task,value:t&&r(z,{id:t})},{name:a.code,value:e.providerCode&&r("code",{class:"id",children:e.providerCode})},{name:a.words,value:o&&r(x,{children:[r("blockquote",{children:o}),r("span",{class:"hint",children:a.mayQuote})]})},{name:a.sent,value:a.sentTimes(e.providerAttempt)},{name:a.askedAt,value:n&&r(w,{at:n})},{name:a.resubmitted,value:e.resubmittedBecause},{name:a.calledBackAt,value:s&&r(w,{at:s})},{name:a.providerSeconds,value:u==null?null:ft(u)},{name:a.providerCredits,value:l==null?null:Ma(l)},{name:a.reads,value:e.resultReads>0?String(e.resultReads):null},{name:a.refusedHost,value:e.resultRefusedHost}]})})}var ni=25,si=5e3,el=["WAITING","PROCESSING","SUCCESS","FAILED","CANCELED"],al=["PREPARE","SUBMIT","AWAIT","STORE"],tl="unfinished";function rl(){let{generations:e,statuses:a,steps:t,failures:o,common:n,columns:s}=g.value,l=Ie(),u=ce(l.text),d=Object.keys(o),f=l.get("state"),c=N(hn,{first:ni,after:u.after,filter:{status:Oe(el,f),unfinished:f===tl,step:Oe(al,l.get("step")),model:l.get("model")||null,userId:l.get("user")||null,failureCode:Oe(d,l.get("failure")),providerCode:l.get("code")||null,providerMessage:l.get("words")||null,createdSince:Ha(l.get("from"))??(l.get("since")||null),createdBefore:Ha(l.get("to"))}});G(e.title);let p=Ye(),i=Fe(c.reload,si);v(()=>{p&&u.after===null&&i()},[p,u.after,i]);let m=c.data?.generations;return r("div",{class:"list-view","aria-busy":c.isBusy,children:[r(ve,{title:e.title,read:c}),r(Be,{filters:l,children:[r(Se,{filters:l,name:"state",label:e.state,choices:[[tl,e.unfinished],...el.map(h=>[h,a[h]])]}),r(Se,{filters:l,name:"step",label:e.step,choices:al.map(h=>[h,t[h]])}),r(Se,{filters:l,name:"failure",label:e.failure,choices:d.map(h=>[h,o[h]])}),r(ie,{filters:l,name:"model",label:e.model}),r(ie,{filters:l,name:"user",label:e.user}),r(ie,{filters:l,name:"code",label:e.code}),r(ie,{filters:l,name:"words",label:e.words}),r(ie,{filters:l,name:"from",label:n.from,type:"date"}),r(ie,{filters:l,name:"to",label:n.to,type:"date"})]}),r(B,{read:c}),m?r(x,{children:[r(M,{label:e.title,columns:[...ir(),{title:s.user,cell:({userId:h})=>r(ta,{id:h})}],items:m.nodes,keyOf:({id:h})=>h,none:e.none}),r(ye,{pager:u,page:m,of:e.title})]}):c.error===null&&r(H,{})]})}var li=20,ui=.2,ii=5,ol=24,nl=5,di=1e4;function sl(){let[e]=Ta(),a=e.get("q")?.trim();return a?r(fi,{text:a}):r(gi,{})}function fi({text:e}){let{search:a}=g.value,t=N($t,{text:e});G(`${e} \xB7 ${a.title}`);let o=t.data?.search;return r("section",{class:"results","aria-busy":t.isBusy,children:[r("h1",{children:a.title}),r(B,{read:t}),o?r(x,{children:[r("p",{class:"hint",role:"status",children:[o.length===0?a.nothing:a.found(o.length)," ",o.length===li&&a.most]}),r("ul",{class:"result-list",children:o.map(n=>r("li",{class:"card",children:r(ci,{found:n})},`${n.__typename} ${n.id}`))})]}):t.error===null&&r(H,{})]})}function ci({found:e}){let{search:a}=g.value,t=ur(e);return t===null?r("div",{class:"result",children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),e.__typename==="AuditEntry"&&r("details",{class:"entry-details",children:[r("summary",{children:Ke(e.action)}),r(Na,{entry:e})]})]}):r($,{class:"result",href:t,children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),r("strong",{class:"mail",children:pi(e)}),r("span",{class:"result-facts",children:r(mi,{found:e})})]})}function pi(e){return e.__typename==="User"?e.email??e.subject:e.__typename==="ModelHealth"?e.slug:e.id}function mi({found:e}){let{credits:a,ledgerKinds:t,users:o,overview:n}=g.value;switch(e.__typename){case"User":return r(x,{children:[r("code",{class:"id",children:e.id})," ",a(e.balance)," ",e.blockedAt&&r("span",{class:"tag tag-failed",children:o.blocked})]});case"Generation":return r(x,{children:[r(ra,{status:e.status})," ",e.model," \xB7 ",r(w,{at:e.createdAt})]});case"Payment":return r(x,{children:[r(qa,{status:e.paymentStatus})," ",Ve(e.amount,e.currency,e.currencyDecimals)," \xB7"," ",r("code",{class:"id",children:e.paymentIntent??e.providerReference})]});case"LedgerEntry":return r(x,{children:[t[e.kind]," \xB7 ",a(e.amount)," \xB7 ",r(w,{at:e.createdAt})]});case"ModelHealth":return r(x,{children:e.pausedAt&&r("span",{class:"tag tag-pending",children:n.paused})});default:return null}}function gi(){let{overview:e}=g.value,a=Ye();return G(e.title),r("div",{class:"overview",children:[r("h1",{children:e.title}),a===null?r(H,{}):r(x,{children:[r(Zr,{now:a}),!a.isComplete&&r("p",{class:"hint",children:e.incomplete}),r(E,{title:e.attention,aside:r($,{class:"link",href:"/queue",children:e.toQueue}),children:r(xi,{now:a})}),r(hi,{now:a})]})]})}function hi({now:e}){let{overview:a,nav:t}=g.value,o=N(zt,{hours:ol}),n=N(Kt,{filter:{},first:nl,after:null}),s=Fe(o.reload,di);return v(s,[e.readAt,s]),r(x,{children:[r(E,{title:a.failures,isBusy:o.data===null&&o.error===null,aside:r($,{class:"link",href:"/failures",children:t.failures}),children:[r(B,{read:o}),o.data&&r(fr,{groups:o.data.failures.slice(0,nl),hours:ol})]}),r(E,{title:a.actions,isBusy:n.data===null&&n.error===null,aside:r($,{class:"link",href:"/audit",children:t.audit}),children:[r(B,{read:n}),n.data&&r(M,{label:a.actions,columns:Ga(),items:n.data.audit.nodes,keyOf:({id:l})=>l,none:a.noActions})]})]})}function Zr({now:e}){let{overview:a}=g.value,t=$e(e.recentSeconds),o=l=>e.models.reduce((u,d)=>u+d[l],0),n=e.providerCreditsLastSeconds,s=[[a.waiting,b(e.waiting)],[a.running,b(e.running),a.of(b(e.concurrency))],[a.oldest,e.oldestWaitingAt?$e(Ba(e.oldestWaitingAt,e.readAt)):"\u2013"],[a.made(t),b(o("made"))],[a.failed(t),b(o("failed"))],[a.providerCredits,e.providerCredits==null?"\u2013":Ma(e.providerCredits),n==null?void 0:a.lasts($e(n))]];return r("dl",{class:"tiles","data-now":e.readAt,children:s.map(([l,u,d])=>r("div",{class:"tile-figure",children:[r("dt",{children:l}),r("dd",{children:[u," ",d&&r("span",{class:"tile-note",children:d})]})]},l))})}function xi({now:e}){let{overview:a,queue:t}=g.value,o=[...e.limits.filter(({pausedUntil:n})=>n!=null&&n>e.readAt).map(({name:n,pauseReason:s})=>({key:`limit ${n}`,title:a.limitPaused(t.limitNames[n]??n),more:s})),...e.models.filter(({pausedAt:n})=>n!=null).map(({slug:n,pauseReason:s})=>({key:`pause ${n}`,title:a.modelPaused(n),more:s})),...e.models.filter(({pausedAt:n,made:s,failed:l,failureRate:u})=>n==null&&s+l>=ii&&(u??0)>=ui).map(({slug:n,failureRate:s})=>({key:`failing ${n}`,title:a.modelFailing(n,_a(s??0)),more:null}))];return o.length===0?r("p",{class:"hint none",children:a.allWell}):r("ul",{class:"attention",children:o.map(({key:n,title:s,more:l})=>r("li",{children:[r(na,{"aria-hidden":"true"}),r("span",{children:[s," ",l&&r("span",{class:"hint",children:l})]})]},n))})}var Li=25,ll=["PENDING","PAID","FAILED","REFUNDED"];function ul(){let{payments:e,paymentStates:a,columns:t,common:o}=g.value,n=Ie(),s=ce(n.text),l=N(xn,{first:Li,after:s.after,filter:{status:Oe(ll,n.get("state")),createdSince:Ha(n.get("from")),createdBefore:Ha(n.get("to"))}});G(e.title);let u=l.data?.payments;return r("div",{class:"list-view","aria-busy":l.isBusy,children:[r(ve,{title:e.title,read:l}),r(Be,{filters:n,children:[r(Se,{filters:n,name:"state",label:t.state,choices:ll.map(d=>[d,a[d]])}),r(ie,{filters:n,name:"from",label:o.from,type:"date"}),r(ie,{filters:n,name:"to",label:o.to,type:"date"})]}),r(B,{read:l}),u?r(x,{children:[r(M,{label:e.title,columns:[...dr(),{title:t.user,cell:({userId:d})=>r(ta,{id:d})}],items:u.nodes,keyOf:({id:d})=>d,none:e.none}),r(ye,{pager:s,page:u,of:e.title})]}):l.error===null&&r(H,{})]})}function il({id:e}){let{payments:a,columns:t,common:o,credits:n}=g.value,s=N(Ln,{id:e}),l=s.data?.payment,[,u]=fe();if(G(l?.id??a.title),v(()=>{l&&l.id!==e&&u(Oa(l.id),{replace:!0})},[l?.id,e]),l===void 0)return s.error===null?r(H,{}):r(B,{read:s});if(l===null)return r("h1",{children:o.nothingHere(a.payment)});let{amount:d,amountReturned:f,currency:c,currencyDecimals:p}=l;return r("div",{class:"payment-view","aria-busy":s.isBusy,children:[r("header",{class:"view-head",children:r("div",{children:[r("h1",{children:[Ve(d,c,p)," ",r(qa,{status:l.paymentStatus})]}),r("p",{class:"under",children:[r(z,{id:l.id}),r("span",{children:[t.user,": ",r(ta,{id:l.userId})]})]})]})}),r(E,{title:g.value.common.details,children:r(Ee,{facts:[{name:t.amount,value:n(l.credits)},{name:t.paid,value:Ve(d,c,p)},{name:t.returned,value:Ve(f,c,p)},{name:a.pack,value:l.pack},{name:a.provider,value:l.provider},{name:a.checkout,value:l.providerReference&&r(z,{id:l.providerReference})},{name:a.intent,value:l.paymentIntent&&r(z,{id:l.paymentIntent})},{name:t.when,value:r(w,{at:l.createdAt})},{name:a.updated,value:r(w,{at:l.updatedAt})}]})})]})}function dl(){let{queue:e}=g.value,a=Ye();return G(e.title),r("div",{class:"queue-view",children:[r("h1",{children:e.title}),a===null?r(H,{}):r(x,{children:[r(Zr,{now:a}),r(E,{title:e.models,children:r(Ii,{models:a.models})}),r(E,{title:e.queue,children:r(bi,{groups:a.queue,readAt:a.readAt})}),r(E,{title:e.limits,children:r(Ci,{now:a})})]})]})}function Ii({models:e}){let{queue:a,columns:t}=g.value;return r(M,{label:a.models,columns:[{title:t.model,cell:({slug:o})=>r("strong",{children:o})},{title:t.state,isWide:!0,cell:o=>r(yi,{model:o})},{title:t.waiting,isNumber:!0,cell:({waiting:o})=>b(o)},{title:t.running,isNumber:!0,cell:({running:o})=>b(o)},{title:t.made,isNumber:!0,cell:({made:o})=>b(o)},{title:t.failed,isNumber:!0,cell:({failed:o})=>b(o)},{title:t.failureRate,isNumber:!0,cell:({failureRate:o})=>o==null?"\u2013":_a(o)},{title:t.actions,cell:({slug:o,pausedAt:n})=>r(Y,{class:"button-small",isShort:!0,action:{name:n==null?"pauseModel":"resumeModel",subject:o,label:o}})}],items:e,keyOf:({id:o})=>o,none:g.value.common.none})}function yi({model:{pausedAt:e,pausedUntil:a,pauseReason:t}}){let{queue:o,overview:n}=g.value;return e==null?r("span",{class:"tag tag-paid",children:o.offered}):r("span",{class:"whole",children:[r("span",{class:"tag tag-pending",children:n.paused})," ",r(w,{at:e}),a&&` \xB7 ${o.pausedUntil(Ea(Date.parse(a)))}`,t&&r("span",{class:"hint",children:[" \xB7 ",t]})]})}function bi({groups:e,readAt:a}){let{queue:t,columns:o,steps:n,common:s}=g.value;return r(M,{label:t.queue,columns:[{title:o.model,isWide:!0,cell:({model:l})=>l},{title:o.state,cell:({status:l})=>r(ra,{status:l})},{title:o.step,cell:({step:l,model:u,status:d})=>r($,{class:"link",href:`/generations?${new URLSearchParams({state:d,step:l,model:u})}`,children:n[l]})},{title:o.count,isNumber:!0,cell:({count:l})=>b(l)},{title:o.due,isNumber:!0,cell:({due:l})=>b(l)},{title:o.retrying,isNumber:!0,cell:({step:l,retrying:u})=>l==="AWAIT"?"\u2013":b(u)},{title:o.oldest,cell:({oldestId:l,oldestAt:u})=>r($,{class:"link",href:Le(l),children:s.ago($e(Ba(u,a)))})}],items:e,keyOf:({model:l,status:u,step:d})=>`${l} ${u} ${d}`,none:t.empty})}function Ci({now:e}){let{queue:a}=g.value;return r("ul",{class:"limits",children:e.limits.map(({name:t,nextAt:o,pausedUntil:n,pauseReason:s})=>{let l=n!=null&&n>e.readAt;return r("li",{children:[r("strong",{children:a.limitNames[t]??t})," ",l?r(x,{children:[r("span",{class:"tag tag-pending",children:a.pausedUntil(Ea(Date.parse(n)))})," ",r("span",{class:"hint",children:s})]}):r("span",{class:"hint",children:o>e.readAt?a.nextAt(Ea(Date.parse(o))):a.nextNow})]},t)})})}var Si=620,Jr=240,Wa=46,wi=24,Yr=10,eo=4,fl=.28,vi=74;function ao({label:e,items:a,nameOf:t,series:o,isStacked:n=!1,format:s}){let l=R(null),[u,d]=Z(Si);v(()=>{let L=new ResizeObserver(([I])=>{I&&d(Math.max(Math.round(I.contentRect.width),Wa*2))});return l.current&&L.observe(l.current),()=>L.disconnect()},[]);let f=a.map(L=>o.map(({valueOf:I})=>Math.max(I(L),0))),c=Math.max(0,...f.map(L=>n?L.reduce((I,y)=>I+y,0):Math.max(...L))),p=ki(c),[i,m]=[Jr-Yr-wi,(u-Wa)/Math.max(a.length,1)],h=L=>Yr+i*(1-L/p),A=Math.max(Math.ceil(vi/m),1);return r("figure",{class:"plot",ref:l,children:[r("figcaption",{class:"legend",children:o.map(({name:L,look:I})=>r("span",{children:[r("svg",{viewBox:"0 0 10 10","aria-hidden":"true",children:r("rect",{class:`bar-${I}`,width:"10",height:"10",rx:"2"})}),L]},L))}),r("svg",{viewBox:`0 0 ${u} ${Jr}`,role:"img","aria-label":e,children:[Array.from({length:eo+1},(L,I)=>{let y=p/eo*I;return r("g",{children:[r("line",{class:"plot-line",x1:Wa,x2:u,y1:h(y),y2:h(y)}),r("text",{class:"plot-text",x:Wa-8,y:h(y)+4,"text-anchor":"end",children:xs(y)})]},I)}),a.map((L,I)=>{let y=t(L),C=f[I]??[],j=Wa+m*(I+fl/2),F=m*(1-fl),K=0;return r("g",{class:"plot-item",children:[r("title",{children:[y,...o.map(ke=>`${ke.name}: ${s(ke.valueOf(L))}`)].join(`
`)}),r("rect",{class:"plot-hit",x:Wa+m*I,y:Yr,width:m,height:i}),o.map(({name:ke,look:we},Ae)=>{let oe=C[Ae]??0,be=n?K:0;K+=oe;let $a=n?F:F/o.length,St=n?j:j+$a*Ae;return r("rect",{class:`bar-${we}`,x:St,y:h(be+oe),width:$a,height:h(be)-h(be+oe)},ke)}),I%A===0&&r("text",{class:"plot-text",x:j+F/2,y:Jr-6,"text-anchor":"middle",children:y})]},y)})]})]})}function ki(e){if(e<=0)return eo;let a=10**Math.floor(Math.log10(e));return([1,2,4,10].find(o=>o*a>=e)??10)*a}var Ai=/^\d{4}-(0[1-9]|1[0-2])$/;function pl(){let{report:e}=g.value,a=Ie(),t=new Date().toISOString().slice(0,7),o=a.get("month"),n=Ai.test(o)?o:t,s=N(In,{month:n}),l=s.data?.report;G(`${e.title} \xB7 ${Xr(n)}`);let u=d=>a.set({month:d===t?"":d});return r("div",{class:"report-view","aria-busy":s.isBusy,children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[e.title," \xB7 ",Xr(n)]}),r("p",{class:"hint",children:e.text})]}),r("div",{class:"actions",children:[r("button",{class:"icon-button",type:"button","aria-label":e.previous,title:e.previous,onClick:()=>u(cl(n,-1)),children:r(ma,{})}),r("button",{class:"icon-button",type:"button","aria-label":e.next,title:e.next,disabled:n>=t,onClick:()=>u(cl(n,1)),children:r(ga,{})})]})]}),r(B,{read:s}),l?r(Pi,{report:l}):s.error===null&&r(H,{})]})}function cl(e,a){let[t=0,o=1]=e.split("-").map(Number);return new Date(Date.UTC(t,o-1+a)).toISOString().slice(0,7)}function Pi({report:e}){let{report:a,columns:t}=g.value,{total:o,currency:n}=e,s=p=>hs(p,n),l=ml(o),u=Di(e),d=[[t.income,s(o.income)],[t.cost,s(o.cost)],[t.margin,s(o.margin),gl(o)],[t.made,b(o.made)],[t.failed,b(l)],[t.taken,b(o.creditsTaken)]],f=[{name:t.made,look:"good",valueOf:({made:p})=>p},{name:t.failed,look:"bad",valueOf:p=>p.failed}],c=[{name:t.income,look:"main",valueOf:({income:p})=>p},{name:t.cost,look:"accent",valueOf:({cost:p})=>p}];return r(x,{children:[r("dl",{class:"tiles",children:d.map(([p,i,m])=>r("div",{class:"tile-figure",children:[r("dt",{children:p}),r("dd",{children:[i," ",m&&r("span",{class:"tile-note",children:m})]})]},p))}),r("p",{class:"hint",children:[a.perCredit,": ",Kr(e.incomePerCredit,n)," \xB7 ",a.providerPrice,":"," ",Kr(e.providerCreditPrice,n),e.currenciesNotCounted.length>0&&` \xB7 ${a.notCounted(e.currenciesNotCounted.join(", ").toUpperCase())}`]}),e.models.length===0?r("p",{class:"hint none",children:a.empty}):r(x,{children:[r("div",{class:"plots",children:[r(E,{title:a.images,children:r(ao,{label:a.imagesSummary(b(o.made),b(l)),items:u,nameOf:({day:p})=>lr(p),series:f,isStacked:!0,format:b})}),r(E,{title:a.money,children:r(ao,{label:a.moneySummary(s(o.income),s(o.cost)),items:u,nameOf:({day:p})=>lr(p),series:c,format:s})})]}),r(E,{title:a.byModel,children:r(M,{label:a.byModel,columns:Ri(s),items:e.models,keyOf:({model:p})=>p,none:a.empty,total:o})}),r("details",{class:"panel card",children:[r("summary",{class:"panel-summary",children:[a.byDay,": ",a.table]}),r(M,{label:a.byDay,columns:Ti(s),items:u,keyOf:({day:p})=>p,none:a.empty})]})]})]})}function ml({failed:e}){return e.reduce((a,{count:t})=>a+t,0)}function gl({margin:e,income:a}){return Number(a)>0?_a(Number(e)/Number(a)):void 0}function Di({month:e,days:a}){let[t=0,o=1]=e.split("-").map(Number),n=new Date(Date.UTC(t,o,0)).getUTCDate(),s=Array.from({length:n},(l,u)=>({day:`${e}-${String(u+1).padStart(2,"0")}`,made:0,failed:0,canceled:0,creditsTaken:0,income:0,cost:0,margin:0}));for(let{day:l,made:u,failed:d,canceled:f,creditsTaken:c,income:p,cost:i,margin:m}of a){let h=s[Number(l.slice(8))-1];h&&(h.made+=u,h.failed+=d,h.canceled+=f,h.creditsTaken+=c,h.income+=Number(p),h.cost+=Number(i),h.margin+=Number(m))}return s}function Ri(e){let{report:a,columns:t,failures:o}=g.value;return[{title:t.model,isWide:!0,cell:({model:n})=>n==="all"?a.total:n},{title:t.made,isNumber:!0,cell:({made:n})=>b(n)},{title:t.failed,isNumber:!0,cell:n=>r("span",{title:n.failed.map(({code:s,count:l})=>`${o[s]}: ${b(l)}`).join(`
`),children:b(ml(n))})},{title:t.canceled,isNumber:!0,cell:({canceled:n})=>b(n)},{title:t.taken,isNumber:!0,cell:({creditsTaken:n})=>b(n)},{title:t.income,isNumber:!0,cell:({income:n})=>e(n)},{title:t.cost,isNumber:!0,cell:({cost:n,tasksWithoutPrice:s})=>r(x,{children:[e(n),s>0&&r("span",{class:"hint cell-note",children:a.withoutPrice(s)})]})},{title:t.margin,isNumber:!0,cell:n=>r(x,{children:[r("strong",{class:Number(n.margin)<0?"loss":void 0,children:e(n.margin)})," ",r("span",{class:"hint",children:gl(n)})]})}]}function Ti(e){let{columns:a}=g.value;return[{title:a.day,isWide:!0,cell:({day:t})=>lr(t)},{title:a.made,isNumber:!0,cell:({made:t})=>b(t)},{title:a.failed,isNumber:!0,cell:({failed:t})=>b(t)},{title:a.canceled,isNumber:!0,cell:({canceled:t})=>b(t)},{title:a.taken,isNumber:!0,cell:({creditsTaken:t})=>b(t)},{title:a.income,isNumber:!0,cell:({income:t})=>e(t)},{title:a.cost,isNumber:!0,cell:({cost:t})=>e(t)},{title:a.margin,isNumber:!0,cell:({margin:t})=>e(t)}]}var _i=25;function hl(){let{users:e}=g.value,a=Ie(),t=ce(a.text),o=N(mn,{search:a.get("q")||null,blocked:a.get("blocked")==="yes",first:_i,after:t.after});G(e.title);let n=o.data?.users;return r("div",{class:"list-view","aria-busy":o.isBusy,children:[r(ve,{title:e.title,read:o}),r(Be,{filters:a,children:[r(ie,{filters:a,name:"q",label:e.search}),r(Se,{filters:a,name:"blocked",label:e.blocked,choices:[["yes",e.blockedOnly]]})]}),r(B,{read:o}),n?r(x,{children:[r(M,{label:e.title,columns:Ws(),items:n.nodes,keyOf:({id:s})=>s,none:e.none}),r(ye,{pager:t,page:n,of:e.title})]}):o.error===null&&r(H,{})]})}async function xl(e,a){let t,o;try{if(t=await fetch(e,{headers:{Authorization:`Bearer ${Me.token}`},cache:"no-store"}),t.status===502||t.status===503||t.status===504)throw new Error(t.statusText);o=await t.blob()}catch(s){throw new X(String(s))}if(!t.ok)throw new ue(await Mi(o),`HTTP_${t.status}`,null);let n=document.createElement("a");n.href=URL.createObjectURL(o),n.download=a,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4)}async function Mi(e){try{let a=JSON.parse(await e.text());return a.errors?.[0]?.message??a.message??""}catch{return""}}var Fi=8,Ei=1e3;function Ll({id:e}){let{user:a,common:t}=g.value,o={ledger:ce(),generations:ce(),payments:ce(),audit:ce()},n=N(pn,{id:e,first:Fi,ledgerAfter:o.ledger.after,generationsAfter:o.generations.after,paymentsAfter:o.payments.after,auditAfter:o.audit.after}),s=n.data?.user,[,l]=fe(),u=Fe(n.reload,Ei);if(G(s?.email??s?.id??a.title),v(()=>{if(s)return ar({userId:s.id},u)},[s?.id,u]),v(()=>{s&&s.id!==e&&l(ze(s.id),{replace:!0})},[s?.id,e]),s===void 0)return n.error===null?r(H,{}):r(B,{read:n});if(s===null)return r("h1",{children:t.nothingHere(a.user)});let d=s.email??s.id,f=(c,p,i)=>r(ye,{pager:o[c],page:p,of:i});return r("div",{class:"user-view","aria-busy":n.isBusy,children:[r(B,{read:n}),r(Bi,{user:s,label:d}),r("div",{class:"user-panels",children:[r(E,{title:a.ledger,aside:f("ledger",s.transactions,a.ledger),children:r(M,{label:a.ledger,columns:Vs(),items:s.transactions.nodes,keyOf:Ct,none:a.noLedger})}),r(E,{title:a.generations,aside:r(ye,{pager:o.generations,page:s.generations,of:a.generations}),children:r(M,{label:a.generations,columns:[...ir(!0),{title:g.value.columns.actions,cell:({id:c})=>r(Y,{action:{name:"reveal",subject:c,label:c},class:"button-small",isShort:!0})}],items:s.generations.nodes,keyOf:Ct,none:a.noGenerations})}),r(E,{title:a.payments,aside:r(ye,{pager:o.payments,page:s.payments,of:a.payments}),children:r(M,{label:a.payments,columns:dr(),items:s.payments.nodes,keyOf:Ct,none:a.noPayments})}),r(Oi,{user:s}),r(qi,{user:s,label:d,reload:n.reload}),r(E,{title:a.audit,class:"wide-panel",aside:f("audit",s.audit,a.audit),children:r(M,{label:a.audit,columns:Ga(!0),items:s.audit.nodes,keyOf:Ct,none:a.noAudit})})]})]})}function Bi({user:e,label:a}){let{user:t}=g.value,o=s=>({name:s,subject:e.id,label:a}),n=[[t.balance,e.balance,"figure-main"],[t.owed,e.owed,e.owed>0?"figure-bad":void 0],[t.purchased,e.purchased],[t.granted,e.granted],[t.used,e.used]];return r(x,{children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{class:"mail",children:e.email??t.noEmail}),r("p",{class:"under",children:[r(z,{id:e.id}),r("span",{children:[t.subject,": ",r("code",{class:"id",children:e.subject})]}),r("span",{children:[t.since,": ",r(w,{at:e.createdAt})]})]})]}),r("div",{class:"actions",children:[e.erasure?.state!=="ERASED"&&r(x,{children:[r(Y,{action:o("grant"),class:"button-main"}),r(Y,{action:o("deduct")}),e.owed>0&&r(Y,{action:o("settle")})]}),e.blockedAt?r(Y,{action:o("unblock")}):r(Y,{action:o("block")})]})]}),e.blockedAt&&r("p",{class:"blocked card",children:[r("strong",{children:[t.blocked(""),r(w,{at:e.blockedAt})]}),e.blockReason&&r("span",{children:e.blockReason})]}),r("dl",{class:"tiles",children:n.map(([s,l,u])=>r("div",{class:`tile-figure ${u??""}`,children:[r("dt",{children:s}),r("dd",{children:b(l)})]},s))})]})}function Oi({user:{sessions:e}}){let{user:a,columns:t,common:o}=g.value;return r(E,{title:a.sessions,children:[r(Ee,{facts:[{name:a.lastSeen,value:e.lastSeenAt?r(w,{at:e.lastSeenAt}):o.unknown},{name:a.openStreams,value:a.streams(e.openStreams)},{name:a.issuer,value:e.issuer??a.anyIssuer}]}),r(M,{label:a.sessions,columns:[{title:t.process,isWide:!0,cell:({process:n})=>r("code",{class:"id cut",children:n})},{title:a.lastSeen,cell:({lastSeenAt:n})=>r(w,{at:n})},{title:t.streams,isNumber:!0,cell:({openStreams:n})=>b(n)}],items:e.processes,keyOf:({process:n})=>n,none:a.noProcesses}),r("p",{class:"hint panel-note",children:a.sessionsText})]})}function qi({user:e,label:a,reload:t}){let{person:o,columns:n,common:s}=g.value,[l,u]=Z(null),{erasure:d,exports:f}=e,c=i=>({name:i,subject:e.id,label:a}),p=i=>i.map(({name:m,count:h})=>`${m} ${b(h)}`).join(", ");return r(E,{title:o.title,class:"wide-panel",aside:r("span",{class:"actions",children:[r("button",{class:"button button-small",type:"button",onClick:t,children:s.refresh}),r(Y,{action:c("exportUser"),class:"button-small"}),d==null?r(Y,{action:c("eraseUser"),class:"button-small button-danger"}):d.state==="ERASED"&&r(Y,{action:c("verifyErasure"),class:"button-small"})]}),children:[d&&r(Ee,{facts:[{name:o.erasure,value:o.states[d.state]},{name:o.requested,value:r(w,{at:d.requestedAt})},{name:o.requestedBy,value:d.requestedBy??o.byUser},{name:o.waitingFor,value:d.waitingFor.map(({kind:i,count:m})=>`${o.obstacles[i]}: ${b(m)}`).join(", ")},{name:o.erased,value:d.erasedAt&&r(w,{at:d.erasedAt})},{name:o.removed,value:p(d.removed)},{name:o.verified,value:d.verifiedAt&&r(w,{at:d.verifiedAt})},{name:o.remains,value:d.verifiedAt&&(p(d.remains)||o.nothing)},{name:o.failure,value:d.failure}]}),r(M,{label:o.exports,columns:[{title:n.when,cell:({createdAt:i})=>r(w,{at:i})},{title:n.state,cell:({state:i})=>o.exportStates[i]},{title:n.operator,cell:({requestedBy:i})=>r("span",{class:"cut",children:i})},{title:o.expires,isWide:!0,cell:({expiresAt:i,failure:m})=>m??(i?r(w,{at:i}):"\u2013")},{title:o.files,isNumber:!0,cell:({files:i})=>b(i)},{title:o.size,isNumber:!0,cell:({byteSize:i})=>cs(i)},{title:n.actions,cell:({downloadPath:i})=>i&&r("button",{class:"button button-small",type:"button",onClick:Ho(async()=>u(await xl(i,`${e.id}.zip`).then(()=>null,ct))),children:o.download})}],items:f.nodes,keyOf:Ct,none:o.noExports}),r("p",{class:"trouble",role:"alert",children:l})]})}var Ct=({id:e})=>e;var Ui=25,Il=["WAITING","DELIVERED","FAILED"],Ni={waiting:"tag-pending",delivered:"tag-paid",failed:"tag-failed"};function yl(){let{webhooks:e,columns:a}=g.value,t=Ie(),o=ce(t.text),n=N(yn,{}),s=N(bn,{first:Ui,after:o.after,filter:{endpointId:t.get("endpoint")||null,status:Oe(Il,t.get("state"))}});G(e.title);let[l,u]=[n.data?.webhookEndpoints,s.data?.webhookDeliveries],d=()=>{n.reload(),s.reload()};return r("div",{class:"list-view","aria-busy":n.isBusy||s.isBusy,children:[r(ve,{title:e.title,read:{reload:d}}),r(B,{read:n}),l&&u?r(x,{children:[r(E,{title:e.endpoints,children:r(Hi,{endpoints:l})}),r(Be,{filters:t,children:[r(Se,{filters:t,name:"endpoint",label:e.endpoint,choices:l.map(({id:f,url:c})=>[f,c])}),r(Se,{filters:t,name:"state",label:a.state,choices:Il.map(f=>[f,e.states[f]])})]}),r(B,{read:s}),r(Wi,{deliveries:u.nodes,endpoints:l}),r(ye,{pager:o,page:u,of:e.deliveries})]}):n.error===null&&s.error===null&&r(H,{})]})}function Hi({endpoints:e}){let{webhooks:a,columns:t}=g.value;return r(M,{label:a.endpoints,columns:[{title:a.address,isWide:!0,cell:({url:o,description:n})=>r("span",{class:"whole",children:[o," ",n&&r("span",{class:"hint",children:n})]})},{title:a.types,cell:({types:o})=>r("span",{class:"whole",children:o.join(", ")})},{title:t.state,cell:o=>r(Gi,{endpoint:o})},{title:t.created,cell:({createdAt:o})=>r(w,{at:o})},{title:t.actions,cell:({id:o,url:n,disabledAt:s})=>r("span",{class:"links",children:[!s&&r(Y,{action:{name:"testWebhook",subject:o,label:n},class:"button-small",isShort:!0}),r(Y,{action:{name:s?"enableWebhook":"disableWebhook",subject:o,label:n},class:"button-small",isShort:!0})]})}],items:e,keyOf:({id:o})=>o,none:a.noEndpoints})}function Gi({endpoint:{disabledAt:e,disabledReason:a,failingSince:t}}){let{webhooks:o}=g.value;return e?r(x,{children:[r("span",{class:"tag tag-failed",children:o.disabled})," ",r(w,{at:e})," ",r("span",{class:"hint",children:a})]}):t?r(x,{children:[r("span",{class:"tag tag-pending",children:o.failing})," ",r(w,{at:t})]}):r("span",{class:"tag tag-paid",children:o.enabled})}function Wi({deliveries:e,endpoints:a}){let{webhooks:t,columns:o}=g.value,n=s=>a.find(l=>l.id===s)?.url??s;return r(M,{label:t.deliveries,columns:[{title:o.when,cell:({createdAt:s})=>r(w,{at:s})},{title:o.kind,cell:({type:s})=>s},{title:o.state,cell:({state:s})=>r(Vi,{state:s})},{title:o.subject,cell:({objectId:s,userId:l})=>s||l?r(Ua,{id:s??l??""}):"\u2013"},{title:t.endpoint,isWide:!0,cell:s=>r("details",{class:"entry-details",children:[r("summary",{children:n(s.endpointId)}),r($i,{delivery:s})]})},{title:t.attempts,isNumber:!0,cell:({attempts:s})=>b(s)},{title:o.actions,cell:({id:s,state:l})=>l!=="waiting"&&r(Y,{action:{name:"replayDelivery",subject:s,label:s},class:"button-small",isShort:!0})}],items:e,keyOf:({id:s})=>s,none:t.noDeliveries})}function Vi({state:e}){let a=g.value.webhooks.states;return r("span",{class:`tag ${Ni[e]??"tag-quiet"}`,children:a[e.toUpperCase()]??e})}function $i({delivery:{id:e,dueAt:a,attemptLog:t}}){let{webhooks:o}=g.value;return r("div",{class:"entry",children:[r(z,{id:e}),a&&r("span",{class:"hint",children:[o.next," ",r(w,{at:a})]}),t.map(({id:n,beganAt:s,milliseconds:l,outcome:u,statusCode:d,answer:f})=>r("div",{children:[r(w,{at:s})," \xB7 ",u," ",d," \xB7 ",$e(l/1e3),f&&r("blockquote",{children:f})]},n))]})}var bl=matchMedia("(prefers-color-scheme: dark)"),Cl=J(bl.matches),pr=J(wl()),Va=De(()=>pr.value??(Cl.value?"dark":"light"));bl.addEventListener("change",({matches:e})=>{Cl.value=e});addEventListener("storage",({key:e})=>{e===ea.theme&&(pr.value=wl())});me(()=>{document.documentElement.dataset.theme=Va.value});function Sl(){pr.value=Va.peek()==="dark"?"light":"dark",nr(ea.theme,pr.value)}function wl(){let e=or(ea.theme);return e==="light"||e==="dark"?e:null}function to({label:e,icon:a,children:t}){let[o,n]=Z(!1),s=Ne(),l=R(null),u=R(null);return v(()=>{if(!o)return;let f=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",f),addEventListener("focusin",f),()=>{removeEventListener("pointerdown",f),removeEventListener("focusin",f)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:f})=>{f==="Escape"&&(n(!1),u.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:u,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":s,onClick:()=>n(!o),children:a}),r("div",{class:"menu-choices",id:s,hidden:!o,onClick:()=>n(!1),children:t})]})}var zi=300,Ki=320;function vl(){let{search:e}=g.value,[a,t]=fe(),[o]=Ta(),n=R(null),s=R(),l=a==="/",u=l?o.get("q")??"":"";v(()=>{let p=i=>{i.key!=="/"||i.ctrlKey||i.metaKey||i.altKey||Xi(i.target)||document.querySelector("dialog[open]")||(i.preventDefault(),n.current?.focus(),n.current?.select())};return addEventListener("keydown",p),()=>removeEventListener("keydown",p)},[]),v(()=>{l&&!matchMedia("(pointer: coarse)").matches&&n.current?.focus({preventScroll:!0})},[l]),v(()=>{n.current&&document.activeElement!==n.current&&(n.current.value=u)},[u]),v(()=>()=>clearTimeout(s.current),[]);let d=(p,i)=>{clearTimeout(s.current),t(p?`/?q=${encodeURIComponent(p)}`:"/",{replace:i})},f=p=>{clearTimeout(s.current),l&&(s.current=setTimeout(()=>d(p.trim(),!0),zi))},c=async p=>{p.preventDefault();let i=n.current?.value.trim()??"";d(i,l);let m=i?await V($t,{text:i}).catch(()=>null):null,[h,...A]=m?.search??[],L=h&&A.length===0?ur(h):null;L!==null&&n.current?.value.trim()===i&&t(L)};return r("form",{class:"search",role:"search",onSubmit:p=>{c(p)},children:[r(Lt,{"aria-hidden":"true"}),r("input",{ref:n,id:"search",class:"field",type:"search","aria-label":e.label,placeholder:e.hint,"aria-keyshortcuts":"/",autoComplete:"off",autoCapitalize:"none",spellcheck:!1,maxLength:Ki,defaultValue:u,onInput:p=>f(p.currentTarget.value)}),r("kbd",{"aria-hidden":"true",children:"/"})]})}function Xi(e){return e instanceof HTMLElement&&(e.isContentEditable||e.matches("input, textarea, select"))}var ji=[["/","overview"],["/queue","queue"],["/generations","generations"],["/failures","failures"],["/users","users"],["/payments","payments"],["/report","report"],["/audit","audit"],["/webhooks","webhooks"]];function kl(){let{nav:e}=g.value,a=he.value==="signed-in";return r("header",{class:"header console-header",children:[r("div",{class:"header-inner",children:[r($,{class:"wordmark",href:"/","aria-label":`Atelier \xB7 ${e.console}`,children:[r(Ji,{}),r("span",{children:"Atelier"})]}),r("span",{class:"tag console-tag","aria-hidden":"true",children:e.console}),a&&r(vl,{}),r("div",{class:"header-end",children:[r(to,{label:e.language,icon:r(gt,{}),children:ds.map(({id:t,name:o})=>r("button",{type:"button",lang:t==="zh"?"zh-Hans":t,"aria-pressed":We.value===t,onClick:()=>fs(t),children:o},t))}),r("button",{class:"icon-button",type:"button","aria-label":Va.value==="dark"?e.light:e.dark,title:Va.value==="dark"?e.light:e.dark,onClick:Sl,children:Va.value==="dark"?r(yt,{}):r(ht,{})}),a&&r(Zi,{})]})]}),a&&r(Qi,{})]})}function Qi(){let{nav:e}=g.value,[a]=fe(),t=R(null);return v(()=>{let o=t.current?.querySelector("[aria-current]");t.current&&o&&(t.current.scrollLeft=o.offsetLeft-(t.current.clientWidth-o.clientWidth)/2)},[a]),r("nav",{class:"places","aria-label":e.label,ref:t,children:ji.map(([o,n])=>r($,{href:o,"aria-current":a===o||o!=="/"&&a.startsWith(`${o}/`)?"page":void 0,children:e[n]},o))})}function Zi(){let{nav:e,credits:a}=g.value,t=Ge.value;if(t===null)return null;let o=a(t.creditsGivenToday);return r(to,{label:e.account,icon:r(sa,{}),children:[r("div",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:t.actor}),r("span",{children:[e.roles[t.role],Je.value!==null&&`, ${e.until(Ea(Je.value))}`]}),r("span",{children:t.creditsPerDay===null||t.creditsPerDay===void 0?e.givenTodayFreely(o):e.givenToday(b(t.creditsGivenToday),a(t.creditsPerDay))})]}),r("button",{type:"button",onClick:()=>ca(null),children:e.signOut})]})}function Ji(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var Yi=1500;function Al(){let{notices:e}=g.value,a=Ut(navigator.onLine),t=Ut(!1);tt(()=>{let n=()=>{a.value=navigator.onLine};return addEventListener("online",n),addEventListener("offline",n),()=>{removeEventListener("online",n),removeEventListener("offline",n)}}),tt(()=>{if(Or.value!=="lost"){t.value=!1;return}let n=setTimeout(()=>{t.value=!0},Yi);return()=>clearTimeout(n)});let o=a.value?t.value?e.lost:null:e.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice",children:[r(mt,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:he.value==="signed-in"&&st.value&&r("p",{class:"notice",children:[r(pt,{"aria-hidden":"true"}),e.endsSoon,r("button",{class:"notice-button",type:"button",onClick:lt?Zt:()=>ca({kind:"expired"}),children:e.signInAgain})]})})]})}function Pl(){let{signIn:e}=g.value,a=fa.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),r("p",{class:"trouble",id:"ending",role:"alert",children:a===null?null:"message"in a?e[a.kind](a.message):e[a.kind]}),lt?r(x,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:Zt,children:e.button})]}):r(ed,{})]})}function ed(){let{signIn:e}=g.value,[a,t]=Z(!1),o=async n=>{n.preventDefault();let s=n.currentTarget;t(!0),await qr(String(new FormData(s).get("token"))),t(!1)};return r("form",{onSubmit:n=>{o(n)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",name:"token",class:"field token",type:"password",autoComplete:"off",spellcheck:!1,required:!0,"aria-describedby":"ending"}),r("button",{class:"button button-main",type:"submit",disabled:a,children:e.button})]})}function Dl(){return r(zr,{base:"/operate",children:r(ad,{})})}function ad(){let[e]=fe(),a=R(null),t=R(!0);return v(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(x,{children:[r("a",{class:"skip",href:"#main",children:g.value.nav.skip}),r(kl,{}),r("main",{id:"main",class:"console",ref:a,tabIndex:-1,children:he.value==="signed-in"?r(td,{}):he.value==="signed-out"?r(Pl,{}):null}),r(Al,{}),r(Zs,{})]})}function td(){return r(is,{children:[r(xe,{path:"/",component:sl}),r(xe,{path:"/queue",component:dl}),r(xe,{path:"/users",component:hl}),r(xe,{path:"/users/:id",children:({id:e})=>r(Ll,{id:e},e)}),r(xe,{path:"/generations",component:rl}),r(xe,{path:"/generations/:id",children:({id:e})=>r(Ys,{id:e},e)}),r(xe,{path:"/failures",component:Xs}),r(xe,{path:"/payments",component:ul}),r(xe,{path:"/payments/:id",children:({id:e})=>r(il,{id:e},e)}),r(xe,{path:"/report",component:pl}),r(xe,{path:"/audit",component:$s}),r(xe,{path:"/webhooks",component:yl}),r(xe,{component:rd})]})}function rd(){let{common:e}=g.value;return r("div",{class:"missing",children:[r("h1",{children:e.notFound}),r($,{class:"button",href:"/",children:e.toOverview})]})}var ro=document.getElementById("root");if(ro===null)throw new Error("the page has no #root");me(()=>{he.value==="signed-out"&&(Me.close(),Da.value=null,tr.value=null)});Tn();ro.replaceChildren();bo(r(Dl,{}),ro);addEventListener("keydown",Go,{capture:!0});
