var xt,_,Ln,ba,oa,gn,In,yn,uo,rr,gt,Cn,mo,fo,co,bn,or={},nr=[],Fu=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Lt=Array.isArray;function Oe(e,a){for(var t in a)e[t]=a[t];return e}function go(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function ue(e,a,t){var r,n,s,l={};for(s in a)s=="key"?r=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?xt.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return ht(e,l,r,n,null)}function ht(e,a,t,r,n){var s={type:e,props:a,key:t,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++Ln,__i:-1,__u:0};return n==null&&_.vnode!=null&&_.vnode(s),s}function y(e){return e.children}function Ka(e,a){this.props=e,this.context=a}function Ca(e,a){if(a==null)return e.__?Ca(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?Ca(e):null}function Eu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,r=[],n=[],s=Oe({},a);s.__v=a.__v+1,_.vnode&&_.vnode(s),xo(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,r,t??Ca(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,Pn(r,s,n),a.__e=a.__=null,s.__e!=t&&vn(s)}}function vn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),vn(e)}function po(e){(!e.__d&&(e.__d=!0)&&oa.push(e)&&!sr.__r++||gn!=_.debounceRendering)&&((gn=_.debounceRendering)||In)(sr)}function sr(){try{for(var e,a=1;oa.length;)oa.length>a&&oa.sort(yn),e=oa.shift(),a=oa.length,Eu(e)}finally{oa.length=sr.__r=0}}function Sn(e,a,t,r,n,s,l,i,u,d,c){var m,f,g,C,L,P,T=r&&r.__k||nr,v=a.length;for(u=Uu(t,a,T,u,v),m=0;m<v;m++)(g=t.__k[m])!=null&&(f=g.__i!=-1&&T[g.__i]||or,g.__i=m,P=xo(e,g,f,n,s,l,i,u,d,c),C=g.__e,g.ref&&f.ref!=g.ref&&(f.ref&&Lo(f.ref,null,g),c.push(g.ref,g.__c||C,g)),L==null&&C!=null&&(L=C),4&g.__u?(u=wn(g,u,e),f.__e&&(f.__e=null)):typeof g.type=="function"&&P!==void 0?u=P:C&&(u=C.nextSibling),g.__u&=-7);return t.__e=L,u}function Uu(e,a,t,r,n){var s,l,i,u,d,c=t.length,m=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=ht(null,l,null,null,null):Lt(l)?l=e.__k[s]=ht(y,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=ht(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,u=s+f,l.__=e,l.__b=e.__b+1,i=null,(d=l.__i=Ou(l,t,u,m))!=-1&&(m--,(i=t[d])&&(i.__u|=2)),i==null||i.__v==null?(d==-1&&(n>c?f--:n<c&&f++),typeof l.type!="function"&&(l.__u|=4)):d!=u&&(d==u-1?f--:d==u+1?f++:(d>u?f--:f++,l.__u|=4))):e.__k[s]=null;if(m)for(s=0;s<c;s++)(i=t[s])!=null&&(2&i.__u)==0&&(i.__e==r&&(r=Ca(i)),_n(i,i));return r}function wn(e,a,t){var r,n;if(typeof e.type=="function"){for(r=e.__k,n=0;r&&n<r.length;n++)r[n]&&(r[n].__=e,a=wn(r[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=Ca(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function ho(e,a){return a=a||[],e==null||typeof e=="boolean"||(Lt(e)?e.some(function(t){ho(t,a)}):a.push(e)),a}function Ou(e,a,t,r){var n,s,l,i=e.key,u=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&i==null||c&&i==d.key&&u==d.type)return t;if(r>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((d=a[l=n>=0?n--:s++])!=null&&(2&d.__u)==0&&i==d.key&&u==d.type)return l}return-1}function hn(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Fu.test(a)?t:t+"px"}function tr(e,a,t,r,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(a in r)t&&a in t||hn(e.style,a,"");if(t)for(a in t)r&&t[a]==r[a]||hn(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(Cn,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?r?t[gt]=r[gt]:(t[gt]=mo,e.addEventListener(a,s?co:fo,s)):e.removeEventListener(a,s?co:fo,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function xn(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[rr]==null)a[rr]=mo++;else if(a[rr]<t[gt])return;return t(_.event?_.event(a):a)}}}function xo(e,a,t,r,n,s,l,i,u,d){var c,m,f,g,C,L,P,T,v,k,de,B,V,be,X,te,K=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(u=!!(32&t.__u),s=[i=a.__e=t.__e]),(c=_.__b)&&c(a);e:if(typeof K=="function"){m=l.length;try{if(v=a.props,k=K.prototype&&K.prototype.render,de=(c=K.contextType)&&r[c.__c],B=c?de?de.props.value:c.__:r,t.__c?T=(f=a.__c=t.__c).__=f.__E:(k?a.__c=f=new K(v,B):(a.__c=f=new Ka(v,B),f.constructor=K,f.render=qu),de&&de.sub(f),f.state||(f.state={}),f.__n=r,g=f.__d=!0,f.__h=[],f._sb=[]),k&&f.__s==null&&(f.__s=f.state),k&&K.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Oe({},f.__s)),Oe(f.__s,K.getDerivedStateFromProps(v,f.__s))),C=f.props,L=f.state,f.__v=a,g)k&&K.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),k&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(k&&K.getDerivedStateFromProps==null&&v!==C&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(v,B),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(v,f.__s,B)===!1){a.__v!=t.__v&&(f.props=v,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(me){me&&(me.__=a)}),nr.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),i=Ca(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(v,f.__s,B),k&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(C,L,P)})}if(f.context=B,f.props=v,f.__P=e,f.__e=!1,V=_.__r,be=0,k)f.state=f.__s,f.__d=!1,V&&V(a),c=f.render(f.props,f.state,f.context),nr.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,V&&V(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++be<25);f.state=f.__s,f.getChildContext!=null&&(r=Oe(Oe({},r),f.getChildContext())),k&&!g&&f.getSnapshotBeforeUpdate!=null&&(P=f.getSnapshotBeforeUpdate(C,L)),X=c!=null&&c.type===y&&c.key==null?An(c.props.children):c,i=Sn(e,Lt(X)?X:[X],a,t,r,n,s,l,i,u,d),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),T&&(f.__E=f.__=null)}catch(me){if(l.length=m,a.__v=null,u||s!=null){if(me.then){for(a.__u|=u?160:128;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;s!=null&&(s[s.indexOf(i)]=null),a.__e=i}else if(s!=null)for(te=s.length;te--;)go(s[te])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),me.then||kn(a),_.__e(me,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):i=a.__e=Bu(t.__e,a,t,r,n,s,l,u,d);return(c=_.diffed)&&c(a),128&a.__u?void 0:i}function kn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(kn))}function Pn(e,a,t){for(var r=0;r<t.length;r++)Lo(t[r],t[++r],t[++r]);_.__c&&_.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){_.__e(s,n.__v)}})}function An(e){return typeof e!="object"||e==null||e.__b>0?e:Lt(e)?e.map(An):e.constructor!==void 0?null:Oe({},e)}function Bu(e,a,t,r,n,s,l,i,u){var d,c,m,f,g,C,L,P=t.props||or,T=a.props,v=a.type;if(v=="svg"?n="http://www.w3.org/2000/svg":v=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(d=0;d<s.length;d++)if((g=s[d])&&"setAttribute"in g==!!v&&(v?g.localName==v:g.nodeType==3)){e=g,s[d]=null;break}}if(e==null){if(v==null)return document.createTextNode(T);e=document.createElementNS(n,v,T.is&&T),i&&(_.__m&&_.__m(a,s),i=!1),s=null}if(v==null)P===T||i&&e.data==T||(e.data=T);else{if(s=v=="textarea"&&T.defaultValue!=null?null:s&&xt.call(e.childNodes),!i&&s!=null)for(P={},d=0;d<e.attributes.length;d++)P[(g=e.attributes[d]).name]=g.value;for(d in P)g=P[d],d=="dangerouslySetInnerHTML"?m=g:d=="children"||d in T||d=="value"&&"defaultValue"in T||d=="checked"&&"defaultChecked"in T||tr(e,d,null,g,n);for(d in T)g=T[d],d=="children"?f=g:d=="dangerouslySetInnerHTML"?c=g:d=="value"?C=g:d=="checked"?L=g:i&&typeof g!="function"||P[d]===g||tr(e,d,g,P[d],n);if(c)i||m&&(c.__html==m.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(m&&(e.innerHTML=""),Sn(a.type=="template"?e.content:e,Lt(f)?f:[f],a,t,r,v=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&Ca(t,0),i,u),s!=null)for(d=s.length;d--;)go(s[d]);i&&v!="textarea"||(d="value",v=="progress"&&C==null?e.removeAttribute("value"):C!=null&&(C!==e[d]||v=="progress"&&!C||v=="option"&&C!=P[d])&&tr(e,d,C,P[d],n),d="checked",L!=null&&L!=e[d]&&tr(e,d,L,P[d],n))}return e}function Lo(e,a,t){try{if(typeof e=="function"){var r=typeof e.__u=="function";r&&e.__u(),r&&a==null||(e.__u=e(a))}else e.current=a}catch(n){_.__e(n,t)}}function _n(e,a,t){var r,n;if(_.unmount&&_.unmount(e),(r=e.ref)&&(r.current&&r.current!=e.__e||Lo(r,null,a)),(r=e.__c)!=null){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(s){_.__e(s,a)}r.base=r.__P=r.__n=null}if(r=e.__k)for(n=0;n<r.length;n++)r[n]&&_n(r[n],a,t||typeof e.type!="function");t||go(e.__e),e.__c=e.__=e.__e=void 0}function qu(e,a,t){return this.constructor(e,t)}function Rn(e,a,t){var r,n,s,l;a==document&&(a=document.documentElement),_.__&&_.__(e,a),n=(r=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],xo(a,e=(!r&&t||a).__k=ue(y,null,[e]),n||or,or,a.namespaceURI,!r&&t?[t]:n?null:a.firstChild?xt.call(a.childNodes):null,s,!r&&t?t:n?n.__e:a.firstChild,r,l),Pn(s,e,l),e.props.children=null}function lr(e,a,t){var r,n,s,l,i=Oe({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?r=a[s]:s=="ref"?n=a[s]:i[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(i.children=arguments.length>3?xt.call(arguments,2):t),ht(e.type,i,r||e.key,n||e.ref,null)}function Qa(e){function a(t){var r,n;return this.getChildContext||(r=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){r=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&r.forEach(function(l){l.__e=!0,po(l)})},this.sub=function(s){r.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){r&&r.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+bn++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,r){return t.children(r)}).contextType=a,a}xt=nr.slice,_={__e:function(e,a,t,r){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,r||{}),l=n.__d),l)return n.__E=n}catch(i){e=i}throw e}},Ln=0,ba=function(e){return e!=null&&e.constructor===void 0},Ka.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Oe({},this.state),typeof e=="function"&&(e=e(Oe({},t),this.props)),e&&Oe(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),po(this))},Ka.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),po(this))},Ka.prototype.render=y,oa=[],In=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,yn=function(e,a){return e.__v.__b-a.__v.__b},sr.__r=0,uo=Math.random().toString(8),rr="__d"+uo,gt="__a"+uo,Cn=/(PointerCapture)$|Capture$/i,mo=0,fo=xn(!1),co=xn(!0),bn=0;var na,N,Io,Tn,ur=0,qn=[],$=_,Mn=$.__b,Dn=$.__r,Fn=$.diffed,En=$.__c,Un=$.unmount,On=$.__;function Za(e,a){$.__h&&$.__h(N,e,ur||a),ur=0;var t=N.__H||(N.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function M(e){return ur=1,Nu(Hn,e)}function Nu(e,a,t){var r=Za(na++,2);if(r.t=e,!r.__c&&(r.__=[t?t(a):Hn(void 0,a),function(i){var u=r.__N?r.__N[0]:r.__[0],d=r.t(u,i);u!==d&&(r.__N=[d,r.__[1]],r.__c.setState({}))}],r.__c=N,!N.__f)){var n=function(i,u,d){if(!r.__c.__H)return!0;var c=!1,m=r.__c.props!==i;if(r.__c.__H.__.some(function(g){if(g.__N){c=!0;var C=g.__[0];g.__=g.__N,g.__N=void 0,C!==g.__[0]&&(m=!0)}}),s){var f=s.call(this,i,u,d);return c?f||m:f}return!c||m};N.__f=!0;var s=N.shouldComponentUpdate,l=N.componentWillUpdate;N.componentWillUpdate=function(i,u,d){if(this.__e){var c=s;s=void 0,n(i,u,d),s=c}l&&l.call(this,i,u,d)},N.shouldComponentUpdate=n}return r.__N||r.__}function I(e,a){var t=Za(na++,3);!$.__s&&Co(t.__H,a)&&(t.__=e,t.u=a,N.__H.__h.push(t))}function va(e,a){var t=Za(na++,4);!$.__s&&Co(t.__H,a)&&(t.__=e,t.u=a,N.__h.push(t))}function R(e){return ur=5,Be(function(){return{current:e}},[])}function Be(e,a){var t=Za(na++,7);return Co(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function ja(e){var a=N.context[e.__c],t=Za(na++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(N)),a.props.value):e.__}function Nn(){var e=Za(na++,11);if(!e.__){for(var a=N.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function Hu(){for(var e;e=qn.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(ir),a.__h.some(yo),a.__h=[]}catch(t){a.__h=[],$.__e(t,e.__v)}}}$.__b=function(e){N=null,Mn&&Mn(e)},$.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),On&&On(e,a)},$.__r=function(e){Dn&&Dn(e),na=0;var a=(N=e.__c).__H;a&&(Io===N?(a.__h=[],N.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(ir),a.__h.some(yo),a.__h=[],na=0)),Io=N},$.diffed=function(e){Fn&&Fn(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(qn.push(a)!==1&&Tn===$.requestAnimationFrame||((Tn=$.requestAnimationFrame)||Gu)(Hu)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),Io=N=null},$.__c=function(e,a){a.some(function(t){try{t.__h.some(ir),t.__h=t.__h.filter(function(r){return!r.__||yo(r)})}catch(r){a.some(function(n){n.__h&&(n.__h=[])}),a=[],$.__e(r,t.__v)}}),En&&En(e,a)},$.unmount=function(e){Un&&Un(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(r){try{ir(r)}catch(n){a=n}}),t.__H=void 0,a&&$.__e(a,t.__v))};var Bn=typeof requestAnimationFrame=="function";function Gu(e){var a,t=function(){clearTimeout(r),Bn&&cancelAnimationFrame(a),setTimeout(e)},r=setTimeout(t,35);Bn&&(a=requestAnimationFrame(t))}function ir(e){var a=N,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),N=a}function yo(e){var a=N;e.__c=e.__(),N=a}function Co(e,a){return!e||e.length!==a.length||a.some(function(t,r){return t!==e[r]})}function Hn(e,a){return typeof a=="function"?a(e):a}var Vu=Symbol.for("preact-signals");function pr(){if(Ke>1)Ke--;else{var e,a=!1;for((function(){var n=fr;for(fr=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();yt!==void 0;){var t=yt;for(yt=void 0,dr++;t!==void 0;){var r=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Vn(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=r}}if(dr=0,Ke--,a)throw e}}function mr(e){if(Ke>0)return e();bo=++zu,Ke++;try{return e()}finally{pr()}}var It,G=void 0;function Ct(e){var a=G,t=It;G=void 0,It=void 0;try{return e()}finally{G=a,It=t}}var yt=void 0,Ke=0,dr=0,zu=0,bo=0,fr=void 0,cr=0;function Gn(e){if(G!==void 0){var a=e.n;if(a===void 0||a.t!==G)return a={i:0,S:e,p:G.s,n:void 0,t:G,e:void 0,x:void 0,r:a},G.s!==void 0&&(G.s.n=a),G.s=a,e.n=a,32&G.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=G.s,a.n=void 0,G.s.n=a,G.s=a),a}}function J(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}J.prototype.brand=Vu;J.prototype.h=function(){return!0};J.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Ct(function(){var r;(r=a.W)==null||r.call(a)}))};J.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,r=e.x;t!==void 0&&(t.x=r,e.e=void 0),r!==void 0&&(r.e=t,e.x=void 0),e===this.t&&(this.t=r,r===void 0&&Ct(function(){var n;(n=a.Z)==null||n.call(a)}))}};J.prototype.subscribe=function(e){var a=this;return ae(function(){var t=a.value;Ct(function(){return e(t)})},{name:"sub"})};J.prototype.valueOf=function(){return this.value};J.prototype.toString=function(){return this.value+""};J.prototype.toJSON=function(){return this.value};J.prototype.peek=function(){var e=this;return Ct(function(){return e.value})};Object.defineProperty(J.prototype,"value",{get:function(){var e=Gn(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(dr>100)throw new Error("Cycle detected");(function(t){Ke!==0&&dr===0&&t.l!==bo&&(t.l=bo,fr={S:t,v:t.v,i:t.i,o:fr})})(this),this.v=e,this.i++,cr++,Ke++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{pr()}}}});function h(e,a){return new J(e,a)}function Vn(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function zn(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function Wn(e){for(var a=e.s,t=void 0;a!==void 0;){var r=a.p;a.i===-1?(a.S.U(a),r!==void 0&&(r.n=a.n),a.n!==void 0&&(a.n.p=r)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=r}e.s=t}function Sa(e,a){J.call(this,void 0,a),this.x=e,this.s=void 0,this.g=cr-1,this.f=4}Sa.prototype=new J;Sa.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===cr))return!0;if(this.g=cr,this.f|=1,this.i>0&&!Vn(this))return this.f&=-2,!0;var e=G;try{zn(this),G=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return G=e,Wn(this),this.f&=-2,!0};Sa.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}J.prototype.S.call(this,e)};Sa.prototype.U=function(e){if(this.t!==void 0&&(J.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};Sa.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(Sa.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Gn(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function F(e,a){return new Sa(e,a)}function $n(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Ke++;var t=G;G=void 0;try{a()}catch(r){throw e.f&=-2,e.f|=8,vo(e),r}finally{G=t,pr()}}}function vo(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,$n(e)}function Wu(e){if(G!==this)throw new Error("Out-of-order effect");Wn(this),G=e,this.f&=-2;try{8&this.f&&vo(this)}finally{pr()}}function Ja(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,It&&It.push(this)}Ja.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};Ja.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,$n(this),zn(this),Ke++;var e=G;return G=this,Wu.bind(this,e)};Ja.prototype.N=function(){2&this.f||(this.f|=2,this.u=yt,yt=this)};Ja.prototype.d=function(){this.f|=8,1&this.f||vo(this)};Ja.prototype.dispose=function(){this.d()};function ae(e,a){var t=new Ja(e,a);try{t.c()}catch(n){throw t.d(),n}var r=t.d.bind(t);return r[Symbol.dispose]=r,r}var So,vt,gr,$u=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Xn=[],Kn=[];ae(function(){So=this.N})();function Ya(e,a){_[e]=a.bind(null,_[e]||function(){})}function bt(e){if(gr){var a=gr;gr=void 0,a()}gr=e&&e.S()}function Qn(e){var a=this,t=e.data,r=ge(t);r.name="ReactiveDom",r.value=t;var n=Be(function(){for(var i=a,u=a.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var d=F(function(){var g=r.value.value;return g===0?0:g===!0?"":g||""}),c=F(function(){return!Array.isArray(d.value)&&!ba(d.value)}),m=ae(function(){if(this.N=Zn,c.value){var g=d.value;i.__v&&i.__v.__e&&i.__v.__e.nodeType===3&&(i.__v.__e.data=g)}}),f=a.__$u.d;return a.__$u.d=function(){m(),f.call(this)},[c,d]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}Qn.displayName="ReactiveTextNode";Object.defineProperties(J.prototype,{constructor:{configurable:!0,value:ue(y,null).constructor},type:{configurable:!0,value:Qn},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});Ya("__b",function(e,a){if(bt(),vt=void 0,typeof a.type=="string"){var t,r=a.props;for(var n in r)if(n!=="children"){var s=r[n];s instanceof J&&(t||(a.__np=t={}),t[n]=s,r[n]=s.peek())}}e(a)});Ya("__r",function(e,a){if(e(a),a.type!==y){bt();var t,r=a.__c;r&&(r.__$f&=-2,(t=r.__$u)===void 0&&(r.__$u=t=(function(n,s){var l;return ae(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;$u&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(r),typeof a.type=="function"?a.type.displayName||a.type.name:""))),vt=r,bt(t)}});Ya("__e",function(e,a,t,r){bt(),vt=void 0,e(a,t,r)});Ya("diffed",function(e,a){bt(),vt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var r=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var i=s[l];i===void 0||r&&l in r||(i.d(),s[l]=void 0)}if(r){s||(s={},t.U=s);for(var u in r){var d=s[u],c=r[u];d===void 0?(d=Xu(t,u,c,n),s[u]=d):d.o(c,n)}}}e(a)});function Xu(e,a,t,r){var n=a in e&&e.ownerSVGElement===void 0,s=h(t);return{o:function(l,i){s.value=l,r=i},d:ae(function(){this.N=Zn;var l=s.value.value;r[a]!==l&&(r[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}Ya("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var r=t.U;if(r){t.U=void 0;for(var n in r){var s=r[n];s&&s.d()}}}var l=a.__np;if(l){var i=a.props;for(var u in l)i[u]=l[u]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});Ya("__h",function(e,a,t,r){r<3&&(a.__$f|=2),e(a,t,r)});Ka.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,r=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(r||s||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var i in this.props)if(!(i in e))return!0;return!1};function ge(e,a){return Be(function(){return h(e,a)},[])}var Ku=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(r),e()},t=setTimeout(a,35),r=requestAnimationFrame(a)},Qu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Zu(){mr(function(){for(var e;e=Xn.shift();)So.call(e)})}function ju(){Xn.push(this)===1&&(_.requestAnimationFrame||Ku)(Zu)}function Ju(){mr(function(){for(var e;e=Kn.shift();)So.call(e)})}function Zn(){Kn.push(this)===1&&(_.requestAnimationFrame||Qu)(Ju)}function wa(e,a){var t=R(e);t.current=e;var r=vt;I(function(){return ae(function(){if(this.N=ju,!(r&&8&r.__$f))return t.current()},a)},[])}var oe=class extends Error{},U=class extends oe{idempotencyKey=null},ne=class extends oe{},Qe=class extends oe{},_e=class extends oe{constructor(t,r,n){super(t);this.code=r;this.retryAfter=n}code;retryAfter},z=class extends oe{constructor(t,r){super(t.message);this.refusal=t;this.refusals=r}refusal;refusals;get code(){return this.refusal.code}get retryAfter(){return"retryAfter"in this.refusal?this.refusal.retryAfter:null}},Ze=class extends oe{},St=class extends oe{constructor(t,r){super(t);this.creation=r}creation},sa=class extends oe{constructor(t,r){super(t);this.exported=r}exported};function qe(e){return(e instanceof _e||e instanceof z)&&e.code==="RATE_LIMITED"}function wt(e){let{message:a="",extensions:t={}}=e[0]??{};if(t.code==="UNAUTHENTICATED")return new ne(a);if(t.code==="ACCOUNT_BLOCKED")return new Qe(a);let r=t.retryAfter;return new _e(a,String(t.code??""),typeof r=="number"?r:null)}var Yu=3e4,ed=[502,503,504],hr=class{constructor(a,t,r){this.url=a;this.session=t;this.fetch=r}url;session;fetch;async execute(a,t,r){let n=await this.session.token();try{return await this.post(a,t,n,r)}catch(s){if(!(s instanceof ne))throw s;return this.post(a,t,await this.session.renewed(n,s.message),r)}}async reach(a){await this.fetched("?query=%7B__typename%7D",{},a)}async post(a,t,r,n){let s=await this.fetched("",{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${r}`},body:JSON.stringify({query:a.toString(),variables:t})},n),l=await this.usable(s.json(),n);if(l.errors?.length)throw wt(l.errors);if(!l.data)throw new U(`No usable answer from ${this.url}.`);return l.data}async fetched(a,t,r){let n=AbortSignal.timeout(Yu),s=r?AbortSignal.any([n,r]):n,l=await this.usable(this.fetch(this.url+a,{...t,signal:s}),r);if(ed.includes(l.status))throw new U(`${this.url} is not available (HTTP ${l.status}).`);return l}async usable(a,t){try{return await a}catch(r){throw t?.throwIfAborted(),new U(`No usable answer from ${this.url}: ${String(r)}`)}}};function he(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function la(e){return he(e)==="object"}function ad(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function wo(e,a){return e.length<124?e:a}var jn="graphql-transport-ws";var fe=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(fe||{}),Ie=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(Ie||{});function Jn(e){if(!la(e))throw new Error(`Message is expected to be an object, but got ${he(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${he(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!la(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!la(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${he(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${he(e.payload.query)}`);if(e.payload.variables!=null&&!la(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${he(e.payload.variables)}`);if(e.payload.operationName!=null&&he(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${he(e.payload.operationName)}`);if(e.payload.extensions!=null&&!la(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${he(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!la(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${he(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!ad(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${he(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Yn(e,a){return Jn(typeof e=="string"?JSON.parse(e,a):e)}function et(e,a){return Jn(e),JSON.stringify(e,a)}function es(e){let{url:a,connectionParams:t,lazy:r=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:i,connectionAckWaitTimeout:u=0,retryAttempts:d=5,retryWait:c=async function(q){let S=Math.pow(2,q);await new Promise(E=>setTimeout(E,S*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:m=ko,on:f,webSocketImpl:g,generateID:C=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,q=>{let S=Math.random()*16|0;return(q=="x"?S:S&3|8).toString(16)})},jsonMessageReplacer:L,jsonMessageReviver:P}=e,T;if(g){if(!rd(g))throw new Error("Invalid WebSocket implementation provided");T=g}else typeof WebSocket<"u"?T=WebSocket:typeof global<"u"?T=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(T=window.WebSocket||window.MozWebSocket);if(!T)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let v=T,k=(()=>{let A=(()=>{let S={};return{on(E,Q){return S[E]=Q,()=>{delete S[E]}},emit(E){"id"in E&&S[E.id]?.(E)}}})(),q={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[A.emit,f.message]:[A.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:A.on,on(S,E){let Q=q[S];return Q.push(E),()=>{let Z=Q.indexOf(E);Z>-1&&Q.splice(Z,1)}},emit(S,...E){for(let Q of[...q[S]])Q(...E)}}})();function de(A){let q=[k.on("error",S=>{q.forEach(E=>E()),A(S)}),k.on("closed",S=>{q.forEach(E=>E()),A(S)})];return()=>q.forEach(S=>S())}let B,V=0,be,X=!1,te=0,K=!1;async function me(){clearTimeout(be);let[A,q]=await(B??(B=new Promise((Q,Z)=>(async()=>{if(X){if(await c(te),!V)return B=void 0,Z({code:1e3,reason:"All Subscriptions Gone"});te++}k.emit("connecting",X);let D=new v(typeof a=="function"?await a():a,jn),Xe,$a;function ar(){isFinite(l)&&l>0&&(clearTimeout($a),$a=setTimeout(()=>{D.readyState===v.OPEN&&(D.send(et({type:Ie.Ping})),k.emit("ping",!1,void 0))},l))}de(ie=>{B=void 0,clearTimeout(Xe),clearTimeout($a),Z(ie),ie instanceof xr&&(D.close(4499,"Terminated"),D.onerror=null,D.onclose=null)}),D.onerror=ie=>k.emit("error",ie),D.onclose=ie=>k.emit("closed",ie),D.onopen=async()=>{try{k.emit("opened",D);let ie=typeof t=="function"?await t():t;if(D.readyState!==v.OPEN)return;D.send(et(ie?{type:Ie.ConnectionInit,payload:ie}:{type:Ie.ConnectionInit},L)),isFinite(u)&&u>0&&(Xe=setTimeout(()=>{D.close(fe.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},u)),ar()}catch(ie){k.emit("error",ie),D.close(fe.InternalClientError,wo(ie instanceof Error?ie.message:String(ie),"Internal client error"))}};let Xa=!1;D.onmessage=({data:ie})=>{try{let re=Yn(ie,P);if(k.emit("message",re),re.type==="ping"||re.type==="pong"){k.emit(re.type,!0,re.payload),re.type==="pong"?ar():i||(D.send(et(re.payload?{type:Ie.Pong,payload:re.payload}:{type:Ie.Pong},L)),k.emit("pong",!1,re.payload));return}if(Xa)return;if(re.type!==Ie.ConnectionAck)throw new Error(`First message cannot be of type ${re.type}`);clearTimeout(Xe),Xa=!0,k.emit("connected",D,re.payload,X),X=!1,te=0;let mn=new Promise((Pc,Du)=>de(Du));mn.catch(()=>{}),Q([D,mn])}catch(re){D.onmessage=null,k.emit("error",re),D.close(fe.BadResponse,wo(re instanceof Error?re.message:String(re),"Bad response"))}}})())));A.readyState===v.CLOSING&&await q;let S=()=>{},E=new Promise(Q=>S=Q);return[A,S,new Promise((Q,Z)=>{let D=de(Z);A.readyState!==v.OPEN&&q.catch(Z),E.then(()=>{if(D(),!V){let Xe=()=>A.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(be),be=setTimeout(()=>{!V&&A.readyState===v.OPEN&&Xe()},s)):Xe()}Q()})})]}function Wa(A){if(ko(A)&&(td(A.code)||[fe.InternalServerError,fe.InternalClientError,fe.BadRequest,fe.BadResponse,fe.Unauthorized,fe.SubprotocolNotAcceptable,fe.SubscriberAlreadyExists,fe.TooManyInitialisationRequests].includes(A.code)))throw A;if(K)return!1;if(ko(A)&&A.code===1e3)return V>0;if(!d||te>=d||!m(A))throw A;return X=!0}r||(async()=>{for(V++;;)try{let[,,A]=await me();await A}catch(A){try{if(!Wa(A))return}catch(q){return n?.(q)}}})();function er(A,q){let S=C(A),E=!1,Q=!1,Z=()=>{V--,E=!0};return(async()=>{for(V++;;)try{let[D,Xe,$a]=await me();if(E)return $a.catch(()=>{}),Xe();let ar=k.onMessage(S,Xa=>{switch(Xa.type){case Ie.Next:{q.next(Xa.payload);return}case Ie.Error:{Q=!0,E=!0,q.error(Xa.payload),Z();return}case Ie.Complete:{E=!0,Z();return}}});D.send(et({id:S,type:Ie.Subscribe,payload:A},L)),Z=()=>{!E&&D.readyState===v.OPEN&&D.send(et({id:S,type:Ie.Complete},L)),V--,E=!0,Xe()},await $a.finally(ar);return}catch(D){if(!Wa(D))return}})().then(()=>{Q||q.complete()}).catch(D=>{q.error(D)}),()=>{E||Z()}}return{on:k.on,subscribe:er,iterate(A){let q=[],S={done:!1,error:null,resolve:()=>{}},E=er(A,{next(Z){q.push(Z),S.resolve()},error(Z){S.done=!0,S.error=Z,S.resolve()},complete(){S.done=!0,S.resolve()}}),Q=(async function*(){for(;;){for(q.length||await new Promise(D=>S.resolve=D);q.length;)yield q.shift();if(S.error)throw S.error;if(S.done)return}})();return Q.throw=async Z=>(S.done||(S.done=!0,S.error=Z,S.resolve()),{done:!0,value:void 0}),Q.return=async()=>(E(),{done:!0,value:void 0}),Q},async dispose(){if(K=!0,B){let[A]=await B;A.close(1e3,"Normal Closure")}},terminate(){B&&k.emit("closed",new xr)}}}var xr=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function ko(e){return la(e)&&"code"in e&&"reason"in e}function td(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function rd(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var od=250,nd=8e3,sd=2**31-1,ld=["UNAVAILABLE","STORAGE_UNAVAILABLE"],Po=new Set;globalThis.addEventListener?.("online",Ao);function Ao(){for(let e of Po)e()}async function _o(e,a){let t=new AbortController,r=()=>t.abort();Po.add(r);let n=Math.min(od*2**Math.min(e,10),nd)*(.5+Math.random()/2);await Lr(n,a?AbortSignal.any([t.signal,a]):t.signal),Po.delete(r)}function Lr(e,a){return new Promise(t=>{let r=()=>{clearTimeout(n),a?.removeEventListener("abort",r),t()},n=setTimeout(r,Math.min(e,sd));a?.addEventListener("abort",r),a?.aborted&&r()})}async function as(e,a,{signal:t,patience:r=0,onRepeat:n}){let s;for(let l=0;;l++){t?.throwIfAborted();try{return await e()}catch(i){let u=id(i,a);if(s??=Date.now()+r,u===null||Date.now()+u>=s)throw i;n?.(i,u),await Lr(u,t)}await _o(l,t)}}function id(e,a){return e instanceof U?a?0:null:!(e instanceof _e||e instanceof z)||e.retryAfter===null?null:a&&ld.includes(e.code)||qe(e)?e.retryAfter*1e3:null}var ud=4401,dd=4403,fd=1006,cd=15e3,ts=1e4,rs=45e3,pd=2,md=["RATE_LIMITED","UNAVAILABLE","INTERNAL"],Ir=class{constructor(a,t,r,n){this.endpoint=a;this.webSocket=t;this.keepOpen=r;this.onConnection=n}endpoint;webSocket;keepOpen;onConnection;socket=null;unopened=0;opened=!1;connection="opening";async*resumed(a,t,r,n){let s=t;for(let l=0;!n?.aborted;l++){try{for await(let i of this.once(a,s,n)){let u=r(i),{cursor:d}=u;d!==void 0&&(s={...t,after:d}),l=0,yield u}}catch(i){if(n?.aborted)return;if(i instanceof _e&&md.includes(i.code))await Lr((i.retryAfter??0)*1e3,n);else if(!(i instanceof U))throw i}await _o(l,n)}}close(){let a=this.socket;this.socket=null,this.became("opening"),a?.dispose()}async*once(a,t,r){let n=await this.endpoint.session.token(),s=this.webSocket!==void 0&&this.unopened<pd,l=s?this.overSocket(a,t,r):this.overEvents(a,t,n,r);try{s&&this.unopened>0&&await this.endpoint.reach(r);for await(let i of l){if(i.errors?.length)throw wt(i.errors);i.data&&(yield i.data)}}catch(i){if(i instanceof ne){await this.endpoint.session.renewed(n,i.message);return}throw i instanceof U&&!s&&(this.unopened=0),i}finally{s||this.became(r?.aborted?"opening":"lost")}}async*overSocket(a,t,r){this.socket??=this.open();let n=this.socket.iterate({query:a.toString(),variables:t}),s=()=>{n.return?.()};r?.addEventListener("abort",s);try{for await(let l of n)yield l}catch(l){throw Array.isArray(l)?wt(l):gd(l)}finally{r?.removeEventListener("abort",s)}}open(){let a,t=es({url:this.endpoint.url.replace(/^http/,"ws"),webSocketImpl:this.webSocket,connectionParams:async()=>({Authorization:`Bearer ${await this.endpoint.session.token()}`}),keepAlive:cd,retryAttempts:0,lazyCloseTimeout:this.keepOpen,connectionAckWaitTimeout:ts,on:{connecting:()=>{this.opened=!1},connected:()=>{this.opened=!0,this.unopened=0,this.became("live")},closed:r=>{if(clearTimeout(a),this.socket!==t)return;let{code:n,wasClean:s}=r;!this.opened&&(n===fd||n===fe.ConnectionAcknowledgementTimeout)&&(this.unopened+=1),this.became(n===1e3&&s?"opening":"lost")},ping:r=>{r||(a=setTimeout(()=>t.terminate(),ts))},pong:r=>{r&&clearTimeout(a)}}});return t}async*overEvents(a,t,r,n){let s=new AbortController,l=()=>s.abort();n?.addEventListener("abort",l);let i=setTimeout(l,rs);try{let u=await this.endpoint.fetch(`${this.endpoint.url}/stream`,{method:"POST",headers:{Accept:"text/event-stream","Content-Type":"application/json",Authorization:`Bearer ${r}`},body:JSON.stringify({query:a.toString(),variables:t}),signal:s.signal});if(!u.ok||!u.body){yield await u.json();return}this.became("live");let d=()=>{clearTimeout(i),i=setTimeout(l,rs)};for await(let[c,m]of hd(u.body,d))if(c==="next")yield JSON.parse(m);else if(c==="complete")return}catch(u){throw u instanceof oe?u:new U(`The stream from ${this.endpoint.url} ended: ${String(u)}`)}finally{clearTimeout(i),n?.removeEventListener("abort",l),s.abort()}}became(a){this.connection!==a&&(this.connection==="lost"&&a==="live"&&Ao(),this.connection=a,this.onConnection(a))}};function gd(e){let{code:a,reason:t=""}=e;return a===ud?new Qe(t):a===dd?new ne(t):new U(`The live connection ended${a===void 0?`: ${String(e)}`:` (${a})`}.`)}async function*hd(e,a){let t=e.pipeThrough(new TextDecoderStream).getReader();try{let r="";for(;;){let{done:n,value:s}=await t.read();if(n)return;a();let l=(r+s).split(`

`);r=l.pop()??"";for(let i of l){let u=i.split(`
`),d=u.find(m=>m.startsWith("event:"))?.slice(6).trim()??"",c=u.filter(m=>m.startsWith("data:")).map(m=>m.slice(5).replace(/^ /,""));d&&(yield[d,c.join(`
`)])}}}finally{await t.cancel().catch(()=>{})}}function Ro(e="atelier.token"){let a=t=>{try{return t()}catch{return null}};return{read:()=>a(()=>localStorage.getItem(e)),write:t=>a(()=>t===null?localStorage.removeItem(e):localStorage.setItem(e,t)),exclusively:async t=>navigator.locks?navigator.locks.request(e,t):t(),onChange:t=>addEventListener("storage",r=>r.key===e&&t())}}var yr=class{constructor(a,t,r,n){this.current=a;this.signIn=t;this.store=r;this.onToken=n;this.current=r?.read()??a,r?.onChange(()=>this.adopt(r.read()))}current;signIn;store;onToken;renewal=null;use(a){this.store?.write(a),this.adopt(a)}token(){return this.current===null?this.renewed(null):Promise.resolve(this.current)}renewed(a,t="Nobody is signed in: give a token, or signIn."){if(this.current!==null&&this.current!==a)return Promise.resolve(this.current);let r=()=>this.renew(a,t);return this.renewal??=(this.store?.exclusively(r)??r()).finally(()=>{this.renewal=null}),this.renewal}async renew(a,t){let r=this.store?.read()??null,n=r!==null&&r!==a?r:await this.signIn?.(a)??null;if(n===null||n===a)throw this.use(null),new ne(t);return this.use(n),n}adopt(a){a!==this.current&&(this.current=a,this.onToken(a))}};var xd=3e4,Cr=class{base;endpoint;session;live;defaults;constructor(a){let t=()=>{};this.session=new yr(a.token??null,a.signIn,a.tokens,a.onToken??t);let r=a.fetch??((...s)=>globalThis.fetch(...s));this.base=String(a.url).replace(/\/+$/,""),this.defaults={patience:a.patience??xd,onRepeat:a.onRepeat},this.endpoint=new hr(`${this.base}${a.path??"/graphql"}`,this.session,r);let n=a.webSocket===void 0?globalThis.WebSocket:a.webSocket??void 0;this.live=new Ir(this.endpoint,n,a.keepOpen??0,a.onConnection??t)}get connection(){return this.live.connection}get token(){return this.session.current}use(a){this.session.use(a)}close(){this.live.close()}execute(a,t,{repeatable:r=!1,...n}={}){return this.call(a,t,s=>s,n,r)}follow(a,t,r,n){return this.live.resumed(a,t,r,n)}call(a,t,r,n,s=!0){return this.repeated(async()=>r(await this.endpoint.execute(a,t,n?.signal)),n,s)}repeated(a,t={},r=!0){return as(a,r,{...this.defaults,...t})}};var b=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},hp=new b(`
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
    `,{fragmentName:"ImageParts"}),xp=new b(`
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
}`,{fragmentName:"CreationParts"}),Lp=new b(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),Ip=new b(`
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
    `,{fragmentName:"TransactionParts"}),yp=new b(`
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
    `,{fragmentName:"PaymentParts"}),Cp=new b(`
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
    `,{fragmentName:"ShareParts"}),bp=new b(`
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
    `,{fragmentName:"RefusalParts"}),vp=new b(`
    fragment ViewerParts on Viewer {
  id
  email
}
    `,{fragmentName:"ViewerParts"}),Sp=new b(`
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
    `,{fragmentName:"ModelParts"}),wp=new b(`
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
    `,{fragmentName:"StyleParts"}),kp=new b(`
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}
    `,{fragmentName:"PackParts"}),Pp=new b(`
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
    `,{fragmentName:"QuoteParts"}),Ap=new b(`
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
    `,{fragmentName:"ExportParts"}),os=new b(`
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
}`),ns=new b(`
    query Viewer {
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  id
  email
}`),ss=new b(`
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
}`),ls=new b(`
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
}`),is=new b(`
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
}`),us=new b(`
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
}`),ds=new b(`
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
}`),fs=new b(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter) {
  creations(first: $first, after: $after, filter: $filter) {
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
}`),cs=new b(`
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
}`),ps=new b(`
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
}`),ms=new b(`
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
}`),gs=new b(`
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
}`),hs=new b(`
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
}`),xs=new b(`
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
}`),Ls=new b(`
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
}`),Is=new b(`
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
}`),ys=new b(`
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
}`),Cs=new b(`
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
}`),bs=new b(`
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
}`),vs=new b(`
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
}`),Ss=new b(`
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
}`),ws=new b(`
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
}`),ks=new b(`
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
}`),Ps=new b(`
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
}`),As=new b(`
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
}`),_s=new b(`
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
}`),Rs=new b(`
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
}`),Ts=new b(`
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
}`);var Ms=6e5,Ld=[400,413,415,422];async function Ds(e,a,t,r){let[n,s]=t.onProgress&&typeof XMLHttpRequest<"u"?await yd(e,a,t.onProgress,t.signal):await Id(e,a,r,t.signal);if(Ld.includes(n))throw new Ze(Cd(s)??`The picture was rejected (HTTP ${n}).`);if(n>=300)throw new U(`The upload failed (HTTP ${n}).`);t.onProgress?.(1)}async function Id(e,a,t,r){let n=AbortSignal.timeout(Ms);try{let s=await t(e.uploadUrl,{method:e.uploadMethod,headers:e.uploadHeaders.map(({name:l,value:i})=>[l,i]),body:a,signal:r?AbortSignal.any([n,r]):n});return[s.status,await s.text()]}catch(s){throw r?.throwIfAborted(),new U(`The upload was cut: ${String(s)}`)}}function yd(e,a,t,r){return new Promise((n,s)=>{let l=new XMLHttpRequest;l.open(e.uploadMethod,e.uploadUrl),l.timeout=Ms;for(let{name:i,value:u}of e.uploadHeaders)l.setRequestHeader(i,u);l.upload.onprogress=({loaded:i,total:u})=>t(u?i/u:0),l.onerror=l.ontimeout=()=>s(new U("The upload was cut.")),l.onabort=()=>s(r?.reason),r?.addEventListener("abort",()=>l.abort(),{once:!0}),l.onload=()=>n([l.status,l.responseText]),l.send(a)})}function Cd(e){try{return JSON.parse(e).error?.message}catch{return}}var bd=50,vd=3e4,kt=class extends Cr{start(a){return this.call(os,{},t=>t,a)}viewer(a){return this.call(ns,{},({viewer:t})=>t,a)}credits(a){return this.call(ss,{},({credit:t})=>t,a)}models(a){return this.call(ls,{},({models:t})=>t,a)}styles(a){return this.call(is,{},({styles:t})=>t,a)}packs(a){return this.call(us,{},({creditPacks:t})=>t,a)}creation(a,t){return this.call(ds,{id:a},({creation:r})=>r,t)}quote(a,t){return this.call(ms,{input:a},({quoteGeneration:r})=>ka(Re(r).quote),t)}upload(a,{contentType:t,onProgress:r,...n}={}){let s={contentType:t||a.type||"application/octet-stream",byteSize:a.size};return this.repeated(async()=>{let{createUpload:l}=await this.endpoint.execute(gs,{input:s},n.signal),i=ka(Re(l).upload);return await Ds(i,a,{onProgress:r,signal:n.signal},this.endpoint.fetch),i.id},n)}async create({images:a,...t},r={}){let{onProgress:n,onUploaded:s,...l}=r,i=(a??[]).map(c=>c instanceof Blob?0:null),u=i.filter(c=>c!==null).length,d=await Promise.all((a??[]).map(async(c,m)=>{if(!(c instanceof Blob))return c;let f=g=>{i[m]=g,n?.(i.reduce((C,L)=>C+(L??0),0)/u)};return{uploadId:await this.upload(c,{...l,...n&&{onProgress:f}})}}));return u>0&&s?.(d),this.onceOnly(t.idempotencyKey,c=>{let m={...t,...a&&{images:d},idempotencyKey:c};return this.call(hs,{input:m},({createGeneration:f})=>Re(f).creations,l)})}retry(a,{maxCredits:t,idempotencyKey:r,...n}={}){return this.onceOnly(r,s=>{let l={id:a,maxCredits:t,idempotencyKey:s},i=({retryGeneration:u})=>ka(Re(u).creation);return this.call(xs,{input:l},i,n)})}cancel(a,t){let r=({cancelGeneration:n})=>ka(Re(n).creation);return this.call(Ls,{input:{id:a}},r,t,!1)}async delete(a,t){await this.call(Is,{input:{id:a}},({deleteCreation:r})=>Re(r),t,!1)}setFavourite(a,t=!0,r){let n=({setFavourite:s})=>Re(s).creations;return this.call(ks,{input:{ids:[...a],favourite:t}},n,r)}exportCreations(a,t){return this.onceOnly(a.idempotencyKey,r=>{let n=({exportCreations:s})=>ka(Re(s).export);return this.call(As,{input:{...a,idempotencyKey:r}},n,t)})}exports(a){return this.call(Rs,{},({creationExports:t})=>t,a)}export(a,t){return this.call(Ps,{id:a},({creationExport:r})=>r,t)}async waitForExport(a,{onChange:t,signal:r}={}){for await(let n of this.follow(_s,{id:a},({exportUpdated:s})=>s,r)){if(n.state==="READY")return n;if(n.state!=="PENDING")throw new sa(n.failure??"The export is deleted.",n);t?.(n)}throw r?.reason??new oe("The wait was ended.")}async exportUrl(a,t){let r=await this.export(a,t);if(!r?.url)throw new sa("The export is not ready, or is deleted.",r);return`${this.base}${r.url}`}share(a,t={},r){let n=({shareCreation:s})=>ka(Re(s).share);return this.call(ys,{input:{...t,id:a}},n,r)}shareOf(a,t){return this.call(Ts,{id:a},({creation:r})=>r?.share??null,t)}async revokeShare(a,t){let r=({revokeShare:n})=>Re(n);await this.call(Cs,{input:{id:a}},r,t,!1)}checkout(a,t={},r){let n=({createCheckout:s})=>ka(Re(s).payment);return this.call(vs,{input:{pack:a,...t}},n,r,!1)}gallery(a={}){return br((t,r,n)=>this.call(fs,{first:t,after:r,filter:a},({creations:s})=>s,n))}shares(){return br((a,t,r)=>this.call(bs,{first:a,after:t},({shares:n})=>n,r))}transactions(){return br((a,t,r)=>this.call(cs,{first:a,after:t},({credit:n})=>n.transactions,r))}payments(){return br((a,t,r)=>this.call(ps,{first:a,after:t},({credit:n})=>n.payments,r))}watch({id:a=null,after:t=null,signal:r}={}){return this.follow(Ss,{id:a,after:t},({taskUpdated:n})=>n,r)}watchCredits({after:a=null,signal:t}={}){return this.follow(ws,{after:a},({creditUpdated:r})=>r,t)}async wait(a,t={}){for await(let{creation:r}of this.watch({id:a,...t.signal?{signal:t.signal}:{}}))if(r&&(t.onChange?.(r),r.stage==="FINISHED")){if(Sd(r))return r;throw new St(r.failure?.message??"The generation was canceled.",r)}throw t.signal?.reason??new oe("The wait was ended.")}async onceOnly(a,t){let r=a??To();try{return await t(r)}catch(n){throw n instanceof U&&(n.idempotencyKey=r),n}}};function To(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function br(e){async function*a(){let t=null;do{let r=await e(bd,t);yield*r.nodes,t=r.pageInfo.hasNextPage?r.pageInfo.endCursor:null}while(t!==null)}return Object.assign(a(),{page:e})}async function Fs(e,a=globalThis.fetch){let t,r;try{let n=await a(`${String(e).replace(/\/+$/,"")}/auth/demo`,{method:"POST",signal:AbortSignal.timeout(vd)});if(n.status===201)return(await n.json()).token;t=n.status,r=Number(n.headers.get("Retry-After"))}catch(n){throw new U(`No usable answer from ${String(e)}: ${String(n)}`)}throw t===429?new _e(`${String(e)} lets no more users in from here.`,"RATE_LIMITED",r):t>=500?new U(`${String(e)} is not available (HTTP ${t}).`):new ne(`${String(e)} has no demo sign-in for you (HTTP ${t}): give a token.`)}function Sd(e){return e.generatedImage!==null}function Re(e){if(e.errors[0])throw new z(e.errors[0],e.errors);return e}function ka(e){if(e===null)throw new oe("The server's answer is incomplete.");return e}var vr=document.documentElement.dataset.signIn==="demo",Es=document.documentElement.dataset.sandbox==="yes",Sr=document.documentElement.dataset.cards,Ne=h("starting"),W=h(null),Mo=h("opening"),at=h(null),wr=h(!1),wd=5e3,w=new kt({url:location.origin,tokens:Ro(),signIn:kd,onToken:e=>e===null?zs():void Fo(),patience:1/0,onRepeat:Ws,onConnection:e=>{Mo.value=e}}),Us=()=>{},Do=()=>{},Pt={},Os=null;function Bs(e,a){Us=e,Do=a,Fo()}async function qs(e){let a=e.trim().replace(/^bearer\s+/i,"");if(!/^[!-~]+$/.test(a))return!1;try{await new kt({url:location.origin,token:a,patience:0}).viewer()}catch(t){if(t instanceof ne)return!1;throw t}return w.use(a),!0}async function Ns(){await window.atelier?.signIn?.(),window.atelier&&await Fo()}async function Hs(){w.use(null),await window.atelier?.signOut?.()}async function Gs(){w.use(await Vs())}function kr(e){if(e instanceof Qe)Ne.value="blocked";else if(!(e instanceof ne))throw e}async function kd(e){if(window.atelier)return window.atelier.token(e);if(!vr)return null;let a=await Vs();return wr.value=e!==null,a}async function Vs(){try{return await Fs(location.origin)}catch(e){throw qe(e)&&Ws(Os=e,(e.retryAfter??0)*1e3),e}}async function Fo(){let e=Pt={};for(;e===Pt;)try{let a=await w.start();e===Pt&&Pd(a);return}catch(a){if(e!==Pt)return;if(a instanceof ne)return zs();if(a instanceof Qe)return kr(a);W.value===null&&(Ne.value="unreachable"),await new Promise(t=>setTimeout(t,wd))}}function Pd(e){Ne.value="signed-in",W.value?.id!==e.viewer.id&&(Do(),W.value=e.viewer,Us(e))}function zs(){Pt={},Do(),W.value=null,Ne.value="signed-out"}function Ws(e,a){qe(e)?at.value={until:Date.now()+a,isOfSignUps:e===Os}:e instanceof U&&W.value===null&&(Ne.value="unreachable")}var Ad=100,_d=3e4,ia=new Map,At=new Set,_t=new Set,Pa=new Set;function ce({status:e}){return e==="WAITING"||e==="PROCESSING"}function tt(e){return ia.get(e)}function He(e){let a=_t.delete(e.id);if(At.has(e.id))return;if(e.deletedAt!==null)return Eo(e.id);let t=ia.get(e.id);if(t===void 0)ia.set(e.id,h(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...Rd(t.peek(),e)}}for(let r of Pa)r.note(e)}function Eo(e){At.add(e);for(let a of Pa)a.drop(e)}async function Qs(e){return ia.get(e)?.peek()??await Aa(e)}async function Aa(e){let a=await w.creation(e),t=ia.get(e);return a&&t&&a.version>=t.peek().version?(_t.delete(e),t.value=a):a&&He(a),a}function Zs(){At.clear();for(let e of ia.keys())_t.add(e)}function js(){ia.clear(),At.clear(),_t.clear();for(let e of Pa)e.empty()}function Js(){for(let e of Pa)e.reload()}function Uo(){for(let e of Pa)e.isOld&&e.reload()}function Rd(e,a){return{originalImages:a.originalImages.map((t,r)=>$s(e.originalImages[r]??null,t)??t),generatedImage:$s(e.generatedImage,a.generatedImage)}}function $s(e,a){if(!e||!a)return a;let t=a.renditions.map(r=>e.renditions.find(({url:n})=>Xs(n)===Xs(r.url))??r);return{...a,renditions:t}}function Xs(e){return e.split("?",1)[0]??e}var je=class{constructor(a){this.pageSize=a}pageSize;filter=h({});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=F(()=>{let a=this.ids.value.map(t=>ia.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(ce),...a.filter(t=>!ce(t))]});#a=null;#e=null;#t=-1/0;#r=!1;open(){return Pa.add(this),this.#o(),()=>Pa.delete(this)}show(a){this.filter.value=a,this.empty(),this.#o()}#o(){W.peek()&&this.reload()}get isOld(){return this.failed.peek()||performance.now()-this.#t>_d}empty(){this.#e?.abort(),this.#e=null,this.#t=-1/0,this.#r=!1,this.#a=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#r=this.#e!==null&&this.state.peek()==="ready",await this.#n(null)}async more(){this.hasMore.peek()&&(this.#r=this.#e!==null,this.#r||await this.#n(this.#a))}note(a){let t=this.ids.peek().includes(a.id);if(!Td(a,this.filter.peek())){t&&this.drop(a.id);return}let r=this.ids.peek().at(-1);t||this.hasMore.peek()&&r!==void 0&&a.id<r||(this.ids.value=Ks([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#n(a){this.#e?.abort();let t=this.#e=new AbortController;a===null&&(this.#t=performance.now());let r=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let n=Math.min(Math.max(this.pageSize,r),Ad),s=await w.gallery(this.filter.peek()).page(n,a,{signal:t.signal});if(this.#e!==t)return;this.#e=null;for(let d of s.nodes)He(d);let l=s.nodes.map(({id:d})=>d).filter(d=>!At.has(d)),u=this.ids.peek().filter(d=>!_t.has(d)).filter(d=>a!==null||l[0]===void 0||d>l[0]);this.ids.value=Ks([...new Set([...u,...l])]),this.#a=s.pageInfo.endCursor,this.hasMore.value=s.pageInfo.hasNextPage,this.state.value="ready",this.#r&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function Ks(e){return e.sort((a,t)=>a<t?1:-1)}function Td(e,{status:a,style:t,search:r,model:n,group:s,favourite:l}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(l==null||l===e.favourite)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!r||e.prompt.toLowerCase().includes(r.toLowerCase()))}var Md=20,pe=h(null),Ar=h(null),Pr=class{constructor(a){this.listing=a}listing;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#a=null;#e=null;async reload(){this.isOpen=!0,await this.#t(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#t(this.#a)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=Ys([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e?.abort(),this.#e=null,this.items.value=null,this.hasMore.value=!1}async#t(a){this.#e?.abort();let t=this.#e=new AbortController;this.failed.value=!1;try{let r=await this.listing.page(Md,a,{signal:t.signal});if(this.#e!==t)return;this.#e=null,this.items.value=a===null?r.nodes:Ys(this.items.peek()??[],r.nodes),this.#a=r.pageInfo.endCursor,this.hasMore.value=r.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function Ys(e,a){let t=new Set(e.map(({id:r})=>r));return[...e,...a.filter(({id:r})=>!t.has(r))]}var ua=new Pr(w.transactions()),ve=new Pr(w.payments());async function el(){await Promise.all([ua.reload(),ve.reload(),Dd()])}async function Dd(){try{Ar.value??=await w.packs()}catch{return}}function al(e){e.credit&&(pe.value=e.credit),e.kind==="RESET"&&_r(),e.transaction&&ua.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&ve.isOpen&&ve.reload()}async function _r(){let e=[ua,ve].filter(({isOpen:a})=>a);await Promise.all(e.map(a=>a.reload()))}function tl(){pe.value=null,ua.empty(),ve.empty()}var Te=new je(12),Rr=new je(4),_a=h(null),Tr=F(()=>{let e=Te.shown.value;return e.find(({id:a})=>a===_a.value)??e[0]??null}),rl=F(()=>{let e=Tr.value;if(e===null||e.group===null)return e?[e]:[];let a=[...Te.shown.value,...Rr.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,r)=>t.id<r.id?-1:1)});var Oo=new WeakMap,Bo=h(0);function qo(e){return Bo.value>=0?Oo.get(e):void 0}function ol(e){let a=e instanceof File?qo(e):void 0;return a===void 0?e:{uploadId:a}}function nl(e,a){e.forEach((t,r)=>{let n=a[r]?.uploadId;t instanceof File&&n&&Oo.set(t,n)}),Bo.value+=1}function Mr(){Oo=new WeakMap,Bo.value+=1}var Fd=2,Ed=2e3,ll="atelier.intents",Se=h([]),Ra=h(!1),Er="",Dr=new Map,il=()=>{};function ul(e,a){Er=e,il=a;for(let{key:t,order:r}of qd())No(t,r)}function dl(){Er="",da=null,Ra.value=!1,Se.value=[];for(let e of Dr.values())e.abort()}function Ur(e){let a=performance.now();if(da&&Ud(da.order,e)&&a-da.at<Ed)return Ra.value=!0,da.creation;Ra.value=!1;let t=No(To(),e),r=da={order:e,at:a,creation:t};return t.then(n=>{n===null&&da===r&&(da=null)}),t}var da=null;function Ud(e,a){let[t,r]=[Fr(e),Fr(a)];return t.length===r.length&&t.every((n,s)=>n===r[s])&&sl(e)===sl(a)}function Fr(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function sl(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function fl({key:e}){let a=Se.peek().find(t=>t.key===e);return a?.phase==="stopped"?No(e,a.order):null}function Or(e){Dr.get(e)?.abort(),Se.value=Se.peek().filter(a=>a.key!==e),Ho()}async function No(e,a){let t=a.kind==="create"&&a.images?{...a,images:a.images.map(ol)}:a;Bd({key:e,order:t,phase:Fr(t).length>0?"uploading":"sending",progress:0,trouble:null});let r=new AbortController;Dr.set(e,r);let n=0,s=(l,i)=>{n+=1,qe(l)?Rt(e,{trouble:{kind:"limited",until:Date.now()+i}}):n>Fd&&Rt(e,{trouble:{kind:"unreachable"}})};try{let l=await Od(e,t,{signal:r.signal,onRepeat:s});if(r.signal.aborted)return null;Or(e);for(let i of l)He(i),n>0&&Aa(i.id).catch(()=>{});return l[0]&&il(l[0]),l[0]??null}catch(l){if(r.signal.aborted)return null;let i=l instanceof z||l instanceof Ze;return i&&Mr(),Rt(e,{phase:"stopped",trouble:i?{kind:"refused",error:l}:{kind:"failed",error:l}}),null}finally{Dr.delete(e)}}async function Od(e,a,t){if(a.kind==="retry")return[await w.retry(a.id,{maxCredits:a.maxCredits,idempotencyKey:e,...t})];let{input:r,images:n}=a;return w.create({...r,...n&&{images:n},idempotencyKey:e},{...t,onProgress:s=>Rt(e,{progress:s}),onUploaded:s=>{nl(n??[],s),Rt(e,{phase:"sending",order:{...a,images:s}})}})}function Bd(e){Se.value=[e,...Se.peek().filter(({key:a})=>a!==e.key)],Ho()}function Rt(e,a){Se.value=Se.peek().map(t=>t.key===e?{...t,...a}:t),Ho()}function Ho(){let e=Se.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&Fr(a).length===0);try{sessionStorage.setItem(ll,JSON.stringify({owner:Er,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function qd(){try{let e=JSON.parse(sessionStorage.getItem(ll)??"null");return e?.owner===Er?e.entries:[]}catch{return[]}}var Go=500,we=h(null),Ge=h(null),Br=new AbortController,rt=null;function Vo(e){let a=new Set(we.peek());!a.delete(e)&&a.size<Go&&a.add(e),we.value=a}async function cl(){let e=[...we.peek()??[]];(rt===null||rt.ids.join()!==e.join())&&(rt={ids:e,key:crypto.randomUUID()});let a=await w.exportCreations({ids:e,idempotencyKey:rt.key});rt=null,we.value=null,gl(a,!0)}async function pl(){try{let[e]=await w.exports();e&&Ge.peek()===null&&(e.state==="PENDING"||e.state==="READY")&&gl(e,!1)}catch{}}async function zo(){let e=Ge.peek();if(!e)return!1;try{let a=await w.export(e.id);return a?.url?location.assign(a.url):Ge.value=a,!!a?.url}catch{return!1}}function ml(){Br.abort(),we.value=null,Ge.value=null,rt=null}async function gl(e,a){if(Ge.value=e,e.state!=="PENDING")return;Br.abort(),Br=new AbortController;let t=r=>{Ge.peek()?.id===r.id&&(Ge.value=r)};try{t(await w.waitForExport(e.id,{onChange:t,signal:Br.signal}))}catch(r){r instanceof sa&&r.exported&&t(r.exported);return}a&&Ge.peek()?.id===e.id&&await zo()}var hl="atelier.models",Me=h(Nd());ae(()=>{try{sessionStorage.setItem(hl,JSON.stringify(Me.value))}catch{return}});var Je=h(null),O=F(()=>{let e=Me.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===Je.value)??e.find(Ye)??e[0]??null}),qr={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function Ye({status:e}){return e==="LIVE"}function Ve({takesPrompt:e}){return!e}async function Ta(){try{Me.value=await w.models()}catch{return}}function xl(e,a,t){let r=e.prices.find(n=>n.resolution===a)??e.prices[0];return r?r.credits+r.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function Nd(){try{return JSON.parse(sessionStorage.getItem(hl)??"null")}catch{return null}}var Hd=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],Gd=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function Ll(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await Vd(e),r=Hd.find(([,l])=>l.test(t))?.[0];if(!r)return{kind:"type",name:a};let n=e.type===r?e:new File([e],a,{type:r}),s=await zd(n);return s?Wd(n,s):n.size>31457280?{kind:"bytes",name:a,bytes:n.size}:Gd.has(r)?{kind:"damaged",name:a}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function Vd(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function zd(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function Wd(e,a){let t=a.naturalWidth*a.naturalHeight,n=Il(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let i=await $d(a,l,s);if(i===null)break;let u=new File([i],e.name,{type:i.type});if(i.size<=31457280)return{kind:"photograph",file:u,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function $d(e,a,t){let r=Il(e,a);return new Promise(n=>r?r.toBlob(n,t,.95):n(null))}function Il(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let r=t.getContext("2d");return r===null?null:(r.imageSmoothingQuality="high",r.drawImage(e,0,0,t.width,t.height),t)}var se=h([]),ea=h(0),fa=h(null),De=F(()=>(O.value??qr).maxInputImages),ke=F(()=>se.value.slice(0,De.value)),Xd=0,Wo={};async function $o(e){if(fa.value=null,e.length===0)return Nr({kind:"nothing"});let a=Wo,t=Hr()>0||De.peek()>1?null:se.peek()[0],r=e.slice(0,t?1:Math.max(0,Hr()));r.length<e.length&&Nr({kind:"full",most:De.peek()}),ea.value+=r.length;for(let n of r){let s=await Ll(n);if(a!==Wo)return;if(ea.value-=1,s.kind!=="photograph"){Nr(s);continue}t&&Vr(t.key);let{file:l,thumbnail:i,reduced:u}=s;bl({key:Zo(),kind:"file",file:l,thumbnail:i,reduced:u})}}function Gr({id:e,generatedImage:a}){if(fa.value=null,!a)return!1;let t=se.peek();return t.some(r=>r.kind==="creation"&&r.id===e)?!0:Hr()<=0&&De.peek()>1?(Nr({kind:"full",most:De.peek()}),!1):(Hr()<=0&&t[0]&&Vr(t[0].key),bl({key:Zo(),kind:"creation",id:e,picture:a}),!0)}function Nr(e){fa.value??=e}function Vr(e){fa.value=null,se.value=se.peek().filter(a=>a.key!==e)}function Xo(e,a){let t=se.peek().find(n=>n.key===e);if(!t||a<0||a>=se.peek().length)return;let r=se.peek().filter(n=>n!==t);se.value=[...r.slice(0,a),t,...r.slice(a)]}function Ko(){Wo={},ea.value=0,fa.value=null,se.value=[]}function zr(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function yl(){return se.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=qo(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}function Qo(e){se.value=e.map(a=>({...a,key:Zo()}))}function Cl({id:e,originalImages:a}){Ko(),Qo(a.map((t,r)=>({kind:"original",id:e,position:r,picture:t})))}function bl(e){se.value=[...se.peek(),e]}function Hr(){return De.peek()-se.peek().length-ea.peek()}function Zo(){return`reference-${Xd+=1}`}var Fe=h(null);var jo=new AbortController;function vl(){Bs(e=>{pe.value=e.credit,Fe.value=e.styles,Me.value=e.models,Uo(),jo=new AbortController,Kd(jo.signal).catch(kr),ul(e.viewer.id,({id:a})=>{_a.value=a})},()=>{jo.abort(),w.close(),dl(),Mr(),js(),ml(),tl(),_a.value=null,W.peek()!==null&&Ko()})}async function Kd(e){let a=null;for await(let t of w.watchCredits({signal:e}))al(t),!a&&(Zd(),a=Qd(t.cursor,e),a.catch(kr))}async function Qd(e,a){for await(let{kind:t,creation:r}of w.watch({after:e,signal:a}))t==="RESET"?(Zs(),Js(),_r()):r&&He(r)}function Zd(){Uo(),_r()}function Sl(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,r,n,s,l=[],i="",u=e.split("/");for(u[0]||u.shift();n=u.shift();)t=n[0],t==="*"?(l.push(t),i+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(r=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~r?r:~s?s:n.length)),i+=~r&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(i+=(~r?"?":"")+"\\"+n.substring(s))):i+="/"+n;return{keys:l,pattern:new RegExp("^"+i+(a?"(?=$|/)":"/?$"),"i")}}var jd=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Jo(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function wl(e,a,t){t&&!jd&&(a=t);let r=a(),[{_instance:n},s]=M({_instance:{_value:r,_getSnapshot:a}});return va(()=>{n._value=r,n._getSnapshot=a,Jo(n._value,a())||s({_instance:n})},[e,r,a]),I(()=>(Jo(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{Jo(n._value,n._getSnapshot())||s({_instance:n})})),[e]),r}function kl(e){return a=>e(a)}var Tt=e=>{let a=R([e,(...t)=>a[0](...t)]).current;return va(()=>{a[0]=e}),a[1]};var Pl=["popstate","pushState","replaceState","hashchange"],Mt=[],Al=()=>Mt.forEach(e=>e()),Jd=e=>(Mt.push(e)===1&&Pl.forEach(a=>addEventListener(a,Al)),()=>{Mt=Mt.filter(a=>a!==e),Mt.length||Pl.forEach(a=>removeEventListener(a,Al))}),Ml=(e,a)=>wl(Jd,e,a),_l=()=>location.search,Dl=({ssrSearch:e}={})=>Ml(_l,e!=null?()=>e:_l),Rl=()=>location.pathname,Yd=({ssrPath:e}={})=>Ml(Rl,e!=null?()=>e:Rl);var ef=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Fl=e=>[Yd(e),ef],Tl=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[Tl]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),r=new Event(e);return r.arguments=arguments,dispatchEvent(r),t}}Object.defineProperty(window,Tl,{value:!0})}var El=(e="")=>e==="/"?"":e,Ul=(e,a)=>e[0]==="~"?e.slice(1):El(a)+e,en=(e,a)=>(e=Yo(El(e)),a=Yo(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Yo=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Ol=e=>Yo(e[0]==="?"?e.slice(1):e);var Bl={hook:Fl,searchHook:Dl,parser:Sl,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},ql=Qa(Bl),Ma=()=>ja(ql),Nl={},Hl=Qa(Nl),af=()=>ja(Hl),Gl=(e,a=e.base)=>en(a,e.hook(e)[0]),an=e=>{let[a,t]=e.hook(e);return[en(e.base,a),Tt((r,n)=>e.aroundNav(t,Ul(r,e.base),n))]},Da=()=>an(Ma()),tf=()=>{let e=Ma();return Ol(e.searchHook(e))},Vl=(e,a,t,r)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",r),l=n.exec(t);if(!l)return[!1,null];let i={};for(let u=1;u<l.length;u++)i[u-1]=l[u];if(s)for(let u=0;u<s.length;u++)i[s[u]]=l[u+1];else Object.assign(i,l.groups);return r?[!0,i,l[0]]:[!0,i]};var rf=({children:e,...a})=>{let t=Ma(),r=a.hook?Bl:t,n=r;if(a.ssrPath){let[u,d=a.ssrSearch??""]=a.ssrPath.split("?");u&&(a.ssrSearch=d,a.ssrPath=u)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=R(r),l=s.current,i=l;for(let u in r){let d=u==="base"?r[u]+(a[u]??""):a[u]??r[u];d!==i[u]&&(l===i&&(s.current=i={...i}),i[u]=d),(d!==r[u]||d!==n[u])&&(n=i)}return ue(ql.Provider,{value:n},e)},of=({children:e,component:a},t)=>a?ue(a,{params:t}):typeof e=="function"?e(t):e,nf=e=>{let a=R(Nl),t=a.current,r=Object.keys(e);return a.current=r.length!==Object.keys(t).length||r.some(n=>e[n]!==t[n])?e:t};function Wr(){let[e,a]=Da(),t=tf(),r=Be(()=>new URLSearchParams(t),[t]),n=r,s=Tt((l,i)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let u=n.toString();a(e+(u?"?"+u:""),i)});return[r,s]}var Dt=({path:e,nest:a,match:t,...r})=>{let n=Ma(),s=Gl(n),[l,i,u]=t??Vl(n.parser,e,s,a),d=nf({...af(),...i});if(!l)return null;let c=of(r,d);return ue(Hl.Provider,{value:d},u?ue(rf,{base:u},c):c)},Pe=kl((e,a)=>{let t=Ma(),[r,n]=an(t),{to:s="",href:l=s,onClick:i,asChild:u,children:d,className:c,replace:m,state:f,transition:g,...C}=e;return C.onClick=Tt(L=>{L.ctrlKey||L.metaKey||L.altKey||L.shiftKey||L.button!==0||(i?.(L),L.defaultPrevented||(L.preventDefault(),n(l,e)))}),C.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(C.className=c?.call?c(r===l):c),a&&(C.ref=a),u&&ba(d)?lr(d,C):ue("a",C,d)}),zl=(e,a=[])=>{if(Array.isArray(e))for(let t of e)zl(t&&t.type===y?t.props.children:t,a);else a.push(e);return a},Wl=({children:e,location:a})=>{let t=Ma(),r=Gl(t);for(let n of zl(e)){let s=0;if(ba(n)&&(s=Vl(t.parser,n.props.path,a||r,n.props.nest))[0])return lr(n,{match:s})}return null},$l=e=>{let{to:a,href:t=a}=e,r=Ma(),[,n]=an(r),s=Tt(()=>n(a||t,e)),{ssrContext:l}=r;return va(()=>{s()},[]),l&&(l.redirectTo=a),null};var ot="sty_watercolour",on=2**31-1,Ae=h(ot),Fa=h("AUTO"),Ea=h(null),Ua=h(null),nt=h(!1),st=h(1),aa=h(""),ca=h(""),Xl=F(()=>nt.value&&(O.value?.supportsTransparency??!1)),pa=F(()=>{let e=O.value??qr,a=e.outputFormats.filter(t=>!Xl.value||t!=="JPG");return{ratios:tn(e.aspectRatios),resolutions:tn(e.resolutions),formats:tn(a),counts:Array.from({length:e.maxOutputs},(t,r)=>r+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),le=F(()=>{let{ratios:e,resolutions:a,formats:t,counts:r,...n}=pa.value;return{aspectRatio:rn(Fa.value,e),resolution:rn(Ea.value,a),outputFormat:rn(Ua.value,t),background:Xl.value?"TRANSPARENT":null,count:Math.min(st.value,r.length),seed:n.seed&&aa.value.trim()!==""?Number(aa.value):null,negativePrompt:n.negativePrompt&&ca.value.trim()||null}}),lt=F(()=>{let e=le.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=on)});function tn(e){return e.length>1?e:[]}function rn(e,a){return a.find(t=>t===e)??a[0]??null}var ta=h(""),ma=F(()=>{let e=O.value;return e&&xl(e,le.value.resolution,ke.value.length)}),it=F(()=>ma.value&&ma.value*le.value.count),nn=F(()=>{let e=pe.value?.balance;return it.value===null||e===void 0?0:Math.max(0,it.value-e)}),Ft=F(()=>{let e=O.value;return e===null||Ve(e)?0:Math.max(0,[...ta.value.trim()].length-e.maxPromptLength)}),sn=F(()=>{let e=O.value;return e===null||it.value===null||pe.value===null||ea.value>0?"loading":Ye(e)?e.requiresInputImage&&ke.value.length===0?"image":!Ve(e)&&ta.value.trim()===""?"prompt":Ft.value>0?"long":nn.value>0?"credits":null:"paused"});function $r(e){Je.value=e.model.id,ta.value=e.prompt,Ae.value=e.style.id,Fa.value=e.aspectRatio,Ea.value=e.resolution,Ua.value=e.outputFormat}function Kl(){let e=O.peek();if(e===null)return;let a=Ve(e)?{}:{prompt:ta.peek().trim(),style:Ae.peek()},t={model:e.id,...a,...le.peek(),maxCredits:it.peek()};Ur({kind:"create",input:t,images:ke.peek().map(zr)}).then(r=>{r===null&&Ta()})}var Ql="atelier.draft";sf();ae(()=>{let e={prompt:ta.value,model:Je.value,style:Ae.value,ratio:Fa.value,resolution:Ea.value,format:Ua.value,isTransparent:nt.value,count:st.value,seed:aa.value,negativePrompt:ca.value,references:yl()};try{sessionStorage.setItem(Ql,JSON.stringify(e))}catch{return}});function sf(){try{let e=JSON.parse(sessionStorage.getItem(Ql)??"null");if(e===null)return;ta.value=e.prompt??"",Je.value=e.model??null,Ae.value=e.style??ot,Fa.value=e.ratio??"AUTO",Ea.value=e.resolution??null,Ua.value=e.format??null,nt.value=e.isTransparent??!1,st.value=e.count??1,aa.value=e.seed??"",ca.value=e.negativePrompt??"",Qo(e.references??[])}catch{return}}var lf=0;function o(e,a,t,r,n,s){a||(a={});var l,i,u=a;if("ref"in u)for(i in u={},a)i=="ref"?l=a[i]:u[i]=a[i];var d={type:e,props:u,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--lf,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(i in l)u[i]===void 0&&(u[i]=l[i]);return _.vnode&&_.vnode(d),d}function Zl({columns:e,items:a}){return o("table",{class:"table",children:[o("thead",{children:o("tr",{children:e.map(({title:t,isNumber:r})=>o("th",{scope:"col",class:r?"number":void 0,children:t},t))})}),o("tbody",{children:a.map(t=>o("tr",{children:e.map(({title:r,isNumber:n,cell:s})=>o("td",{class:n?"number":void 0,children:s(t)},r))},t.id))})]})}function j(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function jl(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function xe(e,a,t){return e===1?a:t}function Xr(e){return e<120?`${e} ${xe(e,"second","seconds")}`:e<7200?`about ${Math.ceil(e/60)} minutes`:`about ${Math.ceil(e/3600)} hours`}var Jl={credits:e=>`${e.toLocaleString("en")} ${xe(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",blocked:"This account is blocked. Contact the support of this service.",limited:e=>`Too many requests. This page continues in ${Xr(e)}.`,crowded:e=>`Too many people signed in from your network. You will be signed in automatically in ${Xr(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${xe(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${xe(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${xe(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${xe(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",limited:e=>`Too many requests. This is submitted in ${Xr(e)}, and charged once.`,sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${xe(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${xe(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${Xr(e)}.`,exports:(e,a,t)=>({CREATIONS:`A ZIP file holds at most ${a} images. Select fewer.`,BYTES:`ZIP files of one day hold at most ${(a/1e9).toLocaleString("en")} GB. `,EXPORTS:`You can have at most ${a} ZIP files in one day. `})[e]+(e==="CREATIONS"?"":t===null?"Select fewer.":`Try again in ${Math.ceil(t/3600)} ${xe(Math.ceil(t/3600),"hour","hours")}.`),uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${xe(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",share:"Share",asSource:"Use as reference",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${xe(e,"creation","creations")}`,gone:"This creation no longer exists."},favourites:{mark:e=>`Favourite: ${e}`,only:"Favourites",select:e=>`Select: ${e}`,begin:"Select",end:"Cancel selection",download:e=>`Download ${e.toLocaleString("en")} as ZIP`,making:(e,a)=>`Making your ZIP file: ${e} of ${a}`,ready:e=>`Download ZIP file (${e.toLocaleString("en")})`,failed:"The ZIP file could not be made. Please try again.",expired:"The ZIP file was deleted."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, Delete to delete, Esc to close"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},sharing:{title:"Share this image",explanation:"Anyone who has the link can see the image, without an account. You can stop sharing at any time.",isShared:"Anyone who has this link can see the image.",address:"Link",copy:"Copy link",copied:"The link is copied.",views:e=>e===0?"Nobody has opened it yet.":`Opened ${xe(e,"once",`${e.toLocaleString("en")} times`)}.`,showPrompt:"Show the prompt",make:"Create link",end:"Stop sharing",close:"Close",tooMany:e=>`You share ${e} images, the most that is allowed. Stop sharing one first.`,failed:"The image could not be shared at the moment. Try again."},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${xe(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var ga={language:"atelier.language",theme:"atelier.theme"};function Kr(e){try{return localStorage.getItem(e)}catch{return null}}function Qr(e,a){try{localStorage.setItem(e,a)}catch{return}}var Yl=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ee=h(ri());ae(()=>{document.documentElement.lang=Ee.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===ga.language&&(Ee.value=ri())});var Et=F(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ee.value)??(Ee.value==="zh"?"zh-Hans":"en"));function ei(e){Ee.value=e,Qr(ga.language,e)}function ln(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(Et.value,{style:"currency",currency:a,...n}).format(e/10**t)}function Ut(e){return new Intl.DateTimeFormat(Et.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function ai(e){return`${new Intl.NumberFormat(Et.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function ut(e){return new Intl.NumberFormat(Et.value).format(e)}function ti(e){return new Intl.NumberFormat(Et.value,{signDisplay:"exceptZero"}).format(e)}function ri(){let e=Kr(ga.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function Zr(e){return e<120?` ${e} \u79D2`:e<7200?`\u7EA6 ${Math.ceil(e/60)} \u5206\u949F`:`\u7EA6 ${Math.ceil(e/3600)} \u5C0F\u65F6`}var oi={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",blocked:"\u6B64\u8D26\u53F7\u5DF2\u88AB\u505C\u7528\uFF0C\u8BF7\u8054\u7CFB\u672C\u670D\u52A1\u7684\u5BA2\u670D\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u9875\u9762\u5C06\u5728${Zr(e)}\u540E\u81EA\u52A8\u7EE7\u7EED\u3002`,crowded:e=>`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u5C06\u5728${Zr(e)}\u540E\u81EA\u52A8\u767B\u5F55\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u5C06\u5728${Zr(e)}\u540E\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002`,sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7${Zr(e)}\u540E\u518D\u8BD5\u3002`,exports:(e,a,t)=>({CREATIONS:`\u6BCF\u4E2A ZIP \u6587\u4EF6\u6700\u591A\u5305\u542B ${a} \u5F20\u56FE\u7247\uFF0C\u8BF7\u51CF\u5C11\u9009\u62E9\u3002`,BYTES:`\u6BCF\u5929\u7684 ZIP \u6587\u4EF6\u603B\u8BA1\u4E0D\u8D85\u8FC7 ${(a/1e9).toLocaleString("zh")} GB\uFF0C`,EXPORTS:`\u6BCF\u5929\u6700\u591A ${a} \u4E2A ZIP \u6587\u4EF6\uFF0C`})[e]+(e==="CREATIONS"?"":t===null?"\u8BF7\u51CF\u5C11\u9009\u62E9\u3002":`\u8BF7\u5728 ${Math.ceil(t/3600)} \u5C0F\u65F6\u540E\u518D\u8BD5\u3002`),uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",share:"\u5206\u4EAB",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",reuse:"\u590D\u7528\u63CF\u8FF0",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002"},favourites:{mark:e=>`\u6536\u85CF\uFF1A${e}`,only:"\u6536\u85CF",select:e=>`\u9009\u62E9\uFF1A${e}`,begin:"\u9009\u62E9",end:"\u53D6\u6D88\u9009\u62E9",download:e=>`\u6253\u5305\u4E0B\u8F7D ${e.toLocaleString("zh")} \u4EF6`,making:(e,a)=>`\u6B63\u5728\u6253\u5305\uFF1A${e} / ${a}`,ready:e=>`\u4E0B\u8F7D ZIP \u6587\u4EF6\uFF08${e.toLocaleString("zh")} \u4EF6\uFF09`,failed:"\u6253\u5305\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002",expired:"ZIP \u6587\u4EF6\u5DF2\u5220\u9664\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},sharing:{title:"\u5206\u4EAB\u8FD9\u5F20\u56FE\u7247",explanation:"\u4EFB\u4F55\u62E5\u6709\u94FE\u63A5\u7684\u4EBA\u65E0\u9700\u8D26\u53F7\u5373\u53EF\u67E5\u770B\u56FE\u7247\uFF0C\u60A8\u53EF\u4EE5\u968F\u65F6\u505C\u6B62\u5206\u4EAB\u3002",isShared:"\u4EFB\u4F55\u62E5\u6709\u6B64\u94FE\u63A5\u7684\u4EBA\u90FD\u53EF\u4EE5\u67E5\u770B\u56FE\u7247\u3002",address:"\u94FE\u63A5",copy:"\u590D\u5236\u94FE\u63A5",copied:"\u94FE\u63A5\u5DF2\u590D\u5236\u3002",views:e=>e===0?"\u8FD8\u6CA1\u6709\u4EBA\u6253\u5F00\u8FC7\u3002":`\u5DF2\u88AB\u6253\u5F00 ${e.toLocaleString("zh")} \u6B21\u3002`,showPrompt:"\u663E\u793A\u63CF\u8FF0",make:"\u521B\u5EFA\u94FE\u63A5",end:"\u505C\u6B62\u5206\u4EAB",close:"\u5173\u95ED",tooMany:e=>`\u6700\u591A\u53EF\u540C\u65F6\u5206\u4EAB ${e} \u5F20\u56FE\u7247\uFF0C\u8BF7\u5148\u505C\u6B62\u5206\u4EAB\u5176\u4E2D\u4E00\u5F20\u3002`,failed:"\u6682\u65F6\u65E0\u6CD5\u5206\u4EAB\u56FE\u7247\uFF0C\u8BF7\u91CD\u8BD5\u3002"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var uf={en:Jl,zh:oi},p=F(()=>uf[Ee.value]);function H({id:e,name:a}){let t=Me.value?.find(r=>r.id===e)??Fe.value?.find(r=>r.id===e);return t?Ee.value==="zh"?t.nameZh:t.name:a}function jr({description:e,descriptionZh:a}){return Ee.value==="zh"?a:e}var df={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function Jr(e){return df[e]}function Y({prompt:e,model:a}){return e||H(a)}function ff(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"ExportLimitReached":return a.exports(e.exportLimit,e.maximum,e.roomAfter);case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return ni(e)}}function ni({message:e,path:a}){let{refusals:t}=p.value,r=a?.find(n=>n in t.fields);return r&&t.fields[r]||t.invalid(e)}function ye(e){let{refusals:a}=p.value;return e instanceof z?ff(e.refusal):e instanceof Ze?ni({message:e.message,path:["input","images"]}):e instanceof U?a.unreachable:qe(e)&&e.retryAfter!==null?a.rate(Math.ceil(e.retryAfter)):a.failed}var cf=1e4;function si(){let{billing:e}=p.value,a=W.value?.id;return I(()=>{a!==void 0&&el()},[a]),hf(),o("div",{class:"billing",children:[o("h1",{children:e.title}),o(xf,{}),o(pf,{}),o(mf,{}),o(gf,{}),o(Lf,{})]})}function pf(){let{billing:e}=p.value,a=pe.value,t=l=>l===void 0?"\u2013":ut(l),[r,n]=[O.value,ma.value],s=a&&r&&n?e.images(Math.floor(a.balance/n),H(r)):" ";return o("dl",{class:"figures",children:[o("div",{class:"figure figure-main",children:[o("dt",{children:e.balance}),o("dd",{children:[t(a?.balance)," ",o("span",{class:"figure-note",children:s})]})]}),o("div",{class:"figure",children:[o("dt",{children:e.bought}),o("dd",{children:t(a?.purchased)})]}),o("div",{class:"figure",children:[o("dt",{children:e.granted}),o("dd",{children:t(a?.granted)})]}),o("div",{class:"figure",children:[o("dt",{children:e.used}),o("dd",{children:t(a?.used)})]})]})}function mf(){let{billing:e,credits:a}=p.value,t=pe.value?.owed??0;return t>0?o("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function gf(){let{billing:e,refusals:a}=p.value,t=ge(null),r=ge(null),n=async s=>{t.value=s.id,r.value=null;try{let{checkoutUrl:l}=await w.checkout(s.id,{},{patience:cf});if(l){location.assign(l);return}r.value=a.failed}catch(l){r.value=ye(l)}t.value=null};return o("section",{id:"packs","aria-labelledby":"packs-title",children:[o("h2",{id:"packs-title",children:e.packs}),o("p",{class:"hint",children:Sr==="off"?e.off:Ar.value?.length===0?e.noPacks:e.packsText}),Sr==="test"&&o("p",{class:"trouble test-cards",children:e.testCards}),o("ul",{class:"packs",children:Ar.value?.map(s=>o("li",{class:"pack card",children:[o("h3",{children:s.name}),o("p",{class:"pack-credits",children:p.value.credits(s.credits)}),o("p",{class:"pack-price",children:ln(s.amount,s.currency,s.currencyDecimals)}),o("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:t.value!==null||Sr==="off",onClick:j(()=>n(s)),children:t.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,l)=>o("li",{class:"pack card pack-coming"},l))}),o("p",{class:"trouble",role:"alert",children:r})]})}function hf(){I(()=>{let e=()=>{let a=ve.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&ve.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function xf(){let{billing:e,credits:a}=p.value,[t]=Wr(),r=t.get("payment");if(r===null)return null;let n=ve.items.value?.find(l=>l.id===r),s=n?.status==="PAID"?e.paid(a(n.credits)):n?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return o("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function Lf(){let e=ve.items.value!==null&&ua.items.value!==null,a=ve.failed.value||ua.failed.value;return e||a?o(y,{children:[o(If,{}),o(yf,{})]}):o("div",{class:"histories-coming","aria-busy":"true"})}function If(){let{billing:e}=p.value,{date:a,state:t,amount:r,price:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Ut(l)},{title:t,cell:({status:l})=>o("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:r,isNumber:!0,cell:({credits:l})=>ut(l)},{title:n,isNumber:!0,cell:l=>ln(l.amount,l.currency,l.currencyDecimals)}];return o(li,{title:e.payments,history:ve,none:e.noPayments,columns:s})}function yf(){let{billing:e}=p.value,{date:a,what:t,amount:r,after:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>Ut(l)},{title:t,cell:l=>o(Cf,{entry:l})},{title:r,isNumber:!0,cell:l=>o("span",{class:l.amount>0?"gain":void 0,children:ti(l.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:l})=>ut(l)}];return o(li,{title:e.history,history:ua,none:e.noHistory,columns:s})}function Cf({entry:e}){return o(y,{children:[o("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",o(bf,{entry:e})]})}function bf({entry:{creation:e,kind:a,description:t}}){let{billing:r}=p.value;return e?.deletedAt?o("span",{class:"hint",children:r.deleted}):e?o(Pe,{class:"entry-link",href:`/creations?creation=${e.id}`,children:Y(e)}):a==="ADJUSTMENT"||a==="GRANT"?o("span",{class:"hint",children:t}):null}function li({title:e,history:a,none:t,columns:r}){let{billing:n,gallery:s}=p.value,l=a.items.value;return o("section",{children:[o("h2",{children:e}),l===null?null:l.length===0?o("p",{class:"hint",children:t}):o("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:o(Zl,{columns:r,items:l})}),a.failed.value&&o("p",{class:"trouble",role:"alert",children:[n.failed," ",o("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:s.tryAgain})]}),a.hasMore.value&&o("button",{class:"button",type:"button",onClick:()=>{a.more()},children:s.more})]})}var Oa=(...e)=>e.filter((a,t,r)=>!!a&&a.trim()!==""&&r.indexOf(a)===t).join(" ").trim();var ii=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function ui(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:ii(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var di=e=>{let a="",t=!1;for(let r of e){if(r==="-"||r==="_"||r<=" "){t=a.length>0;continue}a.length===0?a+=r.toLowerCase():a+=t?r.toUpperCase():r,t=!1}return a};var fi=e=>{let a=di(e);return a.charAt(0).toUpperCase()+a.slice(1)};var ha={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function un(e){return e!=null}function ci(e,a={}){let t=a.attributeNames??{},r=f=>t[f]??f,n=e.size??e.width??ha.width,s=e.size??e.height??ha.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],i=[...e.name?[`lucide-${e.name}`]:[],...l],u=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?Oa(...u):Oa("lucide",...i,...u),c=a.absoluteStrokeWidth?Number(a.strokeWidth??ha["stroke-width"])*Number(e.size??e.width??ha.width)/Number(a.size??a.width??ha.width):a.strokeWidth??ha["stroke-width"];return["svg",{...Object.entries(ha).reduce((f,[g,C])=>(f[r(g)]=C,f),{}),..."color"in a&&a.color&&{[r("stroke")]:a.color},..."size"in a&&un(a.size)&&{[r("width")]:a.size,[r("height")]:a.size},..."width"in a&&un(a.width)&&{[r("width")]:a.width},..."height"in a&&un(a.height)&&{[r("height")]:a.height},[r("stroke-width")]:c,...d&&{[r("class")]:d},[r("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[r("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[g,C,L]=f,P=a.nonScalingStroke?{[r("vector-effect")]:"non-scaling-stroke",...C}:C;return L?[g,P,L]:[g,P]})]}var pi=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var vf=Qa({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var mi=()=>ja(vf);var gi=({color:e,size:a,width:t,height:r,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:i,iconNode:u=[],icon:d={node:u,aliases:[],size:24},class:c="",...m})=>{let{size:f=24,strokeWidth:g=2,absoluteStrokeWidth:C=!1,nonScalingStroke:L=!1,color:P="currentColor",class:T=""}=mi()??{},[v,k,de=[]]=ci(d,{color:e??P,width:t??a??f,height:r??a??f,strokeWidth:n??g,absoluteStrokeWidth:s??C,nonScalingStroke:l??L,className:Oa(T,c),hasA11yProp:!!i||pi(m),attributes:m});return ue(v,{...k},[...de.map(([B,V])=>ue(B,V)),...ho(i)])};function x(e,a,t=[]){let r=typeof e=="string"?ui(e,a,t):e,n=({class:s="",className:l="",children:i,...u})=>ue(gi,{...u,icon:r,class:Oa(s,l)},i);return r.name&&(n.displayName=fi(r.name)),n}var hi={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};hi.node;var Ot=x(hi);var xi={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};xi.node;var Ba=x(xi);var Li={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Li.node;var qa=x(Li);var Ii={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};Ii.node;var ze=x(Ii);var yi={name:"circle-check-big",size:24,node:[["path",{d:"M21.801 10A10 10 0 1 1 17 3.335",key:"yps3ct"}],["path",{d:"m9 11 3 3L22 4",key:"1pflzl"}]],aliases:["check-circle"]};yi.node;var xa=x(yi);var Ci={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};Ci.node;var Bt=x(Ci);var bi={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};bi.node;var qt=x(bi);var vi={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};vi.node;var Nt=x(vi);var Si={name:"copy",size:24,node:[["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2",key:"17jyea"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",key:"zix9uf"}]]};Si.node;var Ht=x(Si);var wi={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};wi.node;var Gt=x(wi);var ki={name:"folder-down",size:24,node:[["path",{d:"M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z",key:"1kt360"}],["path",{d:"M12 10v6",key:"1bos4e"}],["path",{d:"m15 13-3 3-3-3",key:"6j2sf0"}]]};ki.node;var dt=x(ki);var Pi={name:"heart",size:24,node:[["path",{d:"M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5",key:"mvr1a0"}]]};Pi.node;var Na=x(Pi);var Ai={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Ai.node;var Ha=x(Ai);var _i={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};_i.node;var Vt=x(_i);var Ri={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};Ri.node;var Ga=x(Ri);var Ti={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Ti.node;var ft=x(Ti);var Mi={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Mi.node;var zt=x(Mi);var Di={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};Di.node;var Wt=x(Di);var Fi={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};Fi.node;var $t=x(Fi);var Ei={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};Ei.node;var Xt=x(Ei);var Ui={name:"share-2",size:24,node:[["circle",{cx:"18",cy:"5",r:"3",key:"gq8acd"}],["circle",{cx:"6",cy:"12",r:"3",key:"w7nqdw"}],["circle",{cx:"18",cy:"19",r:"3",key:"1xt0gg"}],["line",{x1:"8.59",x2:"15.42",y1:"13.51",y2:"17.49",key:"47mynk"}],["line",{x1:"15.41",x2:"8.59",y1:"6.51",y2:"10.49",key:"1n3mei"}]]};Ui.node;var Kt=x(Ui);var Oi={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};Oi.node;var We=x(Oi);var Bi={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};Bi.node;var Qt=x(Bi);var qi={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};qi.node;var La=x(qi);var Ni={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};Ni.node;var Zt=x(Ni);var Hi={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};Hi.node;var Va=x(Hi);var Gi={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};Gi.node;var Ia=x(Gi);var Vi={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};Vi.node;var jt=x(Vi);var zi={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};zi.node;var Ce=x(zi);var ee=h(null),za=h(null),Jt=h(null),ra=h(null);function ya({name:e,legend:a,isLegendUnseen:t,choices:r,value:n,onChoose:s}){return o("fieldset",{class:"group",children:[o("legend",{class:t?"unseen":"label",children:a}),o("div",{class:"chips",children:r.map(({id:l,text:i,icon:u})=>o("label",{class:"chip",children:[o("input",{class:"unseen",type:"radio",name:e,checked:n===l,onChange:()=>s(l)}),u,o("span",{children:i})]},l))})]})}async function Wi(e,a){try{let t=e.map(({id:r})=>r);return(await w.setFavourite(t,a)).forEach(He),!0}catch{return!1}}function $i({creation:e}){let{favourites:a}=p.value;return o("button",{class:"icon-button heart",type:"button","aria-pressed":e.favourite,"aria-label":a.mark(Y(e).slice(0,60)),onClick:j(()=>Wi([e],!e.favourite)),children:o(Na,{"aria-hidden":"true"})})}var Yr=new Map;function Xi(e){if(!e)return null;let a=Yr.get(e);if(a!==void 0)return a;let t=document.createElement("canvas"),{width:r,height:n,pixels:s}=Sf(Uint8Array.from(atob(e),i=>i.charCodeAt(0)));t.width=r,t.height=n,t.getContext("2d")?.putImageData(new ImageData(s,r,n),0,0),Yr.size>=400&&Yr.clear();let l=t.toDataURL();return Yr.set(e,l),l}function Sf(e){let a=k=>e[k]??0,t=a(0)|a(1)<<8|a(2)<<16,r=a(3)|a(4)<<8,n=t>>23!==0,s=r>>15!==0,l=n?5:7,i=s?l:r&7,u=s?r&7:l,d=(n?6:5)*2,c=(k,de,B,V)=>{let be=[];for(let X=0;X<B;X++)for(let te=X?0:1;te*B<de*(B-X);te++,d++){let K=a(d>>1)>>((d&1)<<2)&15;be.push([te,X,(K/7.5-1)*V*2])}return(X,te)=>be.reduce((K,[me,Wa,er])=>K+er*Math.cos(X*me)*Math.cos(te*Wa),k)},m=c((t&63)/63,Math.max(3,i),Math.max(3,u),(t>>18&31)/31),f=c((t>>6&63)/31.5-1,3,3,(r>>3&63)/63*1.25),g=c((t>>12&63)/31.5-1,3,3,(r>>9&63)/63*1.25),C=n?c((a(5)&15)/15,5,5,(a(5)>>4)/15):()=>1,L=i/u,P=Math.max(1,Math.round(L>1?16:16*L)),T=Math.max(1,Math.round(L>1?16/L:16)),v=new Uint8ClampedArray(P*T*4);for(let k=0,de=0;k<T;k++)for(let B=0;B<P;B++){let V=[Math.PI/P*(B+.5),Math.PI/T*(k+.5)],[be,X,te]=[m(...V),f(...V),g(...V)],K=be-2/3*X,me=(3*be-K+te)/2;for(let Wa of[me,me-te,K,C(...V)])v[de++]=255*Wa}return{width:P,height:T,pixels:v}}var wf="(max-width: 560px) 45vw, 220px",kf="(max-width: 900px) 100vw, 60vw";function Ue({of:e,picture:a,alt:t,small:r=!1,sizes:n,class:s}){let l=R(!1),[i,u]=M(null),d=Pf(a);I(()=>()=>{l.current=!1},[d]);let c=i===null?Xi(a.placeholder):null;return o("img",{class:s,sizes:n??(r?wf:kf),srcset:a.renditions.map(({url:m,width:f})=>`${m} ${f}w`).join(", "),src:d,alt:t,width:a.width,height:a.height,style:c?{background:`center / cover url("${c}")`}:void 0,loading:r?"lazy":"eager",fetchpriority:r?"low":"high",decoding:"async",draggable:!1,onLoad:()=>u(d),onError:()=>{l.current||(l.current=!0,Aa(e).catch(()=>{}))}})}function eo(e){return e.renditions[0]?.url??""}function Pf(e){return e.renditions.at(-1)?.url??""}function ct({creation:e,current:a,onOpen:t}){let{creation:r,studio:n}=p.value,{id:s,originalImages:l,generatedImage:i,status:u}=e,d=i??l[0],c=Y(e),m=ce(e)?r.stages[e.stage]:r.statuses[u],f=e.prompt?`${H(e.style)}: ${c.slice(0,120)}`:c;return o("button",{class:`tile tile-${u.toLowerCase()}`,type:"button","aria-label":u==="SUCCESS"?n.show(f):`${n.show(f)} \u2013 ${m}`,"aria-current":a?"true":void 0,"data-creation":s,"data-status":u,title:c.slice(0,200),onClick:t,children:[d&&o(Ue,{of:s,picture:d,alt:"",small:!0}),u!=="SUCCESS"&&o("span",{class:"tile-state","aria-hidden":"true",children:[ce(e)&&o("span",{class:"spinner"}),u==="FAILED"&&o(ze,{}),u==="CANCELED"&&o(Va,{}),o("span",{class:"tile-stage",children:m})]}),u==="SUCCESS"&&o("span",{class:"tile-caption","aria-hidden":"true",children:c.slice(0,120)})]})}function Ki({creation:e,within:a}){let{id:t}=e,r=we.value,n=()=>{r===null?ee.value={id:t,within:a}:e.generatedImage&&Vo(t)};return o("li",{class:r?.has(t)?"selected":void 0,children:[o(ct,{creation:e,onOpen:n}),r===null&&o($i,{creation:e}),r!==null&&e.generatedImage&&o("input",{class:"tile-check",type:"checkbox","aria-label":p.value.favourites.select(Y(e).slice(0,60)),checked:r.has(t),disabled:!r.has(t)&&r.size>=Go,onChange:()=>Vo(t)})]})}function Qi(){let{favourites:e}=p.value,[a,t]=M(null),r=we.value,n=W.value?.id;I(()=>(n!==void 0&&pl(),()=>{we.value=null}),[n]);let s=async()=>{t(null);try{await cl()}catch(l){t(ye(l))}};return o("div",{class:"selection",children:[r===null?o("button",{class:"button button-quiet",type:"button",onClick:()=>we.value=new Set,children:[o(xa,{"aria-hidden":"true"}),e.begin]}):o(y,{children:[o("button",{class:"button button-main",type:"button",disabled:r.size===0,onClick:j(s),children:[o(dt,{"aria-hidden":"true"}),e.download(r.size)]}),o("button",{class:"button button-quiet",type:"button",onClick:()=>we.value=null,children:[o(Ce,{"aria-hidden":"true"}),e.end]})]}),o(Af,{}),o("p",{class:"trouble",role:"alert",children:a})]})}function Af(){let{favourites:e}=p.value,a=Ge.value;return o("p",{class:"export",role:"status",children:[a?.state==="PENDING"&&o(y,{children:[o("span",{class:"spinner","aria-hidden":"true"}),e.making(a.done,a.total)]}),a?.state==="READY"&&o("button",{class:"button",type:"button",onClick:j(zo),children:[o(dt,{"aria-hidden":"true"}),e.ready(a.total)]}),a?.state==="FAILED"&&e.failed,a?.state==="EXPIRED"&&e.expired]})}var _f=40,Rf=250,Zi=200,dn={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},Le=new je(_f);function ji(){let{gallery:e}=p.value,[a,t]=Wr(),r=Object.keys(dn).find(m=>m===a.get("state"))??"all",n=a.get("style")??"",s=a.get("model")??"",l=(a.get("q")??"").slice(0,Zi),i=a.get("favourite")==="1",u=r!=="all"||n!==""||s!==""||l!==""||i,d=(m,f)=>{t(g=>(f?g.set(m,f):g.delete(m),g),{replace:!0})};I(()=>Le.open(),[]),I(()=>{let m={status:dn[r],style:n||null,model:s||null,search:l||null,favourite:i||null};JSON.stringify(m)!==JSON.stringify(Le.filter.peek())&&Le.show(m)},[r,n,s,l,i]);let c=Ff(a.get("creation"));return o("div",{class:"gallery",children:[o("h1",{children:e.title}),o("div",{class:"filters",children:[o(Tf,{value:l,onSearch:m=>d("q",m)}),o(ya,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(dn).map(m=>({id:m,text:e.states[m]})),value:r,onChoose:m=>d("state",m==="all"?"":m)}),o("select",{class:"field","aria-label":p.value.studio.style,value:n,onChange:m=>d("style",m.currentTarget.value),children:[o("option",{value:"",children:e.allStyles}),Fe.value?.map(m=>o("option",{value:m.id,children:H(m)},m.id))]}),o("select",{class:"field","aria-label":p.value.studio.model,value:s,onChange:m=>d("model",m.currentTarget.value),children:[o("option",{value:"",children:e.allModels}),Me.value?.map(m=>o("option",{value:m.id,children:H(m)},m.id))]}),o("button",{class:"button button-quiet only-favourites",type:"button","aria-pressed":i,onClick:()=>d("favourite",i?"":"1"),children:[o(Na,{"aria-hidden":"true"}),p.value.favourites.only]})]}),o(Qi,{}),c&&o("p",{class:"trouble",role:"alert",children:e.gone}),o(Mf,{isFiltered:u,onClear:()=>t({},{replace:!0})})]})}function Tf({value:e,onSearch:a}){let{gallery:t}=p.value,r=R();return I(()=>()=>clearTimeout(r.current),[]),o("label",{class:"search",children:[o(Xt,{"aria-hidden":"true"}),o("span",{class:"unseen",children:t.search}),o("input",{class:"field",type:"search",maxLength:Zi,placeholder:t.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(r.current),r.current=setTimeout(()=>a(s),Rf)}})]})}function Mf({isFiltered:e,onClear:a}){let{gallery:t}=p.value,r=Le.shown.value;return Le.failed.value&&r.length===0?o("div",{class:"empty",children:[o("p",{children:t.failed}),o("button",{class:"button",type:"button",onClick:()=>{Le.reload()},children:t.tryAgain})]}):Le.state.value==="loading"&&r.length===0?o("ul",{class:"grid","aria-label":t.loading,children:Array.from({length:12},(n,s)=>o("li",{class:"tile tile-coming"},s))}):r.length===0?e?o("div",{class:"empty",children:[o("h2",{children:t.nothingFound}),o("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):o("div",{class:"empty",children:[o("h2",{children:t.empty}),o("p",{children:t.emptyText}),o(Pe,{class:"button button-main",href:"/",children:t.toStudio})]}):o(y,{children:[o("ul",{class:"grid",children:r.map(n=>o(Ki,{creation:n,within:Le},n.id))}),o(Df,{})]})}function Df(){let{gallery:e}=p.value,a=R(null),t=Le.hasMore.value,r=Le.ids.value.length;return I(()=>{if(!t||!a.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&Le.more()},{rootMargin:"600px"});return n.observe(a.current),()=>n.disconnect()},[t,r]),o("div",{class:"more",ref:a,children:t&&Le.failed.value&&o("button",{class:"button",type:"button",onClick:()=>{Le.more()},children:e.more})})}function Ff(e){let a=ge(!1),t=W.value?.id;return I(()=>{if(a.value=!1,e===null||t===void 0)return;let r=!0;return Qs(e).then(n=>{r&&(a.value=n===null,n&&(ee.value={id:e,within:Le}))},()=>{}),()=>{r=!1}},[e,t]),a.value}function ao({creation:e}){let{creation:a}=p.value,[,t]=Da(),[r,n]=M(!1),[s,l]=M(null),{status:i,generatedImage:u}=e,d=async f=>{n(!0),l(null),l(await f()),n(!1)},c=async()=>{let f=await Ur({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return ee.value=null,f===null&&t("/"),null},m=f=>{f(e),ee.value=null,t("/")};return o("div",{class:"actions",children:[u&&o("a",{class:"button",href:u.downloadUrl,download:u.fileName,target:"_blank",rel:"noopener",children:[o(Gt,{"aria-hidden":"true"}),a.download]}),u&&o("button",{class:"button",type:"button",onClick:j(()=>{Jt.value=e.id}),children:[o(Kt,{"aria-hidden":"true"}),a.share]}),u&&o("button",{class:"button",type:"button",onClick:()=>m(Gr),children:[o(Ha,{"aria-hidden":"true"}),a.asSource]}),(i==="FAILED"||i==="CANCELED")&&o("button",{class:"button button-main",type:"button",disabled:r,onClick:j(()=>d(c)),children:[o($t,{"aria-hidden":"true"}),a.again]}),i!=="WAITING"&&i!=="PROCESSING"&&e.prompt!==""&&o("button",{class:"button",type:"button",onClick:()=>m($r),children:[o(Zt,{"aria-hidden":"true"}),a.reuse]}),i==="WAITING"&&o("button",{class:"button",type:"button",disabled:r,onClick:j(()=>d(()=>Ef(e))),children:[o(Va,{"aria-hidden":"true"}),a.cancel]}),i!=="WAITING"&&i!=="PROCESSING"&&o("button",{class:"button button-quiet",type:"button",onClick:j(()=>{za.value=e.id}),children:[o(La,{"aria-hidden":"true"}),a.remove]}),o("p",{class:"trouble",role:"alert",children:s})]})}async function Ef({id:e}){try{return He(await w.cancel(e)),null}catch(a){return(a instanceof z?await Aa(e).catch(()=>null):null)?.status==="CANCELED"?null:ye(a)}}function to({before:e,after:a}){let[t,r]=M(50),{creation:n}=p.value;return o("div",{class:"compare",style:{"--at":`${t}%`},children:[o("div",{class:"compare-after",children:a}),o("div",{class:"compare-before",children:e}),o("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),o("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),o("div",{class:"compare-handle","aria-hidden":"true",children:o("svg",{viewBox:"0 0 24 24",children:o("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),o("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":n.compare,onInput:s=>r(s.currentTarget.valueAsNumber)})]})}function ro({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let r=e.failure?a.failures[e.failure.code]:a.canceled;return o("div",{class:"failure-notice",children:[o(ze,{"aria-hidden":"true"}),o("p",{children:[o("strong",{children:[a.statuses[e.status],"."]})," ",r,e.refunded&&o("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Uf=["waiting","making","storing"],Of={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function oo({creation:e}){let{creation:a}=p.value,t=Of[e.stage];return o("div",{class:"stage",children:[o("ol",{class:"stage-steps","aria-label":a.progress,children:Uf.map((r,n)=>o("li",{class:n<t?"stage-past":n===t?"stage-now":"stage-ahead","aria-current":n===t?"step":void 0,children:a.steps[r]},r))}),o("p",{class:"stage-text",children:[o("strong",{children:a.stages[e.stage]})," ",o(Bf,{creation:e})]})]})}function Bf({creation:e}){let{creation:a}=p.value,t=qf(),r=[];if(e.queuePosition!==null&&r.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);r.push(n>0?a.remaining(n):a.soon)}return o("span",{class:"stage-when",children:r.join(" \xB7 ")})}function qf(){let[e,a]=M(Date.now());return I(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function no({creation:e}){let{creation:a}=p.value,{id:t,originalImages:r,generatedImage:n}=e,[s]=r,l=a.alt(Y(e),H(e.style));return n&&s&&r.length===1?o(Ji,{picture:n,children:o(to,{before:o(Ue,{of:t,picture:s,alt:a.original}),after:o(Ue,{of:t,picture:n,alt:l})})}):n?o(Ji,{picture:n,children:o(Ue,{of:t,picture:n,alt:l,class:"framed-picture"})}):o("div",{class:`unfinished ${ce(e)?"unfinished-live":""}`,children:[s&&o(Ue,{of:t,picture:s,alt:a.original,class:"unfinished-original"}),o("div",{class:"unfinished-words",children:ce(e)?o(oo,{creation:e}):o(ro,{creation:e})})]})}function Ji({picture:e,children:a}){let t=e.width/e.height;return o("div",{class:"framed",style:{"--shape":String(t)},children:a})}var Nf=400,Yt=h(null),Yi=null;ae(()=>{Yt.value=null;let e=O.value,a=ke.value.map(zr).filter(c=>!(c instanceof File)),{count:t,seed:r,negativePrompt:n,...s}=le.value,l=ma.value;if(!W.value||!e||!Ye(e)||a.length<ke.value.length)return;let i={model:e.id,...s,images:a},u=new AbortController,d=setTimeout(()=>{Hf(i,l,u.signal)},Nf);return()=>{clearTimeout(d),u.abort()}});async function Hf(e,a,t){try{let{credits:r}=await w.quote(e,{signal:t});if(t.aborted||r===a||r===Yi)return;Yi=r,await Ta()}catch(r){r instanceof z&&!t.aborted&&(Yt.value=r.message)}}var Gf=11;function eu(){let{studio:e}=p.value,a=O.value?.id,t=Fe.value?.filter(({models:r})=>!r||r.some(({id:n})=>n===a));return I(()=>{t&&!t.some(({id:r})=>r===Ae.peek())&&(Ae.value=t.find(({id:r})=>r===ot)?.id??t[0]?.id??ot)},[Fe.value,a]),o("fieldset",{class:"group",children:[o("legend",{class:"label",children:e.style}),o("div",{class:"styles",children:t?t.map(r=>{let n=H(r);return o("label",{class:"style",title:jr(r),children:[o("input",{class:"unseen",type:"radio",name:"style",value:r.id,checked:Ae.value===r.id,onChange:()=>{Ae.value=r.id}}),r.previewUrl?o("img",{class:"style-picture",src:r.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):o("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),o("span",{class:"style-name",children:n})]},r.id)}):Array.from({length:Gf},(r,n)=>o("span",{class:"style style-coming",children:[o("span",{class:"style-picture"}),o("span",{class:"style-name",children:" "})]},n))})]})}function Vf(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function au(){let{studio:e}=p.value,{ratios:a}=pa.value;return a.length===0?null:o(ya,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let r=Vf(t);return r?{id:t,text:r.join(":"),icon:o(zf,{width:r[0],height:r[1]})}:{id:t,text:e.ratioAuto}}),value:le.value.aspectRatio??"AUTO",onChoose:t=>{Fa.value=t}})}function zf({width:e,height:a}){let t=14/Math.max(e,a),[r,n]=[Math.max(e*t,3),Math.max(a*t,3)];return o("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:o("rect",{x:8-r/2,y:8-n/2,width:r,height:n,rx:"1.5"})})}function tu(){let{resolutions:e}=pa.value,a=le.value.resolution;return a===null?null:o(ya,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:Jr(t)})),value:a,onChoose:t=>{Ea.value=t}})}function ru(){let{formats:e}=pa.value,a=le.value.outputFormat;return a===null?null:o(ya,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{Ua.value=t}})}function ou(){let{counts:e}=pa.value;return e.length<2?null:o(ya,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(le.value.count),onChoose:a=>{st.value=Number(a)}})}function nu(){let{studio:e}=p.value;return pa.value.transparency?o(ya,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:le.value.background===null?"auto":"transparent",onChoose:a=>{nt.value=a==="transparent"}}):null}function su(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=pa.value;return!a&&!t?null:o("details",{class:"more-fields",open:aa.peek()!==""||ca.peek()!=="",children:[o("summary",{class:"label",children:e.moreOptions}),t&&o("div",{children:[o("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",o("span",{class:"optional",children:e.optional})]}),o("input",{id:"negative-prompt",class:"field",type:"text",value:ca.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:r=>{ca.value=r.currentTarget.value}})]}),a&&o("div",{children:[o("label",{class:"label",for:"seed",children:[e.seed," ",o("span",{class:"optional",children:e.optional})]}),o("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:aa.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":lt.value,"aria-describedby":"seed-trouble",onInput:r=>{aa.value=r.currentTarget.value}}),le.value.seed!==null&&le.value.count>1&&o("p",{class:"hint",children:e.seedAlike}),o("p",{class:"trouble",id:"seed-trouble",role:"alert",children:lt.value&&e.seedWrong(on)})]})]})}function so({close:e}){return o("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:o(Ce,{})})}function $e({label:e,class:a,close:t,onKeyDown:r,children:n}){let s=R(null);return I(()=>{let l=s.current,i=document.activeElement;return l?.showModal(),()=>{l?.close(),i instanceof HTMLElement&&i.isConnected&&i.focus({preventScroll:!0})}},[]),o("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:r,children:n})}var Wf=1e4;function lu(){let{studio:e}=p.value,a=O.value,t=a!==null&&!Ye(a);return I(()=>{if(!t)return;let r=setInterval(()=>{Ta()},Wf);return()=>clearInterval(r)},[t]),o("div",{class:"group",children:[o("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${H(a)}`:e.model,onClick:()=>{ra.value="model"},children:a&&o(y,{children:[o(du,{model:a}),o("span",{class:"model-words",children:[o("span",{class:"model-name",children:H(a)}),o("span",{class:"model-facts",children:o(uu,{model:a})})]}),o(Ot,{"aria-hidden":"true"})]})}),o("p",{class:"trouble",role:"alert",children:t&&e.paused(H(a))})]})}function iu(){return ra.value==="model"?o($f,{}):null}function $f(){let{studio:e}=p.value;I(()=>{Ta()},[]);let a=()=>{ra.value=null},t=(Me.value??[]).filter(({status:n})=>n!=="RETIRED"),r=[{title:e.modelsMake,members:t.filter(n=>!Ve(n))},{title:e.modelsTools,members:t.filter(Ve)}];return o($e,{label:e.chooseModel,class:"dialog picker",close:a,children:[o("div",{class:"picker-head",children:[o("h2",{children:e.chooseModel}),o(so,{close:a})]}),o("div",{class:"picker-body",children:r.map(({title:n,members:s})=>s.length>0&&o("section",{children:[o("h3",{class:"label",children:n}),o("ul",{class:"model-list",children:s.map(l=>o("li",{children:o(Xf,{model:l,onChoose:()=>{Je.value=l.id,a()}})},l.id))})]},n))})]})}function Xf({model:e,onChoose:a}){let{studio:t}=p.value,r=e.id===O.value?.id;return o("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":r,autofocus:r,disabled:!Ye(e),onClick:a,children:[o(du,{model:e}),o("span",{class:"model-words",children:[o("span",{class:"model-name",children:[H(e)," ",!Ye(e)&&o("span",{class:"tag tag-pending",children:t.pausedTag})]}),o("span",{class:"model-description",children:jr(e)}),o("span",{class:"model-abilities",children:Kf(e).map(n=>o("span",{class:"ability",children:n},n))})]}),o("span",{class:"model-facts",children:o(uu,{model:e})})]})}function uu({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:r}=p.value,n=e.map(l=>l.credits),s=Math.min(...n);return o(y,{children:[o("span",{class:"model-price",children:s<Math.max(...n)?t.from(r(s)):r(s)}),o("span",{children:t.about(a)})]})}function du({model:{id:e,name:a}}){let t=[...e].reduce((r,n)=>(r*17+n.charCodeAt(0)*47)%360,0);return o("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function Kf(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(Jr(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(r=>r!==null)}var Qf=6;function fu(e){let a=R(null);return I(()=>{let t=null,r=(u,d)=>{let c=document.elementFromPoint(u,d)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},n=u=>{for(let d of a.current?.children??[])d.classList.toggle("reference-moving",u&&d instanceof HTMLElement&&d.dataset.key===t?.key)},s=u=>{if(u.button!==0||!(u.target instanceof Element)||u.target.closest("button"))return;let d=r(u.clientX,u.clientY)?.dataset.key;d!==void 0&&(t={key:d,x:u.clientX,y:u.clientY,hasMoved:!1})},l=u=>{if(t===null||(t.hasMoved||=Math.hypot(u.clientX-t.x,u.clientY-t.y)>Qf,!t.hasMoved))return;n(!0);let d=r(u.clientX,u.clientY);d&&d.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(d))},i=()=>{n(!1),t=null};return addEventListener("pointerdown",s),addEventListener("pointermove",l),addEventListener("pointerup",i),addEventListener("pointercancel",i),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",l),removeEventListener("pointerup",i),removeEventListener("pointercancel",i)}},[]),a}var Zf="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function pu({isNeeded:e}){let{studio:a}=p.value,t=ec(),r=De.value,n=se.value,s=ge(""),l=fu(Xo);if(r===0)return n.length>0?o("p",{class:"hint",children:a.notUsed(n.length)}):null;let i=(c,m)=>{Xo(c.key,m),s.value=a.moved(m+1,n.length)},u=ke.value.some(c=>c.kind==="file"&&c.reduced),d=ke.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return o("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[o("p",{class:"label",id:"references-label",children:[r===1?a.image:a.references," ",o("span",{class:"optional",children:[O.value?.requiresInputImage?a.required:a.optional,r>1&&` \xB7 ${a.upTo(r)}`]})]}),o("div",{class:`references ${t?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&o("ol",{class:"reference-list",ref:l,children:n.map((c,m)=>o(Jf,{reference:c,at:m,of:n.length,isUsed:m<r,onMove:f=>i(c,f)},c.key))}),(n.length<r||r===1)&&o(jf,{isFirst:n.length===0,isDragged:t})]}),o("p",{class:"unseen",role:"status",children:s.value}),n.length>r&&o("p",{class:"hint",children:a.beyond(r)}),o("p",{class:"hint",id:"references-note",role:"status",children:u?a.reduced:d?a.unseen:null}),o("p",{class:"trouble",id:"references-trouble",role:"alert",children:fa.value?ac(fa.value):e?a.imageNeeded:null})]})}function jf({isFirst:e,isDragged:a}){let{studio:t}=p.value;return o("div",{class:"adding",children:[o("label",{class:"adding-files",title:t.limits,children:[ea.value>0?o("span",{class:"spinner","aria-hidden":"true"}):o(Ha,{"aria-hidden":"true"}),o("span",{children:a?t.dropNow:ea.value>0?t.checking:e?o(y,{children:[t.drop," ",o("span",{class:"adding-pick",children:t.pick})]}):o("span",{class:"adding-pick",children:De.value===1?t.replace:t.addImage})}),o("input",{class:"unseen",type:"file",multiple:De.value>1,accept:Zf,"aria-describedby":"references-trouble",onChange:r=>{let n=[...r.currentTarget.files??[]];r.currentTarget.value="",n.length>0&&$o(n)}})]}),o("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{ra.value="creation"},children:[o(Ga,{"aria-hidden":"true"}),o("span",{children:t.fromCreationsShort})]})]})}function Jf({reference:e,at:a,of:t,isUsed:r,onMove:n}){let{studio:s}=p.value,l=R(null),i=Yf(e),u="picture"in e?eo(e.picture):e.thumbnail,d=m=>{let f=document.activeElement;n(a+m),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=m=>{let f=m.key==="ArrowLeft"?-1:m.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(m.preventDefault(),d(f))};return o("li",{class:`reference ${r?"":"reference-unused"}`,ref:l,"data-key":e.key,title:i,onKeyDown:c,children:[u!==null?o("img",{class:"reference-picture",src:u,alt:`${a+1}. ${i}`,draggable:!1}):o("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${i}`,children:o(Vt,{"aria-hidden":"true"})}),o("button",{class:"reference-remove",type:"button","aria-label":s.remove(a+1),onClick:()=>Vr(e.key),children:o(Ce,{"aria-hidden":"true"})}),t>1&&o("span",{class:"reference-order",children:[o("button",{type:"button","aria-label":s.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&d(-1),children:o(Ba,{"aria-hidden":"true"})}),o("span",{"aria-hidden":"true",children:a+1}),o("button",{type:"button","aria-label":s.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&d(1),children:o(qa,{"aria-hidden":"true"})})]})]})}function Yf(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function ec(){let e=ge(!1);return I(()=>{let a=0,t=u=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+u),e.value=a>0&&De.peek()>0)},r=t(1),n=t(-1),s=u=>u.preventDefault(),l=u=>{u.preventDefault(),a=0,e.value=!1,cu(u.dataTransfer)},i=u=>{let d=u.target instanceof Element&&u.target.matches("input, textarea"),c=!!u.clipboardData?.files.length;d&&!c&&u.clipboardData?.getData("text")||(u.preventDefault(),cu(u.clipboardData))};return addEventListener("dragenter",r),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",l),addEventListener("paste",i),()=>{removeEventListener("dragenter",r),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",l),removeEventListener("paste",i)}},[]),e.value}function cu(e){$o([...e?.files??[]])}function ac(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,ai(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function mu({onSubmit:e}){let{studio:a}=p.value,[t,r]=M(!1),n=R(null),s=O.value===null||!Ve(O.value),l=sn.value,i=u=>{u.preventDefault();let d=c=>n.current?.querySelector(c)?.focus();r(l!==null),l==="paused"?d(".model-button"):l==="image"?d("input[type=file]"):l==="prompt"||l==="long"?d("#prompt"):lt.value&&d("#seed"),!(l!==null||lt.value)&&(Kl(),e())};return o("form",{class:"composer card",ref:n,onSubmit:i,noValidate:!0,children:[o("h1",{class:"composer-title",children:a.title}),o(lu,{}),o(pu,{isNeeded:t&&l==="image"}),s&&o(y,{children:[o(tc,{isNeeded:t&&l==="prompt",onSubmit:i}),o(eu,{})]}),o(au,{}),o("div",{class:"side-by-side",children:[o(tu,{}),o(ru,{}),o(nu,{}),o(ou,{})]}),o("p",{class:"trouble",role:"alert",children:Yt.value!==null&&a.clash(Yt.value)}),o(su,{}),o(rc,{})]})}function tc({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return o("div",{class:"group",children:[o("label",{class:"label",for:"prompt",children:t.prompt}),o("textarea",{id:"prompt",class:"field prompt",rows:3,value:ta.value,placeholder:ke.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||Ft.value>0,"aria-describedby":"prompt-trouble",onInput:r=>{ta.value=r.currentTarget.value},onKeyDown:r=>{r.key==="Enter"&&!r.repeat&&(r.metaKey||r.ctrlKey)&&a(r)}}),o("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:Ft.value>0?t.promptTooLong(Ft.value):e?t.promptNeeded:null})]})}function rc(){let{studio:e,credits:a}=p.value,t=it.value,r=ma.value,n=pe.value?.balance,s=nn.value,{count:l}=le.value;return o("div",{class:"price-bar",children:[o("dl",{class:"price-bar-figures",children:[o("div",{children:[o("dt",{children:e.price}),o("dd",{"data-price":pe.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&r!==null&&o("span",{class:"price-bar-each",children:[" ",l," \xD7 ",r]})]})]}),o("div",{children:[o("dt",{children:e.balance}),o("dd",{children:n===void 0?e.priceUnknown:a(n)})]})]}),s>0?o(y,{children:[o("p",{class:"trouble",children:e.short(a(s))}),o(Pe,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):o("button",{class:"button button-main button-wide",type:"submit","aria-disabled":sn.value==="loading",children:[o(We,{"aria-hidden":"true"}),O.value&&Ve(O.value)?e.apply:e.make(l)]})]})}var pt=new je(30);pt.filter.value={status:["SUCCESS"]};function gu(){return ra.value==="creation"?o(oc,{}):null}function oc(){let{studio:e,gallery:a}=p.value;I(()=>pt.open(),[]);let t=()=>{ra.value=null},r=pt.shown.value;return o($e,{label:e.fromCreations,class:"dialog picker",close:t,children:[o("div",{class:"picker-head",children:[o("h2",{children:e.fromCreations}),o(so,{close:t})]}),o("div",{class:"picker-body",children:[r.length===0&&pt.state.value==="ready"&&o("p",{class:"hint",children:a.empty}),o("ul",{class:"strip",children:r.map(n=>o("li",{children:o(ct,{creation:n,onOpen:()=>{Gr(n),t()}})},n.id))}),pt.hasMore.value&&o("button",{class:"button",type:"button",onClick:()=>{pt.more()},children:a.more})]})]})}function hu({creations:e,selected:a,onSelect:t}){let{studio:r}=p.value,n=e.find(({generatedImage:l})=>l)?.generatedImage,s=n?n.height>n.width:a.aspectRatio.startsWith("PORTRAIT");return o("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":r.together(e.length),children:e.map((l,i)=>o(nc,{creation:l,at:i+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function nc({creation:e,at:a,of:t,isSelected:r,onSelect:n}){let{creation:s,studio:l}=p.value,{id:i,generatedImage:u,originalImages:d,status:c}=e,m=u??d[0],f=ce(e)?s.stages[e.stage]:s.statuses[c],g=u?{"--shape":String(u.width/u.height)}:void 0;return o("li",{class:"member","data-member":i,"data-status":c,children:o("div",{class:`member-frame ${ce(e)?"unfinished-live":""}`,style:g,children:[m&&o(Ue,{of:i,picture:m,alt:"",class:u?"member-picture":"unfinished-original"}),!u&&o("div",{class:"member-state",children:ce(e)?o(oo,{creation:e}):o(ro,{creation:e})}),o("button",{class:"member-button",type:"button","aria-pressed":r,"aria-label":`${l.show(Y(e))} \u2013 ${s.part(a,t)}, ${f}`,onClick:()=>{r?ee.value={id:i,within:Te}:n()}})]})})}function lo({until:e,text:a,class:t,children:r}){let n=sc(e),s=Be(()=>a(xu(e)),[e,a]);return o("p",{class:t,children:[r,o("span",{class:"unseen",role:"alert",children:s}),o("span",{role:"timer","aria-hidden":"true",children:a(n)})]})}function sc(e){let[,a]=M({});return I(()=>{let t=setInterval(()=>a({}),1e3);return()=>clearInterval(t)},[e]),xu(e)}function xu(e){return Math.max(0,Math.ceil((e-Date.now())/1e3))}var lc=3;function Lu(){return o("ul",{class:"pending",hidden:Se.value.length===0,children:Se.value.map(e=>o(uc,{intent:e},e.key))})}function ic({key:e,order:a},t){let r=a.kind==="retry"?tt(a.id)?.peek():void 0;r&&($r(r),Cl(r)),Je.value=t,Or(e)}function uc({intent:e}){let{studio:a}=p.value,{trouble:t,phase:r}=e,n=t?.kind==="refused"&&t.error instanceof z?t.error.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,lc):[];return o("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&o("p",{class:"pending-prompt",children:e.order.input.prompt}),t?o(y,{children:[o(dc,{trouble:t}),o("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&o(Pe,{class:"button button-main",href:"/billing#packs",children:a.buy}),s.map(l=>o("button",{class:"button",type:"button",onClick:()=>ic(e,l.id),children:a.useModel(H(l))},l.id)),t.kind==="failed"&&o("button",{class:"button button-main",type:"button",onClick:()=>{fl(e)},children:a.sendAgain}),o("button",{class:"button",type:"button",onClick:()=>Or(e.key),children:a.dismiss})]})]}):o("p",{class:"pending-state",role:"status",children:[o("span",{class:"spinner","aria-hidden":"true"}),r==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function dc({trouble:e}){let{studio:a}=p.value;return e.kind==="limited"?o(lo,{class:"trouble",until:e.until,text:a.limited}):o("p",{class:"trouble",role:"alert",children:e.kind==="unreachable"?a.unreachable:ye(e.error)})}function Iu(){let e=R(null);I(()=>Te.open(),[]);let a=Tr.value?.group??null;return I(()=>{if(a!==null)return Rr.show({group:a}),Rr.open()},[a]),o("div",{class:"studio",children:[o(mu,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),o("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[o(Lu,{}),o(fc,{})]}),o(iu,{}),o(gu,{})]})}function fc(){let{studio:e,creation:a}=p.value,t=Tr.value;if(t===null)return Te.state.value==="loading"?o("div",{class:"result-canvas"}):o(cc,{});let r=rl.value;return o(y,{children:[o("div",{class:"result-canvas",children:r.length>1?o(hu,{creations:r,selected:t,onSelect:({id:n})=>{_a.value=n}}):o(no,{creation:t},t.id)}),o("div",{class:"result-foot",children:[o("div",{class:"result-words",children:[o("p",{class:"result-prompt",children:Y(t)}),o("p",{class:"result-facts",children:[t.prompt&&o(y,{children:[o("span",{class:"tag",children:H(t.model)}),o("span",{class:"tag tag-quiet",children:H(t.style)})]}),r.length>1&&o("span",{class:"tag tag-quiet",children:a.part(r.indexOf(t)+1,r.length)})]})]}),o(ao,{creation:t},t.id)]}),o("h2",{class:"label",children:e.recent}),o("div",{class:"strip",children:Te.shown.value.slice(0,12).map(n=>o(ct,{creation:n,current:n.id===t.id,onOpen:()=>{n.id===t.id?ee.value={id:n.id,within:Te}:_a.value=n.id}},n.id))}),o("p",{class:"unseen",children:a.open})]})}function cc(){let{studio:e}=p.value,t=Fe.value?.find(({id:r})=>r===Ae.value)?.previewUrl??"/static/styles/watercolour.webp";return o("div",{class:"hero",children:[o("div",{class:"hero-picture",children:o(to,{before:o("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:o("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),o("h2",{class:"hero-title",children:e.hero}),o("p",{class:"hero-text",children:e.heroText})]})}function yu(){let e=ge(""),a=R(new Map);return wa(()=>{let{announce:t,stages:r,statuses:n}=p.value.creation;for(let s of Te.ids.value){let l=tt(s)?.value;if(!l)continue;let i=a.current.get(s);if(a.current.set(s,l.stage),i===l.stage||i===void 0&&!ce(l))continue;let u=ce(l)?r[l.stage]:n[l.status];e.value=t(Y(l).slice(0,60),u)}}),o("div",{class:"unseen",role:"status",children:e})}var Cu=matchMedia("(prefers-color-scheme: dark)"),bu=h(Cu.matches),io=h(Su()),mt=F(()=>io.value??(bu.value?"dark":"light"));Cu.addEventListener("change",({matches:e})=>{bu.value=e});addEventListener("storage",({key:e})=>{e===ga.theme&&(io.value=Su())});ae(()=>{document.documentElement.dataset.theme=mt.value});function vu(){io.value=mt.peek()==="dark"?"light":"dark",Qr(ga.theme,io.value)}function Su(){let e=Kr(ga.theme);return e==="light"||e==="dark"?e:null}function fn({label:e,icon:a,children:t}){let[r,n]=M(!1),s=Nn(),l=R(null),i=R(null);return I(()=>{if(!r)return;let d=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[r]),o("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(n(!1),i.current?.focus())},children:[o("button",{class:"icon-button",type:"button",ref:i,"aria-label":e,title:e,"aria-expanded":r,"aria-controls":s,onClick:()=>n(!r),children:a}),o("div",{class:"menu-choices",id:s,hidden:!r,onClick:()=>n(!1),children:t})]})}function wu(){let{nav:e,credits:a}=p.value,t=pe.value?.balance;return o("header",{class:"header",children:o("div",{class:"header-inner",children:[o(Pe,{class:"wordmark",href:"/","aria-label":"Atelier",children:[o(pc,{}),o("span",{children:"Atelier"})]}),Es&&o("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,o("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),o("nav",{class:"nav","aria-label":e.label,children:[o(cn,{href:"/",icon:o(We,{}),text:e.studio}),o(cn,{href:"/creations",icon:o(Ga,{}),text:e.creations}),o(cn,{href:"/billing",icon:o(jt,{}),text:e.billing})]}),o("div",{class:"header-end",children:[o(Pe,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[o(Nt,{"aria-hidden":"true"}),o("span",{class:"balance-figure",children:t===void 0?"\u2013":ut(t)})]}),o(fn,{label:e.language,icon:o(zt,{}),children:Yl.map(({id:r,name:n})=>o("button",{type:"button",lang:r==="zh"?"zh-Hans":r,"aria-pressed":Ee.value===r,onClick:()=>ei(r),children:n},r))}),o("button",{class:"icon-button",type:"button","aria-label":mt.value==="dark"?e.light:e.dark,title:mt.value==="dark"?e.light:e.dark,onClick:vu,children:mt.value==="dark"?o(Qt,{}):o(Wt,{})}),o(fn,{label:e.account,icon:o(Ia,{}),children:[W.value&&o("p",{class:"menu-text",children:[e.signedInAs,o("strong",{class:"who",children:W.value.email??W.value.id})]}),W.value&&vr&&o("button",{type:"button",onClick:j(()=>Gs().catch(()=>{})),children:e.anotherDemo}),W.value&&!vr&&o("button",{type:"button",onClick:()=>{Hs()},children:e.signOut}),o("a",{href:"/graphql",children:e.explorer})]})]})]})})}function cn({href:e,icon:a,text:t}){let[r]=Da();return o(Pe,{href:e,"aria-current":r===e?"page":void 0,children:[a,o("span",{children:t})]})}function pc(){return o("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[o("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),o("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var mc={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function ku(){let e=ee.value,a=e&&tt(e.id)?.value;return a?o(gc,{creation:a,within:e.within}):null}function gc({creation:e,within:a}){let{large:t}=p.value,r=a?.shown.value??[],n=r.findIndex(({id:c})=>c===e.id),s=n>0?r[n-1]:void 0,l=n>=0?r[n+1]:void 0;I(()=>{a&&n>=r.length-3&&a.more()},[a,n,r.length]);let i=()=>{ee.value=null},u=c=>{c&&(ee.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")u(s);else if(c.key==="ArrowRight")u(l);else if(c.key==="Delete"&&e.completedAt!==null)za.value=e.id;else return;c.preventDefault()}};return o($e,{label:Y(e).slice(0,100),class:"dialog large",close:i,onKeyDown:d,children:[o("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:i,children:o(Ce,{})}),o("div",{class:"large-canvas",children:[o(no,{creation:e},e.id),a&&o(y,{children:[o("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!s,onClick:()=>u(s),children:o(Ba,{})}),o("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>u(l),children:o(qa,{})})]})]}),o("div",{class:"large-side",children:[o(hc,{creation:e}),o(ao,{creation:e},e.id),o("p",{class:"hint large-keys",children:t.keys})]})]})}function hc({creation:e}){let{large:a,studio:t,billing:r,credits:n}=p.value,s=e.generatedImage;return o(y,{children:[o("h2",{class:"unseen",children:a.prompt}),o("p",{class:"large-prompt",children:Y(e)}),o(xc,{creation:e}),o("dl",{class:"facts",children:[o("dt",{children:t.model}),o("dd",{children:H(e.model)}),e.prompt&&o(y,{children:[o("dt",{children:t.style}),o("dd",{children:H(e.style)})]}),s&&o(y,{children:[o("dt",{children:a.size}),o("dd",{children:[s.width," \xD7 ",s.height," ",mc[s.contentType]]})]}),e.seed!==null&&o(y,{children:[o("dt",{children:t.seed}),o("dd",{children:e.seed})]}),o("dt",{children:a.made}),o("dd",{children:Ut(e.createdAt)}),o("dt",{children:r.columns.amount}),o("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function xc({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:o("ol",{class:"large-references","aria-label":t.references,children:a.map((r,n)=>o("li",{children:o(Ue,{of:e,picture:r,alt:t.reference(n+1),small:!0})},eo(r)))})}var Lc=8e3,Ic=1200,Pu={get:()=>navigator.onLine};function Au(){let e=ge(Pu.get()),a=ge(!1);wa(()=>{let s=()=>{e.value=Pu.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),wa(()=>{if(Mo.value!=="lost"){a.value=!1;return}let s=setTimeout(()=>{a.value=!0},Ic);return()=>clearTimeout(s)}),wa(()=>{if(!Ra.value)return;let s=setTimeout(()=>{Ra.value=!1},Lc);return()=>clearTimeout(s)}),wa(()=>{if(!at.value)return;let{until:s}=at.value,l=setTimeout(()=>{at.value=null},s-Date.now());return()=>clearTimeout(l)});let{notices:t}=p.value,r=at.value,n=e.value?Ne.value==="blocked"?t.blocked:Ne.value==="unreachable"&&!r?t.unreachable:a.value?t.lost:null:t.offline;return o("div",{class:"notices",children:[o("div",{role:"alert",children:n&&o("p",{class:"notice notice-trouble",children:[o(qt,{"aria-hidden":"true"}),n]})}),r&&o(lo,{class:"notice",until:r.until,text:r.isOfSignUps?t.crowded:t.limited,children:o(Bt,{"aria-hidden":"true"})}),o("div",{role:"status",children:[Ra.value&&o("p",{class:"notice",children:[o(ft,{"aria-hidden":"true"}),t.repeated]}),wr.value&&o("p",{class:"notice",children:[o(ft,{"aria-hidden":"true"}),t.replaced,o("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{wr.value=!1},children:o(Ce,{})})]})]})]})}function _u(){let e=za.value;return e===null?null:o(yc,{id:e},e)}function yc({id:e}){let{remove:a}=p.value,[t,r]=M(!1),[n,s]=M(null),l=()=>{za.value=null},i=async()=>{r(!0);let u=Cc(e,ee.peek()?.within??null),d=await bc(e);r(!1),s(d),d===null&&(l(),ee.peek()?.id===e&&(ee.value=u),Eo(e))};return o($e,{label:a.title,class:"dialog dialog-small",close:l,children:[o("h2",{children:a.title}),o("p",{children:a.text}),o("p",{class:"trouble",role:"alert",children:n}),o("div",{class:"actions",children:[o("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),o("button",{class:"button button-danger",type:"button",disabled:t,onClick:j(i),children:a.confirm})]})]})}function Cc(e,a){let t=a?.shown.peek()??[],r=t.findIndex(s=>s.id===e),n=r<0?void 0:t[r+1]??t[r-1];return n?{id:n.id,within:a}:null}async function bc(e){try{return await w.delete(e),null}catch(a){return a instanceof z&&a.refusal.__typename==="NotFound"?null:ye(a)}}function Ru(){let e=Jt.value;return e===null?null:o(vc,{id:e},e)}function vc({id:e}){let{sharing:a}=p.value,[t,r]=M(),[n,s]=M(!1),[l,i]=M(!1),[u,d]=M(null),c=()=>{Jt.value=null},m=async L=>{i(!0),d(null);try{await L()}catch(P){d(wc(P))}i(!1)},f=L=>{r(L),L&&s(L.showPrompt)};I(()=>{m(async()=>f(await w.shareOf(e)))},[e]);let g=L=>m(async()=>f(await w.share(e,{showPrompt:L}))),C=L=>m(async()=>{try{await w.revokeShare(L.id)}catch(P){if(!(P instanceof z&&P.refusal.__typename==="NotFound"))throw P}r(null)});return o($e,{label:a.title,class:"dialog dialog-small",close:c,children:[o("h2",{children:a.title}),o("p",{children:t?a.isShared:a.explanation}),t&&o(Sc,{share:t}),o("label",{class:"sharing-option",children:[o("input",{type:"checkbox",checked:n,disabled:l||t===void 0,onChange:({currentTarget:{checked:L}})=>{s(L),t&&g(L)}}),a.showPrompt]}),o("p",{class:"trouble",role:"alert",children:u}),o("div",{class:"actions",children:[o("button",{class:"button",type:"button",onClick:c,children:a.close}),t?o("button",{class:"button button-danger",type:"button",disabled:l,onClick:j(()=>C(t)),children:a.end}):o("button",{class:"button button-main",type:"button",disabled:l||t===void 0,onClick:j(()=>g(n)),children:a.make})]})]})}function Sc({share:e}){let{sharing:a}=p.value,t=R(null),[r,n]=M(!1),s=async()=>{t.current?.select();try{await navigator.clipboard.writeText(e.url),n(!0)}catch{n(!1)}};return o(y,{children:[o("div",{class:"sharing-link",children:[o("input",{class:"field",type:"text",readOnly:!0,ref:t,value:e.url,"aria-label":a.address}),o("button",{class:"button",type:"button",onClick:j(s),children:[o(Ht,{"aria-hidden":"true"}),a.copy]})]}),o("p",{class:"hint",role:"status",children:r?a.copied:a.views(e.views)})]})}function wc(e){let{sharing:a}=p.peek();if(!(e instanceof z))return ye(e);switch(e.refusal.__typename){case"TooManyShares":return a.tooMany(e.refusal.maximum);case"ShareUnavailable":return a.failed;default:return ye(e)}}function Tu(){let{signIn:e}=p.value;return o("section",{class:"sign-in card",children:[o("h1",{children:e.title}),window.atelier?o(y,{children:[o("p",{children:e.text}),o("button",{class:"button button-main",type:"button",onClick:()=>{Ns()},children:e.button})]}):o(kc,{})]})}function kc(){let{signIn:e}=p.value,[a,t]=M(""),[r,n]=M(null),s=async l=>{l.preventDefault();try{n(await qs(a)?null:"refused")}catch{n("unreachable")}};return o("form",{onSubmit:l=>{s(l)},children:[o("p",{children:e.tokenText}),o("label",{for:"token",children:e.label}),o("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":r!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),o("p",{id:"token-trouble",class:"trouble",role:"alert",children:r&&e[r]}),o("button",{class:"button button-main",type:"submit",children:e.button})]})}function Mu(){let[e]=Da(),a=R(null),t=R(!0),{titles:r}=p.value,n=e==="/creations"?r.creations:e==="/billing"?r.billing:r.studio;return I(()=>{document.title=n},[n]),I(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),o(y,{children:[o("a",{class:"skip",href:"#main",children:p.value.nav.skip}),o(wu,{}),o("main",{id:"main",ref:a,tabIndex:-1,children:Ne.value==="signed-out"?o(Tu,{}):o(Wl,{children:[o(Dt,{path:"/",component:Iu}),o(Dt,{path:"/creations",component:ji}),o(Dt,{path:"/billing",component:si}),o(Dt,{children:o($l,{to:"/",replace:!0})})]})}),o(Au,{}),o(yu,{}),o(ku,{}),o(_u,{}),o(Ru,{})]})}var pn=document.getElementById("root");if(pn===null)throw new Error("the page has no #root");pn.replaceChildren();Rn(o(Mu,{}),pn);addEventListener("keydown",jl,{capture:!0});vl();
