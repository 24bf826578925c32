var Ua,A,Zr,oa,Ge,Xr,Jr,Yr,jt,ct,qa,eo,Yt,Qt,Zt,ao,pt={},mt=[],Yn=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ea=Array.isArray;function ke(e,a){for(var t in a)e[t]=a[t];return e}function er(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function re(e,a,t){var o,s,n,u={};for(n in a)n=="key"?o=a[n]:n=="ref"?s=a[n]:u[n]=a[n];if(arguments.length>2&&(u.children=arguments.length>3?Ua.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(n in e.defaultProps)u[n]===void 0&&(u[n]=e.defaultProps[n]);return Oa(e,u,o,s,null)}function Oa(e,a,t,o,s){var n={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Zr,__i:-1,__u:0};return s==null&&A.vnode!=null&&A.vnode(n),n}function L(e){return e.children}function ca(e,a){this.props=e,this.context=a}function ra(e,a){if(a==null)return e.__?ra(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?ra(e):null}function eu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],s=[],n=ke({},a);n.__v=a.__v+1,A.vnode&&A.vnode(n),tr(e.__P,n,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??ra(a),!!(32&a.__u),s),n.__v=a.__v,n.__.__k[n.__i]=n,no(o,n,s),a.__e=a.__=null,n.__e!=t&&to(n)}}function to(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),to(e)}function Jt(e){(!e.__d&&(e.__d=!0)&&Ge.push(e)&&!gt.__r++||Xr!=A.debounceRendering)&&((Xr=A.debounceRendering)||Jr)(gt)}function gt(){try{for(var e,a=1;Ge.length;)Ge.length>a&&Ge.sort(Yr),e=Ge.shift(),a=Ge.length,eu(e)}finally{Ge.length=gt.__r=0}}function ro(e,a,t,o,s,n,u,l,i,f,p){var c,d,m,h,x,k,b=o&&o.__k||mt,C=a.length;for(i=au(t,a,b,i,C),c=0;c<C;c++)(m=t.__k[c])!=null&&(d=m.__i!=-1&&b[m.__i]||pt,m.__i=c,k=tr(e,m,d,s,n,u,l,i,f,p),h=m.__e,m.ref&&d.ref!=m.ref&&(d.ref&&rr(d.ref,null,m),p.push(m.ref,m.__c||h,m)),x==null&&h!=null&&(x=h),4&m.__u?(i=oo(m,i,e),d.__e&&(d.__e=null)):typeof m.type=="function"&&k!==void 0?i=k:h&&(i=h.nextSibling),m.__u&=-7);return t.__e=x,i}function au(e,a,t,o,s){var n,u,l,i,f,p=t.length,c=p,d=0;for(e.__k=new Array(s),n=0;n<s;n++)(u=a[n])!=null&&typeof u!="boolean"&&typeof u!="function"?(typeof u=="string"||typeof u=="number"||typeof u=="bigint"||u.constructor==String?u=e.__k[n]=Oa(null,u,null,null,null):Ea(u)?u=e.__k[n]=Oa(L,{children:u},null,null,null):u.constructor===void 0&&u.__b>0?u=e.__k[n]=Oa(u.type,u.props,u.key,u.ref?u.ref:null,u.__v):e.__k[n]=u,i=n+d,u.__=e,u.__b=e.__b+1,l=null,(f=u.__i=tu(u,t,i,c))!=-1&&(c--,(l=t[f])&&(l.__u|=2)),l==null||l.__v==null?(f==-1&&(s>p?d--:s<p&&d++),typeof u.type!="function"&&(u.__u|=4)):f!=i&&(f==i-1?d--:f==i+1?d++:(f>i?d--:d++,u.__u|=4))):e.__k[n]=null;if(c)for(n=0;n<p;n++)(l=t[n])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=ra(l)),lo(l,l));return o}function oo(e,a,t){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,a=oo(o[s],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=ra(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function ar(e,a){return a=a||[],e==null||typeof e=="boolean"||(Ea(e)?e.some(function(t){ar(t,a)}):a.push(e)),a}function tu(e,a,t,o){var s,n,u,l=e.key,i=e.type,f=a[t],p=f!=null&&(2&f.__u)==0;if(f===null&&l==null||p&&l==f.key&&i==f.type)return t;if(o>(p?1:0)){for(s=t-1,n=t+1;s>=0||n<a.length;)if((f=a[u=s>=0?s--:n++])!=null&&(2&f.__u)==0&&l==f.key&&i==f.type)return u}return-1}function jr(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||Yn.test(a)?t:t+"px"}function ft(e,a,t,o,s){var n,u;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||jr(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||jr(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")n=a!=(a=a.replace(eo,"$1")),u=a.toLowerCase(),a=u in e||a=="onFocusOut"||a=="onFocusIn"?u.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+n]=t,t?o?t[qa]=o[qa]:(t[qa]=Yt,e.addEventListener(a,n?Zt:Qt,n)):e.removeEventListener(a,n?Zt:Qt,n);else{if(s=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function Qr(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[ct]==null)a[ct]=Yt++;else if(a[ct]<t[qa])return;return t(A.event?A.event(a):a)}}}function tr(e,a,t,o,s,n,u,l,i,f){var p,c,d,m,h,x,k,b,C,I,z,M,N,ve,ue,be,se=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(i=!!(32&t.__u),n=[l=a.__e=t.__e]),(p=A.__b)&&p(a);e:if(typeof se=="function"){c=u.length;try{if(C=a.props,I=se.prototype&&se.prototype.render,z=(p=se.contextType)&&o[p.__c],M=p?z?z.props.value:p.__:o,t.__c?b=(d=a.__c=t.__c).__=d.__E:(I?a.__c=d=new se(C,M):(a.__c=d=new ca(C,M),d.constructor=se,d.render=ou),z&&z.sub(d),d.state||(d.state={}),d.__n=o,m=d.__d=!0,d.__h=[],d._sb=[]),I&&d.__s==null&&(d.__s=d.state),I&&se.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=ke({},d.__s)),ke(d.__s,se.getDerivedStateFromProps(C,d.__s))),h=d.props,x=d.state,d.__v=a,m)I&&se.getDerivedStateFromProps==null&&d.componentWillMount!=null&&d.componentWillMount(),I&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if(I&&se.getDerivedStateFromProps==null&&C!==h&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps(C,M),a.__v==t.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate(C,d.__s,M)===!1){a.__v!=t.__v&&(d.props=C,d.state=d.__s,d.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(Te){Te&&(Te.__=a)}),mt.push.apply(d.__h,d._sb),d._sb=[],d.__h.length&&u.push(d),l=ra(t);break e}d.componentWillUpdate!=null&&d.componentWillUpdate(C,d.__s,M),I&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(h,x,k)})}if(d.context=M,d.props=C,d.__P=e,d.__e=!1,N=A.__r,ve=0,I)d.state=d.__s,d.__d=!1,N&&N(a),p=d.render(d.props,d.state,d.context),mt.push.apply(d.__h,d._sb),d._sb=[];else do d.__d=!1,N&&N(a),p=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++ve<25);d.state=d.__s,d.getChildContext!=null&&(o=ke(ke({},o),d.getChildContext())),I&&!m&&d.getSnapshotBeforeUpdate!=null&&(k=d.getSnapshotBeforeUpdate(h,x)),ue=p!=null&&p.type===L&&p.key==null?uo(p.props.children):p,l=ro(e,Ea(ue)?ue:[ue],a,t,o,s,n,u,l,i,f),d.base=a.__e,a.__u&=-161,d.__h.length&&u.push(d),b&&(d.__E=d.__=null)}catch(Te){if(u.length=c,a.__v=null,i||n!=null){if(Te.then){for(a.__u|=i?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;n!=null&&(n[n.indexOf(l)]=null),a.__e=l}else if(n!=null)for(be=n.length;be--;)er(n[be])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),Te.then||so(a),A.__e(Te,a,t)}}else n==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):l=a.__e=ru(t.__e,a,t,o,s,n,u,i,f);return(p=A.diffed)&&p(a),128&a.__u?void 0:l}function so(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(so))}function no(e,a,t){for(var o=0;o<t.length;o++)rr(t[o],t[++o],t[++o]);A.__c&&A.__c(a,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(n){n.call(s)})}catch(n){A.__e(n,s.__v)}})}function uo(e){return typeof e!="object"||e==null||e.__b>0?e:Ea(e)?e.map(uo):e.constructor!==void 0?null:ke({},e)}function ru(e,a,t,o,s,n,u,l,i){var f,p,c,d,m,h,x,k=t.props||pt,b=a.props,C=a.type;if(C=="svg"?s="http://www.w3.org/2000/svg":C=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),n!=null){for(f=0;f<n.length;f++)if((m=n[f])&&"setAttribute"in m==!!C&&(C?m.localName==C:m.nodeType==3)){e=m,n[f]=null;break}}if(e==null){if(C==null)return document.createTextNode(b);e=document.createElementNS(s,C,b.is&&b),l&&(A.__m&&A.__m(a,n),l=!1),n=null}if(C==null)k===b||l&&e.data==b||(e.data=b);else{if(n=C=="textarea"&&b.defaultValue!=null?null:n&&Ua.call(e.childNodes),!l&&n!=null)for(k={},f=0;f<e.attributes.length;f++)k[(m=e.attributes[f]).name]=m.value;for(f in k)m=k[f],f=="dangerouslySetInnerHTML"?c=m:f=="children"||f in b||f=="value"&&"defaultValue"in b||f=="checked"&&"defaultChecked"in b||ft(e,f,null,m,s);for(f in b)m=b[f],f=="children"?d=m:f=="dangerouslySetInnerHTML"?p=m:f=="value"?h=m:f=="checked"?x=m:l&&typeof m!="function"||k[f]===m||ft(e,f,m,k[f],s);if(p)l||c&&(p.__html==c.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),a.__k=[];else if(c&&(e.innerHTML=""),ro(a.type=="template"?e.content:e,Ea(d)?d:[d],a,t,o,C=="foreignObject"?"http://www.w3.org/1999/xhtml":s,n,u,n?n[0]:t.__k&&ra(t,0),l,i),n!=null)for(f=n.length;f--;)er(n[f]);l&&C!="textarea"||(f="value",C=="progress"&&h==null?e.removeAttribute("value"):h!=null&&(h!==e[f]||C=="progress"&&!h||C=="option"&&h!=k[f])&&ft(e,f,h,k[f],s),f="checked",x!=null&&x!=e[f]&&ft(e,f,x,k[f],s))}return e}function rr(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(s){A.__e(s,t)}}function lo(e,a,t){var o,s;if(A.unmount&&A.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||rr(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(n){A.__e(n,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&lo(o[s],a,t||typeof e.type!="function");t||er(e.__e),e.__c=e.__=e.__e=void 0}function ou(e,a,t){return this.constructor(e,t)}function io(e,a,t){var o,s,n,u;a==document&&(a=document.documentElement),A.__&&A.__(e,a),s=(o=typeof t=="function")?null:t&&t.__k||a.__k,n=[],u=[],tr(a,e=(!o&&t||a).__k=re(L,null,[e]),s||pt,pt,a.namespaceURI,!o&&t?[t]:s?null:a.firstChild?Ua.call(a.childNodes):null,n,!o&&t?t:s?s.__e:a.firstChild,o,u),no(n,e,u),e.props.children=null}function ht(e,a,t){var o,s,n,u,l=ke({},e.props);for(n in e.type&&e.type.defaultProps&&(u=e.type.defaultProps),a)n=="key"?o=a[n]:n=="ref"?s=a[n]:l[n]=a[n]===void 0&&u!=null?u[n]:a[n];return arguments.length>2&&(l.children=arguments.length>3?Ua.call(arguments,2):t),Oa(e.type,l,o||e.key,s||e.ref,null)}function pa(e){function a(t){var o,s;return this.getChildContext||(o=new Set,(s={})[a.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(n){this.props.value!=n.value&&o.forEach(function(u){u.__e=!0,Jt(u)})},this.sub=function(n){o.add(n);var u=n.componentWillUnmount;n.componentWillUnmount=function(){o&&o.delete(n),u&&u.call(n)}}),t.children}return a.__c="__cC"+ao++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Ua=mt.slice,A={__e:function(e,a,t,o){for(var s,n,u;a=a.__;)if((s=a.__c)&&!s.__)try{if((n=s.constructor)&&n.getDerivedStateFromError!=null&&(s.setState(n.getDerivedStateFromError(e)),u=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),u=s.__d),u)return s.__E=s}catch(l){e=l}throw e}},Zr=0,oa=function(e){return e!=null&&e.constructor===void 0},ca.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ke({},this.state),typeof e=="function"&&(e=e(ke({},t),this.props)),e&&ke(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),Jt(this))},ca.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Jt(this))},ca.prototype.render=L,Ge=[],Jr=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Yr=function(e,a){return e.__v.__b-a.__v.__b},gt.__r=0,jt=Math.random().toString(8),ct="__d"+jt,qa="__a"+jt,eo=/(PointerCapture)$|Capture$/i,Yt=0,Qt=Qr(!1),Zt=Qr(!0),ao=0;var We,B,or,fo,Ha=0,Io=[],K=A,co=K.__b,po=K.__r,mo=K.diffed,go=K.__c,ho=K.unmount,Lo=K.__;function ma(e,a){K.__h&&K.__h(B,e,Ha||a),Ha=0;var t=B.__H||(B.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function ee(e){return Ha=1,su(Co,e)}function su(e,a,t){var o=ma(We++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):Co(void 0,a),function(l){var i=o.__N?o.__N[0]:o.__[0],f=o.t(i,l);i!==f&&(o.__N=[f,o.__[1]],o.__c.setState({}))}],o.__c=B,!B.__f)){var s=function(l,i,f){if(!o.__c.__H)return!0;var p=!1,c=o.__c.props!==l;if(o.__c.__H.__.some(function(m){if(m.__N){p=!0;var h=m.__[0];m.__=m.__N,m.__N=void 0,h!==m.__[0]&&(c=!0)}}),n){var d=n.call(this,l,i,f);return p?d||c:d}return!p||c};B.__f=!0;var n=B.shouldComponentUpdate,u=B.componentWillUpdate;B.componentWillUpdate=function(l,i,f){if(this.__e){var p=n;n=void 0,s(l,i,f),n=p}u&&u.call(this,l,i,f)},B.shouldComponentUpdate=s}return o.__N||o.__}function v(e,a){var t=ma(We++,3);!K.__s&&nr(t.__H,a)&&(t.__=e,t.u=a,B.__H.__h.push(t))}function ga(e,a){var t=ma(We++,4);!K.__s&&nr(t.__H,a)&&(t.__=e,t.u=a,B.__h.push(t))}function _(e){return Ha=5,Me(function(){return{current:e}},[])}function Me(e,a){var t=ma(We++,7);return nr(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function xt(e,a){return Ha=8,Me(function(){return e},a)}function ha(e){var a=B.context[e.__c],t=ma(We++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(B)),a.props.value):e.__}function Fe(){var e=ma(We++,11);if(!e.__){for(var a=B.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function nu(){for(var e;e=Io.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(Lt),a.__h.some(sr),a.__h=[]}catch(t){a.__h=[],K.__e(t,e.__v)}}}K.__b=function(e){B=null,co&&co(e)},K.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),Lo&&Lo(e,a)},K.__r=function(e){po&&po(e),We=0;var a=(B=e.__c).__H;a&&(or===B?(a.__h=[],B.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(Lt),a.__h.some(sr),a.__h=[],We=0)),or=B},K.diffed=function(e){mo&&mo(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(Io.push(a)!==1&&fo===K.requestAnimationFrame||((fo=K.requestAnimationFrame)||uu)(nu)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),or=B=null},K.__c=function(e,a){a.some(function(t){try{t.__h.some(Lt),t.__h=t.__h.filter(function(o){return!o.__||sr(o)})}catch(o){a.some(function(s){s.__h&&(s.__h=[])}),a=[],K.__e(o,t.__v)}}),go&&go(e,a)},K.unmount=function(e){ho&&ho(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{Lt(o)}catch(s){a=s}}),t.__H=void 0,a&&K.__e(a,t.__v))};var xo=typeof requestAnimationFrame=="function";function uu(e){var a,t=function(){clearTimeout(o),xo&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);xo&&(a=requestAnimationFrame(t))}function Lt(e){var a=B,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),B=a}function sr(e){var a=B;e.__c=e.__(),B=a}function nr(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function Co(e,a){return typeof a=="function"?a(e):a}var lu=Symbol.for("preact-signals");function St(){if(Be>1)Be--;else{var e,a=!1;for((function(){var s=Ct;for(Ct=void 0;s!==void 0;){var n=s.S;if(n.v===s.v)for(var u=n.t;u!==void 0;u=u.x)u.i===s.i&&(u.i=n.i);s=s.o}})();Ga!==void 0;){var t=Ga;for(Ga=void 0,It++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&So(t))try{t.c()}catch(s){a||(e=s,a=!0)}t=o}}if(It=0,Be--,a)throw e}}function bt(e){if(Be>0)return e();ur=++du,Be++;try{return e()}finally{St()}}var Na,q=void 0;function Wa(e){var a=q,t=Na;q=void 0,Na=void 0;try{return e()}finally{q=a,Na=t}}var Ga=void 0,Be=0,It=0,du=0,ur=0,Ct=void 0,yt=0;function yo(e){if(q!==void 0){var a=e.n;if(a===void 0||a.t!==q)return a={i:0,S:e,p:q.s,n:void 0,t:q,e:void 0,x:void 0,r:a},q.s!==void 0&&(q.s.n=a),q.s=a,e.n=a,32&q.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=q.s,a.n=void 0,q.s.n=a,q.s=a),a}}function J(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}J.prototype.brand=lu;J.prototype.h=function(){return!0};J.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Wa(function(){var o;(o=a.W)==null||o.call(a)}))};J.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Wa(function(){var s;(s=a.Z)==null||s.call(a)}))}};J.prototype.subscribe=function(e){var a=this;return le(function(){var t=a.value;Wa(function(){return e(t)})},{name:"sub"})};J.prototype.valueOf=function(){return this.value};J.prototype.toString=function(){return this.value+""};J.prototype.toJSON=function(){return this.value};J.prototype.peek=function(){var e=this;return Wa(function(){return e.value})};Object.defineProperty(J.prototype,"value",{get:function(){var e=yo(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(It>100)throw new Error("Cycle detected");(function(t){Be!==0&&It===0&&t.l!==ur&&(t.l=ur,Ct={S:t,v:t.v,i:t.i,o:Ct})})(this),this.v=e,this.i++,yt++,Be++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{St()}}}});function G(e,a){return new J(e,a)}function So(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function bo(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function wo(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function sa(e,a){J.call(this,void 0,a),this.x=e,this.s=void 0,this.g=yt-1,this.f=4}sa.prototype=new J;sa.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===yt))return!0;if(this.g=yt,this.f|=1,this.i>0&&!So(this))return this.f&=-2,!0;var e=q;try{bo(this),q=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return q=e,wo(this),this.f&=-2,!0};sa.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}J.prototype.S.call(this,e)};sa.prototype.U=function(e){if(this.t!==void 0&&(J.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};sa.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(sa.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=yo(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function Ae(e,a){return new sa(e,a)}function vo(e){var a=e.j;if(e.j=void 0,typeof a=="function"){Be++;var t=q;q=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,lr(e),o}finally{q=t,St()}}}function lr(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,vo(e)}function iu(e){if(q!==this)throw new Error("Out-of-order effect");wo(this),q=e,this.f&=-2;try{8&this.f&&lr(this)}finally{St()}}function La(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,Na&&Na.push(this)}La.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};La.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,vo(this),bo(this),Be++;var e=q;return q=this,iu.bind(this,e)};La.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ga,Ga=this)};La.prototype.d=function(){this.f|=8,1&this.f||lr(this)};La.prototype.dispose=function(){this.d()};function le(e,a){var t=new La(e,a);try{t.c()}catch(s){throw t.d(),s}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var dr,$a,wt,fu=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,ko=[],Ao=[];le(function(){dr=this.N})();function xa(e,a){A[e]=a.bind(null,A[e]||function(){})}function Va(e){if(wt){var a=wt;wt=void 0,a()}wt=e&&e.S()}function Po(e){var a=this,t=e.data,o=vt(t);o.name="ReactiveDom",o.value=t;var s=Me(function(){for(var l=a,i=a.__v;i=i.__;)if(i.__c){i.__c.__$f|=4;break}var f=Ae(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),p=Ae(function(){return!Array.isArray(f.value)&&!oa(f.value)}),c=le(function(){if(this.N=Ro,p.value){var m=f.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=m)}}),d=a.__$u.d;return a.__$u.d=function(){c(),d.call(this)},[p,f]},[]),n=s[0],u=s[1];return n.value?u.peek():u.value}Po.displayName="ReactiveTextNode";Object.defineProperties(J.prototype,{constructor:{configurable:!0,value:re(L,null).constructor},type:{configurable:!0,value:Po},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});xa("__b",function(e,a){if(Va(),$a=void 0,typeof a.type=="string"){var t,o=a.props;for(var s in o)if(s!=="children"){var n=o[s];n instanceof J&&(t||(a.__np=t={}),t[s]=n,o[s]=n.peek())}}e(a)});xa("__r",function(e,a){if(e(a),a.type!==L){Va();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(s,n){var u;return le(function(){u=this},{name:n}),u.c=s,u})((function(s){return function(){var n;fu&&((n=this.y)==null||n.call(this)),s.__$f|=1,s.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),$a=o,Va(t)}});xa("__e",function(e,a,t,o){Va(),$a=void 0,e(a,t,o)});xa("diffed",function(e,a){Va(),$a=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,s=a.props,n=t.U;if(n)for(var u in n){var l=n[u];l===void 0||o&&u in o||(l.d(),n[u]=void 0)}if(o){n||(n={},t.U=n);for(var i in o){var f=n[i],p=o[i];f===void 0?(f=cu(t,i,p,s),n[i]=f):f.o(p,s)}}}e(a)});function cu(e,a,t,o){var s=a in e&&e.ownerSVGElement===void 0,n=G(t);return{o:function(u,l){n.value=u,o=l},d:le(function(){this.N=Ro;var u=n.value.value;o[a]!==u&&(o[a]=u,s?e[a]=u:u!=null&&(u!==!1||a[4]==="-")?e.setAttribute(a,u):e.removeAttribute(a))})}}xa("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var s in o){var n=o[s];n&&n.d()}}}var u=a.__np;if(u){var l=a.props;for(var i in u)l[i]=u[i]}a.__np=void 0}else{var f=a.__c;if(f){f.__$f|=8;var p=f.__$u;p&&(f.__$u=void 0,p.d())}}e(a)});xa("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});ca.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var s in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var n=2&this.__$f;if(!(o||n||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var u in e)if(u!=="__source"&&e[u]!==this.props[u])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function vt(e,a){return Me(function(){return G(e,a)},[])}var pu=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},mu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function gu(){bt(function(){for(var e;e=ko.shift();)dr.call(e)})}function hu(){ko.push(this)===1&&(A.requestAnimationFrame||pu)(gu)}function Lu(){bt(function(){for(var e;e=Ao.shift();)dr.call(e)})}function Ro(){Ao.push(this)===1&&(A.requestAnimationFrame||mu)(Lu)}function za(e,a){var t=_(e);t.current=e;var o=$a;v(function(){return le(function(){if(this.N=hu,!(o&&8&o.__$f))return t.current()},a)},[])}function Do(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function de(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ve(e){return de(e)==="object"}function xu(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function ir(e,a){return e.length<124?e:a}var To="graphql-transport-ws";var ce=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(ce||{}),pe=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(pe||{});function _o(e){if(!Ve(e))throw new Error(`Message is expected to be an object, but got ${de(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${de(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${de(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${de(e.payload.query)}`);if(e.payload.variables!=null&&!Ve(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${de(e.payload.variables)}`);if(e.payload.operationName!=null&&de(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${de(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ve(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${de(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${de(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!xu(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${de(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Mo(e,a){return _o(typeof e=="string"?JSON.parse(e,a):e)}function Ia(e,a){return _o(e),JSON.stringify(e,a)}function cr(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:s=console.error,lazyCloseTimeout:n=0,keepAlive:u=0,disablePong:l,connectionAckWaitTimeout:i=0,retryAttempts:f=5,retryWait:p=async function(F){let S=Math.pow(2,F);await new Promise(T=>setTimeout(T,S*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:c=fr,on:d,webSocketImpl:m,generateID:h=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,F=>{let S=Math.random()*16|0;return(F=="x"?S:S&3|8).toString(16)})},jsonMessageReplacer:x,jsonMessageReviver:k}=e,b;if(m){if(!Cu(m))throw new Error("Invalid WebSocket implementation provided");b=m}else typeof WebSocket<"u"?b=WebSocket:typeof global<"u"?b=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(b=window.WebSocket||window.MozWebSocket);if(!b)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let C=b,I=(()=>{let w=(()=>{let S={};return{on(T,X){return S[T]=X,()=>{delete S[T]}},emit(T){"id"in T&&S[T.id]?.(T)}}})(),F={connecting:d?.connecting?[d.connecting]:[],opened:d?.opened?[d.opened]:[],connected:d?.connected?[d.connected]:[],ping:d?.ping?[d.ping]:[],pong:d?.pong?[d.pong]:[],message:d?.message?[w.emit,d.message]:[w.emit],closed:d?.closed?[d.closed]:[],error:d?.error?[d.error]:[]};return{onMessage:w.on,on(S,T){let X=F[S];return X.push(T),()=>{let j=X.indexOf(T);j>-1&&X.splice(j,1)}},emit(S,...T){for(let X of[...F[S]])X(...T)}}})();function z(w){let F=[I.on("error",S=>{F.forEach(T=>T()),w(S)}),I.on("closed",S=>{F.forEach(T=>T()),w(S)})];return()=>F.forEach(S=>S())}let M,N=0,ve,ue=!1,be=0,se=!1;async function Te(){clearTimeout(ve);let[w,F]=await(M??(M=new Promise((X,j)=>(async()=>{if(ue){if(await p(be),!N)return M=void 0,j({code:1e3,reason:"All Subscriptions Gone"});be++}I.emit("connecting",ue);let D=new C(typeof a=="function"?await a():a,To),_e,ia;function it(){isFinite(u)&&u>0&&(clearTimeout(ia),ia=setTimeout(()=>{D.readyState===C.OPEN&&(D.send(Ia({type:pe.Ping})),I.emit("ping",!1,void 0))},u))}z(te=>{M=void 0,clearTimeout(_e),clearTimeout(ia),j(te),te instanceof Ka&&(D.close(4499,"Terminated"),D.onerror=null,D.onclose=null)}),D.onerror=te=>I.emit("error",te),D.onclose=te=>I.emit("closed",te),D.onopen=async()=>{try{I.emit("opened",D);let te=typeof t=="function"?await t():t;if(D.readyState!==C.OPEN)return;D.send(Ia(te?{type:pe.ConnectionInit,payload:te}:{type:pe.ConnectionInit},x)),isFinite(i)&&i>0&&(_e=setTimeout(()=>{D.close(ce.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},i)),it()}catch(te){I.emit("error",te),D.close(ce.InternalClientError,ir(te instanceof Error?te.message:String(te),"Internal client error"))}};let fa=!1;D.onmessage=({data:te})=>{try{let Y=Mo(te,k);if(I.emit("message",Y),Y.type==="ping"||Y.type==="pong"){I.emit(Y.type,!0,Y.payload),Y.type==="pong"?it():l||(D.send(Ia(Y.payload?{type:pe.Pong,payload:Y.payload}:{type:pe.Pong},x)),I.emit("pong",!1,Y.payload));return}if(fa)return;if(Y.type!==pe.ConnectionAck)throw new Error(`First message cannot be of type ${Y.type}`);clearTimeout(_e),fa=!0,I.emit("connected",D,Y.payload,ue),ue=!1,be=0;let Kr=new Promise((rd,Jn)=>z(Jn));Kr.catch(()=>{}),X([D,Kr])}catch(Y){D.onmessage=null,I.emit("error",Y),D.close(ce.BadResponse,ir(Y instanceof Error?Y.message:String(Y),"Bad response"))}}})())));w.readyState===C.CLOSING&&await F;let S=()=>{},T=new Promise(X=>S=X);return[w,S,new Promise((X,j)=>{let D=z(j);w.readyState!==C.OPEN&&F.catch(j),T.then(()=>{if(D(),!N){let _e=()=>w.close(1e3,"Normal Closure");isFinite(n)&&n>0?(clearTimeout(ve),ve=setTimeout(()=>{!N&&w.readyState===C.OPEN&&_e()},n)):_e()}X()})})]}function $r(w){if(fr(w)&&(Iu(w.code)||[ce.InternalServerError,ce.InternalClientError,ce.BadRequest,ce.BadResponse,ce.Unauthorized,ce.SubprotocolNotAcceptable,ce.SubscriberAlreadyExists,ce.TooManyInitialisationRequests].includes(w.code)))throw w;if(se)return!1;if(fr(w)&&w.code===1e3)return N>0;if(!f||be>=f||!c(w))throw w;return ue=!0}o||(async()=>{for(N++;;)try{let[,,w]=await Te();await w}catch(w){try{if(!$r(w))return}catch(F){return s?.(F)}}})();function zr(w,F){let S=h(w),T=!1,X=!1,j=()=>{N--,T=!0};return(async()=>{for(N++;;)try{let[D,_e,ia]=await Te();if(T)return ia.catch(()=>{}),_e();let it=I.onMessage(S,fa=>{switch(fa.type){case pe.Next:{F.next(fa.payload);return}case pe.Error:{X=!0,T=!0,F.error(fa.payload),j();return}case pe.Complete:{T=!0,j();return}}});D.send(Ia({id:S,type:pe.Subscribe,payload:w},x)),j=()=>{!T&&D.readyState===C.OPEN&&D.send(Ia({id:S,type:pe.Complete},x)),N--,T=!0,_e()},await ia.finally(it);return}catch(D){if(!$r(D))return}})().then(()=>{X||F.complete()}).catch(D=>{F.error(D)}),()=>{T||j()}}return{on:I.on,subscribe:zr,iterate(w){let F=[],S={done:!1,error:null,resolve:()=>{}},T=zr(w,{next(j){F.push(j),S.resolve()},error(j){S.done=!0,S.error=j,S.resolve()},complete(){S.done=!0,S.resolve()}}),X=(async function*(){for(;;){for(F.length||await new Promise(D=>S.resolve=D);F.length;)yield F.shift();if(S.error)throw S.error;if(S.done)return}})();return X.throw=async j=>(S.done||(S.done=!0,S.error=j,S.resolve()),{done:!0,value:void 0}),X.return=async()=>(T(),{done:!0,value:void 0}),X},async dispose(){if(se=!0,M){let[w]=await M;w.close(1e3,"Normal Closure")}},terminate(){M&&I.emit("closed",new Ka)}}}var Ka=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function fr(e){return Ve(e)&&"code"in e&&"reason"in e}function Iu(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Cu(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var pr=new EventTarget;addEventListener("online",mr);function mr(){pr.dispatchEvent(new Event("wake"))}function gr(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let s=()=>{clearTimeout(n),pr.removeEventListener("wake",s),a?.removeEventListener("abort",s),o()},n=setTimeout(s,t);pr.addEventListener("wake",s),a?.addEventListener("abort",s)})}var P=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},_d=new P(`
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
    `,{fragmentName:"AuditRow"}),Md=new P(`
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
}`,{fragmentName:"Done"}),Fd=new P(`
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
    `,{fragmentName:"Now"}),Bd=new P(`
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
    `,{fragmentName:"GenerationRow"}),qd=new P(`
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
    `,{fragmentName:"PaymentRow"}),Od=new P(`
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
    `,{fragmentName:"UserRow"}),Ud=new P(`
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
    `,{fragmentName:"LedgerRow"}),Ed=new P(`
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
    `,{fragmentName:"ReportFigures"}),Fo=new P(`
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
}`),Bo=new P(`
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
}`),qo=new P(`
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
}`),Oo=new P(`
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
}`),Uo=new P(`
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
}`),Eo=new P(`
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
}`),Ho=new P(`
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
}`),No=new P(`
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
}`),Go=new P(`
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
}`),Wo=new P(`
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
}`),Vo=new P(`
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
}`),$o=new P(`
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
}`),zo=new P(`
    subscription Changes($userId: ID, $generationId: ID) {
  changes(userId: $userId, generationId: $generationId) {
    kind
    generationId
  }
}
    `),hr=new P(`
    query Operator {
  operator {
    actor
    role
    creditsPerDay
    creditsGivenToday
  }
}
    `),kt=new P(`
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
}`),Ko=new P(`
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
}`),Xo=new P(`
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
}`),jo=new P(`
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
}`),Qo=new P(`
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
}`),Zo=new P(`
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
    `),Jo=new P(`
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
}`),Yo=new P(`
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
}`),es=new P(`
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
}`),as=new P(`
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
}`);var Nd=new URL("/graphql",location.origin),yu=3e4,xe=class extends Error{},Ie=class extends Error{constructor(t,o,s=null){super(t);this.code=o;this.retryAfter=s}code;retryAfter},Ce=class extends Ie{};async function ts(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(yu)})}catch(o){throw new xe(String(o))}if(t.status===502||t.status===503||t.status===504)throw new xe(`status ${t.status}`);return t}var Lr=new URL("/operate/graphql",location.origin),$e=class extends Ie{};async function xr(e,a,t){let o=await ts(Lr,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${t}`},body:JSON.stringify({query:e.toString(),variables:a}),cache:"no-store",credentials:"omit"}),{data:s,errors:n}=await Su(o),u=n?.[0],l=u?.extensions?.code??"",i=u?.message??"";if(l==="FORBIDDEN"||l==="ACCOUNT_BLOCKED")throw new $e(i,l);if(o.status===401||l==="UNAUTHENTICATED")throw new Ce(i,l);if(u||!s)throw new Ie(i,l,Number(o.headers.get("Retry-After"))||null);return{data:s,now:Date.parse(o.headers.get("Date")??"")||Date.now()}}async function Su(e){try{return await e.json()}catch(a){throw new xe(String(a))}}var Ir=new Map;function ze(e){try{return sessionStorage.getItem(e)}catch{return Ir.get(e)??null}}function Pe(e,a){try{a===null?sessionStorage.removeItem(e):sessionStorage.setItem(e,a)}catch{a===null?Ir.delete(e):Ir.set(e,a)}}function At(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}var rs=36e5,os=3e5,Xa="atelier.operator.token",Cr="atelier.operator.state",yr="atelier.operator.place",Za=document.documentElement.dataset.signInUrl??"",me=G("starting"),qe=G(null),na=G(null),Ke=G(null),ja=G(!1),Qa=null,Pt=[];async function ss(){let a=wu()??ze(Xa);document.addEventListener("visibilitychange",us),a===null?me.value="signed-out":await Sr(a)}async function Sr(e){let a=e.trim().replace(/^bearer\s+/i,"");try{if(!/^[!-~]+$/.test(a))throw new Ce("","");let{data:t,now:o}=await xr(hr,{},a);return bu(a,t.operator,o),!0}catch(t){return t instanceof xe&&ze(Xa)===a?(me.value="signed-out",na.value={kind:"unreachable"}):Re(t instanceof Ce&&ze(Xa)===a?{kind:"expired"}:ls(t)),!1}}async function ae(e,a){let t=Qa;if(t===null)throw new Ce("","");try{return(await xr(e,a,t)).data}catch(o){throw(o instanceof Ce||o instanceof $e)&&t===Qa&&Re(ls(o)),o}}function Rt(){return Qa}async function ns(){qe.value=(await ae(hr,{})).operator}function Dt(){let e=At();Pe(Cr,e),Pe(yr,location.pathname+location.search);let a=new URL(Za,location.origin);a.searchParams.set("redirect_uri",new URL("/operate",location.origin).href),a.searchParams.set("state",e),location.assign(a)}function Re(e){Pt.forEach(clearTimeout),Pt=[],Qa=null,Pe(Xa,null),qe.value=null,Ke.value=null,ja.value=!1,na.value=e,me.value="signed-out"}function bu(e,a,t){Qa=e,Pe(Xa,e),Pt.forEach(clearTimeout);let o=vu(e,t)-t;Ke.value=Date.now()+o,ja.value=o<=os,Pt=[setTimeout(us,o),setTimeout(()=>{ja.value=!0},o-os)],qe.value=a,na.value=null,me.value="signed-in"}function us(){Ke.value!==null&&Date.now()>=Ke.value&&Re({kind:"expired"})}function ls(e){return e instanceof $e?{kind:"forbidden",message:e.message}:e instanceof Ce?Ke.value===null?{kind:"refused",message:e.message}:{kind:"expired"}:e instanceof Ie?{kind:"failed",message:e.message}:{kind:"unreachable"}}function wu(){let e=new URLSearchParams(location.hash.slice(1)),a=e.get("access_token")??e.get("token"),t=e.get("error");if(a===null&&t===null)return null;let[o,s]=[ze(Cr),ze(yr)];Pe(Cr,null),Pe(yr,null);let n=o!==null&&o===e.get("state");return history.replaceState(null,"",n&&s?.startsWith("/operate")?s:location.pathname+location.search),n?a!==null?a:(na.value={kind:"failed",message:e.get("error_description")??t??""},null):(na.value={kind:"foreign"},null)}function vu(e,a){let t=a+rs;try{let o=(e.split(".")[1]??"").replaceAll("-","+").replaceAll("_","/"),s=JSON.parse(atob(o)),n=[Number(s.exp)*1e3,Number(s.iat)*1e3+rs].filter(Number.isFinite);return Math.max(Math.min(t,...n),a)}catch{return t}}var ku=4403,Au=4401,Pu=15e3,Ru=1e4,Ca=G("idle"),Ja=null;function ds(e){return fs($o.toString(),{},({overview:a})=>e(a))}function Tt(e,a){return fs(zo.toString(),e,({changes:t})=>a(t))}function is(){Ja?.dispose(),Ja=null,Ca.value="idle"}function fs(e,a,t){let o=new AbortController;return(async()=>{for(let s=0;!o.signal.aborted&&Rt()!==null;s++)await new Promise(n=>{let u=({data:f})=>{f&&(s=0,t(f))},l=()=>n(),i=Du().subscribe({query:e,variables:a},{next:u,error:l,complete:l});o.signal.addEventListener("abort",i,{once:!0})}),o.signal.aborted||await gr(s,o.signal)})(),()=>o.abort()}function Du(){return Ja??=Tu(),Ja}function Tu(){let e,a=cr({url:Lr.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${Rt()}`}),keepAlive:Pu,lazyCloseTimeout:5e3,retryAttempts:1/0,shouldRetry:()=>Rt()!==null,retryWait:t=>gr(t),on:{connected:()=>{Ca.value==="lost"&&mr(),Ca.value="live"},closed:t=>{clearTimeout(e);let{code:o,reason:s,wasClean:n}=t;Ja===a&&(o===ku?Re({kind:"expired"}):o===Au?Re({kind:"forbidden",message:s}):Ca.value=o===1e3&&n?"idle":"lost")},ping:t=>{t||(e=setTimeout(()=>a.terminate(),Ru))},pong:t=>{t&&clearTimeout(e)}}});return a}var cs={reason:"",amount:"",description:"",cancelWaiting:!1},_u=new Set(["BAD_USER_INPUT","RATE_LIMITED","DOCUMENT_LIMIT"]),br=e=>Number(e.trim().replaceAll(/[\s,']/g,"")),Mu={grant:{gives:!0,keyed:!0,amount:"required",description:!0,send:async(e,{amount:a,reason:t,description:o},s)=>(await ae(Fo,{input:{userId:e,amount:br(a),reason:t,key:s,description:o.trim()||null}})).payload},deduct:{admin:!0,danger:!0,keyed:!0,amount:"required",send:async(e,{amount:a,reason:t},o)=>(await ae(Bo,{input:{userId:e,amount:br(a),reason:t,key:o}})).payload},settle:{admin:!0,gives:!0,keyed:!0,send:async(e,{reason:a},t)=>(await ae(qo,{input:{userId:e,reason:a,key:t}})).payload},goodwill:{gives:!0,keyed:!0,amount:"optional",send:async(e,{amount:a,reason:t},o)=>(await ae(Oo,{input:{id:e,amount:a.trim()===""?null:br(a),reason:t,key:o}})).payload},block:{admin:!0,danger:!0,cancelWaiting:!0,send:async(e,{reason:a,cancelWaiting:t})=>(await ae(Uo,{input:{userId:e,reason:a,cancelWaiting:t}})).payload},unblock:{admin:!0,send:async(e,{reason:a})=>(await ae(Eo,{input:{userId:e,reason:a}})).payload},requeue:{send:async(e,{reason:a})=>(await ae(Ho,{input:{id:e,reason:a}})).payload},cancel:{danger:!0,send:async(e,{reason:a})=>(await ae(No,{input:{id:e,reason:a}})).payload},reveal:{send:async(e,{reason:a})=>(await ae(Vo,{input:{id:e,reason:a}})).payload},pauseModel:{admin:!0,danger:!0,send:async(e,{reason:a})=>(await ae(Go,{input:{model:e,reason:a}})).payload},resumeModel:{admin:!0,send:async(e,{reason:a})=>(await ae(Wo,{input:{model:e,reason:a}})).payload}},ya=G(null),wr=G(0);function Mt(e){return Mu[e]}function ps(e){return qe.value?.role!=="SUPPORT"||!Mt(e).admin}function Ft(e){let a=ze(vr(e));return a===null?null:JSON.parse(a)}function _t(e){Pe(vr(e),null)}async function ms(e,a){let t=Mt(e.name),o=Ft(e)??{key:At(),draft:a};t.keyed&&Pe(vr(e),JSON.stringify(o));let s;try{s=await t.send(e.subject,o.draft,o.key)}catch(n){throw n instanceof Ie&&_u.has(n.code)&&_t(e),n}return _t(e),s.entry?(wr.value++,{entry:s.entry,replayed:s.replayed??!1,revealed:s.creation??null}):s.errors}function vr({name:e,subject:a}){return`atelier.operator.unanswered.${e}.${a}`}var Bt=G(null),gs=0,kr=null;function Sa(){return v(()=>(gs++===0&&(kr=ds(e=>{Bt.value=e})),()=>{--gs>0||(kr?.(),kr=null)}),[]),Bt.value}function hs(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,s,n,u=[],l="",i=e.split("/");for(i[0]||i.shift();s=i.shift();)t=s[0],t==="*"?(u.push(t),l+=s[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=s.indexOf("?",1),n=s.indexOf(".",1),u.push(s.substring(1,~o?o:~n?n:s.length)),l+=~o&&!~n?"(?:/([^/]+?))?":"/([^/]+?)",~n&&(l+=(~o?"?":"")+"\\"+s.substring(n))):l+="/"+s;return{keys:u,pattern:new RegExp("^"+l+(a?"(?=$|/)":"/?$"),"i")}}var Fu=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Ar(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Ls(e,a,t){t&&!Fu&&(a=t);let o=a(),[{_instance:s},n]=ee({_instance:{_value:o,_getSnapshot:a}});return ga(()=>{s._value=o,s._getSnapshot=a,Ar(s._value,a())||n({_instance:s})},[e,o,a]),v(()=>(Ar(s._value,s._getSnapshot())||n({_instance:s}),e(()=>{Ar(s._value,s._getSnapshot())||n({_instance:s})})),[e]),o}function xs(e){return a=>e(a)}var qt=e=>{let a=_([e,(...t)=>a[0](...t)]).current;return ga(()=>{a[0]=e}),a[1]};var Is=["popstate","pushState","replaceState","hashchange"],Ya=[],Cs=()=>Ya.forEach(e=>e()),Bu=e=>(Ya.push(e)===1&&Is.forEach(a=>addEventListener(a,Cs)),()=>{Ya=Ya.filter(a=>a!==e),Ya.length||Is.forEach(a=>removeEventListener(a,Cs))}),ws=(e,a)=>Ls(Bu,e,a),ys=()=>location.search,vs=({ssrSearch:e}={})=>ws(ys,e!=null?()=>e:ys),Ss=()=>location.pathname,qu=({ssrPath:e}={})=>ws(Ss,e!=null?()=>e:Ss);var Ou=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),ks=e=>[qu(e),Ou],bs=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[bs]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,bs,{value:!0})}var As=(e="")=>e==="/"?"":e,Ps=(e,a)=>e[0]==="~"?e.slice(1):As(a)+e,Rr=(e,a)=>(e=Pr(As(e)),a=Pr(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Pr=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Rs=e=>Pr(e[0]==="?"?e.slice(1):e);var Ds={hook:ks,searchHook:vs,parser:hs,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Ts=pa(Ds),ba=()=>ha(Ts),_s={},Ms=pa(_s),Uu=()=>ha(Ms),Fs=(e,a=e.base)=>Rr(a,e.hook(e)[0]),Bs=e=>{let[a,t]=e.hook(e);return[Rr(e.base,a),qt((o,s)=>e.aroundNav(t,Ps(o,e.base),s))]},ne=()=>Bs(ba()),Eu=()=>{let e=ba();return Rs(e.searchHook(e))},qs=(e,a,t,o)=>{let{pattern:s,keys:n}=a instanceof RegExp?{pattern:a}:e(a||"*",o),u=s.exec(t);if(!u)return[!1,null];let l={};for(let i=1;i<u.length;i++)l[i-1]=u[i];if(n)for(let i=0;i<n.length;i++)l[n[i]]=u[i+1];else Object.assign(l,u.groups);return o?[!0,l,u[0]]:[!0,l]};var Dr=({children:e,...a})=>{let t=ba(),o=a.hook?Ds:t,s=o;if(a.ssrPath){let[i,f=a.ssrSearch??""]=a.ssrPath.split("?");i&&(a.ssrSearch=f,a.ssrPath=i)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let n=_(o),u=n.current,l=u;for(let i in o){let f=i==="base"?o[i]+(a[i]??""):a[i]??o[i];f!==l[i]&&(u===l&&(n.current=l={...l}),l[i]=f),(f!==o[i]||f!==s[i])&&(s=l)}return re(Ts.Provider,{value:s},e)},Hu=({children:e,component:a},t)=>a?re(a,{params:t}):typeof e=="function"?e(t):e,Nu=e=>{let a=_(_s),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(s=>e[s]!==t[s])?e:t};function wa(){let[e,a]=ne(),t=Eu(),o=Me(()=>new URLSearchParams(t),[t]),s=o,n=qt((u,l)=>{s=new URLSearchParams(typeof u=="function"?u(s):u);let i=s.toString();a(e+(i?"?"+i:""),l)});return[o,n]}var ge=({path:e,nest:a,match:t,...o})=>{let s=ba(),n=Fs(s),[u,l,i]=t??qs(s.parser,e,n,a),f=Nu({...Uu(),...l});if(!u)return null;let p=Hu(o,f);return re(Ms.Provider,{value:f},i?re(Dr,{base:i},p):p)},Q=xs((e,a)=>{let t=ba(),[o,s]=Bs(t),{to:n="",href:u=n,onClick:l,asChild:i,children:f,className:p,replace:c,state:d,transition:m,...h}=e;return h.onClick=qt(x=>{x.ctrlKey||x.metaKey||x.altKey||x.shiftKey||x.button!==0||(l?.(x),x.defaultPrevented||(x.preventDefault(),s(u,e)))}),h.href=t.hrefs(u[0]==="~"?u.slice(1):t.base+u,t),p!==void 0&&(h.className=p?.call?p(o===u):p),a&&(h.ref=a),i&&oa(f)?ht(f,h):re("a",h,f)}),Os=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Os(t&&t.type===L?t.props.children:t,a);else a.push(e);return a},Us=({children:e,location:a})=>{let t=ba(),o=Fs(t);for(let s of Os(e)){let n=0;if(oa(s)&&(n=qs(t.parser,s.props.path,a||o,s.props.nest))[0])return ht(s,{match:n})}return null};function Z(e,a){let[t,o]=ee({data:null,error:null}),[s,n]=ee(!0),u=_(0),l=JSON.stringify(a),i=xt(async()=>{let c=++u.current;n(!0);try{let d=await ae(e,JSON.parse(l));c===u.current&&o({data:d,error:null})}catch(d){c===u.current&&o(({data:m})=>({data:m,error:d}))}c===u.current&&n(!1)},[e,l]),f=xt(()=>{i()},[i]);v(()=>(f(),()=>{u.current++}),[f]),za(()=>{wr.value>0&&p.current()});let p=_(f);return p.current=f,{...t,isBusy:s,reload:f}}function va(e,a){let t=_(e);t.current=e;let o=_({timer:null,isAsked:!1});return v(()=>()=>{o.current.timer!==null&&clearTimeout(o.current.timer)},[]),xt(()=>{let s=o.current,n=()=>{s.isAsked=!1,t.current(),s.timer=setTimeout(()=>{s.timer=null,s.isAsked&&n()},a)};s.timer===null?n():s.isAsked=!0},[a])}function he(e=""){let[{of:a,cursors:t},o]=ee({of:e,cursors:[]}),s=a===e?t:[];return{after:s.at(-1)??null,number:s.length+1,next:n=>o({of:e,cursors:[...s,n]}),back:()=>o({of:e,cursors:s.slice(0,-1)})}}var Xe={language:"atelier.language",theme:"atelier.theme"};function Ot(e){try{return localStorage.getItem(e)}catch{return null}}function Ut(e,a){try{localStorage.setItem(e,a)}catch{return}}var Es=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Oe=G(Ns());le(()=>{document.documentElement.lang=Oe.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===Xe.language&&(Oe.value=Ns())});var ie=Ae(()=>navigator.languages.find(e=>e.split("-",1)[0]===Oe.value)??(Oe.value==="zh"?"zh-Hans":"en"));function Hs(e){Oe.value=e,Ut(Xe.language,e)}function Ue(e,a,t){let s=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(ie.value,{style:"currency",currency:a,...s}).format(e/10**t)}function Et(e){return new Intl.DateTimeFormat(ie.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function y(e){return new Intl.NumberFormat(ie.value).format(e)}function et(e){return new Intl.NumberFormat(ie.value,{signDisplay:"exceptZero"}).format(e)}function Ns(){let e=Ot(Xe.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function je(e,a,t){return e===1?a:t}var Ht={credits:e=>`${e.toLocaleString("en")} ${je(e,"credit","credits")}`,duration:{seconds:e=>`${e} s`,minutes:e=>`${e} min`,hours:e=>`${e} h`,days:e=>`${e} ${je(e,"day","days")}`},nav:{label:"Pages",overview:"Overview",queue:"Queue and models",generations:"Generations",failures:"Failures",users:"Users",payments:"Payments",report:"Report",audit:"Audit",skip:"Skip to content",console:"Operate",light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signOut:"Sign out",signedInAs:"Signed in as",until:e=>`until ${e}`,givenToday:(e,a)=>`${e} of ${a} given today`,givenTodayFreely:e=>`${e} given today`,roles:{SUPPORT:"Support",ADMIN:"Admin",SHELL:"Shell"}},signIn:{title:"Sign in as an operator",text:"Continue to the sign-in page of your identity provider.",tokenText:"Paste a token of your identity provider that was issued within the last hour. It is kept in this tab only.",label:"Token (JWT)",button:"Sign in",unreachable:"The server is not responding. Try again.",expired:"Your session has ended: operators sign in again after one hour. Nothing that you sent was lost.",foreign:"The address had a token that this tab did not request, so it was not used. Sign in here.",refused:e=>`The server does not accept this token. ${e}`.trim(),forbidden:e=>e||"This account may not operate.",failed:e=>`Signing in failed. ${e}`.trim()},notices:{offline:"You are offline. The page continues when you are back online.",lost:"Connection lost. The page shows the last state, and reconnects automatically.",endsSoon:"Your session ends in less than 5 minutes.",signInAgain:"Sign in again"},search:{label:"Search",hint:"E-mail, id, Kie.ai task, Stripe id \u2026",title:"Search results",found:e=>e===0?"Nothing found.":`${e} ${je(e,"result","results")}`,most:"Only the first 20 are shown. Enter more of it.",nothing:"Nothing found. Search for an e-mail address or a part of it, an id of any kind, an id of a task at Kie.ai, or an id of Stripe.",kinds:{User:"User",Generation:"Generation",Payment:"Payment",LedgerEntry:"Ledger entry",AuditEntry:"Audit entry",ModelHealth:"Model"}},common:{loading:"Loading \u2026",tryAgain:"Try again",refresh:"Refresh",newer:"Newer",older:"Older",page:e=>`Page ${e.toLocaleString("en")}`,none:"None.",never:"Never",unknown:"Unknown",all:"All",close:"Close",cancel:"Cancel",notFound:"There is no such page.",nothingHere:e=>`There is no ${e} with this id.`,toOverview:"Go to the overview",unreachable:"The server is not responding.",rateLimited:e=>e===null?"Too many requests.":`Too many requests. Try again in ${e} ${je(e,"second","seconds")}.`,failed:e=>e||"Something went wrong.",from:"From",to:"Before",apply:"Apply",clear:"Clear filters",filters:"Filters",details:"Details",ago:e=>`${e} ago`},columns:{when:"When",kind:"Kind",amount:"Credits",balance:"Balance",description:"Description",state:"State",model:"Model",price:"Price",created:"Requested",reason:"Reason",user:"User",email:"E-mail",owed:"Owed",paid:"Amount",returned:"Returned",stripe:"Stripe",action:"Action",operator:"Operator",subject:"Subject",outcome:"Outcome",step:"Step",count:"Number",due:"Due",retrying:"Retrying",oldest:"Oldest",waiting:"Waiting",running:"Running",made:"Made",failed:"Failed",canceled:"Canceled",failureRate:"Failure rate",last:"Last",words:"The provider's words",process:"Process",streams:"Open streams",income:"Income",cost:"Cost",margin:"Margin",day:"Day",images:"Images",taken:"Credits taken",id:"Id",actions:"Actions"},statuses:{WAITING:"Waiting",PROCESSING:"At the provider",SUCCESS:"Made",FAILED:"Failed",CANCELED:"Canceled"},steps:{PREPARE:"Prepare",SUBMIT:"Submit",AWAIT:"Await",STORE:"Store"},failures:{REJECTED_BY_MODERATION:"Rejected by moderation",IMAGE_UNREADABLE:"Image unreadable",INVALID_INPUT:"Invalid input",PROVIDER_ERROR:"Provider error",TIMED_OUT:"Timed out",STORAGE_ERROR:"Storage error"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},ledgerKinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},overview:{title:"Overview",now:"Now",live:"Live",waiting:"Waiting",running:"At the provider",of:e=>`of ${e}`,oldest:"Oldest waiting",made:e=>`Made in ${e}`,failed:e=>`Failed in ${e}`,providerCredits:"Credits at the provider",lasts:e=>`last ${e} at this rate`,incomplete:"There are more than 100,000 unfinished generations, so these are not all counted.",paused:"Paused",attention:"Needs attention",modelPaused:e=>`${e} is paused.`,limitPaused:e=>`Requests to the provider (${e}) are paused.`,modelFailing:(e,a)=>`${e}: ${a} of the last generations failed.`,allWell:"No model is paused, and none fails often.",toQueue:"Queue and models"},queue:{title:"Queue and models",queue:"Queue",models:"Models",limits:"Requests to the provider",empty:"No generation is unfinished.",limitNames:{create:"Creating tasks",read:"Reading tasks"},nextNow:"allowed now",nextAt:e=>`next at ${e}`,pausedUntil:e=>`paused until ${e}`,pausedSince:e=>`Paused since ${e}`,offered:"Offered",pause:"Pause",resume:"Resume"},user:{title:"User",blocked:e=>`Blocked since ${e}`,balance:"Balance",owed:"Owed",purchased:"Bought",granted:"Granted",used:"Used",since:"Account made",subject:"Subject",ledger:"Ledger",generations:"Creations",payments:"Payments",sessions:"Sessions",audit:"Audit of this user",issuer:"Issuer",anyIssuer:"Any",lastSeen:"Last seen",openStreams:"Open now",streams:e=>`${e.toLocaleString("en")} open ${je(e,"stream","streams")}`,sessionsText:"Sign-ins belong to the identity provider. These are uses of the API, exact to a minute.",noLedger:"No entries.",noGenerations:"No creations.",noPayments:"No payments.",noProcesses:"No use within the last 7 days.",noAudit:"No action concerns this user.",noEmail:"No e-mail address",deleted:"deleted",user:"user"},users:{title:"Users",search:"E-mail, subject or id",blockedOnly:"Blocked only",none:"No user matches.",blocked:"Blocked"},generation:{title:"Generation",generation:"generation",timeline:"Timeline",facts:"Details",provider:"At the provider",user:"User",id:"Id",model:"Model",style:"Style",shape:"Shape",step:"Step",dueAt:"Worker acts",attempts:"Failed attempts",leasedUntil:"A worker has it until",version:"Changes",price:"Price",retryOf:"Tries again",group:"Group",task:"Task",sent:"Sent",sentTimes:e=>`${e} ${je(e,"time","times")}`,askedAt:"Last sent",resubmitted:"Sent again because",calledBackAt:"Callback arrived",reads:"Unusable results",refusedHost:"Refused host of a result",code:"Code",words:"The provider's words",providerCredits:"Price there",providerSeconds:"Duration there",failure:"Reason",shown:"The user sees",created:"Requested",completed:"Ended",deletedAt:"Deleted by its user",mayQuote:"These words may quote the prompt.",hidden:"The prompt and pictures are hidden. Reading them is audited.",kinds:{REQUESTED:"Requested",STEP:"Step ended",RETRY:"Attempt failed",POLL:"Polled",CALLBACK:"Callback arrived",OPERATOR:"Operator",ENDED:"Ended"},stepEnded:(e,a)=>a===null?`${e} ended`:`${e} ended, ${a} began`,attempt:e=>`attempt ${e}`,times:e=>`${e.toLocaleString("en")} times`,took:e=>`took ${e}`,until:e=>`until ${e}`,after:e=>`+${e}`,sentAt:e=>`sent at ${e}`},generations:{title:"Generations",none:"No generation matches.",state:"State",unfinished:"Unfinished",model:"Model (slug)",failure:"Reason",code:"Provider's code",words:"Provider's words",user:"User (id)",step:"Step"},failed:{title:"Failures",text:"Grouped by model and by the provider's own words. The words may quote a prompt.",hours:{1:"1 hour",24:"24 hours",168:"7 days",720:"30 days",2160:"90 days"},within:"Within",none:"No generation failed.",noWords:"no words",members:"Show all",example:"Newest",total:e=>`${e.toLocaleString("en")} ${je(e,"failure","failures")}`},payments:{title:"Payments",payment:"payment",none:"No payment matches.",checkout:"Checkout",intent:"Payment",pack:"Pack",provider:"Processor",updated:"Last change"},report:{title:"Report",month:"Month",previous:"Previous month",next:"Next month",text:"In UTC. A generation belongs to the day on which it ended.",notCounted:e=>`Payments in other currencies are not counted: ${e}.`,perCredit:"Income of one credit",providerPrice:"Price of one credit of the provider",images:"Images made and failed",money:"Income and cost",byModel:"By model",byDay:"By day",total:"All models",empty:"Nothing ended in this month.",table:"Show as a table",imagesSummary:(e,a)=>`Each day of the month: ${e} images made and ${a} failed in all.`,moneySummary:(e,a)=>`Each day of the month: ${e} income and ${a} cost in all.`,withoutPrice:e=>`${e.toLocaleString("en")} without a price of the provider`},audit:{title:"Audit",none:"No entry matches.",operator:"Operator",action:"Action",userId:"User (id)",subject:"Subject (id or slug)",done:"Done",refused:"Refused",actions:{grant:"Grant",deduct:"Deduct",settle:"Settle debt",goodwill:"Goodwill",block:"Block",unblock:"Unblock",requeue:"Requeue",cancel:"Cancel",pause_model:"Pause model",resume_model:"Resume model",reveal:"Reveal"},fields:{key:"Key",entry:"Ledger entry",request:"Arguments",requestId:"Request",change:"Before \u2192 after",role:"Role",refusal:"Refusal",reason:"Reason"},noReason:"no reason"},actions:{grant:{button:"Give credits",title:"Give credits",text:"For free. They settle debts first.",done:"The credits were given."},deduct:{button:"Take credits",title:"Take credits",text:"At most the balance.",done:"The credits were taken."},settle:{button:"Settle debt",title:"Settle the debt",text:"Gives exactly the credits owed, which settles all debts.",done:"The debt is settled."},goodwill:{button:"Goodwill",title:"Give credits back",text:"Once for each image, and at most its price. The image stays.",done:"The credits were given back."},block:{button:"Block",title:"Block this user",text:"Every request is refused, and open pages are closed within seconds. Running generations finish.",done:"The user is blocked."},unblock:{button:"Unblock",title:"End the block",text:"The user can sign in again.",done:"The block has ended."},requeue:{button:"Requeue",title:"Make the next step due now",text:"As if it had not failed yet. It is refused if a second paid task could be made.",done:"The next step is due now."},cancel:{button:"Cancel and refund",title:"Cancel and refund",text:"The credits go back to the user. If the provider is making the image, it is still charged there and not used.",done:"The generation was canceled and refunded."},reveal:{button:"Reveal prompt and pictures",title:"Reveal the prompt and pictures",text:"They belong to the user. The audit notes that you read them, and why.",done:"Revealed. The audit has noted it."},pauseModel:{button:"Pause",title:"Pause this model",text:"It is not offered until it is resumed. Running generations finish.",done:"The model is paused."},resumeModel:{button:"Resume",title:"Resume this model",text:"It is offered again.",done:"The model is offered again."}},dialog:{amount:"Credits",amountOptional:"Credits (empty: the whole price)",amountWrong:"Enter a whole number of credits, at least 1.",reason:"Reason",reasonHint:"For the audit. The user does not see it.",reasonNeeded:"Enter a reason.",description:"Text in the user's ledger (optional)",descriptionHint:"The user sees it. Empty: a standard text.",cancelWaiting:"Cancel and refund generations that the provider has not got yet",left:e=>`You can give ${e} more today.`,sending:"Sending \u2026",unanswered:"There was no answer, so it may have been done. Sending it again does it only once.",mayBeDone:"There was no answer, so it may have been done. Send it again to see.",sendAgain:"Send again",discard:"Start anew",replayed:"An earlier request had done it already. It was not done twice.",entry:"Audit entry",close:"Close",prompt:"Prompt",negativePrompt:"Negative prompt",originals:"Input images",original:e=>`Input image ${e}`,result:"Result",noPrompt:"There is no prompt: the creation is deleted, or was made without one.",noPictures:"There are no pictures.",refusals:{ALREADY_DONE:"It is so already, or can be done only once.",BUSY:"A worker acts on it, or the provider's answer is awaited. Try again later.",DAY_LIMIT_REACHED:"The credits that you may give in a day are used up.",IDEMPOTENCY_KEY_REUSED:"This key belongs to another request. Send it again with a new key.",INSUFFICIENT_CREDITS:"The balance is lower than the credits to take.",INVALID_INPUT:"This value cannot be used.",NOT_ALLOWED:"Your role does not allow it, or it would lock operators out.",NOT_FOUND:"It does not exist.",WRONG_STATE:"The state of the generation does not allow it."},refused:(e,a)=>e}};var Gs=Ht;var Gu={en:Ht,zh:Gs},g=Ae(()=>Gu[Oe.value]);function Ws(e,a){return new Intl.NumberFormat(ie.value,{style:"currency",currency:a}).format(Number(e))}function Tr(e,a){return new Intl.NumberFormat(ie.value,{style:"currency",currency:a,minimumSignificantDigits:1,maximumSignificantDigits:4}).format(Number(e))}function Aa(e){return new Intl.NumberFormat(ie.value,{style:"percent",maximumFractionDigits:1}).format(e)}function ka(e){return new Intl.NumberFormat(ie.value,{maximumFractionDigits:2}).format(e)}function Vs(e){return new Intl.NumberFormat(ie.value,{notation:"compact",maximumFractionDigits:1}).format(e)}function Pa(e,a=0){return new Intl.DateTimeFormat(ie.value,{hour:"2-digit",minute:"2-digit",second:"2-digit",hourCycle:"h23",...a?{fractionalSecondDigits:a}:{}}).format(new Date(e))}function Ra(e){return new Intl.DateTimeFormat(ie.value,{timeStyle:"short"}).format(e)}function _r(e){return new Intl.DateTimeFormat(ie.value,{month:"long",year:"numeric",timeZone:"UTC"}).format(new Date(`${e}-01`))}function Nt(e){return new Intl.DateTimeFormat(ie.value,{day:"numeric",month:"short",timeZone:"UTC"}).format(new Date(e))}function we(e){let{duration:a}=g.value;if(e<10)return a.seconds(ka(Math.max(e,0)));if(e<90)return a.seconds(ka(Math.round(e)));let t=Math.round(e/60);if(t<90)return a.minutes(t);let o=Math.round(e/3600);return o<48?a.hours(o):a.days(Math.round(e/86400))}function Da(e,a){return(Date.parse(a)-Date.parse(e))/1e3}var Wu=0;function r(e,a,t,o,s,n){a||(a={});var u,l,i=a;if("ref"in i)for(l in i={},a)l=="ref"?u=a[l]:i[l]=a[l];var f={type:e,props:i,key:t,ref:u,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--Wu,__i:-1,__u:0,__source:s,__self:n};if(typeof e=="function"&&(u=e.defaultProps))for(l in u)i[l]===void 0&&(i[l]=u[l]);return A.vnode&&A.vnode(f),f}function Gt(e){switch(e.__typename){case"User":return Ee(e.id);case"Generation":return Le(e.id);case"Payment":return Ta(e.id);case"LedgerEntry":return Ee(e.userId);case"ModelHealth":return"/queue";default:return null}}var Ee=e=>`/users/${encodeURIComponent(e)}`,Le=e=>`/generations/${encodeURIComponent(e)}`,Ta=e=>`/payments/${encodeURIComponent(e)}`;function O({id:e,to:a}){return a?r(Q,{class:"id",href:a,children:e}):r("code",{class:"id",children:e})}function Qe({id:e,children:a}){return r(Q,{class:a?"link":"id",href:Ee(e),children:a??e})}function R({at:e}){return r("time",{dateTime:e,title:new Date(e).toISOString(),children:Et(e)})}var Vu={WAITING:"tag-pending",PROCESSING:"tag-pending",SUCCESS:"tag-paid",FAILED:"tag-failed",CANCELED:"tag-quiet"};function Ze({status:e}){return r("span",{class:`tag ${Vu[e]}`,children:g.value.statuses[e]})}function _a({status:e}){return r("span",{class:`tag tag-${e.toLowerCase()}`,children:g.value.paymentStates[e]})}function W({title:e,aside:a,class:t="",isBusy:o=!1,children:s}){let n=Fe();return r("section",{class:`panel card ${t}`,"aria-labelledby":n,"aria-busy":o,children:[r("div",{class:"panel-head",children:[r("h2",{id:n,children:e}),a]}),s]})}function He({facts:e}){return r("dl",{class:"facts",children:e.filter(({value:a})=>a!=null&&a!=="").map(({name:a,value:t})=>r("div",{children:[r("dt",{children:a}),r("dd",{children:t})]},a))})}function V({read:{error:e,reload:a}}){return r("div",{role:"alert",children:e!==null&&r("p",{class:"trouble trouble-box",children:[Mr(e)," ",r("button",{class:"button",type:"button",onClick:a,children:g.value.common.tryAgain})]})})}function Mr(e){let{common:a}=g.value;return e instanceof xe?a.unreachable:e instanceof Ie&&e.code==="RATE_LIMITED"?a.rateLimited(e.retryAfter):a.failed(e instanceof Error?e.message:"")}function E(){return r("p",{class:"hint loading","aria-busy":"true",children:[r("span",{class:"spinner","aria-hidden":"true"})," ",g.value.common.loading]})}function Ne(e){return g.value.audit.actions[e]??e}function Fr({outcome:e}){let{audit:a}=g.value,t=e==="done";return r("span",{class:`tag ${t?"tag-paid":"tag-failed"}`,children:t?a.done:a.refused})}function Ma({entry:e}){let{audit:a,columns:t,nav:o}=g.value,s=o.roles;return r("div",{class:"entry",children:[r("p",{class:"entry-head",children:[r("strong",{children:Ne(e.action)})," ",r(Fr,{outcome:e.outcome})," ",r("span",{class:"hint",children:[r(R,{at:e.createdAt})," ",r("span",{class:"unseen",children:Pa(e.createdAt)})]})]}),e.refusal&&r("p",{class:"trouble",children:e.refusal}),r(He,{facts:[{name:a.fields.change,value:r($u,{before:e.before,after:e.after})},{name:t.amount,value:e.change==null?null:et(e.change)},{name:a.fields.reason,value:e.reason},{name:t.operator,value:`${e.actor} (${s[e.role.toUpperCase()]??e.role})`},{name:t.subject,value:r(Wt,{id:e.subjectId})},{name:t.user,value:e.concerns&&e.concerns!==e.subjectId?r(Wt,{id:e.concerns}):null},{name:a.fields.request,value:e.request==="{}"?null:r("code",{class:"json",children:e.request})},{name:a.fields.entry,value:e.entryId&&r(O,{id:e.entryId})},{name:a.fields.key,value:e.idempotencyKey&&r(O,{id:e.idempotencyKey})},{name:a.fields.requestId,value:e.requestId&&r(O,{id:e.requestId})},{name:t.id,value:r(O,{id:e.id})}]})]})}function Wt({id:e}){return e.startsWith("usr_")?r(O,{id:e,to:Ee(e)}):e.startsWith("cre_")?r(O,{id:e,to:Le(e)}):r(O,{id:e})}function $u({before:e,after:a}){let[t,o]=[$s(e),$s(a)],s=Object.keys({...t,...o}).filter(n=>JSON.stringify(t[n])!==JSON.stringify(o[n]));return s.length===0?null:r("ul",{class:"changes",children:s.map(n=>r("li",{children:[n,": ",zs(t[n])," \u2192 ",r("strong",{children:zs(o[n])})]},n))})}function $s(e){try{let a=JSON.parse(e??"{}");return typeof a=="object"&&a!==null?a:{}}catch{return{}}}function zs(e){return e==null?"\u2013":typeof e=="string"?e:JSON.stringify(e)}var ua=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var Ks=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function Xs(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:Ks(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var js=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var Qs=e=>{let a=js(e);return a.charAt(0).toUpperCase()+a.slice(1)};var Je={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Br(e){return e!=null}function Zs(e,a={}){let t=a.attributeNames??{},o=d=>t[d]??d,s=e.size??e.width??Je.width,n=e.size??e.height??Je.height,u=e.aliases?.filter(d=>typeof d=="string"&&d.trim()!=="").map(d=>`lucide-${d}`)??[],l=[...e.name?[`lucide-${e.name}`]:[],...u],i=a.className?.split(" ").filter(Boolean)??[],f=a.includeDefaultClasses===!1?ua(...i):ua("lucide",...l,...i),p=a.absoluteStrokeWidth?Number(a.strokeWidth??Je["stroke-width"])*Number(e.size??e.width??Je.width)/Number(a.size??a.width??Je.width):a.strokeWidth??Je["stroke-width"];return["svg",{...Object.entries(Je).reduce((d,[m,h])=>(d[o(m)]=h,d),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Br(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Br(a.width)&&{[o("width")]:a.width},..."height"in a&&Br(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:p,...f&&{[o("class")]:f},[o("viewBox")]:`0 0 ${s} ${n}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(d=>{let[m,h,x]=d,k=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...h}:h;return x?[m,k,x]:[m,k]})]}var Js=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var zu=pa({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var Ys=()=>ha(zu);var en=({color:e,size:a,width:t,height:o,strokeWidth:s,absoluteStrokeWidth:n,nonScalingStroke:u,children:l,iconNode:i=[],icon:f={node:i,aliases:[],size:24},class:p="",...c})=>{let{size:d=24,strokeWidth:m=2,absoluteStrokeWidth:h=!1,nonScalingStroke:x=!1,color:k="currentColor",class:b=""}=Ys()??{},[C,I,z=[]]=Zs(f,{color:e??k,width:t??a??d,height:o??a??d,strokeWidth:s??m,absoluteStrokeWidth:n??h,nonScalingStroke:u??x,className:ua(b,p),hasA11yProp:!!l||Js(c),attributes:c});return re(C,{...I},[...z.map(([M,N])=>re(M,N)),...ar(l)])};function U(e,a,t=[]){let o=typeof e=="string"?Xs(e,a,t):e,s=({class:n="",className:u="",children:l,...i})=>re(en,{...i,icon:o,class:ua(n,u)},l);return o.name&&(s.displayName=Qs(o.name)),s}var an={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};an.node;var la=U(an);var tn={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};tn.node;var da=U(tn);var rn={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};rn.node;var at=U(rn);var on={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};on.node;var tt=U(on);var sn={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};sn.node;var rt=U(sn);var nn={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};nn.node;var ot=U(nn);var un={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};un.node;var st=U(un);var ln={name:"sliders-horizontal",size:24,node:[["path",{d:"M10 5H3",key:"1qgfaw"}],["path",{d:"M12 19H3",key:"yhmn1j"}],["path",{d:"M14 3v4",key:"1sua03"}],["path",{d:"M16 17v4",key:"1q0r14"}],["path",{d:"M21 12h-9",key:"1o4lsq"}],["path",{d:"M21 19h-5",key:"1rlt1p"}],["path",{d:"M21 5h-7",key:"1oszz2"}],["path",{d:"M8 10v4",key:"tgpxqk"}],["path",{d:"M8 12H3",key:"a7s4jb"}]]};ln.node;var nt=U(ln);var dn={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};dn.node;var ut=U(dn);var fn={name:"triangle-alert",size:24,node:[["path",{d:"m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3",key:"wmoenq"}],["path",{d:"M12 9v4",key:"juzpu7"}],["path",{d:"M12 17h.01",key:"p32p05"}]],aliases:["alert-triangle"]};fn.node;var Ye=U(fn);var cn={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};cn.node;var ea=U(cn);var pn={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};pn.node;var lt=U(pn);function aa({filters:e,children:a}){let{common:t}=g.value,o=s=>{s.preventDefault();let n=new FormData(s.currentTarget);e.set(Object.fromEntries([...n].map(([u,l])=>[u,String(l)])))};return r("details",{class:"filters card",open:!e.isEmpty||matchMedia("(min-width: 861px)").matches,children:[r("summary",{children:[r(nt,{"aria-hidden":"true"}),t.filters]}),r("form",{onSubmit:o,children:[a,r("div",{class:"filters-end",children:[r("button",{class:"button",type:"submit",children:t.apply}),!e.isEmpty&&r("button",{class:"button button-quiet",type:"button",onClick:e.clear,children:t.clear})]})]},e.text)]})}function oe({filters:e,name:a,label:t,type:o="text"}){let s=Fe();return r("div",{class:"filter",children:[r("label",{for:s,children:t}),r("input",{id:s,class:"field",name:a,type:o,defaultValue:e.get(a),maxLength:500,autoComplete:"off",autoCapitalize:"none",spellcheck:!1})]})}function De({filters:e,name:a,label:t,choices:o}){let s=Fe();return r("div",{class:"filter",children:[r("label",{for:s,children:t}),r("select",{id:s,class:"field",name:a,onChange:n=>n.currentTarget.form?.requestSubmit(),children:[["",g.value.common.all],...o].map(([n,u])=>r("option",{value:n,selected:e.get(a)===n,children:u},n))})]})}function ye(){let[e]=wa(),[a,t]=ne(),o=s=>{s.sort();let n=s.toString();t(n?`${a}?${n}`:a)};return{get:s=>e.get(s)??"",set:s=>{let n=new URLSearchParams(e);for(let[u,l]of Object.entries(s))l.trim()?n.set(u,l.trim()):n.delete(u);o(n)},clear:()=>t(a),isEmpty:e.size===0,text:e.toString()}}function ta(e,a){return e.find(t=>t===a)??null}function Fa(e){let a=new Date(`${e}T00:00`);return e&&!Number.isNaN(a.getTime())?a.toISOString():null}function $({label:e,columns:a,items:t,keyOf:o,none:s,total:n}){return t.length===0?r("p",{class:"hint none",children:s}):r("div",{class:"rows-frame",role:"region","aria-label":e,tabIndex:0,children:r("table",{class:"rows",children:[r("thead",{children:r("tr",{children:a.map(({title:u,...l})=>r("th",{scope:"col",class:gn(l),children:u},u))})}),r("tbody",{children:t.map(u=>r(mn,{columns:a,item:u},o(u)))}),n&&r("tfoot",{children:r(mn,{columns:a,item:n})})]})})}function mn({columns:e,item:a}){return r("tr",{children:e.map(({title:t,cell:o,...s})=>r("td",{class:gn(s),"data-label":t,children:o(a)},t))})}function gn({isNumber:e,isWide:a}){return e?"number":a?"wide":void 0}function Se({pager:e,page:a,of:t}){let{common:o}=g.value,{endCursor:s}=a;return e.number===1&&!a.hasNextPage?null:r("nav",{class:"turning","aria-label":t,children:[r("button",{class:"button",type:"button",disabled:e.number===1,onClick:e.back,children:[r(la,{"aria-hidden":"true"}),o.newer]}),r("span",{class:"hint","aria-live":"polite",children:o.page(e.number)}),r("button",{class:"button",type:"button",disabled:!a.hasNextPage||!s,onClick:()=>s&&e.next(s),children:[o.older,r(da,{"aria-hidden":"true"})]})]})}function hn(){let{columns:e,user:a,users:t}=g.value;return[{title:e.email,isWide:!0,cell:({id:o,email:s,blockedAt:n})=>r(L,{children:[r(Q,{class:"link",href:Ee(o),children:s??a.noEmail})," ",n&&r("span",{class:"tag tag-failed",children:t.blocked})]})},{title:a.subject,cell:({subject:o})=>r("code",{class:"id cut",children:o})},{title:e.id,cell:({id:o})=>r(O,{id:o})},{title:a.since,cell:({createdAt:o})=>r(R,{at:o})},{title:e.balance,isNumber:!0,cell:({balance:o})=>y(o)},{title:e.owed,isNumber:!0,cell:({owed:o})=>o>0?r("strong",{class:"loss",children:y(o)}):"0"}]}function Ln(){let{columns:e,ledgerKinds:a}=g.value;return[{title:e.when,cell:({createdAt:t})=>r(R,{at:t})},{title:e.kind,cell:({kind:t})=>a[t]},{title:e.description,isWide:!0,cell:({description:t,generationId:o,paymentId:s})=>o?r(O,{id:o,to:Le(o)}):s?r(O,{id:s,to:Ta(s)}):r("span",{title:t,children:t})},{title:e.amount,isNumber:!0,cell:({amount:t})=>r("span",{class:t>0?"gain":void 0,children:et(t)})},{title:e.balance,isNumber:!0,cell:({balanceAfter:t})=>y(t)}]}function Vt(){let{columns:e}=g.value;return[{title:e.created,cell:({createdAt:a})=>r(R,{at:a})},{title:e.state,cell:({status:a})=>r(Ze,{status:a})},{title:e.id,cell:({id:a})=>r(O,{id:a,to:Le(a)})},{title:e.model,cell:({model:a})=>a},{title:e.reason,isWide:!0,cell:a=>r(Ku,{generation:a})},{title:e.price,isNumber:!0,cell:({creditsUsed:a})=>y(a)}]}function Ku({generation:e}){let{failures:a,steps:t,generation:o,user:s}=g.value,{failureCode:n,providerMessage:u,step:l,attempts:i,deletedAt:f}=e,p=n?a[n]:l?t[l]:"",c=n?u:l&&i>0?o.attempt(i+1):null;return r("span",{title:c??void 0,children:[p,c&&r("span",{class:"hint",children:[" \xB7 ",c]}),f&&r("span",{class:"tag tag-quiet",children:s.deleted})]})}function $t(){let{columns:e}=g.value;return[{title:e.when,cell:({id:a,createdAt:t})=>r(Q,{class:"link",href:Ta(a),children:r(R,{at:t})})},{title:e.state,cell:({paymentStatus:a})=>r(_a,{status:a})},{title:e.stripe,isWide:!0,cell:({paymentIntent:a,providerReference:t})=>r("code",{class:"id",children:a??t??"\u2013"})},{title:e.amount,isNumber:!0,cell:({credits:a})=>y(a)},{title:e.paid,isNumber:!0,cell:a=>r(Xu,{payment:a})}]}function Xu({payment:{amount:e,amountReturned:a,currency:t,currencyDecimals:o}}){let{columns:s}=g.value;return r(L,{children:[Ue(e,t,o),a>0&&r("span",{class:"loss",children:[" ","(",s.returned,": ",Ue(a,t,o),")"]})]})}function zt(e=!1){let{columns:a,audit:t}=g.value;return[{title:a.when,cell:({createdAt:s})=>r(R,{at:s})},{title:a.action,cell:({action:s})=>Ne(s)},{title:a.outcome,cell:({outcome:s})=>r(Fr,{outcome:s})},e?null:{title:a.subject,cell:({subjectId:s})=>r(Wt,{id:s})},{title:a.operator,cell:({actor:s})=>r("span",{class:"cut",children:s})},{title:a.reason,isWide:!0,cell:s=>r("details",{class:"entry-details",children:[r("summary",{children:s.reason??t.noReason}),r(Ma,{entry:s})]})},{title:a.amount,isNumber:!0,cell:({change:s})=>s==null?"\u2013":et(s)}].filter(s=>s!==null)}function H(e){let a=g.value.nav.console;v(()=>{document.title=`${e} \xB7 ${a} \xB7 Atelier`},[e,a])}var ju=25;function xn(){let{audit:e}=g.value,a=ye(),t=he(a.text),o=Object.keys(e.actions).map(u=>u.toUpperCase()),s=Z(es,{first:ju,after:t.after,filter:{actor:a.get("operator")||null,action:ta(o,a.get("action")),userId:a.get("user")||null,subjectId:a.get("subject")||null}});H(e.title);let n=s.data?.audit;return r("div",{class:"list-view","aria-busy":s.isBusy,children:[r("h1",{children:e.title}),r(aa,{filters:a,children:[r(De,{filters:a,name:"action",label:e.action,choices:o.map(u=>[u,Ne(u.toLowerCase())])}),r(oe,{filters:a,name:"operator",label:e.operator}),r(oe,{filters:a,name:"user",label:e.userId}),r(oe,{filters:a,name:"subject",label:e.subject})]}),r(V,{read:s}),n?r(L,{children:[r($,{label:e.title,columns:zt(),items:n.nodes,keyOf:({id:u})=>u,none:e.none}),r(Se,{pager:t,page:n,of:e.title})]}):s.error===null&&r(E,{})]})}var In=[1,24,168,720,2160],Cn=24;function yn(){let{failed:e,failures:a,columns:t}=g.value,o=ye(),s=In.find(l=>String(l)===o.get("hours"))??Cn,n=Z(Zo,{hours:s});H(e.title);let u=n.data?.failures;return r("div",{class:"list-view","aria-busy":n.isBusy,children:[r("h1",{children:e.title}),r("p",{class:"hint",children:e.text}),r("fieldset",{class:"chips",children:[r("legend",{class:"unseen",children:e.within}),In.map(l=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:"hours",checked:l===s,onChange:()=>o.set({hours:l===Cn?"":String(l)})}),e.hours[l]]},l))]}),r(V,{read:n}),u?r(L,{children:[r("p",{class:"hint",role:"status",children:e.total(u.reduce((l,{count:i})=>l+i,0))}),r($,{label:e.title,columns:[{title:t.count,isNumber:!0,cell:({count:l})=>r("strong",{children:y(l)})},{title:t.model,cell:({model:l})=>l},{title:t.reason,cell:({failureCode:l})=>a[l]},{title:t.words,isWide:!0,cell:({providerCode:l,providerMessage:i})=>r("span",{class:"whole",children:[l&&r("code",{class:"id",children:l})," ",i??(l?"":e.noWords)]})},{title:t.last,cell:({lastAt:l})=>r(R,{at:l})},{title:t.actions,cell:l=>r("span",{class:"links",children:[r(Q,{class:"link",href:Le(l.example),children:e.example}),r(Q,{class:"link",href:Zu(l,s),children:e.members})]})}],items:u,keyOf:Qu,none:e.none})]}):n.error===null&&r(E,{})]})}function Qu({model:e,failureCode:a,providerCode:t,providerMessage:o}){return JSON.stringify([e,a,t,o])}function Zu(e,a){let t=new Date(Date.now()-a*36e5).toISOString(),o=new URLSearchParams({state:"FAILED",model:e.model,failure:e.failureCode,since:t});return e.providerCode&&o.set("code",e.providerCode),e.providerMessage&&o.set("words",e.providerMessage),`/generations?${o}`}function Sn({label:e,class:a,close:t,onKeyDown:o,children:s}){let n=_(null);return v(()=>{let u=n.current,l=document.activeElement;return u?.showModal(),()=>{u?.close(),l instanceof HTMLElement&&l.isConnected&&l.focus({preventScroll:!0})}},[]),r("dialog",{ref:n,class:a,"aria-label":e,onCancel:u=>{u.preventDefault(),t()},onClick:u=>{u.target===u.currentTarget&&t()},onKeyDown:o,children:s})}function bn({creation:e}){let{dialog:a}=g.value,{prompt:t,negativePrompt:o,originalImageUrls:s,generatedImageUrl:n}=e;return r("div",{class:"revealed",children:[r("h3",{class:"label",children:a.prompt}),t?r("blockquote",{dir:"auto",children:t}):r("p",{class:"hint",children:a.noPrompt}),o&&r(L,{children:[r("h3",{class:"label",children:a.negativePrompt}),r("blockquote",{dir:"auto",children:o})]}),s.length===0&&!n?r("p",{class:"hint",children:a.noPictures}):r("div",{class:"revealed-pictures",children:[s.map((u,l)=>r("figure",{children:[r("img",{src:u,alt:a.original(l+1)}),r("figcaption",{class:"hint",children:a.original(l+1)})]},u)),n&&r("figure",{children:[r("img",{src:n,alt:a.result}),r("figcaption",{class:"hint",children:a.result})]})]})]})}var Ju=500,Yu=200,el=2**31-1;function fe({action:e,class:a=""}){return ps(e.name)?r("button",{class:`button ${a}`,type:"button",onClick:()=>{ya.value=e},children:g.value.actions[e.name].button}):null}function wn(){let e=ya.value;return e===null?null:r(al,{action:e},`${e.name} ${e.subject}`)}function al({action:e}){let a=g.value.actions[e.name],[t,o]=ee(null),s=t?.revealed!=null,n=()=>{ya.value=null};return r(Sn,{label:a.title,class:`dialog action ${s?"action-wide":""}`,close:n,children:[r("div",{class:"action-head",children:[r("h2",{children:a.title}),r("button",{class:"icon-button",type:"button","aria-label":g.value.common.close,onClick:n,children:r(lt,{})})]}),r("p",{class:"action-subject",children:e.label}),t===null?r(tl,{action:e,finish:o,close:n}):r(ol,{name:e.name,outcome:t,close:n})]})}function tl({action:e,finish:a,close:t}){let{actions:o,dialog:s,common:n}=g.value,u=Mt(e.name),[l,i]=ee(()=>Ft(e)),[f,p]=ee(l?.draft??cs),[c,d]=ee({}),[m,h]=ee(!1),x=_(null),k=I=>p(z=>({...z,...I})),b=l!==null||m,C=async I=>{if(I.preventDefault(),m)return;let z=sl(f,u.amount);if(d(z),!(Object.keys(z).length>0)){h(!0);try{let M=await ms(e,f);if("entry"in M){u.gives&&ns().catch(()=>{}),a(M);return}i(null),d(nl(M))}catch(M){let N=Ft(e);i(N),d({whole:ll(M,N!==null)})}h(!1)}};return v(()=>{Object.keys(c).length>0&&x.current?.querySelector("[aria-invalid=true]")?.focus()},[c]),r("form",{class:"action-form",ref:x,noValidate:!0,onSubmit:I=>{C(I)},children:[r("p",{children:o[e.name].text}),u.gives&&r(rl,{}),r("p",{class:"trouble",role:"alert",children:c.whole??(l!==null&&!m?s.unanswered:null)}),u.amount&&r(qr,{label:u.amount==="optional"?s.amountOptional:s.amount,problem:c.amount,value:f.amount,isFixed:b,inputMode:"numeric",isFirst:!0,change:I=>k({amount:I})}),r(qr,{label:s.reason,hint:s.reasonHint,problem:c.reason,value:f.reason,isFixed:b,most:Ju,isLong:!0,isFirst:!u.amount,change:I=>k({reason:I}),send:()=>x.current?.requestSubmit()}),u.description&&r(qr,{label:s.description,hint:s.descriptionHint,problem:c.description,value:f.description,isFixed:b,most:Yu,change:I=>k({description:I})}),u.cancelWaiting&&r("label",{class:"check",children:[r("input",{type:"checkbox",checked:f.cancelWaiting,disabled:b,onChange:I=>k({cancelWaiting:I.currentTarget.checked})}),s.cancelWaiting]}),r("div",{class:"actions",children:[l===null?r("button",{class:"button",type:"button",onClick:t,children:n.cancel}):r("button",{class:"button",type:"button",disabled:m,onClick:()=>{_t(e),i(null),d({})},children:s.discard}),r("button",{class:`button ${u.danger?"button-danger":"button-main"}`,type:"submit","aria-disabled":m,children:m?s.sending:l===null?o[e.name].button:s.sendAgain})]})]})}function rl(){let{dialog:e,credits:a}=g.value,t=qe.value;return t?.creditsPerDay==null?null:r("p",{class:"hint",children:e.left(a(Math.max(t.creditsPerDay-t.creditsGivenToday,0)))})}function qr({label:e,hint:a,problem:t,value:o,isFixed:s,most:n,isLong:u,isFirst:l,inputMode:i,change:f,send:p}){let c=Fe(),d={id:c,class:"field",value:o,readOnly:s,maxLength:n,autofocus:l,autoComplete:"off","aria-invalid":t!==void 0,"aria-describedby":`${c}-hint ${c}-problem`};return r("div",{class:"action-field",children:[r("label",{class:"label",for:c,children:e}),u?r("textarea",{...d,rows:3,onInput:m=>f(m.currentTarget.value),onKeyDown:m=>{m.key==="Enter"&&(m.ctrlKey||m.metaKey)&&p?.()}}):r("input",{...d,type:"text",inputMode:i,onInput:m=>f(m.currentTarget.value)}),r("p",{class:"hint",id:`${c}-hint`,children:a}),r("p",{class:"trouble",id:`${c}-problem`,children:t})]})}function ol({name:e,outcome:a,close:t}){let{actions:o,dialog:s}=g.value,n=_(null);return v(()=>n.current?.focus(),[]),r("div",{class:"action-form",children:[r("p",{class:"action-done",role:"status",children:a.replayed?s.replayed:o[e].done}),a.revealed&&r(bn,{creation:a.revealed}),r("h3",{class:"label",children:s.entry}),r(Ma,{entry:a.entry}),r("div",{class:"actions",children:r("button",{class:"button button-main",type:"button",ref:n,onClick:t,children:s.close})})]})}function sl({amount:e,reason:a},t){let{dialog:o}=g.peek(),s={},n=e.trim().replaceAll(/[\s,']/g,"");return t&&(t==="required"||n!=="")&&!(/^\d+$/.test(n)&&Number(n)>=1&&Number(n)<=el)&&(s.amount=o.amountWrong),a.trim()===""&&(s.reason=o.reasonNeeded),s}function nl(e){let a={};for(let{code:t,message:o,path:s}of e){let n=s?.at(-1),u=n==="amount"||n==="reason"||n==="description"?n:"whole";a[u]??=ul(t,o)}return a}function ul(e,a){let{dialog:t}=g.peek();return t.refused(a,t.refusals[e])}function ll(e,a){let{dialog:t}=g.peek();return e instanceof Ce||e instanceof $e?"":e instanceof xe?a?t.unanswered:t.mayBeDone:Mr(e)}function vn({entries:e,start:a}){return r("ol",{class:"timeline",children:e.map((t,o)=>r("li",{class:`timeline-${dl(t)}`,children:[r("p",{class:"timeline-time",children:[r("time",{dateTime:t.at,title:`${Et(t.at)} \xB7 ${t.at}`,children:Pa(t.at,3)}),r("span",{class:"hint",children:g.value.generation.after(we(Da(a,t.at)))})]}),r("div",{class:"timeline-body",children:[r("p",{children:[r("strong",{children:il(t)})," ",r("span",{class:"hint",children:fl(t).join(" \xB7 ")})]}),(t.code||t.message)&&r("blockquote",{children:[t.code&&r("code",{class:"id",children:t.code})," ",t.message]})]})]},`${t.kind} ${t.at} ${o}`))})}function dl({kind:e,outcome:a}){return e==="RETRY"?"warn":e==="ENDED"?a==="success"?"good":"bad":e==="OPERATOR"?"operator":"plain"}function il({kind:e,step:a,nextStep:t,outcome:o}){let{generation:s,steps:n,statuses:u}=g.value;if(e==="STEP"&&a)return s.stepEnded(n[a],t?n[t]:null);if(e==="OPERATOR")return`${s.kinds.OPERATOR}: ${Ne(o)}`;if(e==="ENDED"){let l=u;return`${s.kinds.ENDED}: ${l[o.toUpperCase()]??o}`}return s.kinds[e]}function fl({kind:e,step:a,outcome:t,attempt:o,count:s,at:n,lastAt:u,seconds:l,actor:i,sentAt:f}){let{generation:p,steps:c}=g.value;return[e==="RETRY"&&a?c[a]:null,e==="RETRY"||e==="POLL"||e==="CALLBACK"?t:null,o==null?null:p.attempt(o),s>1?`${p.times(s)}, ${p.until(Pa(u))}`:null,l==null?null:p.took(we(l)),f&&f!==n?p.sentAt(Pa(f,3)):null,i??null].filter(d=>d!==null&&d!=="")}var cl=1e3;function kn({id:e}){let{generation:a,common:t}=g.value,o=Z(jo,{id:e}),s=o.data?.generation,[,n]=ne(),u=va(o.reload,cl);return H(s?.id??a.title),v(()=>{if(s)return Tt({generationId:s.id},u)},[s?.id,u]),v(()=>{s&&s.id!==e&&n(Le(s.id),{replace:!0})},[s?.id,e]),s===void 0?o.error===null?r(E,{}):r(V,{read:o}):s===null?r("h1",{children:t.nothingHere(a.generation)}):r("div",{class:"generation-view","aria-busy":o.isBusy,children:[r(V,{read:o}),r(pl,{generation:s}),r("div",{class:"generation-panels",children:[r(W,{title:a.timeline,class:"timeline-panel",children:r(vn,{entries:s.timeline,start:s.createdAt})}),r("div",{class:"stack",children:[r(ml,{generation:s}),r(gl,{generation:s})]})]})]})}function pl({generation:e}){let{generation:a,failures:t}=g.value,{id:o,userId:s,status:n,failureCode:u,createdAt:l,completedAt:i}=e,f=c=>({name:c,subject:o,label:o}),p=i!=null;return r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[a.title," ",r(Ze,{status:n})]}),r("p",{class:"under",children:[r(O,{id:o}),r("span",{children:[a.user,": ",r(Qe,{id:s})]}),r("span",{children:[a.created,": ",r(R,{at:l})]}),u&&r("strong",{class:"loss",children:t[u]})]}),r("p",{class:"hint",children:a.hidden})]}),r("div",{class:"actions",children:[r(fe,{action:f("reveal")}),!p&&r(fe,{action:f("requeue")}),!p&&r(fe,{action:f("cancel"),class:"button-danger"}),n==="SUCCESS"&&r(fe,{action:f("goodwill"),class:"button-main"})]})]})}function ml({generation:e}){let{generation:a,credits:t,steps:o,failures:s,user:n}=g.value,{deletedAt:u,dueAt:l,leasedUntil:i,completedAt:f,step:p,retryOf:c,groupId:d,failureCode:m}=e;return r(W,{title:a.facts,children:r(He,{facts:[{name:a.failure,value:m&&s[m]},{name:a.shown,value:e.errorMessage},{name:a.price,value:t(e.creditsUsed)},{name:a.model,value:e.model},{name:a.style,value:e.style},{name:a.shape,value:`${e.aspectRatio}, ${e.resolution}, ${e.outputFormat}`},{name:a.step,value:p&&r(L,{children:[o[p]," \xB7 ",r(R,{at:e.stepAt})]})},{name:a.dueAt,value:l&&r(R,{at:l})},{name:a.leasedUntil,value:i&&r(R,{at:i})},{name:a.attempts,value:e.attempts>0&&String(e.attempts)},{name:a.completed,value:f&&r(R,{at:f})},{name:a.version,value:String(e.version)},{name:a.retryOf,value:c&&r(O,{id:c,to:Le(c)})},{name:a.group,value:d&&r(O,{id:d})},{name:a.deletedAt,value:u&&r(L,{children:[r(R,{at:u})," ",r("span",{class:"unseen",children:n.deleted})]})}].map(({name:h,value:x})=>({name:h,value:x||null}))})})}function gl({generation:e}){let{generation:a}=g.value,{providerTaskId:t,providerMessage:o,askedAt:s,calledBackAt:n,providerCredits:u,providerSeconds:l}=e;return r(W,{title:a.provider,children:r(He,{facts:[{name:a.task,value:t&&r(O,{id:t})},{name:a.code,value:e.providerCode&&r("code",{class:"id",children:e.providerCode})},{name:a.words,value:o&&r(L,{children:[r("blockquote",{children:o}),r("span",{class:"hint",children:a.mayQuote})]})},{name:a.sent,value:a.sentTimes(e.providerAttempt)},{name:a.askedAt,value:s&&r(R,{at:s})},{name:a.resubmitted,value:e.resubmittedBecause},{name:a.calledBackAt,value:n&&r(R,{at:n})},{name:a.providerSeconds,value:l==null?null:we(l)},{name:a.providerCredits,value:u==null?null:ka(u)},{name:a.reads,value:e.resultReads>0?String(e.resultReads):null},{name:a.refusedHost,value:e.resultRefusedHost}]})})}var hl=25,Ll=5e3,An=["WAITING","PROCESSING","SUCCESS","FAILED","CANCELED"],Pn=["PREPARE","SUBMIT","AWAIT","STORE"],Rn="unfinished";function Dn(){let{generations:e,statuses:a,steps:t,failures:o,common:s,columns:n}=g.value,u=ye(),l=he(u.text),i=Object.keys(o),f=u.get("state"),p=Z(Qo,{first:hl,after:l.after,filter:{status:ta(An,f),unfinished:f===Rn,step:ta(Pn,u.get("step")),model:u.get("model")||null,userId:u.get("user")||null,failureCode:ta(i,u.get("failure")),providerCode:u.get("code")||null,providerMessage:u.get("words")||null,createdSince:Fa(u.get("from"))??(u.get("since")||null),createdBefore:Fa(u.get("to"))}});H(e.title);let c=Sa(),d=va(p.reload,Ll);v(()=>{c&&l.after===null&&d()},[c,l.after,d]);let m=p.data?.generations;return r("div",{class:"list-view","aria-busy":p.isBusy,children:[r("h1",{children:e.title}),r(aa,{filters:u,children:[r(De,{filters:u,name:"state",label:e.state,choices:[[Rn,e.unfinished],...An.map(h=>[h,a[h]])]}),r(De,{filters:u,name:"step",label:e.step,choices:Pn.map(h=>[h,t[h]])}),r(De,{filters:u,name:"failure",label:e.failure,choices:i.map(h=>[h,o[h]])}),r(oe,{filters:u,name:"model",label:e.model}),r(oe,{filters:u,name:"user",label:e.user}),r(oe,{filters:u,name:"code",label:e.code}),r(oe,{filters:u,name:"words",label:e.words}),r(oe,{filters:u,name:"from",label:s.from,type:"date"}),r(oe,{filters:u,name:"to",label:s.to,type:"date"})]}),r(V,{read:p}),m?r(L,{children:[r($,{label:e.title,columns:[...Vt(),{title:n.user,cell:({userId:h})=>r(Qe,{id:h})}],items:m.nodes,keyOf:({id:h})=>h,none:e.none}),r(Se,{pager:l,page:m,of:e.title})]}):p.error===null&&r(E,{})]})}var xl=20,Il=.2,Cl=5;function Tn(){let[e]=wa(),a=e.get("q")?.trim();return a?r(yl,{text:a}):r(vl,{})}function yl({text:e}){let{search:a}=g.value,t=Z(kt,{text:e});H(`${e} \xB7 ${a.title}`);let o=t.data?.search;return r("section",{class:"results","aria-busy":t.isBusy,children:[r("h1",{children:a.title}),r(V,{read:t}),o?r(L,{children:[r("p",{class:"hint",role:"status",children:[o.length===0?a.nothing:a.found(o.length)," ",o.length===xl&&a.most]}),r("ul",{class:"result-list",children:o.map(s=>r("li",{class:"card",children:r(Sl,{found:s})},`${s.__typename} ${s.id}`))})]}):t.error===null&&r(E,{})]})}function Sl({found:e}){let{search:a}=g.value,t=Gt(e);return t===null?r("div",{class:"result",children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),e.__typename==="AuditEntry"&&r("details",{class:"entry-details",children:[r("summary",{children:Ne(e.action)}),r(Ma,{entry:e})]})]}):r(Q,{class:"result",href:t,children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),r("strong",{class:"mail",children:bl(e)}),r("span",{class:"result-facts",children:r(wl,{found:e})})]})}function bl(e){return e.__typename==="User"?e.email??e.subject:e.__typename==="ModelHealth"?e.slug:e.id}function wl({found:e}){let{credits:a,ledgerKinds:t,users:o,overview:s}=g.value;switch(e.__typename){case"User":return r(L,{children:[r("code",{class:"id",children:e.id})," ",a(e.balance)," ",e.blockedAt&&r("span",{class:"tag tag-failed",children:o.blocked})]});case"Generation":return r(L,{children:[r(Ze,{status:e.status})," ",e.model," \xB7 ",r(R,{at:e.createdAt})]});case"Payment":return r(L,{children:[r(_a,{status:e.paymentStatus})," ",Ue(e.amount,e.currency,e.currencyDecimals)," \xB7"," ",r("code",{class:"id",children:e.paymentIntent??e.providerReference})]});case"LedgerEntry":return r(L,{children:[t[e.kind]," \xB7 ",a(e.amount)," \xB7 ",r(R,{at:e.createdAt})]});case"ModelHealth":return r(L,{children:e.pausedAt&&r("span",{class:"tag tag-pending",children:s.paused})});default:return null}}function vl(){let{overview:e}=g.value,a=Sa();return H(e.title),r("div",{class:"overview",children:[r("h1",{children:e.title}),a===null?r(E,{}):r(L,{children:[r(Or,{now:a}),!a.isComplete&&r("p",{class:"hint",children:e.incomplete}),r(W,{title:e.attention,aside:r(Q,{class:"link",href:"/queue",children:e.toQueue}),children:r(kl,{now:a})})]})]})}function Or({now:e}){let{overview:a}=g.value,t=we(e.recentSeconds),o=u=>e.models.reduce((l,i)=>l+i[u],0),s=e.providerCreditsLastSeconds,n=[[a.waiting,y(e.waiting)],[a.running,y(e.running),a.of(y(e.concurrency))],[a.oldest,e.oldestWaitingAt?we(Da(e.oldestWaitingAt,e.readAt)):"\u2013"],[a.made(t),y(o("made"))],[a.failed(t),y(o("failed"))],[a.providerCredits,e.providerCredits==null?"\u2013":ka(e.providerCredits),s==null?void 0:a.lasts(we(s))]];return r("dl",{class:"tiles","data-now":e.readAt,children:n.map(([u,l,i])=>r("div",{class:"tile-figure",children:[r("dt",{children:u}),r("dd",{children:[l," ",i&&r("span",{class:"tile-note",children:i})]})]},u))})}function kl({now:e}){let{overview:a,queue:t}=g.value,o=[...e.limits.filter(({pausedUntil:s})=>s!=null&&s>e.readAt).map(({name:s,pauseReason:n})=>({key:`limit ${s}`,title:a.limitPaused(t.limitNames[s]??s),more:n})),...e.models.filter(({pausedAt:s})=>s!=null).map(({slug:s,pauseReason:n})=>({key:`pause ${s}`,title:a.modelPaused(s),more:n})),...e.models.filter(({pausedAt:s,made:n,failed:u,failureRate:l})=>s==null&&n+u>=Cl&&(l??0)>=Il).map(({slug:s,failureRate:n})=>({key:`failing ${s}`,title:a.modelFailing(s,Aa(n??0)),more:null}))];return o.length===0?r("p",{class:"hint none",children:a.allWell}):r("ul",{class:"attention",children:o.map(({key:s,title:n,more:u})=>r("li",{children:[r(Ye,{"aria-hidden":"true"}),r("span",{children:[n," ",u&&r("span",{class:"hint",children:u})]})]},s))})}var Al=25,_n=["PENDING","PAID","FAILED","REFUNDED"];function Mn(){let{payments:e,paymentStates:a,columns:t,common:o}=g.value,s=ye(),n=he(s.text),u=Z(Jo,{first:Al,after:n.after,filter:{status:ta(_n,s.get("state")),createdSince:Fa(s.get("from")),createdBefore:Fa(s.get("to"))}});H(e.title);let l=u.data?.payments;return r("div",{class:"list-view","aria-busy":u.isBusy,children:[r("h1",{children:e.title}),r(aa,{filters:s,children:[r(De,{filters:s,name:"state",label:t.state,choices:_n.map(i=>[i,a[i]])}),r(oe,{filters:s,name:"from",label:o.from,type:"date"}),r(oe,{filters:s,name:"to",label:o.to,type:"date"})]}),r(V,{read:u}),l?r(L,{children:[r($,{label:e.title,columns:[...$t(),{title:t.user,cell:({userId:i})=>r(Qe,{id:i})}],items:l.nodes,keyOf:({id:i})=>i,none:e.none}),r(Se,{pager:n,page:l,of:e.title})]}):u.error===null&&r(E,{})]})}function Fn({id:e}){let{payments:a,columns:t,common:o,credits:s}=g.value,n=Z(Yo,{id:e}),u=n.data?.payment,[,l]=ne();if(H(u?.id??a.title),v(()=>{u&&u.id!==e&&l(Ta(u.id),{replace:!0})},[u?.id,e]),u===void 0)return n.error===null?r(E,{}):r(V,{read:n});if(u===null)return r("h1",{children:o.nothingHere(a.payment)});let{amount:i,amountReturned:f,currency:p,currencyDecimals:c}=u;return r("div",{class:"payment-view","aria-busy":n.isBusy,children:[r("header",{class:"view-head",children:r("div",{children:[r("h1",{children:[Ue(i,p,c)," ",r(_a,{status:u.paymentStatus})]}),r("p",{class:"under",children:[r(O,{id:u.id}),r("span",{children:[t.user,": ",r(Qe,{id:u.userId})]})]})]})}),r(W,{title:g.value.common.details,children:r(He,{facts:[{name:t.amount,value:s(u.credits)},{name:t.paid,value:Ue(i,p,c)},{name:t.returned,value:Ue(f,p,c)},{name:a.pack,value:u.pack},{name:a.provider,value:u.provider},{name:a.checkout,value:u.providerReference&&r(O,{id:u.providerReference})},{name:a.intent,value:u.paymentIntent&&r(O,{id:u.paymentIntent})},{name:t.when,value:r(R,{at:u.createdAt})},{name:a.updated,value:r(R,{at:u.updatedAt})}]})})]})}function Bn(){let{queue:e}=g.value,a=Sa();return H(e.title),r("div",{class:"queue-view",children:[r("h1",{children:e.title}),a===null?r(E,{}):r(L,{children:[r(Or,{now:a}),r(W,{title:e.models,children:r(Pl,{models:a.models})}),r(W,{title:e.queue,children:r(Dl,{groups:a.queue,readAt:a.readAt})}),r(W,{title:e.limits,children:r(Tl,{now:a})})]})]})}function Pl({models:e}){let{queue:a,columns:t}=g.value;return r($,{label:a.models,columns:[{title:t.model,cell:({slug:o})=>r("strong",{children:o})},{title:t.state,isWide:!0,cell:o=>r(Rl,{model:o})},{title:t.waiting,isNumber:!0,cell:({waiting:o})=>y(o)},{title:t.running,isNumber:!0,cell:({running:o})=>y(o)},{title:t.made,isNumber:!0,cell:({made:o})=>y(o)},{title:t.failed,isNumber:!0,cell:({failed:o})=>y(o)},{title:t.failureRate,isNumber:!0,cell:({failureRate:o})=>o==null?"\u2013":Aa(o)},{title:t.actions,cell:({slug:o,pausedAt:s})=>r(fe,{class:"button-small",action:{name:s==null?"pauseModel":"resumeModel",subject:o,label:o}})}],items:e,keyOf:({id:o})=>o,none:g.value.common.none})}function Rl({model:{pausedAt:e,pausedUntil:a,pauseReason:t}}){let{queue:o,overview:s}=g.value;return e==null?r("span",{class:"tag tag-paid",children:o.offered}):r("span",{class:"whole",children:[r("span",{class:"tag tag-pending",children:s.paused})," ",r(R,{at:e}),a&&` \xB7 ${o.pausedUntil(Ra(Date.parse(a)))}`,t&&r("span",{class:"hint",children:[" \xB7 ",t]})]})}function Dl({groups:e,readAt:a}){let{queue:t,columns:o,steps:s,common:n}=g.value;return r($,{label:t.queue,columns:[{title:o.model,isWide:!0,cell:({model:u})=>u},{title:o.state,cell:({status:u})=>r(Ze,{status:u})},{title:o.step,cell:({step:u,model:l,status:i})=>r(Q,{class:"link",href:`/generations?${new URLSearchParams({state:i,step:u,model:l})}`,children:s[u]})},{title:o.count,isNumber:!0,cell:({count:u})=>y(u)},{title:o.due,isNumber:!0,cell:({due:u})=>y(u)},{title:o.retrying,isNumber:!0,cell:({retrying:u})=>y(u)},{title:o.oldest,cell:({oldestId:u,oldestAt:l})=>r(Q,{class:"link",href:Le(u),children:n.ago(we(Da(l,a)))})}],items:e,keyOf:({model:u,status:l,step:i})=>`${u} ${l} ${i}`,none:t.empty})}function Tl({now:e}){let{queue:a}=g.value;return r("ul",{class:"limits",children:e.limits.map(({name:t,nextAt:o,pausedUntil:s,pauseReason:n})=>{let u=s!=null&&s>e.readAt;return r("li",{children:[r("strong",{children:a.limitNames[t]??t})," ",u?r(L,{children:[r("span",{class:"tag tag-pending",children:a.pausedUntil(Ra(Date.parse(s)))})," ",r("span",{class:"hint",children:n})]}):r("span",{class:"hint",children:o>e.readAt?a.nextAt(Ra(Date.parse(o))):a.nextNow})]},t)})})}var Ur=620,Er=240,dt=46,_l=24,Hr=10,Nr=4,qn=.28,Ml=6;function Gr({label:e,items:a,nameOf:t,series:o,isStacked:s=!1,format:n}){let u=a.map(m=>o.map(({valueOf:h})=>Math.max(h(m),0))),l=Math.max(0,...u.map(m=>s?m.reduce((h,x)=>h+x,0):Math.max(...m))),i=Fl(l),[f,p]=[Er-Hr-_l,(Ur-dt)/Math.max(a.length,1)],c=m=>Hr+f*(1-m/i),d=Math.ceil(a.length/Ml);return r("figure",{class:"plot",children:[r("figcaption",{class:"legend",children:o.map(({name:m,look:h})=>r("span",{children:[r("svg",{viewBox:"0 0 10 10","aria-hidden":"true",children:r("rect",{class:`bar-${h}`,width:"10",height:"10",rx:"2"})}),m]},m))}),r("svg",{viewBox:`0 0 ${Ur} ${Er}`,role:"img","aria-label":e,children:[Array.from({length:Nr+1},(m,h)=>{let x=i/Nr*h;return r("g",{children:[r("line",{class:"plot-line",x1:dt,x2:Ur,y1:c(x),y2:c(x)}),r("text",{class:"plot-text",x:dt-8,y:c(x)+4,"text-anchor":"end",children:Vs(x)})]},h)}),a.map((m,h)=>{let x=t(m),k=u[h]??[],b=dt+p*(h+qn/2),C=p*(1-qn),I=0;return r("g",{class:"plot-item",children:[r("title",{children:[x,...o.map(z=>`${z.name}: ${n(z.valueOf(m))}`)].join(`
`)}),r("rect",{class:"plot-hit",x:dt+p*h,y:Hr,width:p,height:f}),o.map(({name:z,look:M},N)=>{let ve=k[N]??0,ue=s?I:0;I+=ve;let be=s?C:C/o.length,se=s?b:b+be*N;return r("rect",{class:`bar-${M}`,x:se,y:c(ue+ve),width:be,height:c(ue)-c(ue+ve)},z)}),h%d===0&&r("text",{class:"plot-text",x:b+C/2,y:Er-6,"text-anchor":"middle",children:x})]},x)})]})]})}function Fl(e){if(e<=0)return Nr;let a=10**Math.floor(Math.log10(e));return([1,2,4,10].find(o=>o*a>=e)??10)*a}var Bl=/^\d{4}-(0[1-9]|1[0-2])$/;function Un(){let{report:e}=g.value,a=ye(),t=new Date().toISOString().slice(0,7),o=a.get("month"),s=Bl.test(o)?o:t,n=Z(as,{month:s}),u=n.data?.report;H(`${e.title} \xB7 ${_r(s)}`);let l=i=>a.set({month:i===t?"":i});return r("div",{class:"report-view","aria-busy":n.isBusy,children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[e.title," \xB7 ",_r(s)]}),r("p",{class:"hint",children:e.text})]}),r("div",{class:"actions",children:[r("button",{class:"icon-button",type:"button","aria-label":e.previous,title:e.previous,onClick:()=>l(On(s,-1)),children:r(la,{})}),r("button",{class:"icon-button",type:"button","aria-label":e.next,title:e.next,disabled:s>=t,onClick:()=>l(On(s,1)),children:r(da,{})})]})]}),r(V,{read:n}),u?r(ql,{report:u}):n.error===null&&r(E,{})]})}function On(e,a){let[t=0,o=1]=e.split("-").map(Number);return new Date(Date.UTC(t,o-1+a)).toISOString().slice(0,7)}function ql({report:e}){let{report:a,columns:t}=g.value,{total:o,currency:s}=e,n=c=>Ws(c,s),u=En(o),l=Ol(e),i=[[t.income,n(o.income)],[t.cost,n(o.cost)],[t.margin,n(o.margin),Hn(o)],[t.made,y(o.made)],[t.failed,y(u)],[t.taken,y(o.creditsTaken)]],f=[{name:t.made,look:"good",valueOf:({made:c})=>c},{name:t.failed,look:"bad",valueOf:c=>c.failed}],p=[{name:t.income,look:"main",valueOf:({income:c})=>c},{name:t.cost,look:"accent",valueOf:({cost:c})=>c}];return r(L,{children:[r("dl",{class:"tiles",children:i.map(([c,d,m])=>r("div",{class:"tile-figure",children:[r("dt",{children:c}),r("dd",{children:[d," ",m&&r("span",{class:"tile-note",children:m})]})]},c))}),r("p",{class:"hint",children:[a.perCredit,": ",Tr(e.incomePerCredit,s)," \xB7 ",a.providerPrice,":"," ",Tr(e.providerCreditPrice,s),e.currenciesNotCounted.length>0&&` \xB7 ${a.notCounted(e.currenciesNotCounted.join(", ").toUpperCase())}`]}),e.models.length===0?r("p",{class:"hint none",children:a.empty}):r(L,{children:[r("div",{class:"plots",children:[r(W,{title:a.images,children:r(Gr,{label:a.imagesSummary(y(o.made),y(u)),items:l,nameOf:({day:c})=>Nt(c),series:f,isStacked:!0,format:y})}),r(W,{title:a.money,children:r(Gr,{label:a.moneySummary(n(o.income),n(o.cost)),items:l,nameOf:({day:c})=>Nt(c),series:p,format:n})})]}),r(W,{title:a.byModel,children:r($,{label:a.byModel,columns:Ul(n),items:e.models,keyOf:({model:c})=>c,none:a.empty,total:o})}),r("details",{class:"panel card",children:[r("summary",{class:"panel-summary",children:[a.byDay,": ",a.table]}),r($,{label:a.byDay,columns:El(n),items:l,keyOf:({day:c})=>c,none:a.empty})]})]})]})}function En({failed:e}){return e.reduce((a,{count:t})=>a+t,0)}function Hn({margin:e,income:a}){return Number(a)>0?Aa(Number(e)/Number(a)):void 0}function Ol({month:e,days:a}){let[t=0,o=1]=e.split("-").map(Number),s=new Date(Date.UTC(t,o,0)).getUTCDate(),n=Array.from({length:s},(u,l)=>({day:`${e}-${String(l+1).padStart(2,"0")}`,made:0,failed:0,canceled:0,creditsTaken:0,income:0,cost:0,margin:0}));for(let{day:u,made:l,failed:i,canceled:f,creditsTaken:p,income:c,cost:d,margin:m}of a){let h=n[Number(u.slice(8))-1];h&&(h.made+=l,h.failed+=i,h.canceled+=f,h.creditsTaken+=p,h.income+=Number(c),h.cost+=Number(d),h.margin+=Number(m))}return n}function Ul(e){let{report:a,columns:t,failures:o}=g.value;return[{title:t.model,isWide:!0,cell:({model:s})=>s==="all"?a.total:s},{title:t.made,isNumber:!0,cell:({made:s})=>y(s)},{title:t.failed,isNumber:!0,cell:s=>r("span",{title:s.failed.map(({code:n,count:u})=>`${o[n]}: ${y(u)}`).join(`
`),children:y(En(s))})},{title:t.canceled,isNumber:!0,cell:({canceled:s})=>y(s)},{title:t.taken,isNumber:!0,cell:({creditsTaken:s})=>y(s)},{title:t.income,isNumber:!0,cell:({income:s})=>e(s)},{title:t.cost,isNumber:!0,cell:({cost:s,tasksWithoutPrice:n})=>r(L,{children:[e(s),n>0&&r("span",{class:"hint cell-note",children:a.withoutPrice(n)})]})},{title:t.margin,isNumber:!0,cell:s=>r(L,{children:[r("strong",{class:Number(s.margin)<0?"loss":void 0,children:e(s.margin)})," ",r("span",{class:"hint",children:Hn(s)})]})}]}function El(e){let{columns:a}=g.value;return[{title:a.day,isWide:!0,cell:({day:t})=>Nt(t)},{title:a.made,isNumber:!0,cell:({made:t})=>y(t)},{title:a.failed,isNumber:!0,cell:({failed:t})=>y(t)},{title:a.canceled,isNumber:!0,cell:({canceled:t})=>y(t)},{title:a.taken,isNumber:!0,cell:({creditsTaken:t})=>y(t)},{title:a.income,isNumber:!0,cell:({income:t})=>e(t)},{title:a.cost,isNumber:!0,cell:({cost:t})=>e(t)},{title:a.margin,isNumber:!0,cell:({margin:t})=>e(t)}]}var Hl=25;function Nn(){let{users:e}=g.value,a=ye(),t=he(a.text),o=Z(Xo,{search:a.get("q")||null,blocked:a.get("blocked")==="yes",first:Hl,after:t.after});H(e.title);let s=o.data?.users;return r("div",{class:"list-view","aria-busy":o.isBusy,children:[r("h1",{children:e.title}),r(aa,{filters:a,children:[r(oe,{filters:a,name:"q",label:e.search}),r(De,{filters:a,name:"blocked",label:e.blocked,choices:[["yes",e.blockedOnly]]})]}),r(V,{read:o}),s?r(L,{children:[r($,{label:e.title,columns:hn(),items:s.nodes,keyOf:({id:n})=>n,none:e.none}),r(Se,{pager:t,page:s,of:e.title})]}):o.error===null&&r(E,{})]})}var Nl=8,Gl=1e3;function Gn({id:e}){let{user:a,common:t}=g.value,o={ledger:he(),generations:he(),payments:he(),audit:he()},s=Z(Ko,{id:e,first:Nl,ledgerAfter:o.ledger.after,generationsAfter:o.generations.after,paymentsAfter:o.payments.after,auditAfter:o.audit.after}),n=s.data?.user,[,u]=ne(),l=va(s.reload,Gl);if(H(n?.email??n?.id??a.title),v(()=>{if(n)return Tt({userId:n.id},l)},[n?.id,l]),v(()=>{n&&n.id!==e&&u(Ee(n.id),{replace:!0})},[n?.id,e]),n===void 0)return s.error===null?r(E,{}):r(V,{read:s});if(n===null)return r("h1",{children:t.nothingHere(a.user)});let i=n.email??n.id,f=(p,c,d)=>r(Se,{pager:o[p],page:c,of:d});return r("div",{class:"user-view","aria-busy":s.isBusy,children:[r(V,{read:s}),r(Wl,{user:n,label:i}),r("div",{class:"user-panels",children:[r(W,{title:a.ledger,aside:f("ledger",n.transactions,a.ledger),children:r($,{label:a.ledger,columns:Ln(),items:n.transactions.nodes,keyOf:Kt,none:a.noLedger})}),r(W,{title:a.generations,aside:r(Se,{pager:o.generations,page:n.generations,of:a.generations}),children:r($,{label:a.generations,columns:[...Vt(),{title:g.value.columns.actions,cell:p=>r(fe,{action:{name:"reveal",subject:p.id,label:p.id},class:"button-small"})}],items:n.generations.nodes,keyOf:Kt,none:a.noGenerations})}),r(W,{title:a.payments,aside:r(Se,{pager:o.payments,page:n.payments,of:a.payments}),children:r($,{label:a.payments,columns:$t(),items:n.payments.nodes,keyOf:Kt,none:a.noPayments})}),r(Vl,{user:n}),r(W,{title:a.audit,class:"wide-panel",aside:f("audit",n.audit,a.audit),children:r($,{label:a.audit,columns:zt(!0),items:n.audit.nodes,keyOf:Kt,none:a.noAudit})})]})]})}function Wl({user:e,label:a}){let{user:t}=g.value,o=n=>({name:n,subject:e.id,label:a}),s=[[t.balance,e.balance,"figure-main"],[t.owed,e.owed,e.owed>0?"figure-bad":void 0],[t.purchased,e.purchased],[t.granted,e.granted],[t.used,e.used]];return r(L,{children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{class:"mail",children:e.email??t.noEmail}),r("p",{class:"under",children:[r(O,{id:e.id}),r("span",{children:[t.subject,": ",r("code",{class:"id",children:e.subject})]}),r("span",{children:[t.since,": ",r(R,{at:e.createdAt})]})]})]}),r("div",{class:"actions",children:[r(fe,{action:o("grant"),class:"button-main"}),r(fe,{action:o("deduct")}),e.owed>0&&r(fe,{action:o("settle")}),e.blockedAt?r(fe,{action:o("unblock")}):r(fe,{action:o("block")})]})]}),e.blockedAt&&r("p",{class:"blocked card",children:[r("strong",{children:[t.blocked(""),r(R,{at:e.blockedAt})]}),e.blockReason&&r("span",{children:e.blockReason})]}),r("dl",{class:"tiles",children:s.map(([n,u,l])=>r("div",{class:`tile-figure ${l??""}`,children:[r("dt",{children:n}),r("dd",{children:y(u)})]},n))})]})}function Vl({user:{sessions:e}}){let{user:a,columns:t,common:o}=g.value;return r(W,{title:a.sessions,children:[r(He,{facts:[{name:a.lastSeen,value:e.lastSeenAt?r(R,{at:e.lastSeenAt}):o.unknown},{name:a.openStreams,value:a.streams(e.openStreams)},{name:a.issuer,value:e.issuer??a.anyIssuer}]}),r($,{label:a.sessions,columns:[{title:t.process,isWide:!0,cell:({process:s})=>r("code",{class:"id cut",children:s})},{title:a.lastSeen,cell:({lastSeenAt:s})=>r(R,{at:s})},{title:t.streams,isNumber:!0,cell:({openStreams:s})=>y(s)}],items:e.processes,keyOf:({process:s})=>s,none:a.noProcesses}),r("p",{class:"hint panel-note",children:a.sessionsText})]})}var Kt=({id:e})=>e;var Wn=matchMedia("(prefers-color-scheme: dark)"),Vn=G(Wn.matches),Xt=G(zn()),Ba=Ae(()=>Xt.value??(Vn.value?"dark":"light"));Wn.addEventListener("change",({matches:e})=>{Vn.value=e});addEventListener("storage",({key:e})=>{e===Xe.theme&&(Xt.value=zn())});le(()=>{document.documentElement.dataset.theme=Ba.value});function $n(){Xt.value=Ba.peek()==="dark"?"light":"dark",Ut(Xe.theme,Xt.value)}function zn(){let e=Ot(Xe.theme);return e==="light"||e==="dark"?e:null}function Wr({label:e,icon:a,children:t}){let[o,s]=ee(!1),n=Fe(),u=_(null),l=_(null);return v(()=>{if(!o)return;let f=({target:p})=>{u.current?.contains(p)||s(!1)};return addEventListener("pointerdown",f),addEventListener("focusin",f),()=>{removeEventListener("pointerdown",f),removeEventListener("focusin",f)}},[o]),r("div",{class:"menu",ref:u,onKeyDown:({key:f})=>{f==="Escape"&&(s(!1),l.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:l,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":n,onClick:()=>s(!o),children:a}),r("div",{class:"menu-choices",id:n,hidden:!o,onClick:()=>s(!1),children:t})]})}var $l=300,zl=320;function Kn(){let{search:e}=g.value,[a,t]=ne(),[o]=wa(),s=_(null),n=_(),u=a==="/",l=u?o.get("q")??"":"";v(()=>{let c=d=>{d.key!=="/"||d.ctrlKey||d.metaKey||d.altKey||Kl(d.target)||document.querySelector("dialog[open]")||(d.preventDefault(),s.current?.focus(),s.current?.select())};return addEventListener("keydown",c),()=>removeEventListener("keydown",c)},[]),v(()=>{u&&!matchMedia("(pointer: coarse)").matches&&s.current?.focus({preventScroll:!0})},[u]),v(()=>{s.current&&document.activeElement!==s.current&&(s.current.value=l)},[l]),v(()=>()=>clearTimeout(n.current),[]);let i=(c,d)=>{clearTimeout(n.current),t(c?`/?q=${encodeURIComponent(c)}`:"/",{replace:d})},f=c=>{clearTimeout(n.current),u&&(n.current=setTimeout(()=>i(c.trim(),!0),$l))},p=async c=>{c.preventDefault();let d=s.current?.value.trim()??"";i(d,u);let m=d?await ae(kt,{text:d}).catch(()=>null):null,[h,...x]=m?.search??[],k=h&&x.length===0?Gt(h):null;k!==null&&s.current?.value.trim()===d&&t(k)};return r("form",{class:"search",role:"search",onSubmit:c=>{p(c)},children:[r(st,{"aria-hidden":"true"}),r("input",{ref:s,id:"search",class:"field",type:"search","aria-label":e.label,placeholder:e.hint,"aria-keyshortcuts":"/",autoComplete:"off",autoCapitalize:"none",spellcheck:!1,maxLength:zl,defaultValue:l,onInput:c=>f(c.currentTarget.value)}),r("kbd",{"aria-hidden":"true",children:"/"})]})}function Kl(e){return e instanceof HTMLElement&&(e.isContentEditable||e.matches("input, textarea, select"))}var Xl=[["/","overview"],["/queue","queue"],["/generations","generations"],["/failures","failures"],["/users","users"],["/payments","payments"],["/report","report"],["/audit","audit"]];function Xn(){let{nav:e}=g.value,a=me.value==="signed-in";return r("header",{class:"header console-header",children:[r("div",{class:"header-inner",children:[r(Q,{class:"wordmark",href:"/","aria-label":`Atelier \xB7 ${e.console}`,children:[r(Zl,{}),r("span",{children:"Atelier"})]}),r("span",{class:"tag console-tag","aria-hidden":"true",children:e.console}),a&&r(Kn,{}),r("div",{class:"header-end",children:[r(Wr,{label:e.language,icon:r(rt,{}),children:Es.map(({id:t,name:o})=>r("button",{type:"button",lang:t==="zh"?"zh-Hans":t,"aria-pressed":Oe.value===t,onClick:()=>Hs(t),children:o},t))}),r("button",{class:"icon-button",type:"button","aria-label":Ba.value==="dark"?e.light:e.dark,title:Ba.value==="dark"?e.light:e.dark,onClick:$n,children:Ba.value==="dark"?r(ut,{}):r(ot,{})}),a&&r(Ql,{})]})]}),a&&r("nav",{class:"places","aria-label":e.label,children:Xl.map(([t,o])=>r(jl,{href:t,text:e[o]},t))})]})}function jl({href:e,text:a}){let[t]=ne(),o=t===e||e!=="/"&&t.startsWith(`${e}/`);return r(Q,{href:e,"aria-current":o?"page":void 0,children:a})}function Ql(){let{nav:e,credits:a}=g.value,t=qe.value;if(t===null)return null;let o=a(t.creditsGivenToday);return r(Wr,{label:e.account,icon:r(ea,{}),children:[r("div",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:t.actor}),r("span",{children:[e.roles[t.role],Ke.value!==null&&`, ${e.until(Ra(Ke.value))}`]}),r("span",{children:t.creditsPerDay===null||t.creditsPerDay===void 0?e.givenTodayFreely(o):e.givenToday(y(t.creditsGivenToday),a(t.creditsPerDay))})]}),r("button",{type:"button",onClick:()=>Re(null),children:e.signOut})]})}function Zl(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var Jl=1500;function jn(){let{notices:e}=g.value,a=vt(navigator.onLine),t=vt(!1);za(()=>{let s=()=>{a.value=navigator.onLine};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),za(()=>{if(Ca.value!=="lost"){t.value=!1;return}let s=setTimeout(()=>{t.value=!0},Jl);return()=>clearTimeout(s)});let o=a.value?t.value?e.lost:null:e.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice",children:[r(tt,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:me.value==="signed-in"&&ja.value&&r("p",{class:"notice",children:[r(at,{"aria-hidden":"true"}),e.endsSoon,r("button",{class:"notice-button",type:"button",onClick:Za?Dt:()=>Re(null),children:e.signInAgain})]})})]})}function Qn(){let{signIn:e}=g.value,a=na.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),r("p",{class:"trouble",id:"ending",role:"alert",children:a===null?null:"message"in a?e[a.kind](a.message):e[a.kind]}),Za?r(L,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:Dt,children:e.button})]}):r(Yl,{})]})}function Yl(){let{signIn:e}=g.value,[a,t]=ee(!1),o=async s=>{s.preventDefault();let n=s.currentTarget;t(!0),await Sr(String(new FormData(n).get("token"))),t(!1)};return r("form",{onSubmit:s=>{o(s)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",name:"token",class:"field token",type:"password",autoComplete:"off",spellcheck:!1,required:!0,"aria-describedby":"ending"}),r("button",{class:"button button-main",type:"submit",disabled:a,children:e.button})]})}function Zn(){return r(Dr,{base:"/operate",children:r(ed,{})})}function ed(){let[e]=ne(),a=_(null),t=_(!0);return v(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(L,{children:[r("a",{class:"skip",href:"#main",children:g.value.nav.skip}),r(Xn,{}),r("main",{id:"main",class:"console",ref:a,tabIndex:-1,children:me.value==="signed-in"?r(ad,{}):me.value==="signed-out"?r(Qn,{}):null}),r(jn,{}),r(wn,{})]})}function ad(){return r(Us,{children:[r(ge,{path:"/",component:Tn}),r(ge,{path:"/queue",component:Bn}),r(ge,{path:"/users",component:Nn}),r(ge,{path:"/users/:id",children:({id:e})=>r(Gn,{id:e},e)}),r(ge,{path:"/generations",component:Dn}),r(ge,{path:"/generations/:id",children:({id:e})=>r(kn,{id:e},e)}),r(ge,{path:"/failures",component:yn}),r(ge,{path:"/payments",component:Mn}),r(ge,{path:"/payments/:id",children:({id:e})=>r(Fn,{id:e},e)}),r(ge,{path:"/report",component:Un}),r(ge,{path:"/audit",component:xn}),r(ge,{component:td})]})}function td(){let{common:e}=g.value;return r("div",{class:"missing",children:[r("h1",{children:e.notFound}),r(Q,{class:"button",href:"/",children:e.toOverview})]})}var Vr=document.getElementById("root");if(Vr===null)throw new Error("the page has no #root");le(()=>{me.value==="signed-out"&&(is(),ya.value=null,Bt.value=null)});ss();Vr.replaceChildren();io(r(Zn,{}),Vr);addEventListener("keydown",Do,{capture:!0});
