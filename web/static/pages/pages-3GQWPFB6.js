var Ra,S,ar,$e,_e,Jo,tr,or,jt,Lt,Ta,rr,ao,Jt,Yt,sr,xt={},It=[],Iu=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Fa=Array.isArray;function ge(e,a){for(var t in a)e[t]=a[t];return e}function to(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Z(e,a,t){var o,s,l,u={};for(l in a)l=="key"?o=a[l]:l=="ref"?s=a[l]:u[l]=a[l];if(arguments.length>2&&(u.children=arguments.length>3?Ra.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(l in e.defaultProps)u[l]===void 0&&(u[l]=e.defaultProps[l]);return Da(e,u,o,s,null)}function Da(e,a,t,o,s){var l={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++ar,__i:-1,__u:0};return s==null&&S.vnode!=null&&S.vnode(l),l}function b(e){return e.children}function ca(e,a){this.props=e,this.context=a}function Xe(e,a){if(a==null)return e.__?Xe(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?Xe(e):null}function Cu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],s=[],l=ge({},a);l.__v=a.__v+1,S.vnode&&S.vnode(l),ro(e.__P,l,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??Xe(a),!!(32&a.__u),s),l.__v=a.__v,l.__.__k[l.__i]=l,ir(o,l,s),a.__e=a.__=null,l.__e!=t&&lr(l)}}function lr(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),lr(e)}function eo(e){(!e.__d&&(e.__d=!0)&&_e.push(e)&&!Ct.__r++||Jo!=S.debounceRendering)&&((Jo=S.debounceRendering)||tr)(Ct)}function Ct(){try{for(var e,a=1;_e.length;)_e.length>a&&_e.sort(or),e=_e.shift(),a=_e.length,Cu(e)}finally{_e.length=Ct.__r=0}}function ur(e,a,t,o,s,l,u,n,i,d,c){var L,f,m,C,w,F,_=o&&o.__k||It,I=a.length;for(i=yu(t,a,_,i,I),L=0;L<I;L++)(m=t.__k[L])!=null&&(f=m.__i!=-1&&_[m.__i]||xt,m.__i=L,F=ro(e,m,f,s,l,u,n,i,d,c),C=m.__e,m.ref&&f.ref!=m.ref&&(f.ref&&so(f.ref,null,m),c.push(m.ref,m.__c||C,m)),w==null&&C!=null&&(w=C),4&m.__u?(i=nr(m,i,e),f.__e&&(f.__e=null)):typeof m.type=="function"&&F!==void 0?i=F:C&&(i=C.nextSibling),m.__u&=-7);return t.__e=w,i}function yu(e,a,t,o,s){var l,u,n,i,d,c=t.length,L=c,f=0;for(e.__k=new Array(s),l=0;l<s;l++)(u=a[l])!=null&&typeof u!="boolean"&&typeof u!="function"?(typeof u=="string"||typeof u=="number"||typeof u=="bigint"||u.constructor==String?u=e.__k[l]=Da(null,u,null,null,null):Fa(u)?u=e.__k[l]=Da(b,{children:u},null,null,null):u.constructor===void 0&&u.__b>0?u=e.__k[l]=Da(u.type,u.props,u.key,u.ref?u.ref:null,u.__v):e.__k[l]=u,i=l+f,u.__=e,u.__b=e.__b+1,n=null,(d=u.__i=Su(u,t,i,L))!=-1&&(L--,(n=t[d])&&(n.__u|=2)),n==null||n.__v==null?(d==-1&&(s>c?f--:s<c&&f++),typeof u.type!="function"&&(u.__u|=4)):d!=i&&(d==i-1?f--:d==i+1?f++:(d>i?f--:f++,u.__u|=4))):e.__k[l]=null;if(L)for(l=0;l<c;l++)(n=t[l])!=null&&(2&n.__u)==0&&(n.__e==o&&(o=Xe(n)),cr(n,n));return o}function nr(e,a,t){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,a=nr(o[s],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=Xe(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function oo(e,a){return a=a||[],e==null||typeof e=="boolean"||(Fa(e)?e.some(function(t){oo(t,a)}):a.push(e)),a}function Su(e,a,t,o){var s,l,u,n=e.key,i=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&n==null||c&&n==d.key&&i==d.type)return t;if(o>(c?1:0)){for(s=t-1,l=t+1;s>=0||l<a.length;)if((d=a[u=s>=0?s--:l++])!=null&&(2&d.__u)==0&&n==d.key&&i==d.type)return u}return-1}function Yo(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Iu.test(a)?t:t+"px"}function ht(e,a,t,o,s){var l,u;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Yo(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Yo(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")l=a!=(a=a.replace(rr,"$1")),u=a.toLowerCase(),a=u in e||a=="onFocusOut"||a=="onFocusIn"?u.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+l]=t,t?o?t[Ta]=o[Ta]:(t[Ta]=ao,e.addEventListener(a,l?Yt:Jt,l)):e.removeEventListener(a,l?Yt:Jt,l);else{if(s=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function er(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[Lt]==null)a[Lt]=ao++;else if(a[Lt]<t[Ta])return;return t(S.event?S.event(a):a)}}}function ro(e,a,t,o,s,l,u,n,i,d){var c,L,f,m,C,w,F,_,I,A,fe,W,K,da,me,Ae,ee=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(i=!!(32&t.__u),l=[n=a.__e=t.__e]),(c=S.__b)&&c(a);e:if(typeof ee=="function"){L=u.length;try{if(I=a.props,A=ee.prototype&&ee.prototype.render,fe=(c=ee.contextType)&&o[c.__c],W=c?fe?fe.props.value:c.__:o,t.__c?_=(f=a.__c=t.__c).__=f.__E:(A?a.__c=f=new ee(I,W):(a.__c=f=new ca(I,W),f.constructor=ee,f.render=vu),fe&&fe.sub(f),f.state||(f.state={}),f.__n=o,m=f.__d=!0,f.__h=[],f._sb=[]),A&&f.__s==null&&(f.__s=f.state),A&&ee.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=ge({},f.__s)),ge(f.__s,ee.getDerivedStateFromProps(I,f.__s))),C=f.props,w=f.state,f.__v=a,m)A&&ee.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),A&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(A&&ee.getDerivedStateFromProps==null&&I!==C&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(I,W),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(I,f.__s,W)===!1){a.__v!=t.__v&&(f.props=I,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(Ce){Ce&&(Ce.__=a)}),It.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&u.push(f),n=Xe(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(I,f.__s,W),A&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(C,w,F)})}if(f.context=W,f.props=I,f.__P=e,f.__e=!1,K=S.__r,da=0,A)f.state=f.__s,f.__d=!1,K&&K(a),c=f.render(f.props,f.state,f.context),It.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,K&&K(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++da<25);f.state=f.__s,f.getChildContext!=null&&(o=ge(ge({},o),f.getChildContext())),A&&!m&&f.getSnapshotBeforeUpdate!=null&&(F=f.getSnapshotBeforeUpdate(C,w)),me=c!=null&&c.type===b&&c.key==null?fr(c.props.children):c,n=ur(e,Fa(me)?me:[me],a,t,o,s,l,u,n,i,d),f.base=a.__e,a.__u&=-161,f.__h.length&&u.push(f),_&&(f.__E=f.__=null)}catch(Ce){if(u.length=L,a.__v=null,i||l!=null){if(Ce.then){for(a.__u|=i?160:128;n&&n.nodeType==8&&n.nextSibling;)n=n.nextSibling;l!=null&&(l[l.indexOf(n)]=null),a.__e=n}else if(l!=null)for(Ae=l.length;Ae--;)to(l[Ae])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),Ce.then||dr(a),S.__e(Ce,a,t)}}else l==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):n=a.__e=bu(t.__e,a,t,o,s,l,u,i,d);return(c=S.diffed)&&c(a),128&a.__u?void 0:n}function dr(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(dr))}function ir(e,a,t){for(var o=0;o<t.length;o++)so(t[o],t[++o],t[++o]);S.__c&&S.__c(a,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(l){l.call(s)})}catch(l){S.__e(l,s.__v)}})}function fr(e){return typeof e!="object"||e==null||e.__b>0?e:Fa(e)?e.map(fr):e.constructor!==void 0?null:ge({},e)}function bu(e,a,t,o,s,l,u,n,i){var d,c,L,f,m,C,w,F=t.props||xt,_=a.props,I=a.type;if(I=="svg"?s="http://www.w3.org/2000/svg":I=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),l!=null){for(d=0;d<l.length;d++)if((m=l[d])&&"setAttribute"in m==!!I&&(I?m.localName==I:m.nodeType==3)){e=m,l[d]=null;break}}if(e==null){if(I==null)return document.createTextNode(_);e=document.createElementNS(s,I,_.is&&_),n&&(S.__m&&S.__m(a,l),n=!1),l=null}if(I==null)F===_||n&&e.data==_||(e.data=_);else{if(l=I=="textarea"&&_.defaultValue!=null?null:l&&Ra.call(e.childNodes),!n&&l!=null)for(F={},d=0;d<e.attributes.length;d++)F[(m=e.attributes[d]).name]=m.value;for(d in F)m=F[d],d=="dangerouslySetInnerHTML"?L=m:d=="children"||d in _||d=="value"&&"defaultValue"in _||d=="checked"&&"defaultChecked"in _||ht(e,d,null,m,s);for(d in _)m=_[d],d=="children"?f=m:d=="dangerouslySetInnerHTML"?c=m:d=="value"?C=m:d=="checked"?w=m:n&&typeof m!="function"||F[d]===m||ht(e,d,m,F[d],s);if(c)n||L&&(c.__html==L.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(L&&(e.innerHTML=""),ur(a.type=="template"?e.content:e,Fa(f)?f:[f],a,t,o,I=="foreignObject"?"http://www.w3.org/1999/xhtml":s,l,u,l?l[0]:t.__k&&Xe(t,0),n,i),l!=null)for(d=l.length;d--;)to(l[d]);n&&I!="textarea"||(d="value",I=="progress"&&C==null?e.removeAttribute("value"):C!=null&&(C!==e[d]||I=="progress"&&!C||I=="option"&&C!=F[d])&&ht(e,d,C,F[d],s),d="checked",w!=null&&w!=e[d]&&ht(e,d,w,F[d],s))}return e}function so(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(s){S.__e(s,t)}}function cr(e,a,t){var o,s;if(S.unmount&&S.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||so(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(l){S.__e(l,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&cr(o[s],a,t||typeof e.type!="function");t||to(e.__e),e.__c=e.__=e.__e=void 0}function vu(e,a,t){return this.constructor(e,t)}function pr(e,a,t){var o,s,l,u;a==document&&(a=document.documentElement),S.__&&S.__(e,a),s=(o=typeof t=="function")?null:t&&t.__k||a.__k,l=[],u=[],ro(a,e=(!o&&t||a).__k=Z(b,null,[e]),s||xt,xt,a.namespaceURI,!o&&t?[t]:s?null:a.firstChild?Ra.call(a.childNodes):null,l,!o&&t?t:s?s.__e:a.firstChild,o,u),ir(l,e,u),e.props.children=null}function yt(e,a,t){var o,s,l,u,n=ge({},e.props);for(l in e.type&&e.type.defaultProps&&(u=e.type.defaultProps),a)l=="key"?o=a[l]:l=="ref"?s=a[l]:n[l]=a[l]===void 0&&u!=null?u[l]:a[l];return arguments.length>2&&(n.children=arguments.length>3?Ra.call(arguments,2):t),Da(e.type,n,o||e.key,s||e.ref,null)}function pa(e){function a(t){var o,s;return this.getChildContext||(o=new Set,(s={})[a.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(l){this.props.value!=l.value&&o.forEach(function(u){u.__e=!0,eo(u)})},this.sub=function(l){o.add(l);var u=l.componentWillUnmount;l.componentWillUnmount=function(){o&&o.delete(l),u&&u.call(l)}}),t.children}return a.__c="__cC"+sr++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Ra=It.slice,S={__e:function(e,a,t,o){for(var s,l,u;a=a.__;)if((s=a.__c)&&!s.__)try{if((l=s.constructor)&&l.getDerivedStateFromError!=null&&(s.setState(l.getDerivedStateFromError(e)),u=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),u=s.__d),u)return s.__E=s}catch(n){e=n}throw e}},ar=0,$e=function(e){return e!=null&&e.constructor===void 0},ca.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ge({},this.state),typeof e=="function"&&(e=e(ge({},t),this.props)),e&&ge(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),eo(this))},ca.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),eo(this))},ca.prototype.render=b,_e=[],tr=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,or=function(e,a){return e.__v.__b-a.__v.__b},Ct.__r=0,jt=Math.random().toString(8),Lt="__d"+jt,Ta="__a"+jt,rr=/(PointerCapture)$|Capture$/i,ao=0,Jt=er(!1),Yt=er(!0),sr=0;var Te,R,lo,mr,bt=0,Sr=[],U=S,gr=U.__b,hr=U.__r,Lr=U.diffed,xr=U.__c,Ir=U.unmount,Cr=U.__;function ma(e,a){U.__h&&U.__h(R,e,bt||a),bt=0;var t=R.__H||(R.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function O(e){return bt=1,wu(vr,e)}function wu(e,a,t){var o=ma(Te++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):vr(void 0,a),function(n){var i=o.__N?o.__N[0]:o.__[0],d=o.t(i,n);i!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=R,!R.__f)){var s=function(n,i,d){if(!o.__c.__H)return!0;var c=!1,L=o.__c.props!==n;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var C=m.__[0];m.__=m.__N,m.__N=void 0,C!==m.__[0]&&(L=!0)}}),l){var f=l.call(this,n,i,d);return c?f||L:f}return!c||L};R.__f=!0;var l=R.shouldComponentUpdate,u=R.componentWillUpdate;R.componentWillUpdate=function(n,i,d){if(this.__e){var c=l;l=void 0,s(n,i,d),l=c}u&&u.call(this,n,i,d)},R.shouldComponentUpdate=s}return o.__N||o.__}function v(e,a){var t=ma(Te++,3);!U.__s&&no(t.__H,a)&&(t.__=e,t.u=a,R.__H.__h.push(t))}function Ke(e,a){var t=ma(Te++,4);!U.__s&&no(t.__H,a)&&(t.__=e,t.u=a,R.__h.push(t))}function T(e){return bt=5,De(function(){return{current:e}},[])}function De(e,a){var t=ma(Te++,7);return no(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function ga(e){var a=R.context[e.__c],t=ma(Te++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(R)),a.props.value):e.__}function br(){var e=ma(Te++,11);if(!e.__){for(var a=R.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function ku(){for(var e;e=Sr.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(St),a.__h.some(uo),a.__h=[]}catch(t){a.__h=[],U.__e(t,e.__v)}}}U.__b=function(e){R=null,gr&&gr(e)},U.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),Cr&&Cr(e,a)},U.__r=function(e){hr&&hr(e),Te=0;var a=(R=e.__c).__H;a&&(lo===R?(a.__h=[],R.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(St),a.__h.some(uo),a.__h=[],Te=0)),lo=R},U.diffed=function(e){Lr&&Lr(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(Sr.push(a)!==1&&mr===U.requestAnimationFrame||((mr=U.requestAnimationFrame)||Pu)(ku)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),lo=R=null},U.__c=function(e,a){a.some(function(t){try{t.__h.some(St),t.__h=t.__h.filter(function(o){return!o.__||uo(o)})}catch(o){a.some(function(s){s.__h&&(s.__h=[])}),a=[],U.__e(o,t.__v)}}),xr&&xr(e,a)},U.unmount=function(e){Ir&&Ir(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{St(o)}catch(s){a=s}}),t.__H=void 0,a&&U.__e(a,t.__v))};var yr=typeof requestAnimationFrame=="function";function Pu(e){var a,t=function(){clearTimeout(o),yr&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);yr&&(a=requestAnimationFrame(t))}function St(e){var a=R,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),R=a}function uo(e){var a=R;e.__c=e.__(),R=a}function no(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function vr(e,a){return typeof a=="function"?a(e):a}var Au=Symbol.for("preact-signals");function Pt(){if(Se>1)Se--;else{var e,a=!1;for((function(){var s=wt;for(wt=void 0;s!==void 0;){var l=s.S;if(l.v===s.v)for(var u=l.t;u!==void 0;u=u.x)u.i===s.i&&(u.i=l.i);s=s.o}})();Ba!==void 0;){var t=Ba;for(Ba=void 0,vt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&kr(t))try{t.c()}catch(s){a||(e=s,a=!0)}t=o}}if(vt=0,Se--,a)throw e}}function At(e){if(Se>0)return e();io=++_u,Se++;try{return e()}finally{Pt()}}var Ma,M=void 0;function Ua(e){var a=M,t=Ma;M=void 0,Ma=void 0;try{return e()}finally{M=a,Ma=t}}var Ba=void 0,Se=0,vt=0,_u=0,io=0,wt=void 0,kt=0;function wr(e){if(M!==void 0){var a=e.n;if(a===void 0||a.t!==M)return a={i:0,S:e,p:M.s,n:void 0,t:M,e:void 0,x:void 0,r:a},M.s!==void 0&&(M.s.n=a),M.s=a,e.n=a,32&M.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=M.s,a.n=void 0,M.s.n=a,M.s=a),a}}function G(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}G.prototype.brand=Au;G.prototype.h=function(){return!0};G.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Ua(function(){var o;(o=a.W)==null||o.call(a)}))};G.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Ua(function(){var s;(s=a.Z)==null||s.call(a)}))}};G.prototype.subscribe=function(e){var a=this;return J(function(){var t=a.value;Ua(function(){return e(t)})},{name:"sub"})};G.prototype.valueOf=function(){return this.value};G.prototype.toString=function(){return this.value+""};G.prototype.toJSON=function(){return this.value};G.prototype.peek=function(){var e=this;return Ua(function(){return e.value})};Object.defineProperty(G.prototype,"value",{get:function(){var e=wr(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(vt>100)throw new Error("Cycle detected");(function(t){Se!==0&&vt===0&&t.l!==io&&(t.l=io,wt={S:t,v:t.v,i:t.i,o:wt})})(this),this.v=e,this.i++,kt++,Se++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{Pt()}}}});function g(e,a){return new G(e,a)}function kr(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function Pr(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function Ar(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function Qe(e,a){G.call(this,void 0,a),this.x=e,this.s=void 0,this.g=kt-1,this.f=4}Qe.prototype=new G;Qe.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===kt))return!0;if(this.g=kt,this.f|=1,this.i>0&&!kr(this))return this.f&=-2,!0;var e=M;try{Pr(this),M=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return M=e,Ar(this),this.f&=-2,!0};Qe.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}G.prototype.S.call(this,e)};Qe.prototype.U=function(e){if(this.t!==void 0&&(G.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};Qe.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Qe.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=wr(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function X(e,a){return new Qe(e,a)}function _r(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Se++;var t=M;M=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,fo(e),o}finally{M=t,Pt()}}}function fo(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,_r(e)}function Tu(e){if(M!==this)throw new Error("Out-of-order effect");Ar(this),M=e,this.f&=-2;try{8&this.f&&fo(this)}finally{Pt()}}function ha(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,Ma&&Ma.push(this)}ha.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};ha.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,_r(this),Pr(this),Se++;var e=M;return M=this,Tu.bind(this,e)};ha.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ba,Ba=this)};ha.prototype.d=function(){this.f|=8,1&this.f||fo(this)};ha.prototype.dispose=function(){this.d()};function J(e,a){var t=new ha(e,a);try{t.c()}catch(s){throw t.d(),s}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var co,qa,_t,Du=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Tr=[],Dr=[];J(function(){co=this.N})();function La(e,a){S[e]=a.bind(null,S[e]||function(){})}function Ea(e){if(_t){var a=_t;_t=void 0,a()}_t=e&&e.S()}function Rr(e){var a=this,t=e.data,o=ae(t);o.name="ReactiveDom",o.value=t;var s=De(function(){for(var n=a,i=a.__v;i=i.__;)if(i.__c){i.__c.__$f|=4;break}var d=X(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=X(function(){return!Array.isArray(d.value)&&!$e(d.value)}),L=J(function(){if(this.N=Fr,c.value){var m=d.value;n.__v&&n.__v.__e&&n.__v.__e.nodeType===3&&(n.__v.__e.data=m)}}),f=a.__$u.d;return a.__$u.d=function(){L(),f.call(this)},[c,d]},[]),l=s[0],u=s[1];return l.value?u.peek():u.value}Rr.displayName="ReactiveTextNode";Object.defineProperties(G.prototype,{constructor:{configurable:!0,value:Z(b,null).constructor},type:{configurable:!0,value:Rr},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});La("__b",function(e,a){if(Ea(),qa=void 0,typeof a.type=="string"){var t,o=a.props;for(var s in o)if(s!=="children"){var l=o[s];l instanceof G&&(t||(a.__np=t={}),t[s]=l,o[s]=l.peek())}}e(a)});La("__r",function(e,a){if(e(a),a.type!==b){Ea();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(s,l){var u;return J(function(){u=this},{name:l}),u.c=s,u})((function(s){return function(){var l;Du&&((l=this.y)==null||l.call(this)),s.__$f|=1,s.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),qa=o,Ea(t)}});La("__e",function(e,a,t,o){Ea(),qa=void 0,e(a,t,o)});La("diffed",function(e,a){Ea(),qa=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,s=a.props,l=t.U;if(l)for(var u in l){var n=l[u];n===void 0||o&&u in o||(n.d(),l[u]=void 0)}if(o){l||(l={},t.U=l);for(var i in o){var d=l[i],c=o[i];d===void 0?(d=Ru(t,i,c,s),l[i]=d):d.o(c,s)}}}e(a)});function Ru(e,a,t,o){var s=a in e&&e.ownerSVGElement===void 0,l=g(t);return{o:function(u,n){l.value=u,o=n},d:J(function(){this.N=Fr;var u=l.value.value;o[a]!==u&&(o[a]=u,s?e[a]=u:u!=null&&(u!==!1||a[4]==="-")?e.setAttribute(a,u):e.removeAttribute(a))})}}La("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var s in o){var l=o[s];l&&l.d()}}}var u=a.__np;if(u){var n=a.props;for(var i in u)n[i]=u[i]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});La("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});ca.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var s in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var l=2&this.__$f;if(!(o||l||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var u in e)if(u!=="__source"&&e[u]!==this.props[u])return!0;for(var n in this.props)if(!(n in e))return!0;return!1};function ae(e,a){return De(function(){return g(e,a)},[])}var Fu=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},Mu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Bu(){At(function(){for(var e;e=Tr.shift();)co.call(e)})}function Uu(){Tr.push(this)===1&&(S.requestAnimationFrame||Fu)(Bu)}function Eu(){At(function(){for(var e;e=Dr.shift();)co.call(e)})}function Fr(){Dr.push(this)===1&&(S.requestAnimationFrame||Mu)(Eu)}function xa(e,a){var t=T(e);t.current=e;var o=qa;v(function(){return J(function(){if(this.N=Uu,!(o&&8&o.__$f))return t.current()},a)},[])}function Y(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Re(e){return Y(e)==="object"}function qu(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function po(e,a){return e.length<124?e:a}var Mr="graphql-transport-ws";var te=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(te||{}),oe=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(oe||{});function Br(e){if(!Re(e))throw new Error(`Message is expected to be an object, but got ${Y(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${Y(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Re(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Re(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${Y(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${Y(e.payload.query)}`);if(e.payload.variables!=null&&!Re(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${Y(e.payload.variables)}`);if(e.payload.operationName!=null&&Y(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${Y(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Re(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${Y(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Re(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${Y(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!qu(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${Y(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Ur(e,a){return Br(typeof e=="string"?JSON.parse(e,a):e)}function Ia(e,a){return Br(e),JSON.stringify(e,a)}function go(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:s=console.error,lazyCloseTimeout:l=0,keepAlive:u=0,disablePong:n,connectionAckWaitTimeout:i=0,retryAttempts:d=5,retryWait:c=async function(D){let x=Math.pow(2,D);await new Promise(P=>setTimeout(P,x*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:L=mo,on:f,webSocketImpl:m,generateID:C=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,D=>{let x=Math.random()*16|0;return(D=="x"?x:x&3|8).toString(16)})},jsonMessageReplacer:w,jsonMessageReviver:F}=e,_;if(m){if(!Hu(m))throw new Error("Invalid WebSocket implementation provided");_=m}else typeof WebSocket<"u"?_=WebSocket:typeof global<"u"?_=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(_=window.WebSocket||window.MozWebSocket);if(!_)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let I=_,A=(()=>{let y=(()=>{let x={};return{on(P,E){return x[P]=E,()=>{delete x[P]}},emit(P){"id"in P&&x[P.id]?.(P)}}})(),D={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[y.emit,f.message]:[y.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:y.on,on(x,P){let E=D[x];return E.push(P),()=>{let q=E.indexOf(P);q>-1&&E.splice(q,1)}},emit(x,...P){for(let E of[...D[x]])E(...P)}}})();function fe(y){let D=[A.on("error",x=>{D.forEach(P=>P()),y(x)}),A.on("closed",x=>{D.forEach(P=>P()),y(x)})];return()=>D.forEach(x=>x())}let W,K=0,da,me=!1,Ae=0,ee=!1;async function Ce(){clearTimeout(da);let[y,D]=await(W??(W=new Promise((E,q)=>(async()=>{if(me){if(await c(Ae),!K)return W=void 0,q({code:1e3,reason:"All Subscriptions Gone"});Ae++}A.emit("connecting",me);let k=new I(typeof a=="function"?await a():a,Mr),ye,ia;function gt(){isFinite(u)&&u>0&&(clearTimeout(ia),ia=setTimeout(()=>{k.readyState===I.OPEN&&(k.send(Ia({type:oe.Ping})),A.emit("ping",!1,void 0))},u))}fe(Q=>{W=void 0,clearTimeout(ye),clearTimeout(ia),q(Q),Q instanceof Oa&&(k.close(4499,"Terminated"),k.onerror=null,k.onclose=null)}),k.onerror=Q=>A.emit("error",Q),k.onclose=Q=>A.emit("closed",Q),k.onopen=async()=>{try{A.emit("opened",k);let Q=typeof t=="function"?await t():t;if(k.readyState!==I.OPEN)return;k.send(Ia(Q?{type:oe.ConnectionInit,payload:Q}:{type:oe.ConnectionInit},w)),isFinite(i)&&i>0&&(ye=setTimeout(()=>{k.close(te.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},i)),gt()}catch(Q){A.emit("error",Q),k.close(te.InternalClientError,po(Q instanceof Error?Q.message:String(Q),"Internal client error"))}};let fa=!1;k.onmessage=({data:Q})=>{try{let V=Ur(Q,F);if(A.emit("message",V),V.type==="ping"||V.type==="pong"){A.emit(V.type,!0,V.payload),V.type==="pong"?gt():n||(k.send(Ia(V.payload?{type:oe.Pong,payload:V.payload}:{type:oe.Pong},w)),A.emit("pong",!1,V.payload));return}if(fa)return;if(V.type!==oe.ConnectionAck)throw new Error(`First message cannot be of type ${V.type}`);clearTimeout(ye),fa=!0,A.emit("connected",k,V.payload,me),me=!1,Ae=0;let jo=new Promise((yd,xu)=>fe(xu));jo.catch(()=>{}),E([k,jo])}catch(V){k.onmessage=null,A.emit("error",V),k.close(te.BadResponse,po(V instanceof Error?V.message:String(V),"Bad response"))}}})())));y.readyState===I.CLOSING&&await D;let x=()=>{},P=new Promise(E=>x=E);return[y,x,new Promise((E,q)=>{let k=fe(q);y.readyState!==I.OPEN&&D.catch(q),P.then(()=>{if(k(),!K){let ye=()=>y.close(1e3,"Normal Closure");isFinite(l)&&l>0?(clearTimeout(da),da=setTimeout(()=>{!K&&y.readyState===I.OPEN&&ye()},l)):ye()}E()})})]}function Qo(y){if(mo(y)&&(Ou(y.code)||[te.InternalServerError,te.InternalClientError,te.BadRequest,te.BadResponse,te.Unauthorized,te.SubprotocolNotAcceptable,te.SubscriberAlreadyExists,te.TooManyInitialisationRequests].includes(y.code)))throw y;if(ee)return!1;if(mo(y)&&y.code===1e3)return K>0;if(!d||Ae>=d||!L(y))throw y;return me=!0}o||(async()=>{for(K++;;)try{let[,,y]=await Ce();await y}catch(y){try{if(!Qo(y))return}catch(D){return s?.(D)}}})();function Zo(y,D){let x=C(y),P=!1,E=!1,q=()=>{K--,P=!0};return(async()=>{for(K++;;)try{let[k,ye,ia]=await Ce();if(P)return ia.catch(()=>{}),ye();let gt=A.onMessage(x,fa=>{switch(fa.type){case oe.Next:{D.next(fa.payload);return}case oe.Error:{E=!0,P=!0,D.error(fa.payload),q();return}case oe.Complete:{P=!0,q();return}}});k.send(Ia({id:x,type:oe.Subscribe,payload:y},w)),q=()=>{!P&&k.readyState===I.OPEN&&k.send(Ia({id:x,type:oe.Complete},w)),K--,P=!0,ye()},await ia.finally(gt);return}catch(k){if(!Qo(k))return}})().then(()=>{E||D.complete()}).catch(k=>{D.error(k)}),()=>{P||q()}}return{on:A.on,subscribe:Zo,iterate(y){let D=[],x={done:!1,error:null,resolve:()=>{}},P=Zo(y,{next(q){D.push(q),x.resolve()},error(q){x.done=!0,x.error=q,x.resolve()},complete(){x.done=!0,x.resolve()}}),E=(async function*(){for(;;){for(D.length||await new Promise(k=>x.resolve=k);D.length;)yield D.shift();if(x.error)throw x.error;if(x.done)return}})();return E.throw=async q=>(x.done||(x.done=!0,x.error=q,x.resolve()),{done:!0,value:void 0}),E.return=async()=>(P(),{done:!0,value:void 0}),E},async dispose(){if(ee=!0,W){let[y]=await W;y.close(1e3,"Normal Closure")}},terminate(){W&&A.emit("closed",new Oa)}}}var Oa=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function mo(e){return Re(e)&&"code"in e&&"reason"in e}function Ou(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Hu(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var B=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},Zd=new B(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"Picture"}),jd=new B(`
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
}`,{fragmentName:"CreationParts"}),Jd=new B(`
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
}
    `,{fragmentName:"Refused"}),Yd=new B(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),ei=new B(`
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
    `,{fragmentName:"TransactionParts"}),ai=new B(`
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
    `,{fragmentName:"PaymentParts"}),Er=new B(`
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
}`),qr=new B(`
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
}`),Or=new B(`
    query Quote($input: CreateGenerationInput!) {
  generationQuote(input: $input) {
    credits
    affordable
    balance
  }
}
    `),Hr=new B(`
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
}`),Nr=new B(`
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
}`),Gr=new B(`
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
}`),zr=new B(`
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
}`),Wr=new B(`
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
}`),Vr=new B(`
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
}`),Xr=new B(`
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
  owed
}`),$r=new B(`
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
    `),Kr=new B(`
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
}`),Qr=new B(`
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
}`),Zr=new B(`
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
}`),jr=new B(`
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
    deletedAt
  }
}`);var ho=new URL("/graphql",location.origin),Nu=3e4,H=class extends Error{},$=class extends Error{constructor(t,o,s=null){super(t);this.code=o;this.retryAfter=s}code;retryAfter},Ca=class extends ${};async function Tt(e,a,t){let o=await Lo(ho,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",...t===null?{}:{Authorization:`Bearer ${t}`}},body:JSON.stringify({query:e.toString(),variables:a})}),s=await Gu(o),l=s.errors?.[0],u=l?.extensions?.code??"";if(o.status===401||u==="UNAUTHENTICATED")throw new Ca(l?.message??"",u);if(l||!s.data)throw new $(l?.message??"",u,zu(o.headers.get("Retry-After")));return s.data}async function Lo(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(Nu)})}catch(o){throw new H(String(o))}if(t.status===502||t.status===503||t.status===504)throw new H(`status ${t.status}`);return t}async function Gu(e){try{return await e.json()}catch(a){throw new H(String(a))}}function zu(e){let a=Number(e);return e!==null&&Number.isFinite(a)&&a>=0?a:null}var xo=new EventTarget;addEventListener("online",Io);function Io(){xo.dispatchEvent(new Event("wake"))}function be(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let s=()=>{clearTimeout(l),xo.removeEventListener("wake",s),a?.removeEventListener("abort",s),o()},l=setTimeout(s,t);xo.addEventListener("wake",s),a?.addEventListener("abort",s)})}var Ha="atelier.token";function Co(){try{return localStorage.getItem(Ha)}catch{return null}}function yo(e){try{e===null?localStorage.removeItem(Ha):localStorage.setItem(Ha,e)}catch{return}}var Dt=document.documentElement.dataset.signIn==="demo",Jr=document.documentElement.dataset.sandbox==="yes",Rt=document.documentElement.dataset.cards,Ze=g("starting"),z=g(null),Ft=g(!1),vo=g(null),ue=Co(),Yr=null,wo=null,So=null;function es(e,a){Yr=e,wo=a,addEventListener("storage",({key:t,newValue:o})=>{t===Ha&&o!==ue&&bo(()=>o===null?Po():ya(o))}),bo(async()=>{(ue===null||!await ya(ue))&&await Na(ue)})}async function N(e,a){let t=ue;try{return await Tt(e,a,t)}catch(o){if(!(o instanceof Ca)||!await Na(t))throw o;return await Tt(e,a,ue)}}function ko(){return ue}function Na(e){return e!==ue?Promise.resolve(ue!==null):(So??=Vu(()=>Wu(e)).finally(()=>{So=null}),So)}async function as(e){let a=e.trim().replace(/^bearer\s+/i,"");return/^[!-~]+$/.test(a)&&await ya(a)}async function ts(){await window.atelier?.signIn?.(),window.atelier&&await bo(async()=>{await Na(ue)})}async function os(){await Po(),await window.atelier?.signOut?.()}async function rs(){let e=await ss();e&&await ya(e)}async function Wu(e){let a=Co();if(a!==null&&a!==e&&await ya(a))return!0;let t=await window.atelier?.token(e)??(window.atelier?null:await ss());return t&&t!==e&&await ya(t)?(Ft.value=e!==null&&!window.atelier,!0):(await Po(),!1)}async function ss(){if(!Dt)return null;let e=await Lo("/auth/demo",{method:"POST"});if(e.status!==201)throw new $("","RATE_LIMITED",Number(e.headers.get("Retry-After"))||null);return(await e.json()).token}async function ya(e){let a;try{a=await Tt(Xr,{},e)}catch(t){if(t instanceof Ca)return!1;throw t}return ue=e,yo(e),z.value?.id!==a.viewer.id&&(wo?.(),z.value=a.viewer,Yr?.(a)),Ze.value="signed-in",!0}async function Po(){ue=null,yo(null),wo?.(),z.value=null,Ze.value="signed-out"}async function bo(e){for(let a=0;;a++)try{await e();return}catch(t){if(!(t instanceof H)&&!(t instanceof $))throw t;vo.value=t instanceof $&&t.code==="RATE_LIMITED"?t.retryAfter:null,z.value===null&&(Ze.value="unreachable"),await be(a)}}async function Vu(e){return navigator.locks?navigator.locks.request("atelier.sign-in",e):e()}var Xu=4403,$u=15e3,Ku=1e4,Sa=g("opening");function us(e){let a=Qu(e),t=new AbortController,{signal:o}=t,s=!1;ls(a,jr.toString(),null,o,({creditUpdated:u})=>(e.credit(u),s||(s=!0,e.begun(),l(u.cursor)),u.cursor));let l=u=>ls(a,Vr.toString(),u,o,({taskUpdated:n})=>(e.task(n),n.cursor));return()=>{t.abort(),a.dispose(),Sa.value="opening"}}function Qu(e){let a=null,t,o=go({url:ho.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${ko()}`}),keepAlive:$u,retryAttempts:1/0,shouldRetry:()=>!0,retryWait:async s=>{a!==null&&await Na(a).catch(()=>{}),(a===null||s>1)&&await be(s)},on:{connected:()=>{a=null;let s=Sa.value==="lost";Sa.value="live",s&&(Io(),e.back())},closed:s=>{clearTimeout(t),a=s.code===Xu?ko():null,Sa.value="lost"},ping:s=>{s||(t=setTimeout(()=>o.terminate(),Ku))},pong:s=>{s&&clearTimeout(t)}}});return o}async function ls(e,a,t,o,s){let l=t,u={query:a,get variables(){return{after:l}}};for(let n=0;!o.aborted;n++)await new Promise(i=>{let d=({data:L})=>{L&&(l=s(L),n=0)},c=e.subscribe(u,{next:d,error:()=>i(),complete:i});o.addEventListener("abort",c,{once:!0})}),o.aborted||await be(n,o)}var Zu=100,Fe=new Map,Ga=new Set,za=new Set,ba=new Set;function ce({status:e}){return e==="WAITING"||e==="PROCESSING"}function Mt(e){return Fe.get(e)}function Me(e){let a=za.delete(e.id);if(Ga.has(e.id))return;if(e.deletedAt!==null)return Ao(e.id);let t=Fe.get(e.id);if(t===void 0)Fe.set(e.id,g(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...ju(t.peek(),e)}}for(let o of ba)o.note(e)}function Ao(e){Ga.add(e);for(let a of ba)a.drop(e)}async function fs(e){return Fe.get(e)?.peek()??await je(e)}async function je(e){let{creation:a}=await N(qr,{id:e}),t=Fe.get(e);return a&&t&&a.version>=t.peek().version?(za.delete(e),t.value=a):a&&Me(a),a??null}function cs(){Ga.clear();for(let e of Fe.keys())za.add(e)}function ps(){Fe.clear(),Ga.clear(),za.clear();for(let e of ba)e.empty()}function Bt(e=!1){for(let a of ba)(!e||a.failed.peek())&&a.reload()}function ju(e,a){return{originalImage:ns(e.originalImage,a.originalImage),generatedImage:ns(e.generatedImage,a.generatedImage)}}function ns(e,a){return e&&a&&ds(e)===ds(a)?{...a,url:e.url,small:e.small}:a}function ds(e){return e.url.split("?",1)[0]??e.url}var va=class{constructor(a){this.pageSize=a}pageSize;filter=g({});state=g("loading");failed=g(!1);hasMore=g(!1);ids=g([]);shown=X(()=>{let a=this.ids.value.map(t=>Fe.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(ce),...a.filter(t=>!ce(t))]});#t=null;#e=null;#a=!1;open(){return ba.add(this),z.peek()&&this.reload(),()=>ba.delete(this)}show(a){this.filter.value=a,this.empty(),this.reload()}empty(){this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!Ju(a,this.filter.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=is([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){let t=this.#e={},o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let{creations:s}=await N(Er,{first:Math.min(Math.max(this.pageSize,o),Zu),after:a,filter:this.filter.peek()});if(this.#e!==t)return;this.#e=null;for(let i of s.nodes)Me(i);let l=s.nodes.map(({id:i})=>i).filter(i=>!Ga.has(i)),n=this.ids.peek().filter(i=>!za.has(i)).filter(i=>a!==null||l[0]===void 0||i>l[0]);this.ids.value=is([...new Set([...n,...l])]),this.#t=s.pageInfo.endCursor,this.hasMore.value=s.pageInfo.hasNextPage,this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function is(e){return e.sort((a,t)=>a<t?1:-1)}function Ju(e,{status:a,style:t,search:o}){return(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}var gs=20,re=g(null),Et=g(null),Ut=class{constructor(a){this.read=a}read;items=g(null);hasMore=g(!1);failed=g(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=ms([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){let t=this.#e={};this.failed.value=!1;try{let o=await this.read(a);if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:ms(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function ms(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var Be=new Ut(async e=>(await N(Kr,{first:gs,after:e})).credit.transactions),ne=new Ut(async e=>(await N(Qr,{first:gs,after:e})).credit.payments);async function hs(){await Promise.all([Be.reload(),ne.reload(),Yu()])}async function Yu(){try{Et.value??=(await N($r,{})).creditPacks}catch{return}}function Ls(e){e.credit&&(re.value=e.credit),e.kind==="RESET"&&qt(),e.transaction&&Be.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&ne.isOpen&&ne.reload()}async function qt(e=!1){let a=[Be,ne].filter(({isOpen:t,failed:o})=>t&&(!e||o.peek()));await Promise.all(a.map(t=>t.reload()))}function xs(){re.value=null,Be.empty(),ne.empty()}var Ue=new va(12),wa=g(null),Is=X(()=>{let e=Ue.shown.value;return e.find(({id:a})=>a===wa.value)??e[0]??null});var en=6e5;async function Cs(e,a){let t={contentType:e.type,byteSize:e.size},{upload:o,errors:s}=(await N(Hr,{input:t})).createUpload;if(s[0])return s[0];if(!o)throw new $("The server reserved no place.","INTERNAL");let l=await an(e,o.uploadMethod,o.uploadUrl,o.uploadHeaders,a);return l===null?o.id:{__typename:"InvalidInput",message:l,path:["input","image"]}}function an(e,a,t,o,s){return new Promise((l,u)=>{let n=new XMLHttpRequest;n.open(a,t),n.timeout=en;for(let{name:i,value:d}of o)n.setRequestHeader(i,d);n.upload.onprogress=({loaded:i,total:d})=>s(d?i/d:0),n.onerror=n.ontimeout=()=>u(new H("the upload was cut")),n.onload=()=>{n.status<300?l(null):n.status===415||n.status===422||n.status===413?l(tn(n.responseText)):u(new H(`status ${n.status}`))},n.send(e)})}function tn(e){try{return JSON.parse(e).error.message}catch{return""}}var on=2,rn=2e3,Ss="atelier.intents",se=g([]),Je=g(!1),qe="",bs=()=>{};function vs(e,a){qe=e,bs=a;for(let{key:t,order:o}of fn())To({key:t,order:o,phase:"sending",progress:0,trouble:null})}function ws(){qe="",Ee=null,Je.value=!1,se.value=[]}function Ot(e){let a=performance.now();if(Ee&&sn(Ee.order,e)&&a-Ee.at<rn)return Je.value=!0,Ee.creation;Je.value=!1;let t=e.kind==="create"&&e.file?"uploading":"sending",o=To({key:dn(),order:e,phase:t,progress:0,trouble:null}),s=Ee={order:e,at:a,creation:o};return o.then(l=>{l===null&&Ee===s&&(Ee=null)}),o}var Ee=null;function sn(e,a){let t=s=>s.kind==="create"?s.file:null,o=s=>JSON.stringify({...s,file:null});return t(e)===t(a)&&o(e)===o(a)}async function ks({key:e}){let a=se.peek().find(t=>t.key===e);return a?.phase==="stopped"?To({...a,phase:"sending",trouble:null}):null}function _o(e){se.value=se.peek().filter(a=>a.key!==e),Do()}async function To(e){nn(e);let a=qe;for(let t=0;qe===a;t++)try{let o=await Ps(e.key);return qe!==a?null:"refusal"in o?(Wa(e.key,{phase:"stopped",trouble:{kind:"refused",refusal:o.refusal}}),null):(_o(e.key),Me(o.creation),t>0&&je(o.creation.id).catch(()=>{}),bs(o.creation),o.creation)}catch(o){if(qe!==a)return null;let s=ln(o);if(s.kind==="failed")return Wa(e.key,{phase:"stopped",trouble:s}),null;t>=on&&Wa(e.key,{trouble:s}),await be(t)}return null}function ln(e){if(e instanceof H)return{kind:"unreachable"};if(e instanceof $)return{kind:"failed",retryAfter:e.retryAfter};throw e}async function Ps(e){let{order:a}=un(e);if(a.kind==="retry"){let o={id:a.id,maxCredits:a.maxCredits,idempotencyKey:e};return ys((await N(Gr,{input:o})).retryGeneration)}if(a.file&&!a.input.image){let o=await Cs(a.file,s=>Wa(e,{phase:"uploading",progress:s}));return typeof o!="string"?{refusal:o}:(Wa(e,{phase:"sending",order:{...a,input:{...a.input,image:{uploadId:o}}}}),Ps(e))}let t={...a.input,idempotencyKey:e};return ys((await N(Nr,{input:t})).createGeneration)}function ys({creation:e,errors:a}){let t=a[0];if(t?.__typename==="StorageUnavailable")throw new $(t.message,"UNAVAILABLE",t.retryAfter);if(t)return{refusal:t};if(!e)throw new $("The response has neither a creation nor an error.","INTERNAL");return{creation:e}}function un(e){let a=se.peek().find(t=>t.key===e);if(!a)throw new $("The intent was dismissed.","DISMISSED");return a}function nn(e){se.value=[e,...se.peek().filter(({key:a})=>a!==e.key)],Do()}function Wa(e,a){se.value=se.peek().map(t=>t.key===e?{...t,...a}:t),Do()}function dn(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function Do(){let e=se.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&!(a.kind==="create"&&a.file&&!a.input.image));try{let a=e.map(({key:t,order:o})=>({key:t,order:o.kind==="create"?{...o,file:null}:o}));sessionStorage.setItem(Ss,JSON.stringify({owner:qe,entries:a}))}catch{return}}function fn(){try{let e=JSON.parse(sessionStorage.getItem(Ss)??"null");return e?.owner===qe?e.entries:[]}catch{return[]}}var Oe=g(null);var Ro=null;function _s(){es(e=>{re.value=e.credit,Oe.value=e.styles,Bt(),Ro=us({task:({kind:a,creation:t})=>{a==="RESET"?(cs(),As()):t&&Me(t)},credit:Ls,begun:As,back:()=>{Bt(!0),qt(!0)}}),vs(e.viewer.id,({id:a})=>{wa.value=a})},()=>{Ro?.(),Ro=null,ws(),ps(),xs(),wa.value=null})}function As(){Bt(),qt()}function Ts(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,s,l,u=[],n="",i=e.split("/");for(i[0]||i.shift();s=i.shift();)t=s[0],t==="*"?(u.push(t),n+=s[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=s.indexOf("?",1),l=s.indexOf(".",1),u.push(s.substring(1,~o?o:~l?l:s.length)),n+=~o&&!~l?"(?:/([^/]+?))?":"/([^/]+?)",~l&&(n+=(~o?"?":"")+"\\"+s.substring(l))):n+="/"+s;return{keys:u,pattern:new RegExp("^"+n+(a?"(?=$|/)":"/?$"),"i")}}var cn=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Fo(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Ds(e,a,t){t&&!cn&&(a=t);let o=a(),[{_instance:s},l]=O({_instance:{_value:o,_getSnapshot:a}});return Ke(()=>{s._value=o,s._getSnapshot=a,Fo(s._value,a())||l({_instance:s})},[e,o,a]),v(()=>(Fo(s._value,s._getSnapshot())||l({_instance:s}),e(()=>{Fo(s._value,s._getSnapshot())||l({_instance:s})})),[e]),o}function Rs(e){return a=>e(a)}var Va=e=>{let a=T([e,(...t)=>a[0](...t)]).current;return Ke(()=>{a[0]=e}),a[1]};var Fs=["popstate","pushState","replaceState","hashchange"],Xa=[],Ms=()=>Xa.forEach(e=>e()),pn=e=>(Xa.push(e)===1&&Fs.forEach(a=>addEventListener(a,Ms)),()=>{Xa=Xa.filter(a=>a!==e),Xa.length||Fs.forEach(a=>removeEventListener(a,Ms))}),qs=(e,a)=>Ds(pn,e,a),Bs=()=>location.search,Os=({ssrSearch:e}={})=>qs(Bs,e!=null?()=>e:Bs),Us=()=>location.pathname,mn=({ssrPath:e}={})=>qs(Us,e!=null?()=>e:Us);var gn=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Hs=e=>[mn(e),gn],Es=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Es]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,Es,{value:!0})}var Ns=(e="")=>e==="/"?"":e,Gs=(e,a)=>e[0]==="~"?e.slice(1):Ns(a)+e,Bo=(e,a)=>(e=Mo(Ns(e)),a=Mo(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Mo=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},zs=e=>Mo(e[0]==="?"?e.slice(1):e);var Ws={hook:Hs,searchHook:Os,parser:Ts,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Vs=pa(Ws),Ye=()=>ga(Vs),Xs={},$s=pa(Xs),hn=()=>ga($s),Ks=(e,a=e.base)=>Bo(a,e.hook(e)[0]),Uo=e=>{let[a,t]=e.hook(e);return[Bo(e.base,a),Va((o,s)=>e.aroundNav(t,Gs(o,e.base),s))]},ea=()=>Uo(Ye()),Ln=()=>{let e=Ye();return zs(e.searchHook(e))},Qs=(e,a,t,o)=>{let{pattern:s,keys:l}=a instanceof RegExp?{pattern:a}:e(a||"*",o),u=s.exec(t);if(!u)return[!1,null];let n={};for(let i=1;i<u.length;i++)n[i-1]=u[i];if(l)for(let i=0;i<l.length;i++)n[l[i]]=u[i+1];else Object.assign(n,u.groups);return o?[!0,n,u[0]]:[!0,n]};var xn=({children:e,...a})=>{let t=Ye(),o=a.hook?Ws:t,s=o;if(a.ssrPath){let[i,d=a.ssrSearch??""]=a.ssrPath.split("?");i&&(a.ssrSearch=d,a.ssrPath=i)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let l=T(o),u=l.current,n=u;for(let i in o){let d=i==="base"?o[i]+(a[i]??""):a[i]??o[i];d!==n[i]&&(u===n&&(l.current=n={...n}),n[i]=d),(d!==o[i]||d!==s[i])&&(s=n)}return Z(Vs.Provider,{value:s},e)},In=({children:e,component:a},t)=>a?Z(a,{params:t}):typeof e=="function"?e(t):e,Cn=e=>{let a=T(Xs),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(s=>e[s]!==t[s])?e:t};function Ht(){let[e,a]=ea(),t=Ln(),o=De(()=>new URLSearchParams(t),[t]),s=o,l=Va((u,n)=>{s=new URLSearchParams(typeof u=="function"?u(s):u);let i=s.toString();a(e+(i?"?"+i:""),n)});return[o,l]}var $a=({path:e,nest:a,match:t,...o})=>{let s=Ye(),l=Ks(s),[u,n,i]=t??Qs(s.parser,e,l,a),d=Cn({...hn(),...n});if(!u)return null;let c=In(o,d);return Z($s.Provider,{value:d},i?Z(xn,{base:i},c):c)},de=Rs((e,a)=>{let t=Ye(),[o,s]=Uo(t),{to:l="",href:u=l,onClick:n,asChild:i,children:d,className:c,replace:L,state:f,transition:m,...C}=e;return C.onClick=Va(w=>{w.ctrlKey||w.metaKey||w.altKey||w.shiftKey||w.button!==0||(n?.(w),w.defaultPrevented||(w.preventDefault(),s(u,e)))}),C.href=t.hrefs(u[0]==="~"?u.slice(1):t.base+u,t),c!==void 0&&(C.className=c?.call?c(o===u):c),a&&(C.ref=a),i&&$e(d)?yt(d,C):Z("a",C,d)}),Zs=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Zs(t&&t.type===b?t.props.children:t,a);else a.push(e);return a},js=({children:e,location:a})=>{let t=Ye(),o=Ks(t);for(let s of Zs(e)){let l=0;if($e(s)&&(l=Qs(t.parser,s.props.path,a||o,s.props.nest))[0])return yt(s,{match:l})}return null},Js=e=>{let{to:a,href:t=a}=e,o=Ye(),[,s]=Uo(o),l=Va(()=>s(a||t,e)),{ssrContext:u}=o;return Ke(()=>{l()},[]),u&&(u.redirectTo=a),null};var yn=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],Sn=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function Ys(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await bn(e),o=yn.find(([,u])=>u.test(t))?.[0];if(!o)return{kind:"type",name:a};let s=e.type===o?e:new File([e],a,{type:o}),l=await vn(s);return l?wn(s,l):s.size>31457280?{kind:"bytes",name:a,bytes:s.size}:Sn.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:s,shown:!1,reduced:!1}}async function bn(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function vn(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function wn(e,a){let t=a.naturalWidth*a.naturalHeight;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,shown:!0,reduced:!1};let o=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let s=Math.min(1,Math.sqrt(64e6/t));s*a.naturalWidth>=1;s*=.8){let l=await kn(a,s,o);if(l===null)break;if(l.size<=31457280)return{kind:"photograph",file:new File([l],e.name,{type:l.type}),shown:!0,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function kn(e,a,t){let o=document.createElement("canvas");o.width=Math.max(1,Math.floor(e.naturalWidth*a)),o.height=Math.max(1,Math.floor(e.naturalHeight*a));let s=o.getContext("2d");return s===null?Promise.resolve(null):(s.imageSmoothingQuality="high",s.drawImage(e,0,0,o.width,o.height),new Promise(l=>o.toBlob(l,t,.95)))}var Pn=1e4,Qa="sty_watercolour",ve=g(null),Ka=g(!1),Za=g(null),he=g(""),pe=g(Qa),aa=g("AUTO"),ke=g("ONE_K"),ta=g("PNG"),Eo=g({}),we=X(()=>Eo.value[ke.value]??null),Oo=X(()=>{let e=re.value?.balance;return we.value===null||e===void 0?0:Math.max(0,we.value-e)}),ja=X(()=>Math.max(0,[...he.value].length-Pn)),el="atelier.draft";An();J(()=>{let e={prompt:he.value,style:pe.value,ratio:aa.value,resolution:ke.value,format:ta.value};try{sessionStorage.setItem(el,JSON.stringify(e))}catch{return}});async function Ho(e){let a=qo={};Ka.value=!0;let t=await Ys(e);if(qo!==a)return;if(Ka.value=!1,t.kind!=="photograph")return Nt(t);Gt();let{file:o,shown:s,reduced:l}=t;ve.value={kind:"file",file:o,preview:s?URL.createObjectURL(o):null,reduced:l}}var qo={};function Nt(e){Za.value=e}function Gt(){qo={},Ka.value=!1;let e=ve.peek();e?.kind==="file"&&e.preview!==null&&URL.revokeObjectURL(e.preview),ve.value=null,Za.value=null}function al({id:e,generatedImage:a}){a&&(Gt(),ve.value={kind:"creation",id:e,picture:a})}function tl(e){he.value=e.prompt,pe.value=e.style.id,aa.value=e.aspectRatio,ke.value=e.resolution,ta.value=e.outputFormat}function ol(){let e=ve.peek(),t={kind:"create",input:{...rl(),image:e?.kind==="creation"?{creationId:e.id}:null,maxCredits:we.peek()},file:e?.kind==="file"?e.file:null};Ot(t).then(o=>{o===null&&Ja()})}async function Ja(){let e=ke.peek();for(let a=0;;a++)try{let{generationQuote:t}=await N(Or,{input:{...rl(),resolution:e}});Eo.value={...Eo.peek(),[e]:t.credits};return}catch(t){if(!(t instanceof H)&&!(t instanceof $))throw t;await be(a)}}function rl(){return{prompt:he.peek().trim(),style:pe.peek(),aspectRatio:aa.peek(),resolution:ke.peek(),outputFormat:ta.peek()}}function An(){try{let e=JSON.parse(sessionStorage.getItem(el)??"null");if(e===null)return;he.value=e.prompt??"",pe.value=e.style??Qa,aa.value=e.ratio??"AUTO",ke.value=e.resolution??"ONE_K",ta.value=e.format??"PNG"}catch{return}}var _n=0;function r(e,a,t,o,s,l){a||(a={});var u,n,i=a;if("ref"in i)for(n in i={},a)n=="ref"?u=a[n]:i[n]=a[n];var d={type:e,props:i,key:t,ref:u,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--_n,__i:-1,__u:0,__source:s,__self:l};if(typeof e=="function"&&(u=e.defaultProps))for(n in u)i[n]===void 0&&(i[n]=u[n]);return S.vnode&&S.vnode(d),d}function sl({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:s,cell:l})=>r("td",{class:s?"number":void 0,children:l(t)},o))},t.id))})]})}function Le(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function ll(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}var He={language:"atelier.language",theme:"atelier.theme"};function zt(e){try{return localStorage.getItem(e)}catch{return null}}function Wt(e,a){try{localStorage.setItem(e,a)}catch{return}}function Ne(e,a,t){return e===1?a:t}function Tn(e){let a=Math.ceil(e/60);return`${a} ${Ne(a,"minute","minutes")}`}var No={name:"English",credits:e=>`${e.toLocaleString("en")} ${Ne(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",limited:e=>e===null?null:`Too many people signed in from your network. Try again in about ${Tn(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",photo:"Photograph",optional:"optional",drop:"Drop a photograph, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF. Without one, the image is made from the prompt alone.",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use this photograph",checking:"Checking the file \u2026",remove:"Remove the photograph",replace:"Choose another",fromCreation:"From your creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${Ne(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:"Make image",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,uploading:e=>`Uploading the photograph, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",several:"Choose one photograph at a time.",empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${e} ${Ne(e,"second","seconds")}.`,uploads:e=>`Too many of your photographs are unused. Use one, or try again in ${e} ${Ne(e,"minute","minutes")}.`,incomplete:"Your photograph was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your photograph",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original photograph",download:"Download",asSource:"Use as photograph",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another photograph.",IMAGE_UNREADABLE:"The photograph could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another photograph.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${Ne(e,"creation","creations")}`,gone:"This creation no longer exists."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, Delete to delete, Esc to close"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:e=>`enough for ${e.toLocaleString("en")} ${Ne(e,"image","images")}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."},styles:{}};var Go={name:"\u4E2D\u6587",credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",limited:e=>e===null?null:`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u8BF7\u7EA6 ${Math.ceil(e/60)} \u5206\u949F\u540E\u518D\u8BD5\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",photo:"\u7167\u7247",optional:"\u9009\u586B",drop:"\u5C06\u7167\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002\u4E0D\u4E0A\u4F20\u7167\u7247\u65F6\uFF0C\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002",reduced:"\u7167\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u7167\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\uFF0C\u4F7F\u7528\u8FD9\u5F20\u7167\u7247",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",remove:"\u79FB\u9664\u7167\u7247",replace:"\u6362\u4E00\u5F20",fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:"\u751F\u6210\u56FE\u7247",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\u7167\u7247\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",several:"\u4E00\u6B21\u53EA\u80FD\u9009\u62E9\u4E00\u5F20\u7167\u7247\u3002",empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u7167\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u7167\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u7167\u7247\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u7167\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u59CB\u7167\u7247",download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u539F\u56FE",reuse:"\u590D\u7528\u63CF\u8FF0",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u7167\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u7167\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u7167\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:e=>`\u53EF\u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"},styles:{sty_none:["\u65E0\u98CE\u683C","\u5B8C\u5168\u6309\u7167\u60A8\u7684\u63CF\u8FF0\u751F\u6210\u3002"],sty_photograph:["\u7167\u7247","\u81EA\u7136\u5149\u7EBF\uFF0C\u771F\u5B9E\u8272\u5F69\uFF0C\u7EC6\u817B\u8D28\u611F\u3002"],sty_watercolour:["\u6C34\u5F69","\u7EB8\u5F20\u7EB9\u7406\uFF0C\u67D4\u548C\u6655\u67D3\u3002"],"sty_oil-painting":["\u6CB9\u753B","\u539A\u91CD\u7B14\u89E6\uFF0C\u6E29\u6696\u5149\u7EBF\u3002"],sty_pencil:["\u94C5\u7B14\u7D20\u63CF","\u77F3\u58A8\u7EBF\u6761\uFF0C\u7EC6\u5BC6\u6392\u7EBF\u3002"],sty_anime:["\u52A8\u6F2B","\u5E72\u51C0\u7EBF\u6761\uFF0C\u660E\u4EAE\u5E73\u6D82\u3002"],sty_comic:["\u6F2B\u753B","\u7C97\u72B7\u58A8\u7EBF\uFF0C\u7F51\u70B9\u9634\u5F71\u3002"],"sty_pixel-art":["\u50CF\u7D20\u753B","\u5927\u5757\u50CF\u7D20\uFF0C\u6709\u9650\u8272\u5F69\u3002"],sty_neon:["\u9713\u8679","\u591C\u8272\u3001\u8F89\u5149\u4E0E\u6D53\u90C1\u8272\u5F69\u3002"],sty_vintage:["\u590D\u53E4\u80F6\u7247","\u892A\u8272\u3001\u9897\u7C92\u3001\u67D4\u548C\u6697\u89D2\u3002"],sty_clay:["\u9ECF\u571F","\u624B\u5DE5\u5851\u5F62\uFF0C\u67D4\u548C\u54D1\u5149\u3002"]}};var Dn={en:No,zh:Go},ul=[{id:"en",name:No.name},{id:"zh",name:Go.name}],Ge=g(fl()),p=X(()=>Dn[Ge.value]);J(()=>{document.documentElement.lang=Ge.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===He.language&&(Ge.value=fl())});var Ya=X(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ge.value)??(Ge.value==="zh"?"zh-Hans":"en"));function nl(e){Ge.value=e,Wt(He.language,e)}function ie({id:e,name:a,description:t}){let o=p.value.styles[e];return{name:o?.[0]??a,description:o?.[1]??t??""}}function zo(e,a,t){let s=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(Ya.value,{style:"currency",currency:a,...s}).format(e/10**t)}function et(e){return new Intl.DateTimeFormat(Ya.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function dl(e){return`${new Intl.NumberFormat(Ya.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function ka(e){return new Intl.NumberFormat(Ya.value).format(e)}function il(e){return new Intl.NumberFormat(Ya.value,{signDisplay:"exceptZero"}).format(e)}function fl(){let e=zt(He.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function oa(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;default:return a.invalid(e.message)}}function cl(e){let{refusals:a,studio:t}=p.value;switch(e.kind){case"refused":return oa(e.refusal);case"unreachable":return t.unreachable;case"failed":return e.retryAfter===null?a.failed:a.rate(Math.ceil(e.retryAfter))}}function pl(){let{billing:e}=p.value,a=z.value?.id;return v(()=>{a!==void 0&&(hs(),Ja())},[a]),Bn(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(Un,{}),r(Rn,{}),r(Fn,{}),r(Mn,{}),r(En,{})]})}function Rn(){let{billing:e}=p.value,a=re.value,t=s=>s===void 0?"\u2013":ka(s),o=a&&we.value?e.images(Math.floor(a.balance/we.value)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:o})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function Fn(){let{billing:e,credits:a}=p.value,t=re.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function Mn(){let{billing:e,refusals:a}=p.value,t=ae(null),o=ae(null),s=async l=>{t.value=l.id,o.value=null;try{let{checkoutUrl:u,errors:n}=(await N(Zr,{pack:l.id})).createCheckout;if(u){location.assign(u);return}o.value=n[0]?oa(n[0]):a.failed}catch(u){o.value=u instanceof H?a.unreachable:a.failed}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:Rt==="off"?e.off:Et.value?.length===0?e.noPacks:e.packsText}),Rt==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:Et.value?.map(l=>r("li",{class:"pack card",children:[r("h3",{children:l.name}),r("p",{class:"pack-credits",children:p.value.credits(l.credits)}),r("p",{class:"pack-price",children:zo(l.amount,l.currency,l.currencyDecimals)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(l.name),disabled:t.value!==null||Rt==="off",onClick:Le(()=>s(l)),children:t.value===l.id?e.opening:e.buy(l.name)})]},l.id))??Array.from({length:3},(l,u)=>r("li",{class:"pack card pack-coming"},u))}),r("p",{class:"trouble",role:"alert",children:o})]})}function Bn(){v(()=>{let e=()=>{let a=ne.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&ne.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function Un(){let{billing:e,credits:a}=p.value,[t]=Ht(),o=t.get("payment");if(o===null)return null;let s=ne.items.value?.find(u=>u.id===o),l=s?.status==="PAID"?e.paid(a(s.credits)):s?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":s?.status,children:l})}function En(){let e=ne.items.value!==null&&Be.items.value!==null,a=ne.failed.value||Be.failed.value;return e||a?r(b,{children:[r(qn,{}),r(On,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function qn(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:s}=e.columns,l=[{title:a,cell:({createdAt:u})=>et(u)},{title:t,cell:({status:u})=>r("span",{class:`tag tag-${u.toLowerCase()}`,children:e.paymentStates[u]})},{title:o,isNumber:!0,cell:({credits:u})=>ka(u)},{title:s,isNumber:!0,cell:u=>zo(u.amount,u.currency,u.currencyDecimals)}];return r(ml,{title:e.payments,history:ne,none:e.noPayments,columns:l})}function On(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:s}=e.columns,l=[{title:a,cell:({createdAt:u})=>et(u)},{title:t,cell:u=>r(Hn,{entry:u})},{title:o,isNumber:!0,cell:u=>r("span",{class:u.amount>0?"gain":void 0,children:il(u.amount)})},{title:s,isNumber:!0,cell:({balanceAfter:u})=>ka(u)}];return r(ml,{title:e.history,history:Be,none:e.noHistory,columns:l})}function Hn({entry:e}){return r(b,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(Nn,{entry:e})]})}function Nn({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(de,{class:"entry-link",href:`/creations?creation=${e.id}`,children:e.prompt}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function ml({title:e,history:a,none:t,columns:o}){let{billing:s,gallery:l}=p.value,u=a.items.value;return r("section",{children:[r("h2",{children:e}),u===null?null:u.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(sl,{columns:o,items:u})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[s.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:l.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:l.more})]})}var ra=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var gl=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function hl(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:gl(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Ll=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var xl=e=>{let a=Ll(e);return a.charAt(0).toUpperCase()+a.slice(1)};var ze={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Wo(e){return e!=null}function Il(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,s=e.size??e.width??ze.width,l=e.size??e.height??ze.height,u=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],n=[...e.name?[`lucide-${e.name}`]:[],...u],i=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?ra(...i):ra("lucide",...n,...i),c=a.absoluteStrokeWidth?Number(a.strokeWidth??ze["stroke-width"])*Number(e.size??e.width??ze.width)/Number(a.size??a.width??ze.width):a.strokeWidth??ze["stroke-width"];return["svg",{...Object.entries(ze).reduce((f,[m,C])=>(f[o(m)]=C,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Wo(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Wo(a.width)&&{[o("width")]:a.width},..."height"in a&&Wo(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${s} ${l}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[m,C,w]=f,F=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...C}:C;return w?[m,F,w]:[m,F]})]}var Cl=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var Gn=pa({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var yl=()=>ga(Gn);var Sl=({color:e,size:a,width:t,height:o,strokeWidth:s,absoluteStrokeWidth:l,nonScalingStroke:u,children:n,iconNode:i=[],icon:d={node:i,aliases:[],size:24},class:c="",...L})=>{let{size:f=24,strokeWidth:m=2,absoluteStrokeWidth:C=!1,nonScalingStroke:w=!1,color:F="currentColor",class:_=""}=yl()??{},[I,A,fe=[]]=Il(d,{color:e??F,width:t??a??f,height:o??a??f,strokeWidth:s??m,absoluteStrokeWidth:l??C,nonScalingStroke:u??w,className:ra(_,c),hasA11yProp:!!n||Cl(L),attributes:L});return Z(I,{...A},[...fe.map(([W,K])=>Z(W,K)),...oo(n)])};function h(e,a,t=[]){let o=typeof e=="string"?hl(e,a,t):e,s=({class:l="",className:u="",children:n,...i})=>Z(Sl,{...i,icon:o,class:ra(l,u)},n);return o.name&&(s.displayName=xl(o.name)),s}var bl={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};bl.node;var at=h(bl);var vl={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};vl.node;var tt=h(vl);var wl={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};wl.node;var xe=h(wl);var kl={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};kl.node;var ot=h(kl);var Pl={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};Pl.node;var rt=h(Pl);var Al={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};Al.node;var st=h(Al);var _l={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};_l.node;var sa=h(_l);var Tl={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};Tl.node;var lt=h(Tl);var Dl={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};Dl.node;var ut=h(Dl);var Rl={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Rl.node;var Pa=h(Rl);var Fl={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Fl.node;var nt=h(Fl);var Ml={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Ml.node;var dt=h(Ml);var Bl={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Bl.node;var it=h(Bl);var Ul={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};Ul.node;var ft=h(Ul);var El={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};El.node;var Ie=h(El);var ql={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};ql.node;var ct=h(ql);var Ol={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};Ol.node;var We=h(Ol);var Hl={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};Hl.node;var pt=h(Hl);var Nl={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};Nl.node;var la=h(Nl);var Gl={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Gl.node;var Ve=h(Gl);var zl={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};zl.node;var mt=h(zl);var Wl={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};Wl.node;var Pe=h(Wl);var j=g(null),ua=g(null);function Aa({name:e,legend:a,isLegendUnseen:t,choices:o,value:s,onChoose:l}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:u,text:n,icon:i})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:s===u,onChange:()=>l(u)}),i,r("span",{children:n})]},u))})]})}function na({of:e,picture:a,alt:t,small:o=!1,class:s}){let l=T(!1),u=o?a.small:a.url;return v(()=>()=>{l.current=!1},[u]),r("img",{class:s,src:u,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{l.current||(l.current=!0,je(e).catch(()=>{}))}})}function Vt({creation:e,current:a,onOpen:t}){let{creation:o,studio:s}=p.value,{id:l,originalImage:u,generatedImage:n,status:i,prompt:d}=e,c=n??u,L=ce(e)?o.stages[e.stage]:o.statuses[i],f=`${ie(e.style).name}: ${d.slice(0,120)}`;return r("button",{class:`tile tile-${i.toLowerCase()}`,type:"button","aria-label":i==="SUCCESS"?s.show(f):`${s.show(f)} \u2013 ${L}`,"aria-current":a?"true":void 0,"data-creation":l,"data-status":i,title:d.slice(0,200),onClick:t,children:[c&&r(na,{of:l,picture:c,alt:"",small:!0}),i!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[ce(e)&&r("span",{class:"spinner"}),i==="FAILED"&&r(xe,{}),i==="CANCELED"&&r(la,{}),r("span",{class:"tile-stage",children:L})]}),i==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",children:d.slice(0,120)})]})}var zn=40,Wn=250,Vl=200,Vo={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},le=new va(zn);function Xl(){let{gallery:e}=p.value,[a,t]=Ht(),o=Object.keys(Vo).find(d=>d===a.get("state"))??"all",s=a.get("style")??"",l=(a.get("q")??"").slice(0,Vl),u=o!=="all"||s!==""||l!=="",n=(d,c)=>{t(L=>(c?L.set(d,c):L.delete(d),L),{replace:!0})};v(()=>le.open(),[]),v(()=>{let d={status:Vo[o],style:s||null,search:l||null};JSON.stringify(d)!==JSON.stringify(le.filter.peek())&&le.show(d)},[o,s,l]);let i=Kn(a.get("creation"));return r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(Vn,{value:l,onSearch:d=>n("q",d)}),r(Aa,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(Vo).map(d=>({id:d,text:e.states[d]})),value:o,onChoose:d=>n("state",d==="all"?"":d)}),r("select",{class:"field","aria-label":p.value.studio.style,value:s,onChange:d=>n("style",d.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),Oe.value?.map(d=>r("option",{value:d.id,children:ie(d).name},d.id))]})]}),i&&r("p",{class:"trouble",role:"alert",children:e.gone}),r(Xn,{isFiltered:u,onClear:()=>t({},{replace:!0})})]})}function Vn({value:e,onSearch:a}){let{gallery:t}=p.value,o=T();return v(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(ft,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:Vl,placeholder:t.search,defaultValue:e,onInput:s=>{let l=s.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(l),Wn)}})]})}function Xn({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=le.shown.value;return le.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{le.reload()},children:t.tryAgain})]}):le.state.value==="loading"&&o.length===0?r("ul",{class:"grid","aria-label":t.loading,children:Array.from({length:12},(s,l)=>r("li",{class:"tile tile-coming"},l))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(de,{class:"button button-main",href:"/",children:t.toStudio})]}):r(b,{children:[r("ul",{class:"grid",children:o.map(s=>r("li",{children:r(Vt,{creation:s,onOpen:()=>{j.value={id:s.id,within:le}}})},s.id))}),r($n,{})]})}function $n(){let{gallery:e}=p.value,a=T(null),t=le.hasMore.value,o=le.ids.value.length;return v(()=>{if(!t||!a.current)return;let s=new IntersectionObserver(([l])=>{l?.isIntersecting&&le.more()},{rootMargin:"600px"});return s.observe(a.current),()=>s.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{le.more()},children:e.more})})}function Kn(e){let a=ae(!1),t=z.value?.id;return v(()=>{if(a.value=!1,e===null||t===void 0)return;let o=!0;return fs(e).then(s=>{o&&(a.value=s===null,s&&(j.value={id:e,within:le}))},()=>{}),()=>{o=!1}},[e,t]),a.value}function Xt({creation:e}){let{creation:a}=p.value,[,t]=ea(),[o,s]=O(!1),[l,u]=O(null),{status:n,generatedImage:i}=e,d=async f=>{s(!0),u(null),u(await f()),s(!1)},c=async()=>{let f=await Ot({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return j.value=null,f===null&&t("/"),null},L=f=>{f(e),j.value=null,t("/")};return r("div",{class:"actions",children:[i&&r("a",{class:"button",href:i.downloadUrl,download:i.fileName,target:"_blank",rel:"noopener",children:[r(st,{"aria-hidden":"true"}),a.download]}),i&&r("button",{class:"button",type:"button",onClick:()=>L(al),children:[r(sa,{"aria-hidden":"true"}),a.asSource]}),(n==="FAILED"||n==="CANCELED")&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:Le(()=>d(c)),children:[r(it,{"aria-hidden":"true"}),a.again]}),n!=="WAITING"&&n!=="PROCESSING"&&r("button",{class:"button",type:"button",onClick:()=>L(tl),children:[r(pt,{"aria-hidden":"true"}),a.reuse]}),n==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:Le(()=>d(()=>Qn(e))),children:[r(la,{"aria-hidden":"true"}),a.cancel]}),n!=="WAITING"&&n!=="PROCESSING"&&r("button",{class:"button button-quiet",type:"button",onClick:Le(()=>{ua.value=e.id}),children:[r(We,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:l})]})}async function Qn({id:e}){let{refusals:a}=p.peek();try{let{creation:t,errors:o}=(await N(zr,{id:e})).cancelGeneration;return t&&Me(t),o[0]?(await je(e))?.status==="CANCELED"?null:oa(o[0]):null}catch(t){return t instanceof H?a.unreachable:a.failed}}function $t({before:e,after:a}){let[t,o]=O(50),{creation:s}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:s.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:s.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":s.compare,onInput:l=>o(l.currentTarget.valueAsNumber)})]})}function $l({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(xe,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Zn=["waiting","making","storing"],jn={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Kl({creation:e}){let{creation:a}=p.value,t=jn[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:Zn.map((o,s)=>r("li",{class:s<t?"stage-past":s===t?"stage-now":"stage-ahead","aria-current":s===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(Jn,{creation:e})]})]})}function Jn({creation:e}){let{creation:a}=p.value,t=Yn(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let s=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(s>0?a.remaining(s):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Yn(){let[e,a]=O(Date.now());return v(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function Kt({creation:e}){let{creation:a}=p.value,{id:t,originalImage:o,generatedImage:s}=e,l=a.alt(e.prompt,ie(e.style).name);return s&&o?r(Ql,{picture:s,children:r($t,{before:r(na,{of:t,picture:o,alt:a.original}),after:r(na,{of:t,picture:s,alt:l})})}):s?r(Ql,{picture:s,children:r(na,{of:t,picture:s,alt:l,class:"framed-picture"})}):r("div",{class:`unfinished ${ce(e)?"unfinished-live":""}`,children:[o&&r(na,{of:t,picture:o,alt:a.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:ce(e)?r(Kl,{creation:e}):r($l,{creation:e})})]})}function Ql({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}var Zl={AUTO:null,SQUARE_1_1:[1,1],PORTRAIT_4_5:[4,5],PORTRAIT_3_4:[3,4],PORTRAIT_2_3:[2,3],PORTRAIT_9_16:[9,16],LANDSCAPE_5_4:[5,4],LANDSCAPE_4_3:[4,3],LANDSCAPE_3_2:[3,2],LANDSCAPE_16_9:[16,9],LANDSCAPE_21_9:[21,9]},ed=[{id:"ONE_K",text:"1K"},{id:"TWO_K",text:"2K"},{id:"FOUR_K",text:"4K"}],ad=[{id:"PNG",text:"PNG"},{id:"JPG",text:"JPG"}],td=11;function jl(){let{studio:e}=p.value,a=Oe.value;return v(()=>{a&&!a.some(({id:t})=>t===pe.peek())&&(pe.value=a.find(({id:t})=>t===Qa)?.id??a[0]?.id??Qa)},[a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:a?a.map(t=>{let{name:o,description:s}=ie(t);return r("label",{class:"style",title:s,children:[r("input",{class:"unseen",type:"radio",name:"style",value:t.id,checked:pe.value===t.id,onChange:()=>{pe.value=t.id}}),t.previewUrl?r("img",{class:"style-picture",src:t.previewUrl,alt:"",width:"240",height:"240",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:o})]},t.id)}):Array.from({length:td},(t,o)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},o))})]})}function Jl(){let{studio:e}=p.value,a=Object.keys(Zl).map(t=>{let o=Zl[t];return o?{id:t,text:o.join(":"),icon:r(od,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}});return r(Aa,{name:"ratio",legend:e.ratio,choices:a,value:aa.value,onChoose:t=>{aa.value=t}})}function od({width:e,height:a}){let t=14/Math.max(e,a),[o,s]=[e*t,a*t];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-s/2,width:o,height:s,rx:"1.5"})})}function Yl(){let{studio:e}=p.value,a=z.value?.id,t=ke.value;return v(()=>{a!==void 0&&Ja()},[a,t]),r(Aa,{name:"resolution",legend:e.resolution,choices:ed,value:t,onChoose:o=>{ke.value=o}})}function eu(){let{studio:e}=p.value;return r(Aa,{name:"format",legend:e.format,choices:ad,value:ta.value,onChoose:a=>{ta.value=a}})}var rd="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function tu(){let{studio:e}=p.value,a=ld(),t=ve.value;return r("div",{class:"group",role:"group","aria-labelledby":"photo-label",children:[r("p",{class:"label",id:"photo-label",children:[e.photo," ",r("span",{class:"optional",children:e.optional})]}),r("div",{class:`photo ${a?"photo-dragged":""} ${t?"photo-full":""}`,children:t?r(b,{children:[r(sd,{of:t}),r("p",{class:"photo-name",children:t.kind==="file"?t.file.name:e.fromCreation}),r("button",{class:"icon-button photo-remove",type:"button","aria-label":e.remove,onClick:Gt,children:r(Pe,{})})]}):r("label",{class:"photo-empty",children:[r(sa,{"aria-hidden":"true"}),r("span",{children:a?e.dropNow:Ka.value?e.checking:r(b,{children:[e.drop," ",r("span",{class:"photo-pick",children:e.pick})]})}),r("input",{class:"unseen",type:"file",accept:rd,"aria-describedby":"photo-hint photo-trouble",onChange:o=>{let s=o.currentTarget.files?.[0];o.currentTarget.value="",s&&Ho(s)}})]})}),r("p",{class:"hint",id:"photo-hint",children:e.limits}),r("p",{class:"hint",id:"photo-note",role:"status",children:t?.kind==="file"&&(t.reduced?e.reduced:t.preview===null&&e.unseen)}),r("p",{class:"trouble",id:"photo-trouble",role:"alert",children:Za.value&&ud(Za.value)})]})}function sd({of:e}){let{studio:a}=p.value,t=e.kind==="file"?e.preview:e.picture.small,o=e.kind==="file"?e.file.name:a.fromCreation;return t!==null?r("img",{class:"photo-picture",src:t,alt:o}):r("span",{class:"photo-unseen",role:"img","aria-label":o,children:r(lt,{"aria-hidden":"true"})})}function ld(){let e=ae(!1);return v(()=>{let a=0,t=i=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+i),e.value=a>0)},o=t(1),s=t(-1),l=i=>i.preventDefault(),u=i=>{i.preventDefault(),a=0,e.value=!1,au(i.dataTransfer)},n=i=>{let d=i.target instanceof Element&&i.target.matches("input, textarea"),c=!!i.clipboardData?.files.length;d&&!c&&i.clipboardData?.getData("text")||(i.preventDefault(),au(i.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",s),addEventListener("dragover",l),addEventListener("drop",u),addEventListener("paste",n),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",s),removeEventListener("dragover",l),removeEventListener("drop",u),removeEventListener("paste",n)}},[]),e.value}function au(e){let a=[...e?.files??[]];a.length>1?Nt({kind:"several"}):a[0]?Ho(a[0]):Nt({kind:"nothing"})}function ud(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,dl(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);default:return a[e.kind]}}function ou({onSubmit:e}){let{studio:a}=p.value,[t,o]=O(!1),s=T(null),l=u=>{u.preventDefault();let n=he.value.trim()==="";if(o(n),n||ja.value>0){s.current?.focus();return}Oo.value>0||we.value===null||(ol(),e())};return r("form",{class:"composer card",onSubmit:l,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(tu,{}),r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:a.prompt}),r("textarea",{id:"prompt",class:"field prompt",ref:s,rows:3,value:he.value,placeholder:ve.value?a.promptHintPhoto:a.promptHint,"aria-invalid":t||ja.value>0,"aria-describedby":"prompt-trouble",onInput:u=>{he.value=u.currentTarget.value,he.value.trim()&&o(!1)},onKeyDown:u=>{u.key==="Enter"&&!u.repeat&&(u.metaKey||u.ctrlKey)&&l(u)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:ja.value>0?a.promptTooLong(ja.value):t?a.promptNeeded:null})]}),r(jl,{}),r(Jl,{}),r("div",{class:"side-by-side",children:[r(Yl,{}),r(eu,{})]}),r(nd,{})]})}function nd(){let{studio:e,credits:a}=p.value,t=we.value,o=re.value?.balance,s=Oo.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":t,children:t===null?e.priceUnknown:a(t)})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:o===void 0?e.priceUnknown:a(o)})]})]}),s>0?r(b,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(de,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":t===null,children:[r(Ie,{"aria-hidden":"true"}),e.make]})]})}function ru(){return r("ul",{class:"pending",hidden:se.value.length===0,children:se.value.map(e=>r(dd,{intent:e},e.key))})}function dd({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,s=t?.kind==="refused"&&t.refusal.__typename==="InsufficientCredits";return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(b,{children:[r("p",{class:"trouble",role:"alert",children:cl(t)}),r("div",{class:"actions",children:[s&&r(de,{class:"button button-main",href:"/billing#packs",children:a.buy}),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{ks(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>_o(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function su(){let e=T(null);return v(()=>Ue.open(),[]),r("div",{class:"studio",children:[r(ou,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(ru,{}),r(id,{})]})]})}function id(){let{studio:e,creation:a}=p.value,t=Is.value;return t===null?Ue.state.value==="loading"?r("div",{class:"result-canvas"}):r(fd,{}):r(b,{children:[r("div",{class:"result-canvas",children:r(Kt,{creation:t},t.id)}),r("div",{class:"result-foot",children:[r("p",{class:"result-prompt",children:[r("span",{class:"tag",children:ie(t.style).name})," ",t.prompt]}),r(Xt,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:Ue.shown.value.slice(0,12).map(o=>r(Vt,{creation:o,current:o.id===t.id,onOpen:()=>{o.id===t.id?j.value={id:o.id,within:Ue}:wa.value=o.id}},o.id))}),r("p",{class:"unseen",children:a.open})]})}function fd(){let{studio:e}=p.value,t=Oe.value?.find(({id:o})=>o===pe.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r($t,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function lu(){let e=ae(""),a=T(new Map);return xa(()=>{let{announce:t,stages:o,statuses:s}=p.value.creation;for(let l of Ue.ids.value){let u=Mt(l)?.value;if(!u)continue;let n=a.current.get(l);if(a.current.set(l,u.stage),n===u.stage||n===void 0&&!ce(u))continue;let i=ce(u)?o[u.stage]:s[u.status];e.value=t(u.prompt.slice(0,60),i)}}),r("div",{class:"unseen",role:"status",children:e})}var uu=matchMedia("(prefers-color-scheme: dark)"),nu=g(uu.matches),Qt=g(iu()),_a=X(()=>Qt.value??(nu.value?"dark":"light"));uu.addEventListener("change",({matches:e})=>{nu.value=e});addEventListener("storage",({key:e})=>{e===He.theme&&(Qt.value=iu())});J(()=>{document.documentElement.dataset.theme=_a.value});function du(){Qt.value=_a.peek()==="dark"?"light":"dark",Wt(He.theme,Qt.value)}function iu(){let e=zt(He.theme);return e==="light"||e==="dark"?e:null}function Xo({label:e,icon:a,children:t}){let[o,s]=O(!1),l=br(),u=T(null),n=T(null);return v(()=>{if(!o)return;let d=({target:c})=>{u.current?.contains(c)||s(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:u,onKeyDown:({key:d})=>{d==="Escape"&&(s(!1),n.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:n,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":l,onClick:()=>s(!o),children:a}),r("div",{class:"menu-choices",id:l,hidden:!o,onClick:()=>s(!1),children:t})]})}function fu(){let{nav:e,credits:a}=p.value,t=re.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(de,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(cd,{}),r("span",{children:"Atelier"})]}),Jr&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r($o,{href:"/",icon:r(Ie,{}),text:e.studio}),r($o,{href:"/creations",icon:r(ut,{}),text:e.creations}),r($o,{href:"/billing",icon:r(mt,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(de,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(rt,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":ka(t)})]}),r(Xo,{label:e.language,icon:r(nt,{}),children:ul.map(({id:o,name:s})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":Ge.value===o,onClick:()=>nl(o),children:s},o))}),r("button",{class:"icon-button",type:"button","aria-label":_a.value==="dark"?e.light:e.dark,title:_a.value==="dark"?e.light:e.dark,onClick:du,children:_a.value==="dark"?r(ct,{}):r(dt,{})}),r(Xo,{label:e.account,icon:r(Ve,{}),children:[z.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:z.value.email??z.value.id})]}),z.value&&Dt&&r("button",{type:"button",onClick:Le(()=>rs().catch(()=>{})),children:e.anotherDemo}),z.value&&!Dt&&r("button",{type:"button",onClick:()=>{os()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function $o({href:e,icon:a,text:t}){let[o]=ea();return r(de,{href:e,"aria-current":o===e?"page":void 0,children:[a,r("span",{children:t})]})}function cd(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}function Zt({label:e,class:a,close:t,onKeyDown:o,children:s}){let l=T(null);return v(()=>{let u=l.current,n=document.activeElement;return u?.showModal(),()=>{u?.close(),n instanceof HTMLElement&&n.isConnected&&n.focus({preventScroll:!0})}},[]),r("dialog",{ref:l,class:a,"aria-label":e,onCancel:u=>{u.preventDefault(),t()},onClick:u=>{u.target===u.currentTarget&&t()},onKeyDown:o,children:s})}function cu(){let e=j.value,a=e&&Mt(e.id)?.value;return a?r(pd,{creation:a,within:e.within}):null}function pd({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],s=o.findIndex(({id:c})=>c===e.id),l=s>0?o[s-1]:void 0,u=s>=0?o[s+1]:void 0;v(()=>{a&&s>=o.length-3&&a.more()},[a,s,o.length]);let n=()=>{j.value=null},i=c=>{c&&(j.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")i(l);else if(c.key==="ArrowRight")i(u);else if(c.key==="Delete"&&e.completedAt!==null)ua.value=e.id;else return;c.preventDefault()}};return r(Zt,{label:e.prompt.slice(0,100),class:"dialog large",close:n,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:n,children:r(Pe,{})}),r("div",{class:"large-canvas",children:[r(Kt,{creation:e},e.id),a&&r(b,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!l,onClick:()=>i(l),children:r(at,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!u,onClick:()=>i(u),children:r(tt,{})})]})]}),r("div",{class:"large-side",children:[r(md,{creation:e}),r(Xt,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function md({creation:e}){let{large:a,studio:t,billing:o,credits:s}=p.value,l=e.generatedImage;return r(b,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",children:e.prompt}),r("dl",{class:"facts",children:[r("dt",{children:t.style}),r("dd",{children:ie(e.style).name}),l&&r(b,{children:[r("dt",{children:a.size}),r("dd",{children:[l.width," \xD7 ",l.height," ",l.contentType==="image/jpeg"?"JPG":"PNG"]})]}),r("dt",{children:a.made}),r("dd",{children:et(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:s(e.refunded?0:e.creditsUsed)})]})]})}var gd=8e3,hd=1200,pu={get:()=>navigator.onLine};function mu(){let e=ae(pu.get()),a=ae(!1);xa(()=>{let s=()=>{e.value=pu.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),xa(()=>{if(Sa.value!=="lost"){a.value=!1;return}let s=setTimeout(()=>{a.value=!0},hd);return()=>clearTimeout(s)}),xa(()=>{if(!Je.value)return;let s=setTimeout(()=>{Je.value=!1},gd);return()=>clearTimeout(s)});let{notices:t}=p.value,o=e.value?Ze.value==="unreachable"?t.limited(vo.value)??t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice notice-trouble",children:[r(ot,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:[Je.value&&r("p",{class:"notice",children:[r(Pa,{"aria-hidden":"true"}),t.repeated]}),Ft.value&&r("p",{class:"notice",children:[r(Pa,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{Ft.value=!1},children:r(Pe,{})})]})]})]})}function gu(){let e=ua.value;return e===null?null:r(Ld,{id:e},e)}function Ld({id:e}){let{remove:a}=p.value,[t,o]=O(!1),[s,l]=O(null),u=()=>{ua.value=null},n=async()=>{o(!0);let i=xd(e,j.peek()?.within??null),d=await Id(e);o(!1),l(d),d===null&&(u(),j.peek()?.id===e&&(j.value=i),Ao(e))};return r(Zt,{label:a.title,class:"dialog dialog-small",close:u,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:s}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:u,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:Le(n),children:a.confirm})]})]})}function xd(e,a){let t=a?.shown.peek()??[],o=t.findIndex(l=>l.id===e),s=o<0?void 0:t[o+1]??t[o-1];return s?{id:s.id,within:a}:null}async function Id(e){try{let a=(await N(Wr,{id:e})).deleteCreation.errors[0];return a&&a.__typename!=="NotFound"?oa(a):null}catch(a){let{refusals:t}=p.peek();return a instanceof H?t.unreachable:t.failed}}function hu(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(b,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{ts()},children:e.button})]}):r(Cd,{})]})}function Cd(){let{signIn:e}=p.value,[a,t]=O(""),[o,s]=O(null),l=async u=>{u.preventDefault();try{s(await as(a)?null:"refused")}catch{s("unreachable")}};return r("form",{onSubmit:u=>{l(u)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:u=>t(u.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}function Lu(){let[e]=ea(),a=T(null),t=T(!0),{titles:o}=p.value,s=e==="/creations"?o.creations:e==="/billing"?o.billing:o.studio;return v(()=>{document.title=s},[s]),v(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(b,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(fu,{}),r("main",{id:"main",ref:a,tabIndex:-1,children:Ze.value==="signed-out"?r(hu,{}):r(js,{children:[r($a,{path:"/",component:su}),r($a,{path:"/creations",component:Xl}),r($a,{path:"/billing",component:pl}),r($a,{children:r(Js,{to:"/",replace:!0})})]})}),r(mu,{}),r(lu,{}),r(cu,{}),r(gu,{})]})}var Ko=document.getElementById("root");if(Ko===null)throw new Error("the page has no #root");Ko.replaceChildren();pr(r(Lu,{}),Ko);addEventListener("keydown",ll,{capture:!0});_s();
