var it,S,an,ha,je,Jr,tn,on,Xo,Wt,st,rn,jo,Ko,Qo,nn,$t={},Xt=[],Ki=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,ut=Array.isArray;function Re(e,a){for(var t in a)e[t]=a[t];return e}function Jo(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function oe(e,a,t){var o,n,s,l={};for(s in a)s=="key"?o=a[s]:s=="ref"?n=a[s]:l[s]=a[s];if(arguments.length>2&&(l.children=arguments.length>3?it.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)l[s]===void 0&&(l[s]=e.defaultProps[s]);return lt(e,l,o,n,null)}function lt(e,a,t,o,n){var s={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:n??++an,__i:-1,__u:0};return n==null&&S.vnode!=null&&S.vnode(s),s}function C(e){return e.children}function Na(e,a){this.props=e,this.context=a}function ga(e,a){if(a==null)return e.__?ga(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?ga(e):null}function Qi(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],n=[],s=Re({},a);s.__v=a.__v+1,S.vnode&&S.vnode(s),er(e.__P,s,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??ga(a),!!(32&a.__u),n),s.__v=a.__v,s.__.__k[s.__i]=s,fn(o,s,n),a.__e=a.__=null,s.__e!=t&&sn(s)}}function sn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),sn(e)}function Zo(e){(!e.__d&&(e.__d=!0)&&je.push(e)&&!Kt.__r++||Jr!=S.debounceRendering)&&((Jr=S.debounceRendering)||tn)(Kt)}function Kt(){try{for(var e,a=1;je.length;)je.length>a&&je.sort(on),e=je.shift(),a=je.length,Qi(e)}finally{je.length=Kt.__r=0}}function ln(e,a,t,o,n,s,l,i,u,d,c){var g,f,m,y,w,q,M=o&&o.__k||Xt,b=a.length;for(u=Zi(t,a,M,u,b),g=0;g<b;g++)(m=t.__k[g])!=null&&(f=m.__i!=-1&&M[m.__i]||$t,m.__i=g,q=er(e,m,f,n,s,l,i,u,d,c),y=m.__e,m.ref&&f.ref!=m.ref&&(f.ref&&ar(f.ref,null,m),c.push(m.ref,m.__c||y,m)),w==null&&y!=null&&(w=y),4&m.__u?(u=un(m,u,e),f.__e&&(f.__e=null)):typeof m.type=="function"&&q!==void 0?u=q:y&&(u=y.nextSibling),m.__u&=-7);return t.__e=w,u}function Zi(e,a,t,o,n){var s,l,i,u,d,c=t.length,g=c,f=0;for(e.__k=new Array(n),s=0;s<n;s++)(l=a[s])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l=="string"||typeof l=="number"||typeof l=="bigint"||l.constructor==String?l=e.__k[s]=lt(null,l,null,null,null):ut(l)?l=e.__k[s]=lt(C,{children:l},null,null,null):l.constructor===void 0&&l.__b>0?l=e.__k[s]=lt(l.type,l.props,l.key,l.ref?l.ref:null,l.__v):e.__k[s]=l,u=s+f,l.__=e,l.__b=e.__b+1,i=null,(d=l.__i=ji(l,t,u,g))!=-1&&(g--,(i=t[d])&&(i.__u|=2)),i==null||i.__v==null?(d==-1&&(n>c?f--:n<c&&f++),typeof l.type!="function"&&(l.__u|=4)):d!=u&&(d==u-1?f--:d==u+1?f++:(d>u?f--:f++,l.__u|=4))):e.__k[s]=null;if(g)for(s=0;s<c;s++)(i=t[s])!=null&&(2&i.__u)==0&&(i.__e==o&&(o=ga(i)),pn(i,i));return o}function un(e,a,t){var o,n;if(typeof e.type=="function"){for(o=e.__k,n=0;o&&n<o.length;n++)o[n]&&(o[n].__=e,a=un(o[n],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=ga(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function Yo(e,a){return a=a||[],e==null||typeof e=="boolean"||(ut(e)?e.some(function(t){Yo(t,a)}):a.push(e)),a}function ji(e,a,t,o){var n,s,l,i=e.key,u=e.type,d=a[t],c=d!=null&&(2&d.__u)==0;if(d===null&&i==null||c&&i==d.key&&u==d.type)return t;if(o>(c?1:0)){for(n=t-1,s=t+1;n>=0||s<a.length;)if((d=a[l=n>=0?n--:s++])!=null&&(2&d.__u)==0&&i==d.key&&u==d.type)return l}return-1}function Yr(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Ki.test(a)?t:t+"px"}function zt(e,a,t,o,n){var s,l;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Yr(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Yr(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")s=a!=(a=a.replace(rn,"$1")),l=a.toLowerCase(),a=l in e||a=="onFocusOut"||a=="onFocusIn"?l.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+s]=t,t?o?t[st]=o[st]:(t[st]=jo,e.addEventListener(a,s?Qo:Ko,s)):e.removeEventListener(a,s?Qo:Ko,s);else{if(n=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function en(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[Wt]==null)a[Wt]=jo++;else if(a[Wt]<t[st])return;return t(S.event?S.event(a):a)}}}function er(e,a,t,o,n,s,l,i,u,d){var c,g,f,m,y,w,q,M,b,T,Ce,Z,ae,Ua,_e,Ze,fe=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(u=!!(32&t.__u),s=[i=a.__e=t.__e]),(c=S.__b)&&c(a);e:if(typeof fe=="function"){g=l.length;try{if(b=a.props,T=fe.prototype&&fe.prototype.render,Ce=(c=fe.contextType)&&o[c.__c],Z=c?Ce?Ce.props.value:c.__:o,t.__c?M=(f=a.__c=t.__c).__=f.__E:(T?a.__c=f=new fe(b,Z):(a.__c=f=new Na(b,Z),f.constructor=fe,f.render=Yi),Ce&&Ce.sub(f),f.state||(f.state={}),f.__n=o,m=f.__d=!0,f.__h=[],f._sb=[]),T&&f.__s==null&&(f.__s=f.state),T&&fe.getDerivedStateFromProps!=null&&(f.__s==f.state&&(f.__s=Re({},f.__s)),Re(f.__s,fe.getDerivedStateFromProps(b,f.__s))),y=f.props,w=f.state,f.__v=a,m)T&&fe.getDerivedStateFromProps==null&&f.componentWillMount!=null&&f.componentWillMount(),T&&f.componentDidMount!=null&&f.__h.push(f.componentDidMount);else{if(T&&fe.getDerivedStateFromProps==null&&b!==y&&f.componentWillReceiveProps!=null&&f.componentWillReceiveProps(b,Z),a.__v==t.__v||!f.__e&&f.shouldComponentUpdate!=null&&f.shouldComponentUpdate(b,f.__s,Z)===!1){a.__v!=t.__v&&(f.props=b,f.state=f.__s,f.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(Oe){Oe&&(Oe.__=a)}),Xt.push.apply(f.__h,f._sb),f._sb=[],f.__h.length&&l.push(f),i=ga(t);break e}f.componentWillUpdate!=null&&f.componentWillUpdate(b,f.__s,Z),T&&f.componentDidUpdate!=null&&f.__h.push(function(){f.componentDidUpdate(y,w,q)})}if(f.context=Z,f.props=b,f.__P=e,f.__e=!1,ae=S.__r,Ua=0,T)f.state=f.__s,f.__d=!1,ae&&ae(a),c=f.render(f.props,f.state,f.context),Xt.push.apply(f.__h,f._sb),f._sb=[];else do f.__d=!1,ae&&ae(a),c=f.render(f.props,f.state,f.context),f.state=f.__s;while(f.__d&&++Ua<25);f.state=f.__s,f.getChildContext!=null&&(o=Re(Re({},o),f.getChildContext())),T&&!m&&f.getSnapshotBeforeUpdate!=null&&(q=f.getSnapshotBeforeUpdate(y,w)),_e=c!=null&&c.type===C&&c.key==null?cn(c.props.children):c,i=ln(e,ut(_e)?_e:[_e],a,t,o,n,s,l,i,u,d),f.base=a.__e,a.__u&=-161,f.__h.length&&l.push(f),M&&(f.__E=f.__=null)}catch(Oe){if(l.length=g,a.__v=null,u||s!=null){if(Oe.then){for(a.__u|=u?160:128;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;s!=null&&(s[s.indexOf(i)]=null),a.__e=i}else if(s!=null)for(Ze=s.length;Ze--;)Jo(s[Ze])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),Oe.then||dn(a),S.__e(Oe,a,t)}}else s==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):i=a.__e=Ji(t.__e,a,t,o,n,s,l,u,d);return(c=S.diffed)&&c(a),128&a.__u?void 0:i}function dn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(dn))}function fn(e,a,t){for(var o=0;o<t.length;o++)ar(t[o],t[++o],t[++o]);S.__c&&S.__c(a,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(s){s.call(n)})}catch(s){S.__e(s,n.__v)}})}function cn(e){return typeof e!="object"||e==null||e.__b>0?e:ut(e)?e.map(cn):e.constructor!==void 0?null:Re({},e)}function Ji(e,a,t,o,n,s,l,i,u){var d,c,g,f,m,y,w,q=t.props||$t,M=a.props,b=a.type;if(b=="svg"?n="http://www.w3.org/2000/svg":b=="math"?n="http://www.w3.org/1998/Math/MathML":n||(n="http://www.w3.org/1999/xhtml"),s!=null){for(d=0;d<s.length;d++)if((m=s[d])&&"setAttribute"in m==!!b&&(b?m.localName==b:m.nodeType==3)){e=m,s[d]=null;break}}if(e==null){if(b==null)return document.createTextNode(M);e=document.createElementNS(n,b,M.is&&M),i&&(S.__m&&S.__m(a,s),i=!1),s=null}if(b==null)q===M||i&&e.data==M||(e.data=M);else{if(s=b=="textarea"&&M.defaultValue!=null?null:s&&it.call(e.childNodes),!i&&s!=null)for(q={},d=0;d<e.attributes.length;d++)q[(m=e.attributes[d]).name]=m.value;for(d in q)m=q[d],d=="dangerouslySetInnerHTML"?g=m:d=="children"||d in M||d=="value"&&"defaultValue"in M||d=="checked"&&"defaultChecked"in M||zt(e,d,null,m,n);for(d in M)m=M[d],d=="children"?f=m:d=="dangerouslySetInnerHTML"?c=m:d=="value"?y=m:d=="checked"?w=m:i&&typeof m!="function"||q[d]===m||zt(e,d,m,q[d],n);if(c)i||g&&(c.__html==g.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(g&&(e.innerHTML=""),ln(a.type=="template"?e.content:e,ut(f)?f:[f],a,t,o,b=="foreignObject"?"http://www.w3.org/1999/xhtml":n,s,l,s?s[0]:t.__k&&ga(t,0),i,u),s!=null)for(d=s.length;d--;)Jo(s[d]);i&&b!="textarea"||(d="value",b=="progress"&&y==null?e.removeAttribute("value"):y!=null&&(y!==e[d]||b=="progress"&&!y||b=="option"&&y!=q[d])&&zt(e,d,y,q[d],n),d="checked",w!=null&&w!=e[d]&&zt(e,d,w,q[d],n))}return e}function ar(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(n){S.__e(n,t)}}function pn(e,a,t){var o,n;if(S.unmount&&S.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||ar(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){S.__e(s,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(n=0;n<o.length;n++)o[n]&&pn(o[n],a,t||typeof e.type!="function");t||Jo(e.__e),e.__c=e.__=e.__e=void 0}function Yi(e,a,t){return this.constructor(e,t)}function mn(e,a,t){var o,n,s,l;a==document&&(a=document.documentElement),S.__&&S.__(e,a),n=(o=typeof t=="function")?null:t&&t.__k||a.__k,s=[],l=[],er(a,e=(!o&&t||a).__k=oe(C,null,[e]),n||$t,$t,a.namespaceURI,!o&&t?[t]:n?null:a.firstChild?it.call(a.childNodes):null,s,!o&&t?t:n?n.__e:a.firstChild,o,l),fn(s,e,l),e.props.children=null}function Qt(e,a,t){var o,n,s,l,i=Re({},e.props);for(s in e.type&&e.type.defaultProps&&(l=e.type.defaultProps),a)s=="key"?o=a[s]:s=="ref"?n=a[s]:i[s]=a[s]===void 0&&l!=null?l[s]:a[s];return arguments.length>2&&(i.children=arguments.length>3?it.call(arguments,2):t),lt(e.type,i,o||e.key,n||e.ref,null)}function Ha(e){function a(t){var o,n;return this.getChildContext||(o=new Set,(n={})[a.__c]=this,this.getChildContext=function(){return n},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&o.forEach(function(l){l.__e=!0,Zo(l)})},this.sub=function(s){o.add(s);var l=s.componentWillUnmount;s.componentWillUnmount=function(){o&&o.delete(s),l&&l.call(s)}}),t.children}return a.__c="__cC"+nn++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}it=Xt.slice,S={__e:function(e,a,t,o){for(var n,s,l;a=a.__;)if((n=a.__c)&&!n.__)try{if((s=n.constructor)&&s.getDerivedStateFromError!=null&&(n.setState(s.getDerivedStateFromError(e)),l=n.__d),n.componentDidCatch!=null&&(n.componentDidCatch(e,o||{}),l=n.__d),l)return n.__E=n}catch(i){e=i}throw e}},an=0,ha=function(e){return e!=null&&e.constructor===void 0},Na.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Re({},this.state),typeof e=="function"&&(e=e(Re({},t),this.props)),e&&Re(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Zo(this))},Na.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Zo(this))},Na.prototype.render=C,je=[],tn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,on=function(e,a){return e.__v.__b-a.__v.__b},Kt.__r=0,Xo=Math.random().toString(8),Wt="__d"+Xo,st="__a"+Xo,rn=/(PointerCapture)$|Capture$/i,jo=0,Ko=en(!1),Qo=en(!0),nn=0;var Je,U,tr,gn,jt=0,vn=[],G=S,hn=G.__b,xn=G.__r,Ln=G.diffed,In=G.__c,Cn=G.unmount,yn=G.__;function Ga(e,a){G.__h&&G.__h(U,e,jt||a),jt=0;var t=U.__H||(U.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function H(e){return jt=1,eu(wn,e)}function eu(e,a,t){var o=Ga(Je++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):wn(void 0,a),function(i){var u=o.__N?o.__N[0]:o.__[0],d=o.t(u,i);u!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=U,!U.__f)){var n=function(i,u,d){if(!o.__c.__H)return!0;var c=!1,g=o.__c.props!==i;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var y=m.__[0];m.__=m.__N,m.__N=void 0,y!==m.__[0]&&(g=!0)}}),s){var f=s.call(this,i,u,d);return c?f||g:f}return!c||g};U.__f=!0;var s=U.shouldComponentUpdate,l=U.componentWillUpdate;U.componentWillUpdate=function(i,u,d){if(this.__e){var c=s;s=void 0,n(i,u,d),s=c}l&&l.call(this,i,u,d)},U.shouldComponentUpdate=n}return o.__N||o.__}function L(e,a){var t=Ga(Je++,3);!G.__s&&rr(t.__H,a)&&(t.__=e,t.u=a,U.__H.__h.push(t))}function xa(e,a){var t=Ga(Je++,4);!G.__s&&rr(t.__H,a)&&(t.__=e,t.u=a,U.__h.push(t))}function A(e){return jt=5,Te(function(){return{current:e}},[])}function Te(e,a){var t=Ga(Je++,7);return rr(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function Va(e){var a=U.context[e.__c],t=Ga(Je++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(U)),a.props.value):e.__}function Sn(){var e=Ga(Je++,11);if(!e.__){for(var a=U.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function au(){for(var e;e=vn.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Zt),a.__h.some(or),a.__h=[]}catch(t){a.__h=[],G.__e(t,e.__v)}}}G.__b=function(e){U=null,hn&&hn(e)},G.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),yn&&yn(e,a)},G.__r=function(e){xn&&xn(e),Je=0;var a=(U=e.__c).__H;a&&(tr===U?(a.__h=[],U.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Zt),a.__h.some(or),a.__h=[],Je=0)),tr=U},G.diffed=function(e){Ln&&Ln(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(vn.push(a)!==1&&gn===G.requestAnimationFrame||((gn=G.requestAnimationFrame)||tu)(au)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),tr=U=null},G.__c=function(e,a){a.some(function(t){try{t.__h.some(Zt),t.__h=t.__h.filter(function(o){return!o.__||or(o)})}catch(o){a.some(function(n){n.__h&&(n.__h=[])}),a=[],G.__e(o,t.__v)}}),In&&In(e,a)},G.unmount=function(e){Cn&&Cn(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Zt(o)}catch(n){a=n}}),t.__H=void 0,a&&G.__e(a,t.__v))};var bn=typeof requestAnimationFrame=="function";function tu(e){var a,t=function(){clearTimeout(o),bn&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);bn&&(a=requestAnimationFrame(t))}function Zt(e){var a=U,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),U=a}function or(e){var a=U;e.__c=e.__(),U=a}function rr(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function wn(e,a){return typeof a=="function"?a(e):a}var ou=Symbol.for("preact-signals");function ao(){if(Ne>1)Ne--;else{var e,a=!1;for((function(){var n=Yt;for(Yt=void 0;n!==void 0;){var s=n.S;if(s.v===n.v)for(var l=s.t;l!==void 0;l=l.x)l.i===n.i&&(l.i=s.i);n=n.o}})();ft!==void 0;){var t=ft;for(ft=void 0,Jt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&Pn(t))try{t.c()}catch(n){a||(e=n,a=!0)}t=o}}if(Jt=0,Ne--,a)throw e}}function to(e){if(Ne>0)return e();nr=++ru,Ne++;try{return e()}finally{ao()}}var dt,N=void 0;function ct(e){var a=N,t=dt;N=void 0,dt=void 0;try{return e()}finally{N=a,dt=t}}var ft=void 0,Ne=0,Jt=0,ru=0,nr=0,Yt=void 0,eo=0;function kn(e){if(N!==void 0){var a=e.n;if(a===void 0||a.t!==N)return a={i:0,S:e,p:N.s,n:void 0,t:N,e:void 0,x:void 0,r:a},N.s!==void 0&&(N.s.n=a),N.s=a,e.n=a,32&N.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=N.s,a.n=void 0,N.s.n=a,N.s=a),a}}function X(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}X.prototype.brand=ou;X.prototype.h=function(){return!0};X.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:ct(function(){var o;(o=a.W)==null||o.call(a)}))};X.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&ct(function(){var n;(n=a.Z)==null||n.call(a)}))}};X.prototype.subscribe=function(e){var a=this;return K(function(){var t=a.value;ct(function(){return e(t)})},{name:"sub"})};X.prototype.valueOf=function(){return this.value};X.prototype.toString=function(){return this.value+""};X.prototype.toJSON=function(){return this.value};X.prototype.peek=function(){var e=this;return ct(function(){return e.value})};Object.defineProperty(X.prototype,"value",{get:function(){var e=kn(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Jt>100)throw new Error("Cycle detected");(function(t){Ne!==0&&Jt===0&&t.l!==nr&&(t.l=nr,Yt={S:t,v:t.v,i:t.i,o:Yt})})(this),this.v=e,this.i++,eo++,Ne++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{ao()}}}});function h(e,a){return new X(e,a)}function Pn(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function An(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function _n(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function La(e,a){X.call(this,void 0,a),this.x=e,this.s=void 0,this.g=eo-1,this.f=4}La.prototype=new X;La.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===eo))return!0;if(this.g=eo,this.f|=1,this.i>0&&!Pn(this))return this.f&=-2,!0;var e=N;try{An(this),N=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return N=e,_n(this),this.f&=-2,!0};La.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}X.prototype.S.call(this,e)};La.prototype.U=function(e){if(this.t!==void 0&&(X.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};La.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(La.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=kn(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function _(e,a){return new La(e,a)}function Rn(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Ne++;var t=N;N=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,sr(e),o}finally{N=t,ao()}}}function sr(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Rn(e)}function nu(e){if(N!==this)throw new Error("Out-of-order effect");_n(this),N=e,this.f&=-2;try{8&this.f&&sr(this)}finally{ao()}}function za(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,dt&&dt.push(this)}za.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};za.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Rn(this),An(this),Ne++;var e=N;return N=this,nu.bind(this,e)};za.prototype.N=function(){2&this.f||(this.f|=2,this.u=ft,ft=this)};za.prototype.d=function(){this.f|=8,1&this.f||sr(this)};za.prototype.dispose=function(){this.d()};function K(e,a){var t=new za(e,a);try{t.c()}catch(n){throw t.d(),n}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var lr,mt,oo,su=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Tn=[],Dn=[];K(function(){lr=this.N})();function Wa(e,a){S[e]=a.bind(null,S[e]||function(){})}function pt(e){if(oo){var a=oo;oo=void 0,a()}oo=e&&e.S()}function Mn(e){var a=this,t=e.data,o=ue(t);o.name="ReactiveDom",o.value=t;var n=Te(function(){for(var i=a,u=a.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var d=_(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=_(function(){return!Array.isArray(d.value)&&!ha(d.value)}),g=K(function(){if(this.N=Fn,c.value){var m=d.value;i.__v&&i.__v.__e&&i.__v.__e.nodeType===3&&(i.__v.__e.data=m)}}),f=a.__$u.d;return a.__$u.d=function(){g(),f.call(this)},[c,d]},[]),s=n[0],l=n[1];return s.value?l.peek():l.value}Mn.displayName="ReactiveTextNode";Object.defineProperties(X.prototype,{constructor:{configurable:!0,value:oe(C,null).constructor},type:{configurable:!0,value:Mn},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});Wa("__b",function(e,a){if(pt(),mt=void 0,typeof a.type=="string"){var t,o=a.props;for(var n in o)if(n!=="children"){var s=o[n];s instanceof X&&(t||(a.__np=t={}),t[n]=s,o[n]=s.peek())}}e(a)});Wa("__r",function(e,a){if(e(a),a.type!==C){pt();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(n,s){var l;return K(function(){l=this},{name:s}),l.c=n,l})((function(n){return function(){var s;su&&((s=this.y)==null||s.call(this)),n.__$f|=1,n.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),mt=o,pt(t)}});Wa("__e",function(e,a,t,o){pt(),mt=void 0,e(a,t,o)});Wa("diffed",function(e,a){pt(),mt=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,n=a.props,s=t.U;if(s)for(var l in s){var i=s[l];i===void 0||o&&l in o||(i.d(),s[l]=void 0)}if(o){s||(s={},t.U=s);for(var u in o){var d=s[u],c=o[u];d===void 0?(d=lu(t,u,c,n),s[u]=d):d.o(c,n)}}}e(a)});function lu(e,a,t,o){var n=a in e&&e.ownerSVGElement===void 0,s=h(t);return{o:function(l,i){s.value=l,o=i},d:K(function(){this.N=Fn;var l=s.value.value;o[a]!==l&&(o[a]=l,n?e[a]=l:l!=null&&(l!==!1||a[4]==="-")?e.setAttribute(a,l):e.removeAttribute(a))})}}Wa("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var n in o){var s=o[n];s&&s.d()}}}var l=a.__np;if(l){var i=a.props;for(var u in l)i[u]=l[u]}a.__np=void 0}else{var d=a.__c;if(d){d.__$f|=8;var c=d.__$u;c&&(d.__$u=void 0,c.d())}}e(a)});Wa("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});Na.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var n in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var l in e)if(l!=="__source"&&e[l]!==this.props[l])return!0;for(var i in this.props)if(!(i in e))return!0;return!1};function ue(e,a){return Te(function(){return h(e,a)},[])}var iu=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},uu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function du(){to(function(){for(var e;e=Tn.shift();)lr.call(e)})}function fu(){Tn.push(this)===1&&(S.requestAnimationFrame||iu)(du)}function cu(){to(function(){for(var e;e=Dn.shift();)lr.call(e)})}function Fn(){Dn.push(this)===1&&(S.requestAnimationFrame||uu)(cu)}function Ia(e,a){var t=A(e);t.current=e;var o=mt;L(function(){return K(function(){if(this.N=fu,!(o&&8&o.__$f))return t.current()},a)},[])}var re=class extends Error{},F=class extends re{idempotencyKey=null},J=class extends re{},He=class extends re{},ye=class extends re{constructor(t,o,n){super(t);this.code=o;this.retryAfter=n}code;retryAfter},$=class extends re{constructor(t,o){super(t.message);this.refusal=t;this.refusals=o}refusal;refusals;get code(){return this.refusal.code}get retryAfter(){return"retryAfter"in this.refusal?this.refusal.retryAfter:null}},Ge=class extends re{},gt=class extends re{constructor(t,o){super(t);this.creation=o}creation};function De(e){return(e instanceof ye||e instanceof $)&&e.code==="RATE_LIMITED"}function ht(e){let{message:a="",extensions:t={}}=e[0]??{};if(t.code==="UNAUTHENTICATED")return new J(a);if(t.code==="ACCOUNT_BLOCKED")return new He(a);let o=t.retryAfter;return new ye(a,String(t.code??""),typeof o=="number"?o:null)}var pu=3e4,mu=[502,503,504],ro=class{constructor(a,t,o){this.url=a;this.session=t;this.fetch=o}url;session;fetch;async execute(a,t,o){let n=await this.session.token();try{return await this.post(a,t,n,o)}catch(s){if(!(s instanceof J))throw s;return this.post(a,t,await this.session.renewed(n,s.message),o)}}async reach(a){await this.fetched("?query=%7B__typename%7D",{},a)}async post(a,t,o,n){let s=await this.fetched("",{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${o}`},body:JSON.stringify({query:a.toString(),variables:t})},n),l=await this.usable(s.json(),n);if(l.errors?.length)throw ht(l.errors);if(!l.data)throw new F(`No usable answer from ${this.url}.`);return l.data}async fetched(a,t,o){let n=AbortSignal.timeout(pu),s=o?AbortSignal.any([n,o]):n,l=await this.usable(this.fetch(this.url+a,{...t,signal:s}),o);if(mu.includes(l.status))throw new F(`${this.url} is not available (HTTP ${l.status}).`);return l}async usable(a,t){try{return await a}catch(o){throw t?.throwIfAborted(),new F(`No usable answer from ${this.url}: ${String(o)}`)}}};function de(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ye(e){return de(e)==="object"}function gu(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function ir(e,a){return e.length<124?e:a}var Bn="graphql-transport-ws";var ne=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(ne||{}),ce=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(ce||{});function En(e){if(!Ye(e))throw new Error(`Message is expected to be an object, but got ${de(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${de(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ye(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ye(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${de(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${de(e.payload.query)}`);if(e.payload.variables!=null&&!Ye(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${de(e.payload.variables)}`);if(e.payload.operationName!=null&&de(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${de(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ye(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${de(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ye(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${de(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!gu(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Un(e,a){return En(typeof e=="string"?JSON.parse(e,a):e)}function $a(e,a){return En(e),JSON.stringify(e,a)}function On(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:n=console.error,lazyCloseTimeout:s=0,keepAlive:l=0,disablePong:i,connectionAckWaitTimeout:u=0,retryAttempts:d=5,retryWait:c=async function(E){let I=Math.pow(2,E);await new Promise(R=>setTimeout(R,I*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:g=ur,on:f,webSocketImpl:m,generateID:y=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,E=>{let I=Math.random()*16|0;return(E=="x"?I:I&3|8).toString(16)})},jsonMessageReplacer:w,jsonMessageReviver:q}=e,M;if(m){if(!xu(m))throw new Error("Invalid WebSocket implementation provided");M=m}else typeof WebSocket<"u"?M=WebSocket:typeof global<"u"?M=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(M=window.WebSocket||window.MozWebSocket);if(!M)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let b=M,T=(()=>{let v=(()=>{let I={};return{on(R,z){return I[R]=z,()=>{delete I[R]}},emit(R){"id"in R&&I[R.id]?.(R)}}})(),E={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[v.emit,f.message]:[v.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:v.on,on(I,R){let z=E[I];return z.push(R),()=>{let W=z.indexOf(R);W>-1&&z.splice(W,1)}},emit(I,...R){for(let z of[...E[I]])z(...R)}}})();function Ce(v){let E=[T.on("error",I=>{E.forEach(R=>R()),v(I)}),T.on("closed",I=>{E.forEach(R=>R()),v(I)})];return()=>E.forEach(I=>I())}let Z,ae=0,Ua,_e=!1,Ze=0,fe=!1;async function Oe(){clearTimeout(Ua);let[v,E]=await(Z??(Z=new Promise((z,W)=>(async()=>{if(_e){if(await c(Ze),!ae)return Z=void 0,W({code:1e3,reason:"All Subscriptions Gone"});Ze++}T.emit("connecting",_e);let P=new b(typeof a=="function"?await a():a,Bn),qe,Oa;function Vt(){isFinite(l)&&l>0&&(clearTimeout(Oa),Oa=setTimeout(()=>{P.readyState===b.OPEN&&(P.send($a({type:ce.Ping})),T.emit("ping",!1,void 0))},l))}Ce(te=>{Z=void 0,clearTimeout(qe),clearTimeout(Oa),W(te),te instanceof no&&(P.close(4499,"Terminated"),P.onerror=null,P.onclose=null)}),P.onerror=te=>T.emit("error",te),P.onclose=te=>T.emit("closed",te),P.onopen=async()=>{try{T.emit("opened",P);let te=typeof t=="function"?await t():t;if(P.readyState!==b.OPEN)return;P.send($a(te?{type:ce.ConnectionInit,payload:te}:{type:ce.ConnectionInit},w)),isFinite(u)&&u>0&&(qe=setTimeout(()=>{P.close(ne.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},u)),Vt()}catch(te){T.emit("error",te),P.close(ne.InternalClientError,ir(te instanceof Error?te.message:String(te),"Internal client error"))}};let qa=!1;P.onmessage=({data:te})=>{try{let j=Un(te,q);if(T.emit("message",j),j.type==="ping"||j.type==="pong"){T.emit(j.type,!0,j.payload),j.type==="pong"?Vt():i||(P.send($a(j.payload?{type:ce.Pong,payload:j.payload}:{type:ce.Pong},w)),T.emit("pong",!1,j.payload));return}if(qa)return;if(j.type!==ce.ConnectionAck)throw new Error(`First message cannot be of type ${j.type}`);clearTimeout(qe),qa=!0,T.emit("connected",P,j.payload,_e),_e=!1,Ze=0;let jr=new Promise((Tf,Xi)=>Ce(Xi));jr.catch(()=>{}),z([P,jr])}catch(j){P.onmessage=null,T.emit("error",j),P.close(ne.BadResponse,ir(j instanceof Error?j.message:String(j),"Bad response"))}}})())));v.readyState===b.CLOSING&&await E;let I=()=>{},R=new Promise(z=>I=z);return[v,I,new Promise((z,W)=>{let P=Ce(W);v.readyState!==b.OPEN&&E.catch(W),R.then(()=>{if(P(),!ae){let qe=()=>v.close(1e3,"Normal Closure");isFinite(s)&&s>0?(clearTimeout(Ua),Ua=setTimeout(()=>{!ae&&v.readyState===b.OPEN&&qe()},s)):qe()}z()})})]}function Qr(v){if(ur(v)&&(hu(v.code)||[ne.InternalServerError,ne.InternalClientError,ne.BadRequest,ne.BadResponse,ne.Unauthorized,ne.SubprotocolNotAcceptable,ne.SubscriberAlreadyExists,ne.TooManyInitialisationRequests].includes(v.code)))throw v;if(fe)return!1;if(ur(v)&&v.code===1e3)return ae>0;if(!d||Ze>=d||!g(v))throw v;return _e=!0}o||(async()=>{for(ae++;;)try{let[,,v]=await Oe();await v}catch(v){try{if(!Qr(v))return}catch(E){return n?.(E)}}})();function Zr(v,E){let I=y(v),R=!1,z=!1,W=()=>{ae--,R=!0};return(async()=>{for(ae++;;)try{let[P,qe,Oa]=await Oe();if(R)return Oa.catch(()=>{}),qe();let Vt=T.onMessage(I,qa=>{switch(qa.type){case ce.Next:{E.next(qa.payload);return}case ce.Error:{z=!0,R=!0,E.error(qa.payload),W();return}case ce.Complete:{R=!0,W();return}}});P.send($a({id:I,type:ce.Subscribe,payload:v},w)),W=()=>{!R&&P.readyState===b.OPEN&&P.send($a({id:I,type:ce.Complete},w)),ae--,R=!0,qe()},await Oa.finally(Vt);return}catch(P){if(!Qr(P))return}})().then(()=>{z||E.complete()}).catch(P=>{E.error(P)}),()=>{R||W()}}return{on:T.on,subscribe:Zr,iterate(v){let E=[],I={done:!1,error:null,resolve:()=>{}},R=Zr(v,{next(W){E.push(W),I.resolve()},error(W){I.done=!0,I.error=W,I.resolve()},complete(){I.done=!0,I.resolve()}}),z=(async function*(){for(;;){for(E.length||await new Promise(P=>I.resolve=P);E.length;)yield E.shift();if(I.error)throw I.error;if(I.done)return}})();return z.throw=async W=>(I.done||(I.done=!0,I.error=W,I.resolve()),{done:!0,value:void 0}),z.return=async()=>(R(),{done:!0,value:void 0}),z},async dispose(){if(fe=!0,Z){let[v]=await Z;v.close(1e3,"Normal Closure")}},terminate(){Z&&T.emit("closed",new no)}}}var no=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function ur(e){return Ye(e)&&"code"in e&&"reason"in e}function hu(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function xu(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var Lu=250,Iu=8e3,Cu=2**31-1,yu=["UNAVAILABLE","STORAGE_UNAVAILABLE"],dr=new Set;globalThis.addEventListener?.("online",fr);function fr(){for(let e of dr)e()}async function cr(e,a){let t=new AbortController,o=()=>t.abort();dr.add(o);let n=Math.min(Lu*2**Math.min(e,10),Iu)*(.5+Math.random()/2);await so(n,a?AbortSignal.any([t.signal,a]):t.signal),dr.delete(o)}function so(e,a){return new Promise(t=>{let o=()=>{clearTimeout(n),a?.removeEventListener("abort",o),t()},n=setTimeout(o,Math.min(e,Cu));a?.addEventListener("abort",o),a?.aborted&&o()})}async function qn(e,a,{signal:t,patience:o=0,onRepeat:n}){let s;for(let l=0;;l++){t?.throwIfAborted();try{return await e()}catch(i){let u=bu(i,a);if(s??=Date.now()+o,u===null||Date.now()+u>=s)throw i;n?.(i,u),await so(u,t)}await cr(l,t)}}function bu(e,a){return e instanceof F?a?0:null:!(e instanceof ye||e instanceof $)||e.retryAfter===null?null:a&&yu.includes(e.code)||De(e)?e.retryAfter*1e3:null}var vu=4401,Su=4403,wu=1006,ku=15e3,Nn=1e4,Hn=45e3,Pu=2,Au=["RATE_LIMITED","UNAVAILABLE","INTERNAL"],lo=class{constructor(a,t,o,n){this.endpoint=a;this.webSocket=t;this.keepOpen=o;this.onConnection=n}endpoint;webSocket;keepOpen;onConnection;socket=null;unopened=0;opened=!1;connection="opening";async*resumed(a,t,o,n){let s=t;for(let l=0;!n?.aborted;l++){try{for await(let i of this.once(a,s,n)){let u=o(i),{cursor:d}=u;d!==void 0&&(s={...t,after:d}),l=0,yield u}}catch(i){if(n?.aborted)return;if(i instanceof ye&&Au.includes(i.code))await so((i.retryAfter??0)*1e3,n);else if(!(i instanceof F))throw i}await cr(l,n)}}close(){let a=this.socket;this.socket=null,this.became("opening"),a?.dispose()}async*once(a,t,o){let n=await this.endpoint.session.token(),s=this.webSocket!==void 0&&this.unopened<Pu,l=s?this.overSocket(a,t,o):this.overEvents(a,t,n,o);try{s&&this.unopened>0&&await this.endpoint.reach(o);for await(let i of l){if(i.errors?.length)throw ht(i.errors);i.data&&(yield i.data)}}catch(i){if(i instanceof J){await this.endpoint.session.renewed(n,i.message);return}throw i instanceof F&&!s&&(this.unopened=0),i}finally{s||this.became(o?.aborted?"opening":"lost")}}async*overSocket(a,t,o){this.socket??=this.open();let n=this.socket.iterate({query:a.toString(),variables:t}),s=()=>{n.return?.()};o?.addEventListener("abort",s);try{for await(let l of n)yield l}catch(l){throw Array.isArray(l)?ht(l):_u(l)}finally{o?.removeEventListener("abort",s)}}open(){let a,t=On({url:this.endpoint.url.replace(/^http/,"ws"),webSocketImpl:this.webSocket,connectionParams:async()=>({Authorization:`Bearer ${await this.endpoint.session.token()}`}),keepAlive:ku,retryAttempts:0,lazyCloseTimeout:this.keepOpen,connectionAckWaitTimeout:Nn,on:{connecting:()=>{this.opened=!1},connected:()=>{this.opened=!0,this.unopened=0,this.became("live")},closed:o=>{if(clearTimeout(a),this.socket!==t)return;let{code:n,wasClean:s}=o;!this.opened&&(n===wu||n===ne.ConnectionAcknowledgementTimeout)&&(this.unopened+=1),this.became(n===1e3&&s?"opening":"lost")},ping:o=>{o||(a=setTimeout(()=>t.terminate(),Nn))},pong:o=>{o&&clearTimeout(a)}}});return t}async*overEvents(a,t,o,n){let s=new AbortController,l=()=>s.abort();n?.addEventListener("abort",l);let i=setTimeout(l,Hn);try{let u=await this.endpoint.fetch(`${this.endpoint.url}/stream`,{method:"POST",headers:{Accept:"text/event-stream","Content-Type":"application/json",Authorization:`Bearer ${o}`},body:JSON.stringify({query:a.toString(),variables:t}),signal:s.signal});if(!u.ok||!u.body){yield await u.json();return}this.became("live");let d=()=>{clearTimeout(i),i=setTimeout(l,Hn)};for await(let[c,g]of Ru(u.body,d))if(c==="next")yield JSON.parse(g);else if(c==="complete")return}catch(u){throw u instanceof re?u:new F(`The stream from ${this.endpoint.url} ended: ${String(u)}`)}finally{clearTimeout(i),n?.removeEventListener("abort",l),s.abort()}}became(a){this.connection!==a&&(this.connection==="lost"&&a==="live"&&fr(),this.connection=a,this.onConnection(a))}};function _u(e){let{code:a,reason:t=""}=e;return a===vu?new He(t):a===Su?new J(t):new F(`The live connection ended${a===void 0?`: ${String(e)}`:` (${a})`}.`)}async function*Ru(e,a){let t=e.pipeThrough(new TextDecoderStream).getReader();try{let o="";for(;;){let{done:n,value:s}=await t.read();if(n)return;a();let l=(o+s).split(`

`);o=l.pop()??"";for(let i of l){let u=i.split(`
`),d=u.find(g=>g.startsWith("event:"))?.slice(6).trim()??"",c=u.filter(g=>g.startsWith("data:")).map(g=>g.slice(5).replace(/^ /,""));d&&(yield[d,c.join(`
`)])}}}finally{await t.cancel().catch(()=>{})}}function pr(e="atelier.token"){let a=t=>{try{return t()}catch{return null}};return{read:()=>a(()=>localStorage.getItem(e)),write:t=>a(()=>t===null?localStorage.removeItem(e):localStorage.setItem(e,t)),exclusively:async t=>navigator.locks?navigator.locks.request(e,t):t(),onChange:t=>addEventListener("storage",o=>o.key===e&&t())}}var io=class{constructor(a,t,o,n){this.current=a;this.signIn=t;this.store=o;this.onToken=n;this.current=o?.read()??a,o?.onChange(()=>this.adopt(o.read()))}current;signIn;store;onToken;renewal=null;use(a){this.store?.write(a),this.adopt(a)}token(){return this.current===null?this.renewed(null):Promise.resolve(this.current)}renewed(a,t="Nobody is signed in: give a token, or signIn."){if(this.current!==null&&this.current!==a)return Promise.resolve(this.current);let o=()=>this.renew(a,t);return this.renewal??=(this.store?.exclusively(o)??o()).finally(()=>{this.renewal=null}),this.renewal}async renew(a,t){let o=this.store?.read()??null,n=o!==null&&o!==a?o:await this.signIn?.(a)??null;if(n===null||n===a)throw this.use(null),new J(t);return this.use(n),n}adopt(a){a!==this.current&&(this.current=a,this.onToken(a))}};var Tu=3e4,uo=class{endpoint;session;live;defaults;constructor(a){let t=()=>{};this.session=new io(a.token??null,a.signIn,a.tokens,a.onToken??t);let o=a.fetch??((...l)=>globalThis.fetch(...l)),n=String(a.url).replace(/\/+$/,"")+(a.path??"/graphql");this.defaults={patience:a.patience??Tu,onRepeat:a.onRepeat},this.endpoint=new ro(n,this.session,o);let s=a.webSocket===void 0?globalThis.WebSocket:a.webSocket??void 0;this.live=new lo(this.endpoint,s,a.keepOpen??0,a.onConnection??t)}get connection(){return this.live.connection}get token(){return this.session.current}use(a){this.session.use(a)}close(){this.live.close()}execute(a,t,{repeatable:o=!1,...n}={}){return this.call(a,t,s=>s,n,o)}follow(a,t,o,n){return this.live.resumed(a,t,o,n)}call(a,t,o,n,s=!0){return this.repeated(async()=>o(await this.endpoint.execute(a,t,n?.signal)),n,s)}repeated(a,t={},o=!0){return qn(a,o,{...this.defaults,...t})}};var k=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},Cc=new k(`
    fragment ImageParts on Image {
  url
  small: url(width: 256)
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"ImageParts"}),yc=new k(`
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
  small: url(width: 256)
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}`,{fragmentName:"CreationParts"}),bc=new k(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),vc=new k(`
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
    `,{fragmentName:"TransactionParts"}),Sc=new k(`
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
    `,{fragmentName:"PaymentParts"}),wc=new k(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}
    `,{fragmentName:"RefusalParts"}),kc=new k(`
    fragment ViewerParts on Viewer {
  id
  email
}
    `,{fragmentName:"ViewerParts"}),Pc=new k(`
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
    `,{fragmentName:"ModelParts"}),Ac=new k(`
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
    `,{fragmentName:"StyleParts"}),_c=new k(`
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}
    `,{fragmentName:"PackParts"}),Rc=new k(`
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
    `,{fragmentName:"QuoteParts"}),Gn=new k(`
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
}`),Vn=new k(`
    query Viewer {
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  id
  email
}`),zn=new k(`
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
}`),Wn=new k(`
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
}`),$n=new k(`
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
}`),Xn=new k(`
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
}`),Kn=new k(`
    query Creation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment ImageParts on Image {
  url
  small: url(width: 256)
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
}`),Qn=new k(`
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
  small: url(width: 256)
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
}`),Zn=new k(`
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
}`),jn=new k(`
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
}`),Jn=new k(`
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
  ... on TooManyUploads {
    limit
    maximum
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
}`),Yn=new k(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),es=new k(`
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
  small: url(width: 256)
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),as=new k(`
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
  small: url(width: 256)
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),ts=new k(`
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
  small: url(width: 256)
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),os=new k(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),rs=new k(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),ns=new k(`
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
  small: url(width: 256)
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
}`),ss=new k(`
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
}`);var ls=6e5,Du=[400,413,415,422];async function is(e,a,t,o){let[n,s]=t.onProgress&&typeof XMLHttpRequest<"u"?await Fu(e,a,t.onProgress,t.signal):await Mu(e,a,o,t.signal);if(Du.includes(n))throw new Ge(Bu(s)??`The picture was rejected (HTTP ${n}).`);if(n>=300)throw new F(`The upload failed (HTTP ${n}).`);t.onProgress?.(1)}async function Mu(e,a,t,o){let n=AbortSignal.timeout(ls);try{let s=await t(e.uploadUrl,{method:e.uploadMethod,headers:e.uploadHeaders.map(({name:l,value:i})=>[l,i]),body:a,signal:o?AbortSignal.any([n,o]):n});return[s.status,await s.text()]}catch(s){throw o?.throwIfAborted(),new F(`The upload was cut: ${String(s)}`)}}function Fu(e,a,t,o){return new Promise((n,s)=>{let l=new XMLHttpRequest;l.open(e.uploadMethod,e.uploadUrl),l.timeout=ls;for(let{name:i,value:u}of e.uploadHeaders)l.setRequestHeader(i,u);l.upload.onprogress=({loaded:i,total:u})=>t(u?i/u:0),l.onerror=l.ontimeout=()=>s(new F("The upload was cut.")),l.onabort=()=>s(o?.reason),o?.addEventListener("abort",()=>l.abort(),{once:!0}),l.onload=()=>n([l.status,l.responseText]),l.send(a)})}function Bu(e){try{return JSON.parse(e).error?.message}catch{return}}var Eu=50,Uu=3e4,Lt=class extends uo{start(a){return this.call(Gn,{},t=>t,a)}viewer(a){return this.call(Vn,{},({viewer:t})=>t,a)}credits(a){return this.call(zn,{},({credit:t})=>t,a)}models(a){return this.call(Wn,{},({models:t})=>t,a)}styles(a){return this.call($n,{},({styles:t})=>t,a)}packs(a){return this.call(Xn,{},({creditPacks:t})=>t,a)}creation(a,t){return this.call(Kn,{id:a},({creation:o})=>o,t)}quote(a,t){return this.call(Jn,{input:a},({quoteGeneration:o})=>xt(Ca(o).quote),t)}upload(a,{contentType:t,onProgress:o,...n}={}){let s={contentType:t||a.type||"application/octet-stream",byteSize:a.size};return this.repeated(async()=>{let{createUpload:l}=await this.endpoint.execute(Yn,{input:s},n.signal),i=xt(Ca(l).upload);return await is(i,a,{onProgress:o,signal:n.signal},this.endpoint.fetch),i.id},n)}async create({images:a,...t},o={}){let{onProgress:n,onUploaded:s,...l}=o,i=(a??[]).map(c=>c instanceof Blob?0:null),u=i.filter(c=>c!==null).length,d=await Promise.all((a??[]).map(async(c,g)=>{if(!(c instanceof Blob))return c;let f=m=>{i[g]=m,n?.(i.reduce((y,w)=>y+(w??0),0)/u)};return{uploadId:await this.upload(c,{...l,...n&&{onProgress:f}})}}));return u>0&&s?.(d),this.onceOnly(t.idempotencyKey,c=>{let g={...t,...a&&{images:d},idempotencyKey:c};return this.call(es,{input:g},({createGeneration:f})=>Ca(f).creations,l)})}retry(a,{maxCredits:t,idempotencyKey:o,...n}={}){return this.onceOnly(o,s=>{let l={id:a,maxCredits:t,idempotencyKey:s},i=({retryGeneration:u})=>xt(Ca(u).creation);return this.call(as,{input:l},i,n)})}cancel(a,t){let o=({cancelGeneration:n})=>xt(Ca(n).creation);return this.call(ts,{input:{id:a}},o,t,!1)}async delete(a,t){await this.call(os,{input:{id:a}},({deleteCreation:o})=>Ca(o),t,!1)}checkout(a,t={},o){let n=({createCheckout:s})=>xt(Ca(s).payment);return this.call(rs,{input:{pack:a,...t}},n,o,!1)}gallery(a={}){return mr((t,o,n)=>this.call(Qn,{first:t,after:o,filter:a},({creations:s})=>s,n))}transactions(){return mr((a,t,o)=>this.call(Zn,{first:a,after:t},({credit:n})=>n.transactions,o))}payments(){return mr((a,t,o)=>this.call(jn,{first:a,after:t},({credit:n})=>n.payments,o))}watch({id:a=null,after:t=null,signal:o}={}){return this.follow(ns,{id:a,after:t},({taskUpdated:n})=>n,o)}watchCredits({after:a=null,signal:t}={}){return this.follow(ss,{after:a},({creditUpdated:o})=>o,t)}async wait(a,t={}){for await(let{creation:o}of this.watch({id:a,...t.signal?{signal:t.signal}:{}}))if(o&&(t.onChange?.(o),o.stage==="FINISHED")){if(Ou(o))return o;throw new gt(o.failure?.message??"The generation was canceled.",o)}throw t.signal?.reason??new re("The wait was ended.")}async onceOnly(a,t){let o=a??gr();try{return await t(o)}catch(n){throw n instanceof F&&(n.idempotencyKey=o),n}}};function gr(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}function mr(e){async function*a(){let t=null;do{let o=await e(Eu,t);yield*o.nodes,t=o.pageInfo.hasNextPage?o.pageInfo.endCursor:null}while(t!==null)}return Object.assign(a(),{page:e})}async function us(e,a=globalThis.fetch){let t,o;try{let n=await a(`${String(e).replace(/\/+$/,"")}/auth/demo`,{method:"POST",signal:AbortSignal.timeout(Uu)});if(n.status===201)return(await n.json()).token;t=n.status,o=Number(n.headers.get("Retry-After"))}catch(n){throw new F(`No usable answer from ${String(e)}: ${String(n)}`)}throw t===429?new ye(`${String(e)} lets no more users in from here.`,"RATE_LIMITED",o):t>=500?new F(`${String(e)} is not available (HTTP ${t}).`):new J(`${String(e)} has no demo sign-in for you (HTTP ${t}): give a token.`)}function Ou(e){return e.generatedImage!==null}function Ca(e){if(e.errors[0])throw new $(e.errors[0],e.errors);return e}function xt(e){if(e===null)throw new re("The server's answer is incomplete.");return e}var fo=document.documentElement.dataset.signIn==="demo",ds=document.documentElement.dataset.sandbox==="yes",co=document.documentElement.dataset.cards,Me=h("starting"),V=h(null),hr=h("opening"),Xa=h(null),po=h(!1),qu=5e3,D=new Lt({url:location.origin,tokens:pr(),signIn:Nu,onToken:e=>e===null?Is():void Lr(),patience:1/0,onRepeat:Cs,onConnection:e=>{hr.value=e}}),fs=()=>{},xr=()=>{},It={},cs=null;function ps(e,a){fs=e,xr=a,Lr()}async function ms(e){let a=e.trim().replace(/^bearer\s+/i,"");if(!/^[!-~]+$/.test(a))return!1;try{await new Lt({url:location.origin,token:a,patience:0}).viewer()}catch(t){if(t instanceof J)return!1;throw t}return D.use(a),!0}async function gs(){await window.atelier?.signIn?.(),window.atelier&&await Lr()}async function hs(){D.use(null),await window.atelier?.signOut?.()}async function xs(){D.use(await Ls())}function mo(e){if(e instanceof He)Me.value="blocked";else if(!(e instanceof J))throw e}async function Nu(e){if(window.atelier)return window.atelier.token(e);if(!fo)return null;let a=await Ls();return po.value=e!==null,a}async function Ls(){try{return await us(location.origin)}catch(e){throw De(e)&&Cs(cs=e,(e.retryAfter??0)*1e3),e}}async function Lr(){let e=It={};for(;e===It;)try{let a=await D.start();e===It&&Hu(a);return}catch(a){if(e!==It)return;if(a instanceof J)return Is();if(a instanceof He)return mo(a);V.value===null&&(Me.value="unreachable"),await new Promise(t=>setTimeout(t,qu))}}function Hu(e){Me.value="signed-in",V.value?.id!==e.viewer.id&&(xr(),V.value=e.viewer,fs(e))}function Is(){It={},xr(),V.value=null,Me.value="signed-out"}function Cs(e,a){De(e)?Xa.value={until:Date.now()+a,isOfSignUps:e===cs}:e instanceof F&&V.value===null&&(Me.value="unreachable")}var Gu=100,ea=new Map,Ct=new Set,yt=new Set,Ka=new Set;function se({status:e}){return e==="WAITING"||e==="PROCESSING"}function Qa(e){return ea.get(e)}function aa(e){let a=yt.delete(e.id);if(Ct.has(e.id))return;if(e.deletedAt!==null)return Ir(e.id);let t=ea.get(e.id);if(t===void 0)ea.set(e.id,h(e));else{if(e.version<t.peek().version&&!a)return;t.value={...e,...Vu(t.peek(),e)}}for(let o of Ka)o.note(e)}function Ir(e){Ct.add(e);for(let a of Ka)a.drop(e)}async function Ss(e){return ea.get(e)?.peek()??await ya(e)}async function ya(e){let a=await D.creation(e),t=ea.get(e);return a&&t&&a.version>=t.peek().version?(yt.delete(e),t.value=a):a&&aa(a),a}function ws(){Ct.clear();for(let e of ea.keys())yt.add(e)}function ks(){ea.clear(),Ct.clear(),yt.clear();for(let e of Ka)e.empty()}function Cr(){for(let e of Ka)e.reload()}function Vu(e,a){return{originalImages:a.originalImages.map((t,o)=>ys(e.originalImages[o]??null,t)??t),generatedImage:ys(e.generatedImage,a.generatedImage)}}function ys(e,a){return e&&a&&bs(e)===bs(a)?{...a,url:e.url,small:e.small}:a}function bs(e){return e.url.split("?",1)[0]??e.url}var Ve=class{constructor(a){this.pageSize=a}pageSize;filter=h({});state=h("loading");failed=h(!1);hasMore=h(!1);ids=h([]);shown=_(()=>{let a=this.ids.value.map(t=>ea.get(t)?.value).filter(t=>t!==void 0);return[...a.filter(se),...a.filter(t=>!se(t))]});#t=null;#e=null;#a=!1;open(){return Ka.add(this),V.peek()&&this.reload(),()=>Ka.delete(this)}show(a){this.filter.value=a,this.empty(),this.reload()}empty(){this.#e?.abort(),this.#e=null,this.#a=!1,this.#t=null,this.ids.value=[],this.hasMore.value=!1,this.state.value="loading"}async reload(){this.#a=this.#e!==null&&this.state.peek()==="ready",await this.#o(null)}async more(){this.hasMore.peek()&&(this.#a=this.#e!==null,this.#a||await this.#o(this.#t))}note(a){let t=this.ids.peek().includes(a.id);if(!zu(a,this.filter.peek())){t&&this.drop(a.id);return}let o=this.ids.peek().at(-1);t||this.hasMore.peek()&&o!==void 0&&a.id<o||(this.ids.value=vs([...this.ids.peek(),a.id]))}drop(a){this.ids.peek().includes(a)&&(this.ids.value=this.ids.peek().filter(t=>t!==a))}async#o(a){this.#e?.abort();let t=this.#e=new AbortController,o=a===null?this.ids.peek().length:0;this.failed.value=!1;try{let n=Math.min(Math.max(this.pageSize,o),Gu),s=await D.gallery(this.filter.peek()).page(n,a,{signal:t.signal});if(this.#e!==t)return;this.#e=null;for(let d of s.nodes)aa(d);let l=s.nodes.map(({id:d})=>d).filter(d=>!Ct.has(d)),u=this.ids.peek().filter(d=>!yt.has(d)).filter(d=>a!==null||l[0]===void 0||d>l[0]);this.ids.value=vs([...new Set([...u,...l])]),this.#t=s.pageInfo.endCursor,this.hasMore.value=s.pageInfo.hasNextPage,this.state.value="ready",this.#a&&this.more()}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function vs(e){return e.sort((a,t)=>a<t?1:-1)}function zu(e,{status:a,style:t,search:o,model:n,group:s}){return(!n||n===e.model.id)&&(!s||s===e.group)&&(!a||a.includes(e.status))&&(!t||t===e.style.id)&&(!o||e.prompt.toLowerCase().includes(o.toLowerCase()))}var Wu=20,le=h(null),ho=h(null),go=class{constructor(a){this.listing=a}listing;items=h(null);hasMore=h(!1);failed=h(!1);isOpen=!1;#t=null;#e=null;async reload(){this.isOpen=!0,await this.#a(null)}async more(){this.hasMore.peek()&&this.#e===null&&await this.#a(this.#t)}note(a){let t=this.items.peek();t&&this.#e===null?this.items.value=Ps([a],t):this.isOpen&&this.reload()}empty(){this.isOpen=!1,this.#e?.abort(),this.#e=null,this.items.value=null,this.hasMore.value=!1}async#a(a){this.#e?.abort();let t=this.#e=new AbortController;this.failed.value=!1;try{let o=await this.listing.page(Wu,a,{signal:t.signal});if(this.#e!==t)return;this.#e=null,this.items.value=a===null?o.nodes:Ps(this.items.peek()??[],o.nodes),this.#t=o.pageInfo.endCursor,this.hasMore.value=o.pageInfo.hasNextPage}catch{if(this.#e!==t)return;this.#e=null,this.failed.value=!0}}};function Ps(e,a){let t=new Set(e.map(({id:o})=>o));return[...e,...a.filter(({id:o})=>!t.has(o))]}var ta=new go(D.transactions()),me=new go(D.payments());async function As(){await Promise.all([ta.reload(),me.reload(),$u()])}async function $u(){try{ho.value??=await D.packs()}catch{return}}function _s(e){e.credit&&(le.value=e.credit),e.kind==="RESET"&&yr(),e.transaction&&ta.note(e.transaction);let a=e.kind==="UPDATE"?e.transaction?.kind??"ADJUSTMENT":null;(a==="PURCHASE"||a==="ADJUSTMENT")&&me.isOpen&&me.reload()}async function yr(){let e=[ta,me].filter(({isOpen:a})=>a);await Promise.all(e.map(a=>a.reload()))}function Rs(){le.value=null,ta.empty(),me.empty()}var be=new Ve(12),xo=new Ve(4),ba=h(null),Lo=_(()=>{let e=be.shown.value;return e.find(({id:a})=>a===ba.value)??e[0]??null}),Ts=_(()=>{let e=Lo.value;if(e===null||e.group===null)return e?[e]:[];let a=[...be.shown.value,...xo.shown.value].filter(({group:t})=>t===e.group);return[...new Map(a.map(t=>[t.id,t])).values()].sort((t,o)=>t.id<o.id?-1:1)});var br=new WeakMap,vr=h(0);function Sr(e){return vr.value>=0?br.get(e):void 0}function Ds(e){let a=e instanceof File?Sr(e):void 0;return a===void 0?e:{uploadId:a}}function Ms(e,a){e.forEach((t,o)=>{let n=a[o]?.uploadId;t instanceof File&&n&&br.set(t,n)}),vr.value+=1}function Io(){br=new WeakMap,vr.value+=1}var Xu=2,Ku=2e3,Bs="atelier.intents",ge=h([]),va=h(!1),bo="",Co=new Map,Es=()=>{};function Us(e,a){bo=e,Es=a;for(let{key:t,order:o}of Ju())wr(t,o)}function Os(){bo="",oa=null,va.value=!1,ge.value=[];for(let e of Co.values())e.abort()}function vo(e){let a=performance.now();if(oa&&Qu(oa.order,e)&&a-oa.at<Ku)return va.value=!0,oa.creation;va.value=!1;let t=wr(gr(),e),o=oa={order:e,at:a,creation:t};return t.then(n=>{n===null&&oa===o&&(oa=null)}),t}var oa=null;function Qu(e,a){let[t,o]=[yo(e),yo(a)];return t.length===o.length&&t.every((n,s)=>n===o[s])&&Fs(e)===Fs(a)}function yo(e){return e.kind==="create"?(e.images??[]).filter(a=>a instanceof File):[]}function Fs(e){return JSON.stringify(e,(a,t)=>t instanceof File?"file":t)}async function qs({key:e}){let a=ge.peek().find(t=>t.key===e);return a?.phase==="stopped"?wr(e,a.order):null}function So(e){Co.get(e)?.abort(),ge.value=ge.peek().filter(a=>a.key!==e),kr()}async function wr(e,a){let t=a.kind==="create"&&a.images?{...a,images:a.images.map(Ds)}:a;ju({key:e,order:t,phase:yo(t).length>0?"uploading":"sending",progress:0,trouble:null});let o=new AbortController;Co.set(e,o);let n=0,s=(l,i)=>{n+=1,De(l)?bt(e,{trouble:{kind:"limited",until:Date.now()+i}}):n>Xu&&bt(e,{trouble:{kind:"unreachable"}})};try{let l=await Zu(e,t,{signal:o.signal,onRepeat:s});if(o.signal.aborted)return null;So(e);for(let i of l)aa(i),n>0&&ya(i.id).catch(()=>{});return l[0]&&Es(l[0]),l[0]??null}catch(l){if(o.signal.aborted)return null;let i=l instanceof $||l instanceof Ge;return i&&Io(),bt(e,{phase:"stopped",trouble:i?{kind:"refused",error:l}:{kind:"failed",error:l}}),null}finally{Co.delete(e)}}async function Zu(e,a,t){if(a.kind==="retry")return[await D.retry(a.id,{maxCredits:a.maxCredits,idempotencyKey:e,...t})];let{input:o,images:n}=a;return D.create({...o,...n&&{images:n},idempotencyKey:e},{...t,onProgress:s=>bt(e,{progress:s}),onUploaded:s=>{Ms(n??[],s),bt(e,{phase:"sending",order:{...a,images:s}})}})}function ju(e){ge.value=[e,...ge.peek().filter(({key:a})=>a!==e.key)],kr()}function bt(e,a){ge.value=ge.peek().map(t=>t.key===e?{...t,...a}:t),kr()}function kr(){let e=ge.peek().filter(({order:a,trouble:t})=>t?.kind!=="refused"&&yo(a).length===0);try{sessionStorage.setItem(Bs,JSON.stringify({owner:bo,entries:e.map(({key:a,order:t})=>({key:a,order:t}))}))}catch{return}}function Ju(){try{let e=JSON.parse(sessionStorage.getItem(Bs)??"null");return e?.owner===bo?e.entries:[]}catch{return[]}}var Ns="atelier.models",ve=h(Yu());K(()=>{try{sessionStorage.setItem(Ns,JSON.stringify(ve.value))}catch{return}});var ze=h(null),B=_(()=>{let e=ve.value?.filter(({status:a})=>a!=="RETIRED")??[];return e.find(({id:a})=>a===ze.value)??e.find(We)??e[0]??null}),wo={aspectRatios:["AUTO","SQUARE_1_1","PORTRAIT_2_3","LANDSCAPE_3_2","PORTRAIT_3_4","LANDSCAPE_4_3","PORTRAIT_4_5","LANDSCAPE_5_4","PORTRAIT_9_16","LANDSCAPE_16_9","LANDSCAPE_21_9"],resolutions:["ONE_K","TWO_K","FOUR_K"],outputFormats:["PNG","JPG"],maxInputImages:8,maxOutputs:4,supportsSeed:!1,supportsNegativePrompt:!1,supportsTransparency:!1};function We({status:e}){return e==="LIVE"}function Fe({takesPrompt:e}){return!e}async function Sa(){try{ve.value=await D.models()}catch{return}}function Hs(e,a,t){let o=e.prices.find(n=>n.resolution===a)??e.prices[0];return o?o.credits+o.creditsPerExtraImage*Math.max(0,t-e.freeInputImages):null}function Yu(){try{return JSON.parse(sessionStorage.getItem(Ns)??"null")}catch{return null}}var ed=[["image/jpeg",/^\xff\xd8\xff/],["image/png",/^\x89PNG\r\n\x1a\n/],["image/webp",/^RIFF[^]{4}WEBP/],["image/gif",/^GIF8[79]a/],["image/bmp",/^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],["image/tiff",/^(?:II[*+]\0|MM\0[*+])/],["image/avif",/^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],["image/heic",/^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/]],ad=new Set(["image/jpeg","image/png","image/webp","image/gif"]);async function Gs(e){let{name:a}=e;if(e.size===0)return{kind:"empty"};let t=await td(e),o=ed.find(([,l])=>l.test(t))?.[0];if(!o)return{kind:"type",name:a};let n=e.type===o?e:new File([e],a,{type:o}),s=await od(n);return s?rd(n,s):n.size>31457280?{kind:"bytes",name:a,bytes:n.size}:ad.has(o)?{kind:"damaged",name:a}:{kind:"photograph",file:n,thumbnail:null,reduced:!1}}async function td(e){try{return String.fromCharCode(...new Uint8Array(await e.slice(0,96).arrayBuffer()))}catch{return""}}async function od(e){let a=URL.createObjectURL(e),t=new Image;t.src=a;try{return await t.decode(),t}catch{return null}finally{URL.revokeObjectURL(a)}}async function rd(e,a){let t=a.naturalWidth*a.naturalHeight,n=Vs(a,192/Math.max(a.naturalWidth,a.naturalHeight))?.toDataURL("image/webp",.7)??null;if(e.size<=31457280&&t<=64e6)return{kind:"photograph",file:e,thumbnail:n,reduced:!1};let s=e.type==="image/jpeg"||e.type==="image/bmp"?"image/jpeg":"image/webp";for(let l=Math.min(1,Math.sqrt(64e6/t));l*a.naturalWidth>=1;l*=.8){let i=await nd(a,l,s);if(i===null)break;let u=new File([i],e.name,{type:i.type});if(i.size<=31457280)return{kind:"photograph",file:u,thumbnail:n,reduced:!0}}return e.size>31457280?{kind:"bytes",name:e.name,bytes:e.size}:{kind:"pixels",name:e.name}}function nd(e,a,t){let o=Vs(e,a);return new Promise(n=>o?o.toBlob(n,t,.95):n(null))}function Vs(e,a){let t=document.createElement("canvas");t.width=Math.max(1,Math.floor(e.naturalWidth*a)),t.height=Math.max(1,Math.floor(e.naturalHeight*a));let o=t.getContext("2d");return o===null?null:(o.imageSmoothingQuality="high",o.drawImage(e,0,0,t.width,t.height),t)}var Y=h([]),$e=h(0),ra=h(null),Se=_(()=>(B.value??wo).maxInputImages),he=_(()=>Y.value.slice(0,Se.value)),sd=0,Pr={};async function Ar(e){if(ra.value=null,e.length===0)return ko({kind:"nothing"});let a=Pr,t=Po()>0||Se.peek()>1?null:Y.peek()[0],o=e.slice(0,t?1:Math.max(0,Po()));o.length<e.length&&ko({kind:"full",most:Se.peek()}),$e.value+=o.length;for(let n of o){let s=await Gs(n);if(a!==Pr)return;if($e.value-=1,s.kind!=="photograph"){ko(s);continue}t&&_o(t.key);let{file:l,thumbnail:i,reduced:u}=s;$s({key:Dr(),kind:"file",file:l,thumbnail:i,reduced:u})}}function Ao({id:e,generatedImage:a}){if(ra.value=null,!a)return!1;let t=Y.peek();return t.some(o=>o.kind==="creation"&&o.id===e)?!0:Po()<=0&&Se.peek()>1?(ko({kind:"full",most:Se.peek()}),!1):(Po()<=0&&t[0]&&_o(t[0].key),$s({key:Dr(),kind:"creation",id:e,picture:a}),!0)}function ko(e){ra.value??=e}function _o(e){ra.value=null,Y.value=Y.peek().filter(a=>a.key!==e)}function _r(e,a){let t=Y.peek().find(n=>n.key===e);if(!t||a<0||a>=Y.peek().length)return;let o=Y.peek().filter(n=>n!==t);Y.value=[...o.slice(0,a),t,...o.slice(a)]}function Rr(){Pr={},$e.value=0,ra.value=null,Y.value=[]}function Ro(e){switch(e.kind){case"file":return e.file;case"upload":return{uploadId:e.id};case"creation":return{creationId:e.id};case"original":return{inputImage:{creationId:e.id,position:e.position??0}}}}function zs(){return Y.value.flatMap(e=>{if(e.kind!=="file")return[e];let a=Sr(e.file);return a===void 0?[]:[{kind:"upload",id:a,name:e.file.name,thumbnail:e.thumbnail}]})}function Tr(e){Y.value=e.map(a=>({...a,key:Dr()}))}function Ws({id:e,originalImages:a}){Rr(),Tr(a.map((t,o)=>({kind:"original",id:e,position:o,picture:t})))}function $s(e){Y.value=[...Y.peek(),e]}function Po(){return Se.peek()-Y.peek().length-$e.peek()}function Dr(){return`reference-${sd+=1}`}var we=h(null);var Mr=new AbortController;function Xs(){ps(e=>{le.value=e.credit,we.value=e.styles,ve.value=e.models,Cr(),Mr=new AbortController,ld(Mr.signal).catch(mo),Us(e.viewer.id,({id:a})=>{ba.value=a})},()=>{Mr.abort(),D.close(),Os(),Io(),ks(),Rs(),ba.value=null,V.peek()!==null&&Rr()})}async function ld(e){let a=null;for await(let t of D.watchCredits({signal:e}))_s(t),!a&&(Ks(),a=id(t.cursor,e),a.catch(mo))}async function id(e,a){for await(let{kind:t,creation:o}of D.watch({after:e,signal:a}))t==="RESET"?(ws(),Ks()):o&&aa(o)}function Ks(){Cr(),yr()}function Qs(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,n,s,l=[],i="",u=e.split("/");for(u[0]||u.shift();n=u.shift();)t=n[0],t==="*"?(l.push(t),i+=n[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=n.indexOf("?",1),s=n.indexOf(".",1),l.push(n.substring(1,~o?o:~s?s:n.length)),i+=~o&&!~s?"(?:/([^/]+?))?":"/([^/]+?)",~s&&(i+=(~o?"?":"")+"\\"+n.substring(s))):i+="/"+n;return{keys:l,pattern:new RegExp("^"+i+(a?"(?=$|/)":"/?$"),"i")}}var ud=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Fr(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Zs(e,a,t){t&&!ud&&(a=t);let o=a(),[{_instance:n},s]=H({_instance:{_value:o,_getSnapshot:a}});return xa(()=>{n._value=o,n._getSnapshot=a,Fr(n._value,a())||s({_instance:n})},[e,o,a]),L(()=>(Fr(n._value,n._getSnapshot())||s({_instance:n}),e(()=>{Fr(n._value,n._getSnapshot())||s({_instance:n})})),[e]),o}function js(e){return a=>e(a)}var vt=e=>{let a=A([e,(...t)=>a[0](...t)]).current;return xa(()=>{a[0]=e}),a[1]};var Js=["popstate","pushState","replaceState","hashchange"],St=[],Ys=()=>St.forEach(e=>e()),dd=e=>(St.push(e)===1&&Js.forEach(a=>addEventListener(a,Ys)),()=>{St=St.filter(a=>a!==e),St.length||Js.forEach(a=>removeEventListener(a,Ys))}),ol=(e,a)=>Zs(dd,e,a),el=()=>location.search,rl=({ssrSearch:e}={})=>ol(el,e!=null?()=>e:el),al=()=>location.pathname,fd=({ssrPath:e}={})=>ol(al,e!=null?()=>e:al);var cd=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),nl=e=>[fd(e),cd],tl=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[tl]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,tl,{value:!0})}var sl=(e="")=>e==="/"?"":e,ll=(e,a)=>e[0]==="~"?e.slice(1):sl(a)+e,Er=(e,a)=>(e=Br(sl(e)),a=Br(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Br=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},il=e=>Br(e[0]==="?"?e.slice(1):e);var ul={hook:nl,searchHook:rl,parser:Qs,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},dl=Ha(ul),wa=()=>Va(dl),fl={},cl=Ha(fl),pd=()=>Va(cl),pl=(e,a=e.base)=>Er(a,e.hook(e)[0]),Ur=e=>{let[a,t]=e.hook(e);return[Er(e.base,a),vt((o,n)=>e.aroundNav(t,ll(o,e.base),n))]},ka=()=>Ur(wa()),md=()=>{let e=wa();return il(e.searchHook(e))},ml=(e,a,t,o)=>{let{pattern:n,keys:s}=a instanceof RegExp?{pattern:a}:e(a||"*",o),l=n.exec(t);if(!l)return[!1,null];let i={};for(let u=1;u<l.length;u++)i[u-1]=l[u];if(s)for(let u=0;u<s.length;u++)i[s[u]]=l[u+1];else Object.assign(i,l.groups);return o?[!0,i,l[0]]:[!0,i]};var gd=({children:e,...a})=>{let t=wa(),o=a.hook?ul:t,n=o;if(a.ssrPath){let[u,d=a.ssrSearch??""]=a.ssrPath.split("?");u&&(a.ssrSearch=d,a.ssrPath=u)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let s=A(o),l=s.current,i=l;for(let u in o){let d=u==="base"?o[u]+(a[u]??""):a[u]??o[u];d!==i[u]&&(l===i&&(s.current=i={...i}),i[u]=d),(d!==o[u]||d!==n[u])&&(n=i)}return oe(dl.Provider,{value:n},e)},hd=({children:e,component:a},t)=>a?oe(a,{params:t}):typeof e=="function"?e(t):e,xd=e=>{let a=A(fl),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(n=>e[n]!==t[n])?e:t};function To(){let[e,a]=ka(),t=md(),o=Te(()=>new URLSearchParams(t),[t]),n=o,s=vt((l,i)=>{n=new URLSearchParams(typeof l=="function"?l(n):l);let u=n.toString();a(e+(u?"?"+u:""),i)});return[o,s]}var wt=({path:e,nest:a,match:t,...o})=>{let n=wa(),s=pl(n),[l,i,u]=t??ml(n.parser,e,s,a),d=xd({...pd(),...i});if(!l)return null;let c=hd(o,d);return oe(cl.Provider,{value:d},u?oe(gd,{base:u},c):c)},xe=js((e,a)=>{let t=wa(),[o,n]=Ur(t),{to:s="",href:l=s,onClick:i,asChild:u,children:d,className:c,replace:g,state:f,transition:m,...y}=e;return y.onClick=vt(w=>{w.ctrlKey||w.metaKey||w.altKey||w.shiftKey||w.button!==0||(i?.(w),w.defaultPrevented||(w.preventDefault(),n(l,e)))}),y.href=t.hrefs(l[0]==="~"?l.slice(1):t.base+l,t),c!==void 0&&(y.className=c?.call?c(o===l):c),a&&(y.ref=a),u&&ha(d)?Qt(d,y):oe("a",y,d)}),gl=(e,a=[])=>{if(Array.isArray(e))for(let t of e)gl(t&&t.type===C?t.props.children:t,a);else a.push(e);return a},hl=({children:e,location:a})=>{let t=wa(),o=pl(t);for(let n of gl(e)){let s=0;if(ha(n)&&(s=ml(t.parser,n.props.path,a||o,n.props.nest))[0])return Qt(n,{match:s})}return null},xl=e=>{let{to:a,href:t=a}=e,o=wa(),[,n]=Ur(o),s=vt(()=>n(a||t,e)),{ssrContext:l}=o;return xa(()=>{s()},[]),l&&(l.redirectTo=a),null};var Za="sty_watercolour",Nr=2**31-1,Le=h(Za),Pa=h("AUTO"),Aa=h(null),_a=h(null),ja=h(!1),Ja=h(1),Xe=h(""),na=h(""),Ll=_(()=>ja.value&&(B.value?.supportsTransparency??!1)),sa=_(()=>{let e=B.value??wo,a=e.outputFormats.filter(t=>!Ll.value||t!=="JPG");return{ratios:Or(e.aspectRatios),resolutions:Or(e.resolutions),formats:Or(a),counts:Array.from({length:e.maxOutputs},(t,o)=>o+1),seed:e.supportsSeed,negativePrompt:e.supportsNegativePrompt,transparency:e.supportsTransparency}}),ee=_(()=>{let{ratios:e,resolutions:a,formats:t,counts:o,...n}=sa.value;return{aspectRatio:qr(Pa.value,e),resolution:qr(Aa.value,a),outputFormat:qr(_a.value,t),background:Ll.value?"TRANSPARENT":null,count:Math.min(Ja.value,o.length),seed:n.seed&&Xe.value.trim()!==""?Number(Xe.value):null,negativePrompt:n.negativePrompt&&na.value.trim()||null}}),Ya=_(()=>{let e=ee.value.seed;return e!==null&&!(Number.isInteger(e)&&e>=0&&e<=Nr)});function Or(e){return e.length>1?e:[]}function qr(e,a){return a.find(t=>t===e)??a[0]??null}var Ke=h(""),la=_(()=>{let e=B.value;return e&&Hs(e,ee.value.resolution,he.value.length)}),et=_(()=>la.value&&la.value*ee.value.count),Hr=_(()=>{let e=le.value?.balance;return et.value===null||e===void 0?0:Math.max(0,et.value-e)}),kt=_(()=>{let e=B.value;return e===null||Fe(e)?0:Math.max(0,[...Ke.value.trim()].length-e.maxPromptLength)}),Gr=_(()=>{let e=B.value;return e===null||et.value===null||le.value===null||$e.value>0?"loading":We(e)?e.requiresInputImage&&he.value.length===0?"image":!Fe(e)&&Ke.value.trim()===""?"prompt":kt.value>0?"long":Hr.value>0?"credits":null:"paused"});function Do(e){ze.value=e.model.id,Ke.value=e.prompt,Le.value=e.style.id,Pa.value=e.aspectRatio,Aa.value=e.resolution,_a.value=e.outputFormat}function Il(){let e=B.peek();if(e===null)return;let a=Fe(e)?{}:{prompt:Ke.peek().trim(),style:Le.peek()},t={model:e.id,...a,...ee.peek(),maxCredits:et.peek()};vo({kind:"create",input:t,images:he.peek().map(Ro)}).then(o=>{o===null&&Sa()})}var Cl="atelier.draft";Ld();K(()=>{let e={prompt:Ke.value,model:ze.value,style:Le.value,ratio:Pa.value,resolution:Aa.value,format:_a.value,isTransparent:ja.value,count:Ja.value,seed:Xe.value,negativePrompt:na.value,references:zs()};try{sessionStorage.setItem(Cl,JSON.stringify(e))}catch{return}});function Ld(){try{let e=JSON.parse(sessionStorage.getItem(Cl)??"null");if(e===null)return;Ke.value=e.prompt??"",ze.value=e.model??null,Le.value=e.style??Za,Pa.value=e.ratio??"AUTO",Aa.value=e.resolution??null,_a.value=e.format??null,ja.value=e.isTransparent??!1,Ja.value=e.count??1,Xe.value=e.seed??"",na.value=e.negativePrompt??"",Tr(e.references??[])}catch{return}}var Id=0;function r(e,a,t,o,n,s){a||(a={});var l,i,u=a;if("ref"in u)for(i in u={},a)i=="ref"?l=a[i]:u[i]=a[i];var d={type:e,props:u,key:t,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--Id,__i:-1,__u:0,__source:n,__self:s};if(typeof e=="function"&&(l=e.defaultProps))for(i in l)u[i]===void 0&&(u[i]=l[i]);return S.vnode&&S.vnode(d),d}function yl({columns:e,items:a}){return r("table",{class:"table",children:[r("thead",{children:r("tr",{children:e.map(({title:t,isNumber:o})=>r("th",{scope:"col",class:o?"number":void 0,children:t},t))})}),r("tbody",{children:a.map(t=>r("tr",{children:e.map(({title:o,isNumber:n,cell:s})=>r("td",{class:n?"number":void 0,children:s(t)},o))},t.id))})]})}function Be(e){let a=!1;return({detail:t})=>{t>1||a||(a=!0,Promise.resolve(e()).finally(()=>{a=!1}))}}function bl(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function Ie(e,a,t){return e===1?a:t}function Mo(e){return e<120?`${e} ${Ie(e,"second","seconds")}`:e<7200?`about ${Math.ceil(e/60)} minutes`:`about ${Math.ceil(e/3600)} hours`}var vl={credits:e=>`${e.toLocaleString("en")} ${Ie(e,"credit","credits")}`,nav:{label:"Pages",studio:"Studio",creations:"My creations",billing:"Billing",skip:"Skip to content",explorer:"API explorer",balance:e=>`${e}. Open billing`,light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signedInAs:"Signed in as",signIn:"Sign in",signOut:"Sign out",anotherDemo:"Start over as a new demo user",sandbox:"Sandbox",sandboxMeans:"No real images are made, and no card is charged."},titles:{studio:"Studio \xB7 Atelier",creations:"My creations \xB7 Atelier",billing:"Billing \xB7 Atelier"},notices:{offline:"You are offline. The page continues when you are back online.",unreachable:"The server is not responding. Retrying \u2026",blocked:"This account is blocked. Contact the support of this service.",limited:e=>`Too many requests. This page continues in ${Mo(e)}.`,crowded:e=>`Too many people signed in from your network. You will be signed in automatically in ${Mo(e)}.`,repeated:"You submitted this twice. It is made once, and charged once.",lost:"Connection lost. Your images are still being made, and this page reconnects automatically.",replaced:"Your demo session ended, so you are now a new demo user.",close:"Close"},signIn:{title:"Sign in to make images",text:"Continue to the sign-in page of this product.",tokenText:"Paste a token of your identity provider. The person who runs this server can print one with \u201Catelier token\u201D.",label:"Token (JWT)",button:"Sign in",refused:"The server does not accept this token.",unreachable:"The server is not responding. Try again."},studio:{title:"Make an image",hero:"Turn a photograph, or just words, into an image.",heroText:"Choose a style to see how it changes the same photograph.",model:"Model",chooseModel:"Choose a model",modelsMake:"Make images",modelsTools:"Tools for finished images",from:e=>`from ${e}`,about:e=>e<90?`about ${e} s`:`about ${Math.round(e/60)} min`,paused:e=>`${e} is paused at the moment. Choose another model.`,pausedTag:"Paused",wordsOnly:"From words only",oneImage:"Needs one image",upToImages:e=>`Up to ${e} ${Ie(e,"image","images")}`,upToSize:e=>`Up to ${e}`,transparentAbility:"Transparency",negativePromptAbility:"Negative prompt",image:"Image",references:"Reference images",optional:"optional",required:"required",upTo:e=>`up to ${e}`,imageNeeded:"This model needs an image.",drop:"Drop an image, paste it, or",pick:"choose a file",limits:"JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",reduced:"The file is too large, so a smaller copy is used.",unseen:"This browser cannot display the file, but it can be used.",dropNow:"Drop to use it",checking:"Checking the file \u2026",addImage:"Add an image",replace:"Choose another",remove:e=>`Remove image ${e}`,earlier:e=>`Move image ${e} forward`,later:e=>`Move image ${e} back`,moved:(e,a)=>`Now image ${e} of ${a}`,notUsed:e=>`This model makes images from words only. Your ${Ie(e,"image is","images are")} kept for other models.`,beyond:e=>`This model uses the first ${Ie(e,"image",`${e} images`)}. The others are kept for other models.`,fromCreation:"From your creations",fromCreations:"Choose from your creations",fromCreationsShort:"My creations",prompt:"Describe the image",promptHint:"A cat asleep in a sunny window",promptHintPhoto:"What should change? For example: make it a rainy evening",promptNeeded:"Describe the image in a few words.",promptTooLong:e=>`The prompt is ${e.toLocaleString("en")} ${Ie(e,"character","characters")} too long.`,style:"Style",ratio:"Aspect ratio",ratioAuto:"Auto",resolution:"Resolution",format:"Format",count:"Results",background:"Background",transparent:"Transparent",clash:e=>e,moreOptions:"More options",seed:"Seed",seedHint:"Random",seedAlike:"All results have this seed, so they will be much alike.",seedWrong:e=>`The seed is a whole number from 0 to ${e.toLocaleString("en")}.`,negativePrompt:"Leave out",negativePromptHint:"Text, people, clutter",balance:"Balance",price:"Price",priceUnknown:"\u2026",make:e=>e===1?"Make image":`Make ${e} images`,apply:"Apply",buy:"Get credits",short:e=>`You need ${e} more.`,recent:"Recent",show:e=>`Show ${e}`,together:e=>`${e} images, made together`,useModel:e=>`Use ${e}`,uploading:e=>`Uploading, ${e}%`,sending:"Submitting",unreachable:"The server is not responding. This is submitted when it responds, and charged once.",limited:e=>`Too many requests. This is submitted in ${Mo(e)}, and charged once.`,sendAgain:"Send again",dismiss:"Dismiss"},problems:{nothing:"The pasted content has no image.",full:e=>e===0?"This model makes images from words only.":`This model uses up to ${e} ${Ie(e,"image","images")}.`,empty:"The file is empty.",type:e=>`\u201C${e}\u201D is not a supported image. Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF.`,bytes:(e,a)=>`\u201C${e}\u201D has ${a}. The limit is 30 MB.`,pixels:e=>`\u201C${e}\u201D has more than 64 million pixels. Choose a smaller version.`,damaged:e=>`\u201C${e}\u201D cannot be opened. The file may be damaged.`},refusals:{invalid:e=>e||"The request is not valid.",fields:{},model:"This model is not available at the moment. Nothing was charged.",content:e=>`The rules of this service do not allow this prompt${e?` (${e})`:""}. Nothing was charged; change the prompt, then try again.`,moderation:e=>`The prompt cannot be checked at the moment. Nothing was charged; try again in ${e} ${Ie(e,"second","seconds")}.`,notFound:"This no longer exists.",credits:e=>`You need ${e} more for this.`,owed:e=>`You owe ${e} for a reversed payment. You can make images again after this is settled.`,price:e=>`The price is now ${e}.`,rate:e=>`Too many requests. Try again in ${Mo(e)}.`,uploads:e=>`Too many of your images are unused. Use one, or try again in ${e} ${Ie(e,"minute","minutes")}.`,incomplete:"An image was not uploaded. Nothing was charged; choose it again.",state:"This is no longer possible.",payments:"Payments are temporarily unavailable. Nothing was paid.",failed:"Something went wrong. Nothing was charged; try again.",unreachable:"The server is not responding. Try again."},creation:{steps:{waiting:"Waiting",making:"Making",storing:"Saving",done:"Done"},stages:{PREPARING:"Preparing your images",QUEUED:"Waiting in the queue",MAKING:"Making the image",CONFIRMING:"Checking the result",STORING:"Saving the image",FINISHED:"Done"},statuses:{WAITING:"Waiting",PROCESSING:"In progress",SUCCESS:"Done",FAILED:"Failed",CANCELED:"Canceled"},queue:e=>e===1?"next in the queue":`number ${e.toLocaleString("en")} in the queue`,remaining:e=>e<60?`about ${e} s left`:`about ${Math.ceil(e/60)} min left`,soon:"almost done",progress:"Progress",before:"Before",after:"After",compare:"Share of the original that is shown",alt:(e,a)=>`${a}: ${e}`,original:"Original image",references:"Made from",reference:e=>`Reference image ${e}`,part:(e,a)=>`${e} of ${a}`,download:"Download",asSource:"Use as reference",reuse:"Reuse prompt",again:"Try again",cancel:"Cancel",remove:"Delete",open:"Enlarge",failures:{REJECTED_BY_MODERATION:"The image service refused this under its content rules. Try another prompt, or another image.",IMAGE_UNREADABLE:"An image could not be read. Try another file or another address.",INVALID_INPUT:"The image service could not use this request. Try another prompt, or another image.",PROVIDER_ERROR:"The image service failed. Trying again usually works.",TIMED_OUT:"The image service took too long. Trying again usually works.",STORAGE_ERROR:"The image was made but could not be saved. Try again."},canceled:"You canceled this before it started.",refunded:e=>`Your ${e} were returned.`,cost:e=>`${e}`,announce:(e,a)=>`${a}: ${e}`},gallery:{title:"My creations",search:"Search your prompts",state:"State",states:{all:"All",underWay:"In progress",done:"Done",failed:"Failed"},allStyles:"All styles",allModels:"All models",empty:"No creations yet.",emptyText:"Images that you make in the studio appear here.",toStudio:"Open the studio",nothingFound:"No creation matches.",clear:"Clear filters",failed:"Your creations could not be loaded.",tryAgain:"Try again",more:"Show more",loading:"Loading \u2026",count:e=>`${e.toLocaleString("en")} ${Ie(e,"creation","creations")}`,gone:"This creation no longer exists."},large:{close:"Close",previous:"Previous",next:"Next",prompt:"Prompt",made:"Created",size:"Size",keys:"\u2190 \u2192 to move, Delete to delete, Esc to close"},remove:{title:"Delete this creation?",text:"The image and its original are deleted permanently. This cannot be undone, and no credits are returned.",confirm:"Delete permanently",keep:"Keep it"},billing:{title:"Billing",balance:"Balance",bought:"Total bought",granted:"Total granted",used:"Total used",images:(e,a)=>`enough for ${e.toLocaleString("en")} ${Ie(e,"image","images")} with ${a}`,owed:e=>`You owe ${e}: a payment was reversed after its credits were spent. Returned and granted credits are used to settle this first; bought credits are not. Contact us to settle it.`,off:"Purchases are turned off here.",testCards:"Test cards buy real images here. No card is charged.",packs:"Buy credits",packsText:"Credits do not expire.",buy:e=>`Buy ${e}`,each:e=>`${e} per credit`,opening:"Opening the checkout \u2026",noPacks:"No credit packs are on sale.",payments:"Payments",noPayments:"No payments yet.",history:"Credit history",noHistory:"No entries yet.",columns:{date:"Date",what:"Description",amount:"Credits",after:"Balance",price:"Amount",state:"State"},kinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},confirming:"Waiting for the payment to be confirmed. You can leave this page; the credits are added automatically.",paid:e=>`Thank you. ${e} have been added.`,paymentFailed:"The payment failed, and nothing was charged.",left:"You left the checkout. Nothing was paid.",deleted:"deleted",failed:"This could not be loaded."}};var ia={language:"atelier.language",theme:"atelier.theme"};function Fo(e){try{return localStorage.getItem(e)}catch{return null}}function Bo(e,a){try{localStorage.setItem(e,a)}catch{return}}var Sl=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],ke=h(Al());K(()=>{document.documentElement.lang=ke.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===ia.language&&(ke.value=Al())});var Pt=_(()=>navigator.languages.find(e=>e.split("-",1)[0]===ke.value)??(ke.value==="zh"?"zh-Hans":"en"));function wl(e){ke.value=e,Bo(ia.language,e)}function Vr(e,a,t){let n=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(Pt.value,{style:"currency",currency:a,...n}).format(e/10**t)}function At(e){return new Intl.DateTimeFormat(Pt.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function kl(e){return`${new Intl.NumberFormat(Pt.value,{maximumFractionDigits:1}).format(e/2**20)} MB`}function at(e){return new Intl.NumberFormat(Pt.value).format(e)}function Pl(e){return new Intl.NumberFormat(Pt.value,{signDisplay:"exceptZero"}).format(e)}function Al(){let e=Fo(ia.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function Eo(e){return e<120?` ${e} \u79D2`:e<7200?`\u7EA6 ${Math.ceil(e/60)} \u5206\u949F`:`\u7EA6 ${Math.ceil(e/3600)} \u5C0F\u65F6`}var _l={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,nav:{label:"\u9875\u9762",studio:"\u521B\u4F5C",creations:"\u6211\u7684\u4F5C\u54C1",billing:"\u8D26\u5355",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",explorer:"API \u8C03\u8BD5\u5DE5\u5177",balance:e=>`${e}\uFF0C\u67E5\u770B\u8D26\u5355`,light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signedInAs:"\u5F53\u524D\u8D26\u53F7",signIn:"\u767B\u5F55",signOut:"\u9000\u51FA\u767B\u5F55",anotherDemo:"\u6362\u4E00\u4E2A\u65B0\u7684\u6F14\u793A\u7528\u6237",sandbox:"\u6C99\u76D2\u73AF\u5883",sandboxMeans:"\u4E0D\u4F1A\u771F\u6B63\u751F\u6210\u56FE\u7247\uFF0C\u4E5F\u4E0D\u4F1A\u4EA7\u751F\u4EFB\u4F55\u8D39\u7528\u3002"},titles:{studio:"\u521B\u4F5C \xB7 Atelier",creations:"\u6211\u7684\u4F5C\u54C1 \xB7 Atelier",billing:"\u8D26\u5355 \xB7 Atelier"},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6B63\u5728\u91CD\u8BD5\u2026\u2026",blocked:"\u6B64\u8D26\u53F7\u5DF2\u88AB\u505C\u7528\uFF0C\u8BF7\u8054\u7CFB\u672C\u670D\u52A1\u7684\u5BA2\u670D\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u9875\u9762\u5C06\u5728${Eo(e)}\u540E\u81EA\u52A8\u7EE7\u7EED\u3002`,crowded:e=>`\u60A8\u6240\u5728\u7F51\u7EDC\u7684\u767B\u5F55\u4EBA\u6570\u8FC7\u591A\uFF0C\u5C06\u5728${Eo(e)}\u540E\u81EA\u52A8\u767B\u5F55\u3002`,repeated:"\u60A8\u91CD\u590D\u63D0\u4EA4\u4E86\uFF0C\u56FE\u7247\u53EA\u4F1A\u751F\u6210\u4E00\u6B21\uFF0C\u4E5F\u53EA\u6263\u8D39\u4E00\u6B21\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u56FE\u7247\u4ECD\u5728\u751F\u6210\uFF0C\u9875\u9762\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",replaced:"\u4E4B\u524D\u7684\u6F14\u793A\u4F1A\u8BDD\u5DF2\u8FC7\u671F\uFF0C\u5DF2\u4E3A\u60A8\u6362\u6210\u65B0\u7684\u6F14\u793A\u7528\u6237\u3002",close:"\u5173\u95ED"},signIn:{title:"\u767B\u5F55\u540E\u5373\u53EF\u751F\u6210\u56FE\u7247",text:"\u8BF7\u524D\u5F80\u672C\u4EA7\u54C1\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7B7E\u53D1\u7684\u4EE4\u724C\uFF0C\u670D\u52A1\u5668\u7BA1\u7406\u5458\u4E5F\u53EF\u4EE5\u7528 \u201Catelier token\u201D \u547D\u4EE4\u751F\u6210\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",refused:"\u4EE4\u724C\u65E0\u6548\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},studio:{title:"\u751F\u6210\u56FE\u7247",hero:"\u4E00\u5F20\u7167\u7247\uFF0C\u6216\u8005\u51E0\u53E5\u8BDD\uFF0C\u5C31\u80FD\u751F\u6210\u4E00\u5F20\u56FE\u7247\u3002",heroText:"\u9009\u62E9\u4E00\u79CD\u98CE\u683C\uFF0C\u770B\u770B\u540C\u4E00\u5F20\u7167\u7247\u7684\u6548\u679C\u3002",model:"\u6A21\u578B",chooseModel:"\u9009\u62E9\u6A21\u578B",modelsMake:"\u751F\u6210\u56FE\u7247",modelsTools:"\u5904\u7406\u5DF2\u6709\u56FE\u7247",from:e=>`${e}\u8D77`,about:e=>e<90?`\u7EA6 ${e} \u79D2`:`\u7EA6 ${Math.round(e/60)} \u5206\u949F`,paused:e=>`${e} \u6682\u505C\u670D\u52A1\uFF0C\u8BF7\u9009\u62E9\u5176\u4ED6\u6A21\u578B\u3002`,pausedTag:"\u6682\u505C\u670D\u52A1",wordsOnly:"\u4EC5\u652F\u6301\u6587\u5B57",oneImage:"\u9700\u8981\u4E00\u5F20\u56FE\u7247",upToImages:e=>`\u6700\u591A ${e} \u5F20\u56FE\u7247`,upToSize:e=>`\u6700\u9AD8 ${e}`,transparentAbility:"\u900F\u660E\u80CC\u666F",negativePromptAbility:"\u53CD\u5411\u63CF\u8FF0",image:"\u56FE\u7247",references:"\u53C2\u8003\u56FE",optional:"\u9009\u586B",required:"\u5FC5\u586B",upTo:e=>`\u6700\u591A ${e} \u5F20`,imageNeeded:"\u8BE5\u6A21\u578B\u9700\u8981\u4E00\u5F20\u56FE\u7247\u3002",drop:"\u5C06\u56FE\u7247\u62D6\u5230\u8FD9\u91CC\u3001\u7C98\u8D34\uFF0C\u6216",pick:"\u9009\u62E9\u6587\u4EF6",limits:"JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF",reduced:"\u56FE\u7247\u8FC7\u5927\uFF0C\u5C06\u4F7F\u7528\u538B\u7F29\u540E\u7684\u7248\u672C\u3002",unseen:"\u5F53\u524D\u6D4F\u89C8\u5668\u65E0\u6CD5\u9884\u89C8\u8FD9\u5F20\u56FE\u7247\uFF0C\u4F46\u53EF\u4EE5\u6B63\u5E38\u4F7F\u7528\u3002",dropNow:"\u677E\u5F00\u9F20\u6807\u5373\u53EF\u6DFB\u52A0",checking:"\u6B63\u5728\u68C0\u67E5\u6587\u4EF6\u2026\u2026",addImage:"\u6DFB\u52A0\u56FE\u7247",replace:"\u6362\u4E00\u5F20",remove:e=>`\u79FB\u9664\u7B2C ${e} \u5F20\u56FE\u7247`,earlier:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u524D\u79FB`,later:e=>`\u5C06\u7B2C ${e} \u5F20\u56FE\u7247\u540E\u79FB`,moved:(e,a)=>`\u73B0\u5728\u662F\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,notUsed:e=>`\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u3002\u60A8\u7684 ${e} \u5F20\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,beyond:e=>`\u8BE5\u6A21\u578B\u53EA\u4F7F\u7528\u524D ${e} \u5F20\u56FE\u7247\uFF0C\u5176\u4F59\u56FE\u7247\u4F1A\u4FDD\u7559\uFF0C\u4F9B\u5176\u4ED6\u6A21\u578B\u4F7F\u7528\u3002`,fromCreation:"\u6765\u81EA\u6211\u7684\u4F5C\u54C1",fromCreations:"\u4ECE\u6211\u7684\u4F5C\u54C1\u4E2D\u9009\u62E9",fromCreationsShort:"\u6211\u7684\u4F5C\u54C1",prompt:"\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762",promptHint:"\u4E00\u53EA\u732B\u5728\u6D12\u6EE1\u9633\u5149\u7684\u7A97\u53F0\u4E0A\u7761\u89C9",promptHintPhoto:"\u60F3\u4FEE\u6539\u4EC0\u4E48\uFF1F\u4F8B\u5982\uFF1A\u6539\u6210\u4E0B\u96E8\u7684\u508D\u665A",promptNeeded:"\u8BF7\u7B80\u5355\u63CF\u8FF0\u60A8\u60F3\u8981\u7684\u753B\u9762\u3002",promptTooLong:e=>`\u63CF\u8FF0\u8D85\u51FA ${e.toLocaleString("zh")} \u4E2A\u5B57\u7B26\u3002`,style:"\u98CE\u683C",ratio:"\u6BD4\u4F8B",ratioAuto:"\u81EA\u52A8",resolution:"\u5206\u8FA8\u7387",format:"\u683C\u5F0F",count:"\u6570\u91CF",background:"\u80CC\u666F",transparent:"\u900F\u660E",clash:()=>"\u8FD9\u4E9B\u9009\u9879\u4E0D\u80FD\u540C\u65F6\u4F7F\u7528\uFF0C\u8BF7\u66F4\u6539\u6BD4\u4F8B\u3001\u5206\u8FA8\u7387\u3001\u683C\u5F0F\u6216\u80CC\u666F\u3002",moreOptions:"\u66F4\u591A\u9009\u9879",seed:"\u968F\u673A\u79CD\u5B50",seedHint:"\u968F\u673A",seedAlike:"\u6240\u6709\u7ED3\u679C\u4F7F\u7528\u540C\u4E00\u4E2A\u79CD\u5B50\uFF0C\u56E0\u6B64\u4F1A\u975E\u5E38\u76F8\u4F3C\u3002",seedWrong:e=>`\u968F\u673A\u79CD\u5B50\u4E3A 0 \u5230 ${e.toLocaleString("zh")} \u4E4B\u95F4\u7684\u6574\u6570\u3002`,negativePrompt:"\u4E0D\u8981\u51FA\u73B0",negativePromptHint:"\u6587\u5B57\u3001\u4EBA\u7269\u3001\u6742\u7269",balance:"\u4F59\u989D",price:"\u4EF7\u683C",priceUnknown:"\u2026",make:e=>e===1?"\u751F\u6210\u56FE\u7247":`\u751F\u6210 ${e} \u5F20\u56FE\u7247`,apply:"\u5F00\u59CB\u5904\u7406",buy:"\u8D2D\u4E70\u79EF\u5206",short:e=>`\u8FD8\u5DEE ${e}\u3002`,recent:"\u6700\u8FD1\u751F\u6210",show:e=>`\u67E5\u770B ${e}`,together:e=>`\u540C\u65F6\u751F\u6210\u7684 ${e} \u5F20\u56FE\u7247`,useModel:e=>`\u4F7F\u7528 ${e}`,uploading:e=>`\u6B63\u5728\u4E0A\u4F20\uFF0C${e}%`,sending:"\u6B63\u5728\u63D0\u4EA4",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002",limited:e=>`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u5C06\u5728${Eo(e)}\u540E\u81EA\u52A8\u63D0\u4EA4\uFF0C\u5E76\u4E14\u53EA\u6263\u8D39\u4E00\u6B21\u3002`,sendAgain:"\u91CD\u65B0\u63D0\u4EA4",dismiss:"\u5173\u95ED"},problems:{nothing:"\u7C98\u8D34\u7684\u5185\u5BB9\u4E2D\u6CA1\u6709\u56FE\u7247\u3002",full:e=>e===0?"\u8BE5\u6A21\u578B\u4EC5\u6839\u636E\u6587\u5B57\u751F\u6210\u56FE\u7247\u3002":`\u8BE5\u6A21\u578B\u6700\u591A\u4F7F\u7528 ${e} \u5F20\u56FE\u7247\u3002`,empty:"\u6587\u4EF6\u4E3A\u7A7A\u3002",type:e=>`\u201C${e}\u201D \u4E0D\u662F\u652F\u6301\u7684\u56FE\u7247\u683C\u5F0F\uFF0C\u8BF7\u9009\u62E9 JPEG\u3001PNG\u3001WebP\u3001HEIC\u3001AVIF\u3001GIF\u3001BMP \u6216 TIFF\u3002`,bytes:(e,a)=>`\u201C${e}\u201D \u5927\u5C0F\u4E3A ${a}\uFF0C\u4E0D\u80FD\u8D85\u8FC7 30 MB\u3002`,pixels:e=>`\u201C${e}\u201D \u8D85\u8FC7 6400 \u4E07\u50CF\u7D20\uFF0C\u8BF7\u9009\u62E9\u5C3A\u5BF8\u8F83\u5C0F\u7684\u56FE\u7247\u3002`,damaged:e=>`\u201C${e}\u201D \u65E0\u6CD5\u6253\u5F00\uFF0C\u6587\u4EF6\u53EF\u80FD\u5DF2\u635F\u574F\u3002`},refusals:{invalid:e=>e||"\u8BF7\u6C42\u65E0\u6548\u3002",fields:{prompt:"\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u6BB5\u63CF\u8FF0\uFF1A\u63CF\u8FF0\u8FC7\u77ED\uFF0C\u6216\u52A0\u4E0A\u98CE\u683C\u7528\u8BED\u540E\u8FC7\u957F\u3002",negativePrompt:"\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u6392\u9664\u5185\u5BB9\uFF0C\u6216\u6587\u5B57\u8FC7\u957F\u3002",style:"\u8BE5\u98CE\u683C\u5DF2\u4E0B\u67B6\u3002",model:"\u8BE5\u6A21\u578B\u5DF2\u4E0B\u67B6\u3002",aspectRatio:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u6BD4\u4F8B\u3002",resolution:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u4E2A\u5206\u8FA8\u7387\u3002",outputFormat:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u683C\u5F0F\u3002",background:"\u5728\u5F53\u524D\u9009\u9879\u4E0B\uFF0C\u8BE5\u6A21\u578B\u4E0D\u652F\u6301\u8FD9\u79CD\u80CC\u666F\u3002",seed:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u968F\u673A\u79CD\u5B50\u3002",count:"\u8BE5\u6A21\u578B\u4E00\u6B21\u4E0D\u80FD\u751F\u6210\u8FD9\u4E48\u591A\u5F20\u3002",images:"\u8BE5\u6A21\u578B\u65E0\u6CD5\u4F7F\u7528\u8FD9\u4E9B\u56FE\u7247\u3002"},model:"\u8BE5\u6A21\u578B\u76EE\u524D\u65E0\u6CD5\u4F7F\u7528\uFF0C\u6CA1\u6709\u6263\u8D39\u3002",content:e=>`\u8BE5\u63CF\u8FF0\u4E0D\u7B26\u5408\u672C\u670D\u52A1\u7684\u5185\u5BB9\u89C4\u5219${e?`\uFF08${e}\uFF09`:""}\uFF0C\u6CA1\u6709\u6263\u8D39\u3002\u8BF7\u4FEE\u6539\u63CF\u8FF0\u540E\u91CD\u8BD5\u3002`,moderation:e=>`\u6682\u65F6\u65E0\u6CD5\u5BA1\u6838\u8BE5\u63CF\u8FF0\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,notFound:"\u5185\u5BB9\u5DF2\u4E0D\u5B58\u5728\u3002",credits:e=>`\u8FD8\u5DEE ${e}\u3002`,owed:e=>`\u60A8\u6709\u4E00\u7B14\u4ED8\u6B3E\u5DF2\u88AB\u64A4\u9500\uFF0C\u5C1A\u6B20 ${e}\uFF0C\u7ED3\u6E05\u540E\u624D\u80FD\u7EE7\u7EED\u751F\u6210\u56FE\u7247\u3002`,price:e=>`\u4EF7\u683C\u5DF2\u53D8\u4E3A ${e}\u3002`,rate:e=>`\u64CD\u4F5C\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7${Eo(e)}\u540E\u518D\u8BD5\u3002`,uploads:e=>`\u5C1A\u672A\u4F7F\u7528\u7684\u56FE\u7247\u8FC7\u591A\uFF0C\u8BF7\u5148\u4F7F\u7528\u5176\u4E2D\u4E00\u5F20\uFF0C\u6216 ${e} \u5206\u949F\u540E\u518D\u8BD5\u3002`,incomplete:"\u56FE\u7247\u672A\u4E0A\u4F20\u6210\u529F\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u65B0\u9009\u62E9\u3002",state:"\u5F53\u524D\u72B6\u6001\u4E0B\u65E0\u6CD5\u6267\u884C\u6B64\u64CD\u4F5C\u3002",payments:"\u652F\u4ED8\u529F\u80FD\u6682\u65F6\u4E0D\u53EF\u7528\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",failed:"\u64CD\u4F5C\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u8D39\uFF0C\u8BF7\u91CD\u8BD5\u3002",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002"},creation:{steps:{waiting:"\u7B49\u5F85",making:"\u751F\u6210",storing:"\u4FDD\u5B58",done:"\u5B8C\u6210"},stages:{PREPARING:"\u6B63\u5728\u5904\u7406\u56FE\u7247",QUEUED:"\u6B63\u5728\u6392\u961F",MAKING:"\u6B63\u5728\u751F\u6210",CONFIRMING:"\u5DF2\u751F\u6210\uFF0C\u6B63\u5728\u786E\u8BA4\u7ED3\u679C",STORING:"\u6B63\u5728\u4FDD\u5B58",FINISHED:"\u5DF2\u5B8C\u6210"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u751F\u6210\u4E2D",SUCCESS:"\u5DF2\u5B8C\u6210",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},queue:e=>e===1?"\u5373\u5C06\u5F00\u59CB":`\u6392\u5728\u7B2C ${e.toLocaleString("zh")} \u4F4D`,remaining:e=>e<60?`\u9884\u8BA1\u8FD8\u9700 ${e} \u79D2`:`\u9884\u8BA1\u8FD8\u9700 ${Math.ceil(e/60)} \u5206\u949F`,soon:"\u5373\u5C06\u5B8C\u6210",progress:"\u8FDB\u5EA6",before:"\u4E4B\u524D",after:"\u4E4B\u540E",compare:"\u539F\u56FE\u663E\u793A\u6BD4\u4F8B",alt:(e,a)=>`${a}\uFF1A${e}`,original:"\u539F\u56FE",references:"\u53C2\u8003\u56FE",reference:e=>`\u53C2\u8003\u56FE ${e}`,part:(e,a)=>`\u7B2C ${e} \u5F20\uFF0C\u5171 ${a} \u5F20`,download:"\u4E0B\u8F7D",asSource:"\u7528\u4F5C\u53C2\u8003\u56FE",reuse:"\u590D\u7528\u63CF\u8FF0",again:"\u91CD\u8BD5",cancel:"\u53D6\u6D88",remove:"\u5220\u9664",open:"\u67E5\u770B\u5927\u56FE",failures:{REJECTED_BY_MODERATION:"\u56FE\u7247\u670D\u52A1\u6839\u636E\u5176\u5185\u5BB9\u89C4\u5219\u62D2\u7EDD\u4E86\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u540E\u518D\u8BD5\u3002",IMAGE_UNREADABLE:"\u65E0\u6CD5\u8BFB\u53D6\u56FE\u7247\uFF0C\u8BF7\u66F4\u6362\u6587\u4EF6\u6216\u94FE\u63A5\u3002",INVALID_INPUT:"\u56FE\u7247\u670D\u52A1\u65E0\u6CD5\u5904\u7406\u8BE5\u8BF7\u6C42\uFF0C\u8BF7\u4FEE\u6539\u63CF\u8FF0\u6216\u66F4\u6362\u56FE\u7247\u3002",PROVIDER_ERROR:"\u56FE\u7247\u670D\u52A1\u51FA\u9519\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",TIMED_OUT:"\u56FE\u7247\u670D\u52A1\u8D85\u65F6\uFF0C\u91CD\u8BD5\u901A\u5E38\u53EF\u4EE5\u6210\u529F\u3002",STORAGE_ERROR:"\u56FE\u7247\u5DF2\u751F\u6210\uFF0C\u4F46\u4FDD\u5B58\u5931\u8D25\uFF0C\u8BF7\u91CD\u8BD5\u3002"},canceled:"\u60A8\u5DF2\u5728\u5F00\u59CB\u751F\u6210\u524D\u53D6\u6D88\u3002",refunded:e=>`${e}\u5DF2\u9000\u56DE\u3002`,cost:e=>e,announce:(e,a)=>`${a}\uFF1A${e}`},gallery:{title:"\u6211\u7684\u4F5C\u54C1",search:"\u641C\u7D22\u63CF\u8FF0",state:"\u72B6\u6001",states:{all:"\u5168\u90E8",underWay:"\u751F\u6210\u4E2D",done:"\u5DF2\u5B8C\u6210",failed:"\u5931\u8D25"},allStyles:"\u5168\u90E8\u98CE\u683C",allModels:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD8\u6CA1\u6709\u4F5C\u54C1",emptyText:"\u60A8\u751F\u6210\u7684\u56FE\u7247\u90FD\u4F1A\u4FDD\u5B58\u5728\u8FD9\u91CC\u3002",toStudio:"\u53BB\u521B\u4F5C",nothingFound:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4F5C\u54C1\u3002",clear:"\u6E05\u9664\u7B5B\u9009",failed:"\u4F5C\u54C1\u52A0\u8F7D\u5931\u8D25\u3002",tryAgain:"\u91CD\u8BD5",more:"\u52A0\u8F7D\u66F4\u591A",loading:"\u6B63\u5728\u52A0\u8F7D\u2026\u2026",count:e=>`\u5171 ${e.toLocaleString("zh")} \u4EF6\u4F5C\u54C1`,gone:"\u8BE5\u4F5C\u54C1\u5DF2\u4E0D\u5B58\u5728\u3002"},large:{close:"\u5173\u95ED",previous:"\u4E0A\u4E00\u5F20",next:"\u4E0B\u4E00\u5F20",prompt:"\u63CF\u8FF0",made:"\u521B\u5EFA\u65F6\u95F4",size:"\u5C3A\u5BF8",keys:"\u2190 \u2192 \u5207\u6362\uFF0CDelete \u5220\u9664\uFF0CEsc \u5173\u95ED"},remove:{title:"\u786E\u5B9A\u5220\u9664\u8FD9\u4EF6\u4F5C\u54C1\u5417\uFF1F",text:"\u56FE\u7247\u548C\u539F\u56FE\u5C06\u88AB\u6C38\u4E45\u5220\u9664\u4E14\u65E0\u6CD5\u6062\u590D\uFF0C\u5DF2\u6D88\u8017\u7684\u79EF\u5206\u4E0D\u4E88\u9000\u8FD8\u3002",confirm:"\u6C38\u4E45\u5220\u9664",keep:"\u6682\u4E0D\u5220\u9664"},billing:{title:"\u8D26\u5355",balance:"\u4F59\u989D",bought:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u83B7\u8D60",used:"\u7D2F\u8BA1\u4F7F\u7528",images:(e,a)=>`\u53EF\u7528 ${a} \u751F\u6210 ${e.toLocaleString("zh")} \u5F20\u56FE\u7247`,owed:e=>`\u60A8\u6B20 ${e}\uFF1A\u6709\u4E00\u7B14\u4ED8\u6B3E\u5728\u79EF\u5206\u7528\u5B8C\u540E\u88AB\u64A4\u9500\u3002\u9000\u8FD8\u548C\u8D60\u9001\u7684\u79EF\u5206\u4F1A\u4F18\u5148\u7528\u4E8E\u62B5\u6263\uFF0C\u8D2D\u4E70\u7684\u79EF\u5206\u4E0D\u4F1A\u3002\u5982\u9700\u7ED3\u6E05\uFF0C\u8BF7\u8054\u7CFB\u6211\u4EEC\u3002`,off:"\u5F53\u524D\u65E0\u6CD5\u8D2D\u4E70\u3002",testCards:"\u5F53\u524D\u4E3A\u6D4B\u8BD5\u652F\u4ED8\uFF1A\u4F7F\u7528\u6D4B\u8BD5\u5361\u53EF\u4EE5\u8D2D\u4E70\u771F\u5B9E\u56FE\u7247\uFF0C\u4E0D\u4F1A\u6263\u6B3E\u3002",packs:"\u8D2D\u4E70\u79EF\u5206",packsText:"\u79EF\u5206\u6C38\u4E45\u6709\u6548\u3002",buy:e=>`\u8D2D\u4E70 ${e}`,each:e=>`${e}/\u79EF\u5206`,opening:"\u6B63\u5728\u6253\u5F00\u4ED8\u6B3E\u9875\u9762\u2026\u2026",noPacks:"\u6682\u65E0\u53EF\u8D2D\u4E70\u7684\u79EF\u5206\u5305\u3002",payments:"\u4ED8\u6B3E\u8BB0\u5F55",noPayments:"\u6682\u65E0\u4ED8\u6B3E\u8BB0\u5F55\u3002",history:"\u79EF\u5206\u660E\u7EC6",noHistory:"\u6682\u65E0\u79EF\u5206\u8BB0\u5F55\u3002",columns:{date:"\u65E5\u671F",what:"\u8BF4\u660E",amount:"\u79EF\u5206",after:"\u4F59\u989D",price:"\u91D1\u989D",state:"\u72B6\u6001"},kinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u751F\u6210\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u4ED8\u6B3E\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},confirming:"\u6B63\u5728\u786E\u8BA4\u4ED8\u6B3E\uFF0C\u60A8\u53EF\u4EE5\u79BB\u5F00\u6B64\u9875\u9762\uFF0C\u79EF\u5206\u4F1A\u81EA\u52A8\u5230\u8D26\u3002",paid:e=>`\u4ED8\u6B3E\u6210\u529F\uFF0C${e}\u5DF2\u5230\u8D26\u3002`,paymentFailed:"\u4ED8\u6B3E\u5931\u8D25\uFF0C\u6CA1\u6709\u6263\u6B3E\u3002",left:"\u60A8\u5DF2\u79BB\u5F00\u4ED8\u6B3E\u9875\u9762\uFF0C\u6CA1\u6709\u4ED8\u6B3E\u3002",deleted:"\u5DF2\u5220\u9664",failed:"\u52A0\u8F7D\u5931\u8D25\u3002"}};var Cd={en:vl,zh:_l},p=_(()=>Cd[ke.value]);function O({id:e,name:a}){let t=ve.value?.find(o=>o.id===e)??we.value?.find(o=>o.id===e);return t?ke.value==="zh"?t.nameZh:t.name:a}function Uo({description:e,descriptionZh:a}){return ke.value==="zh"?a:e}var yd={ONE_K:"1K",ONE_AND_A_HALF_K:"1.5K",TWO_K:"2K",FOUR_K:"4K"};function Oo(e){return yd[e]}function ie({prompt:e,model:a}){return e||O(a)}function bd(e){let{refusals:a,credits:t}=p.value;switch(e.__typename){case"InsufficientCredits":return a.credits(t(e.required-e.balance));case"CreditsOwed":return a.owed(t(e.owed));case"PriceAboveLimit":return a.price(t(e.credits));case"RateLimited":return a.rate(e.retryAfter);case"TooManyUploads":return a.uploads(Math.ceil(e.retryAfter/60));case"UploadIncomplete":return a.incomplete;case"NotFound":return a.notFound;case"WrongState":return a.state;case"PaymentsUnavailable":return a.payments;case"ModelUnavailable":return a.model;case"ContentRefused":return a.content(e.reason);case"ModerationUnavailable":return a.moderation(e.retryAfter);default:return Rl(e)}}function Rl({message:e,path:a}){let{refusals:t}=p.value,o=a?.find(n=>n in t.fields);return o&&t.fields[o]||t.invalid(e)}function ua(e){let{refusals:a}=p.value;return e instanceof $?bd(e.refusal):e instanceof Ge?Rl({message:e.message,path:["input","images"]}):e instanceof F?a.unreachable:De(e)&&e.retryAfter!==null?a.rate(Math.ceil(e.retryAfter)):a.failed}var vd=1e4;function Tl(){let{billing:e}=p.value,a=V.value?.id;return L(()=>{a!==void 0&&As()},[a]),Pd(),r("div",{class:"billing",children:[r("h1",{children:e.title}),r(Ad,{}),r(Sd,{}),r(wd,{}),r(kd,{}),r(_d,{})]})}function Sd(){let{billing:e}=p.value,a=le.value,t=l=>l===void 0?"\u2013":at(l),[o,n]=[B.value,la.value],s=a&&o&&n?e.images(Math.floor(a.balance/n),O(o)):" ";return r("dl",{class:"figures",children:[r("div",{class:"figure figure-main",children:[r("dt",{children:e.balance}),r("dd",{children:[t(a?.balance)," ",r("span",{class:"figure-note",children:s})]})]}),r("div",{class:"figure",children:[r("dt",{children:e.bought}),r("dd",{children:t(a?.purchased)})]}),r("div",{class:"figure",children:[r("dt",{children:e.granted}),r("dd",{children:t(a?.granted)})]}),r("div",{class:"figure",children:[r("dt",{children:e.used}),r("dd",{children:t(a?.used)})]})]})}function wd(){let{billing:e,credits:a}=p.value,t=le.value?.owed??0;return t>0?r("p",{class:"owed card",role:"status",children:e.owed(a(t))}):null}function kd(){let{billing:e,refusals:a}=p.value,t=ue(null),o=ue(null),n=async s=>{t.value=s.id,o.value=null;try{let{checkoutUrl:l}=await D.checkout(s.id,{},{patience:vd});if(l){location.assign(l);return}o.value=a.failed}catch(l){o.value=ua(l)}t.value=null};return r("section",{id:"packs","aria-labelledby":"packs-title",children:[r("h2",{id:"packs-title",children:e.packs}),r("p",{class:"hint",children:co==="off"?e.off:ho.value?.length===0?e.noPacks:e.packsText}),co==="test"&&r("p",{class:"trouble test-cards",children:e.testCards}),r("ul",{class:"packs",children:ho.value?.map(s=>r("li",{class:"pack card",children:[r("h3",{children:s.name}),r("p",{class:"pack-credits",children:p.value.credits(s.credits)}),r("p",{class:"pack-price",children:Vr(s.amount,s.currency,s.currencyDecimals)}),r("button",{class:"button button-main",type:"button","aria-label":e.buy(s.name),disabled:t.value!==null||co==="off",onClick:Be(()=>n(s)),children:t.value===s.id?e.opening:e.buy(s.name)})]},s.id))??Array.from({length:3},(s,l)=>r("li",{class:"pack card pack-coming"},l))}),r("p",{class:"trouble",role:"alert",children:o})]})}function Pd(){L(()=>{let e=()=>{let a=me.items.peek()?.some(({status:t})=>t==="PENDING");document.visibilityState==="visible"&&a&&me.reload()};return document.addEventListener("visibilitychange",e),()=>document.removeEventListener("visibilitychange",e)},[])}function Ad(){let{billing:e,credits:a}=p.value,[t]=To(),o=t.get("payment");if(o===null)return null;let n=me.items.value?.find(l=>l.id===o),s=n?.status==="PAID"?e.paid(a(n.credits)):n?.status==="FAILED"?e.paymentFailed:t.get("checkout")==="canceled"?e.left:e.confirming;return r("p",{class:"returned card",role:"status","data-payment":n?.status,children:s})}function _d(){let e=me.items.value!==null&&ta.items.value!==null,a=me.failed.value||ta.failed.value;return e||a?r(C,{children:[r(Rd,{}),r(Td,{})]}):r("div",{class:"histories-coming","aria-busy":"true"})}function Rd(){let{billing:e}=p.value,{date:a,state:t,amount:o,price:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>At(l)},{title:t,cell:({status:l})=>r("span",{class:`tag tag-${l.toLowerCase()}`,children:e.paymentStates[l]})},{title:o,isNumber:!0,cell:({credits:l})=>at(l)},{title:n,isNumber:!0,cell:l=>Vr(l.amount,l.currency,l.currencyDecimals)}];return r(Dl,{title:e.payments,history:me,none:e.noPayments,columns:s})}function Td(){let{billing:e}=p.value,{date:a,what:t,amount:o,after:n}=e.columns,s=[{title:a,cell:({createdAt:l})=>At(l)},{title:t,cell:l=>r(Dd,{entry:l})},{title:o,isNumber:!0,cell:l=>r("span",{class:l.amount>0?"gain":void 0,children:Pl(l.amount)})},{title:n,isNumber:!0,cell:({balanceAfter:l})=>at(l)}];return r(Dl,{title:e.history,history:ta,none:e.noHistory,columns:s})}function Dd({entry:e}){return r(C,{children:[r("span",{class:"entry-kind",children:p.value.billing.kinds[e.kind]})," ",r(Md,{entry:e})]})}function Md({entry:{creation:e,kind:a,description:t}}){let{billing:o}=p.value;return e?.deletedAt?r("span",{class:"hint",children:o.deleted}):e?r(xe,{class:"entry-link",href:`/creations?creation=${e.id}`,children:ie(e)}):a==="ADJUSTMENT"||a==="GRANT"?r("span",{class:"hint",children:t}):null}function Dl({title:e,history:a,none:t,columns:o}){let{billing:n,gallery:s}=p.value,l=a.items.value;return r("section",{children:[r("h2",{children:e}),l===null?null:l.length===0?r("p",{class:"hint",children:t}):r("div",{class:"table-frame",tabIndex:0,role:"region","aria-label":e,children:r(yl,{columns:o,items:l})}),a.failed.value&&r("p",{class:"trouble",role:"alert",children:[n.failed," ",r("button",{class:"button",type:"button",onClick:()=>{a.reload()},children:s.tryAgain})]}),a.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{a.more()},children:s.more})]})}var Ra=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var Ml=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function Fl(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:Ml(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Bl=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var El=e=>{let a=Bl(e);return a.charAt(0).toUpperCase()+a.slice(1)};var da={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function zr(e){return e!=null}function Ul(e,a={}){let t=a.attributeNames??{},o=f=>t[f]??f,n=e.size??e.width??da.width,s=e.size??e.height??da.height,l=e.aliases?.filter(f=>typeof f=="string"&&f.trim()!=="").map(f=>`lucide-${f}`)??[],i=[...e.name?[`lucide-${e.name}`]:[],...l],u=a.className?.split(" ").filter(Boolean)??[],d=a.includeDefaultClasses===!1?Ra(...u):Ra("lucide",...i,...u),c=a.absoluteStrokeWidth?Number(a.strokeWidth??da["stroke-width"])*Number(e.size??e.width??da.width)/Number(a.size??a.width??da.width):a.strokeWidth??da["stroke-width"];return["svg",{...Object.entries(da).reduce((f,[m,y])=>(f[o(m)]=y,f),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&zr(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&zr(a.width)&&{[o("width")]:a.width},..."height"in a&&zr(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...d&&{[o("class")]:d},[o("viewBox")]:`0 0 ${n} ${s}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(f=>{let[m,y,w]=f,q=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...y}:y;return w?[m,q,w]:[m,q]})]}var Ol=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var Fd=Ha({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var ql=()=>Va(Fd);var Nl=({color:e,size:a,width:t,height:o,strokeWidth:n,absoluteStrokeWidth:s,nonScalingStroke:l,children:i,iconNode:u=[],icon:d={node:u,aliases:[],size:24},class:c="",...g})=>{let{size:f=24,strokeWidth:m=2,absoluteStrokeWidth:y=!1,nonScalingStroke:w=!1,color:q="currentColor",class:M=""}=ql()??{},[b,T,Ce=[]]=Ul(d,{color:e??q,width:t??a??f,height:o??a??f,strokeWidth:n??m,absoluteStrokeWidth:s??y,nonScalingStroke:l??w,className:Ra(M,c),hasA11yProp:!!i||Ol(g),attributes:g});return oe(b,{...T},[...Ce.map(([Z,ae])=>oe(Z,ae)),...Yo(i)])};function x(e,a,t=[]){let o=typeof e=="string"?Fl(e,a,t):e,n=({class:s="",className:l="",children:i,...u})=>oe(Nl,{...u,icon:o,class:Ra(s,l)},i);return o.name&&(n.displayName=El(o.name)),n}var Hl={name:"chevron-down",size:24,node:[["path",{d:"m6 9 6 6 6-6",key:"qrunsl"}]]};Hl.node;var _t=x(Hl);var Gl={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};Gl.node;var Ta=x(Gl);var Vl={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};Vl.node;var Da=x(Vl);var zl={name:"circle-alert",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12",key:"1pkeuh"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16",key:"4dfq90"}]],aliases:["alert-circle"]};zl.node;var Ee=x(zl);var Wl={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};Wl.node;var Rt=x(Wl);var $l={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};$l.node;var Tt=x($l);var Xl={name:"coins",size:24,node:[["path",{d:"M13.744 17.736a6 6 0 1 1-7.48-7.48",key:"bq4yh3"}],["path",{d:"M15 6h1v4",key:"11y1tn"}],["path",{d:"m6.134 14.768.866-.5 2 3.464",key:"17snzx"}],["circle",{cx:"16",cy:"8",r:"6",key:"14bfc9"}]]};Xl.node;var Dt=x(Xl);var Kl={name:"download",size:24,node:[["path",{d:"M12 15V3",key:"m9g1x1"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",key:"ih7n3h"}],["path",{d:"m7 10 5 5 5-5",key:"brsn70"}]]};Kl.node;var Mt=x(Kl);var Ql={name:"image-plus",size:24,node:[["path",{d:"M16 5h6",key:"1vod17"}],["path",{d:"M19 2v6",key:"4bpg5p"}],["path",{d:"M21 11.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7.5",key:"1ue2ih"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}]]};Ql.node;var Ma=x(Ql);var Zl={name:"image",size:24,node:[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2",key:"1m3agn"}],["circle",{cx:"9",cy:"9",r:"2",key:"af1f0g"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21",key:"1xmnt7"}]]};Zl.node;var Ft=x(Zl);var jl={name:"images",size:24,node:[["path",{d:"m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0L11 16",key:"9kzy35"}],["path",{d:"M4 8a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2",key:"1t0f0t"}],["circle",{cx:"13",cy:"7",r:"1",fill:"currentColor",key:"1obus6"}],["rect",{x:"8",y:"2",width:"14",height:"14",rx:"2",key:"1gvhby"}]]};jl.node;var Fa=x(jl);var Jl={name:"info",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 16v-4",key:"1dtifu"}],["path",{d:"M12 8h.01",key:"e9boi3"}]]};Jl.node;var tt=x(Jl);var Yl={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};Yl.node;var Bt=x(Yl);var ei={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};ei.node;var Et=x(ei);var ai={name:"rotate-ccw",size:24,node:[["path",{d:"M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8",key:"1357e3"}],["path",{d:"M3 3v5h5",key:"1xhq8a"}]]};ai.node;var Ut=x(ai);var ti={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};ti.node;var Ot=x(ti);var oi={name:"sparkles",size:24,node:[["path",{d:"M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z",key:"1s2grr"}],["path",{d:"M20 2v4",key:"1rf3ol"}],["path",{d:"M22 4h-4",key:"gwowj6"}],["circle",{cx:"4",cy:"20",r:"2",key:"6kqj1y"}]],aliases:["stars"]};oi.node;var Ue=x(oi);var ri={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};ri.node;var qt=x(ri);var ni={name:"trash",size:24,node:[["path",{d:"M10 11v6",key:"nco0om"}],["path",{d:"M14 11v6",key:"outv1u"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",key:"miytrc"}],["path",{d:"M3 6h18",key:"d0wm0j"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",key:"e791ji"}]],aliases:["trash-2"]};ni.node;var fa=x(ni);var si={name:"type",size:24,node:[["path",{d:"M12 4v16",key:"1654pz"}],["path",{d:"M4 7V5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v2",key:"e0r10z"}],["path",{d:"M9 20h6",key:"s66wpe"}]]};si.node;var Nt=x(si);var li={name:"undo-2",size:24,node:[["path",{d:"M9 14 4 9l5-5",key:"102s5s"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",key:"f3b9sd"}]]};li.node;var Ba=x(li);var ii={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};ii.node;var ca=x(ii);var ui={name:"wallet",size:24,node:[["path",{d:"M19 7V4a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15a1 1 0 0 1 1 1v4h-3a2 2 0 0 0 0 4h3a1 1 0 0 0 1-1v-2a1 1 0 0 0-1-1",key:"18etb6"}],["path",{d:"M3 5v14a2 2 0 0 0 2 2h15a1 1 0 0 0 1-1v-4",key:"xoc0q4"}]]};ui.node;var Ht=x(ui);var di={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};di.node;var Pe=x(di);var Q=h(null),Ea=h(null),Qe=h(null);function pa({name:e,legend:a,isLegendUnseen:t,choices:o,value:n,onChoose:s}){return r("fieldset",{class:"group",children:[r("legend",{class:t?"unseen":"label",children:a}),r("div",{class:"chips",children:o.map(({id:l,text:i,icon:u})=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:e,checked:n===l,onChange:()=>s(l)}),u,r("span",{children:i})]},l))})]})}function Ae({of:e,picture:a,alt:t,small:o=!1,class:n}){let s=A(!1),l=o?a.small:a.url;return L(()=>()=>{s.current=!1},[l]),r("img",{class:n,src:l,alt:t,width:a.width,height:a.height,loading:o?"lazy":"eager",decoding:"async",draggable:!1,onError:()=>{s.current||(s.current=!0,ya(e).catch(()=>{}))}})}function ot({creation:e,current:a,onOpen:t}){let{creation:o,studio:n}=p.value,{id:s,originalImages:l,generatedImage:i,status:u}=e,d=i??l[0],c=ie(e),g=se(e)?o.stages[e.stage]:o.statuses[u],f=e.prompt?`${O(e.style)}: ${c.slice(0,120)}`:c;return r("button",{class:`tile tile-${u.toLowerCase()}`,type:"button","aria-label":u==="SUCCESS"?n.show(f):`${n.show(f)} \u2013 ${g}`,"aria-current":a?"true":void 0,"data-creation":s,"data-status":u,title:c.slice(0,200),onClick:t,children:[d&&r(Ae,{of:s,picture:d,alt:"",small:!0}),u!=="SUCCESS"&&r("span",{class:"tile-state","aria-hidden":"true",children:[se(e)&&r("span",{class:"spinner"}),u==="FAILED"&&r(Ee,{}),u==="CANCELED"&&r(Ba,{}),r("span",{class:"tile-stage",children:g})]}),u==="SUCCESS"&&r("span",{class:"tile-caption","aria-hidden":"true",children:c.slice(0,120)})]})}var Bd=40,Ed=250,fi=200,Wr={all:null,underWay:["WAITING","PROCESSING"],done:["SUCCESS"],failed:["FAILED","CANCELED"]},pe=new Ve(Bd);function ci(){let{gallery:e}=p.value,[a,t]=To(),o=Object.keys(Wr).find(c=>c===a.get("state"))??"all",n=a.get("style")??"",s=a.get("model")??"",l=(a.get("q")??"").slice(0,fi),i=o!=="all"||n!==""||s!==""||l!=="",u=(c,g)=>{t(f=>(g?f.set(c,g):f.delete(c),f),{replace:!0})};L(()=>pe.open(),[]),L(()=>{let c={status:Wr[o],style:n||null,model:s||null,search:l||null};JSON.stringify(c)!==JSON.stringify(pe.filter.peek())&&pe.show(c)},[o,n,s,l]);let d=Nd(a.get("creation"));return r("div",{class:"gallery",children:[r("h1",{children:e.title}),r("div",{class:"filters",children:[r(Ud,{value:l,onSearch:c=>u("q",c)}),r(pa,{name:"state",legend:e.state,isLegendUnseen:!0,choices:Object.keys(Wr).map(c=>({id:c,text:e.states[c]})),value:o,onChoose:c=>u("state",c==="all"?"":c)}),r("select",{class:"field","aria-label":p.value.studio.style,value:n,onChange:c=>u("style",c.currentTarget.value),children:[r("option",{value:"",children:e.allStyles}),we.value?.map(c=>r("option",{value:c.id,children:O(c)},c.id))]}),r("select",{class:"field","aria-label":p.value.studio.model,value:s,onChange:c=>u("model",c.currentTarget.value),children:[r("option",{value:"",children:e.allModels}),ve.value?.map(c=>r("option",{value:c.id,children:O(c)},c.id))]})]}),d&&r("p",{class:"trouble",role:"alert",children:e.gone}),r(Od,{isFiltered:i,onClear:()=>t({},{replace:!0})})]})}function Ud({value:e,onSearch:a}){let{gallery:t}=p.value,o=A();return L(()=>()=>clearTimeout(o.current),[]),r("label",{class:"search",children:[r(Ot,{"aria-hidden":"true"}),r("span",{class:"unseen",children:t.search}),r("input",{class:"field",type:"search",maxLength:fi,placeholder:t.search,defaultValue:e,onInput:n=>{let s=n.currentTarget.value.trim();clearTimeout(o.current),o.current=setTimeout(()=>a(s),Ed)}})]})}function Od({isFiltered:e,onClear:a}){let{gallery:t}=p.value,o=pe.shown.value;return pe.failed.value&&o.length===0?r("div",{class:"empty",children:[r("p",{children:t.failed}),r("button",{class:"button",type:"button",onClick:()=>{pe.reload()},children:t.tryAgain})]}):pe.state.value==="loading"&&o.length===0?r("ul",{class:"grid","aria-label":t.loading,children:Array.from({length:12},(n,s)=>r("li",{class:"tile tile-coming"},s))}):o.length===0?e?r("div",{class:"empty",children:[r("h2",{children:t.nothingFound}),r("button",{class:"button",type:"button",onClick:a,children:t.clear})]}):r("div",{class:"empty",children:[r("h2",{children:t.empty}),r("p",{children:t.emptyText}),r(xe,{class:"button button-main",href:"/",children:t.toStudio})]}):r(C,{children:[r("ul",{class:"grid",children:o.map(n=>r("li",{children:r(ot,{creation:n,onOpen:()=>{Q.value={id:n.id,within:pe}}})},n.id))}),r(qd,{})]})}function qd(){let{gallery:e}=p.value,a=A(null),t=pe.hasMore.value,o=pe.ids.value.length;return L(()=>{if(!t||!a.current)return;let n=new IntersectionObserver(([s])=>{s?.isIntersecting&&pe.more()},{rootMargin:"600px"});return n.observe(a.current),()=>n.disconnect()},[t,o]),r("div",{class:"more",ref:a,children:t&&r("button",{class:"button",type:"button",onClick:()=>{pe.more()},children:e.more})})}function Nd(e){let a=ue(!1),t=V.value?.id;return L(()=>{if(a.value=!1,e===null||t===void 0)return;let o=!0;return Ss(e).then(n=>{o&&(a.value=n===null,n&&(Q.value={id:e,within:pe}))},()=>{}),()=>{o=!1}},[e,t]),a.value}function qo({creation:e}){let{creation:a}=p.value,[,t]=ka(),[o,n]=H(!1),[s,l]=H(null),{status:i,generatedImage:u}=e,d=async f=>{n(!0),l(null),l(await f()),n(!1)},c=async()=>{let f=await vo({kind:"retry",id:e.id,maxCredits:e.creditsUsed});return Q.value=null,f===null&&t("/"),null},g=f=>{f(e),Q.value=null,t("/")};return r("div",{class:"actions",children:[u&&r("a",{class:"button",href:u.downloadUrl,download:u.fileName,target:"_blank",rel:"noopener",children:[r(Mt,{"aria-hidden":"true"}),a.download]}),u&&r("button",{class:"button",type:"button",onClick:()=>g(Ao),children:[r(Ma,{"aria-hidden":"true"}),a.asSource]}),(i==="FAILED"||i==="CANCELED")&&r("button",{class:"button button-main",type:"button",disabled:o,onClick:Be(()=>d(c)),children:[r(Ut,{"aria-hidden":"true"}),a.again]}),i!=="WAITING"&&i!=="PROCESSING"&&e.prompt!==""&&r("button",{class:"button",type:"button",onClick:()=>g(Do),children:[r(Nt,{"aria-hidden":"true"}),a.reuse]}),i==="WAITING"&&r("button",{class:"button",type:"button",disabled:o,onClick:Be(()=>d(()=>Hd(e))),children:[r(Ba,{"aria-hidden":"true"}),a.cancel]}),i!=="WAITING"&&i!=="PROCESSING"&&r("button",{class:"button button-quiet",type:"button",onClick:Be(()=>{Ea.value=e.id}),children:[r(fa,{"aria-hidden":"true"}),a.remove]}),r("p",{class:"trouble",role:"alert",children:s})]})}async function Hd({id:e}){try{return aa(await D.cancel(e)),null}catch(a){return(a instanceof $?await ya(e).catch(()=>null):null)?.status==="CANCELED"?null:ua(a)}}function No({before:e,after:a}){let[t,o]=H(50),{creation:n}=p.value;return r("div",{class:"compare",style:{"--at":`${t}%`},children:[r("div",{class:"compare-after",children:a}),r("div",{class:"compare-before",children:e}),r("span",{class:"compare-label compare-label-before","aria-hidden":"true",children:n.before}),r("span",{class:"compare-label compare-label-after","aria-hidden":"true",children:n.after}),r("div",{class:"compare-handle","aria-hidden":"true",children:r("svg",{viewBox:"0 0 24 24",children:r("path",{d:"m9 7-5 5 5 5M15 7l5 5-5 5"})})}),r("input",{class:"compare-range",type:"range",min:"0",max:"100",value:t,"aria-label":n.compare,onInput:s=>o(s.currentTarget.valueAsNumber)})]})}function Ho({creation:e}){let{creation:a,credits:t}=p.value;if(e.status!=="FAILED"&&e.status!=="CANCELED")return null;let o=e.failure?a.failures[e.failure.code]:a.canceled;return r("div",{class:"failure-notice",children:[r(Ee,{"aria-hidden":"true"}),r("p",{children:[r("strong",{children:[a.statuses[e.status],"."]})," ",o,e.refunded&&r("span",{class:"failure-notice-refund",children:[" ",a.refunded(t(e.creditsUsed))]})]})]})}var Gd=["waiting","making","storing"],Vd={PREPARING:0,QUEUED:0,MAKING:1,CONFIRMING:2,STORING:2,FINISHED:3};function Go({creation:e}){let{creation:a}=p.value,t=Vd[e.stage];return r("div",{class:"stage",children:[r("ol",{class:"stage-steps","aria-label":a.progress,children:Gd.map((o,n)=>r("li",{class:n<t?"stage-past":n===t?"stage-now":"stage-ahead","aria-current":n===t?"step":void 0,children:a.steps[o]},o))}),r("p",{class:"stage-text",children:[r("strong",{children:a.stages[e.stage]})," ",r(zd,{creation:e})]})]})}function zd({creation:e}){let{creation:a}=p.value,t=Wd(),o=[];if(e.queuePosition!==null&&o.push(a.queue(e.queuePosition)),e.estimatedCompletionAt!==null){let n=Math.round((Date.parse(e.estimatedCompletionAt)-t)/1e3);o.push(n>0?a.remaining(n):a.soon)}return r("span",{class:"stage-when",children:o.join(" \xB7 ")})}function Wd(){let[e,a]=H(Date.now());return L(()=>{let t=setInterval(()=>a(Date.now()),1e3);return()=>clearInterval(t)},[]),e}function Vo({creation:e}){let{creation:a}=p.value,{id:t,originalImages:o,generatedImage:n}=e,[s]=o,l=a.alt(ie(e),O(e.style));return n&&s&&o.length===1?r(pi,{picture:n,children:r(No,{before:r(Ae,{of:t,picture:s,alt:a.original}),after:r(Ae,{of:t,picture:n,alt:l})})}):n?r(pi,{picture:n,children:r(Ae,{of:t,picture:n,alt:l,class:"framed-picture"})}):r("div",{class:`unfinished ${se(e)?"unfinished-live":""}`,children:[s&&r(Ae,{of:t,picture:s,alt:a.original,class:"unfinished-original"}),r("div",{class:"unfinished-words",children:se(e)?r(Go,{creation:e}):r(Ho,{creation:e})})]})}function pi({picture:e,children:a}){let t=e.width/e.height;return r("div",{class:"framed",style:{"--shape":String(t)},children:a})}var $d=400,Gt=h(null),mi=null;K(()=>{Gt.value=null;let e=B.value,a=he.value.map(Ro).filter(c=>!(c instanceof File)),{count:t,seed:o,negativePrompt:n,...s}=ee.value,l=la.value;if(!V.value||!e||!We(e)||a.length<he.value.length)return;let i={model:e.id,...s,images:a},u=new AbortController,d=setTimeout(()=>{Xd(i,l,u.signal)},$d);return()=>{clearTimeout(d),u.abort()}});async function Xd(e,a,t){try{let{credits:o}=await D.quote(e,{signal:t});if(t.aborted||o===a||o===mi)return;mi=o,await Sa()}catch(o){o instanceof $&&!t.aborted&&(Gt.value=o.message)}}var Kd=11;function gi(){let{studio:e}=p.value,a=B.value?.id,t=we.value?.filter(({models:o})=>!o||o.some(({id:n})=>n===a));return L(()=>{t&&!t.some(({id:o})=>o===Le.peek())&&(Le.value=t.find(({id:o})=>o===Za)?.id??t[0]?.id??Za)},[we.value,a]),r("fieldset",{class:"group",children:[r("legend",{class:"label",children:e.style}),r("div",{class:"styles",children:t?t.map(o=>{let n=O(o);return r("label",{class:"style",title:Uo(o),children:[r("input",{class:"unseen",type:"radio",name:"style",value:o.id,checked:Le.value===o.id,onChange:()=>{Le.value=o.id}}),o.previewUrl?r("img",{class:"style-picture",src:o.previewUrl,alt:"",width:"192",height:"192",loading:"lazy"}):r("span",{class:"style-picture style-none","aria-hidden":"true",children:"Aa"}),r("span",{class:"style-name",children:n})]},o.id)}):Array.from({length:Kd},(o,n)=>r("span",{class:"style style-coming",children:[r("span",{class:"style-picture"}),r("span",{class:"style-name",children:" "})]},n))})]})}function Qd(e){let[,a,t]=e.split("_").map(Number);return a&&t?[a,t]:null}function hi(){let{studio:e}=p.value,{ratios:a}=sa.value;return a.length===0?null:r(pa,{name:"ratio",legend:e.ratio,choices:a.map(t=>{let o=Qd(t);return o?{id:t,text:o.join(":"),icon:r(Zd,{width:o[0],height:o[1]})}:{id:t,text:e.ratioAuto}}),value:ee.value.aspectRatio??"AUTO",onChoose:t=>{Pa.value=t}})}function Zd({width:e,height:a}){let t=14/Math.max(e,a),[o,n]=[Math.max(e*t,3),Math.max(a*t,3)];return r("svg",{class:"shape",viewBox:"0 0 16 16","aria-hidden":"true",children:r("rect",{x:8-o/2,y:8-n/2,width:o,height:n,rx:"1.5"})})}function xi(){let{resolutions:e}=sa.value,a=ee.value.resolution;return a===null?null:r(pa,{name:"resolution",legend:p.value.studio.resolution,choices:e.map(t=>({id:t,text:Oo(t)})),value:a,onChoose:t=>{Aa.value=t}})}function Li(){let{formats:e}=sa.value,a=ee.value.outputFormat;return a===null?null:r(pa,{name:"format",legend:p.value.studio.format,choices:e.map(t=>({id:t,text:t==="WEBP"?"WebP":t})),value:a,onChoose:t=>{_a.value=t}})}function Ii(){let{counts:e}=sa.value;return e.length<2?null:r(pa,{name:"count",legend:p.value.studio.count,choices:e.map(a=>({id:String(a),text:`\xD7${a}`})),value:String(ee.value.count),onChoose:a=>{Ja.value=Number(a)}})}function Ci(){let{studio:e}=p.value;return sa.value.transparency?r(pa,{name:"background",legend:e.background,choices:[{id:"auto",text:e.ratioAuto},{id:"transparent",text:e.transparent}],value:ee.value.background===null?"auto":"transparent",onChoose:a=>{ja.value=a==="transparent"}}):null}function yi(){let{studio:e}=p.value,{seed:a,negativePrompt:t}=sa.value;return!a&&!t?null:r("details",{class:"more-fields",open:Xe.peek()!==""||na.peek()!=="",children:[r("summary",{class:"label",children:e.moreOptions}),t&&r("div",{children:[r("label",{class:"label",for:"negative-prompt",children:[e.negativePrompt," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"negative-prompt",class:"field",type:"text",value:na.value,placeholder:e.negativePromptHint,autoComplete:"off",onInput:o=>{na.value=o.currentTarget.value}})]}),a&&r("div",{children:[r("label",{class:"label",for:"seed",children:[e.seed," ",r("span",{class:"optional",children:e.optional})]}),r("input",{id:"seed",class:"field seed",type:"text",inputMode:"numeric",value:Xe.value,placeholder:e.seedHint,autoComplete:"off","aria-invalid":Ya.value,"aria-describedby":"seed-trouble",onInput:o=>{Xe.value=o.currentTarget.value}}),ee.value.seed!==null&&ee.value.count>1&&r("p",{class:"hint",children:e.seedAlike}),r("p",{class:"trouble",id:"seed-trouble",role:"alert",children:Ya.value&&e.seedWrong(Nr)})]})]})}function zo({close:e}){return r("button",{class:"icon-button",type:"button","aria-label":p.value.large.close,onClick:e,children:r(Pe,{})})}function ma({label:e,class:a,close:t,onKeyDown:o,children:n}){let s=A(null);return L(()=>{let l=s.current,i=document.activeElement;return l?.showModal(),()=>{l?.close(),i instanceof HTMLElement&&i.isConnected&&i.focus({preventScroll:!0})}},[]),r("dialog",{ref:s,class:a,"aria-label":e,onCancel:l=>{l.preventDefault(),t()},onClick:l=>{l.target===l.currentTarget&&t()},onKeyDown:o,children:n})}var jd=1e4;function bi(){let{studio:e}=p.value,a=B.value,t=a!==null&&!We(a);return L(()=>{if(!t)return;let o=setInterval(()=>{Sa()},jd);return()=>clearInterval(o)},[t]),r("div",{class:"group",children:[r("button",{class:"model-button",type:"button","aria-haspopup":"dialog","aria-label":a?`${e.model}: ${O(a)}`:e.model,onClick:()=>{Qe.value="model"},children:a&&r(C,{children:[r(wi,{model:a}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:O(a)}),r("span",{class:"model-facts",children:r(Si,{model:a})})]}),r(_t,{"aria-hidden":"true"})]})}),r("p",{class:"trouble",role:"alert",children:t&&e.paused(O(a))})]})}function vi(){return Qe.value==="model"?r(Jd,{}):null}function Jd(){let{studio:e}=p.value;L(()=>{Sa()},[]);let a=()=>{Qe.value=null},t=(ve.value??[]).filter(({status:n})=>n!=="RETIRED"),o=[{title:e.modelsMake,members:t.filter(n=>!Fe(n))},{title:e.modelsTools,members:t.filter(Fe)}];return r(ma,{label:e.chooseModel,class:"dialog picker",close:a,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.chooseModel}),r(zo,{close:a})]}),r("div",{class:"picker-body",children:o.map(({title:n,members:s})=>s.length>0&&r("section",{children:[r("h3",{class:"label",children:n}),r("ul",{class:"model-list",children:s.map(l=>r("li",{children:r(Yd,{model:l,onChoose:()=>{ze.value=l.id,a()}})},l.id))})]},n))})]})}function Yd({model:e,onChoose:a}){let{studio:t}=p.value,o=e.id===B.value?.id;return r("button",{class:"model-card",type:"button","data-model":e.id,"aria-pressed":o,autofocus:o,disabled:!We(e),onClick:a,children:[r(wi,{model:e}),r("span",{class:"model-words",children:[r("span",{class:"model-name",children:[O(e)," ",!We(e)&&r("span",{class:"tag tag-pending",children:t.pausedTag})]}),r("span",{class:"model-description",children:Uo(e)}),r("span",{class:"model-abilities",children:ef(e).map(n=>r("span",{class:"ability",children:n},n))})]}),r("span",{class:"model-facts",children:r(Si,{model:e})})]})}function Si({model:{prices:e,typicalSeconds:a}}){let{studio:t,credits:o}=p.value,n=e.map(l=>l.credits),s=Math.min(...n);return r(C,{children:[r("span",{class:"model-price",children:s<Math.max(...n)?t.from(o(s)):o(s)}),r("span",{children:t.about(a)})]})}function wi({model:{id:e,name:a}}){let t=[...e].reduce((o,n)=>(o*17+n.charCodeAt(0)*47)%360,0);return r("span",{class:"model-mark",style:{"--hue":String(t)},"aria-hidden":"true",children:a[0]})}function ef(e){let{studio:a}=p.value,t=e.resolutions.at(-1);return[e.maxInputImages===0?a.wordsOnly:e.requiresInputImage&&e.maxInputImages===1?a.oneImage:a.upToImages(e.maxInputImages),e.resolutions.length>1&&t?a.upToSize(Oo(t)):null,e.supportsTransparency?a.transparentAbility:null,e.supportsSeed?a.seed:null,e.supportsNegativePrompt?a.negativePromptAbility:null].filter(o=>o!==null)}var af=6;function ki(e){let a=A(null);return L(()=>{let t=null,o=(u,d)=>{let c=document.elementFromPoint(u,d)?.closest("[data-key]")??null;return c!==null&&a.current?.contains(c)?c:null},n=u=>{for(let d of a.current?.children??[])d.classList.toggle("reference-moving",u&&d instanceof HTMLElement&&d.dataset.key===t?.key)},s=u=>{if(u.button!==0||!(u.target instanceof Element)||u.target.closest("button"))return;let d=o(u.clientX,u.clientY)?.dataset.key;d!==void 0&&(t={key:d,x:u.clientX,y:u.clientY,hasMoved:!1})},l=u=>{if(t===null||(t.hasMoved||=Math.hypot(u.clientX-t.x,u.clientY-t.y)>af,!t.hasMoved))return;n(!0);let d=o(u.clientX,u.clientY);d&&d.dataset.key!==t.key&&e(t.key,[...a.current?.children??[]].indexOf(d))},i=()=>{n(!1),t=null};return addEventListener("pointerdown",s),addEventListener("pointermove",l),addEventListener("pointerup",i),addEventListener("pointercancel",i),()=>{removeEventListener("pointerdown",s),removeEventListener("pointermove",l),removeEventListener("pointerup",i),removeEventListener("pointercancel",i)}},[]),a}var tf="image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";function Ai({isNeeded:e}){let{studio:a}=p.value,t=sf(),o=Se.value,n=Y.value,s=ue(""),l=ki(_r);if(o===0)return n.length>0?r("p",{class:"hint",children:a.notUsed(n.length)}):null;let i=(c,g)=>{_r(c.key,g),s.value=a.moved(g+1,n.length)},u=he.value.some(c=>c.kind==="file"&&c.reduced),d=he.value.some(c=>"thumbnail"in c&&c.thumbnail===null);return r("div",{class:"group",role:"group","aria-labelledby":"references-label",children:[r("p",{class:"label",id:"references-label",children:[o===1?a.image:a.references," ",r("span",{class:"optional",children:[B.value?.requiresInputImage?a.required:a.optional,o>1&&` \xB7 ${a.upTo(o)}`]})]}),r("div",{class:`references ${t?"references-dragged":""} ${n.length>0?"references-some":""}`,children:[n.length>0&&r("ol",{class:"reference-list",ref:l,children:n.map((c,g)=>r(rf,{reference:c,at:g,of:n.length,isUsed:g<o,onMove:f=>i(c,f)},c.key))}),(n.length<o||o===1)&&r(of,{isFirst:n.length===0,isDragged:t})]}),r("p",{class:"unseen",role:"status",children:s.value}),n.length>o&&r("p",{class:"hint",children:a.beyond(o)}),r("p",{class:"hint",id:"references-note",role:"status",children:u?a.reduced:d?a.unseen:null}),r("p",{class:"trouble",id:"references-trouble",role:"alert",children:ra.value?lf(ra.value):e?a.imageNeeded:null})]})}function of({isFirst:e,isDragged:a}){let{studio:t}=p.value;return r("div",{class:"adding",children:[r("label",{class:"adding-files",title:t.limits,children:[$e.value>0?r("span",{class:"spinner","aria-hidden":"true"}):r(Ma,{"aria-hidden":"true"}),r("span",{children:a?t.dropNow:$e.value>0?t.checking:e?r(C,{children:[t.drop," ",r("span",{class:"adding-pick",children:t.pick})]}):r("span",{class:"adding-pick",children:Se.value===1?t.replace:t.addImage})}),r("input",{class:"unseen",type:"file",multiple:Se.value>1,accept:tf,"aria-describedby":"references-trouble",onChange:o=>{let n=[...o.currentTarget.files??[]];o.currentTarget.value="",n.length>0&&Ar(n)}})]}),r("button",{class:"adding-creation",type:"button","aria-label":t.fromCreations,title:t.fromCreations,onClick:()=>{Qe.value="creation"},children:[r(Fa,{"aria-hidden":"true"}),r("span",{children:t.fromCreationsShort})]})]})}function rf({reference:e,at:a,of:t,isUsed:o,onMove:n}){let{studio:s}=p.value,l=A(null),i=nf(e),u="picture"in e?e.picture.small:e.thumbnail,d=g=>{let f=document.activeElement;n(a+g),requestAnimationFrame(()=>{f instanceof HTMLElement&&l.current?.contains(f)&&f.focus()})},c=g=>{let f=g.key==="ArrowLeft"?-1:g.key==="ArrowRight"?1:0;f===0||a+f<0||a+f>=t||(g.preventDefault(),d(f))};return r("li",{class:`reference ${o?"":"reference-unused"}`,ref:l,"data-key":e.key,title:i,onKeyDown:c,children:[u!==null?r("img",{class:"reference-picture",src:u,alt:`${a+1}. ${i}`,draggable:!1}):r("span",{class:"reference-picture reference-unseen",role:"img","aria-label":`${a+1}. ${i}`,children:r(Ft,{"aria-hidden":"true"})}),r("button",{class:"reference-remove",type:"button","aria-label":s.remove(a+1),onClick:()=>_o(e.key),children:r(Pe,{"aria-hidden":"true"})}),t>1&&r("span",{class:"reference-order",children:[r("button",{type:"button","aria-label":s.earlier(a+1),"aria-disabled":a===0,onClick:()=>a>0&&d(-1),children:r(Ta,{"aria-hidden":"true"})}),r("span",{"aria-hidden":"true",children:a+1}),r("button",{type:"button","aria-label":s.later(a+1),"aria-disabled":a===t-1,onClick:()=>a<t-1&&d(1),children:r(Da,{"aria-hidden":"true"})})]})]})}function nf(e){return e.kind==="file"?e.file.name:e.kind==="upload"?e.name:p.value.studio.fromCreation}function sf(){let e=ue(!1);return L(()=>{let a=0,t=u=>d=>{d.dataTransfer?.types.includes("Files")&&(a=Math.max(0,a+u),e.value=a>0&&Se.peek()>0)},o=t(1),n=t(-1),s=u=>u.preventDefault(),l=u=>{u.preventDefault(),a=0,e.value=!1,Pi(u.dataTransfer)},i=u=>{let d=u.target instanceof Element&&u.target.matches("input, textarea"),c=!!u.clipboardData?.files.length;d&&!c&&u.clipboardData?.getData("text")||(u.preventDefault(),Pi(u.clipboardData))};return addEventListener("dragenter",o),addEventListener("dragleave",n),addEventListener("dragover",s),addEventListener("drop",l),addEventListener("paste",i),()=>{removeEventListener("dragenter",o),removeEventListener("dragleave",n),removeEventListener("dragover",s),removeEventListener("drop",l),removeEventListener("paste",i)}},[]),e.value}function Pi(e){Ar([...e?.files??[]])}function lf(e){let{problems:a}=p.value;switch(e.kind){case"bytes":return a.bytes(e.name,kl(e.bytes));case"type":case"pixels":case"damaged":return a[e.kind](e.name);case"full":return a.full(e.most);default:return a[e.kind]}}function _i({onSubmit:e}){let{studio:a}=p.value,[t,o]=H(!1),n=A(null),s=B.value===null||!Fe(B.value),l=Gr.value,i=u=>{u.preventDefault();let d=c=>n.current?.querySelector(c)?.focus();o(l!==null),l==="paused"?d(".model-button"):l==="image"?d("input[type=file]"):l==="prompt"||l==="long"?d("#prompt"):Ya.value&&d("#seed"),!(l!==null||Ya.value)&&(Il(),e())};return r("form",{class:"composer card",ref:n,onSubmit:i,noValidate:!0,children:[r("h1",{class:"composer-title",children:a.title}),r(bi,{}),r(Ai,{isNeeded:t&&l==="image"}),s&&r(C,{children:[r(uf,{isNeeded:t&&l==="prompt",onSubmit:i}),r(gi,{})]}),r(hi,{}),r("div",{class:"side-by-side",children:[r(xi,{}),r(Li,{}),r(Ci,{}),r(Ii,{})]}),r("p",{class:"trouble",role:"alert",children:Gt.value!==null&&a.clash(Gt.value)}),r(yi,{}),r(df,{})]})}function uf({isNeeded:e,onSubmit:a}){let{studio:t}=p.value;return r("div",{class:"group",children:[r("label",{class:"label",for:"prompt",children:t.prompt}),r("textarea",{id:"prompt",class:"field prompt",rows:3,value:Ke.value,placeholder:he.value.length>0?t.promptHintPhoto:t.promptHint,"aria-invalid":e||kt.value>0,"aria-describedby":"prompt-trouble",onInput:o=>{Ke.value=o.currentTarget.value},onKeyDown:o=>{o.key==="Enter"&&!o.repeat&&(o.metaKey||o.ctrlKey)&&a(o)}}),r("p",{class:"trouble",id:"prompt-trouble",role:"alert",children:kt.value>0?t.promptTooLong(kt.value):e?t.promptNeeded:null})]})}function df(){let{studio:e,credits:a}=p.value,t=et.value,o=la.value,n=le.value?.balance,s=Hr.value,{count:l}=ee.value;return r("div",{class:"price-bar",children:[r("dl",{class:"price-bar-figures",children:[r("div",{children:[r("dt",{children:e.price}),r("dd",{"data-price":le.value&&t,children:[t===null?e.priceUnknown:a(t),l>1&&o!==null&&r("span",{class:"price-bar-each",children:[" ",l," \xD7 ",o]})]})]}),r("div",{children:[r("dt",{children:e.balance}),r("dd",{children:n===void 0?e.priceUnknown:a(n)})]})]}),s>0?r(C,{children:[r("p",{class:"trouble",children:e.short(a(s))}),r(xe,{class:"button button-main button-wide",href:"/billing#packs",children:e.buy})]}):r("button",{class:"button button-main button-wide",type:"submit","aria-disabled":Gr.value==="loading",children:[r(Ue,{"aria-hidden":"true"}),B.value&&Fe(B.value)?e.apply:e.make(l)]})]})}var rt=new Ve(30);rt.filter.value={status:["SUCCESS"]};function Ri(){return Qe.value==="creation"?r(ff,{}):null}function ff(){let{studio:e,gallery:a}=p.value;L(()=>rt.open(),[]);let t=()=>{Qe.value=null},o=rt.shown.value;return r(ma,{label:e.fromCreations,class:"dialog picker",close:t,children:[r("div",{class:"picker-head",children:[r("h2",{children:e.fromCreations}),r(zo,{close:t})]}),r("div",{class:"picker-body",children:[o.length===0&&rt.state.value==="ready"&&r("p",{class:"hint",children:a.empty}),r("ul",{class:"strip",children:o.map(n=>r("li",{children:r(ot,{creation:n,onOpen:()=>{Ao(n),t()}})},n.id))}),rt.hasMore.value&&r("button",{class:"button",type:"button",onClick:()=>{rt.more()},children:a.more})]})]})}function Ti({creations:e,selected:a,onSelect:t}){let{studio:o}=p.value,n=e.find(({generatedImage:l})=>l)?.generatedImage,s=n?n.height>n.width:a.aspectRatio.startsWith("PORTRAIT");return r("ul",{class:`together together-${e.length} ${s?"together-tall":""}`,"aria-label":o.together(e.length),children:e.map((l,i)=>r(cf,{creation:l,at:i+1,of:e.length,isSelected:l.id===a.id,onSelect:()=>t(l)},l.id))})}function cf({creation:e,at:a,of:t,isSelected:o,onSelect:n}){let{creation:s,studio:l}=p.value,{id:i,generatedImage:u,originalImages:d,status:c}=e,g=u??d[0],f=se(e)?s.stages[e.stage]:s.statuses[c],m=u?{"--shape":String(u.width/u.height)}:void 0;return r("li",{class:"member","data-member":i,"data-status":c,children:r("div",{class:`member-frame ${se(e)?"unfinished-live":""}`,style:m,children:[g&&r(Ae,{of:i,picture:g,alt:"",class:u?"member-picture":"unfinished-original"}),!u&&r("div",{class:"member-state",children:se(e)?r(Go,{creation:e}):r(Ho,{creation:e})}),r("button",{class:"member-button",type:"button","aria-pressed":o,"aria-label":`${l.show(ie(e))} \u2013 ${s.part(a,t)}, ${f}`,onClick:()=>{o?Q.value={id:i,within:be}:n()}})]})})}function Wo({until:e,text:a,class:t,children:o}){let n=pf(e),s=Te(()=>a(Di(e)),[e,a]);return r("p",{class:t,children:[o,r("span",{class:"unseen",role:"alert",children:s}),r("span",{role:"timer","aria-hidden":"true",children:a(n)})]})}function pf(e){let[,a]=H({});return L(()=>{let t=setInterval(()=>a({}),1e3);return()=>clearInterval(t)},[e]),Di(e)}function Di(e){return Math.max(0,Math.ceil((e-Date.now())/1e3))}var mf=3;function Mi(){return r("ul",{class:"pending",hidden:ge.value.length===0,children:ge.value.map(e=>r(hf,{intent:e},e.key))})}function gf({key:e,order:a},t){let o=a.kind==="retry"?Qa(a.id)?.peek():void 0;o&&(Do(o),Ws(o)),ze.value=t,So(e)}function hf({intent:e}){let{studio:a}=p.value,{trouble:t,phase:o}=e,n=t?.kind==="refused"&&t.error instanceof $?t.error.refusal:null,s=n?.__typename==="ModelUnavailable"?n.alternatives.slice(0,mf):[];return r("li",{class:`pending-item ${t?"pending-stopped":""}`,children:[e.order.kind==="create"&&e.order.input.prompt&&r("p",{class:"pending-prompt",children:e.order.input.prompt}),t?r(C,{children:[r(xf,{trouble:t}),r("div",{class:"actions",children:[n?.__typename==="InsufficientCredits"&&r(xe,{class:"button button-main",href:"/billing#packs",children:a.buy}),s.map(l=>r("button",{class:"button",type:"button",onClick:()=>gf(e,l.id),children:a.useModel(O(l))},l.id)),t.kind==="failed"&&r("button",{class:"button button-main",type:"button",onClick:()=>{qs(e)},children:a.sendAgain}),r("button",{class:"button",type:"button",onClick:()=>So(e.key),children:a.dismiss})]})]}):r("p",{class:"pending-state",role:"status",children:[r("span",{class:"spinner","aria-hidden":"true"}),o==="uploading"?a.uploading(Math.round(e.progress*100)):a.sending]})]})}function xf({trouble:e}){let{studio:a}=p.value;return e.kind==="limited"?r(Wo,{class:"trouble",until:e.until,text:a.limited}):r("p",{class:"trouble",role:"alert",children:e.kind==="unreachable"?a.unreachable:ua(e.error)})}function Fi(){let e=A(null);L(()=>be.open(),[]);let a=Lo.value?.group??null;return L(()=>{if(a!==null)return xo.show({group:a}),xo.open()},[a]),r("div",{class:"studio",children:[r(_i,{onSubmit:()=>e.current?.scrollIntoView({block:"nearest"})}),r("section",{class:"result",ref:e,"aria-label":p.value.studio.recent,children:[r(Mi,{}),r(Lf,{})]}),r(vi,{}),r(Ri,{})]})}function Lf(){let{studio:e,creation:a}=p.value,t=Lo.value;if(t===null)return be.state.value==="loading"?r("div",{class:"result-canvas"}):r(If,{});let o=Ts.value;return r(C,{children:[r("div",{class:"result-canvas",children:o.length>1?r(Ti,{creations:o,selected:t,onSelect:({id:n})=>{ba.value=n}}):r(Vo,{creation:t},t.id)}),r("div",{class:"result-foot",children:[r("div",{class:"result-words",children:[r("p",{class:"result-prompt",children:ie(t)}),r("p",{class:"result-facts",children:[t.prompt&&r(C,{children:[r("span",{class:"tag",children:O(t.model)}),r("span",{class:"tag tag-quiet",children:O(t.style)})]}),o.length>1&&r("span",{class:"tag tag-quiet",children:a.part(o.indexOf(t)+1,o.length)})]})]}),r(qo,{creation:t},t.id)]}),r("h2",{class:"label",children:e.recent}),r("div",{class:"strip",children:be.shown.value.slice(0,12).map(n=>r(ot,{creation:n,current:n.id===t.id,onOpen:()=>{n.id===t.id?Q.value={id:n.id,within:be}:ba.value=n.id}},n.id))}),r("p",{class:"unseen",children:a.open})]})}function If(){let{studio:e}=p.value,t=we.value?.find(({id:o})=>o===Le.value)?.previewUrl??"/static/styles/watercolour.webp";return r("div",{class:"hero",children:[r("div",{class:"hero-picture",children:r(No,{before:r("img",{src:"/static/styles/large/original.webp",alt:"",width:"560",height:"560"}),after:r("img",{src:t.replace("/styles/","/styles/large/"),alt:"",width:"560",height:"560"},t)})}),r("h2",{class:"hero-title",children:e.hero}),r("p",{class:"hero-text",children:e.heroText})]})}function Bi(){let e=ue(""),a=A(new Map);return Ia(()=>{let{announce:t,stages:o,statuses:n}=p.value.creation;for(let s of be.ids.value){let l=Qa(s)?.value;if(!l)continue;let i=a.current.get(s);if(a.current.set(s,l.stage),i===l.stage||i===void 0&&!se(l))continue;let u=se(l)?o[l.stage]:n[l.status];e.value=t(ie(l).slice(0,60),u)}}),r("div",{class:"unseen",role:"status",children:e})}var Ei=matchMedia("(prefers-color-scheme: dark)"),Ui=h(Ei.matches),$o=h(qi()),nt=_(()=>$o.value??(Ui.value?"dark":"light"));Ei.addEventListener("change",({matches:e})=>{Ui.value=e});addEventListener("storage",({key:e})=>{e===ia.theme&&($o.value=qi())});K(()=>{document.documentElement.dataset.theme=nt.value});function Oi(){$o.value=nt.peek()==="dark"?"light":"dark",Bo(ia.theme,$o.value)}function qi(){let e=Fo(ia.theme);return e==="light"||e==="dark"?e:null}function $r({label:e,icon:a,children:t}){let[o,n]=H(!1),s=Sn(),l=A(null),i=A(null);return L(()=>{if(!o)return;let d=({target:c})=>{l.current?.contains(c)||n(!1)};return addEventListener("pointerdown",d),addEventListener("focusin",d),()=>{removeEventListener("pointerdown",d),removeEventListener("focusin",d)}},[o]),r("div",{class:"menu",ref:l,onKeyDown:({key:d})=>{d==="Escape"&&(n(!1),i.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:i,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":s,onClick:()=>n(!o),children:a}),r("div",{class:"menu-choices",id:s,hidden:!o,onClick:()=>n(!1),children:t})]})}function Ni(){let{nav:e,credits:a}=p.value,t=le.value?.balance;return r("header",{class:"header",children:r("div",{class:"header-inner",children:[r(xe,{class:"wordmark",href:"/","aria-label":"Atelier",children:[r(Cf,{}),r("span",{children:"Atelier"})]}),ds&&r("span",{class:"sandbox",title:e.sandboxMeans,children:[e.sandbox,r("span",{class:"unseen",children:[" ",e.sandboxMeans]})]}),r("nav",{class:"nav","aria-label":e.label,children:[r(Xr,{href:"/",icon:r(Ue,{}),text:e.studio}),r(Xr,{href:"/creations",icon:r(Fa,{}),text:e.creations}),r(Xr,{href:"/billing",icon:r(Ht,{}),text:e.billing})]}),r("div",{class:"header-end",children:[r(xe,{class:"balance",href:"/billing","aria-label":t===void 0?e.billing:e.balance(a(t)),"data-balance":t,children:[r(Dt,{"aria-hidden":"true"}),r("span",{class:"balance-figure",children:t===void 0?"\u2013":at(t)})]}),r($r,{label:e.language,icon:r(Bt,{}),children:Sl.map(({id:o,name:n})=>r("button",{type:"button",lang:o==="zh"?"zh-Hans":o,"aria-pressed":ke.value===o,onClick:()=>wl(o),children:n},o))}),r("button",{class:"icon-button",type:"button","aria-label":nt.value==="dark"?e.light:e.dark,title:nt.value==="dark"?e.light:e.dark,onClick:Oi,children:nt.value==="dark"?r(qt,{}):r(Et,{})}),r($r,{label:e.account,icon:r(ca,{}),children:[V.value&&r("p",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:V.value.email??V.value.id})]}),V.value&&fo&&r("button",{type:"button",onClick:Be(()=>xs().catch(()=>{})),children:e.anotherDemo}),V.value&&!fo&&r("button",{type:"button",onClick:()=>{hs()},children:e.signOut}),r("a",{href:"/graphql",children:e.explorer})]})]})]})})}function Xr({href:e,icon:a,text:t}){let[o]=ka();return r(xe,{href:e,"aria-current":o===e?"page":void 0,children:[a,r("span",{children:t})]})}function Cf(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var yf={"image/png":"PNG","image/jpeg":"JPG","image/webp":"WebP"};function Hi(){let e=Q.value,a=e&&Qa(e.id)?.value;return a?r(bf,{creation:a,within:e.within}):null}function bf({creation:e,within:a}){let{large:t}=p.value,o=a?.shown.value??[],n=o.findIndex(({id:c})=>c===e.id),s=n>0?o[n-1]:void 0,l=n>=0?o[n+1]:void 0;L(()=>{a&&n>=o.length-3&&a.more()},[a,n,o.length]);let i=()=>{Q.value=null},u=c=>{c&&(Q.value={id:c.id,within:a})},d=c=>{if(!(c.target instanceof HTMLInputElement)){if(c.key==="ArrowLeft")u(s);else if(c.key==="ArrowRight")u(l);else if(c.key==="Delete"&&e.completedAt!==null)Ea.value=e.id;else return;c.preventDefault()}};return r(ma,{label:ie(e).slice(0,100),class:"dialog large",close:i,onKeyDown:d,children:[r("button",{class:"icon-button large-close",type:"button","aria-label":t.close,onClick:i,children:r(Pe,{})}),r("div",{class:"large-canvas",children:[r(Vo,{creation:e},e.id),a&&r(C,{children:[r("button",{class:"icon-button large-move large-previous",type:"button","aria-label":t.previous,disabled:!s,onClick:()=>u(s),children:r(Ta,{})}),r("button",{class:"icon-button large-move large-next",type:"button","aria-label":t.next,disabled:!l,onClick:()=>u(l),children:r(Da,{})})]})]}),r("div",{class:"large-side",children:[r(vf,{creation:e}),r(qo,{creation:e},e.id),r("p",{class:"hint large-keys",children:t.keys})]})]})}function vf({creation:e}){let{large:a,studio:t,billing:o,credits:n}=p.value,s=e.generatedImage;return r(C,{children:[r("h2",{class:"unseen",children:a.prompt}),r("p",{class:"large-prompt",children:ie(e)}),r(Sf,{creation:e}),r("dl",{class:"facts",children:[r("dt",{children:t.model}),r("dd",{children:O(e.model)}),e.prompt&&r(C,{children:[r("dt",{children:t.style}),r("dd",{children:O(e.style)})]}),s&&r(C,{children:[r("dt",{children:a.size}),r("dd",{children:[s.width," \xD7 ",s.height," ",yf[s.contentType]]})]}),e.seed!==null&&r(C,{children:[r("dt",{children:t.seed}),r("dd",{children:e.seed})]}),r("dt",{children:a.made}),r("dd",{children:At(e.createdAt)}),r("dt",{children:o.columns.amount}),r("dd",{children:n(e.refunded?0:e.creditsUsed)})]})]})}function Sf({creation:{id:e,originalImages:a}}){let{creation:t}=p.value;return a.length<2?null:r("ol",{class:"large-references","aria-label":t.references,children:a.map((o,n)=>r("li",{children:r(Ae,{of:e,picture:o,alt:t.reference(n+1),small:!0})},o.url))})}var wf=8e3,kf=1200,Gi={get:()=>navigator.onLine};function Vi(){let e=ue(Gi.get()),a=ue(!1);Ia(()=>{let s=()=>{e.value=Gi.get()};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),Ia(()=>{if(hr.value!=="lost"){a.value=!1;return}let s=setTimeout(()=>{a.value=!0},kf);return()=>clearTimeout(s)}),Ia(()=>{if(!va.value)return;let s=setTimeout(()=>{va.value=!1},wf);return()=>clearTimeout(s)}),Ia(()=>{if(!Xa.value)return;let{until:s}=Xa.value,l=setTimeout(()=>{Xa.value=null},s-Date.now());return()=>clearTimeout(l)});let{notices:t}=p.value,o=Xa.value,n=e.value?Me.value==="blocked"?t.blocked:Me.value==="unreachable"&&!o?t.unreachable:a.value?t.lost:null:t.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:n&&r("p",{class:"notice notice-trouble",children:[r(Tt,{"aria-hidden":"true"}),n]})}),o&&r(Wo,{class:"notice",until:o.until,text:o.isOfSignUps?t.crowded:t.limited,children:r(Rt,{"aria-hidden":"true"})}),r("div",{role:"status",children:[va.value&&r("p",{class:"notice",children:[r(tt,{"aria-hidden":"true"}),t.repeated]}),po.value&&r("p",{class:"notice",children:[r(tt,{"aria-hidden":"true"}),t.replaced,r("button",{class:"icon-button",type:"button","aria-label":t.close,onClick:()=>{po.value=!1},children:r(Pe,{})})]})]})]})}function zi(){let e=Ea.value;return e===null?null:r(Pf,{id:e},e)}function Pf({id:e}){let{remove:a}=p.value,[t,o]=H(!1),[n,s]=H(null),l=()=>{Ea.value=null},i=async()=>{o(!0);let u=Af(e,Q.peek()?.within??null),d=await _f(e);o(!1),s(d),d===null&&(l(),Q.peek()?.id===e&&(Q.value=u),Ir(e))};return r(ma,{label:a.title,class:"dialog dialog-small",close:l,children:[r("h2",{children:a.title}),r("p",{children:a.text}),r("p",{class:"trouble",role:"alert",children:n}),r("div",{class:"actions",children:[r("button",{class:"button",type:"button",autofocus:!0,onClick:l,children:a.keep}),r("button",{class:"button button-danger",type:"button",disabled:t,onClick:Be(i),children:a.confirm})]})]})}function Af(e,a){let t=a?.shown.peek()??[],o=t.findIndex(s=>s.id===e),n=o<0?void 0:t[o+1]??t[o-1];return n?{id:n.id,within:a}:null}async function _f(e){try{return await D.delete(e),null}catch(a){return a instanceof $&&a.refusal.__typename==="NotFound"?null:ua(a)}}function Wi(){let{signIn:e}=p.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),window.atelier?r(C,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:()=>{gs()},children:e.button})]}):r(Rf,{})]})}function Rf(){let{signIn:e}=p.value,[a,t]=H(""),[o,n]=H(null),s=async l=>{l.preventDefault();try{n(await ms(a)?null:"refused")}catch{n("unreachable")}};return r("form",{onSubmit:l=>{s(l)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",class:"field token",type:"text",value:a,autoComplete:"off",spellcheck:!1,required:!0,"aria-invalid":o!==null,"aria-describedby":"token-trouble",onInput:l=>t(l.currentTarget.value)}),r("p",{id:"token-trouble",class:"trouble",role:"alert",children:o&&e[o]}),r("button",{class:"button button-main",type:"submit",children:e.button})]})}function $i(){let[e]=ka(),a=A(null),t=A(!0),{titles:o}=p.value,n=e==="/creations"?o.creations:e==="/billing"?o.billing:o.studio;return L(()=>{document.title=n},[n]),L(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(C,{children:[r("a",{class:"skip",href:"#main",children:p.value.nav.skip}),r(Ni,{}),r("main",{id:"main",ref:a,tabIndex:-1,children:Me.value==="signed-out"?r(Wi,{}):r(hl,{children:[r(wt,{path:"/",component:Fi}),r(wt,{path:"/creations",component:ci}),r(wt,{path:"/billing",component:Tl}),r(wt,{children:r(xl,{to:"/",replace:!0})})]})}),r(Vi,{}),r(Bi,{}),r(Hi,{}),r(zi,{})]})}var Kr=document.getElementById("root");if(Kr===null)throw new Error("the page has no #root");Kr.replaceChildren();mn(r($i,{}),Kr);addEventListener("keydown",bl,{capture:!0});Xs();
