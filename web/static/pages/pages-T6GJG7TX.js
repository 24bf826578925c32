var qa,O,bs,qt,Lt,ys,Cs,vs,on,Nr,Ua,Ss,un,nn,sn,ws,Hr={},Gr=[],Mf=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Na=Array.isArray;function Xe(e,t){for(var a in t)e[a]=t[a];return e}function dn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function ye(e,t,a){var r,n,s,i={};for(s in t)s=="key"?r=t[s]:s=="ref"?n=t[s]:i[s]=t[s];if(arguments.length>2&&(i.children=arguments.length>3?qa.call(arguments,2):a),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)i[s]===void 0&&(i[s]=e.defaultProps[s]);return Ba(e,i,r,n,null)}function Ba(e,t,a,r,n){var s={type:e,props:t,key:a,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++bs,__i:-1,__u:0};return n==null&&O.vnode!=null&&O.vnode(s),s}function v(e){return e.children}function fa(e,t){this.props=e,this.context=t}function Bt(e,t){if(t==null)return e.__?Bt(e.__,e.__i+1):null;for(var a;t<e.__k.length;t++)if((a=e.__k[t])!=null&&a.__e!=null)return a.__e;return typeof e.type=="function"?Bt(e):null}function Df(e){if(e.__P&&e.__d){var t=e.__v,a=t.__e,r=[],n=[],s=Xe({},t);s.__v=t.__v+1,O.vnode&&O.vnode(s),cn(e.__P,s,t,e.__n,e.__P.namespaceURI,32&t.__u?[a]:null,r,a??Bt(t),!!(32&t.__u),n),s.__v=t.__v,s.__.__k[s.__i]=s,Rs(r,s,n),t.__e=t.__=null,s.__e!=a&&ks(s)}}function ks(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),ks(e)}function ln(e){(!e.__d&&(e.__d=!0)&&Lt.push(e)&&!zr.__r++||ys!=O.debounceRendering)&&((ys=O.debounceRendering)||Cs)(zr)}function zr(){try{for(var e,t=1;Lt.length;)Lt.length>t&&Lt.sort(vs),e=Lt.shift(),t=Lt.length,Df(e)}finally{Lt.length=zr.__r=0}}function Ps(e,t,a,r,n,s,i,l,u,d,c){var p,f,g,y,L,A,E=r&&r.__k||Gr,_=t.length;for(u=Ff(a,t,E,u,_),p=0;p<_;p++)(g=a.__k[p])!=null&&(f=g.__i!=-1&&E[g.__i]||Hr,g.__i=p,A=cn(e,g,f,n,s,i,l,u,d,c),y=g.__e,g.ref&&f.ref!=g.ref&&(f.ref&&pn(f.ref,null,g),c.push(g.ref,g.__c||y,g)),L==null&&y!=null&&(L=y),4&g.__u?(u=As(g,u,e),f.__e&&(f.__e=null)):typeof g.type=="function"&&A!==void 0?u=A:y&&(u=y.nextSibling),g.__u&=-7);return a.__e=L,u}function Ff(e,t,a,r,n){var s,i,l,u,d,c=a.length,p=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(i=t[s])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[s]=Ba(null,i,null,null,null):Na(i)?i=e.__k[s]=Ba(v,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[s]=Ba(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[s]=i,u=s+f,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=Ef(i,a,u,p))!=-1&&(p--,(l=a[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(n>c?f--:n<c&&f++),typeof i.type!="function"&&(i.__u|=4)):d!=u&&(d==u-1?f--:d==u+1?f++:(d>u?f--:f++,i.__u|=4))):e.__k[s]=null;if(p)for(s=0;s<c;s++)(l=a[s])!=null&&(2&l.__u)==0&&(l.__e==r&&(r=Bt(l)),Ms(l,l));return r}function As(e,t,a){var r,n;if(typeof e.type=="function"){for(r=e.__k,n=0;r&&n<r.length;n++)r[n]&&(r[n].__=e,t=As(r[n],t,a));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Bt(e)),t=a.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function fn(e,t){return t=t||[],e==null||typeof e=="boolean"||(Na(e)?e.some(function(a){fn(a,t)}):t.push(e)),t}function Ef(e,t,a,r){var n,s,i,l=e.key,u=e.type,d=t[a],c=d!=null&&(2&d.__u)==0;if(d===null&&l==null||c&&l==d.key&&u==d.type)return a;if(r>(c?1:0)){for(n=a-1,s=a+1;n>=0||s<t.length;)if((d=t[i=n>=0?n--:s++])!=null&&(2&d.__u)==0&&l==d.key&&u==d.type)return i}return-1}function Ls(e,t,a){t[0]=="-"?e.setProperty(t,a??""):e[t]=a==null?"":typeof a!="number"||Mf.test(t)?a:a+"px"}function qr(e,t,a,r,n){var s,i;e:if(t=="style")if(typeof a=="string")e.style.cssText=a;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(t in r)a&&t in a||Ls(e.style,t,"");if(a)for(t in a)r&&a[t]==r[t]||Ls(e.style,t,a[t])}else if(t[0]=="o"&&t[1]=="n")s=t!=(t=t.replace(Ss,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+s]=a,a?r?a[Ua]=r[Ua]:(a[Ua]=un,e.addEventListener(t,s?sn:nn,s)):e.removeEventListener(t,s?sn:nn,s);else{if(n=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=a??"";break e}catch{}typeof a=="function"||(a==null||a===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&a==1?"":a))}}function Is(e){return function(t){if(this.l){var a=this.l[t.type+e];if(t[Nr]==null)t[Nr]=un++;else if(t[Nr]<a[Ua])return;return a(O.event?O.event(t):t)}}}function cn(e,t,a,r,n,s,i,l,u,d){var c,p,f,g,y,L,A,E,_,S,ce,z,V,le,ee,b,D=t.type;if(t.constructor!==void 0)return null;128&a.__u&&(u=!!(32&a.__u),s=[l=t.__e=a.__e]),(c=O.__b)&&c(t);e:if(typeof D=="function"){p=i.length;try{if(_=t.props,S=D.prototype&&D.prototype.render,ce=(c=D.contextType)&&r[c.__c],z=c?ce?ce.props.value:c.__:r,a.__c?E=(f=t.__c=a.__c).__=f.__E:(S?t.__c=f=new D(_,z):(t.__c=f=new fa(_,z),f.constructor=D,f.render=Uf),ce&&ce.sub(f),f.state||(f.state={}),f.__n=r,g=f.__d=!0,f.__h=[],f._sb=[]),S&&f.__s==null&&(f.__s=f.state),S&&D.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Xe({},f.__s)),Xe(f.__s,D.getDerivedStateFromProps(_,f.__s))),y=f.props,L=f.state,f.__v=t,g)S&&D.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),S&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(S&&D.getDerivedStateFromProps==null&&_!==y&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(_,z),t.__v==a.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(_,f.__s,z)===!1){t.__v!=a.__v&&(f.props=_,f.state=f.__s,f.__d=!1),t.__e=a.__e,t.__k=a.__k,t.__k.some(function(w){w&&(w.__=t)}),Gr.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&i.push(f),l=Bt(a);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(_,f.__s,z),S&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(y,L,A)})}if(f.context=z,f.props=_,f.__P=e,f.__e=!1,V=O.__r,le=0,S)f.state=f.__s,f.__d=!1,V&&V(t),c=f.render(f.props,f.state,f.context),Gr.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,V&&V(t),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++le<25);f.state=f.__s,f.getChildContext!=null&&(r=Xe(Xe({},r),f.getChildContext())),S&&!g&&f.getSnapshotBeforeUpdate!=null&&(A=f.getSnapshotBeforeUpdate(y,L)),ee=c!=null&&c.type===v&&c.key==null?Ts(c.props.children):c,l=Ps(e,Na(ee)?ee:[ee],t,a,r,n,s,i,l,u,d),f.base=t.__e,t.__u&=-161,f.__h.length&&i.push(f),E&&(f.__E=f.__=null)}catch(w){if(i.length=p,t.__v=null,u||s!=null){if(w.then){for(t.__u|=u?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;s!=null&&(s[s.indexOf(l)]=null),t.__e=l}else if(s!=null)for(b=s.length;b--;)dn(s[b])}else t.__e=a.__e;t.__k==null&&(t.__k=a.__k||[]),w.then||_s(t),O.__e(w,t,a)}}else s==null&&t.__v==a.__v?(t.__k=a.__k,t.__e=a.__e):l=t.__e=Of(a.__e,t,a,r,n,s,i,u,d);return(c=O.diffed)&&c(t),128&t.__u?void 0:l}function _s(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(_s))}function Rs(e,t,a){for(var r=0;r<a.length;r++)pn(a[r],a[++r],a[++r]);O.__c&&O.__c(t,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){O.__e(s,n.__v)}})}function Ts(e){return typeof e!="object"||e==null||e.__b>0?e:Na(e)?e.map(Ts):e.constructor!==void 0?null:Xe({},e)}function Of(e,t,a,r,n,s,i,l,u){var d,c,p,f,g,y,L,A=a.props||Hr,E=t.props,_=t.type;if(_=="svg"?n="http://www.w3.org/2000/svg":_=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(d=0;d<s.length;d++)if((g=s[d])&&"setAttribute"in g==!!_&&(_?g.localName==_:g.nodeType==3)){e=g,s[d]=null;break}}if(e==null){if(_==null)return document.createTextNode(E);e=document.createElementNS(n,_,E.is&&E),l&&(O.__m&&O.__m(t,s),l=!1),s=null}if(_==null)A===E||l&&e.data==E||(e.data=E);else{if(s=_=="textarea"&&E.defaultValue!=null?null:s&&qa.call(e.childNodes),!l&&s!=null)for(A={},d=0;d<e.attributes.length;d++)A[(g=e.attributes[d]).name]=g.value;for(d in A)g=A[d],d=="dangerouslySetInnerHTML"?p=g:d=="children"||d in E||d=="value"&&"defaultValue"in E||d=="checked"&&"defaultChecked"in E||qr(e,d,null,g,n);for(d in E)g=E[d],d=="children"?f=g:d=="dangerouslySetInnerHTML"?c=g:d=="value"?y=g:d=="checked"?L=g:l&&typeof g!="function"||A[d]===g||qr(e,d,g,A[d],n);if(c)l||p&&(c.__html==p.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),t.__k=[];else if(p&&(e.innerHTML=""),Ps(t.type=="template"?e.content:e,Na(f)?f:[f],t,a,r,_=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,i,s?s[0]:a.__k&&Bt(a,0),l,u),s!=null)for(d=s.length;d--;)dn(s[d]);l&&_!="textarea"||(d="value",_=="progress"&&y==null?e.removeAttribute("value"):y!=null&&(y!==e[d]||_=="progress"&&!y||_=="option"&&y!=A[d])&&qr(e,d,y,A[d],n),d="checked",L!=null&&L!=e[d]&&qr(e,d,L,A[d],n))}return e}function pn(e,t,a){try{if(typeof e=="function"){var r=typeof e.__u=="function";r&&e.__u(),r&&t==null||(e.__u=e(t))}else e.current=t}catch(n){O.__e(n,a)}}function Ms(e,t,a){var r,n;if(O.unmount&&O.unmount(e),(r=e.ref)&&(r.current&&r.current!=e.__e||pn(r,null,t)),(r=e.__c)!=null){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(s){O.__e(s,t)}r.base=r.__P=r.__n=null}if(r=e.__k)for(n=0;n<r.length;n++)r[n]&&Ms(r[n],t,a||typeof e.type!="function");a||dn(e.__e),e.__c=e.__=e.__e=void 0}function Uf(e,t,a){return this.constructor(e,a)}function Ds(e,t,a){var r,n,s,i;t==document&&(t=document.documentElement),O.__&&O.__(e,t),n=(r=typeof a=="function")?null:a&&a.__k||t.__k,s=[],i=[],cn(t,e=(!r&&a||t).__k=ye(v,null,[e]),n||Hr,Hr,t.namespaceURI,!r&&a?[a]:n?null:t.firstChild?qa.call(t.childNodes):null,s,!r&&a?a:n?n.__e:t.firstChild,r,i),Rs(s,e,i),e.props.children=null}function $r(e,t,a){var r,n,s,i,l=Xe({},e.props);for(s in e.type&&e.type.defaultProps&&(i=e.type.defaultProps),t)s=="key"?r=t[s]:s=="ref"?n=t[s]:l[s]=t[s]===void 0&&i!=null?i[s]:t[s];return arguments.length>2&&(l.children=arguments.length>3?qa.call(arguments,2):a),Ba(e.type,l,r||e.key,n||e.ref,null)}function ca(e){function t(a){var r,n;return this.getChildContext||(r=new Set,(n={})[t.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){r=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&r.forEach(function(i){i.__e=!0,ln(i)})},this.sub=function(s){r.add(s);var i=s.componentWillUnmount;s.componentWillUnmount=function(){r&&r.delete(s),i&&i.call(s)}}),a.children}return t.__c="__cC"+ws++,t.__=e,t.Provider=t.__l=(t.Consumer=function(a,r){return a.children(r)}).contextType=t,t}qa=Gr.slice,O={__e:function(e,t,a,r){for(var n,s,i;t=t.__;)if((n=t.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),i=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,r||{}),i=n.__d),i)return n.__E=n}catch(l){e=l}throw e}},bs=0,qt=function(e){return e!=null&&e.constructor===void 0},fa.prototype.setState=function(e,t){var a;a=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Xe({},this.state),typeof e=="function"&&(e=e(Xe({},a),this.props)),e&&Xe(a,e),e!=null&&this.__v&&(t&&this._sb.push(t),ln(this))},fa.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),ln(this))},fa.prototype.render=v,Lt=[],Cs=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,vs=function(e,t){return e.__v.__b-t.__v.__b},zr.__r=0,on=Math.random().toString(8),Nr="__d"+on,Ua="__a"+on,Ss=/(PointerCapture)$|Capture$/i,un=0,nn=Is(!1),sn=Is(!0),ws=0;var It,Q,mn,Fs,Wr=0,Gs=[],oe=O,Es=oe.__b,Os=oe.__r,Us=oe.diffed,Bs=oe.__c,qs=oe.unmount,Ns=oe.__;function pa(e,t){oe.__h&&oe.__h(Q,e,Wr||t),Wr=0;var a=Q.__H||(Q.__H={__:[],__h:[]});return e>=a.__.length&&a.__.push({}),a.__[e]}function R(e){return Wr=1,Bf($s,e)}function Bf(e,t,a){var r=pa(It++,2);if(r.t=e,!r.__c&&(r.__=[a?a(t):$s(void 0,t),function(l){var u=r.__N?r.__N[0]:r.__[0],d=r.t(u,l);u!==d&&(r.__N=[d,r.__[1]],r.__c.setState({}))}],r.__c=Q,!Q.__f)){var n=function(l,u,d){if(!r.__c.__H)return!0;var c=!1,p=r.__c.props!==l;if(r.__c.__H.__.some(function(g){if(g.__N){c=!0;var y=g.__[0];g.__=g.__N,g.__N=void 0,y!==g.__[0]&&(p=!0)}}),s){var f=s.call(this,l,u,d);return c?f||p:f}return!c||p};Q.__f=!0;var s=Q.shouldComponentUpdate,i=Q.componentWillUpdate;Q.componentWillUpdate=function(l,u,d){if(this.__e){var c=s;s=void 0,n(l,u,d),s=c}i&&i.call(this,l,u,d)},Q.shouldComponentUpdate=n}return r.__N||r.__}function I(e,t){var a=pa(It++,3);!oe.__s&&hn(a.__H,t)&&(a.__=e,a.u=t,Q.__H.__h.push(a))}function Ue(e,t){var a=pa(It++,4);!oe.__s&&hn(a.__H,t)&&(a.__=e,a.u=t,Q.__h.push(a))}function P(e){return Wr=5,Te(function(){return{current:e}},[])}function Te(e,t){var a=pa(It++,7);return hn(a.__H,t)&&(a.__=e(),a.__H=t,a.__h=e),a.__}function ma(e){var t=Q.context[e.__c],a=pa(It++,9);return a.c=e,t?(a.__==null&&(a.__=!0,t.sub(Q)),t.props.value):e.__}function zs(){var e=pa(It++,11);if(!e.__){for(var t=Q.__v;t!==null&&!t.__m&&t.__!==null;)t=t.__;var a=t.__m||(t.__m=[0,0]);e.__="P"+a[0]+"-"+a[1]++}return e.__}function qf(){for(var e;e=Gs.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Vr),t.__h.some(gn),t.__h=[]}catch(a){t.__h=[],oe.__e(a,e.__v)}}}oe.__b=function(e){Q=null,Es&&Es(e)},oe.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Ns&&Ns(e,t)},oe.__r=function(e){Os&&Os(e),It=0;var t=(Q=e.__c).__H;t&&(mn===Q?(t.__h=[],Q.__h=[],t.__.some(function(a){a.__N&&(a.__=a.__N),a.u=a.__N=void 0})):(t.__h.some(Vr),t.__h.some(gn),t.__h=[],It=0)),mn=Q},oe.diffed=function(e){Us&&Us(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Gs.push(t)!==1&&Fs===oe.requestAnimationFrame||((Fs=oe.requestAnimationFrame)||Nf)(qf)),t.__H.__.some(function(a){a.u&&(a.__H=a.u,a.u=void 0)})),mn=Q=null},oe.__c=function(e,t){t.some(function(a){try{a.__h.some(Vr),a.__h=a.__h.filter(function(r){return!r.__||gn(r)})}catch(r){t.some(function(n){n.__h&&(n.__h=[])}),t=[],oe.__e(r,a.__v)}}),Bs&&Bs(e,t)},oe.unmount=function(e){qs&&qs(e);var t,a=e.__c;a&&a.__H&&(a.__H.__.some(function(r){try{Vr(r)}catch(n){t=n}}),a.__H=void 0,t&&oe.__e(t,a.__v))};var Hs=typeof requestAnimationFrame=="function";function Nf(e){var t,a=function(){clearTimeout(r),Hs&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(a,35);Hs&&(t=requestAnimationFrame(a))}function Vr(e){var t=Q,a=e.__c;typeof a=="function"&&(e.__c=void 0,a()),Q=t}function gn(e){var t=Q;e.__c=e.__(),Q=t}function hn(e,t){return!e||e.length!==t.length||t.some(function(a,r){return a!==e[r]})}function $s(e,t){return typeof t=="function"?t(e):t}var Hf=Symbol.for("preact-signals");function Zr(){if(nt>1)nt--;else{var e,t=!1;for((function(){var n=Kr;for(Kr=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var i=s.t;i!==void 0;i=i.x)i.i===n.i&&(i.i=s.i);n=n.o}})();Ga!==void 0;){var a=Ga;for(Ga=void 0,Xr++;a!==void 0;){var r=a.u;if(a.u=void 0,a.f&=-3,!(8&a.f)&&Ws(a))try{a.c()}catch(n){t||(e=n,t=!0)}a=r}}if(Xr=0,nt--,t)throw e}}function jr(e){if(nt>0)return e();xn=++Gf,nt++;try{return e()}finally{Zr()}}var Ha,j=void 0;function za(e){var t=j,a=Ha;j=void 0,Ha=void 0;try{return e()}finally{j=t,Ha=a}}var Ga=void 0,nt=0,Xr=0,Gf=0,xn=0,Kr=void 0,Qr=0;function Vs(e){if(j!==void 0){var t=e.n;if(t===void 0||t.t!==j)return t={i:0,S:e,p:j.s,n:void 0,t:j,e:void 0,x:void 0,r:t},j.s!==void 0&&(j.s.n=t),j.s=t,e.n=t,32&j.f&&e.S(t),t;if(t.i===-1)return t.i=0,t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=j.s,t.n=void 0,j.s.n=t,j.s=t),t}}function ne(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}ne.prototype.brand=Hf;ne.prototype.h=function(){return!0};ne.prototype.S=function(e){var t=this,a=this.t;a!==e&&e.e===void 0&&(e.x=a,this.t=e,a!==void 0?a.e=e:za(function(){var r;(r=t.W)==null||r.call(t)}))};ne.prototype.U=function(e){var t=this;if(this.t!==void 0){var a=e.e,r=e.x;a!==void 0&&(a.x=r,e.e=void 0),r!==void 0&&(r.e=a,e.x=void 0),e===this.t&&(this.t=r,r===void 0&&za(function(){var n;(n=t.Z)==null||n.call(t)}))}};ne.prototype.subscribe=function(e){var t=this;return ae(function(){var a=t.value;za(function(){return e(a)})},{name:"sub"})};ne.prototype.valueOf=function(){return this.value};ne.prototype.toString=function(){return this.value+""};ne.prototype.toJSON=function(){return this.value};ne.prototype.peek=function(){var e=this;return za(function(){return e.value})};Object.defineProperty(ne.prototype,"value",{get:function(){var e=Vs(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Xr>100)throw new Error("Cycle detected");(function(a){nt!==0&&Xr===0&&a.l!==xn&&(a.l=xn,Kr={S:a,v:a.v,i:a.i,o:Kr})})(this),this.v=e,this.i++,Qr++,nt++;try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{Zr()}}}});function h(e,t){return new ne(e,t)}function Ws(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||!t.S.h()||t.S.i!==t.i)return!0;return!1}function Xs(e){for(var t=e.s;t!==void 0;t=t.n){var a=t.S.n;if(a!==void 0&&(t.r=a),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}function Ks(e){for(var t=e.s,a=void 0;t!==void 0;){var r=t.p;t.i===-1?(t.S.U(t),r!==void 0&&(r.n=t.n),t.n!==void 0&&(t.n.p=r)):a=t,t.S.n=t.r,t.r!==void 0&&(t.r=void 0),t=r}e.s=a}function Nt(e,t){ne.call(this,void 0,t),this.x=e,this.s=void 0,this.g=Qr-1,this.f=4}Nt.prototype=new ne;Nt.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Qr))return!0;if(this.g=Qr,this.f|=1,this.i>0&&!Ws(this))return this.f&=-2,!0;var e=j;try{Xs(this),j=this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(a){this.v=a,this.f|=16,this.i++}return j=e,Ks(this),this.f&=-2,!0};Nt.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}ne.prototype.S.call(this,e)};Nt.prototype.U=function(e){if(this.t!==void 0&&(ne.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};Nt.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Nt.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Vs(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function F(e,t){return new Nt(e,t)}function Qs(e){var t=e.j;if(e.j=void 0,typeof t=="function"){nt++;var a=j;j=void 0;try{t()}catch(r){throw e.f&=-2,e.f|=8,yn(e),r}finally{j=a,Zr()}}}function yn(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=void 0,e.s=void 0,Qs(e)}function zf(e){if(j!==this)throw new Error("Out-of-order effect");Ks(this),j=e,this.f&=-2;try{8&this.f&&yn(this)}finally{Zr()}}function ga(e,t){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,Ha&&Ha.push(this)}ga.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var t=this.x();typeof t=="function"&&(this.j=t)}finally{e()}};ga.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Qs(this),Xs(this),nt++;var e=j;return j=this,zf.bind(this,e)};ga.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ga,Ga=this)};ga.prototype.d=function(){this.f|=8,1&this.f||yn(this)};ga.prototype.dispose=function(){this.d()};function ae(e,t){var a=new ga(e,t);try{a.c()}catch(n){throw a.d(),n}var r=a.d.bind(a);return r[Symbol.dispose]=r,r}var Ln,Va,Yr,$f=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Zs=[],js=[];ae(function(){Ln=this.N})();function ha(e,t){O[e]=t.bind(null,O[e]||function(){})}function $a(e){if(Yr){var t=Yr;Yr=void 0,t()}Yr=e&&e.S()}function Ys(e){var t=this,a=e.data,r=Me(a);r.name="ReactiveDom",r.value=a;var n=Te(function(){for(var l=t,u=t.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var d=F(function(){var g=r.value.value;return g===0?0:g===!0?"":g||""}),c=F(function(){return!Array.isArray(d.value)&&!qt(d.value)}),p=ae(function(){if(this.N=Js,c.value){var g=d.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=g)}}),f=t.__$u.d;return t.__$u.d=function(){p(),f.call(this)},[c,d]},[]),s=n[0],i=n[1];return s.value?i.peek():i.value}Ys.displayName="ReactiveTextNode";Object.defineProperties(ne.prototype,{constructor:{configurable:!0,value:ye(v,null).constructor},type:{configurable:!0,value:Ys},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});ha("__b",function(e,t){if($a(),Va=void 0,typeof t.type=="string"){var a,r=t.props;for(var n in r)if(n!=="children"){var s=r[n];s instanceof ne&&(a||(t.__np=a={}),a[n]=s,r[n]=s.peek())}}e(t)});ha("__r",function(e,t){if(e(t),t.type!==v){$a();var a,r=t.__c;r&&(r.__$f&=-2,(a=r.__$u)===void 0&&(r.__$u=a=(function(n,s){var i;return ae(function(){i=this},{name:s}),i.c=n,i})((function(n){return function(){var s;$f&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(r),typeof t.type=="function"?t.type.displayName||t.type.name:""))),Va=r,$a(a)}});ha("__e",function(e,t,a,r){$a(),Va=void 0,e(t,a,r)});ha("diffed",function(e,t){$a(),Va=void 0;var a;if(typeof t.type=="string"&&(a=t.__e)){var r=t.__np,n=t.props,s=a.U;if(s)for(var i in s){var l=s[i];l===void 0||r&&i in r||(l.d(),s[i]=void 0)}if(r){s||(s={},a.U=s);for(var u in r){var d=s[u],c=r[u];d===void 0?(d=Vf(a,u,c,n),s[u]=d):d.o(c,n)}}}e(t)});function Vf(e,t,a,r){var n=t in e&&e.ownerSVGElement===void 0,s=h(a);return{o:function(i,l){s.value=i,r=l},d:ae(function(){this.N=Js;var i=s.value.value;r[t]!==i&&(r[t]=i,n?e[t]=i:i!=null&&(i!==!1||t[4]==="-")?e.setAttribute(t,i):e.removeAttribute(t))})}}ha("unmount",function(e,t){if(typeof t.type=="string"){var a=t.__e;if(a){var r=a.U;if(r){a.U=void 0;for(var n in r){var s=r[n];s&&s.d()}}}var i=t.__np;if(i){var l=t.props;for(var u in i)l[u]=i[u]}t.__np=void 0}else{var d=t.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(t)});ha("__h",function(e,t,a,r){r<3&&(t.__$f|=2),e(t,a,r)});fa.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var a=this.__$u,r=a&&a.s!==void 0;for(var n in t)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(r||s||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var i in e)if(i!=="__source"&&e[i]!==this.props[i])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function Me(e,t){return Te(function(){return h(e,t)},[])}var Wf=typeof requestAnimationFrame>"u"?setTimeout:function(e){var t=function(){clearTimeout(a),cancelAnimationFrame(r),e()},a=setTimeout(t,35),r=requestAnimationFrame(t)},Xf=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Kf(){jr(function(){for(var e;e=Zs.shift();)Ln.call(e)})}function Qf(){Zs.push(this)===1&&(O.requestAnimationFrame||Wf)(Kf)}function Zf(){jr(function(){for(var e;e=js.shift();)Ln.call(e)})}function Js(){js.push(this)===1&&(O.requestAnimationFrame||Xf)(Zf)}function Ht(e,t){var a=P(e);a.current=e;var r=Va;I(function(){return ae(function(){if(this.N=Qf,!(r&&8&r.__$f))return a.current()},t)},[])}var ue=class extends Error{idempotencyKey=null},Z=class extends ue{},de=class extends ue{},st=class extends ue{},Be=class extends ue{constructor(a,r,n){super(a);this.code=r;this.retryAfter=n}code;retryAfter},W=class extends ue{constructor(a,r){super(a.message);this.refusal=a;this.refusals=r}refusal;refusals;get code(){return this.refusal.code}get retryAfter(){return"retryAfter"in this.refusal?this.refusal.retryAfter:null}},it=class extends ue{},Wa=class extends ue{constructor(a,r){super(a);this.creation=r}creation},bt=class extends ue{constructor(a,r){super(a);this.exported=r}exported};function Ke(e){return(e instanceof Be||e instanceof W)&&e.code==="RATE_LIMITED"}function Xa(e){let{message:t="",extensions:a={}}=e[0]??{};if(a.code==="UNAUTHENTICATED")return new de(t);if(a.code==="ACCOUNT_BLOCKED")return new st(t);let r=a.retryAfter;return new Be(t,String(a.code??""),typeof r=="number"?r:null)}var jf=3e4,Yf=[502,503,504],Jr=class{constructor(t,a,r){this.url=t;this.session=a;this.fetch=r}url;session;fetch;async execute(t,a,r){let n=await this.session.token();try{return await this.post(t,a,n,r)}catch(s){if(!(s instanceof de))throw s;return this.post(t,a,await this.session.renewed(n,s.message),r)}}async reach(t){await this.fetched("?query=%7B__typename%7D",{},t)}async post(t,a,r,n){let s=await this.fetched("",{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${r}`},body:JSON.stringify({query:t.toString(),variables:a})},n),i=await this.usable(s.json(),n);if(i.errors?.length)throw Xa(i.errors);if(!i.data)throw new Z(`No usable answer from ${this.url}.`);return i.data}async fetched(t,a,r){let n=AbortSignal.timeout(jf),s=r?AbortSignal.any([n,r]):n,i=await this.usable(this.fetch(this.url+t,{...a,signal:s}),r);if(Yf.includes(i.status))throw new Z(`${this.url} is not available (HTTP ${i.status}).`);return i}async usable(t,a){try{return await t}catch(r){throw a?.throwIfAborted(),new Z(`No usable answer from ${this.url}: ${String(r)}`)}}};function ve(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ct(e){return ve(e)==="object"}function Jf(e){return Array.isArray(e)&&e.length>0&&e.every(t=>"message"in t)}function In(e,t){return e.length<124?e:t}var ei="graphql-transport-ws";var Le=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(Le||{}),we=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(we||{});function ti(e){if(!Ct(e))throw new Error(`Message is expected to be an object, but got ${ve(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${ve(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ct(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ve(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ct(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ve(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${ve(e.payload.query)}`);if(e.payload.variables!=null&&!Ct(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${ve(e.payload.variables)}`);if(e.payload.operationName!=null&&ve(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${ve(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ct(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${ve(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ve(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ct(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${ve(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ve(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Jf(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${ve(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function ai(e,t){return ti(typeof e=="string"?JSON.parse(e,t):e)}function xa(e,t){return ti(e),JSON.stringify(e,t)}function ri(e){let{url:t,connectionParams:a,lazy:r=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:i=0,disablePong:l,connectionAckWaitTimeout:u=0,retryAttempts:d=5,retryWait:c=async function(U){let C=Math.pow(2,U);await new Promise(B=>setTimeout(B,C*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:p=bn,on:f,webSocketImpl:g,generateID:y=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,U=>{let C=Math.random()*16|0;return(U=="x"?C:C&3|8).toString(16)})},jsonMessageReplacer:L,jsonMessageReviver:A}=e,E;if(g){if(!tc(g))throw new Error("Invalid WebSocket implementation provided");E=g}else typeof WebSocket<"u"?E=WebSocket:typeof global<"u"?E=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(E=window.WebSocket||window.MozWebSocket);if(!E)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let _=E,S=(()=>{let k=(()=>{let C={};return{on(B,Y){return C[B]=Y,()=>{delete C[B]}},emit(B){"id"in B&&C[B.id]?.(B)}}})(),U={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[k.emit,f.message]:[k.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:k.on,on(C,B){let Y=U[C];return Y.push(B),()=>{let te=Y.indexOf(B);te>-1&&Y.splice(te,1)}},emit(C,...B){for(let Y of[...U[C]])Y(...B)}}})();function ce(k){let U=[S.on("error",C=>{U.forEach(B=>B()),k(C)}),S.on("closed",C=>{U.forEach(B=>B()),k(C)})];return()=>U.forEach(C=>C())}let z,V=0,le,ee=!1,b=0,D=!1;async function w(){clearTimeout(le);let[k,U]=await(z??(z=new Promise((Y,te)=>(async()=>{if(ee){if(await c(b),!V)return z=void 0,te({code:1e3,reason:"All Subscriptions Gone"});b++}S.emit("connecting",ee);let q=new _(typeof t=="function"?await t():t,ei),ot,ua;function Br(){isFinite(i)&&i>0&&(clearTimeout(ua),ua=setTimeout(()=>{q.readyState===_.OPEN&&(q.send(xa({type:we.Ping})),S.emit("ping",!1,void 0))},i))}ce(xe=>{z=void 0,clearTimeout(ot),clearTimeout(ua),te(xe),xe instanceof eo&&(q.close(4499,"Terminated"),q.onerror=null,q.onclose=null)}),q.onerror=xe=>S.emit("error",xe),q.onclose=xe=>S.emit("closed",xe),q.onopen=async()=>{try{S.emit("opened",q);let xe=typeof a=="function"?await a():a;if(q.readyState!==_.OPEN)return;q.send(xa(xe?{type:we.ConnectionInit,payload:xe}:{type:we.ConnectionInit},L)),isFinite(u)&&u>0&&(ot=setTimeout(()=>{q.close(Le.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},u)),Br()}catch(xe){S.emit("error",xe),q.close(Le.InternalClientError,In(xe instanceof Error?xe.message:String(xe),"Internal client error"))}};let da=!1;q.onmessage=({data:xe})=>{try{let me=ai(xe,A);if(S.emit("message",me),me.type==="ping"||me.type==="pong"){S.emit(me.type,!0,me.payload),me.type==="pong"?Br():l||(q.send(xa(me.payload?{type:we.Pong,payload:me.payload}:{type:we.Pong},L)),S.emit("pong",!1,me.payload));return}if(da)return;if(me.type!==we.ConnectionAck)throw new Error(`First message cannot be of type ${me.type}`);clearTimeout(ot),da=!0,S.emit("connected",q,me.payload,ee),ee=!1,b=0;let xs=new Promise((lg,Tf)=>ce(Tf));xs.catch(()=>{}),Y([q,xs])}catch(me){q.onmessage=null,S.emit("error",me),q.close(Le.BadResponse,In(me instanceof Error?me.message:String(me),"Bad response"))}}})())));k.readyState===_.CLOSING&&await U;let C=()=>{},B=new Promise(Y=>C=Y);return[k,C,new Promise((Y,te)=>{let q=ce(te);k.readyState!==_.OPEN&&U.catch(te),B.then(()=>{if(q(),!V){let ot=()=>k.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(le),le=setTimeout(()=>{!V&&k.readyState===_.OPEN&&ot()},s)):ot()}Y()})})]}function N(k){if(bn(k)&&(ec(k.code)||[Le.InternalServerError,Le.InternalClientError,Le.BadRequest,Le.BadResponse,Le.Unauthorized,Le.SubprotocolNotAcceptable,Le.SubscriberAlreadyExists,Le.TooManyInitialisationRequests].includes(k.code)))throw k;if(D)return!1;if(bn(k)&&k.code===1e3)return V>0;if(!d||b>=d||!p(k))throw k;return ee=!0}r||(async()=>{for(V++;;)try{let[,,k]=await w();await k}catch(k){try{if(!N(k))return}catch(U){return n?.(U)}}})();function pe(k,U){let C=y(k),B=!1,Y=!1,te=()=>{V--,B=!0};return(async()=>{for(V++;;)try{let[q,ot,ua]=await w();if(B)return ua.catch(()=>{}),ot();let Br=S.onMessage(C,da=>{switch(da.type){case we.Next:{U.next(da.payload);return}case we.Error:{Y=!0,B=!0,U.error(da.payload),te();return}case we.Complete:{B=!0,te();return}}});q.send(xa({id:C,type:we.Subscribe,payload:k},L)),te=()=>{!B&&q.readyState===_.OPEN&&q.send(xa({id:C,type:we.Complete},L)),V--,B=!0,ot()},await ua.finally(Br);return}catch(q){if(!N(q))return}})().then(()=>{Y||U.complete()}).catch(q=>{U.error(q)}),()=>{B||te()}}return{on:S.on,subscribe:pe,iterate(k){let U=[],C={done:!1,error:null,resolve:()=>{}},B=pe(k,{next(te){U.push(te),C.resolve()},error(te){C.done=!0,C.error=te,C.resolve()},complete(){C.done=!0,C.resolve()}}),Y=(async function*(){for(;;){for(U.length||await new Promise(q=>C.resolve=q);U.length;)yield U.shift();if(C.error)throw C.error;if(C.done)return}})();return Y.throw=async te=>(C.done||(C.done=!0,C.error=te,C.resolve()),{done:!0,value:void 0}),Y.return=async()=>(B(),{done:!0,value:void 0}),Y},async dispose(){if(D=!0,z){let[k]=await z;k.close(1e3,"Normal Closure")}},terminate(){z&&S.emit("closed",new eo)}}}var eo=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function bn(e){return Ct(e)&&"code"in e&&"reason"in e}function ec(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function tc(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var ac=250,rc=8e3,oc=2**31-1,nc=["UNAVAILABLE","STORAGE_UNAVAILABLE"],Cn=new Set;globalThis.addEventListener?.("online",vn);function vn(){for(let e of Cn)e()}async function Sn(e,t){let a=new AbortController,r=()=>a.abort();Cn.add(r);let n=Math.min(ac*2**Math.min(e,10),rc)*(.5+Math.random()/2);await to(n,t?AbortSignal.any([a.signal,t]):a.signal),Cn.delete(r)}function to(e,t){return new Promise(a=>{let r=()=>{clearTimeout(n),t?.removeEventListener("abort",r),a()},n=setTimeout(r,Math.min(e,oc));t?.addEventListener("abort",r),t?.aborted&&r()})}async function oi(e,t,{signal:a,patience:r=0,onRepeat:n}){let s;for(let i=0;;i++){a?.throwIfAborted();try{return await e()}catch(l){let u=sc(l,t);if(s??=Date.now()+r,u===null||Date.now()+u>=s)throw l;n?.(l,u),await to(u,a)}await Sn(i,a)}}function sc(e,t){return e instanceof Z?t?0:null:!(e instanceof Be||e instanceof W)||e.retryAfter===null?null:t&&nc.includes(e.code)||Ke(e)?e.retryAfter*1e3:null}var ic=4401,lc=4403,uc=1006,dc=15e3,ni=1e4,si=45e3,fc=2,cc=["RATE_LIMITED","UNAVAILABLE","INTERNAL"],ao=class{constructor(t,a,r,n){this.endpoint=t;this.webSocket=a;this.keepOpen=r;this.onConnection=n}endpoint;webSocket;keepOpen;onConnection;socket=null;unopened=0;opened=!1;connection="opening";async*resumed(t,a,r,n){let s=a;for(let i=0;!n?.aborted;i++){try{for await(let l of this.once(t,s,n)){let u=r(l),{cursor:d}=u;d!==void 0&&(s={...a,after:d}),i=0,yield u}}catch(l){if(n?.aborted)return;if(l instanceof Be&&cc.includes(l.code))await to((l.retryAfter??0)*1e3,n);else if(!(l instanceof Z))throw l}await Sn(i,n)}}close(){let t=this.socket;this.socket=null,this.became("opening"),t?.dispose()}async*once(t,a,r){let n=await this.endpoint.session.token(),s=this.webSocket!==void 0&&this.unopened<fc,i=s?this.overSocket(t,a,r):this.overEvents(t,a,n,r);try{s&&this.unopened>0&&await this.endpoint.reach(r);for await(let l of i){if(l.errors?.length)throw Xa(l.errors);l.data&&(yield l.data)}}catch(l){if(l instanceof de){await this.endpoint.session.renewed(n,l.message);return}throw l instanceof Z&&!s&&(this.unopened=0),l}finally{s||this.became(r?.aborted?"opening":"lost")}}async*overSocket(t,a,r){this.socket??=this.open();let n=this.socket.iterate({query:t.toString(),variables:a}),s=()=>{n.return?.()};r?.addEventListener("abort",s);try{for await(let i of n)yield i}catch(i){throw Array.isArray(i)?Xa(i):pc(i)}finally{r?.removeEventListener("abort",s)}}open(){let t,a=ri({url:this.endpoint.url.replace(/^http/,"ws"),webSocketImpl:this.webSocket,connectionParams:async()=>({Authorization:`Bearer ${await this.endpoint.session.token()}`}),keepAlive:dc,retryAttempts:0,lazyCloseTimeout:this.keepOpen,connectionAckWaitTimeout:ni,on:{connecting:()=>{this.opened=!1},connected:()=>{this.opened=!0,this.unopened=0,this.became("live")},closed:r=>{if(clearTimeout(t),this.socket!==a)return;let{code:n,wasClean:s}=r;!this.opened&&(n===uc||n===Le.ConnectionAcknowledgementTimeout)&&(this.unopened+=1),this.became(n===1e3&&s?"opening":"lost")},ping:r=>{r||(t=setTimeout(()=>a.terminate(),ni))},pong:r=>{r&&clearTimeout(t)}}});return a}async*overEvents(t,a,r,n){let s=new AbortController,i=()=>s.abort();n?.addEventListener("abort",i);let l=setTimeout(i,si);try{let u=await this.endpoint.fetch(`${this.endpoint.url}/stream`,{method:"POST",headers:{Accept:"text/event-stream","Content-Type":"application/json",Authorization:`Bearer ${r}`},body:JSON.stringify({query:t.toString(),variables:a}),signal:s.signal});if(!u.ok||!u.body){yield await u.json();return}this.became("live");let d=()=>{clearTimeout(l),l=setTimeout(i,si)};for await(let[c,p]of mc(u.body,d))if(c==="next")yield JSON.parse(p);else if(c==="complete")return}catch(u){throw u instanceof ue?u:new Z(`The stream from ${this.endpoint.url} ended: ${String(u)}`)}finally{clearTimeout(l),n?.removeEventListener("abort",i),s.abort()}}became(t){this.connection!==t&&(this.connection==="lost"&&t==="live"&&vn(),this.connection=t,this.onConnection(t))}};function pc(e){let{code:t,reason:a=""}=e;return t===ic?new st(a):t===lc?new de(a):new Z(`The live connection ended${t===void 0?`: ${String(e)}`:` (${t})`}.`)}async function*mc(e,t){let a=e.pipeThrough(new TextDecoderStream).getReader();try{let r="";for(;;){let{done:n,value:s}=await a.read();if(n)return;t();let i=(r+s).split(`

`);r=i.pop()??"";for(let l of i){let u=l.split(`
`),d=u.find(p=>p.startsWith("event:"))?.slice(6).trim()??"",c=u.filter(p=>p.startsWith("data:")).map(p=>p.slice(5).replace(/^ /,""));d&&(yield[d,c.join(`
`)])}}}finally{await a.cancel().catch(()=>{})}}function wn(e="atelier.token"){let t=a=>{try{return a()}catch{return null}};return{read:()=>t(()=>localStorage.getItem(e)),write:a=>t(()=>a===null?localStorage.removeItem(e):localStorage.setItem(e,a)),exclusively:async a=>navigator.locks?navigator.locks.request(e,a):a(),onChange:a=>addEventListener("storage",r=>r.key===e&&a())}}var ro=class{constructor(t,a,r,n){this.current=t;this.signIn=a;this.store=r;this.onToken=n;this.current=r?.read()??t,r?.onChange(()=>this.adopt(r.read()))}current;signIn;store;onToken;renewal=null;use(t){this.store?.write(t),this.adopt(t)}token(){return this.current===null?this.renewed(null):Promise.resolve(this.current)}renewed(t,a="Nobody is signed in: give a token, or signIn."){if(this.current!==null&&this.current!==t)return Promise.resolve(this.current);let r=()=>this.renew(t,a);return this.renewal??=(this.store?.exclusively(r)??r()).finally(()=>{this.renewal=null}),this.renewal}async renew(t,a){let r=this.store?.read()??null,n=r!==null&&r!==t?r:await this.signIn?.(t)??null;if(n===null||n===t)throw this.use(null),new de(a);return this.use(n),n}adopt(t){t!==this.current&&(this.current=t,this.onToken(t))}};var gc=3e4,oo=class{base;endpoint;session;live;defaults;constructor(t){let a=()=>{};this.session=new ro(t.token??null,t.signIn,t.tokens,t.onToken??a);let r=t.fetch??((...s)=>globalThis.fetch(...s));this.base=String(t.url).replace(/\/+$/,""),this.defaults={patience:t.patience??gc,onRepeat:t.onRepeat},this.endpoint=new Jr(`${this.base}${t.path??"/graphql"}`,this.session,r);let n=t.webSocket===void 0?globalThis.WebSocket:t.webSocket??void 0;this.live=new ao(this.endpoint,n,t.keepOpen??0,t.onConnection??a)}get connection(){return this.live.connection}get token(){return this.session.current}use(t){this.session.use(t)}close(){this.live.close()}execute(t,a,{repeatable:r=!1,...n}={}){return this.call(t,a,s=>s,n,r)}follow(t,a,r,n){return this.live.resumed(t,a,r,n)}call(t,a,r,n,s=!0){return this.repeated(async()=>r(await this.endpoint.execute(t,a,n?.signal)),n,s)}repeated(t,a={},r=!0){return oi(t,r,{...this.defaults,...a})}};var T=class extends String{__apiType;value;__meta__;constructor(t,a){super(t),this.value=t,this.__meta__=a}toString(){return this.value}},jg=new T(`
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"ImageParts"}),Yg=new T(`
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}`,{fragmentName:"CreationParts"}),Jg=new T(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),eh=new T(`
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
    `,{fragmentName:"TransactionParts"}),th=new T(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}
    `,{fragmentName:"PaymentParts"}),ah=new T(`
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}
    `,{fragmentName:"ShareParts"}),rh=new T(`
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
    `,{fragmentName:"RefusalParts"}),oh=new T(`
    fragment ViewerParts on Viewer {
  id
  email
}
    `,{fragmentName:"ViewerParts"}),nh=new T(`
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
    `,{fragmentName:"ModelParts"}),sh=new T(`
    fragment StyleParts on Style {
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
    `,{fragmentName:"StyleParts"}),ih=new T(`
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}
    `,{fragmentName:"PackParts"}),lh=new T(`
    fragment QuoteParts on GenerationQuote {
  credits
  affordable
  balance
  model {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
}
    `,{fragmentName:"QuoteParts"}),uh=new T(`
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}
    `,{fragmentName:"ExportParts"}),ii=new T(`
    query Start {
  sandbox
  viewer {
    ...ViewerParts
  }
  credit {
    ...CreditParts
  }
  styles {
    ...StyleParts
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
fragment ViewerParts on Viewer {
  id
  email
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
}
fragment StyleParts on Style {
  id
  name
  nameZh
  description
  descriptionZh
  previewUrl
  models {
    id
  }
}`),li=new T(`
    query Viewer {
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  id
  email
}`),ui=new T(`
    query Credit {
  credit {
    ...CreditParts
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}`),di=new T(`
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
}`),fi=new T(`
    query Styles {
  styles {
    ...StyleParts
  }
}
    fragment StyleParts on Style {
  id
  name
  nameZh
  description
  descriptionZh
  previewUrl
  models {
    id
  }
}`),ci=new T(`
    query Packs {
  creditPacks {
    ...PackParts
  }
}
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}`),pi=new T(`
    query Creation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`),mi=new T(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter, $createdAfter: DateTime, $createdBefore: DateTime) {
  creations(
    first: $first
    after: $after
    filter: $filter
    createdAfter: $createdAfter
    createdBefore: $createdBefore
  ) {
    nodes {
      ...CreationParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`),gi=new T(`
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
}`),hi=new T(`
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
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}`),xi=new T(`
    query Quote($input: CreateGenerationInput!) {
  quoteGeneration(input: $input) {
    quote {
      ...QuoteParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
fragment QuoteParts on GenerationQuote {
  credits
  affordable
  balance
  model {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
}`),yi=new T(`
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
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Li=new T(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creations {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Ii=new T(`
    mutation RetryGeneration($input: RetryGenerationInput!) {
  retryGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),bi=new T(`
    mutation CancelGeneration($input: CancelGenerationInput!) {
  cancelGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Ci=new T(`
    mutation DeleteCreation($input: DeleteCreationInput!) {
  deleteCreation(input: $input) {
    deletedId
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),vi=new T(`
    mutation ShareCreation($input: ShareCreationInput!) {
  shareCreation(input: $input) {
    share {
      ...ShareParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Si=new T(`
    mutation RevokeShare($input: RevokeShareInput!) {
  revokeShare(input: $input) {
    revokedId
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),wi=new T(`
    query Shares($first: Int!, $after: String) {
  shares(first: $first, after: $after) {
    nodes {
      ...ShareParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}`),ki=new T(`
    mutation CreateCheckout($input: CreateCheckoutInput!) {
  createCheckout(input: $input) {
    checkoutUrl
    payment {
      ...PaymentParts
    }
    errors {
      ...RefusalParts
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
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Pi=new T(`
    subscription TaskUpdated($id: ID, $after: String) {
  taskUpdated(id: $id, after: $after) {
    cursor
    kind
    creation {
      ...CreationParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`),Ai=new T(`
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
}`),_i=new T(`
    mutation SetFavourite($input: SetFavouriteInput!) {
  setFavourite(input: $input) {
    creations {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`),Ri=new T(`
    query CreationExport($id: ID!) {
  creationExport(id: $id) {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`),Ti=new T(`
    mutation ExportCreations($input: ExportCreationsInput!) {
  exportCreations(input: $input) {
    export {
      ...ExportParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`),Mi=new T(`
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
  byteSize
  failure
  createdAt
  expiresAt
  url
}`),Di=new T(`
    query CreationExports {
  creationExports {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`),Fi=new T(`
    query ShareOf($id: ID!) {
  creation(id: $id) {
    id
    share {
      ...ShareParts
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}`);var Ei=6e5,hc=[400,413,415,422];async function Oi(e,t,a,r){let[n,s]=a.onProgress&&typeof XMLHttpRequest<"u"?await yc(e,t,a.onProgress,a.signal):await xc(e,t,r,a.signal);if(hc.includes(n))throw new it(Lc(s)??`The picture was rejected (HTTP ${n}).`);if(n>=300)throw new Z(`The upload failed (HTTP ${n}).`);a.onProgress?.(1)}async function xc(e,t,a,r){let n=AbortSignal.timeout(Ei);try{let s=await a(e.uploadUrl,{method:e.uploadMethod,headers:e.uploadHeaders.map(({name:i,value:l})=>[i,l]),body:t,signal:r?AbortSignal.any([n,r]):n});return[s.status,await s.text()]}catch(s){throw r?.throwIfAborted(),new Z(`The upload was cut: ${String(s)}`)}}function yc(e,t,a,r){return new Promise((n,s)=>{let i=new XMLHttpRequest;i.open(e.uploadMethod,e.uploadUrl),i.timeout=Ei;for(let{name:l,value:u}of e.uploadHeaders)i.setRequestHeader(l,u);i.upload.onprogress=({loaded:l,total:u})=>a(u?l/u:0),i.onerror=i.ontimeout=()=>s(new Z("The upload was cut.")),i.onabort=()=>s(r?.reason),r?.addEventListener("abort",()=>i.abort(),{once:!0}),i.onload=()=>n([i.status,i.responseText]),i.send(t)})}function Lc(e){try{return JSON.parse(e).error?.message}catch{return}}var Ic=50,bc=3e4,Ka=class extends oo{start(t){return this.call(ii,{},a=>a,t)}viewer(t){return this.call(li,{},({viewer:a})=>a,t)}credits(t){return this.call(ui,{},({credit:a})=>a,t)}models(t){return this.call(di,{},({models:a})=>a,t)}styles(t){return this.call(fi,{},({styles:a})=>a,t)}packs(t){return this.call(ci,{},({creditPacks:a})=>a,t)}creation(t,a){return this.call(pi,{id:t},({creation:r})=>r,a)}quote(t,a){return this.call(xi,{input:t},({quoteGeneration:r})=>Gt(qe(r).quote),a)}upload(t,{contentType:a,onProgress:r,...n}={}){let s={contentType:a||t.type||"application/octet-stream",byteSize:t.size};return this.repeated(async()=>{let{createUpload:i}=await this.endpoint.execute(yi,{input:s},n.signal),l=Gt(qe(i).upload);return await Oi(l,t,{onProgress:r,signal:n.signal},this.endpoint.fetch),l.id},n)}async create({images:t,...a},r={}){let{onProgress:n,onUploaded:s,...i}=r,l=(t??[]).map(c=>c instanceof Blob?0:null),u=l.filter(c=>c!==null).length,d=await Promise.all((t??[]).map(async(c,p)=>{if(!(c instanceof Blob))return c;let f=g=>{l[p]=g,n?.(l.reduce((y,L)=>y+(L??0),0)/u)};return{uploadId:await this.upload(c,{...i,...n&&{onProgress:f}})}}));return u>0&&s?.(d),this.onceOnly(a.idempotencyKey,c=>{let p={...a,...t&&{images:d},idempotencyKey:c};return this.call(Li,{input:p},({createGeneration:f})=>qe(f).creations,i)})}retry(t,{maxCredits:a,idempotencyKey:r,...n}={}){return this.onceOnly(r,s=>{let i={id:t,maxCredits:a,idempotencyKey:s},l=({retryGeneration:u})=>Gt(qe(u).creation);return this.call(Ii,{input:i},l,n)})}cancel(t,a){let r=({cancelGeneration:n})=>Gt(qe(n).creation);return this.call(bi,{input:{id:t}},r,a,!1)}async delete(t,a){await this.call(Ci,{input:{id:t}},({deleteCreation:r})=>qe(r),a,!1)}setFavourite(t,a=!0,r){let n=({setFavourite:s})=>qe(s).creations;return this.call(_i,{input:{ids:[...t],favourite:a}},n,r)}exportCreations(t,a){return this.onceOnly(t.idempotencyKey,r=>{let n=({exportCreations:s})=>Gt(qe(s).export);return this.call(Ti,{input:{...t,idempotencyKey:r}},n,a)})}exports(t){return this.call(Di,{},({creationExports:a})=>a,t)}export(t,a){return this.call(Ri,{id:t},({creationExport:r})=>r,a)}async waitForExport(t,{onChange:a,signal:r}={}){for await(let n of this.follow(Mi,{id:t},({exportUpdated:s})=>s,r)){if(n.state==="READY")return n;if(n.state!=="PENDING")throw new bt(n.failure??"The export is deleted.",n);a?.(n)}throw r?.reason??new ue("The wait was ended.")}async exportUrl(t,a){let r=await this.export(t,a);if(!r?.url)throw new bt("The export is not ready, or is deleted.",r);return`${this.base}${r.url}`}share(t,a={},r){let n=({shareCreation:s})=>Gt(qe(s).share);return this.call(vi,{input:{...a,id:t}},n,r)}shareOf(t,a){return this.call(Fi,{id:t},({creation:r})=>r?.share??null,a)}async revokeShare(t,a){let r=({revokeShare:n})=>qe(n);await this.call(Si,{input:{id:t}},r,a,!1)}checkout(t,a={},r){let n=({createCheckout:s})=>Gt(qe(s).payment);return this.call(ki,{input:{pack:t,...a}},n,r,!1)}gallery(t={},a={}){return no((r,n,s)=>this.call(mi,{first:r,after:n,filter:t,...a},({creations:i})=>i,s))}shares(){return no((t,a,r)=>this.call(wi,{first:t,after:a},({shares:n})=>n,r))}transactions(){return no((t,a,r)=>this.call(gi,{first:t,after:a},({credit:n})=>n.transactions,r))}payments(){return no((t,a,r)=>this.call(hi,{first:t,after:a},({credit:n})=>n.payments,r))}watch({id:t=null,after:a=null,signal:r}={}){return this.follow(Pi,{id:t,after:a},({taskUpdated:n})=>n,r)}watchCredits({after:t=null,signal:a}={}){return this.follow(Ai,{after:t},({creditUpdated:r})=>r,a)}async wait(t,a={}){for await(let{creation:r}of this.watch({id:t,...a.signal?{signal:a.signal}:{}}))if(r&&(a.onChange?.(r),r.stage==="FINISHED")){if(Cc(r))return r;throw new Wa(r.failure?.message??"The generation was canceled.",r)}throw a.signal?.reason??new ue("The wait was ended.")}async onceOnly(t,a){let r=t??kn();try{return await a(r)}catch(n){let s=n instanceof W||n instanceof de;throw n instanceof ue&&!s&&(n.idempotencyKey=r),n}}};function kn(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function no(e){async function*t(){let a=null;do{let r=await e(Ic,a);yield*r.nodes,a=r.pageInfo.hasNextPage?r.pageInfo.endCursor:null}while(a!==null)}return Object.assign(t(),{page:e})}async function Ui(e,t=globalThis.fetch){let a,r;try{let n=await t(`${String(e).replace(/\/+$/,"")}/auth/demo`,{method:"POST",signal:AbortSignal.timeout(bc)});if(n.status===201)return(await n.json()).token;a=n.status,r=Number(n.headers.get("Retry-After"))}catch(n){throw new Z(`No usable answer from ${String(e)}: ${String(n)}`)}throw a===429?new Be(`${String(e)} lets no more users in from here.`,"RATE_LIMITED",r):a>=500?new Z(`${String(e)} is not available (HTTP ${a}).`):new de(`${String(e)} has no demo sign-in for you (HTTP ${a}): give a token.`)}function Cc(e){return e.generatedImage!==null}function qe(e){if(e.errors[0])throw new W(e.errors[0],e.errors);return e}function Gt(e){if(e===null)throw new ue("The server's answer is incomplete.");return e}var La=document.documentElement.dataset.signIn==="demo",Bi=document.documentElement.dataset.sandbox==="yes",io=document.documentElement.dataset.cards,Qe=h("starting"),$=h(null),An=h("opening"),Ia=h(null),lo=h(!1),vc=5e3,M=new Ka({url:location.origin,tokens:wn(),signIn:Sc,onToken:e=>e===null?Xi():void(wc(e)||Rn()),patience:1/0,onRepeat:Ki,onConnection:e=>{An.value=e}}),qi=()=>{},_n=()=>{},ya={},Pn=!1,so=null,Ni=null;function Hi(e,t){qi=e,_n=t,Rn()}async function Gi(e){let t=e.trim().replace(/^bearer\s+/i,"");if(!/^[!-~]+$/.test(t))return!1;try{await new Ka({url:location.origin,token:t,patience:0}).viewer()}catch(a){if(a instanceof de)return!1;throw a}return M.use(t),!0}async function zi(){await window.atelier?.signIn?.(),window.atelier&&await Rn()}async function $i(){M.use(null),await window.atelier?.signOut?.()}async function Vi(){M.use(await Wi())}function uo(e){if(e instanceof st)Qe.value="blocked";else if(!(e instanceof de))throw e}async function Sc(e){return window.atelier?so=await window.atelier.token(e):La?(so=await Wi(),lo.value=e!==null,so):null}function wc(e){return Pn&&e===so}async function Wi(){try{return await Ui(location.origin)}catch(e){throw Ke(e)&&Ki(Ni=e,(e.retryAfter??0)*1e3),e}}async function Rn(){let e=ya={};for(;e===ya;){let t=M.token;Pn=!0;try{let a=await M.start();if(t!==null&&t!==M.token)continue;e===ya&&kc(a);return}catch(a){if(e!==ya)return;if(a instanceof de)return Xi();if(a instanceof st)return uo(a);$.value===null&&(Qe.value="unreachable"),await new Promise(r=>setTimeout(r,vc))}finally{e===ya&&(Pn=!1)}}}function kc(e){Qe.value="signed-in",$.value?.id!==e.viewer.id&&(_n(),$.value=e.viewer,qi(e))}function Xi(){ya={},_n(),$.value=null,Qe.value="signed-out"}function Ki(e,t){Ke(e)?Ia.value={until:Date.now()+t,isOfSignUps:e===Ni}:e instanceof Z&&$.value===null&&(Qe.value="unreachable")}var Qi="atelier.models",ke=h(Pc());ae(()=>{try{sessionStorage.setItem(Qi,JSON.stringify(ke.value))}catch{return}});var lt=h(null),H=F(()=>{let e=ke.value?.filter(({status:t})=>t!=="RETIRED")??[];return e.find(({id:t})=>t===lt.value)??e.find(Ne)??e[0]??null}),fo={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function Ne({status:e}){return e==="LIVE"}function Pe({takesPrompt:e}){return!e}async function zt(){try{ke.value=await M.models()}catch{return}}function co(e,t,a){let r=e.prices.find(n=>n.resolution===t)??e.prices[0];return r?r.credits+r.creditsPerExtraImage*Math.max(0,a-e.freeInputImages):null}function Pc(){try{return JSON.parse(sessionStorage.getItem(Qi)??"null")}catch{return null}}var ba="sty_watercolour",Dn=2**31-1,De=h(ba),$t=h("AUTO"),Vt=h(null),Wt=h(null),Ca=h(!1),va=h(1),ut=h(""),dt=h(""),Zi=F(()=>Ca.value&&(H.value?.supportsTransparency??!1)),vt=F(()=>{let e=H.value??fo,t=e.outputFormats.filter(a=>!Zi.value||a!=="JPG");return{ratios:Tn(e.aspectRatios),resolutions:Tn(e.resolutions),formats:Tn(t),counts:Array.from({length:e.maxOutputs},(a,r)=>r+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),ge=F(()=>{let{ratios:e,resolutions:t,formats:a,counts:r,...n}=vt.value;return{aspectRatio:Mn($t.value,e),resolution:Mn(Vt.value,t),outputFormat:Mn(Wt.value,a),background:Zi.value?"TRANSPARENT":null,count:Math.min(va.value,r.length),seed:n.seed&&ut.value.trim()!==""?Number(ut.value):null,negativePrompt:n.negativePrompt&&dt.value.trim()||null}}),Sa=F(()=>{let e=ge.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=Dn)});function Tn(e){return e.length>1?e:[]}function Mn(e,t){return t.find(a=>a===e)??t[0]??null}var Ac=20,Ie=h(null),Qa=h(null),po=class{constructor(t){this.listing=t}listing;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(t){let a=this.items.peek();a&&this.#e===null?this.items.value=ji([t],a):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e?.abort(),this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(t){this.#e?.abort();let a=this.#e=new AbortController;this.failed.value=!1;try{let r=await this.listing.page(Ac,t,{signal:a.signal});if(this.#e!==a)return;this.#e=null,this.items.value=t===null?r.nodes:ji(this.items.peek()??[],r.nodes),this.#t=r.pageInfo.endCursor,this.hasMore.value=r.pageInfo.hasNextPage}catch{if(this.#e!==a)return;this.#e=null,this.failed.value=!0}}};function ji(e,t){let a=new Set(e.map(({id:r})=>r));return[...e,...t.filter(({id:r})=>!a.has(r))]}var St=new po(M.transactions()),Fe=new po(M.payments());async function Yi(){await Promise.all([St.reload(),Fe.reload(),_c()])}async function _c(){try{Qa.value??=await M.packs()}catch{return}}function Ji(e){e.credit&&(Ie.value=e.credit),e.kind==="RESET"&&mo(),e.transaction&&St.note(e.transaction);let t=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(t==="PURCHASE"||t==="ADJUSTMENT")&&Fe.isOpen&&Fe.reload()}async function mo(){let e=[St,Fe].filter(({isOpen:t})=>t);await Promise.all(e.map(t=>t.reload()))}function el(){Ie.value=null,St.empty(),Fe.empty()}var Rc="atelier",Xt="files";var tl=null;async function al(e){let t=`${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;try{let a=(await Fn()).transaction(Xt,"readwrite").objectStore(Xt);await Za(a.put(e,t));let r=await Za(a.getAllKeys());return await Promise.all(r.slice(0,Math.max(0,r.length-24)).map(n=>Za(a.delete(n)))),t}catch{return null}}async function rl(e){try{let t=await Za((await Fn()).transaction(Xt).objectStore(Xt).get(e));return t instanceof File?t:null}catch{return null}}async function ol(){try{await Za((await Fn()).transaction(Xt,"readwrite").objectStore(Xt).clear())}catch{return}}function Fn(){return tl??=new Promise((e,t)=>{let a=indexedDB.open(Rc,1);a.onupgradeneeded=()=>a.result.createObjectStore(Xt),a.onsuccess=()=>e(a.result),a.onerror=()=>t(new Error("no database",{cause:a.error}))}),tl}function Za(e){return new Promise((t,a)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>a(new Error("the database failed",{cause:e.error}))})}var fe=h(null),He=h(new Set),Kt=h(null),ja=h(null),ft=h(null);var Tc=100,Mc=3e4,wt=new Map,Ya=new Set,Ja=new Set,Qt=new Set;function G({status:e}){return e==="WAITING"||e==="PROCESSING"}function Se(e){return wt.get(e)}function Ze(e){let t=Ja.delete(e.id);if(Ya.has(e.id))return;if(e.deletedAt!==null)return er(e.id);let a=wt.get(e.id);if(a===void 0)wt.set(e.id,h(e));else{if(e.version<a.peek().version&&!t)return;a.value={...e,...Dc(a.peek(),e)}}for(let r of Qt)r.note(e)}function er(e){Ya.add(e);for(let t of Qt)t.drop(e)}async function ll(e){return wt.get(e)?.peek()??await Zt(e)}async function Zt(e){let t=await M.creation(e),a=wt.get(e);return t&&a&&t.version>=a.peek().version?(Ja.delete(e),a.value=t):t&&Ze(t),t}function ul(){Ya.clear();for(let e of wt.keys())Ja.add(e)}function dl(){wt.clear(),Ya.clear(),Ja.clear();for(let e of Qt)e.empty()}function fl(){for(let e of Qt)e.reload()}function En(){for(let e of Qt)e.isOld&&e.reload()}function Dc(e,t){return{originalImages:t.originalImages.map((a,r)=>nl(e.originalImages[r]??null,a)??a),generatedImage:nl(e.generatedImage,t.generatedImage)}}function nl(e,t){if(!e||!t)return t;let a=t.renditions.map(r=>e.renditions.find(({url:n})=>sl(n)===sl(r.url))??r);return{...t,renditions:a}}function sl(e){return e.split("?",1)[0]??e}var ct=class{constructor(t){this.pageSize=t}pageSize;filter=h({});period=h({from:null,to:null});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=F(()=>{let a=this.ids.value.filter(s=>!He.value.has(s)).map(s=>wt.get(s)?.value).filter(s=>s!==void 0),r=new Set(a.filter(G).map(({group:s})=>s)),n=s=>G(s)||s.group!==null&&r.has(s.group);return[...a.filter(n),...a.filter(s=>!n(s))]});#t=null;#e=null;#a=-1/0;#r=!1;open(){return Qt.add(this),this.#o(),()=>Qt.delete(this)}show(t,a={from:null,to:null}){this.filter.value=t,this.period.value=a,this.empty(),this.#o()}#o(){$.peek()&&this.reload()}get isOld(){return this.failed.peek()||performance.now()-this.#a>Mc}empty(){this.#e?.abort(),this.#e=null,this.#a=-1/0,this.#r=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#r=this.#e!==null&&this.state.peek()==="ready",await this.#n(null)}async more(){this.hasMore.peek()&&(this.#r=this.#e!==null,this.#r||await this.#n(this.#t))}note(t){let a=this.ids.peek().includes(t.id);if(!Fc(t,this.filter.peek())||!Ec(t,this.period.peek())){a&&this.drop(t.id);return}let r=this.ids.peek().at(-1);a||this.hasMore.peek()&&r!==void 0&&t.id<r||(this.ids.value=il([...this.ids.peek(),t.id]))}drop(t){this.ids.peek().includes(t)&&(this.ids.value=this.ids.peek().filter(a=>a!==t))}async#n(t){this.#e?.abort();let a=this.#e=new AbortController;t===null&&(this.#a=performance.now());let r=t===null?this.ids.peek().length:0;this.failed.value=!1;try{let n=Math.min(Math.max(this.pageSize,r),Tc),{from:s,to:i}=this.period.peek(),u=await M.gallery(this.filter.peek(),{createdAfter:s,createdBefore:i}).page(n,t,{signal:a.signal});if(this.#e!==a)return;this.#e=null;for(let y of u.nodes)Ze(y);let d=u.nodes.map(({id:y})=>y).filter(y=>!Ya.has(y)),c=this.ids.peek().filter(y=>!Ja.has(y)),p=c.filter(y=>t!==null||d[0]===void 0||y>d[0]),f=d.at(-1),g=t===null&&u.pageInfo.hasNextPage?c.filter(y=>f!==void 0&&y<f):[];this.ids.value=il([...new Set([...p,...d,...g])]),g.length===0&&(this.#t=u.pageInfo.endCursor,this.hasMore.value=u.pageInfo.hasNextPage),this.state.value="ready",this.#r&&this.more()}catch{if(this.#e!==a)return;this.#e=null,this.failed.value=!0}}};function il(e){return e.sort((t,a)=>t<a?1:-1)}function Fc(e,{status:t,style:a,search:r,model:n,group:s,favourite:i}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(i==null||i===e.favourite)&&(!t||t.includes(e.status))&&(!a||a===e.style.id)&&(!r||e.prompt.toLowerCase().includes(r.toLowerCase()))}function Ec({createdAt:e},{from:t,to:a}){let r=Date.parse(e);return(t===null||r>Date.parse(t))&&(a===null||r<Date.parse(a))}var On=new WeakMap,Un=h(0);function Bn(e){return Un.value>=0?On.get(e):void 0}function cl(e){let t=e instanceof File?Bn(e):void 0;return t===void 0?e:{uploadId:t}}function pl(e,t){e.forEach((a,r)=>{let n=t[r]?.uploadId;a instanceof File&&n&&On.set(a,n)}),Un.value+=1}function go(){On=new WeakMap,Un.value+=1}var Oc=2,Uc=2e3,gl="atelier.intents",Ee=h([]),jt=h(!1),yo="",ho=new Map,hl=()=>{};function xl(e,t){yo=e,hl=t;for(let{key:a,order:r}of Hc())qn(a,r)}function yl(){yo="",kt=null,jt.value=!1,Ee.value=[];for(let e of ho.values())e.abort()}function Lo(e){let t=performance.now();if(kt&&Bc(kt.order,e)&&t-kt.at<Uc)return jt.value=!0,kt.creation;jt.value=!1;let a=qn(kn(),e),r=kt={order:e,at:t,creation:a};return a.then(n=>{n===null&&kt===r&&(kt=null)}),a}var kt=null;function Bc(e,t){let[a,r]=[xo(e),xo(t)];return a.length===r.length&&a.every((n,s)=>n===r[s])&&ml(e)===ml(t)}function xo(e){return e.kind==="create"?(e.images??[]).filter(t=>t instanceof File):[]}function ml(e){return JSON.stringify(e,(t,a)=>a instanceof File?"file":a)}async function Ll({key:e}){let t=Ee.peek().find(a=>a.key===e);return t?.phase==="stopped"?qn(e,t.order):null}function Io(e){ho.get(e)?.abort(),Ee.value=Ee.peek().filter(t=>t.key!==e),Nn()}async function qn(e,t){let a=t.kind==="create"&&t.images?{...t,images:t.images.map(cl)}:t;Nc({key:e,order:a,phase:xo(a).length>0?"uploading":"sending",progress:0,trouble:null});let r=new AbortController;ho.set(e,r);let n=0,s=(i,l)=>{n+=1,Ke(i)?tr(e,{trouble:{kind:"limited",until:Date.now()+l}}):n>Oc&&tr(e,{trouble:{kind:"unreachable"}})};try{let i=await qc(e,a,{signal:r.signal,onRepeat:s});if(r.signal.aborted)return null;Io(e);for(let l of i)Ze(l),n>0&&Zt(l.id).catch(()=>{});return i[0]&&hl(i[0]),i[0]??null}catch(i){if(r.signal.aborted)return null;let l=i instanceof W||i instanceof it;return l&&go(),tr(e,{phase:"stopped",trouble:l?{kind:"refused",error:i}:{kind:"failed",error:i}}),null}finally{ho.delete(e)}}async function qc(e,t,a){if(t.kind==="retry")return[await M.retry(t.id,{maxCredits:t.maxCredits,idempotencyKey:e,...a})];let{input:r,images:n}=t;return M.create({...r,...n&&{images:n},idempotencyKey:e},{...a,onProgress:s=>tr(e,{progress:s}),onUploaded:s=>{pl(n??[],s),tr(e,{phase:"sending",order:{...t,images:s}})}})}function Nc(e){Ee.value=[e,...Ee.peek().filter(({key:t})=>t!==e.key)],Nn()}function tr(e,t){Ee.value=Ee.peek().map(a=>a.key===e?{...a,...t}:a),Nn()}function Nn(){let e=Ee.peek().filter(({order:t,trouble:a})=>a?.kind!=="refused"&&xo(t).length===0);try{sessionStorage.setItem(gl,JSON.stringify({owner:yo,entries:e.map(({key:t,order:a})=>({key:t,order:a}))}))}catch{return}}function Hc(){try{let e=JSON.parse(sessionStorage.getItem(gl)??"null");return e?.owner===yo?e.entries:[]}catch{return[]}}var bl="atelier.prompts",Gc=50,Yt=-1,Il="";function Cl(e){if(Yt=-1,e==="")return;let t={owner:$.peek()?.id,prompts:[e,...Sl().filter(a=>a!==e)].slice(0,Gc)};try{localStorage.setItem(bl,JSON.stringify(t))}catch{return}}function vl(e,t){let a=Sl();Yt>=0&&a[Yt]!==t&&(Yt=-1),Yt===-1&&(Il=t);let r=Yt+e;return r<-1||r>=a.length?null:(Yt=r,r===-1?Il:a[r]??null)}function Sl(){try{let e=JSON.parse(localStorage.getItem(bl)??"null");return e!==null&&e.owner===$.peek()?.id?e.prompts:[]}catch{return[]}}var zc=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],$c=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function wl(e){let{name:t}=e;if(e.size===0)return{kind:"empty"};let a=await Vc(e),r=zc.find(([,i])=>i.test(a))?.[0];if(!r)return{kind:"type",name:t};let n=e.type===r?e:new File([e],t,{type:r}),s=await Wc(n);return s?Xc(n,s):n.size>31457280?{kind:"bytes",name:t,bytes:n.size}:$c.has(r)?{kind:"damaged",name:t}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function Vc(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function Wc(e){let t=URL.createObjectURL(e),a=new Image;a.src=t;try{return await a.decode(),a}catch{return null}finally{URL.revokeObjectURL(t)}}async function Xc(e,t){let a=t.naturalWidth*t.naturalHeight,n=kl(t,192/Math.max(t.naturalWidth,t.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&a<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let i=Math.min(1,Math.sqrt(64e6/a));i*t.naturalWidth>=1;i*=.8){let l=await Kc(t,i,s);if(l===null)break;let u=new File([l],e.name,{type:l.type});if(l.size<=31457280)return{kind:"photograph",file:u,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function Kc(e,t,a){let r=kl(e,t);return new Promise(n=>r?r.toBlob(n,a,.95):n(null))}function kl(e,t){let a=document.createElement("canvas");a.width=Math.max(1,Math.floor(e.naturalWidth*t)),a.height=Math.max(1,Math.floor(e.naturalHeight*t));let r=a.getContext("2d");return r===null?null:(r.imageSmoothingQuality="high",r.drawImage(e,0,0,a.width,a.height),a)}var se=h([]),Ge=h(0),Pt=h(null),ze=F(()=>(H.value??fo).maxInputImages),Oe=F(()=>se.value.slice(0,ze.value)),ar=h(new Map),Qc=0,rr={};async function Hn(e){if(Pt.value=null,e.length===0)return bo({kind:"nothing"});let t=rr,a=Co()>0||ze.peek()>1?null:se.peek()[0],r=e.slice(0,a?1:Math.max(0,Co()));r.length<e.length&&bo({kind:"full",most:ze.peek()}),Ge.value+=r.length;for(let n of r){let s=await wl(n);if(t!==rr)return;if(Ge.value-=1,s.kind!=="photograph"){bo(s);continue}a&&So(a.key);let{file:i,thumbnail:l,reduced:u}=s;_l({key:or(),kind:"file",file:i,thumbnail:l,reduced:u}),al(i).then(d=>{d!==null&&(ar.value=new Map(ar.peek()).set(i,d))})}}function vo({id:e,generatedImage:t}){if(Pt.value=null,!t)return!1;let a=se.peek();return a.some(r=>r.kind==="creation"&&r.id===e)?!0:Co()<=0&&ze.peek()>1?(bo({kind:"full",most:ze.peek()}),!1):(Co()<=0&&a[0]&&So(a[0].key),_l({key:or(),kind:"creation",id:e,picture:t}),!0)}function bo(e){Pt.value??=e}function So(e){Pt.value=null,se.value=se.peek().filter(t=>t.key!==e)}function Gn(e,t){let a=se.peek().find(n=>n.key===e);if(!a||t<0||t>=se.peek().length)return;let r=se.peek().filter(n=>n!==a);se.value=[...r.slice(0,t),a,...r.slice(t)]}function zn(){rr={},Ge.value=0,Pt.value=null,se.value=[]}function wo(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function Pl(){return se.value.flatMap(e=>{if(e.kind!=="file")return[e];let t=ar.value.get(e.file);if(t!==void 0)return[{kind:"file",file:t,thumbnail:e.thumbnail,reduced:e.reduced}];let a=Bn(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}async function Al(e){let t=e.filter(s=>s.kind==="file"),a=rr;Ge.value+=t.length;let r=new Map(await Promise.all(t.map(async s=>[s.file,await rl(s.file)])));if(a!==rr)return;Ge.value-=t.length;let n=e.flatMap(s=>{if(s.kind!=="file")return[{...s,key:or()}];let i=r.get(s.file);return i?(ar.value=new Map(ar.peek()).set(i,s.file),[{...s,file:i,key:or()}]):[]});se.value=[...n,...se.peek()]}function ko({id:e,originalImages:t}){zn(),se.value=t.map((a,r)=>({key:or(),kind:"original",id:e,position:r,picture:a}))}function _l(e){se.value=[...se.peek(),e]}function Co(){return ze.peek()-se.peek().length-Ge.peek()}function or(){return`reference-${Qc+=1}`}var Ae=h(""),pt=F(()=>{let e=H.value;return e&&co(e,ge.value.resolution,Oe.value.length)}),wa=F(()=>pt.value&&pt.value*ge.value.count),Vn=F(()=>{let e=Ie.value?.balance;return wa.value===null||e===void 0?0:Math.max(0,wa.value-e)}),sr=F(()=>{let e=H.value;return e===null||Pe(e)?0:Math.max(0,[...Ae.value.trim()].length-e.maxPromptLength)}),Wn=F(()=>{let e=H.value;if(e===null||Pe(e))return null;let t=e.maxPromptLength-[...Ae.value.trim()].length;return t>=0&&t<=Math.min(200,e.maxPromptLength/5)?t:null}),Xn=F(()=>{let e=H.value;return e===null||wa.value===null||Ie.value===null||Ge.value>0?"loading":Ne(e)?e.requiresInputImage&&Oe.value.length===0?"image":!Pe(e)&&Ae.value.trim()===""?"prompt":sr.value>0?"long":Vn.value>0?"credits":null:"paused"});function Po(e){lt.value=e.model.id,Ae.value=e.prompt,De.value=e.style.id,$t.value=e.aspectRatio,Vt.value=e.resolution,Wt.value=e.outputFormat}function Rl(){let e=H.peek();if(e===null)return;let t=Pe(e)?{}:{prompt:Ae.peek().trim(),style:De.peek()};Cl(t.prompt??"");let a={model:e.id,...t,...ge.peek(),maxCredits:wa.peek()};Lo({kind:"create",input:a,images:Oe.peek().map(wo)}).then(r=>{r===null&&zt()})}var $n="atelier.draft",nr=h(null),Tl=h(!1);Zc().finally(()=>{Tl.value=!0});ae(()=>{if(!Tl.value)return;let e={owner:nr.value,prompt:Ae.value,model:lt.value,style:De.value,ratio:$t.value,resolution:Vt.value,format:Wt.value,isTransparent:Ca.value,count:va.value,seed:ut.value,negativePrompt:dt.value,references:Pl()};for(let t of[sessionStorage,localStorage])try{t.setItem($n,JSON.stringify(e))}catch{return}});function Ml(e){nr.peek()!==null&&nr.peek()!==e&&(zn(),La||(Ae.value=dt.value=""),ol()),nr.value=e}async function Zc(){try{let e=sessionStorage.getItem($n)??localStorage.getItem($n),t=JSON.parse(e??"null");if(t===null)return;nr.value=t.owner??null,Ae.value=t.prompt??"",lt.value=t.model??null,De.value=t.style??ba,$t.value=t.ratio??"AUTO",Vt.value=t.resolution??null,Wt.value=t.format??null,Ca.value=t.isTransparent??!1,va.value=t.count??1,ut.value=t.seed??"",dt.value=t.negativePrompt??"",await Al(t.references??[])}catch{return}}var he=new ct(12),Ao=new ct(4),mt=h(null),ka=F(()=>{let e=he.shown.value;return e.find(({id:t})=>t===mt.value)??e[0]??null}),Dl=F(()=>{let e=ka.value;if(e===null||e.group===null)return e?[e]:[];let t=[...he.shown.value,...Ao.shown.value].filter(({group:a})=>a===e.group);return[...new Map(t.map(a=>[a.id,a])).values()].sort((a,r)=>a.id<r.id?-1:1)});var Fl=500,je=h(null),_o=new AbortController,Pa=null;async function El(e){(Pa===null||Pa.ids.join()!==e.join())&&(Pa={ids:e,key:crypto.randomUUID()});let t=await M.exportCreations({ids:e,idempotencyKey:Pa.key});Pa=null,Bl(t,!0)}async function Ol(){try{let[e]=await M.exports();e&&je.peek()===null&&(e.state==="PENDING"||e.state==="READY")&&Bl(e,!1)}catch{}}async function Kn(){let e=je.peek();if(!e)return!1;try{let t=await M.export(e.id);return t?.url?location.assign(t.url):je.value=t,!!t?.url}catch{return!1}}function Ul(){_o.abort(),je.value=null,Pa=null}async function Bl(e,t){if(je.value=e,e.state!=="PENDING")return;_o.abort(),_o=new AbortController;let a=r=>{je.peek()?.id===r.id&&(je.value=r)};try{a(await M.waitForExport(e.id,{onChange:a,signal:_o.signal}))}catch(r){r instanceof bt&&r.exported&&a(r.exported);return}t&&je.peek()?.id===e.id&&await Kn()}var $e=h(null);var Qn=new AbortController;function ql(){Hi(e=>{Ml(e.viewer.id),Ie.value=e.credit,$e.value=e.styles,ke.value=e.models,En(),Qn=new AbortController,jc(Qn.signal).catch(uo),xl(e.viewer.id,({id:t})=>{mt.value=t})},()=>{Qn.abort(),M.close(),yl(),go(),dl(),Ul(),el(),mt.value=null})}async function jc(e){let t=null;for await(let a of M.watchCredits({signal:e}))Ji(a),!t&&(Jc(),t=Yc(a.cursor,e),t.catch(uo))}async function Yc(e,t){for await(let{kind:a,creation:r}of M.watch({after:e,signal:t}))a==="RESET"?(ul(),fl(),mo()):r&&Ze(r)}function Jc(){En(),mo()}function Nl(e,t){if(e instanceof RegExp)return{keys:!1,pattern:e};var a,r,n,s,i=[],l="",u=e.split("/");for(u[0]||u.shift();n=u.shift();)a=n[0],a==="*"?(i.push(a),l+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):a===":"?(r=n.indexOf("?",1),s=n.indexOf(".",1),i.push(n.substring(1,~r?r:~s?s:n.length)),l+=~r&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(l+=(~r?"?":"")+"\\"+n.substring(s))):l+="/"+n;return{keys:i,pattern:new RegExp("^"+l+(t?"(?=$|/)":"/?$"),"i")}}var ep=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Zn(e,t){return e===t&&(e!==0||1/e===1/t)||e!==e&&t!==t}function Hl(e,t,a){a&&!ep&&(t=a);let r=t(),[{_instance:n},s]=R({_instance:{_value:r,_getSnapshot:t}});return Ue(()=>{n._value=r,n._getSnapshot=t,Zn(n._value,t())||s({_instance:n})},[e,r,t]),I(()=>(Zn(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{Zn(n._value,n._getSnapshot())||s({_instance:n})})),[e]),r}function Gl(e){return t=>e(t)}var Ro=e=>{let t=P([e,(...a)=>t[0](...a)]).current;return Ue(()=>{t[0]=e}),t[1]};var zl=["popstate","pushState","replaceState","hashchange"],ir=[],$l=()=>ir.forEach(e=>e()),tp=e=>(ir.push(e)===1&&zl.forEach(t=>addEventListener(t,$l)),()=>{ir=ir.filter(t=>t!==e),ir.length||zl.forEach(t=>removeEventListener(t,$l))}),jn=(e,t)=>Hl(tp,e,t),Vl=()=>location.search,Kl=({ssrSearch:e}={})=>jn(Vl,e!=null?()=>e:Vl),Wl=()=>location.pathname,ap=({ssrPath:e}={})=>jn(Wl,e!=null?()=>e:Wl),rp=()=>history.state,Ql=()=>jn(rp,()=>null),lr=(e,{replace:t=!1,state:a=null}={})=>history[t?"replaceState":"pushState"](a,"",e),Zl=e=>[ap(e),lr],Xl=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Xl]>"u"){for(let e of["pushState","replaceState"]){let t=history[e];history[e]=function(){let a=t.apply(this,arguments),r=new Event(e);return r.arguments=arguments,dispatchEvent(r),a}}Object.defineProperty(window,Xl,{value:!0})}var jl=(e="")=>e==="/"?"":e,Yl=(e,t)=>e[0]==="~"?e.slice(1):jl(t)+e,Jn=(e,t)=>(e=Yn(jl(e)),t=Yn(t),!e||(t.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?t.slice(e.length)||"/":"~"+t),Yn=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Jl=e=>Yn(e[0]==="?"?e.slice(1):e);var eu={hook:Zl,searchHook:Kl,parser:Nl,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,t,a)=>e(t,a)},tu=ca(eu),Aa=()=>ma(tu),au={},ru=ca(au),op=()=>ma(ru),ou=(e,t=e.base)=>Jn(t,e.hook(e)[0]),nu=e=>{let[t,a]=e.hook(e);return[Jn(e.base,t),Ro((r,n)=>e.aroundNav(a,Yl(r,e.base),n))]},gt=()=>nu(Aa()),np=()=>{let e=Aa();return Jl(e.searchHook(e))},su=(e,t,a,r)=>{let{pattern:n,keys:s}=t instanceof RegExp?{pattern:t}:e(t||"*",r),i=n.exec(a);if(!i)return[!1,null];let l={};for(let u=1;u<i.length;u++)l[u-1]=i[u];if(s)for(let u=0;u<s.length;u++)l[s[u]]=i[u+1];else Object.assign(l,i.groups);return r?[!0,l,i[0]]:[!0,l]};var sp=({children:e,...t})=>{let a=Aa(),r=t.hook?eu:a,n=r;if(t.ssrPath){let[u,d=t.ssrSearch??""]=t.ssrPath.split("?");u&&(t.ssrSearch=d,t.ssrPath=u)}t.hrefs=t.hrefs??t.hook?.hrefs,t.searchHook=t.searchHook??t.hook?.searchHook;let s=P(r),i=s.current,l=i;for(let u in r){let d=u==="base"?r[u]+(t[u]??""):t[u]??r[u];d!==l[u]&&(i===l&&(s.current=l={...l}),l[u]=d),(d!==r[u]||d!==n[u])&&(n=l)}return ye(tu.Provider,{value:n},e)},ip=({children:e,component:t},a)=>t?ye(t,{params:a}):typeof e=="function"?e(a):e,lp=e=>{let t=P(au),a=t.current,r=Object.keys(e);return t.current=r.length!==Object.keys(a).length||r.some(n=>e[n]!==a[n])?e:a};function To(){let[e,t]=gt(),a=np(),r=Te(()=>new URLSearchParams(a),[a]),n=r,s=Ro((i,l)=>{n=new URLSearchParams(typeof i=="function"?i(n):i);let u=n.toString();t(e+(u?"?"+u:""),l)});return[r,s]}var ur=({path:e,nest:t,match:a,...r})=>{let n=Aa(),s=ou(n),[i,l,u]=a??su(n.parser,e,s,t),d=lp({...op(),...l});if(!i)return null;let c=ip(r,d);return ye(ru.Provider,{value:d},u?ye(sp,{base:u},c):c)},be=Gl((e,t)=>{let a=Aa(),[r,n]=nu(a),{to:s="",href:i=s,onClick:l,asChild:u,children:d,className:c,replace:p,state:f,transition:g,...y}=e;return y.onClick=Ro(L=>{L.ctrlKey||L.metaKey||L.altKey||L.shiftKey||L.button!==0||(l?.(L),L.defaultPrevented||(L.preventDefault(),n(i,e)))}),y.href=a.hrefs(i[0]==="~"?i.slice(1):a.base+i,a),c!==void 0&&(y.className=c?.call?c(r===i):c),t&&(y.ref=t),u&&qt(d)?$r(d,y):ye("a",y,d)}),iu=(e,t=[])=>{if(Array.isArray(e))for(let a of e)iu(a&&a.type===v?a.props.children:a,t);else t.push(e);return t},lu=({children:e,location:t})=>{let a=Aa(),r=ou(a);for(let n of iu(e)){let s=0;if(qt(n)&&(s=su(a.parser,n.props.path,t||r,n.props.nest))[0])return $r(n,{match:s})}return null};var up=40,J=new ct(up);var dp=/^\/creations\/([^/]+)$/;function Ye(e){return`/creations/${encodeURIComponent(e)}`}function dr(e){let t=dp.exec(e)?.[1];return t===void 0?null:cp(t)}function Jt(e){return dr(e)===null?e:es()?.below??"/creations"}function ht(e,t){let a=Jt(location.pathname);fe.value={id:e,within:t},lr(Ye(e)+fp(a),{state:{below:a}})}function Mo(e){fe.value={id:e,within:fe.peek()?.within??null},lr(Ye(e)+location.search,{replace:!0,state:es()})}function At(){dr(location.pathname)!==null&&(es()?history.back():lr(`/creations${location.search}`,{replace:!0}))}function uu(e){let t=dr(e);t!==fe.peek()?.id&&(fe.value=t===null?null:{id:t,within:Jt(e)==="/"?he:J})}function fp(e){return e==="/creations"?location.search:""}function es(){let e=history.state;return typeof e?.below=="string"?{below:e.below}:null}function cp(e){try{return decodeURIComponent(e)}catch{return e}}var pp=0;function o(e,t,a,r,n,s){t||(t={});var i,l,u=t;if("ref"in u)for(l in u={},t)l=="ref"?i=t[l]:u[l]=t[l];var d={type:e,props:u,key:a,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--pp,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(i=e.defaultProps))for(l in i)u[l]===void 0&&(u[l]=i[l]);return O.vnode&&O.vnode(d),d}function du({columns:e,items:t}){return o("table",{class:"table",children:[o("thead",{children:o("tr",{children:e.map(({title:a,isNumber:r})=>o("th",{scope:"col",class:r?"number":void 0,children:a},a))})}),o("tbody",{children:t.map(a=>o("tr",{children:e.map(({title:r,isNumber:n,cell:s})=>o("td",{class:n?"number":void 0,children:s(a)},r))},a.id))})]})}function X(e){let t=!1;return({detail:a})=>{a>1||t||(t=!0,Promise.resolve(e()).finally(()=>{t=!1}))}}function fu(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function ie(e,t,a){return e===1?t:a}function Do(e){return e<120?`${e} ${ie(e,"second","seconds")}`:e<7200?`about ${Math.ceil(e/60)} minutes`:`about ${Math.ceil(e/3600)} hours`}var cu={credits:e=>`${e.toLocaleString("en")} ${ie(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",notify:"Notify me when images are done",notifyOff:"Stop notifications",notifyForbidden:"Your browser blocks notifications of this site.",shortcuts:"Keyboard shortcuts",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier",missing:"Page not found \xB7 Atelier",done:(e,t)=>`(${e}) ${t}`},missing:{title:"There is no page here",text:"The address may be mistyped, or the page may have moved.",studio:"Open the studio"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",blocked:"This account is blocked. Contact the support of this service.",limited:e=>`Too many requests. This page continues in ${Do(e)}.`,crowded:e=>`Too many people signed in from your network. You will be signed in automatically in ${Do(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},shortcuts:{title:"Keyboard shortcuts",list:[["Ctrl Enter","Make the image"],["\u2191","Use an earlier prompt, at the start of the field"],["C","Hold to compare with the original"],["\u2190 \u2192","Previous and next image"],["+ \u2212 1 0","Zoom in, out, to actual pixels, and to the whole image"],["Shift Click","Select all up to this one, in My creations"],["Delete","Delete"],["Esc","Close, or end the selection"],["?","Show this list"]]},startOver:{title:"Start over as a new demo user?",text:"Your creations and credits stay with the present demo user, and you can no longer reach them.",keep:"Stay",confirm:"Start over"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${ie(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,t)=>`Now image ${e} of ${t}`,notUsed:e=>`This model makes images from words only. Your ${ie(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${ie(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${ie(e,"character","characters")} too long.`,promptLeft:e=>`${e.toLocaleString("en")} ${ie(e,"character","characters")} left`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,low:e=>`(${e.toLocaleString("en")} left after this)`,failed:e=>`${e} without an image`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",limited:e=>`Too many requests. This is submitted in ${Do(e)}, and charged once.`,sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${ie(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,t)=>`\u201C${e}\u201D has ${t}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${ie(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${Do(e)}.`,exports:(e,t,a)=>({CREATIONS:`A ZIP file holds at most ${t} images. Select fewer.`,BYTES:`ZIP files of one day hold at most ${(t/1e9).toLocaleString("en")} GB. `,EXPORTS:`You can have at most ${t} ZIP files in one day. `})[e]+(e==="CREATIONS"?"":a===null?"Select fewer.":`Try again in ${Math.ceil(a/3600)} ${ie(Math.ceil(a/3600),"hour","hours")}.`),uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${ie(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Compare",compareKey:"Hold to see the original, or hold C",shareOfOriginal:"Share of the original that is shown",alt:(e,t)=>`${t}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,t)=>`${e} of ${t}`,download:"Download",share:"Share",asSource:"Use as reference",edit:"Edit the prompt",vary:"Vary",varyMeans:"Make a variation of this image with the same prompt.",another:"Another like this",anotherMeans:"Make another image with the same prompt and settings.",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,t)=>`${t}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${ie(e,"creation","creations")}`,gone:"This creation no longer exists.",goneText:"It was deleted, or it belongs to another account.",anyTime:"Any time",date:"Date",dates:{today:"Today",week:"Last 7 days",month:"Last 30 days"},today:"Today",yesterday:"Yesterday",underWay:"In progress",select:e=>`Select ${e}`,selected:e=>`${e.toLocaleString("en")} selected`,selectSome:"Select",selectAll:"Select all that are loaded",selection:"Selection",clearSelection:"Clear selection",remove:e=>e===1?"Delete":`Delete ${e.toLocaleString("en")}`,removed:e=>`${e.toLocaleString("en")} ${ie(e,"creation","creations")} deleted.`,undo:"Undo",removalFailed:e=>`${e.toLocaleString("en")} ${ie(e,"creation","creations")} could not be deleted. Try again.`,unfinished:e=>`${e.toLocaleString("en")} ${ie(e,"is","are")} still in progress and cannot be deleted yet.`},favourites:{mark:e=>`Favourite: ${e}`,only:"Favourites",markAll:"Favourite",download:e=>`Download ${e.toLocaleString("en")} as ZIP`,making:(e,t)=>`Making your ZIP file: ${e} of ${t}`,ready:e=>`Download ZIP file (${e.toLocaleString("en")})`,failed:"The ZIP file could not be made. Please try again.",expired:"The ZIP file was deleted."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, + \u2212 1 0 to zoom, hold C to compare, Delete to delete, Esc to close",zoom:"Zoom",zoomIn:"Zoom in",zoomOut:"Zoom out",ownPixels:"Show the actual pixels",whole:"Show the whole image"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},sharing:{title:"Share this image",explanation:"Anyone who has the link can see the image, without an account. You can stop sharing at any time.",isShared:"Anyone who has this link can see the image.",address:"Link",copy:"Copy link",copied:"The link is copied.",views:e=>e===0?"Nobody has opened it yet.":`Opened ${ie(e,"once",`${e.toLocaleString("en")} times`)}.`,showPrompt:"Show the prompt",make:"Create link",end:"Stop sharing",close:"Close",tooMany:e=>`You share ${e} images, the most that is allowed. Stop sharing one first.`,failed:"The image could not be shared at the moment. Try again."},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,t)=>`enough for ${e.toLocaleString("en")} ${ie(e,"image","images")} with ${t}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",packImages:(e,t)=>`${e.toLocaleString("en")} ${ie(e,"image","images")} with ${t}`,perImage:e=>`${e} each`,saving:e=>`Save ${e}%`,pack:"Pack",packGone:"No longer sold",document:"Receipt",receipt:"Receipt",resume:"Resume payment",paidBack:e=>`${e} returned`,payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var _t={language:"atelier.language",theme:"atelier.theme"};function _a(e){try{return localStorage.getItem(e)}catch{return null}}function Ra(e,t){try{localStorage.setItem(e,t)}catch{return}}var pu=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ve=h(xu());ae(()=>{document.documentElement.lang=Ve.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===_t.language&&(Ve.value=xu())});var Rt=F(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ve.value)??(Ve.value==="zh"?"zh-Hans":"en"));function mu(e){Ve.value=e,Ra(_t.language,e)}function fr(e,t,a){let n=e%10**a===0?{maximumFractionDigits:4}:{minimumFractionDigits:a,maximumFractionDigits:a};return new Intl.NumberFormat(Rt.value,{style:"currency",currency:t,...n}).format(e/10**a)}function cr(e){return new Intl.DateTimeFormat(Rt.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function gu(e){return`${new Intl.NumberFormat(Rt.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function Tt(e){return new Intl.NumberFormat(Rt.value).format(e)}function hu(e){return new Intl.NumberFormat(Rt.value,{signDisplay:"exceptZero"}).format(e).replace("-","\u2212")}function xu(){let e=_a(_t.language);return e==="en"||e==="zh"?e:navigator.languages.find(t=>/^(en|zh)\b/i.test(t))?.toLowerCase().startsWith("zh")?"zh":"en"}function Fo(e){return e<120?` ${e} \u79D2`:e<7200?`\u7EA6 ${Math.ceil(e/60)} \u5206\u949F`:`\u7EA6 ${Math.ceil(e/3600)} \u5C0F\u65F6`}var yu={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",notify:"\u56FE\u7247\u751F\u6210\u540E\u901A\u77E5\u6211",notifyOff:"\u5173\u95ED\u901A\u77E5",notifyForbidden:"\u6D4F\u89C8\u5668\u5DF2\u7981\u6B62\u672C\u7AD9\u53D1\u9001\u901A\u77E5\u3002",shortcuts:"\u952E\u76D8\u5FEB\u6377\u952E",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier",missing:"\u9875\u9762\u4E0D\u5B58\u5728 \xB7 Atelier",done:(e,t)=>`(${e}) ${t}`},missing:{title:"\u9875\u9762\u4E0D\u5B58\u5728",text:"\u5730\u5740\u53EF\u80FD\u6709\u8BEF\uFF0C\u6216\u9875\u9762\u5DF2\u79FB\u52A8\u3002",studio:"\u53BB\u521B\u4F5C"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",blocked:"\u6B64\u8D26\u53F7\u5DF2\u88AB\u505C\u7528\uFF0C\u8BF7\u8054\u7CFB\u672C\u670D\u52A1\u7684\u5BA2\u670D\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u9875\u9762\u5C06\u5728${Fo(e)}\u540E\u81EA\u52A8\u7EE7\u7EED\u3002`,crowded:e=>`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u5C06\u5728${Fo(e)}\u540E\u81EA\u52A8\u767B\u5F55\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},shortcuts:{title:"\u952E\u76D8\u5FEB\u6377\u952E",list:[["Ctrl Enter","\u751F\u6210\u56FE\u7247"],["\u2191","\u5149\u6807\u5728\u5F00\u5934\u65F6\uFF0C\u8C03\u51FA\u4E4B\u524D\u7684\u63CF\u8FF0"],["C","\u6309\u4F4F\u5BF9\u6BD4\u539F\u56FE"],["\u2190 \u2192","\u4E0A\u4E00\u5F20\u3001\u4E0B\u4E00\u5F20"],["+ \u2212 1 0","\u653E\u5927\u3001\u7F29\u5C0F\u3001\u5B9E\u9645\u50CF\u7D20\u3001\u6574\u5F20\u56FE\u7247"],["Shift \u5355\u51FB","\u5728\u201C\u6211\u7684\u4F5C\u54C1\u201D\u4E2D\u8FDE\u7EED\u9009\u62E9"],["Delete","\u5220\u9664"],["Esc","\u5173\u95ED\uFF0C\u6216\u53D6\u6D88\u9009\u62E9"],["?","\u663E\u793A\u5FEB\u6377\u952E\u5217\u8868"]]},startOver:{title:"\u786E\u5B9A\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237\u5417\uFF1F",text:"\u73B0\u6709\u7684\u4F5C\u54C1\u548C\u79EF\u5206\u5C5E\u4E8E\u5F53\u524D\u6F14\u793A\u7528\u6237\uFF0C\u66F4\u6362\u540E\u5C06\u65E0\u6CD5\u518D\u8BBF\u95EE\u3002",keep:"\u6682\u4E0D\u66F4\u6362",confirm:"\u66F4\u6362"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,t)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${t} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,promptLeft:e=>`\u8FD8\u53EF\u8F93\u5165 ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,low:e=>`\uFF08\u751F\u6210\u540E\u5269\u4F59 ${e.toLocaleString("zh")}\uFF09`,failed:e=>`${e} \u4EF6\u672A\u751F\u6210\u56FE\u7247`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u5C06\u5728${Fo(e)}\u540E\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002`,sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,t)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${t}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7${Fo(e)}\u540E\u518D\u8BD5\u3002`,exports:(e,t,a)=>({CREATIONS:`\u6BCF\u4E2A ZIP \u6587\u4EF6\u6700\u591A\u5305\u542B ${t} \u5F20\u56FE\u7247\uFF0C\u8BF7\u51CF\u5C11\u9009\u62E9\u3002`,BYTES:`\u6BCF\u5929\u7684 ZIP \u6587\u4EF6\u603B\u8BA1\u4E0D\u8D85\u8FC7 ${(t/1e9).toLocaleString("zh")} GB\uFF0C`,EXPORTS:`\u6BCF\u5929\u6700\u591A ${t} \u4E2A ZIP \u6587\u4EF6\uFF0C`})[e]+(e==="CREATIONS"?"":a===null?"\u8BF7\u51CF\u5C11\u9009\u62E9\u3002":`\u8BF7\u5728 ${Math.ceil(a/3600)} \u5C0F\u65F6\u540E\u518D\u8BD5\u3002`),uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u5BF9\u6BD4\u539F\u56FE",compareKey:"\u6309\u4F4F\u53EF\u67E5\u770B\u539F\u56FE\uFF0C\u4E5F\u53EF\u6309\u4F4F C \u952E",shareOfOriginal:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,t)=>`${t}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,t)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${t} \u5F20`,download:"\u4E0B\u8F7D",share:"\u5206\u4EAB",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",edit:"\u4FEE\u6539\u63CF\u8FF0",vary:"\u751F\u6210\u53D8\u4F53",varyMeans:"\u4EE5\u8FD9\u5F20\u56FE\u7247\u4E3A\u53C2\u8003\uFF0C\u7528\u540C\u6837\u7684\u63CF\u8FF0\u518D\u751F\u6210\u4E00\u5F20\u3002",another:"\u518D\u6765\u4E00\u5F20",anotherMeans:"\u7528\u540C\u6837\u7684\u63CF\u8FF0\u548C\u9009\u9879\u518D\u751F\u6210\u4E00\u5F20\u3002",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,t)=>`${t}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002",goneText:"\u4F5C\u54C1\u5DF2\u88AB\u5220\u9664\uFF0C\u6216\u5C5E\u4E8E\u5176\u4ED6\u8D26\u53F7\u3002",anyTime:"\u5168\u90E8\u65F6\u95F4",date:"\u65E5\u671F",dates:{today:"\u4ECA\u5929",week:"\u6700\u8FD1 7 \u5929",month:"\u6700\u8FD1 30 \u5929"},today:"\u4ECA\u5929",yesterday:"\u6628\u5929",underWay:"\u751F\u6210\u4E2D",select:e=>`\u9009\u62E9 ${e}`,selected:e=>`\u5DF2\u9009 ${e.toLocaleString("zh")} \u4EF6`,selectSome:"\u9009\u62E9",selectAll:"\u5168\u9009\u5DF2\u52A0\u8F7D\u7684\u4F5C\u54C1",selection:"\u6240\u9009\u4F5C\u54C1",clearSelection:"\u53D6\u6D88\u9009\u62E9",remove:e=>e===1?"\u5220\u9664":`\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6`,removed:e=>`\u5DF2\u5220\u9664 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u3002`,undo:"\u64A4\u9500",removalFailed:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u5220\u9664\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002`,unfinished:e=>`${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1\u4ECD\u5728\u751F\u6210\u4E2D\uFF0C\u6682\u65F6\u65E0\u6CD5\u5220\u9664\u3002`},favourites:{mark:e=>`\u6536\u85CF\uFF1A${e}`,only:"\u6536\u85CF",markAll:"\u6536\u85CF",download:e=>`\u6253\u5305\u4E0B\u8F7D ${e.toLocaleString("zh")} \u4EF6`,making:(e,t)=>`\u6B63\u5728\u6253\u5305\uFF1A${e} / ${t}`,ready:e=>`\u4E0B\u8F7D ZIP \u6587\u4EF6\uFF08${e.toLocaleString("zh")} \u4EF6\uFF09`,failed:"\u6253\u5305\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002",expired:"ZIP \u6587\u4EF6\u5DF2\u5220\u9664\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0C+ \u2212 1 0 \u7F29\u653E\uFF0C\u6309\u4F4F C \u5BF9\u6BD4\u539F\u56FE\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED",zoom:"\u7F29\u653E",zoomIn:"\u653E\u5927",zoomOut:"\u7F29\u5C0F",ownPixels:"\u67E5\u770B\u5B9E\u9645\u50CF\u7D20",whole:"\u67E5\u770B\u6574\u5F20\u56FE\u7247"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},sharing:{title:"\u5206\u4EAB\u8FD9\u5F20\u56FE\u7247",explanation:"\u4EFB\u4F55\u62E5\u6709\u94FE\u63A5\u7684\u4EBA\u65E0\u9700\u8D26\u53F7\u5373\u53EF\u67E5\u770B\u56FE\u7247\uFF0C\u60A8\u53EF\u4EE5\u968F\u65F6\u505C\u6B62\u5206\u4EAB\u3002",isShared:"\u4EFB\u4F55\u62E5\u6709\u6B64\u94FE\u63A5\u7684\u4EBA\u90FD\u53EF\u4EE5\u67E5\u770B\u56FE\u7247\u3002",address:"\u94FE\u63A5",copy:"\u590D\u5236\u94FE\u63A5",copied:"\u94FE\u63A5\u5DF2\u590D\u5236\u3002",views:e=>e===0?"\u8FD8\u6CA1\u6709\u4EBA\u6253\u5F00\u8FC7\u3002":`\u5DF2\u88AB\u6253\u5F00 ${e.toLocaleString("zh")} \u6B21\u3002`,showPrompt:"\u663E\u793A\u63CF\u8FF0",make:"\u521B\u5EFA\u94FE\u63A5",end:"\u505C\u6B62\u5206\u4EAB",close:"\u5173\u95ED",tooMany:e=>`\u6700\u591A\u53EF\u540C\u65F6\u5206\u4EAB ${e} \u5F20\u56FE\u7247\uFF0C\u8BF7\u5148\u505C\u6B62\u5206\u4EAB\u5176\u4E2D\u4E00\u5F20\u3002`,failed:"\u6682\u65F6\u65E0\u6CD5\u5206\u4EAB\u56FE\u7247\uFF0C\u8BF7\u91CD\u8BD5\u3002"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,t)=>`\u53EF\u7528 ${t} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",packImages:(e,t)=>`\u53EF\u7528 ${t} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,perImage:e=>`\u6BCF\u5F20 ${e}`,saving:e=>`\u7701 ${e}%`,pack:"\u79EF\u5206\u5305",packGone:"\u5DF2\u505C\u552E",document:"\u6536\u636E",receipt:"\u67E5\u770B\u6536\u636E",resume:"\u7EE7\u7EED\u4ED8\u6B3E",paidBack:e=>`\u5DF2\u9000 ${e}`,payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var mp={en:cu,zh:yu},m=F(()=>mp[Ve.value]);function K({id:e,name:t}){let a=ke.value?.find(r=>r.id===e)??$e.value?.find(r=>r.id===e);return a?Ve.value==="zh"?a.nameZh:a.name:t}function Eo({description:e,descriptionZh:t}){return Ve.value==="zh"?t:e}var gp={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function Oo(e){return gp[e]}function re({prompt:e,model:t}){return e||K(t)}function hp(e){let{refusals:t,credits:a}=m.value;switch(e.__typename){case"InsufficientCredits":return t.credits(a(e.required-e.balance));case"CreditsOwed":return t.owed(a(e.owed));case"PriceAboveLimit":return t.price(a(e.credits));case"RateLimited":return t.rate(e.retryAfter);case"TooManyUploads":return t.uploads(Math.ceil(e.retryAfter/60));case"ExportLimitReached":return t.exports(e.exportLimit,e.maximum,e.roomAfter);case"UploadIncomplete":return t.incomplete;case"NotFound":return t.notFound;case"WrongState":return t.state;case"PaymentsUnavailable":return t.payments;case"ModelUnavailable":return t.model;case"ContentRefused":return t.content(e.reason);case"ModerationUnavailable":return t.moderation(e.retryAfter);default:return Lu(e)}}function Lu({message:e,path:t}){let{refusals:a}=m.value,r=t?.find(n=>n in a.fields);return r&&a.fields[r]||a.invalid(e)}function _e(e){let{refusals:t}=m.value;return e instanceof W?hp(e.refusal):e instanceof it?Lu({message:e.message,path:["input","images"]}):e instanceof Z?t.unreachable:Ke(e)&&e.retryAfter!==null?t.rate(Math.ceil(e.retryAfter)):t.failed}var xp=1e4;function Iu(){let{billing:e}=m.value,t=$.value?.id;return I(()=>{t!==void 0&&Yi()},[t]),Cp(),o("div",{class:"billing",children:[o("h1",{children:e.title}),o(vp,{}),o(yp,{}),o(Lp,{}),o(Ip,{}),o(Sp,{})]})}function yp(){let{billing:e}=m.value,t=Ie.value,a=i=>i===void 0?"\u2013":Tt(i),[r,n]=[H.value,pt.value],s=t&&r&&n?e.images(Math.floor(t.balance/n),K(r)):" ";return o("dl",{class:"figures",children:[o("div",{class:"figure figure-main",children:[o("dt",{children:e.balance}),o("dd",{children:[a(t?.balance)," ",o("span",{class:"figure-note",children:s})]})]}),o("div",{class:"figure",children:[o("dt",{children:e.bought}),o("dd",{children:a(t?.purchased)})]}),o("div",{class:"figure",children:[o("dt",{children:e.granted}),o("dd",{children:a(t?.granted)})]}),o("div",{class:"figure",children:[o("dt",{children:e.used}),o("dd",{children:a(t?.used)})]})]})}function Lp(){let{billing:e,credits:t}=m.value,a=Ie.value?.owed??0;return a>0?o("p",{class:"owed card",role:"status",children:e.owed(t(a))}):null}function Ip(){let{billing:e,refusals:t}=m.value,a=Me(null),r=Me(null),n=async s=>{a.value=s.id,r.value=null;try{let{checkoutUrl:i}=await M.checkout(s.id,{},{patience:xp});if(i){location.assign(i);return}r.value=t.failed}catch(i){r.value=_e(i)}a.value=null};return o("section",{id:"packs","aria-labelledby":"packs-title",children:[o("h2",{id:"packs-title",children:e.packs}),o("p",{class:"hint",children:io==="off"?e.off:Qa.value?.length===0?e.noPacks:e.packsText}),io==="test"&&o("p",{class:"trouble test-cards",children:e.testCards}),o("ul",{class:"packs",children:Qa.value?.map(s=>o("li",{class:"pack card",children:[o("h3",{children:s.name}),o("p",{class:"pack-credits",children:m.value.credits(s.credits)}),o("p",{class:"pack-price",children:fr(s.amount,s.currency,s.currencyDecimals)}),o(bp,{pack:s}),o("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:a.value!==null||io==="off",onClick:X(()=>n(s)),children:a.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,i)=>o("li",{class:"pack card pack-coming"},i))}),o("p",{class:"trouble",role:"alert",children:r})]})}function bp({pack:e}){let{billing:t}=m.value,[a,r]=[H.value,pt.value],n=a&&r?Math.floor(e.credits/r):0,s=Math.max(...(Qa.value??[]).filter(({currency:l})=>l===e.currency).map(({amount:l,credits:u})=>l/u)),i=Math.floor((1-e.amount/e.credits/s)*100);return o("p",{class:"pack-worth",children:[n>0&&a&&r&&o(v,{children:[t.packImages(n,K(a))," ",o("span",{class:"hint",children:t.perImage(fr(Math.round(e.amount/e.credits*r),e.currency,e.currencyDecimals))})]}),i>0&&o("span",{class:"tag tag-paid",children:t.saving(i)})]})}function Cp(){I(()=>{let e=()=>{let t=Fe.items.peek()?.some(({status:a})=>a==="PENDING");document.visibilityState==="visible"&&t&&Fe.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function vp(){let{billing:e,credits:t}=m.value,[a]=To(),r=a.get("payment");if(r===null)return null;let n=Fe.items.value?.find(i=>i.id===r),s=n?.status==="PAID"?e.paid(t(n.credits)):n?.status==="FAILED"?e.paymentFailed:a.get("checkout")==="canceled"?e.left:e.confirming;return o("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function Sp(){let e=Fe.items.value!==null&&St.items.value!==null,t=Fe.failed.value||St.failed.value;return e||t?o(v,{children:[o(wp,{}),o(Ap,{})]}):o("div",{class:"histories-coming","aria-busy":"true"})}function wp(){let{billing:e}=m.value,{date:t,state:a,amount:r,price:n}=e.columns,s=[{title:t,cell:({createdAt:i})=>cr(i)},{title:a,cell:({status:i})=>o("span",{class:`tag tag-${i.toLowerCase()}`,children:e.paymentStates[i]})},{title:e.pack,cell:({pack:i})=>i?.name??o("span",{class:"hint",children:e.packGone})},{title:r,isNumber:!0,cell:({credits:i})=>Tt(i)},{title:n,isNumber:!0,cell:i=>o(kp,{payment:i})},{title:e.document,cell:i=>o(Pp,{payment:i})}];return o(bu,{title:e.payments,history:Fe,none:e.noPayments,columns:s})}function kp({payment:{amount:e,amountRefunded:t,currency:a,currencyDecimals:r,status:n}}){let{billing:s}=m.value;return o(v,{children:[fr(e,a,r),t>0&&n!=="REFUNDED"&&o("span",{class:"payment-back",children:s.paidBack(fr(t,a,r))})]})}function Pp({payment:{checkoutUrl:e,receiptUrl:t}}){let{billing:a}=m.value;return e?o("a",{href:e,children:a.resume}):t?o("a",{href:t,target:"_blank",rel:"noopener",children:a.receipt}):null}function Ap(){let{billing:e}=m.value,{date:t,what:a,amount:r,after:n}=e.columns,s=[{title:t,cell:({createdAt:i})=>cr(i)},{title:a,cell:i=>o(_p,{entry:i})},{title:r,isNumber:!0,cell:i=>o("span",{class:i.amount>0?"gain":void 0,children:hu(i.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:i})=>Tt(i)}];return o(bu,{title:e.history,history:St,none:e.noHistory,columns:s})}function _p({entry:e}){return o(v,{children:[o("span",{class:"entry-kind",children:m.value.billing.kinds[e.kind]})," ",o(Rp,{entry:e})]})}function Rp({entry:{creation:e,kind:t,description:a}}){let{billing:r}=m.value;return e?.deletedAt?o("span",{class:"hint",children:r.deleted}):e?o(be,{class:"entry-link",dir:"auto",href:Ye(e.id),children:re(e)}):t==="ADJUSTMENT"||t==="GRANT"?o("span",{class:"hint",children:a}):null}function bu({title:e,history:t,none:a,columns:r}){let{billing:n,gallery:s}=m.value,i=t.items.value;return o("section",{children:[o("h2",{children:e}),i===null?null:i.length===0?o("p",{class:"hint",children:a}):o("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:o(du,{columns:r,items:i})}),t.failed.value&&o("p",{class:"trouble",role:"alert",children:[n.failed," ",o("button",{class:"button",type:"button",onClick:()=>{t.reload()},children:s.tryAgain})]}),t.hasMore.value&&o("button",{class:"button",type:"button",onClick:()=>{t.more()},children:s.more})]})}var ea=(...e)=>e.filter((t,a,r)=>!!t&&t.trim()!==""&&r.indexOf(t)===a).join(" ").trim();var Cu=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function vu(e,t,a=[]){if(t==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:Cu(e),size:24,node:t,...a.length>0?{aliases:a}:{}}}var Su=e=>{let t="",a=!1;for(let r of e){if(r==="-"||r==="_"||r<=" "){a=t.length>0;continue}t.length===0?t+=r.toLowerCase():t+=a?r.toUpperCase():r,a=!1}return t};var wu=e=>{let t=Su(e);return t.charAt(0).toUpperCase()+t.slice(1)};var Mt={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function ts(e){return e!=null}function ku(e,t={}){let a=t.attributeNames??{},r=f=>a[f]??f,n=e.size??e.width??Mt.width,s=e.size??e.height??Mt.height,i=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],l=[...e.name?[`lucide-${e.name}`]:[],...i],u=t.className?.split(" ").filter(Boolean)??[],d=t.includeDefaultClasses===!1?ea(...u):ea("lucide",...l,...u),c=t.absoluteStrokeWidth?Number(t.strokeWidth??Mt["stroke-width"])*Number(e.size??e.width??Mt.width)/Number(t.size??t.width??Mt.width):t.strokeWidth??Mt["stroke-width"];return["svg",{...Object.entries(Mt).reduce((f,[g,y])=>(f[r(g)]=y,f),{}),..."color"in t&&t.color&&{[r("stroke")]:t.color},..."size"in t&&ts(t.size)&&{[r("width")]:t.size,[r("height")]:t.size},..."width"in t&&ts(t.width)&&{[r("width")]:t.width},..."height"in t&&ts(t.height)&&{[r("height")]:t.height},[r("stroke-width")]:c,...d&&{[r("class")]:d},[r("viewBox")]:`0 0 ${n} ${s}`,...t.hasA11yProp===!1?{[r("aria-hidden")]:"true"}:{},..."attributes"in t&&t.attributes},e.node.map(f=>{let[g,y,L]=f,A=t.nonScalingStroke?{[r("vector-effect")]:"non-scaling-stroke",...y}:y;return L?[g,A,L]:[g,A]})]}var Pu=e=>{for(let t in e)if(t.startsWith("aria-")||t==="role"||t==="title")return!0;return!1};var Tp=ca({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var Au=()=>ma(Tp);var _u=({color:e,size:t,width:a,height:r,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:i,children:l,iconNode:u=[],icon:d={node:u,aliases:[],size:24},class:c="",...p})=>{let{size:f=24,strokeWidth:g=2,absoluteStrokeWidth:y=!1,nonScalingStroke:L=!1,color:A="currentColor",class:E=""}=Au()??{},[_,S,ce=[]]=ku(d,{color:e??A,width:a??t??f,height:r??t??f,strokeWidth:n??g,absoluteStrokeWidth:s??y,nonScalingStroke:i??L,className:ea(E,c),hasA11yProp:!!l||Pu(p),attributes:p});return ye(_,{...S},[...ce.map(([z,V])=>ye(z,V)),...fn(l)])};function x(e,t,a=[]){let r=typeof e=="string"?vu(e,t,a):e,n=({class:s="",className:i="",children:l,...u})=>ye(_u,{...u,icon:r,class:ea(s,i)},l);return r.name&&(n.displayName=wu(r.name)),n}var Ru={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};Ru.node;var pr=x(Ru);var Tu={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};Tu.node;var ta=x(Tu);var Mu={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Mu.node;var aa=x(Mu);var Du={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};Du.node;var Je=x(Du);var Fu={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};Fu.node;var mr=x(Fu);var Eu={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};Eu.node;var gr=x(Eu);var Ou={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};Ou.node;var hr=x(Ou);var Uu={name:"copy-plus",size:24,node:[["line",{x1:"15",x2:"15",y1:"12",y2:"18",key:"1p7wdc"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15",key:"1nscbv"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2",key:"17jyea"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",key:"zix9uf"}]]};Uu.node;var xr=x(Uu);var Bu={name:"copy",size:24,node:[["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2",key:"17jyea"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",key:"zix9uf"}]]};Bu.node;var yr=x(Bu);var qu={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};qu.node;var Lr=x(qu);var Nu={name:"folder-down",size:24,node:[["path",{d:"M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z",key:"1kt360"}],["path",{d:"M12 10v6",key:"1bos4e"}],["path",{d:"m15 13-3 3-3-3",key:"6j2sf0"}]]};Nu.node;var ra=x(Nu);var Hu={name:"heart",size:24,node:[["path",{d:"M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5",key:"mvr1a0"}]]};Hu.node;var xt=x(Hu);var Gu={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Gu.node;var oa=x(Gu);var zu={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};zu.node;var Ir=x(zu);var $u={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};$u.node;var na=x($u);var Vu={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Vu.node;var Ta=x(Vu);var Wu={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Wu.node;var br=x(Wu);var Xu={name:"list-checks",size:24,node:[["path",{d:"M13 5h8",key:"a7qcls"}],["path",{d:"M13 12h8",key:"h98zly"}],["path",{d:"M13 19h8",key:"c3s6r1"}],["path",{d:"m3 17 2 2 4-4",key:"1jhpwq"}],["path",{d:"m3 7 2 2 4-4",key:"1obspn"}]]};Xu.node;var Cr=x(Xu);var Ku={name:"maximize",size:24,node:[["path",{d:"M8 3H5a2 2 0 0 0-2 2v3",key:"1dcmit"}],["path",{d:"M21 8V5a2 2 0 0 0-2-2h-3",key:"1e4gt3"}],["path",{d:"M3 16v3a2 2 0 0 0 2 2h3",key:"wsl5sc"}],["path",{d:"M16 21h3a2 2 0 0 0 2-2v-3",key:"18trek"}]]};Ku.node;var vr=x(Ku);var Qu={name:"minus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}]]};Qu.node;var Sr=x(Qu);var Zu={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Zu.node;var wr=x(Zu);var ju={name:"pencil",size:24,node:[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z",key:"1a8usu"}],["path",{d:"m15 5 4 4",key:"1mk7zo"}]]};ju.node;var kr=x(ju);var Yu={name:"plus",size:24,node:[["path",{d:"M5 12h14",key:"1ays0h"}],["path",{d:"M12 5v14",key:"s699le"}]]};Yu.node;var Pr=x(Yu);var Ju={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Ju.node;var Ar=x(Ju);var ed={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};ed.node;var _r=x(ed);var td={name:"share-2",size:24,node:[["circle",{cx:"18",cy:"5",r:"3",key:"gq8acd"}],["circle",{cx:"6",cy:"12",r:"3",key:"w7nqdw"}],["circle",{cx:"18",cy:"19",r:"3",key:"1xt0gg"}],["line",{x1:"8.59",x2:"15.42",y1:"13.51",y2:"17.49",key:"47mynk"}],["line",{x1:"15.41",x2:"8.59",y1:"6.51",y2:"10.49",key:"1n3mei"}]]};td.node;var Rr=x(td);var ad={name:"shuffle",size:24,node:[["path",{d:"m18 14 4 4-4 4",key:"10pe0f"}],["path",{d:"m18 2 4 4-4 4",key:"pucp1d"}],["path",{d:"M2 18h1.973a4 4 0 0 0 3.3-1.7l5.454-8.6a4 4 0 0 1 3.3-1.7H22",key:"1ailkh"}],["path",{d:"M2 6h1.972a4 4 0 0 1 3.6 2.2",key:"km57vx"}],["path",{d:"M22 18h-6.041a4 4 0 0 1-3.3-1.8l-.359-.45",key:"os18l9"}]]};ad.node;var Tr=x(ad);var rd={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};rd.node;var et=x(rd);var od={name:"square-check",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",key:"afitv7"}],["path",{d:"m16 9-5.5 5.5L8 12",key:"xofnsj"}]],aliases:["check-square-2"]};od.node;var Dt=x(od);var nd={name:"square-split-horizontal",size:24,node:[["path",{d:"M12 2v20",key:"t6zp3m"}],["path",{d:"M16 3h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-3",key:"saxlbk"}],["path",{d:"M8 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3",key:"m1vog4"}]],aliases:["split-square-horizontal"]};nd.node;var Ft=x(nd);var sd={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};sd.node;var Mr=x(sd);var id={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};id.node;var tt=x(id);var ld={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};ld.node;var sa=x(ld);var ud={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};ud.node;var Et=x(ud);var dd={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};dd.node;var Dr=x(dd);var fd={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};fd.node;var Re=x(fd);var md=1e4,as="atelier.deletions",ia=h(new Set),We=h(!1),Ot=F(()=>J.shown.value.map(({id:e})=>e).filter(e=>ia.value.has(e))),yt=h([]),Bo=h(0),Uo=null,qo;function No(e){let t=new Set(ia.peek());t.delete(e)||t.add(e),ia.value=t,Uo=e}function rs(e){let t=J.shown.peek().map(n=>n.id),[a,r]=[Uo===null?-1:t.indexOf(Uo),t.indexOf(e)];if(a<0)return No(e);ia.value=new Set([...ia.peek(),...t.slice(Math.min(a,r),Math.max(a,r)+1)])}function os(){ia.value=new Set(J.shown.peek().map(({id:e})=>e))}function at(){ia.value=new Set,Uo=null,We.value=!1}function ns(){cd();let e=Ot.peek().filter(t=>{let a=Se(t)?.peek();return a&&!G(a)});at(),e.length!==0&&(yt.value=e,He.value=new Set([...He.peek(),...e]),ss(),qo=setTimeout(()=>{cd()},md))}function gd(){clearTimeout(qo);let e=new Set(yt.peek());yt.value=[],He.value=new Set([...He.peek()].filter(t=>!e.has(t))),ss()}async function cd(){clearTimeout(qo);let e=yt.peek();yt.value=[],await hd(e)}async function hd(e){let t=0;for(let a of e)await Mp(a)?er(a):t+=1,He.value=new Set([...He.peek()].filter(n=>n!==a)),ss();t>0&&(Bo.value=t)}async function Mp(e){try{return await M.delete(e),!0}catch(t){return t instanceof W&&t.refusal.__typename==="NotFound"}}function ss(){let e={owner:$.peek()?.id,ids:[...He.peek()],until:Date.now()+md};try{e.ids.length===0?localStorage.removeItem(as):localStorage.setItem(as,JSON.stringify(e))}catch{return}}ae(()=>{let e=$.value?.id,t=e===void 0?null:pd(e);if(t){let a=setTimeout(()=>{hd(pd(e)?.ids??[])},Math.max(0,t.until-Date.now())+1e3);return()=>clearTimeout(a)}e===void 0&&(clearTimeout(qo),yt.value=[],He.value=new Set,at())});function pd(e){try{let t=JSON.parse(localStorage.getItem(as)??"null");return t?.owner===e?t:null}catch{return null}}function Ut({name:e,legend:t,isLegendUnseen:a,choices:r,value:n,onChoose:s}){return o("fieldset",{class:"group",children:[o("legend",{class:a?"unseen":"label",children:t}),o("div",{class:"chips",children:r.map(({id:i,text:l,icon:u})=>o("label",{class:"chip",children:[o("input",{class:"unseen",type:"radio",name:e,checked:n===i,onChange:()=>s(i)}),u,o("span",{children:l})]},i))})]})}function xd(){let e=$.value?.id;I(()=>{e!==void 0&&Ol()},[e]);let{favourites:t}=m.value,a=je.value;return o("p",{class:"export",role:"status",children:[a?.state==="PENDING"&&o(v,{children:[o("span",{class:"spinner","aria-hidden":"true"}),t.making(a.done,a.total)]}),a?.state==="READY"&&o("button",{class:"button",type:"button",onClick:X(Kn),children:[o(ra,{"aria-hidden":"true"}),t.ready(a.total)]}),a?.state==="FAILED"&&t.failed,a?.state==="EXPIRED"&&t.expired]})}var is={today:0,week:6,month:29},Id=/^(\d{4})-(0[1-9]|1[0-2])$/,Dp=12;function ls(e){if(e in is){let r=new Date;return{from:new Date(r.getFullYear(),r.getMonth(),r.getDate()-is[e]).toISOString(),to:null}}let[t,a]=Id.exec(e)?.slice(1).map(Number)??[];return t===void 0||a===void 0?{from:null,to:null}:{from:new Date(t,a-1,1).toISOString(),to:new Date(t,a,1).toISOString()}}function bd(e){let{gallery:t}=m.value,a=new Date,r=Array.from({length:Dp},(n,s)=>Fp(new Date(a.getFullYear(),a.getMonth()-s,1)));return Id.test(e)&&!r.includes(e)&&r.push(e),[{id:"",name:t.anyTime},...Object.keys(is).map(n=>({id:n,name:t.dates[n]})),...r.map(n=>({id:n,name:Ep(n)}))]}function Cd(e){let{gallery:t}=m.value,[a,r]=[new Date(e),new Date],n=Math.round((Ld(r)-Ld(a))/864e5);if(n===0)return t.today;if(n===1)return t.yesterday;let s=a.getFullYear()===r.getFullYear()?void 0:"numeric";return vd({weekday:"long",day:"numeric",month:"long",year:s}).format(a)}var yd=new Map;function vd(e){let t=Rt.value+JSON.stringify(e),a=yd.get(t);return a||yd.set(t,a=new Intl.DateTimeFormat(Rt.value,e)),a}function Ld(e){return new Date(e.getFullYear(),e.getMonth(),e.getDate()).getTime()}function Fp(e){return`${e.getFullYear()}-${String(e.getMonth()+1).padStart(2,"0")}`}function Ep(e){return vd({month:"long",year:"numeric"}).format(new Date(ls(e).from??e))}function Sd(e,t){let a=[],r=0;for(let n=0;n<e.length;){let s=e[n]?.heading??"",i=n+1;for(;e[i]?.heading===s;)i+=1;let[l,u]=Op(e.slice(n,i),t);a.push({heading:s,top:r,height:u,items:l,first:n}),r+=u+t.gap,n=i}return a}function Op(e,{width:t,row:a,gap:r,heading:n}){let s=[],i=n,l=[],u=d=>{let c=l.reduce((y,{shape:L})=>y+Ho(L),0),p=(t-r*(l.length-1))/c,f=d?Math.min(p,a*1.25):p,g=0;for(let{id:y,shape:L}of l)s.push({id:y,x:g,y:i,width:Ho(L)*f,height:f}),g+=Ho(L)*f+r;i+=f+r,l=[]};for(let d of e)l.push(d),l.reduce((p,{shape:f})=>p+Ho(f),0)*a+r*(l.length-1)>=t&&u(!1);return l.length>0&&u(!0),[s,i]}function Ho(e){return Math.min(Math.max(e,.5),2.6)}function wd({top:e,items:t},a,r){let n=[];for(let s=Up(t,a-e);s<t.length;s+=1){let i=t[s];if(!i||i.y>r-e)break;n.push({placed:i,at:s})}return n}function Up(e,t){let[a,r]=[0,e.length];for(;a<r;){let n=a+r>>1,s=e[n];s&&s.y+s.height<t?a=n+1:r=n}return a}async function Go(e,t){try{let a=e.map(({id:r})=>r);return(await M.setFavourite(a,t)).forEach(Ze),!0}catch{return!1}}function kd({creation:e}){let{favourites:t}=m.value;return o("button",{class:"icon-button heart",type:"button","aria-pressed":e.favourite,"aria-label":t.mark(re(e).slice(0,60)),onClick:X(()=>Go([e],!e.favourite)),children:o(xt,{"aria-hidden":"true"})})}function zo(e){return t=>{t.button!==0||t.metaKey||t.ctrlKey||t.shiftKey||t.altKey||(t.preventDefault(),e())}}var $o=new Map;function Pd(e){if(!e)return null;let t=$o.get(e);if(t!==void 0)return t;let a=document.createElement("canvas"),{width:r,height:n,pixels:s}=Bp(Uint8Array.from(atob(e),l=>l.charCodeAt(0)));a.width=r,a.height=n,a.getContext("2d")?.putImageData(new ImageData(s,r,n),0,0),$o.size>=400&&$o.clear();let i=a.toDataURL();return $o.set(e,i),i}function Bp(e){let t=S=>e[S]??0,a=t(0)|t(1)<<8|t(2)<<16,r=t(3)|t(4)<<8,n=a>>23!==0,s=r>>15!==0,i=n?5:7,l=s?i:r&7,u=s?r&7:i,d=(n?6:5)*2,c=(S,ce,z,V)=>{let le=[];for(let ee=0;ee<z;ee++)for(let b=ee?0:1;b*z<ce*(z-ee);b++,d++){let D=t(d>>1)>>((d&1)<<2)&15;le.push([b,ee,(D/7.5-1)*V*2])}return(ee,b)=>le.reduce((D,[w,N,pe])=>D+pe*Math.cos(ee*w)*Math.cos(b*N),S)},p=c((a&63)/63,Math.max(3,l),Math.max(3,u),(a>>18&31)/31),f=c((a>>6&63)/31.5-1,3,3,(r>>3&63)/63*1.25),g=c((a>>12&63)/31.5-1,3,3,(r>>9&63)/63*1.25),y=n?c((t(5)&15)/15,5,5,(t(5)>>4)/15):()=>1,L=l/u,A=Math.max(1,Math.round(L>1?16:16*L)),E=Math.max(1,Math.round(L>1?16/L:16)),_=new Uint8ClampedArray(A*E*4);for(let S=0,ce=0;S<E;S++)for(let z=0;z<A;z++){let V=[Math.PI/A*(z+.5),Math.PI/E*(S+.5)],[le,ee,b]=[p(...V),f(...V),g(...V)],D=le-2/3*ee,w=(3*le-D+b)/2;for(let N of[w,w-b,D,y(...V)])_[ce++]=255*N}return{width:A,height:E,pixels:_}}var qp="(max-width: 560px) 45vw, 220px",Np="(max-width: 900px) 100vw, 60vw";function rt({of:e,picture:t,alt:a,small:r=!1,full:n=!1,sizes:s,class:i}){let l=P(!1),[u,d]=R(null),c=n?t.url:Hp(t);I(()=>()=>{l.current=!1},[c]);let p=u===null?Pd(t.placeholder):null;return o("img",{class:i,sizes:s??(r?qp:Np),srcset:n?void 0:t.renditions.map(({url:f,width:g})=>`${f} ${g}w`).join(", "),src:c,alt:a,width:t.width,height:t.height,style:p?{background:`center / cover url("${p}")`}:void 0,loading:r?"lazy":"eager",fetchpriority:r?"low":"high",decoding:"async",draggable:!1,onLoad:()=>d(c),onError:()=>{l.current||(l.current=!0,Zt(e).catch(()=>{}))}})}function Vo(e){return e.renditions[0]?.url??""}function Hp(e){return e.renditions.at(-1)?.url??""}function Ma({creation:e,current:t,onOpen:a,onReach:r}){let{creation:n,studio:s}=m.value,{id:i,originalImages:l,generatedImage:u,status:d}=e,c=u??l[0],p=re(e),f=G(e)?n.stages[e.stage]:n.statuses[d],g=e.prompt?`${K(e.style)}: ${p.slice(0,120)}`:p,y=zo(a);return o("a",{class:`tile tile-${d.toLowerCase()}`,href:Ye(i),"aria-label":d==="SUCCESS"?s.show(g):`${s.show(g)} \u2013 ${f}`,"aria-current":t?"true":void 0,"data-creation":i,"data-status":d,title:p.slice(0,200),onClick:L=>{if(!L.shiftKey||!r)return y(L);L.preventDefault(),r()},children:[c&&o(rt,{of:i,picture:c,alt:"",small:!0}),d!=="SUCCESS"&&o("span",{class:"tile-state","aria-hidden":"true",children:[G(e)&&o("span",{class:"spinner"}),d==="FAILED"&&o(Je,{}),d==="CANCELED"&&o(sa,{}),o("span",{class:"tile-stage",children:f})]}),d==="SUCCESS"&&o("span",{class:"tile-caption","aria-hidden":"true",dir:"auto",children:p.slice(0,120)})]})}var Wo=900;function Ad({creations:e}){let t=P(null),a=Wp(t),[r,n]=Xp(t,e.length),{underWay:s}=m.value.gallery,i=J.hasMore.value,l=Te(()=>{let d=new Set(e.filter(G).map(({group:f})=>f)),c=e.map(f=>({id:f.id,shape:Vp(f),heading:G(f)||f.group!==null&&d.has(f.group)?s:Cd(f.createdAt)})),p=a>0?Sd(c,$p(a)):[];return i?zp(p):p},[e,a,s,i]),u=l.at(-1);return Kp(t,l),o("div",{class:"rows",ref:t,style:{height:`${u?u.top+u.height:0}px`},children:l.filter(({top:d,height:c})=>d<n&&d+c>r).map(d=>o("section",{class:"rows-section",style:{top:`${d.top}px`,height:`${d.height}px`},children:[o("h2",{class:"rows-heading",children:d.heading}),o("ul",{class:`grid ${We.value||Ot.value.length>0?"grid-selecting":""}`,children:wd(d,r,n).map(({placed:c,at:p})=>{let f=e[d.first+p];return f&&o(Gp,{creation:f,placed:c,at:p+1,of:d.items.length},c.id)})})]},d.heading))})}function Gp({creation:e,placed:t,at:a,of:r}){let{gallery:n}=m.value,{id:s}=e,i=Ot.value.includes(s);return o("li",{class:i?"place place-selected":"place","aria-posinset":a,"aria-setsize":r,style:{left:`${t.x}px`,top:`${t.y}px`,width:`${t.width}px`,height:`${t.height}px`},children:[o(Ma,{creation:e,onOpen:()=>We.peek()||Ot.peek().length>0?No(s):ht(s,J),onReach:()=>rs(s)}),o(kd,{creation:e}),o("label",{class:"place-select",children:o("input",{type:"checkbox",checked:i,"aria-label":n.select(re(e).slice(0,80)),onClick:l=>{l.shiftKey?rs(s):No(s)}})})]})}function zp(e){let t=e.at(-1),a=t?.items.at(-1)?.y??0,r=t?.items.filter(({y:n})=>n<a)??[];return!t||r.length===0?e:[...e.slice(0,-1),{...t,items:r,height:a}]}function $p(e){let t=e<600;return{width:e,row:t?150:Math.min(300,190+e/28),gap:t?6:10,heading:44}}function Vp({generatedImage:e,originalImages:t,aspectRatio:a}){let r=e??t[0];if(r)return r.width/r.height;let[,n,s]=a.split("_").map(Number);return n&&s?n/s:1}var us=0;function Wp(e){let[t,a]=R(us);return Ue(()=>{let r=e.current;if(!r)return;let n=()=>{us=Math.floor(r.getBoundingClientRect().width),a(us)};n();let s=new ResizeObserver(n);return s.observe(r),()=>s.disconnect()},[]),t}function Xp(e,t){let[a,r]=R({at:0,window:innerHeight});Ue(()=>{let s=()=>{let i=-(e.current?.getBoundingClientRect().top??0),l=Math.floor(i/(Wo/3));r(u=>u.at===l&&u.window===innerHeight?u:{at:l,window:innerHeight})};return s(),addEventListener("scroll",s,{passive:!0}),addEventListener("resize",s),()=>{removeEventListener("scroll",s),removeEventListener("resize",s)}},[t]);let n=a.at*(Wo/3);return[n-Wo,n+a.window+Wo*(4/3)]}function Kp(e,t){let a=P(null),r=fe.value?.id??null;I(()=>{let n=a.current;if(a.current=r,n===null||r!==null||dr(location.pathname)!==null)return;let s=t.find(({items:d})=>d.some(({id:c})=>c===n)),i=s?.items.find(({id:d})=>d===n);if(!e.current||!s||!i)return;let l=e.current.getBoundingClientRect().top+s.top+i.y;(l<70||l+i.height>innerHeight)&&scrollBy({top:l-(innerHeight-i.height)/2,behavior:"instant"});let u=()=>{e.current?.querySelector(`[data-creation="${CSS.escape(n)}"]`)?.focus({preventScroll:!0})};requestAnimationFrame(()=>requestAnimationFrame(u))},[r])}var Qp=300;function _d(e,t){let[a,r]=R(!1),n=P(null);I(()=>{let i=d=>{let c=!d.ctrlKey&&!d.metaKey&&!d.altKey;d.key.toLowerCase()===e&&c&&!la(d)&&t()&&r(!0)},l=d=>{d.key.toLowerCase()===e&&r(!1)},u=()=>r(!1);return addEventListener("keydown",i),addEventListener("keyup",l),addEventListener("blur",u),()=>{removeEventListener("keydown",i),removeEventListener("keyup",l),removeEventListener("blur",u)}},[e]);let s=()=>{let i=n.current;n.current=null,i&&r(performance.now()-i.at<Qp&&!i.wasHeld)};return{isHeld:a,button:{onPointerDown:i=>{i.button===0&&(i.currentTarget.setPointerCapture(i.pointerId),n.current={at:performance.now(),wasHeld:a},r(!0))},onPointerUp:s,onPointerCancel:s,onContextMenu:i=>i.preventDefault(),onClick:i=>{i.detail===0&&r(!a)}}}}function la({target:e}){return e instanceof HTMLElement&&e.matches("input:not([type=radio], [type=checkbox]), textarea, select")}var Zp=8e3;function Rd(){let{gallery:e,favourites:t}=m.value,[a,r]=R(null),n=Ot.value,s=We.value||n.length>0;Yp(),I(()=>at,[]);let i=n.flatMap(p=>Se(p)?.value??[]),l=i.filter(G).length,u=i.filter(({generatedImage:p})=>p!==null),d=i.every(({favourite:p})=>p),c=async()=>{r(null);try{await El(u.map(({id:p})=>p)),at()}catch(p){r(_e(p))}};return o("div",{class:"selection",children:[o("div",{role:"status",children:[yt.value.length>0&&o("p",{class:"notice",children:[e.removed(yt.value.length),o("button",{class:"button notice-button",type:"button",onClick:gd,children:e.undo})]}),o(jp,{})]}),s&&o("div",{class:"selection-bar",role:"region","aria-label":e.selection,children:[o("p",{class:"selection-count",role:"status",children:e.selected(n.length)}),l>0&&o("p",{class:"hint",children:e.unfinished(l)}),a&&o("p",{class:"trouble",role:"alert",children:a}),o("div",{class:"selection-actions",children:[o("button",{class:"button button-main",type:"button",disabled:u.length===0||u.length>Fl,onClick:X(c),children:[o(ra,{"aria-hidden":"true"}),t.download(u.length)]}),o("button",{class:"button only-favourites",type:"button","aria-pressed":n.length>0&&d,disabled:n.length===0,onClick:X(()=>Go(i,!d)),children:[o(xt,{"aria-hidden":"true"}),t.markAll]}),o("button",{class:"button",type:"button",onClick:os,children:[o(Cr,{"aria-hidden":"true"}),e.selectAll]}),o("button",{class:"button button-danger",type:"button",disabled:n.length===l,onClick:X(ns),children:[o(tt,{"aria-hidden":"true"}),e.remove(n.length-l||1)]})]}),o("button",{class:"icon-button",type:"button","aria-label":e.clearSelection,title:e.clearSelection,onClick:at,children:o(Re,{})})]})]})}function jp(){let e=Bo.value;return I(()=>{if(e===0)return;let t=setTimeout(()=>{Bo.value=0},Zp);return()=>clearTimeout(t)},[e]),e>0?o("p",{class:"notice notice-trouble",children:m.value.gallery.removalFailed(e)}):null}function Yp(){I(()=>{let e=t=>{if(!(!We.peek()&&Ot.peek().length===0)&&!(la(t)||document.querySelector("dialog[open]"))){if(t.key==="Escape")at();else if(t.key==="a"&&(t.ctrlKey||t.metaKey))os();else if(t.key==="Delete")ns();else return;t.preventDefault()}};return addEventListener("keydown",e),()=>removeEventListener("keydown",e)},[])}var Jp=250,Td=200,ds={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]};function Md(){let{gallery:e}=m.value,[t,a]=To(),r=Object.keys(ds).find(p=>p===t.get("state"))??"all",n=t.get("style")??"",s=t.get("model")??"",i=(t.get("q")??"").slice(0,Td),l=t.get("favourite")==="1",u=t.get("date")??"",d=u!==""||r!=="all"||n!==""||s!==""||i!==""||l,c=(p,f)=>{a(g=>(f?g.set(p,f):g.delete(p),g),{replace:!0})};return I(()=>J.open(),[]),I(()=>{let p={status:ds[r],style:n||null,model:s||null,search:i||null,favourite:l||null},f=ls(u),g=[J.filter.peek(),J.period.peek()];JSON.stringify([p,f])!==JSON.stringify(g)&&(at(),J.show(p,f))},[r,n,s,i,l,u]),rm(t.get("creation")),o("div",{class:"gallery",children:[o("h1",{children:e.title}),o("div",{class:"filters",children:[o(em,{value:i,onSearch:p=>c("q",p)}),o(Ut,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(ds).map(p=>({id:p,text:e.states[p]})),value:r,onChoose:p=>c("state",p==="all"?"":p)}),o("select",{class:"field","aria-label":m.value.studio.style,value:n,onChange:p=>c("style",p.currentTarget.value),children:[o("option",{value:"",children:e.allStyles}),$e.value?.map(p=>o("option",{value:p.id,children:K(p)},p.id))]}),o("select",{class:"field","aria-label":m.value.studio.model,value:s,onChange:p=>c("model",p.currentTarget.value),children:[o("option",{value:"",children:e.allModels}),ke.value?.map(p=>o("option",{value:p.id,children:K(p)},p.id))]}),o("select",{class:"field","aria-label":e.date,value:u,onChange:p=>c("date",p.currentTarget.value),children:bd(u).map(({id:p,name:f})=>o("option",{value:p,children:f},p))}),o("button",{class:"button only-favourites",type:"button","aria-pressed":l,onClick:()=>c("favourite",l?"":"1"),children:[o(xt,{"aria-hidden":"true"}),m.value.favourites.only]}),o("button",{class:"button",type:"button","aria-pressed":We.value,onClick:()=>{We.value?at():We.value=!0},children:[o(Dt,{"aria-hidden":"true"}),e.selectSome]})]}),o(xd,{}),o(tm,{isFiltered:d,onClear:()=>a({},{replace:!0})}),o(Rd,{})]})}function em({value:e,onSearch:t}){let{gallery:a}=m.value,r=P();return I(()=>()=>clearTimeout(r.current),[]),o("label",{class:"search",children:[o(_r,{"aria-hidden":"true"}),o("span",{class:"unseen",children:a.search}),o("input",{class:"field",type:"search",maxLength:Td,placeholder:a.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(r.current),r.current=setTimeout(()=>t(s),Jp)}})]})}function tm({isFiltered:e,onClear:t}){let{gallery:a}=m.value,r=J.shown.value;return J.failed.value&&r.length===0?o("div",{class:"empty",children:[o("p",{children:a.failed}),o("button",{class:"button",type:"button",onClick:()=>{J.reload()},children:a.tryAgain})]}):J.state.value==="loading"&&r.length===0?o("ul",{class:"grid grid-coming","aria-label":a.loading,children:Array.from({length:12},(n,s)=>o("li",{class:"tile tile-coming"},s))}):r.length===0?e?o("div",{class:"empty",children:[o("h2",{children:a.nothingFound}),o("button",{class:"button",type:"button",onClick:t,children:a.clear})]}):o("div",{class:"empty",children:[o("h2",{children:a.empty}),o("p",{children:a.emptyText}),o(be,{class:"button button-main",href:"/",children:a.toStudio})]}):o(v,{children:[o(Ad,{creations:r}),o(am,{})]})}function am(){let{gallery:e}=m.value,t=P(null),a=J.hasMore.value,r=J.ids.value.length;return I(()=>{if(!a||!t.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&J.more()},{rootMargin:"600px"});return n.observe(t.current),()=>n.disconnect()},[a,r]),o("div",{class:"more",ref:t,children:a&&J.failed.value&&o("button",{class:"button",type:"button",onClick:()=>{J.more()},children:e.more})})}function rm(e){let[,t]=gt();I(()=>{e!==null&&t(Ye(e),{replace:!0})},[e])}function Dd(){let{missing:e,nav:t}=m.value;return o("div",{class:"empty missing",children:[o("p",{class:"missing-code","aria-hidden":"true",children:"404"}),o("h1",{children:e.title}),o("p",{children:e.text}),o("div",{class:"actions",children:[o(be,{class:"button button-main",href:"/",children:e.studio}),o(be,{class:"button",href:"/creations",children:t.creations})]})]})}function Fd(e,t){let a=ke.value?.find(({id:r})=>r===e.model.id);return!e.generatedImage||!a||!om(a,t)?null:co(a,e.resolution,Od(e,t).length)}function Ed(e,t,a){let{aspectRatio:r,resolution:n,outputFormat:s,background:i,negativePrompt:l}=e,u=e.prompt?{prompt:e.prompt,style:e.style.id,negativePrompt:l}:{};return{kind:"create",input:{model:e.model.id,...u,aspectRatio:r,resolution:n,outputFormat:s,background:i,maxCredits:a},images:Od(e,t)}}function om(e,t){return Ne(e)&&!Pe(e)&&(t==="again"||e.maxInputImages>0)}function Od({id:e,originalImages:t},a){return a==="varied"?[{creationId:e}]:t.map((r,n)=>({inputImage:{creationId:e,position:n}}))}function Xo({creation:e}){let{creation:t}=m.value,[,a]=gt(),[r,n]=R(!1),[s,i]=R(null),{status:l,generatedImage:u}=e,d=async g=>{n(!0),i(null),i(await g()),n(!1)},c=async g=>{let y=Lo(g);return g.kind==="create"||await y===null?p(()=>{}):At(),null},p=g=>{g(e),location.pathname!=="/"&&a("/")},f=()=>{p(g=>{Po(g),g.originalImages.length>0&&ko(g)}),requestAnimationFrame(()=>requestAnimationFrame(()=>{let g=document.querySelector("#prompt");g?.focus(),g?.setSelectionRange(g.value.length,g.value.length)}))};return o("div",{class:"actions",children:[u&&o("a",{class:"button button-main",href:u.downloadUrl,download:u.fileName,target:"_blank",rel:"noopener",children:[o(Lr,{"aria-hidden":"true"}),t.download]}),o(Ud,{creation:e,how:"varied",icon:o(Tr,{"aria-hidden":"true"}),submit:c}),o(Ud,{creation:e,how:"again",icon:o(xr,{"aria-hidden":"true"}),submit:c}),u&&o("button",{class:"button",type:"button",onClick:X(()=>{ja.value=e.id}),children:[o(Rr,{"aria-hidden":"true"}),t.share]}),u&&o("button",{class:"button",type:"button",onClick:()=>p(vo),children:[o(oa,{"aria-hidden":"true"}),t.asSource]}),(l==="FAILED"||l==="CANCELED")&&e.failure?.retryable!==!1&&o("button",{class:"button button-main",type:"button",disabled:r,onClick:X(()=>d(()=>c({kind:"retry",id:e.id,maxCredits:e.creditsUsed}))),children:[o(Ar,{"aria-hidden":"true"}),t.again]}),!G(e)&&e.prompt!==""&&o("button",{class:e.failure?.retryable===!1?"button button-main":"button",type:"button",onClick:f,children:[o(kr,{"aria-hidden":"true"}),t.edit]}),l==="WAITING"&&o("button",{class:"button",type:"button",disabled:r,onClick:X(()=>d(()=>nm(e))),children:[o(sa,{"aria-hidden":"true"}),t.cancel]}),!G(e)&&o("button",{class:"button button-quiet",type:"button",onClick:X(()=>{Kt.value=e.id}),children:[o(tt,{"aria-hidden":"true"}),t.remove]}),o("p",{class:"trouble",role:"alert",children:s})]})}function Ud({creation:e,how:t,icon:a,submit:r}){let{creation:n,credits:s}=m.value,i=Fd(e,t);if(i===null)return null;let[l,u]=t==="varied"?[n.vary,n.varyMeans]:[n.another,n.anotherMeans];return o("button",{class:"button",type:"button",title:`${u} ${s(i)}`,"aria-label":`${l} \xB7 ${s(i)}`,onClick:X(()=>r(Ed(e,t,i))),children:[a,l,o("span",{class:"button-note",children:i})]})}async function nm({id:e}){try{return Ze(await M.cancel(e)),null}catch(t){return(t instanceof W?await Zt(e).catch(()=>null):null)?.status==="CANCELED"?null:_e(t)}}function Ko({creation:e}){let{creation:t,credits:a}=m.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let r=e.failure?t.failures[e.failure.code]:t.canceled;return o("div",{class:"failure-notice",children:[o(Je,{"aria-hidden":"true"}),o("p",{children:[o("strong",{children:[t.statuses[e.status],"."]})," ",r,e.refunded&&o("span",{class:"failure-notice-refund",children:[" ",t.refunded(a(e.creditsUsed))]})]})]})}var sm=["waiting","making","storing"],im={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Qo({creation:e}){let{creation:t}=m.value,a=im[e.stage];return o("div",{class:"stage",children:[o("ol",{class:"stage-steps","aria-label":t.progress,children:sm.map((r,n)=>o("li",{class:n<a?"stage-past":n===a?"stage-now":"stage-ahead","aria-current":n===a?"step":void 0,children:t.steps[r]},r))}),o("p",{class:"stage-text",children:[o("strong",{children:t.stages[e.stage]})," ",o(lm,{creation:e})]})]})}function lm({creation:e}){let{creation:t}=m.value,a=um(),r=[];if(e.queuePosition!==null&&r.push(t.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-a)/1e3);r.push(n>0?t.remaining(n):t.soon)}return o("span",{class:"stage-when",children:r.join(" \xB7 ")})}function um(){let[e,t]=R(Date.now());return I(()=>{let a=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(a)},[]),e}var Zo={scale:1,x:0,y:0},jo=1.4,dm=4,fm=60,Yo=80;function Bd({picture:e,tools:t,onMagnify:a,onSwipe:r,children:n}){let{large:s}=m.value,i=P(null),l=P(null),[u,d]=R(Zo),c=P(u),p=P(new Map),f=P(null),g=b=>{c.current=_(b),d(c.current),c.current.scale>1&&a()},y=()=>l.current?.querySelector(".framed")?.getBoundingClientRect(),L=()=>(y()?.width??e.width)/c.current.scale,A=()=>e.width/devicePixelRatio/Math.max(1,L()),E=()=>Math.max(dm,2*A());function _({scale:b,x:D,y:w}){let N=Math.min(Math.max(b,1),E()),[pe,k]=[i.current?.getBoundingClientRect(),y()];if(!pe||!k||N===1)return{scale:N,x:0,y:0};let U=N/c.current.scale,C=(te,q)=>Math.max(0,(te*U-q)/2),[B,Y]=[C(k.width,pe.width),C(k.height,pe.height)];return{scale:N,x:Math.min(Math.max(D,-B),B),y:Math.min(Math.max(w,-Y),Y)}}let S=(b,D)=>{let w=i.current?.getBoundingClientRect();if(!w)return;let N=c.current,pe=Math.min(Math.max(b,1),E())/N.scale,[k,U]=D?[D.x-w.x-w.width/2,D.y-w.y-w.height/2]:[0,0];g({scale:b,x:k-(k-N.x)*pe,y:U-(U-N.y)*pe})};I(()=>{let b=w=>{if(la(w)||w.ctrlKey||w.metaKey||w.altKey)return;let{scale:N,x:pe,y:k}=c.current,C={ArrowLeft:[Yo,0],ArrowRight:[-Yo,0],ArrowUp:[0,Yo],ArrowDown:[0,-Yo]}[w.key];if(w.key==="+"||w.key==="=")S(N*jo);else if(w.key==="-")S(N/jo);else if(w.key==="0")g(Zo);else if(w.key==="1")S(A());else if(C&&N>1)g({scale:N,x:pe+C[0],y:k+C[1]});else return;w.preventDefault(),w.stopPropagation()},D=i.current?.closest("dialog");return D?.addEventListener("keydown",b,{capture:!0}),()=>D?.removeEventListener("keydown",b,{capture:!0})},[]);let ce=b=>{if(b.button!==0||b.target.closest("button"))return;p.current.set(b.pointerId,{x:b.clientX,y:b.clientY});let D=p.current.size===1&&b.pointerType!=="mouse"&&c.current.scale===1;f.current=D?{x:b.clientX,y:b.clientY}:null},z=b=>{let D=p.current.get(b.pointerId);if(!D)return;let w={x:b.clientX,y:b.clientY},N=[...p.current].find(([C])=>C!==b.pointerId)?.[1];p.current.set(b.pointerId,w);let{scale:pe,x:k,y:U}=c.current;if(N){let C=Math.hypot(w.x-N.x,w.y-N.y)/Math.max(1,Math.hypot(D.x-N.x,D.y-N.y));S(pe*C,{x:(w.x+N.x)/2,y:(w.y+N.y)/2})}else pe>1&&(i.current?.setPointerCapture(b.pointerId),g({scale:pe,x:k+w.x-D.x,y:U+w.y-D.y}))},V=b=>{p.current.delete(b.pointerId);let D=f.current;if(f.current=null,!D||b.type!=="pointerup"||c.current.scale>1)return;let[w,N]=[b.clientX-D.x,b.clientY-D.y];Math.abs(w)>fm&&Math.abs(w)>2*Math.abs(N)&&r?.(w<0?1:-1)},le=u.scale===1,ee=Math.round(u.scale/(A()||1)*100);return o(v,{children:[o("div",{class:`zoom ${le?"":"zoom-in"}`,ref:i,"data-scale":u.scale.toFixed(2),onPointerDown:ce,onPointerMove:z,onPointerUp:V,onPointerCancel:V,onDblClick:b=>le?S(A(),{x:b.clientX,y:b.clientY}):g(Zo),onWheel:b=>{b.preventDefault(),S(c.current.scale*Math.exp(-b.deltaY/(b.ctrlKey?100:400)),{x:b.clientX,y:b.clientY})},children:o("div",{class:"zoom-content",ref:l,style:{transform:`translate(${u.x}px, ${u.y}px) scale(${u.scale})`},children:n})}),o("div",{class:"canvas-tools",role:"group","aria-label":s.zoom,children:[t,o("button",{class:"icon-button",type:"button","aria-label":s.zoomOut,"aria-disabled":le,onClick:()=>S(u.scale/jo),children:o(Sr,{})}),o("button",{class:"button zoom-pixels",type:"button","aria-label":s.ownPixels,title:s.ownPixels,onClick:()=>S(A()),children:le?"1:1":`${Tt(ee)}%`}),o("button",{class:"icon-button",type:"button","aria-label":s.zoomIn,onClick:()=>S(u.scale*jo),children:o(Pr,{})}),o("button",{class:"icon-button",type:"button","aria-label":s.whole,title:s.whole,"aria-disabled":le,onClick:()=>g(Zo),children:o(vr,{})})]})]})}function Jo({creation:e,onOpen:t,onSwipe:a}){let{creation:r}=m.value,{id:n,originalImages:s,generatedImage:i}=e,[l]=s,u=P(null),[d,c]=R(!1),{isHeld:p,button:f}=_d("c",()=>{let A=[...document.querySelectorAll("dialog[open]")];return A.length===0||(A.at(-1)?.contains(u.current)??!1)});if(!i)return o("div",{class:`unfinished ${G(e)?"unfinished-live":""}`,children:[l&&o(rt,{of:n,picture:l,alt:r.original,class:"unfinished-original"}),o("div",{class:"unfinished-words",children:G(e)?o(Qo,{creation:e}):o(Ko,{creation:e})})]});let g=s.length===1?l:void 0,y=o(cm,{picture:i,children:[o(rt,{of:n,picture:i,alt:r.alt(re(e),K(e.style)),full:d,class:"framed-picture"}),g&&p&&o(rt,{of:n,picture:g,alt:r.original,full:d,class:"framed-before"})]}),L=g&&o("button",{class:"button canvas-compare",type:"button","aria-pressed":p,title:r.compareKey,...f,children:[o(Ft,{"aria-hidden":"true"}),p?r.before:r.compare]});return o("div",{class:"canvas",ref:u,children:t?o(v,{children:[o("a",{class:"canvas-open",href:Ye(n),title:r.open,onClick:zo(t),children:y}),L&&o("div",{class:"canvas-tools",children:L})]}):o(Bd,{picture:i,tools:L,onMagnify:()=>c(!0),onSwipe:a,children:y})})}function cm({picture:e,children:t}){let a=e.width/e.height;return o("div",{class:"framed",style:{"--shape":String(a)},children:t})}function qd({before:e,after:t}){let[a,r]=R(50),{creation:n}=m.value;return o("div",{class:"compare",style:{"--at":`${a}%`},children:[o("div",{class:"compare-after",children:t}),o("div",{class:"compare-before",children:e}),o("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),o("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),o("div",{class:"compare-handle","aria-hidden":"true",children:o("svg",{viewBox:"0 0 24 24",children:o("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),o("input",{class:"compare-range",type:"range",min:"0",max:"100",value:a,"aria-label":n.shareOfOriginal,onInput:s=>r(s.currentTarget.valueAsNumber)})]})}var pm=400,Fr=h(null),Nd=null;ae(()=>{Fr.value=null;let e=H.value,t=Oe.value.map(wo).filter(c=>!(c instanceof File)),{count:a,seed:r,negativePrompt:n,...s}=ge.value,i=pt.value;if(!$.value||!e||!Ne(e)||t.length<Oe.value.length)return;let l={model:e.id,...s,images:t},u=new AbortController,d=setTimeout(()=>{mm(l,i,u.signal)},pm);return()=>{clearTimeout(d),u.abort()}});async function mm(e,t,a){try{let{credits:r}=await M.quote(e,{signal:a});if(a.aborted||r===t||r===Nd)return;Nd=r,await zt()}catch(r){r instanceof W&&!a.aborted&&(Fr.value=r.message)}}var gm=11;function Hd(){let{studio:e}=m.value,t=H.value?.id,a=$e.value?.filter(({models:r})=>!r||r.some(({id:n})=>n===t));return I(()=>{a&&!a.some(({id:r})=>r===De.peek())&&(De.value=a.find(({id:r})=>r===ba)?.id??a[0]?.id??ba)},[$e.value,t]),o("fieldset",{class:"group",children:[o("legend",{class:"label",children:e.style}),o("div",{class:"styles",children:a?a.map(r=>{let n=K(r);return o("label",{class:"style",title:Eo(r),children:[o("input",{class:"unseen",type:"radio",name:"style",value:r.id,checked:De.value===r.id,onChange:()=>{De.value=r.id}}),r.previewUrl?o("img",{class:"style-picture",src:r.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):o("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),o("span",{class:"style-name",children:n})]},r.id)}):Array.from({length:gm},(r,n)=>o("span",{class:"style style-coming",children:[o("span",{class:"style-picture"}),o("span",{class:"style-name",children:" "})]},n))})]})}function hm(e){let[,t,a]=e.split("_").map(Number);return t&&a?[t,a]:null}function Gd(){let{studio:e}=m.value,{ratios:t}=vt.value;return t.length===0?null:o(Ut,{name:"ratio",legend:e.ratio,choices:t.map(a=>{let r=hm(a);return r?{id:a,text:r.join(":"),icon:o(xm,{width:r[0],height:r[1]})}:{id:a,text:e.ratioAuto}}),value:ge.value.aspectRatio??"AUTO",onChoose:a=>{$t.value=a}})}function xm({width:e,height:t}){let a=14/Math.max(e,t),[r,n]=[Math.max(e*a,3),Math.max(t*a,3)];return o("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:o("rect",{x:8-r/2,y:8-n/2,width:r,height:n,rx:"1.5"})})}function zd(){let{resolutions:e}=vt.value,t=ge.value.resolution;return t===null?null:o(Ut,{name:"resolution",legend:m.value.studio.resolution,choices:e.map(a=>({id:a,text:Oo(a)})),value:t,onChoose:a=>{Vt.value=a}})}function $d(){let{formats:e}=vt.value,t=ge.value.outputFormat;return t===null?null:o(Ut,{name:"format",legend:m.value.studio.format,choices:e.map(a=>({id:a,text:a==="WEBP"?"WebP":a})),value:t,onChoose:a=>{Wt.value=a}})}function Vd(){let{counts:e}=vt.value;return e.length<2?null:o(Ut,{name:"count",legend:m.value.studio.count,choices:e.map(t=>({id:String(t),text:`\xD7${t}`})),value:String(ge.value.count),onChoose:t=>{va.value=Number(t)}})}function Wd(){let{studio:e}=m.value;return vt.value.transparency?o(Ut,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:ge.value.background===null?"auto":"transparent",onChoose:t=>{Ca.value=t==="transparent"}}):null}function Xd(){let{studio:e}=m.value,{seed:t,negativePrompt:a}=vt.value;return!t&&!a?null:o("details",{class:"more-fields",open:ut.peek()!==""||dt.peek()!=="",children:[o("summary",{class:"label",children:e.moreOptions}),a&&o("div",{children:[o("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",o("span",{class:"optional",children:e.optional})]}),o("input",{id:"negative-prompt",class:"field",type:"text",value:dt.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:r=>{dt.value=r.currentTarget.value}})]}),t&&o("div",{children:[o("label",{class:"label",for:"seed",children:[e.seed," ",o("span",{class:"optional",children:e.optional})]}),o("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:ut.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":Sa.value,"aria-describedby":"seed-trouble",onInput:r=>{ut.value=r.currentTarget.value}}),ge.value.seed!==null&&ge.value.count>1&&o("p",{class:"hint",children:e.seedAlike}),o("p",{class:"trouble",id:"seed-trouble",role:"alert",children:Sa.value&&e.seedWrong(Dn)})]})]})}function Da({close:e}){return o("button",{class:"icon-button",type:"button","aria-label":m.value.large.close,onClick:e,children:o(Re,{})})}function Ce({label:e,class:t,close:a,onKeyDown:r,children:n}){let s=P(null);return I(()=>{let i=s.current,l=document.activeElement;return i?.showModal(),()=>{i?.close(),l instanceof HTMLElement&&l.isConnected&&l.focus({preventScroll:!0})}},[]),o("dialog",{ref:s,class:t,"aria-label":e,onCancel:i=>{i.preventDefault(),a()},onClick:i=>{i.target===i.currentTarget&&a()},onKeyDown:r,children:n})}var ym=1e4;function Kd(){let{studio:e}=m.value,t=H.value,a=t!==null&&!Ne(t);return I(()=>{if(!a)return;let r=setInterval(()=>{zt()},ym);return()=>clearInterval(r)},[a]),o("div",{class:"group",children:[o("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":t?`${e.model}: ${K(t)}`:e.model,onClick:()=>{ft.value="model"},children:t&&o(v,{children:[o(jd,{model:t}),o("span",{class:"model-words",children:[o("span",{class:"model-name",children:K(t)}),o("span",{class:"model-facts",children:o(Zd,{model:t})})]}),o(pr,{"aria-hidden":"true"})]})}),o("p",{class:"trouble",role:"alert",children:a&&e.paused(K(t))})]})}function Qd(){return ft.value==="model"?o(Lm,{}):null}function Lm(){let{studio:e}=m.value;I(()=>{zt()},[]);let t=()=>{ft.value=null},a=(ke.value??[]).filter(({status:n})=>n!=="RETIRED"),r=[{title:e.modelsMake,members:a.filter(n=>!Pe(n))},{title:e.modelsTools,members:a.filter(Pe)}];return o(Ce,{label:e.chooseModel,class:"dialog picker",close:t,children:[o("div",{class:"picker-head",children:[o("h2",{children:e.chooseModel}),o(Da,{close:t})]}),o("div",{class:"picker-body",children:r.map(({title:n,members:s})=>s.length>0&&o("section",{children:[o("h3",{class:"label",children:n}),o("ul",{class:"model-list",children:s.map(i=>o("li",{children:o(Im,{model:i,onChoose:()=>{lt.value=i.id,t()}})},i.id))})]},n))})]})}function Im({model:e,onChoose:t}){let{studio:a}=m.value,r=e.id===H.value?.id;return o("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":r,autofocus:r,disabled:!Ne(e),onClick:t,children:[o(jd,{model:e}),o("span",{class:"model-words",children:[o("span",{class:"model-name",children:[K(e)," ",!Ne(e)&&o("span",{class:"tag tag-pending",children:a.pausedTag})]}),o("span",{class:"model-description",children:Eo(e)}),o("span",{class:"model-abilities",children:bm(e).map(n=>o("span",{class:"ability",children:n},n))})]}),o("span",{class:"model-facts",children:o(Zd,{model:e})})]})}function Zd({model:{prices:e,typicalSeconds:t}}){let{studio:a,credits:r}=m.value,n=e.map(i=>i.credits),s=Math.min(...n);return o(v,{children:[o("span",{class:"model-price",children:s<Math.max(...n)?a.from(r(s)):r(s)}),o("span",{children:a.about(t)})]})}function jd({model:{id:e,name:t}}){let a=[...e].reduce((r,n)=>(r*17+n.charCodeAt(0)*47)%360,0);return o("span",{class:"model-mark",style:{"--hue":String(a)},"aria-hidden":"true",children:t[0]})}function bm(e){let{studio:t}=m.value,a=e.resolutions.at(-1);return[e.maxInputImages===0?t.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?t.oneImage:t.upToImages(e.maxInputImages),e.resolutions.length>1&&a?t.upToSize(Oo(a)):null,e.supportsTransparency?t.transparentAbility:null,e.supportsSeed?t.seed:null,e.supportsNegativePrompt?t.negativePromptAbility:null].filter(r=>r!==null)}var Cm=6;function Yd(e){let t=P(null);return I(()=>{let a=null,r=(u,d)=>{let c=document.elementFromPoint(u,d)?.closest("[data-key]")??null;return c!==null&&t.current?.contains(c)?c:null},n=u=>{for(let d of t.current?.children??[])d.classList.toggle("reference-moving",u&&d instanceof HTMLElement&&d.dataset.key===a?.key)},s=u=>{if(u.button!==0||!(u.target instanceof Element)||u.target.closest("button"))return;let d=r(u.clientX,u.clientY)?.dataset.key;d!==void 0&&(a={key:d,x:u.clientX,y:u.clientY,hasMoved:!1})},i=u=>{if(a===null||(a.hasMoved||=Math.hypot(u.clientX-a.x,u.clientY-a.y)>Cm,!a.hasMoved))return;n(!0);let d=r(u.clientX,u.clientY);d&&d.dataset.key!==a.key&&e(a.key,[...t.current?.children??[]].indexOf(d))},l=()=>{n(!1),a=null};return addEventListener("pointerdown",s),addEventListener("pointermove",i),addEventListener("pointerup",l),addEventListener("pointercancel",l),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",i),removeEventListener("pointerup",l),removeEventListener("pointercancel",l)}},[]),t}var vm="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function ef({isNeeded:e}){let{studio:t}=m.value,a=Pm(),r=ze.value,n=se.value,s=Me(""),i=Yd(Gn);if(r===0)return n.length>0?o("p",{class:"hint",children:t.notUsed(n.length)}):null;let l=(c,p)=>{Gn(c.key,p),s.value=t.moved(p+1,n.length)},u=Oe.value.some(c=>c.kind==="file"&&c.reduced),d=Oe.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return o("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[o("p",{class:"label",id:"references-label",children:[r===1?t.image:t.references," ",o("span",{class:"optional",children:[H.value?.requiresInputImage?t.required:t.optional,r>1&&` \xB7 ${t.upTo(r)}`]})]}),o("div",{class:`references ${a?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&o("ol",{class:"reference-list",ref:i,children:n.map((c,p)=>o(wm,{reference:c,at:p,of:n.length,isUsed:p<r,onMove:f=>l(c,f)},c.key))}),(n.length<r||r===1)&&o(Sm,{isFirst:n.length===0,isDragged:a})]}),o("p",{class:"unseen",role:"status",children:s.value}),n.length>r&&o("p",{class:"hint",children:t.beyond(r)}),o("p",{class:"hint",id:"references-note",role:"status",children:u?t.reduced:d?t.unseen:null}),o("p",{class:"trouble",id:"references-trouble",role:"alert",children:Pt.value?Am(Pt.value):e?t.imageNeeded:null})]})}function Sm({isFirst:e,isDragged:t}){let{studio:a}=m.value;return o("div",{class:"adding",children:[o("label",{class:"adding-files",title:a.limits,children:[Ge.value>0?o("span",{class:"spinner","aria-hidden":"true"}):o(oa,{"aria-hidden":"true"}),o("span",{children:t?a.dropNow:Ge.value>0?a.checking:e?o(v,{children:[a.drop," ",o("span",{class:"adding-pick",children:a.pick})]}):o("span",{class:"adding-pick",children:ze.value===1?a.replace:a.addImage})}),o("input",{class:"unseen",type:"file",multiple:ze.value>1,accept:vm,"aria-describedby":"references-trouble",onChange:r=>{let n=[...r.currentTarget.files??[]];r.currentTarget.value="",n.length>0&&Hn(n)}})]}),o("button",{class:"adding-creation",type:"button","aria-label":a.fromCreations,title:a.fromCreations,onClick:()=>{ft.value="creation"},children:[o(na,{"aria-hidden":"true"}),o("span",{children:a.fromCreationsShort})]})]})}function wm({reference:e,at:t,of:a,isUsed:r,onMove:n}){let{studio:s}=m.value,i=P(null),l=km(e),u="picture"in e?Vo(e.picture):e.thumbnail,d=p=>{let f=document.activeElement;n(t+p),requestAnimationFrame(()=>{f instanceof HTMLElement&&i.current?.contains(f)&&f.focus()})},c=p=>{let f=p.key==="ArrowLeft"?-1:p.key==="ArrowRight"?1:0;f===0||t+f<0||t+f>=a||(p.preventDefault(),d(f))};return o("li",{class:`reference ${r?"":"reference-unused"}`,ref:i,"data-key":e.key,title:l,onKeyDown:c,children:[u!==null?o("img",{class:"reference-picture",src:u,alt:`${t+1}. ${l}`,draggable:!1}):o("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${t+1}. ${l}`,children:o(Ir,{"aria-hidden":"true"})}),o("button",{class:"reference-remove",type:"button","aria-label":s.remove(t+1),onClick:()=>So(e.key),children:o(Re,{"aria-hidden":"true"})}),a>1&&o("span",{class:"reference-order",children:[o("button",{type:"button","aria-label":s.earlier(t+1),"aria-disabled":t===0,onClick:()=>t>0&&d(-1),children:o(ta,{"aria-hidden":"true"})}),o("span",{"aria-hidden":"true",children:t+1}),o("button",{type:"button","aria-label":s.later(t+1),"aria-disabled":t===a-1,onClick:()=>t<a-1&&d(1),children:o(aa,{"aria-hidden":"true"})})]})]})}function km(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:m.value.studio.fromCreation}function Pm(){let e=Me(!1);return I(()=>{let t=0,a=u=>d=>{d.dataTransfer?.types.includes("Files")&&(t=Math.max(0,t+u),e.value=t>0&&ze.peek()>0)},r=a(1),n=a(-1),s=u=>u.preventDefault(),i=u=>{u.preventDefault(),t=0,e.value=!1,Jd(u.dataTransfer)},l=u=>{let d=u.target instanceof Element&&u.target.matches("input, textarea"),c=!!u.clipboardData?.files.length;d&&!c&&u.clipboardData?.getData("text")||(u.preventDefault(),Jd(u.clipboardData))};return addEventListener("dragenter",r),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",i),addEventListener("paste",l),()=>{removeEventListener("dragenter",r),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",i),removeEventListener("paste",l)}},[]),e.value}function Jd(e){Hn([...e?.files??[]])}function Am(e){let{problems:t}=m.value;switch(e.kind){case"bytes":return t.bytes(e.name,gu(e.bytes));case"type":case"pixels":case"damaged":return t[e.kind](e.name);case"full":return t.full(e.most);default:return t[e.kind]}}function tf({onSubmit:e}){let{studio:t}=m.value,[a,r]=R(!1),n=P(null),s=H.value===null||!Pe(H.value),i=Xn.value,l=u=>{u.preventDefault();let d=c=>n.current?.querySelector(c)?.focus();r(i!==null),i==="paused"?d(".model-button"):i==="image"?d("input[type=file]"):i==="prompt"||i==="long"?d("#prompt"):Sa.value&&d("#seed"),!(i!==null||Sa.value)&&(Rl(),e())};return o("form",{class:"composer card",ref:n,onSubmit:l,noValidate:!0,children:[o("h1",{class:"composer-title",children:t.title}),o(Kd,{}),o(ef,{isNeeded:a&&i==="image"}),s&&o(v,{children:[o(_m,{isNeeded:a&&i==="prompt",onSubmit:l}),o(Hd,{})]}),o(Gd,{}),o("div",{class:"side-by-side",children:[o(zd,{}),o($d,{}),o(Wd,{}),o(Vd,{})]}),o("p",{class:"trouble",role:"alert",children:Fr.value!==null&&t.clash(Fr.value)}),o(Xd,{}),o(Tm,{})]})}function _m({isNeeded:e,onSubmit:t}){let{studio:a}=m.value;return o("div",{class:"group",children:[o("label",{class:"label",for:"prompt",children:a.prompt}),o("textarea",{id:"prompt",class:"field prompt",rows:3,dir:"auto",value:Ae.value,placeholder:Oe.value.length>0?a.promptHintPhoto:a.promptHint,"aria-invalid":e||sr.value>0,"aria-describedby":"prompt-trouble",onInput:r=>{Ae.value=r.currentTarget.value},onKeyDown:r=>{let{selectionStart:n,selectionEnd:s,value:i}=r.currentTarget,l=r.key==="ArrowUp"&&s===0,u=r.key==="ArrowDown"&&n===i.length;(l||u)&&!r.shiftKey&&Rm(r,l?1:-1),r.key==="Enter"&&!r.repeat&&(r.metaKey||r.ctrlKey)&&t(r)}}),Wn.value!==null&&o("p",{class:"hint prompt-left",children:a.promptLeft(Wn.value)}),o("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:sr.value>0?a.promptTooLong(sr.value):e?a.promptNeeded:null})]})}function Rm(e,t){let a=vl(t,Ae.peek());if(a===null)return;e.preventDefault(),Ae.value=a;let r=e.currentTarget;r.value=a;let n=t===1?0:a.length;r.setSelectionRange(n,n)}function Tm(){let{studio:e,credits:t}=m.value,a=wa.value,r=pt.value,n=Ie.value?.balance,s=Vn.value,{count:i}=ge.value;return o("div",{class:"price-bar",children:[o("dl",{class:"price-bar-figures",children:[o("div",{children:[o("dt",{children:e.price}),o("dd",{"data-price":Ie.value&&a,children:[a===null?e.priceUnknown:t(a),i>1&&r!==null&&o("span",{class:"price-bar-each",children:[" ",i," \xD7 ",r]})]})]}),o("div",{children:[o("dt",{children:e.balance}),o("dd",{children:[n===void 0?e.priceUnknown:t(n),a!==null&&n!==void 0&&s===0&&n-a<a&&o("span",{class:"price-bar-low",children:[" ",e.low(n-a)]})]})]})]}),s>0?o(v,{children:[o("p",{class:"trouble",children:e.short(t(s))}),o(be,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):o("button",{class:"button button-main button-wide",type:"submit","aria-disabled":Xn.value==="loading",children:[o(et,{"aria-hidden":"true"}),H.value&&Pe(H.value)?e.apply:e.make(i)]})]})}var Fa=new ct(30);Fa.filter.value={status:["SUCCESS"]};function af(){return ft.value==="creation"?o(Mm,{}):null}function Mm(){let{studio:e,gallery:t}=m.value;I(()=>Fa.open(),[]);let a=()=>{ft.value=null},r=Fa.shown.value;return o(Ce,{label:e.fromCreations,class:"dialog picker",close:a,children:[o("div",{class:"picker-head",children:[o("h2",{children:e.fromCreations}),o(Da,{close:a})]}),o("div",{class:"picker-body",children:[r.length===0&&Fa.state.value==="ready"&&o("p",{class:"hint",children:t.empty}),o("ul",{class:"strip",children:r.map(n=>o("li",{children:o(Ma,{creation:n,onOpen:()=>{vo(n),a()}})},n.id))}),Fa.hasMore.value&&o("button",{class:"button",type:"button",onClick:()=>{Fa.more()},children:t.more})]})]})}function rf({creations:e,selected:t,onSelect:a}){let{studio:r}=m.value,n=e.find(({generatedImage:i})=>i)?.generatedImage,s=n?n.height>n.width:t.aspectRatio.startsWith("PORTRAIT");return o("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":r.together(e.length),children:e.map((i,l)=>o(Dm,{creation:i,at:l+1,of:e.length,isSelected:i.id===t.id,onSelect:()=>a(i)},i.id))})}function Dm({creation:e,at:t,of:a,isSelected:r,onSelect:n}){let{creation:s,studio:i}=m.value,{id:l,generatedImage:u,originalImages:d,status:c}=e,p=u??d[0],f=G(e)?s.stages[e.stage]:s.statuses[c],g=u?{"--shape":String(u.width/u.height)}:void 0;return o("li",{class:"member","data-member":l,"data-status":c,children:o("div",{class:`member-frame ${G(e)?"unfinished-live":""}`,style:g,children:[p&&o(rt,{of:l,picture:p,alt:"",class:u?"member-picture":"unfinished-original"}),!u&&o("div",{class:"member-state",children:G(e)?o(Qo,{creation:e}):o(Ko,{creation:e})}),o("button",{class:"member-button",type:"button","aria-pressed":r,"aria-label":`${i.show(re(e))} \u2013 ${s.part(t,a)}, ${f}`,onClick:()=>{r?ht(l,he):n()}})]})})}function en({until:e,text:t,class:a,children:r}){let n=Fm(e),s=Te(()=>t(of(e)),[e,t]);return o("p",{class:a,children:[r,o("span",{class:"unseen",role:"alert",children:s}),o("span",{role:"timer","aria-hidden":"true",children:t(n)})]})}function Fm(e){let[,t]=R({});return I(()=>{let a=setInterval(()=>t({}),1e3);return()=>clearInterval(a)},[e]),of(e)}function of(e){return Math.max(0,Math.ceil((e-Date.now())/1e3))}var Em=3;function nf(){return o("ul",{class:"pending",hidden:Ee.value.length===0,children:Ee.value.map(e=>o(Um,{intent:e},e.key))})}function Om({key:e,order:t},a){let r=t.kind==="retry"?Se(t.id)?.peek():void 0;r&&(Po(r),ko(r)),lt.value=a,Io(e)}function Um({intent:e}){let{studio:t}=m.value,{trouble:a,phase:r}=e,n=a?.kind==="refused"&&a.error instanceof W?a.error.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,Em):[];return o("li",{class:`pending-item ${a?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&o("p",{class:"pending-prompt",dir:"auto",children:e.order.input.prompt}),a?o(v,{children:[o(Bm,{trouble:a}),o("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&o(be,{class:"button button-main",href:"/billing#packs",children:t.buy}),s.map(i=>o("button",{class:"button",type:"button",onClick:()=>Om(e,i.id),children:t.useModel(K(i))},i.id)),a.kind==="failed"&&o("button",{class:"button button-main",type:"button",onClick:()=>{Ll(e)},children:t.sendAgain}),o("button",{class:"button",type:"button",onClick:()=>Io(e.key),children:t.dismiss})]})]}):o("p",{class:"pending-state",role:"status",children:[o("span",{class:"spinner","aria-hidden":"true"}),r==="uploading"?t.uploading(Math.round(e.progress*100)):t.sending]})]})}function Bm({trouble:e}){let{studio:t}=m.value;return e.kind==="limited"?o(en,{class:"trouble",until:e.until,text:t.limited}):o("p",{class:"trouble",role:"alert",children:e.kind==="unreachable"?t.unreachable:_e(e.error)})}function uf(){let e=P(null);I(()=>he.open(),[]);let t=ka.value?.group??null;return I(()=>{if(t!==null)return Ao.show({group:t}),Ao.open()},[t]),o("div",{class:"studio",children:[o(tf,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),o("section",{class:"result",ref:e,"aria-label":m.value.studio.recent,children:[o(nf,{}),o(qm,{})]}),o(Qd,{}),o(af,{})]})}function qm(){let{studio:e,creation:t}=m.value,a=ka.value;if(a===null)return he.state.value==="loading"?o("div",{class:"result-canvas"}):o(Nm,{});let r=Dl.value,n=he.shown.value.slice(0,12),s=n.filter(sf);return o(v,{children:[o("div",{class:"result-canvas",children:r.length>1?o(rf,{creations:r,selected:a,onSelect:({id:i})=>{mt.value=i}}):o(Jo,{creation:a,onOpen:()=>ht(a.id,he)},a.id)}),o("div",{class:"result-foot",children:[o("div",{class:"result-words",children:[o("p",{class:"result-prompt",dir:"auto",children:re(a)}),o("p",{class:"result-facts",children:[a.prompt&&o(v,{children:[o("span",{class:"tag",children:K(a.model)}),o("span",{class:"tag tag-quiet",children:K(a.style)})]}),r.length>1&&o("span",{class:"tag tag-quiet",children:t.part(r.indexOf(a)+1,r.length)})]})]}),o(Xo,{creation:a},a.id)]}),o("h2",{class:"label",children:e.recent}),o(lf,{creations:n.filter(i=>!sf(i)),current:a.id}),s.length>0&&o("details",{class:"failed",children:[o("summary",{class:"label",children:e.failed(s.length)}),o(lf,{creations:s,current:a.id})]})]})}function sf({status:e}){return e==="FAILED"||e==="CANCELED"}function lf({creations:e,current:t}){return o("div",{class:"strip",children:e.map(a=>o(Ma,{creation:a,current:a.id===t,onOpen:()=>{a.id===t?ht(a.id,he):mt.value=a.id}},a.id))})}function Nm(){let{studio:e}=m.value,a=$e.value?.find(({id:r})=>r===De.value)?.previewUrl??"/static/styles/watercolour.webp";return o("div",{class:"hero",children:[o("div",{class:"hero-picture",children:o(qd,{before:o("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:o("img",{src:a.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},a)})}),o("h2",{class:"hero-title",children:e.hero}),o("p",{class:"hero-text",children:e.heroText})]})}var df="atelier.notify",Ea=h(0),fs=h(_a(df)==="yes"),cs="Notification"in globalThis,Er=h(cs?Notification.permission:"denied"),Or=F(()=>fs.value&&Er.value==="granted"),ps=F(()=>Er.value==="denied");async function ff(){let e=!Or.peek();e&&Er.peek()==="default"&&(Er.value=await Notification.requestPermission()),fs.value=e&&Er.peek()==="granted",Ra(df,fs.peek()?"yes":"no")}function cf(e){let t=new Set;return ae(()=>{let a=[];for(let r of he.ids.value){let n=Se(r)?.value;n&&(G(n)?t.add(r):t.delete(r)&&a.push(n))}queueMicrotask(()=>a.forEach(e))})}function pf(e,t,a){if(!(!document.hidden||e.status==="CANCELED")&&(Ea.value+=1,!!Or.peek()))try{let r=new Notification(t,{body:a,tag:e.id});r.onclick=()=>{focus(),r.close(),ht(e.id,he)}}catch{return}}document.addEventListener("visibilitychange",()=>{document.hidden||(Ea.value=0)});function mf(){let e=Me(""),t=P(new Map);return Ht(()=>{let{announce:a,stages:r,statuses:n}=m.value.creation;for(let s of he.ids.value){let i=Se(s)?.value;if(!i)continue;let l=t.current.get(s);if(t.current.set(s,i.stage),l===i.stage||l===void 0&&!G(i))continue;let u=G(i)?r[i.stage]:n[i.status];e.value=a(re(i).slice(0,60),u)}}),I(()=>cf(a=>{let{announce:r,statuses:n}=m.peek().creation;pf(a,`${n[a.status]} \xB7 Atelier`,r(re(a).slice(0,100),n[a.status]));let s=ka.peek(),i=a.group!==null&&s?.group===a.group,l=s!==null&&G(s)&&!i;a.status==="SUCCESS"&&l&&(mt.value=a.id)}),[]),o("div",{class:"unseen",role:"status",children:e})}var gf=matchMedia("(prefers-color-scheme: dark)"),hf=h(gf.matches),tn=h(yf()),Oa=F(()=>tn.value??(hf.value?"dark":"light"));gf.addEventListener("change",({matches:e})=>{hf.value=e});addEventListener("storage",({key:e})=>{e===_t.theme&&(tn.value=yf())});ae(()=>{document.documentElement.dataset.theme=Oa.value});function xf(){tn.value=Oa.peek()==="dark"?"light":"dark",Ra(_t.theme,tn.value)}function yf(){let e=_a(_t.theme);return e==="light"||e==="dark"?e:null}function ms({label:e,icon:t,children:a}){let[r,n]=R(!1),s=zs(),i=P(null),l=P(null);return I(()=>{if(!r)return;let d=({target:c})=>{i.current?.contains(c)||n(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[r]),o("div",{class:"menu",ref:i,onKeyDown:({key:d})=>{d==="Escape"&&(n(!1),l.current?.focus())},children:[o("button",{class:"icon-button",type:"button",ref:l,"aria-label":e,title:e,"aria-expanded":r,"aria-controls":s,onClick:()=>n(!r),children:t}),o("div",{class:"menu-choices",id:s,hidden:!r,onClick:()=>n(!1),children:a})]})}var Ur=h(!1);function Lf(){return I(()=>{let e=t=>{t.key!=="?"||la(t)||(Ur.value=!0,t.preventDefault())};return addEventListener("keydown",e),()=>removeEventListener("keydown",e)},[]),Ur.value?o(Hm,{}):null}function Hm(){let{shortcuts:e}=m.value,t=()=>{Ur.value=!1};return o(Ce,{label:e.title,class:"dialog dialog-small shortcuts",close:t,children:[o("div",{class:"picker-head",children:[o("h2",{children:e.title}),o(Da,{close:t})]}),o("dl",{children:e.list.map(([a,r])=>o("div",{children:[o("dt",{children:a.split(" ").map(n=>o("kbd",{children:n},n))}),o("dd",{children:r})]},a))})]})}var an=h(!1);function If(){let{startOver:e}=m.value;if(!an.value)return null;let t=()=>{an.value=!1};return o(Ce,{label:e.title,class:"dialog dialog-small",close:t,children:[o("h2",{children:e.title}),o("p",{children:e.text}),o("div",{class:"actions",children:[o("button",{class:"button",type:"button",autofocus:!0,onClick:t,children:e.keep}),o("button",{class:"button button-danger",type:"button",onClick:X(async()=>{await Vi().catch(()=>{}),t()}),children:e.confirm})]})]})}function bf(){let{nav:e,credits:t}=m.value,a=Ie.value?.balance;return o("header",{class:"header",children:o("div",{class:"header-inner",children:[o(be,{class:"wordmark",href:"/","aria-label":"Atelier",children:[o(Gm,{}),o("span",{children:"Atelier"})]}),Bi&&o("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,o("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),o("nav",{class:"nav","aria-label":e.label,children:[o(gs,{href:"/",icon:o(et,{}),text:e.studio}),o(gs,{href:"/creations",icon:o(na,{}),text:e.creations}),o(gs,{href:"/billing",icon:o(Dr,{}),text:e.billing})]}),o("div",{class:"header-end",children:[o(be,{class:"balance",href:"/billing","aria-label":a===void 0?e.billing:e.balance(t(a)),"data-balance":a,children:[o(hr,{"aria-hidden":"true"}),o("span",{class:"balance-figure",children:a===void 0?"\u2013":Tt(a)})]}),o(ms,{label:e.language,icon:o(br,{}),children:pu.map(({id:r,name:n})=>o("button",{type:"button",lang:r==="zh"?"zh-Hans":r,"aria-pressed":Ve.value===r,onClick:()=>mu(r),children:n},r))}),o("button",{class:"icon-button",type:"button","aria-label":Oa.value==="dark"?e.light:e.dark,title:Oa.value==="dark"?e.light:e.dark,onClick:xf,children:Oa.value==="dark"?o(Mr,{}):o(wr,{})}),o(ms,{label:e.account,icon:o(Et,{}),children:[$.value&&o("p",{class:"menu-text",children:[e.signedInAs,o("strong",{class:"who",children:$.value.email??$.value.id})]}),$.value&&La&&o("button",{type:"button",onClick:X(()=>{an.value=!0}),children:e.anotherDemo}),$.value&&!La&&o("button",{type:"button",onClick:()=>{$i()},children:e.signOut}),cs&&o("button",{type:"button","aria-pressed":Or.value,disabled:ps.value,title:ps.value?e.notifyForbidden:void 0,onClick:()=>{ff()},children:Or.value?e.notifyOff:e.notify}),o("button",{type:"button",onClick:()=>{Ur.value=!0},children:e.shortcuts}),o("a",{href:"/graphql",children:e.explorer})]})]})]})})}function gs({href:e,icon:t,text:a}){let[r]=gt();return o(be,{href:e,"aria-current":Jt(r)===e?"page":void 0,children:[t,o("span",{children:a})]})}function Gm(){return o("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[o("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),o("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var zm={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function Cf(){let e=fe.value,t=e&&Se(e.id)?.value;return t?o(Vm,{creation:t,within:e.within}):e&&$.value?o($m,{id:e.id},e.id):null}function $m({id:e}){let{gallery:t,large:a}=m.value,[r,n]=R(!1);return I(()=>{let s=!0;return ll(e).then(i=>{s&&(n(i===null),i&&(fe.value={...fe.peek()??{within:null},id:e}))},()=>{}),()=>{s=!1}},[e]),r?o(Ce,{label:t.gone,class:"dialog dialog-small",close:At,children:[o("h2",{children:t.gone}),o("p",{children:t.goneText}),o("div",{class:"actions",children:o("button",{class:"button button-main",type:"button",autofocus:!0,onClick:At,children:a.close})})]}):null}function Vm({creation:e,within:t}){let{large:a}=m.value,r=t?.shown.value??[],n=r.findIndex(({id:c})=>c===e.id),s=n>0?r[n-1]:void 0,i=n>=0?r[n+1]:void 0;I(()=>{t&&n>=r.length-3&&t.more()},[t,n,r.length]);let l=At,u=c=>{c&&Mo(c.id)},d=c=>{if(c.key==="ArrowLeft")u(s);else if(c.key==="ArrowRight")u(i);else if(c.key==="Delete"&&e.completedAt!==null)Kt.value=e.id;else return;c.preventDefault()};return o(Ce,{label:re(e).slice(0,100),class:"dialog large",close:l,onKeyDown:d,children:[o("button",{class:"icon-button large-close",type:"button","aria-label":a.close,onClick:l,children:o(Re,{})}),o("div",{class:"large-canvas",children:[o(Jo,{creation:e,onSwipe:c=>u(c<0?s:i)},e.id),t&&o(v,{children:[o("button",{class:"icon-button large-move large-previous",type:"button","aria-label":a.previous,disabled:!s,onClick:()=>u(s),children:o(ta,{})}),o("button",{class:"icon-button large-move large-next",type:"button","aria-label":a.next,disabled:!i,onClick:()=>u(i),children:o(aa,{})})]})]}),o("div",{class:"large-side",children:[o(Wm,{creation:e}),o(Xo,{creation:e},e.id),o("p",{class:"hint large-keys",children:a.keys})]})]})}function Wm({creation:e}){let{large:t,studio:a,billing:r,credits:n}=m.value,s=e.generatedImage;return o(v,{children:[o("h2",{class:"unseen",children:t.prompt}),o("p",{class:"large-prompt",dir:"auto",children:re(e)}),o(Xm,{creation:e}),o("dl",{class:"facts",children:[o("dt",{children:a.model}),o("dd",{children:K(e.model)}),e.prompt&&o(v,{children:[o("dt",{children:a.style}),o("dd",{children:K(e.style)})]}),s&&o(v,{children:[o("dt",{children:t.size}),o("dd",{children:[s.width," \xD7 ",s.height," ",zm[s.contentType]]})]}),e.seed!==null&&o(v,{children:[o("dt",{children:a.seed}),o("dd",{children:e.seed})]}),o("dt",{children:t.made}),o("dd",{children:cr(e.createdAt)}),o("dt",{children:r.columns.amount}),o("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function Xm({creation:{id:e,originalImages:t}}){let{creation:a}=m.value;return t.length<2?null:o("ol",{class:"large-references","aria-label":a.references,children:t.map((r,n)=>o("li",{children:o(rt,{of:e,picture:r,alt:a.reference(n+1),small:!0})},Vo(r)))})}var Km=8e3,Qm=1200,vf={get:()=>navigator.onLine};function Sf(){let e=Me(vf.get()),t=Me(!1);Ht(()=>{let s=()=>{e.value=vf.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),Ht(()=>{if(An.value!=="lost"){t.value=!1;return}let s=setTimeout(()=>{t.value=!0},Qm);return()=>clearTimeout(s)}),Ht(()=>{if(!jt.value)return;let s=setTimeout(()=>{jt.value=!1},Km);return()=>clearTimeout(s)}),Ht(()=>{if(!Ia.value)return;let{until:s}=Ia.value,i=setTimeout(()=>{Ia.value=null},s-Date.now());return()=>clearTimeout(i)});let{notices:a}=m.value,r=Ia.value,n=e.value?Qe.value==="blocked"?a.blocked:Qe.value==="unreachable"&&!r?a.unreachable:t.value?a.lost:null:a.offline;return o("div",{class:"notices",children:[o("div",{role:"alert",children:n&&o("p",{class:"notice notice-trouble",children:[o(gr,{"aria-hidden":"true"}),n]})}),r&&o(en,{class:"notice",until:r.until,text:r.isOfSignUps?a.crowded:a.limited,children:o(mr,{"aria-hidden":"true"})}),o("div",{role:"status",children:[jt.value&&o("p",{class:"notice",children:[o(Ta,{"aria-hidden":"true"}),a.repeated]}),lo.value&&o("p",{class:"notice",children:[o(Ta,{"aria-hidden":"true"}),a.replaced,o("button",{class:"icon-button",type:"button","aria-label":a.close,onClick:()=>{lo.value=!1},children:o(Re,{})})]})]})]})}function wf(){let e=Kt.value;return e===null?null:o(Zm,{id:e},e)}function Zm({id:e}){let{remove:t}=m.value,[a,r]=R(!1),[n,s]=R(null),i=()=>{Kt.value=null},l=async()=>{r(!0);let u=jm(e,fe.peek()?.within??null),d=await Ym(e);r(!1),s(d),d===null&&(i(),fe.peek()?.id===e&&(u===null?At():Mo(u)),er(e))};return o(Ce,{label:t.title,class:"dialog dialog-small",close:i,children:[o("h2",{children:t.title}),o("p",{children:t.text}),o("p",{class:"trouble",role:"alert",children:n}),o("div",{class:"actions",children:[o("button",{class:"button",type:"button",autofocus:!0,onClick:i,children:t.keep}),o("button",{class:"button button-danger",type:"button",disabled:a,onClick:X(l),children:t.confirm})]})]})}function jm(e,t){let a=t?.shown.peek()??[],r=a.findIndex(s=>s.id===e);return(r<0?void 0:a[r+1]??a[r-1])?.id??null}async function Ym(e){try{return await M.delete(e),null}catch(t){return t instanceof W&&t.refusal.__typename==="NotFound"?null:_e(t)}}function kf(){let e=ja.value;return e===null?null:o(Jm,{id:e},e)}function Jm({id:e}){let{sharing:t}=m.value,[a,r]=R(),[n,s]=R(!1),[i,l]=R(!1),[u,d]=R(null),c=()=>{ja.value=null},p=async L=>{l(!0),d(null);try{await L()}catch(A){d(tg(A))}l(!1)},f=L=>{r(L),L&&s(L.showPrompt)};I(()=>{p(async()=>f(await M.shareOf(e)))},[e]);let g=L=>p(async()=>f(await M.share(e,{showPrompt:L}))),y=L=>p(async()=>{try{await M.revokeShare(L.id)}catch(A){if(!(A instanceof W&&A.refusal.__typename==="NotFound"))throw A}r(null)});return o(Ce,{label:t.title,class:"dialog dialog-small",close:c,children:[o("h2",{children:t.title}),o("p",{children:a?t.isShared:t.explanation}),a&&o(eg,{share:a}),o("label",{class:"sharing-option",children:[o("input",{type:"checkbox",checked:n,disabled:i||a===void 0,onChange:({currentTarget:{checked:L}})=>{s(L),a&&g(L)}}),t.showPrompt]}),o("p",{class:"trouble",role:"alert",children:u}),o("div",{class:"actions",children:[o("button",{class:"button",type:"button",onClick:c,children:t.close}),a?o("button",{class:"button button-danger",type:"button",disabled:i,onClick:X(()=>y(a)),children:t.end}):o("button",{class:"button button-main",type:"button",disabled:i||a===void 0,onClick:X(()=>g(n)),children:t.make})]})]})}function eg({share:e}){let{sharing:t}=m.value,a=P(null),[r,n]=R(!1),s=async()=>{a.current?.select();try{await navigator.clipboard.writeText(e.url),n(!0)}catch{n(!1)}};return o(v,{children:[o("div",{class:"sharing-link",children:[o("input",{class:"field",type:"text",readOnly:!0,ref:a,value:e.url,"aria-label":t.address}),o("button",{class:"button",type:"button",onClick:X(s),children:[o(yr,{"aria-hidden":"true"}),t.copy]})]}),o("p",{class:"hint",role:"status",children:r?t.copied:t.views(e.views)})]})}function tg(e){let{sharing:t}=m.peek();if(!(e instanceof W))return _e(e);switch(e.refusal.__typename){case"TooManyShares":return t.tooMany(e.refusal.maximum);case"ShareUnavailable":return t.failed;default:return _e(e)}}function Pf(){let{signIn:e}=m.value;return o("section",{class:"sign-in card",children:[o("h1",{children:e.title}),window.atelier?o(v,{children:[o("p",{children:e.text}),o("button",{class:"button button-main",type:"button",onClick:()=>{zi()},children:e.button})]}):o(ag,{})]})}function ag(){let{signIn:e}=m.value,[t,a]=R(""),[r,n]=R(null),s=async i=>{i.preventDefault();try{n(await Gi(t)?null:"refused")}catch{n("unreachable")}};return o("form",{onSubmit:i=>{s(i)},children:[o("p",{children:e.tokenText}),o("label",{for:"token",children:e.label}),o("input",{id:"token",class:"field token",type:"text",value:t,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":r!==null,"aria-describedby":"token-trouble",onInput:i=>a(i.currentTarget.value)}),o("p",{id:"token-trouble",class:"trouble",role:"alert",children:r&&e[r]}),o("button",{class:"button button-main",type:"submit",children:e.button})]})}var Af={"/":"studio","/creations":"creations","/billing":"billing"},rg=60,og=30,_f=new Map,rn=!1;addEventListener("popstate",()=>{rn=!0},{capture:!0});addEventListener("pushState",()=>{rn=!1},{capture:!0});function Rf(){let[e]=gt();Ql();let t=Jt(e),a=P(null);return ng(t),I(()=>uu(e),[e]),ig(t,a),o(v,{children:[o("a",{class:"skip",href:"#main",children:m.value.nav.skip}),o(bf,{}),o("main",{id:"main",ref:a,tabIndex:-1,children:Qe.value==="signed-out"?o(Pf,{}):o(lu,{location:t,children:[o(ur,{path:"/",component:uf}),o(ur,{path:"/creations",component:Md}),o(ur,{path:"/billing",component:Iu}),o(ur,{component:Dd})]})}),o(Sf,{}),o(mf,{}),o(Cf,{}),o(wf,{}),o(kf,{}),o(Lf,{}),o(If,{})]})}function ng(e){let{titles:t}=m.value,a=fe.value?Se(fe.value.id)?.value:void 0,r=a?`${re(a).slice(0,rg)} \xB7 Atelier`:e in Af?t[Af[e]]:t.missing;I(()=>{document.title=Ea.value>0?t.done(Ea.value,r):r},[r,Ea.value])}function sg(e){let t=0,a=r=>{scrollTo({top:e,behavior:"instant"}),scrollY<e-1&&r>0&&(t=requestAnimationFrame(()=>a(r-1)))};return a(og),()=>cancelAnimationFrame(t)}function ig(e,t){let a=P(null);I(()=>{history.scrollRestoration="manual"},[]),I(()=>{let r=()=>{a.current!==null&&a.current===Jt(location.pathname)&&_f.set(a.current,scrollY)};return addEventListener("scroll",r,{passive:!0}),()=>removeEventListener("scroll",r)},[]),Ue(()=>{let r=a.current;a.current=e;let n=rn?_f.get(e)??0:0;if(rn=!1,!(r===null||r===e))return t.current?.focus({preventScroll:!0}),sg(n)},[e])}var hs=document.getElementById("root");if(hs===null)throw new Error("the page has no #root");hs.replaceChildren();Ds(o(Rf,{}),hs);addEventListener("keydown",fu,{capture:!0});ql();
