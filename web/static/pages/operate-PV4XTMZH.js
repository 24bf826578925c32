var Ga,A,ao,na,We,Jr,to,ro,tr,xt,Na,oo,nr,rr,or,so,It={},Ct=[],su=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Wa=Array.isArray;function ke(e,a){for(var t in a)e[t]=a[t];return e}function ur(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function oe(e,a,t){var o,s,n,u={};for(n in a)n=="key"?o=a[n]:n=="ref"?s=a[n]:u[n]=a[n];if(arguments.length>2&&(u.children=arguments.length>3?Ga.call(arguments,2):t),typeof e=="function"&&e.defaultProps!=null)for(n in e.defaultProps)u[n]===void 0&&(u[n]=e.defaultProps[n]);return Ha(e,u,o,s,null)}function Ha(e,a,t,o,s){var n={type:e,props:a,key:t,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++ao,__i:-1,__u:0};return s==null&&A.vnode!=null&&A.vnode(n),n}function L(e){return e.children}function ga(e,a){this.props=e,this.context=a}function sa(e,a){if(a==null)return e.__?sa(e.__,e.__i+1):null;for(var t;a<e.__k.length;a++)if((t=e.__k[a])!=null&&t.__e!=null)return t.__e;return typeof e.type=="function"?sa(e):null}function nu(e){if(e.__P&&e.__d){var a=e.__v,t=a.__e,o=[],s=[],n=ke({},a);n.__v=a.__v+1,A.vnode&&A.vnode(n),dr(e.__P,n,a,e.__n,e.__P.namespaceURI,32&a.__u?[t]:null,o,t??sa(a),!!(32&a.__u),s),n.__v=a.__v,n.__.__k[n.__i]=n,fo(o,n,s),a.__e=a.__=null,n.__e!=t&&no(n)}}function no(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(a){if(a!=null&&a.__e!=null)return e.__e=e.__c.base=a.__e}),no(e)}function sr(e){(!e.__d&&(e.__d=!0)&&We.push(e)&&!yt.__r++||Jr!=A.debounceRendering)&&((Jr=A.debounceRendering)||to)(yt)}function yt(){try{for(var e,a=1;We.length;)We.length>a&&We.sort(ro),e=We.shift(),a=We.length,nu(e)}finally{We.length=yt.__r=0}}function uo(e,a,t,o,s,n,u,l,f,i,c){var p,d,m,h,v,I,C=o&&o.__k||Ct,x=a.length;for(f=uu(t,a,C,f,x),p=0;p<x;p++)(m=t.__k[p])!=null&&(d=m.__i!=-1&&C[m.__i]||It,m.__i=p,I=dr(e,m,d,s,n,u,l,f,i,c),h=m.__e,m.ref&&d.ref!=m.ref&&(d.ref&&ir(d.ref,null,m),c.push(m.ref,m.__c||h,m)),v==null&&h!=null&&(v=h),4&m.__u?(f=lo(m,f,e),d.__e&&(d.__e=null)):typeof m.type=="function"&&I!==void 0?f=I:h&&(f=h.nextSibling),m.__u&=-7);return t.__e=v,f}function uu(e,a,t,o,s){var n,u,l,f,i,c=t.length,p=c,d=0;for(e.__k=new Array(s),n=0;n<s;n++)(u=a[n])!=null&&typeof u!="boolean"&&typeof u!="function"?(typeof u=="string"||typeof u=="number"||typeof u=="bigint"||u.constructor==String?u=e.__k[n]=Ha(null,u,null,null,null):Wa(u)?u=e.__k[n]=Ha(L,{children:u},null,null,null):u.constructor===void 0&&u.__b>0?u=e.__k[n]=Ha(u.type,u.props,u.key,u.ref?u.ref:null,u.__v):e.__k[n]=u,f=n+d,u.__=e,u.__b=e.__b+1,l=null,(i=u.__i=lu(u,t,f,p))!=-1&&(p--,(l=t[i])&&(l.__u|=2)),l==null||l.__v==null?(i==-1&&(s>c?d--:s<c&&d++),typeof u.type!="function"&&(u.__u|=4)):i!=f&&(i==f-1?d--:i==f+1?d++:(i>f?d--:d++,u.__u|=4))):e.__k[n]=null;if(p)for(n=0;n<c;n++)(l=t[n])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=sa(l)),po(l,l));return o}function lo(e,a,t){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,a=lo(o[s],a,t));return a}e.__e!=a&&(a&&e.type&&!a.parentNode&&(a=sa(e)),a=t.insertBefore(e.__e,a||null));do a=a&&a.nextSibling;while(a!=null&&a.nodeType==8);return a}function lr(e,a){return a=a||[],e==null||typeof e=="boolean"||(Wa(e)?e.some(function(t){lr(t,a)}):a.push(e)),a}function lu(e,a,t,o){var s,n,u,l=e.key,f=e.type,i=a[t],c=i!=null&&(2&i.__u)==0;if(i===null&&l==null||c&&l==i.key&&f==i.type)return t;if(o>(c?1:0)){for(s=t-1,n=t+1;s>=0||n<a.length;)if((i=a[u=s>=0?s--:n++])!=null&&(2&i.__u)==0&&l==i.key&&f==i.type)return u}return-1}function Yr(e,a,t){a[0]=="-"?e.setProperty(a,t??""):e[a]=t==null?"":typeof t!="number"||su.test(a)?t:t+"px"}function Lt(e,a,t,o,s){var n,u;e:if(a=="style")if(typeof t=="string")e.style.cssText=t;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(a in o)t&&a in t||Yr(e.style,a,"");if(t)for(a in t)o&&t[a]==o[a]||Yr(e.style,a,t[a])}else if(a[0]=="o"&&a[1]=="n")n=a!=(a=a.replace(oo,"$1")),u=a.toLowerCase(),a=u in e||a=="onFocusOut"||a=="onFocusIn"?u.slice(2):a.slice(2),e.l||(e.l={}),e.l[a+n]=t,t?o?t[Na]=o[Na]:(t[Na]=nr,e.addEventListener(a,n?or:rr,n)):e.removeEventListener(a,n?or:rr,n);else{if(s=="http://www.w3.org/2000/svg")a=a.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(a!="width"&&a!="height"&&a!="href"&&a!="list"&&a!="form"&&a!="tabIndex"&&a!="download"&&a!="rowSpan"&&a!="colSpan"&&a!="role"&&a!="popover"&&a in e)try{e[a]=t??"";break e}catch{}typeof t=="function"||(t==null||t===!1&&a[4]!="-"?e.removeAttribute(a):e.setAttribute(a,a=="popover"&&t==1?"":t))}}function eo(e){return function(a){if(this.l){var t=this.l[a.type+e];if(a[xt]==null)a[xt]=nr++;else if(a[xt]<t[Na])return;return t(A.event?A.event(a):a)}}}function dr(e,a,t,o,s,n,u,l,f,i){var c,p,d,m,h,v,I,C,x,y,j,M,$,we,xe,ve,ee=a.type;if(a.constructor!==void 0)return null;128&t.__u&&(f=!!(32&t.__u),n=[l=a.__e=t.__e]),(c=A.__b)&&c(a);e:if(typeof ee=="function"){p=u.length;try{if(x=a.props,y=ee.prototype&&ee.prototype.render,j=(c=ee.contextType)&&o[c.__c],M=c?j?j.props.value:c.__:o,t.__c?C=(d=a.__c=t.__c).__=d.__E:(y?a.__c=d=new ee(x,M):(a.__c=d=new ga(x,M),d.constructor=ee,d.render=iu),j&&j.sub(d),d.state||(d.state={}),d.__n=o,m=d.__d=!0,d.__h=[],d._sb=[]),y&&d.__s==null&&(d.__s=d.state),y&&ee.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=ke({},d.__s)),ke(d.__s,ee.getDerivedStateFromProps(x,d.__s))),h=d.props,v=d.state,d.__v=a,m)y&&ee.getDerivedStateFromProps==null&&d.componentWillMount!=null&&d.componentWillMount(),y&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if(y&&ee.getDerivedStateFromProps==null&&x!==h&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps(x,M),a.__v==t.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate(x,d.__s,M)===!1){a.__v!=t.__v&&(d.props=x,d.state=d.__s,d.__d=!1),a.__e=t.__e,a.__k=t.__k,a.__k.some(function(ce){ce&&(ce.__=a)}),Ct.push.apply(d.__h,d._sb),d._sb=[],d.__h.length&&u.push(d),l=sa(t);break e}d.componentWillUpdate!=null&&d.componentWillUpdate(x,d.__s,M),y&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(h,v,I)})}if(d.context=M,d.props=x,d.__P=e,d.__e=!1,$=A.__r,we=0,y)d.state=d.__s,d.__d=!1,$&&$(a),c=d.render(d.props,d.state,d.context),Ct.push.apply(d.__h,d._sb),d._sb=[];else do d.__d=!1,$&&$(a),c=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++we<25);d.state=d.__s,d.getChildContext!=null&&(o=ke(ke({},o),d.getChildContext())),y&&!m&&d.getSnapshotBeforeUpdate!=null&&(I=d.getSnapshotBeforeUpdate(h,v)),xe=c!=null&&c.type===L&&c.key==null?co(c.props.children):c,l=uo(e,Wa(xe)?xe:[xe],a,t,o,s,n,u,l,f,i),d.base=a.__e,a.__u&=-161,d.__h.length&&u.push(d),C&&(d.__E=d.__=null)}catch(ce){if(u.length=p,a.__v=null,f||n!=null){if(ce.then){for(a.__u|=f?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;n!=null&&(n[n.indexOf(l)]=null),a.__e=l}else if(n!=null)for(ve=n.length;ve--;)ur(n[ve])}else a.__e=t.__e;a.__k==null&&(a.__k=t.__k||[]),ce.then||io(a),A.__e(ce,a,t)}}else n==null&&a.__v==t.__v?(a.__k=t.__k,a.__e=t.__e):l=a.__e=du(t.__e,a,t,o,s,n,u,f,i);return(c=A.diffed)&&c(a),128&a.__u?void 0:l}function io(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(io))}function fo(e,a,t){for(var o=0;o<t.length;o++)ir(t[o],t[++o],t[++o]);A.__c&&A.__c(a,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(n){n.call(s)})}catch(n){A.__e(n,s.__v)}})}function co(e){return typeof e!="object"||e==null||e.__b>0?e:Wa(e)?e.map(co):e.constructor!==void 0?null:ke({},e)}function du(e,a,t,o,s,n,u,l,f){var i,c,p,d,m,h,v,I=t.props||It,C=a.props,x=a.type;if(x=="svg"?s="http://www.w3.org/2000/svg":x=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),n!=null){for(i=0;i<n.length;i++)if((m=n[i])&&"setAttribute"in m==!!x&&(x?m.localName==x:m.nodeType==3)){e=m,n[i]=null;break}}if(e==null){if(x==null)return document.createTextNode(C);e=document.createElementNS(s,x,C.is&&C),l&&(A.__m&&A.__m(a,n),l=!1),n=null}if(x==null)I===C||l&&e.data==C||(e.data=C);else{if(n=x=="textarea"&&C.defaultValue!=null?null:n&&Ga.call(e.childNodes),!l&&n!=null)for(I={},i=0;i<e.attributes.length;i++)I[(m=e.attributes[i]).name]=m.value;for(i in I)m=I[i],i=="dangerouslySetInnerHTML"?p=m:i=="children"||i in C||i=="value"&&"defaultValue"in C||i=="checked"&&"defaultChecked"in C||Lt(e,i,null,m,s);for(i in C)m=C[i],i=="children"?d=m:i=="dangerouslySetInnerHTML"?c=m:i=="value"?h=m:i=="checked"?v=m:l&&typeof m!="function"||I[i]===m||Lt(e,i,m,I[i],s);if(c)l||p&&(c.__html==p.__html||c.__html==e.innerHTML)||(e.innerHTML=c.__html),a.__k=[];else if(p&&(e.innerHTML=""),uo(a.type=="template"?e.content:e,Wa(d)?d:[d],a,t,o,x=="foreignObject"?"http://www.w3.org/1999/xhtml":s,n,u,n?n[0]:t.__k&&sa(t,0),l,f),n!=null)for(i=n.length;i--;)ur(n[i]);l&&x!="textarea"||(i="value",x=="progress"&&h==null?e.removeAttribute("value"):h!=null&&(h!==e[i]||x=="progress"&&!h||x=="option"&&h!=I[i])&&Lt(e,i,h,I[i],s),i="checked",v!=null&&v!=e[i]&&Lt(e,i,v,I[i],s))}return e}function ir(e,a,t){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&a==null||(e.__u=e(a))}else e.current=a}catch(s){A.__e(s,t)}}function po(e,a,t){var o,s;if(A.unmount&&A.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||ir(o,null,a)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(n){A.__e(n,a)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&po(o[s],a,t||typeof e.type!="function");t||ur(e.__e),e.__c=e.__=e.__e=void 0}function iu(e,a,t){return this.constructor(e,t)}function mo(e,a,t){var o,s,n,u;a==document&&(a=document.documentElement),A.__&&A.__(e,a),s=(o=typeof t=="function")?null:t&&t.__k||a.__k,n=[],u=[],dr(a,e=(!o&&t||a).__k=oe(L,null,[e]),s||It,It,a.namespaceURI,!o&&t?[t]:s?null:a.firstChild?Ga.call(a.childNodes):null,n,!o&&t?t:s?s.__e:a.firstChild,o,u),fo(n,e,u),e.props.children=null}function St(e,a,t){var o,s,n,u,l=ke({},e.props);for(n in e.type&&e.type.defaultProps&&(u=e.type.defaultProps),a)n=="key"?o=a[n]:n=="ref"?s=a[n]:l[n]=a[n]===void 0&&u!=null?u[n]:a[n];return arguments.length>2&&(l.children=arguments.length>3?Ga.call(arguments,2):t),Ha(e.type,l,o||e.key,s||e.ref,null)}function ha(e){function a(t){var o,s;return this.getChildContext||(o=new Set,(s={})[a.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(n){this.props.value!=n.value&&o.forEach(function(u){u.__e=!0,sr(u)})},this.sub=function(n){o.add(n);var u=n.componentWillUnmount;n.componentWillUnmount=function(){o&&o.delete(n),u&&u.call(n)}}),t.children}return a.__c="__cC"+so++,a.__=e,a.Provider=a.__l=(a.Consumer=function(t,o){return t.children(o)}).contextType=a,a}Ga=Ct.slice,A={__e:function(e,a,t,o){for(var s,n,u;a=a.__;)if((s=a.__c)&&!s.__)try{if((n=s.constructor)&&n.getDerivedStateFromError!=null&&(s.setState(n.getDerivedStateFromError(e)),u=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),u=s.__d),u)return s.__E=s}catch(l){e=l}throw e}},ao=0,na=function(e){return e!=null&&e.constructor===void 0},ga.prototype.setState=function(e,a){var t;t=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ke({},this.state),typeof e=="function"&&(e=e(ke({},t),this.props)),e&&ke(t,e),e!=null&&this.__v&&(a&&this._sb.push(a),sr(this))},ga.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),sr(this))},ga.prototype.render=L,We=[],to=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,ro=function(e,a){return e.__v.__b-a.__v.__b},yt.__r=0,tr=Math.random().toString(8),xt="__d"+tr,Na="__a"+tr,oo=/(PointerCapture)$|Capture$/i,nr=0,rr=eo(!1),or=eo(!0),so=0;var $e,q,fr,go,$a=0,bo=[],X=A,ho=X.__b,Lo=X.__r,xo=X.diffed,Io=X.__c,Co=X.unmount,yo=X.__;function La(e,a){X.__h&&X.__h(q,e,$a||a),$a=0;var t=q.__H||(q.__H={__:[],__h:[]});return e>=t.__.length&&t.__.push({}),t.__[e]}function J(e){return $a=1,fu(wo,e)}function fu(e,a,t){var o=La($e++,2);if(o.t=e,!o.__c&&(o.__=[t?t(a):wo(void 0,a),function(l){var f=o.__N?o.__N[0]:o.__[0],i=o.t(f,l);f!==i&&(o.__N=[i,o.__[1]],o.__c.setState({}))}],o.__c=q,!q.__f)){var s=function(l,f,i){if(!o.__c.__H)return!0;var c=!1,p=o.__c.props!==l;if(o.__c.__H.__.some(function(m){if(m.__N){c=!0;var h=m.__[0];m.__=m.__N,m.__N=void 0,h!==m.__[0]&&(p=!0)}}),n){var d=n.call(this,l,f,i);return c?d||p:d}return!c||p};q.__f=!0;var n=q.shouldComponentUpdate,u=q.componentWillUpdate;q.componentWillUpdate=function(l,f,i){if(this.__e){var c=n;n=void 0,s(l,f,i),n=c}u&&u.call(this,l,f,i)},q.shouldComponentUpdate=s}return o.__N||o.__}function b(e,a){var t=La($e++,3);!X.__s&&pr(t.__H,a)&&(t.__=e,t.u=a,q.__H.__h.push(t))}function xa(e,a){var t=La($e++,4);!X.__s&&pr(t.__H,a)&&(t.__=e,t.u=a,q.__h.push(t))}function T(e){return $a=5,Fe(function(){return{current:e}},[])}function Fe(e,a){var t=La($e++,7);return pr(t.__H,a)&&(t.__=e(),t.__H=a,t.__h=e),t.__}function wt(e,a){return $a=8,Fe(function(){return e},a)}function Ia(e){var a=q.context[e.__c],t=La($e++,9);return t.c=e,a?(t.__==null&&(t.__=!0,a.sub(q)),a.props.value):e.__}function Be(){var e=La($e++,11);if(!e.__){for(var a=q.__v;a!==null&&!a.__m&&a.__!==null;)a=a.__;var t=a.__m||(a.__m=[0,0]);e.__="P"+t[0]+"-"+t[1]++}return e.__}function cu(){for(var e;e=bo.shift();){var a=e.__H;if(e.__P&&a)try{a.__h.some(bt),a.__h.some(cr),a.__h=[]}catch(t){a.__h=[],X.__e(t,e.__v)}}}X.__b=function(e){q=null,ho&&ho(e)},X.__=function(e,a){e&&a.__k&&a.__k.__m&&(e.__m=a.__k.__m),yo&&yo(e,a)},X.__r=function(e){Lo&&Lo(e),$e=0;var a=(q=e.__c).__H;a&&(fr===q?(a.__h=[],q.__h=[],a.__.some(function(t){t.__N&&(t.__=t.__N),t.u=t.__N=void 0})):(a.__h.some(bt),a.__h.some(cr),a.__h=[],$e=0)),fr=q},X.diffed=function(e){xo&&xo(e);var a=e.__c;a&&a.__H&&(a.__H.__h.length&&(bo.push(a)!==1&&go===X.requestAnimationFrame||((go=X.requestAnimationFrame)||pu)(cu)),a.__H.__.some(function(t){t.u&&(t.__H=t.u,t.u=void 0)})),fr=q=null},X.__c=function(e,a){a.some(function(t){try{t.__h.some(bt),t.__h=t.__h.filter(function(o){return!o.__||cr(o)})}catch(o){a.some(function(s){s.__h&&(s.__h=[])}),a=[],X.__e(o,t.__v)}}),Io&&Io(e,a)},X.unmount=function(e){Co&&Co(e);var a,t=e.__c;t&&t.__H&&(t.__H.__.some(function(o){try{bt(o)}catch(s){a=s}}),t.__H=void 0,a&&X.__e(a,t.__v))};var So=typeof requestAnimationFrame=="function";function pu(e){var a,t=function(){clearTimeout(o),So&&cancelAnimationFrame(a),setTimeout(e)},o=setTimeout(t,35);So&&(a=requestAnimationFrame(t))}function bt(e){var a=q,t=e.__c;typeof t=="function"&&(e.__c=void 0,t()),q=a}function cr(e){var a=q;e.__c=e.__(),q=a}function pr(e,a){return!e||e.length!==a.length||a.some(function(t,o){return t!==e[o]})}function wo(e,a){return typeof a=="function"?a(e):a}var mu=Symbol.for("preact-signals");function Pt(){if(qe>1)qe--;else{var e,a=!1;for((function(){var s=kt;for(kt=void 0;s!==void 0;){var n=s.S;if(n.v===s.v)for(var u=n.t;u!==void 0;u=u.x)u.i===s.i&&(u.i=n.i);s=s.o}})();za!==void 0;){var t=za;for(za=void 0,vt++;t!==void 0;){var o=t.u;if(t.u=void 0,t.f&=-3,!(8&t.f)&&ko(t))try{t.c()}catch(s){a||(e=s,a=!0)}t=o}}if(vt=0,qe--,a)throw e}}function Rt(e){if(qe>0)return e();mr=++gu,qe++;try{return e()}finally{Pt()}}var Va,O=void 0;function Ka(e){var a=O,t=Va;O=void 0,Va=void 0;try{return e()}finally{O=a,Va=t}}var za=void 0,qe=0,vt=0,gu=0,mr=0,kt=void 0,At=0;function vo(e){if(O!==void 0){var a=e.n;if(a===void 0||a.t!==O)return a={i:0,S:e,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:a},O.s!==void 0&&(O.s.n=a),O.s=a,e.n=a,32&O.f&&e.S(a),a;if(a.i===-1)return a.i=0,a.n!==void 0&&(a.n.p=a.p,a.p!==void 0&&(a.p.n=a.n),a.p=O.s,a.n=void 0,O.s.n=a,O.s=a),a}}function Y(e,a){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=a?.watched,this.Z=a?.unwatched,this.name=a?.name}Y.prototype.brand=mu;Y.prototype.h=function(){return!0};Y.prototype.S=function(e){var a=this,t=this.t;t!==e&&e.e===void 0&&(e.x=t,this.t=e,t!==void 0?t.e=e:Ka(function(){var o;(o=a.W)==null||o.call(a)}))};Y.prototype.U=function(e){var a=this;if(this.t!==void 0){var t=e.e,o=e.x;t!==void 0&&(t.x=o,e.e=void 0),o!==void 0&&(o.e=t,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Ka(function(){var s;(s=a.Z)==null||s.call(a)}))}};Y.prototype.subscribe=function(e){var a=this;return ue(function(){var t=a.value;Ka(function(){return e(t)})},{name:"sub"})};Y.prototype.valueOf=function(){return this.value};Y.prototype.toString=function(){return this.value+""};Y.prototype.toJSON=function(){return this.value};Y.prototype.peek=function(){var e=this;return Ka(function(){return e.value})};Object.defineProperty(Y.prototype,"value",{get:function(){var e=vo(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(vt>100)throw new Error("Cycle detected");(function(t){qe!==0&&vt===0&&t.l!==mr&&(t.l=mr,kt={S:t,v:t.v,i:t.i,o:kt})})(this),this.v=e,this.i++,At++,qe++;try{for(var a=this.t;a!==void 0;a=a.x)a.t.N()}finally{Pt()}}}});function V(e,a){return new Y(e,a)}function ko(e){for(var a=e.s;a!==void 0;a=a.n)if(a.S.i!==a.i||!a.S.h()||a.S.i!==a.i)return!0;return!1}function Ao(e){for(var a=e.s;a!==void 0;a=a.n){var t=a.S.n;if(t!==void 0&&(a.r=t),a.S.n=a,a.i=-1,a.n===void 0){e.s=a;break}}}function Po(e){for(var a=e.s,t=void 0;a!==void 0;){var o=a.p;a.i===-1?(a.S.U(a),o!==void 0&&(o.n=a.n),a.n!==void 0&&(a.n.p=o)):t=a,a.S.n=a.r,a.r!==void 0&&(a.r=void 0),a=o}e.s=t}function ua(e,a){Y.call(this,void 0,a),this.x=e,this.s=void 0,this.g=At-1,this.f=4}ua.prototype=new Y;ua.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===At))return!0;if(this.g=At,this.f|=1,this.i>0&&!ko(this))return this.f&=-2,!0;var e=O;try{Ao(this),O=this;var a=this.x();(16&this.f||this.v!==a||this.i===0)&&(this.v=a,this.f&=-17,this.i++)}catch(t){this.v=t,this.f|=16,this.i++}return O=e,Po(this),this.f&=-2,!0};ua.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var a=this.s;a!==void 0;a=a.n)a.S.S(a)}Y.prototype.S.call(this,e)};ua.prototype.U=function(e){if(this.t!==void 0&&(Y.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var a=this.s;a!==void 0;a=a.n)a.S.U(a)}};ua.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(ua.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=vo(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function Ae(e,a){return new ua(e,a)}function Ro(e){var a=e.j;if(e.j=void 0,typeof a=="function"){qe++;var t=O;O=void 0;try{a()}catch(o){throw e.f&=-2,e.f|=8,gr(e),o}finally{O=t,Pt()}}}function gr(e){for(var a=e.s;a!==void 0;a=a.n)a.S.U(a);e.x=void 0,e.s=void 0,Ro(e)}function hu(e){if(O!==this)throw new Error("Out-of-order effect");Po(this),O=e,this.f&=-2;try{8&this.f&&gr(this)}finally{Pt()}}function Ca(e,a){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=a?.name,Va&&Va.push(this)}Ca.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var a=this.x();typeof a=="function"&&(this.j=a)}finally{e()}};Ca.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Ro(this),Ao(this),qe++;var e=O;return O=this,hu.bind(this,e)};Ca.prototype.N=function(){2&this.f||(this.f|=2,this.u=za,za=this)};Ca.prototype.d=function(){this.f|=8,1&this.f||gr(this)};Ca.prototype.dispose=function(){this.d()};function ue(e,a){var t=new Ca(e,a);try{t.c()}catch(s){throw t.d(),s}var o=t.d.bind(t);return o[Symbol.dispose]=o,o}var hr,ja,Dt,Lu=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Do=[],To=[];ue(function(){hr=this.N})();function ya(e,a){A[e]=a.bind(null,A[e]||function(){})}function Xa(e){if(Dt){var a=Dt;Dt=void 0,a()}Dt=e&&e.S()}function _o(e){var a=this,t=e.data,o=Tt(t);o.name="ReactiveDom",o.value=t;var s=Fe(function(){for(var l=a,f=a.__v;f=f.__;)if(f.__c){f.__c.__$f|=4;break}var i=Ae(function(){var m=o.value.value;return m===0?0:m===!0?"":m||""}),c=Ae(function(){return!Array.isArray(i.value)&&!na(i.value)}),p=ue(function(){if(this.N=Mo,c.value){var m=i.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=m)}}),d=a.__$u.d;return a.__$u.d=function(){p(),d.call(this)},[c,i]},[]),n=s[0],u=s[1];return n.value?u.peek():u.value}_o.displayName="ReactiveTextNode";Object.defineProperties(Y.prototype,{constructor:{configurable:!0,value:oe(L,null).constructor},type:{configurable:!0,value:_o},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});ya("__b",function(e,a){if(Xa(),ja=void 0,typeof a.type=="string"){var t,o=a.props;for(var s in o)if(s!=="children"){var n=o[s];n instanceof Y&&(t||(a.__np=t={}),t[s]=n,o[s]=n.peek())}}e(a)});ya("__r",function(e,a){if(e(a),a.type!==L){Xa();var t,o=a.__c;o&&(o.__$f&=-2,(t=o.__$u)===void 0&&(o.__$u=t=(function(s,n){var u;return ue(function(){u=this},{name:n}),u.c=s,u})((function(s){return function(){var n;Lu&&((n=this.y)==null||n.call(this)),s.__$f|=1,s.setState({})}})(o),typeof a.type=="function"?a.type.displayName||a.type.name:""))),ja=o,Xa(t)}});ya("__e",function(e,a,t,o){Xa(),ja=void 0,e(a,t,o)});ya("diffed",function(e,a){Xa(),ja=void 0;var t;if(typeof a.type=="string"&&(t=a.__e)){var o=a.__np,s=a.props,n=t.U;if(n)for(var u in n){var l=n[u];l===void 0||o&&u in o||(l.d(),n[u]=void 0)}if(o){n||(n={},t.U=n);for(var f in o){var i=n[f],c=o[f];i===void 0?(i=xu(t,f,c,s),n[f]=i):i.o(c,s)}}}e(a)});function xu(e,a,t,o){var s=a in e&&e.ownerSVGElement===void 0,n=V(t);return{o:function(u,l){n.value=u,o=l},d:ue(function(){this.N=Mo;var u=n.value.value;o[a]!==u&&(o[a]=u,s?e[a]=u:u!=null&&(u!==!1||a[4]==="-")?e.setAttribute(a,u):e.removeAttribute(a))})}}ya("unmount",function(e,a){if(typeof a.type=="string"){var t=a.__e;if(t){var o=t.U;if(o){t.U=void 0;for(var s in o){var n=o[s];n&&n.d()}}}var u=a.__np;if(u){var l=a.props;for(var f in u)l[f]=u[f]}a.__np=void 0}else{var i=a.__c;if(i){i.__$f|=8;var c=i.__$u;c&&(i.__$u=void 0,c.d())}}e(a)});ya("__h",function(e,a,t,o){o<3&&(a.__$f|=2),e(a,t,o)});ga.prototype.shouldComponentUpdate=function(e,a){if(this.__R)return!0;var t=this.__$u,o=t&&t.s!==void 0;for(var s in a)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var n=2&this.__$f;if(!(o||n||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var u in e)if(u!=="__source"&&e[u]!==this.props[u])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function Tt(e,a){return Fe(function(){return V(e,a)},[])}var Iu=typeof requestAnimationFrame>"u"?setTimeout:function(e){var a=function(){clearTimeout(t),cancelAnimationFrame(o),e()},t=setTimeout(a,35),o=requestAnimationFrame(a)},Cu=function(e){queueMicrotask(function(){queueMicrotask(e)})};function yu(){Rt(function(){for(var e;e=Do.shift();)hr.call(e)})}function Su(){Do.push(this)===1&&(A.requestAnimationFrame||Iu)(yu)}function bu(){Rt(function(){for(var e;e=To.shift();)hr.call(e)})}function Mo(){To.push(this)===1&&(A.requestAnimationFrame||Cu)(bu)}function Qa(e,a){var t=T(e);t.current=e;var o=ja;b(function(){return ue(function(){if(this.N=Su,!(o&&8&o.__$f))return t.current()},a)},[])}function Fo(e){e.repeat&&e.key==="Enter"&&e.target instanceof HTMLButtonElement&&e.preventDefault()}function le(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function Ve(e){return le(e)==="object"}function wu(e){return Array.isArray(e)&&e.length>0&&e.every(a=>"message"in a)}function Lr(e,a){return e.length<124?e:a}var Bo="graphql-transport-ws";var pe=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(pe||{}),me=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(me||{});function qo(e){if(!Ve(e))throw new Error(`Message is expected to be an object, but got ${le(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${le(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${le(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${le(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${le(e.payload.query)}`);if(e.payload.variables!=null&&!Ve(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${le(e.payload.variables)}`);if(e.payload.operationName!=null&&le(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${le(e.payload.operationName)}`);if(e.payload.extensions!=null&&!Ve(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${le(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${le(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!Ve(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${le(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${le(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!wu(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${le(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Oo(e,a){return qo(typeof e=="string"?JSON.parse(e,a):e)}function Sa(e,a){return qo(e),JSON.stringify(e,a)}function Ir(e){let{url:a,connectionParams:t,lazy:o=!0,onNonLazyError:s=console.error,lazyCloseTimeout:n=0,keepAlive:u=0,disablePong:l,connectionAckWaitTimeout:f=0,retryAttempts:i=5,retryWait:c=async function(B){let w=Math.pow(2,B);await new Promise(_=>setTimeout(_,w*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:p=xr,on:d,webSocketImpl:m,generateID:h=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,B=>{let w=Math.random()*16|0;return(B=="x"?w:w&3|8).toString(16)})},jsonMessageReplacer:v,jsonMessageReviver:I}=e,C;if(m){if(!ku(m))throw new Error("Invalid WebSocket implementation provided");C=m}else typeof WebSocket<"u"?C=WebSocket:typeof global<"u"?C=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(C=window.WebSocket||window.MozWebSocket);if(!C)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let x=C,y=(()=>{let k=(()=>{let w={};return{on(_,Q){return w[_]=Q,()=>{delete w[_]}},emit(_){"id"in _&&w[_.id]?.(_)}}})(),B={connecting:d?.connecting?[d.connecting]:[],opened:d?.opened?[d.opened]:[],connected:d?.connected?[d.connected]:[],ping:d?.ping?[d.ping]:[],pong:d?.pong?[d.pong]:[],message:d?.message?[k.emit,d.message]:[k.emit],closed:d?.closed?[d.closed]:[],error:d?.error?[d.error]:[]};return{onMessage:k.on,on(w,_){let Q=B[w];return Q.push(_),()=>{let Z=Q.indexOf(_);Z>-1&&Q.splice(Z,1)}},emit(w,..._){for(let Q of[...B[w]])Q(..._)}}})();function j(k){let B=[y.on("error",w=>{B.forEach(_=>_()),k(w)}),y.on("closed",w=>{B.forEach(_=>_()),k(w)})];return()=>B.forEach(w=>w())}let M,$=0,we,xe=!1,ve=0,ee=!1;async function ce(){clearTimeout(we);let[k,B]=await(M??(M=new Promise((Q,Z)=>(async()=>{if(xe){if(await c(ve),!$)return M=void 0,Z({code:1e3,reason:"All Subscriptions Gone"});ve++}y.emit("connecting",xe);let D=new x(typeof a=="function"?await a():a,Bo),Me,pa;function ht(){isFinite(u)&&u>0&&(clearTimeout(pa),pa=setTimeout(()=>{D.readyState===x.OPEN&&(D.send(Sa({type:me.Ping})),y.emit("ping",!1,void 0))},u))}j(re=>{M=void 0,clearTimeout(Me),clearTimeout(pa),Z(re),re instanceof Za&&(D.close(4499,"Terminated"),D.onerror=null,D.onclose=null)}),D.onerror=re=>y.emit("error",re),D.onclose=re=>y.emit("closed",re),D.onopen=async()=>{try{y.emit("opened",D);let re=typeof t=="function"?await t():t;if(D.readyState!==x.OPEN)return;D.send(Sa(re?{type:me.ConnectionInit,payload:re}:{type:me.ConnectionInit},v)),isFinite(f)&&f>0&&(Me=setTimeout(()=>{D.close(pe.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},f)),ht()}catch(re){y.emit("error",re),D.close(pe.InternalClientError,Lr(re instanceof Error?re.message:String(re),"Internal client error"))}};let ma=!1;D.onmessage=({data:re})=>{try{let ae=Oo(re,I);if(y.emit("message",ae),ae.type==="ping"||ae.type==="pong"){y.emit(ae.type,!0,ae.payload),ae.type==="pong"?ht():l||(D.send(Sa(ae.payload?{type:me.Pong,payload:ae.payload}:{type:me.Pong},v)),y.emit("pong",!1,ae.payload));return}if(ma)return;if(ae.type!==me.ConnectionAck)throw new Error(`First message cannot be of type ${ae.type}`);clearTimeout(Me),ma=!0,y.emit("connected",D,ae.payload,xe),xe=!1,ve=0;let Zr=new Promise((gd,ou)=>j(ou));Zr.catch(()=>{}),Q([D,Zr])}catch(ae){D.onmessage=null,y.emit("error",ae),D.close(pe.BadResponse,Lr(ae instanceof Error?ae.message:String(ae),"Bad response"))}}})())));k.readyState===x.CLOSING&&await B;let w=()=>{},_=new Promise(Q=>w=Q);return[k,w,new Promise((Q,Z)=>{let D=j(Z);k.readyState!==x.OPEN&&B.catch(Z),_.then(()=>{if(D(),!$){let Me=()=>k.close(1e3,"Normal Closure");isFinite(n)&&n>0?(clearTimeout(we),we=setTimeout(()=>{!$&&k.readyState===x.OPEN&&Me()},n)):Me()}Q()})})]}function Ua(k){if(xr(k)&&(vu(k.code)||[pe.InternalServerError,pe.InternalClientError,pe.BadRequest,pe.BadResponse,pe.Unauthorized,pe.SubprotocolNotAcceptable,pe.SubscriberAlreadyExists,pe.TooManyInitialisationRequests].includes(k.code)))throw k;if(ee)return!1;if(xr(k)&&k.code===1e3)return $>0;if(!i||ve>=i||!p(k))throw k;return xe=!0}o||(async()=>{for($++;;)try{let[,,k]=await ce();await k}catch(k){try{if(!Ua(k))return}catch(B){return s?.(B)}}})();function gt(k,B){let w=h(k),_=!1,Q=!1,Z=()=>{$--,_=!0};return(async()=>{for($++;;)try{let[D,Me,pa]=await ce();if(_)return pa.catch(()=>{}),Me();let ht=y.onMessage(w,ma=>{switch(ma.type){case me.Next:{B.next(ma.payload);return}case me.Error:{Q=!0,_=!0,B.error(ma.payload),Z();return}case me.Complete:{_=!0,Z();return}}});D.send(Sa({id:w,type:me.Subscribe,payload:k},v)),Z=()=>{!_&&D.readyState===x.OPEN&&D.send(Sa({id:w,type:me.Complete},v)),$--,_=!0,Me()},await pa.finally(ht);return}catch(D){if(!Ua(D))return}})().then(()=>{Q||B.complete()}).catch(D=>{B.error(D)}),()=>{_||Z()}}return{on:y.on,subscribe:gt,iterate(k){let B=[],w={done:!1,error:null,resolve:()=>{}},_=gt(k,{next(Z){B.push(Z),w.resolve()},error(Z){w.done=!0,w.error=Z,w.resolve()},complete(){w.done=!0,w.resolve()}}),Q=(async function*(){for(;;){for(B.length||await new Promise(D=>w.resolve=D);B.length;)yield B.shift();if(w.error)throw w.error;if(w.done)return}})();return Q.throw=async Z=>(w.done||(w.done=!0,w.error=Z,w.resolve()),{done:!0,value:void 0}),Q.return=async()=>(_(),{done:!0,value:void 0}),Q},async dispose(){if(ee=!0,M){let[k]=await M;k.close(1e3,"Normal Closure")}},terminate(){M&&y.emit("closed",new Za)}}}var Za=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function xr(e){return Ve(e)&&"code"in e&&"reason"in e}function vu(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function ku(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var Cr=new EventTarget;addEventListener("online",yr);function yr(){Cr.dispatchEvent(new Event("wake"))}function Sr(e,a){let t=Math.min(500*2**e,8e3)*(.5+Math.random()/2);return new Promise(o=>{let s=()=>{clearTimeout(n),Cr.removeEventListener("wake",s),a?.removeEventListener("abort",s),o()},n=setTimeout(s,t);Cr.addEventListener("wake",s),a?.addEventListener("abort",s)})}var P=class extends String{__apiType;value;__meta__;constructor(a,t){super(a),this.value=a,this.__meta__=t}toString(){return this.value}},$d=new P(`
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
    `,{fragmentName:"AuditRow"}),Vd=new P(`
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
}`,{fragmentName:"Done"}),zd=new P(`
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
    `,{fragmentName:"Now"}),Kd=new P(`
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
    `,{fragmentName:"GenerationRow"}),Xd=new P(`
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
    `,{fragmentName:"PaymentRow"}),jd=new P(`
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
    `,{fragmentName:"UserRow"}),Qd=new P(`
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
    `,{fragmentName:"LedgerRow"}),Zd=new P(`
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
    `,{fragmentName:"ReportFigures"}),Eo=new P(`
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
}`),Uo=new P(`
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
}`),No=new P(`
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
}`),Ho=new P(`
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
}`),Go=new P(`
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
}`),Wo=new P(`
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
}`),$o=new P(`
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
}`),Vo=new P(`
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
}`),zo=new P(`
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
}`),Ko=new P(`
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
}`),Xo=new P(`
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
}`),jo=new P(`
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
}`),Qo=new P(`
    subscription Changes($userId: ID, $generationId: ID) {
  changes(userId: $userId, generationId: $generationId) {
    kind
    generationId
  }
}
    `),br=new P(`
    query Operator {
  operator {
    actor
    role
    creditsPerDay
    creditsGivenToday
  }
}
    `),_t=new P(`
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
}`),Zo=new P(`
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
}`),Jo=new P(`
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
}`),Yo=new P(`
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
}`),es=new P(`
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
}`),Mt=new P(`
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
    `),as=new P(`
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
}`),ts=new P(`
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
}`),Ft=new P(`
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
}`),rs=new P(`
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
}`);var Yd=new URL("/graphql",location.origin),Au=3e4,Ie=class extends Error{},Ce=class extends Error{constructor(t,o,s=null){super(t);this.code=o;this.retryAfter=s}code;retryAfter},ye=class extends Ce{};async function os(e,a){let t;try{t=await fetch(e,{...a,signal:AbortSignal.timeout(Au)})}catch(o){throw new Ie(String(o))}if(t.status===502||t.status===503||t.status===504)throw new Ie(`status ${t.status}`);return t}var wr=new URL("/operate/graphql",location.origin),ze=class extends Ce{};async function vr(e,a,t){let o=await os(wr,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${t}`},body:JSON.stringify({query:e.toString(),variables:a}),cache:"no-store",credentials:"omit"}),{data:s,errors:n}=await Pu(o),u=n?.[0],l=u?.extensions?.code??"",f=u?.message??"";if(l==="FORBIDDEN"||l==="ACCOUNT_BLOCKED")throw new ze(f,l);if(o.status===401||l==="UNAUTHENTICATED")throw new ye(f,l);if(u||!s)throw new Ce(f,l,Number(o.headers.get("Retry-After"))||null);return{data:s,now:Date.parse(o.headers.get("Date")??"")||Date.now()}}async function Pu(e){try{return await e.json()}catch(a){throw new Ie(String(a))}}var kr=new Map;function Ke(e){try{return sessionStorage.getItem(e)}catch{return kr.get(e)??null}}function Pe(e,a){try{a===null?sessionStorage.removeItem(e):sessionStorage.setItem(e,a)}catch{a===null?kr.delete(e):kr.set(e,a)}}function Bt(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,"0")).join("")}var ss=36e5,ns=3e5,Ja="atelier.operator.token",Ar="atelier.operator.state",Pr="atelier.operator.place",at=document.documentElement.dataset.signInUrl??"",ge=V("starting"),Oe=V(null),la=V(null),Xe=V(null),Ya=V(!1),et=null,qt=[];async function us(){let a=Du()??Ke(Ja);document.addEventListener("visibilitychange",ds),a===null?ge.value="signed-out":await Rr(a)}async function Rr(e){let a=e.trim().replace(/^bearer\s+/i,"");try{if(!/^[!-~]+$/.test(a))throw new ye("","");let{data:t,now:o}=await vr(br,{},a);return Ru(a,t.operator,o),!0}catch(t){return t instanceof Ie&&Ke(Ja)===a?(ge.value="signed-out",la.value={kind:"unreachable"}):Re(t instanceof ye&&Ke(Ja)===a?{kind:"expired"}:is(t)),!1}}async function te(e,a){let t=et;if(t===null)throw new ye("","");try{return(await vr(e,a,t)).data}catch(o){throw(o instanceof ye||o instanceof ze)&&t===et&&Re(is(o)),o}}function Ot(){return et}async function ls(){Oe.value=(await te(br,{})).operator}function Et(){let e=Bt();Pe(Ar,e),Pe(Pr,location.pathname+location.search);let a=new URL(at,location.origin);a.searchParams.set("redirect_uri",new URL("/operate",location.origin).href),a.searchParams.set("state",e),location.assign(a)}function Re(e){qt.forEach(clearTimeout),qt=[],et=null,Pe(Ja,null),Oe.value=null,Xe.value=null,Ya.value=!1,la.value=e,ge.value="signed-out"}function Ru(e,a,t){et=e,Pe(Ja,e),qt.forEach(clearTimeout);let o=Tu(e,t)-t;Xe.value=Date.now()+o,Ya.value=o<=ns,qt=[setTimeout(ds,o),setTimeout(()=>{Ya.value=!0},o-ns)],Oe.value=a,la.value=null,ge.value="signed-in"}function ds(){Xe.value!==null&&Date.now()>=Xe.value&&Re({kind:"expired"})}function is(e){return e instanceof ze?{kind:"forbidden",message:e.message}:e instanceof ye?Xe.value===null?{kind:"refused",message:e.message}:{kind:"expired"}:e instanceof Ce?{kind:"failed",message:e.message}:{kind:"unreachable"}}function Du(){let e=new URLSearchParams(location.hash.slice(1)),a=e.get("access_token")??e.get("token"),t=e.get("error");if(a===null&&t===null)return null;let[o,s]=[Ke(Ar),Ke(Pr)];Pe(Ar,null),Pe(Pr,null);let n=o!==null&&o===e.get("state");return history.replaceState(null,"",n&&s?.startsWith("/operate")?s:location.pathname+location.search),n?a!==null?a:(la.value={kind:"failed",message:e.get("error_description")??t??""},null):(la.value={kind:"foreign"},null)}function Tu(e,a){let t=a+ss;try{let o=(e.split(".")[1]??"").replaceAll("-","+").replaceAll("_","/"),s=JSON.parse(atob(o)),n=[Number(s.exp)*1e3,Number(s.iat)*1e3+ss].filter(Number.isFinite);return Math.max(Math.min(t,...n),a)}catch{return t}}var _u=4403,Mu=4401,Fu=15e3,Bu=1e4,ba=V("idle"),tt=null;function fs(e){return ps(jo.toString(),{},({overview:a})=>e(a))}function Ut(e,a){return ps(Qo.toString(),e,({changes:t})=>a(t))}function cs(){tt?.dispose(),tt=null,ba.value="idle"}function ps(e,a,t){let o=new AbortController;return(async()=>{for(let s=0;!o.signal.aborted&&Ot()!==null;s++)await new Promise(n=>{let u=({data:i})=>{i&&(s=0,t(i))},l=()=>n(),f=qu().subscribe({query:e,variables:a},{next:u,error:l,complete:l});o.signal.addEventListener("abort",f,{once:!0})}),o.signal.aborted||await Sr(s,o.signal)})(),()=>o.abort()}function qu(){return tt??=Ou(),tt}function Ou(){let e,a=Ir({url:wr.href.replace(/^http/,"ws"),connectionParams:()=>({Authorization:`Bearer ${Ot()}`}),keepAlive:Fu,lazyCloseTimeout:5e3,retryAttempts:1/0,shouldRetry:()=>Ot()!==null,retryWait:t=>Sr(t),on:{connected:()=>{ba.value==="lost"&&yr(),ba.value="live"},closed:t=>{clearTimeout(e);let{code:o,reason:s,wasClean:n}=t;tt===a&&(o===_u?Re({kind:"expired"}):o===Mu?Re({kind:"forbidden",message:s}):ba.value=o===1e3&&n?"idle":"lost")},ping:t=>{t||(e=setTimeout(()=>a.terminate(),Bu))},pong:t=>{t&&clearTimeout(e)}}});return a}var ms={reason:"",amount:"",description:"",cancelWaiting:!1},Eu=new Set(["BAD_USER_INPUT","RATE_LIMITED","DOCUMENT_LIMIT"]),Dr=e=>Number(e.trim().replaceAll(/[\s,']/g,"")),Uu={grant:{gives:!0,keyed:!0,amount:"required",description:!0,send:async(e,{amount:a,reason:t,description:o},s)=>(await te(Eo,{input:{userId:e,amount:Dr(a),reason:t,key:s,description:o.trim()||null}})).payload},deduct:{admin:!0,danger:!0,keyed:!0,amount:"required",send:async(e,{amount:a,reason:t},o)=>(await te(Uo,{input:{userId:e,amount:Dr(a),reason:t,key:o}})).payload},settle:{admin:!0,gives:!0,keyed:!0,send:async(e,{reason:a},t)=>(await te(No,{input:{userId:e,reason:a,key:t}})).payload},goodwill:{gives:!0,keyed:!0,amount:"optional",send:async(e,{amount:a,reason:t},o)=>(await te(Ho,{input:{id:e,amount:a.trim()===""?null:Dr(a),reason:t,key:o}})).payload},block:{admin:!0,danger:!0,cancelWaiting:!0,send:async(e,{reason:a,cancelWaiting:t})=>(await te(Go,{input:{userId:e,reason:a,cancelWaiting:t}})).payload},unblock:{admin:!0,send:async(e,{reason:a})=>(await te(Wo,{input:{userId:e,reason:a}})).payload},requeue:{send:async(e,{reason:a})=>(await te($o,{input:{id:e,reason:a}})).payload},cancel:{danger:!0,send:async(e,{reason:a})=>(await te(Vo,{input:{id:e,reason:a}})).payload},reveal:{send:async(e,{reason:a})=>(await te(Xo,{input:{id:e,reason:a}})).payload},pauseModel:{admin:!0,danger:!0,send:async(e,{reason:a})=>(await te(zo,{input:{model:e,reason:a}})).payload},resumeModel:{admin:!0,send:async(e,{reason:a})=>(await te(Ko,{input:{model:e,reason:a}})).payload}},wa=V(null),Tr=V(0);function Ht(e){return Uu[e]}function gs(e){return Oe.value?.role!=="SUPPORT"||!Ht(e).admin}function Gt(e){let a=Ke(_r(e));return a===null?null:JSON.parse(a)}function Nt(e){Pe(_r(e),null)}async function hs(e,a){let t=Ht(e.name),o=Gt(e)??{key:Bt(),draft:a};t.keyed&&Pe(_r(e),JSON.stringify(o));let s;try{s=await t.send(e.subject,o.draft,o.key)}catch(n){throw n instanceof Ce&&Eu.has(n.code)&&Nt(e),n}return Nt(e),s.entry?(Tr.value++,{entry:s.entry,replayed:s.replayed??!1,revealed:s.creation??null}):s.errors}function _r({name:e,subject:a}){return`atelier.operator.unanswered.${e}.${a}`}var Wt=V(null),Ls=0,Mr=null;function je(){return b(()=>(Ls++===0&&(Mr=fs(e=>{Wt.value=e})),()=>{--Ls>0||(Mr?.(),Mr=null)}),[]),Wt.value}function xs(e,a){if(e instanceof RegExp)return{keys:!1,pattern:e};var t,o,s,n,u=[],l="",f=e.split("/");for(f[0]||f.shift();s=f.shift();)t=s[0],t==="*"?(u.push(t),l+=s[1]==="?"?"(?:/(.*))?":"/(.*)"):t===":"?(o=s.indexOf("?",1),n=s.indexOf(".",1),u.push(s.substring(1,~o?o:~n?n:s.length)),l+=~o&&!~n?"(?:/([^/]+?))?":"/([^/]+?)",~n&&(l+=(~o?"?":"")+"\\"+s.substring(n))):l+="/"+s;return{keys:u,pattern:new RegExp("^"+l+(a?"(?=$|/)":"/?$"),"i")}}var Nu=typeof window<"u"&&typeof window.document<"u"&&typeof window.document.createElement<"u";function Fr(e,a){return e===a&&(e!==0||1/e===1/a)||e!==e&&a!==a}function Is(e,a,t){t&&!Nu&&(a=t);let o=a(),[{_instance:s},n]=J({_instance:{_value:o,_getSnapshot:a}});return xa(()=>{s._value=o,s._getSnapshot=a,Fr(s._value,a())||n({_instance:s})},[e,o,a]),b(()=>(Fr(s._value,s._getSnapshot())||n({_instance:s}),e(()=>{Fr(s._value,s._getSnapshot())||n({_instance:s})})),[e]),o}function Cs(e){return a=>e(a)}var $t=e=>{let a=T([e,(...t)=>a[0](...t)]).current;return xa(()=>{a[0]=e}),a[1]};var ys=["popstate","pushState","replaceState","hashchange"],rt=[],Ss=()=>rt.forEach(e=>e()),Hu=e=>(rt.push(e)===1&&ys.forEach(a=>addEventListener(a,Ss)),()=>{rt=rt.filter(a=>a!==e),rt.length||ys.forEach(a=>removeEventListener(a,Ss))}),ks=(e,a)=>Is(Hu,e,a),bs=()=>location.search,As=({ssrSearch:e}={})=>ks(bs,e!=null?()=>e:bs),ws=()=>location.pathname,Gu=({ssrPath:e}={})=>ks(ws,e!=null?()=>e:ws);var Wu=(e,{replace:a=!1,state:t=null}={})=>history[a?"replaceState":"pushState"](t,"",e),Ps=e=>[Gu(e),Wu],vs=Symbol.for("wouter_v3");if(typeof history<"u"&&typeof window[vs]>"u"){for(let e of["pushState","replaceState"]){let a=history[e];history[e]=function(){let t=a.apply(this,arguments),o=new Event(e);return o.arguments=arguments,dispatchEvent(o),t}}Object.defineProperty(window,vs,{value:!0})}var Rs=(e="")=>e==="/"?"":e,Ds=(e,a)=>e[0]==="~"?e.slice(1):Rs(a)+e,qr=(e,a)=>(e=Br(Rs(e)),a=Br(a),!e||(a.toLowerCase()+"/").startsWith(e.toLowerCase()+"/")?a.slice(e.length)||"/":"~"+a),Br=e=>{try{return e.includes("%")?decodeURI(e):e}catch{return e}},Ts=e=>Br(e[0]==="?"?e.slice(1):e);var _s={hook:Ps,searchHook:As,parser:xs,base:"",ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,a,t)=>e(a,t)},Ms=ha(_s),va=()=>Ia(Ms),Fs={},Bs=ha(Fs),$u=()=>Ia(Bs),qs=(e,a=e.base)=>qr(a,e.hook(e)[0]),Os=e=>{let[a,t]=e.hook(e);return[qr(e.base,a),$t((o,s)=>e.aroundNav(t,Ds(o,e.base),s))]},ne=()=>Os(va()),Vu=()=>{let e=va();return Ts(e.searchHook(e))},Es=(e,a,t,o)=>{let{pattern:s,keys:n}=a instanceof RegExp?{pattern:a}:e(a||"*",o),u=s.exec(t);if(!u)return[!1,null];let l={};for(let f=1;f<u.length;f++)l[f-1]=u[f];if(n)for(let f=0;f<n.length;f++)l[n[f]]=u[f+1];else Object.assign(l,u.groups);return o?[!0,l,u[0]]:[!0,l]};var Or=({children:e,...a})=>{let t=va(),o=a.hook?_s:t,s=o;if(a.ssrPath){let[f,i=a.ssrSearch??""]=a.ssrPath.split("?");f&&(a.ssrSearch=i,a.ssrPath=f)}a.hrefs=a.hrefs??a.hook?.hrefs,a.searchHook=a.searchHook??a.hook?.searchHook;let n=T(o),u=n.current,l=u;for(let f in o){let i=f==="base"?o[f]+(a[f]??""):a[f]??o[f];i!==l[f]&&(u===l&&(n.current=l={...l}),l[f]=i),(i!==o[f]||i!==s[f])&&(s=l)}return oe(Ms.Provider,{value:s},e)},zu=({children:e,component:a},t)=>a?oe(a,{params:t}):typeof e=="function"?e(t):e,Ku=e=>{let a=T(Fs),t=a.current,o=Object.keys(e);return a.current=o.length!==Object.keys(t).length||o.some(s=>e[s]!==t[s])?e:t};function ka(){let[e,a]=ne(),t=Vu(),o=Fe(()=>new URLSearchParams(t),[t]),s=o,n=$t((u,l)=>{s=new URLSearchParams(typeof u=="function"?u(s):u);let f=s.toString();a(e+(f?"?"+f:""),l)});return[o,n]}var he=({path:e,nest:a,match:t,...o})=>{let s=va(),n=qs(s),[u,l,f]=t??Es(s.parser,e,n,a),i=Ku({...$u(),...l});if(!u)return null;let c=zu(o,i);return oe(Bs.Provider,{value:i},f?oe(Or,{base:f},c):c)},E=Cs((e,a)=>{let t=va(),[o,s]=Os(t),{to:n="",href:u=n,onClick:l,asChild:f,children:i,className:c,replace:p,state:d,transition:m,...h}=e;return h.onClick=$t(v=>{v.ctrlKey||v.metaKey||v.altKey||v.shiftKey||v.button!==0||(l?.(v),v.defaultPrevented||(v.preventDefault(),s(u,e)))}),h.href=t.hrefs(u[0]==="~"?u.slice(1):t.base+u,t),c!==void 0&&(h.className=c?.call?c(o===u):c),a&&(h.ref=a),f&&na(i)?St(i,h):oe("a",h,i)}),Us=(e,a=[])=>{if(Array.isArray(e))for(let t of e)Us(t&&t.type===L?t.props.children:t,a);else a.push(e);return a},Ns=({children:e,location:a})=>{let t=va(),o=qs(t);for(let s of Us(e)){let n=0;if(na(s)&&(n=Es(t.parser,s.props.path,a||o,s.props.nest))[0])return St(s,{match:n})}return null};function z(e,a){let[t,o]=J({data:null,error:null}),[s,n]=J(!0),u=T(0),l=JSON.stringify(a),f=wt(async()=>{let p=++u.current;n(!0);try{let d=await te(e,JSON.parse(l));p===u.current&&o({data:d,error:null})}catch(d){p===u.current&&o(({data:m})=>({data:m,error:d}))}p===u.current&&n(!1)},[e,l]),i=wt(()=>{f()},[f]);b(()=>(i(),()=>{u.current++}),[i]),Qa(()=>{Tr.value>0&&c.current()});let c=T(i);return c.current=i,{...t,isBusy:s,reload:i}}function De(e,a){let t=T(e);t.current=e;let o=T({timer:null,isAsked:!1});return b(()=>()=>{o.current.timer!==null&&clearTimeout(o.current.timer)},[]),wt(()=>{let s=o.current,n=()=>{s.isAsked=!1,t.current(),s.timer=setTimeout(()=>{s.timer=null,s.isAsked&&n()},a)};s.timer===null?n():s.isAsked=!0},[a])}function Le(e=""){let[{of:a,cursors:t},o]=J({of:e,cursors:[]}),s=a===e?t:[];return{after:s.at(-1)??null,number:s.length+1,next:n=>s.at(-1)!==n&&o({of:e,cursors:[...s,n]}),back:()=>o({of:e,cursors:s.slice(0,-1)})}}var Qe={language:"atelier.language",theme:"atelier.theme"};function Vt(e){try{return localStorage.getItem(e)}catch{return null}}function zt(e,a){try{localStorage.setItem(e,a)}catch{return}}var Hs=[{id:"en",name:"English"},{id:"zh",name:"\u4E2D\u6587"}],Ee=V(Ws());ue(()=>{document.documentElement.lang=Ee.value==="zh"?"zh-Hans":"en"});addEventListener("storage",({key:e})=>{e===Qe.language&&(Ee.value=Ws())});var de=Ae(()=>navigator.languages.find(e=>e.split("-",1)[0]===Ee.value)??(Ee.value==="zh"?"zh-Hans":"en"));function Gs(e){Ee.value=e,zt(Qe.language,e)}function Ue(e,a,t){let s=e%10**t===0?{maximumFractionDigits:4}:{minimumFractionDigits:t,maximumFractionDigits:t};return new Intl.NumberFormat(de.value,{style:"currency",currency:a,...s}).format(e/10**t)}function Kt(e){return new Intl.DateTimeFormat(de.value,{dateStyle:"medium",timeStyle:"short"}).format(new Date(e))}function S(e){return new Intl.NumberFormat(de.value).format(e)}function ot(e){return new Intl.NumberFormat(de.value,{signDisplay:"exceptZero"}).format(e)}function Ws(){let e=Vt(Qe.language);return e==="en"||e==="zh"?e:navigator.languages.find(a=>/^(en|zh)\b/i.test(a))?.toLowerCase().startsWith("zh")?"zh":"en"}function Ze(e,a,t){return e===1?a:t}var $s={credits:e=>`${e.toLocaleString("en")} ${Ze(e,"credit","credits")}`,duration:{seconds:e=>`${e} s`,minutes:e=>`${e} min`,hours:e=>`${e} h`,days:e=>`${e} ${Ze(e,"day","days")}`},nav:{label:"Pages",overview:"Overview",queue:"Queue and models",generations:"Generations",failures:"Failures",users:"Users",payments:"Payments",report:"Report",audit:"Audit",skip:"Skip to content",console:"Operate",light:"Switch to light mode",dark:"Switch to dark mode",language:"Language",account:"Account",signOut:"Sign out",signedInAs:"Signed in as",until:e=>`until ${e}`,givenToday:(e,a)=>`${e} of ${a} given today`,givenTodayFreely:e=>`${e} given today`,roles:{SUPPORT:"Support",ADMIN:"Admin",SHELL:"Shell"}},signIn:{title:"Sign in as an operator",text:"Continue to the sign-in page of your identity provider.",tokenText:"Paste a token of your identity provider that was issued within the last hour. It is kept in this tab only.",label:"Token (JWT)",button:"Sign in",unreachable:"The server is not responding. Try again.",expired:"Your session has ended: operators sign in again after one hour. Nothing that you sent was lost.",foreign:"The address had a token that this tab did not request, so it was not used. Sign in here.",refused:e=>`The server does not accept this token. ${e}`.trim(),forbidden:e=>e||"This account may not operate.",failed:e=>`Signing in failed. ${e}`.trim()},notices:{offline:"You are offline. The page continues when you are back online.",lost:"Connection lost. The page shows the last state, and reconnects automatically.",endsSoon:"Your session ends in less than 5 minutes.",signInAgain:"Sign in again"},search:{label:"Search",hint:"E-mail, id, Kie.ai task, Stripe id \u2026",title:"Search results",found:e=>e===0?"Nothing found.":`${e} ${Ze(e,"result","results")}`,most:"Only the first 20 are shown. Enter more of it.",nothing:"Nothing found. Search for an e-mail address or a part of it, an id of any kind, an id of a task at Kie.ai, or an id of Stripe.",kinds:{User:"User",Generation:"Generation",Payment:"Payment",LedgerEntry:"Ledger entry",AuditEntry:"Audit entry",ModelHealth:"Model"}},common:{loading:"Loading \u2026",tryAgain:"Try again",refresh:"Refresh",newer:"Newer",older:"Older",page:e=>`Page ${e.toLocaleString("en")}`,none:"None.",unknown:"Unknown",all:"All",close:"Close",cancel:"Cancel",notFound:"There is no such page.",nothingHere:e=>`There is no ${e} with this id.`,toOverview:"Go to the overview",unreachable:"The server is not responding.",rateLimited:e=>e===null?"Too many requests.":`Too many requests. Try again in ${e} ${Ze(e,"second","seconds")}.`,failed:e=>e||"Something went wrong.",from:"From",to:"Before",apply:"Apply",clear:"Clear filters",filters:"Filters",details:"Details",ago:e=>`${e} ago`},columns:{when:"When",kind:"Kind",amount:"Credits",balance:"Balance",description:"Description",state:"State",model:"Model",price:"Price",created:"Requested",reason:"Reason",user:"User",email:"E-mail",owed:"Owed",paid:"Amount",returned:"Returned",stripe:"Stripe",action:"Action",operator:"Operator",subject:"Subject",outcome:"Outcome",step:"Step",count:"Number",due:"Due",retrying:"Retrying",oldest:"Oldest",waiting:"Waiting",running:"Running",made:"Made",failed:"Failed",canceled:"Canceled",failureRate:"Failure rate",last:"Last",words:"The provider's words",process:"Process",streams:"Open streams",income:"Income",cost:"Cost",margin:"Margin",day:"Day",taken:"Credits taken",id:"Id",actions:"Actions"},statuses:{WAITING:"Waiting",PROCESSING:"At the provider",SUCCESS:"Made",FAILED:"Failed",CANCELED:"Canceled"},steps:{PREPARE:"Prepare",SUBMIT:"Submit",AWAIT:"Await",STORE:"Store"},failures:{REJECTED_BY_MODERATION:"Rejected by moderation",IMAGE_UNREADABLE:"Image unreadable",INVALID_INPUT:"Invalid input",PROVIDER_ERROR:"Provider error",TIMED_OUT:"Timed out",STORAGE_ERROR:"Storage error"},paymentStates:{PENDING:"Pending",PAID:"Paid",FAILED:"Failed",REFUNDED:"Refunded"},ledgerKinds:{PURCHASE:"Purchase",GRANT:"Grant",GENERATION:"Image",REFUND:"Refund",ADJUSTMENT:"Adjustment",DEBT:"Debt settled",GOODWILL:"Goodwill"},overview:{title:"Overview",waiting:"Waiting",running:"At the provider",of:e=>`of ${e}`,oldest:"Oldest waiting",made:e=>`Made in ${e}`,failed:e=>`Failed in ${e}`,providerCredits:"Credits at the provider",lasts:e=>`last ${e} at this rate`,incomplete:"There are more than 100,000 unfinished generations, so these are not all counted.",paused:"Paused",attention:"Needs attention",modelPaused:e=>`${e} is paused.`,limitPaused:e=>`Requests to the provider (${e}) are paused.`,modelFailing:(e,a)=>`${e}: ${a} of the last generations failed.`,allWell:"No model is paused, and none fails often.",toQueue:"Queue and models",failures:"Failures in 24 hours",actions:"Latest actions",noActions:"No operator has acted yet."},queue:{title:"Queue and models",queue:"Queue",models:"Models",limits:"Requests to the provider",empty:"No generation is unfinished.",limitNames:{create:"Creating tasks",read:"Reading tasks"},nextNow:"allowed now",nextAt:e=>`next at ${e}`,pausedUntil:e=>`paused until ${e}`,offered:"Offered"},user:{title:"User",blocked:e=>`Blocked since ${e}`,balance:"Balance",owed:"Owed",purchased:"Bought",granted:"Granted",used:"Used",since:"Account made",subject:"Subject",ledger:"Ledger",generations:"Creations",payments:"Payments",sessions:"Sessions",audit:"Audit of this user",issuer:"Issuer",anyIssuer:"Any",lastSeen:"Last seen",openStreams:"Open now",streams:e=>`${e.toLocaleString("en")} open ${Ze(e,"stream","streams")}`,sessionsText:"Sign-ins belong to the identity provider. These are uses of the API, exact to a minute.",noLedger:"No entries.",noGenerations:"No creations.",noPayments:"No payments.",noProcesses:"No use within the last 7 days.",noAudit:"No action concerns this user.",noEmail:"No e-mail address",deleted:"deleted",user:"user"},users:{title:"Users",search:"E-mail, subject or id",blockedOnly:"Blocked only",none:"No user matches.",blocked:"Blocked"},generation:{title:"Generation",generation:"generation",timeline:"Timeline",facts:"Details",provider:"At the provider",user:"User",model:"Model",style:"Style",shape:"Shape",step:"Step",dueAt:"Worker acts",attempts:"Failed attempts",leasedUntil:"A worker has it until",version:"Changes",price:"Price",retryOf:"Tries again",group:"Group",task:"Task",sent:"Sent",sentTimes:e=>`${e} ${Ze(e,"time","times")}`,askedAt:"Last sent",resubmitted:"Sent again because",calledBackAt:"Callback arrived",reads:"Unusable results",refusedHost:"Refused host of a result",code:"Code",words:"The provider's words",providerCredits:"Price there",providerSeconds:"Duration there",failure:"Reason",shown:"The user sees",created:"Requested",completed:"Ended",deletedAt:"Deleted by its user",mayQuote:"These words may quote the prompt.",hidden:"The prompt and pictures are hidden. Reading them is audited.",kinds:{REQUESTED:"Requested",STEP:"Step ended",RETRY:"Attempt failed",POLL:"Polled",CALLBACK:"Callback arrived",OPERATOR:"Operator",ENDED:"Ended"},stepEnded:(e,a)=>a===null?`${e} ended`:`${e} ended, ${a} began`,attempt:e=>`attempt ${e}`,times:e=>`${e.toLocaleString("en")} times`,took:e=>`took ${e}`,until:e=>`until ${e}`,after:e=>`+${e}`,sentAt:e=>`sent at ${e}`},generations:{title:"Generations",none:"No generation matches.",state:"State",unfinished:"Unfinished",model:"Model (slug)",failure:"Reason",code:"Provider's code",words:"Provider's words",user:"User (id)",step:"Step"},failed:{title:"Failures",text:"Grouped by model and by the provider's own words. The words may quote a prompt.",hours:{1:"1 hour",24:"24 hours",168:"7 days",720:"30 days",2160:"90 days"},within:"Within",none:"No generation failed.",noWords:"no words",members:"Show all",example:"Newest",total:e=>`${e.toLocaleString("en")} ${Ze(e,"failure","failures")}`},payments:{title:"Payments",payment:"payment",none:"No payment matches.",checkout:"Checkout",intent:"Payment",pack:"Pack",provider:"Processor",updated:"Last change"},report:{title:"Report",previous:"Previous month",next:"Next month",text:"In UTC. A generation belongs to the day on which it ended.",notCounted:e=>`Payments in other currencies are not counted: ${e}.`,perCredit:"Income of one credit",providerPrice:"Price of one credit of the provider",images:"Images made and failed",money:"Income and cost",byModel:"By model",byDay:"By day",total:"All models",empty:"Nothing ended in this month.",table:"Show as a table",imagesSummary:(e,a)=>`Each day of the month: ${e} images made and ${a} failed in all.`,moneySummary:(e,a)=>`Each day of the month: ${e} income and ${a} cost in all.`,withoutPrice:e=>`${e.toLocaleString("en")} without a price of the provider`},audit:{title:"Audit",none:"No entry matches.",operator:"Operator",action:"Action",userId:"User (id)",subject:"Subject (id or slug)",done:"Done",refused:"Refused",actions:{grant:"Grant",deduct:"Deduct",settle:"Settle debt",goodwill:"Goodwill",block:"Block",unblock:"Unblock",requeue:"Requeue",cancel:"Cancel",pause_model:"Pause model",resume_model:"Resume model",reveal:"Reveal"},fields:{key:"Key",entry:"Ledger entry",request:"Arguments",requestId:"Request",change:"Before \u2192 after",role:"Role",refusal:"Refusal",reason:"Reason"},noReason:"no reason"},actions:{grant:{button:"Give credits",title:"Give credits",text:"For free. They settle debts first.",done:"The credits were given."},deduct:{button:"Take credits",title:"Take credits",text:"At most the balance.",done:"The credits were taken."},settle:{button:"Settle debt",title:"Settle the debt",text:"Gives exactly the credits owed, which settles all debts.",done:"The debt is settled."},goodwill:{button:"Goodwill",title:"Give credits back",text:"Once for each image, and at most its price. The image stays.",done:"The credits were given back."},block:{button:"Block",title:"Block this user",text:"Every request is refused, and open pages are closed within seconds. Running generations finish.",done:"The user is blocked."},unblock:{button:"Unblock",title:"End the block",text:"The user can sign in again.",done:"The block has ended."},requeue:{button:"Requeue",title:"Make the next step due now",text:"As if it had not failed yet. It is refused if a second paid task could be made.",done:"The next step is due now."},cancel:{button:"Cancel and refund",title:"Cancel and refund",text:"The credits go back to the user. If the provider is making the image, it is still charged there and not used.",done:"The generation was canceled and refunded."},reveal:{button:"Reveal prompt and pictures",short:"Reveal",title:"Reveal the prompt and pictures",text:"They belong to the user. The audit notes that you read them, and why.",done:"Revealed. The audit has noted it."},pauseModel:{button:"Pause",title:"Pause this model",text:"It is not offered until it is resumed. Running generations finish.",done:"The model is paused."},resumeModel:{button:"Resume",title:"Resume this model",text:"It is offered again.",done:"The model is offered again."}},dialog:{amount:"Credits",amountOptional:"Credits (empty: the whole price)",amountWrong:"Enter a whole number of credits, at least 1.",reason:"Reason",reasonHint:"For the audit. The user does not see it.",reasonNeeded:"Enter a reason.",description:"Text in the user's ledger (optional)",descriptionHint:"The user sees it. Empty: a standard text.",cancelWaiting:"Cancel and refund generations that the provider has not got yet",left:e=>`You can give ${e} more today.`,sending:"Sending \u2026",unanswered:"There was no answer, so it may have been done. Sending it again does it only once.",mayBeDone:"There was no answer, so it may have been done. Send it again to see.",sendAgain:"Send again",discard:"Start anew",replayed:"An earlier request had done it already. It was not done twice.",entry:"Audit entry",close:"Close",prompt:"Prompt",negativePrompt:"Negative prompt",original:e=>`Input image ${e}`,result:"Result",noPrompt:"There is no prompt: the creation is deleted, or was made without one.",noPictures:"There are no pictures.",refusals:{ALREADY_DONE:"It is so already, or can be done only once.",BUSY:"A worker acts on it, or the provider's answer is awaited. Try again later.",DAY_LIMIT_REACHED:"The credits that you may give in a day are used up.",IDEMPOTENCY_KEY_REUSED:"This key belongs to another request. Send it again with a new key.",INSUFFICIENT_CREDITS:"The balance is lower than the credits to take.",INVALID_INPUT:"This value cannot be used.",NOT_ALLOWED:"Your role does not allow it, or it would lock operators out.",NOT_FOUND:"It does not exist.",WRONG_STATE:"The state of the generation does not allow it."},refused:(e,a)=>e}};var Vs={credits:e=>`${e.toLocaleString("zh")} \u79EF\u5206`,duration:{seconds:e=>`${e} \u79D2`,minutes:e=>`${e} \u5206\u949F`,hours:e=>`${e} \u5C0F\u65F6`,days:e=>`${e} \u5929`},nav:{label:"\u9875\u9762",overview:"\u6982\u89C8",queue:"\u961F\u5217\u4E0E\u6A21\u578B",generations:"\u751F\u6210\u4EFB\u52A1",failures:"\u5931\u8D25",users:"\u7528\u6237",payments:"\u4ED8\u6B3E",report:"\u62A5\u8868",audit:"\u5BA1\u8BA1",skip:"\u8DF3\u5230\u4E3B\u8981\u5185\u5BB9",console:"\u8FD0\u8425",light:"\u5207\u6362\u5230\u6D45\u8272\u6A21\u5F0F",dark:"\u5207\u6362\u5230\u6DF1\u8272\u6A21\u5F0F",language:"\u8BED\u8A00",account:"\u8D26\u53F7",signOut:"\u9000\u51FA\u767B\u5F55",signedInAs:"\u5F53\u524D\u8D26\u53F7",until:e=>`\u6709\u6548\u81F3 ${e}`,givenToday:(e,a)=>`\u4ECA\u5929\u5DF2\u53D1\u653E ${e}\uFF0C\u4E0A\u9650 ${a}`,givenTodayFreely:e=>`\u4ECA\u5929\u5DF2\u53D1\u653E ${e}`,roles:{SUPPORT:"\u5BA2\u670D",ADMIN:"\u7BA1\u7406\u5458",SHELL:"\u547D\u4EE4\u884C"}},signIn:{title:"\u8FD0\u8425\u4EBA\u5458\u767B\u5F55",text:"\u8BF7\u524D\u5F80\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7684\u767B\u5F55\u9875\u9762\u3002",tokenText:"\u8BF7\u7C98\u8D34\u8EAB\u4EFD\u63D0\u4F9B\u5546\u5728\u4E00\u5C0F\u65F6\u5185\u7B7E\u53D1\u7684\u4EE4\u724C\u3002\u4EE4\u724C\u53EA\u4FDD\u5B58\u5728\u8FD9\u4E2A\u6807\u7B7E\u9875\u4E2D\u3002",label:"\u4EE4\u724C (JWT)",button:"\u767B\u5F55",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\uFF0C\u8BF7\u91CD\u8BD5\u3002",expired:"\u4F1A\u8BDD\u5DF2\u7ED3\u675F\uFF1A\u8FD0\u8425\u4EBA\u5458\u6BCF\u5C0F\u65F6\u9700\u8981\u91CD\u65B0\u767B\u5F55\u3002\u5DF2\u63D0\u4EA4\u7684\u5185\u5BB9\u4E0D\u4F1A\u4E22\u5931\u3002",foreign:"\u5730\u5740\u4E2D\u7684\u4EE4\u724C\u4E0D\u662F\u8FD9\u4E2A\u6807\u7B7E\u9875\u8BF7\u6C42\u7684\uFF0C\u56E0\u6B64\u6CA1\u6709\u4F7F\u7528\u3002\u8BF7\u5728\u8FD9\u91CC\u767B\u5F55\u3002",refused:e=>`\u670D\u52A1\u5668\u4E0D\u63A5\u53D7\u8FD9\u4E2A\u4EE4\u724C\u3002${e}`,forbidden:e=>`\u8FD9\u4E2A\u8D26\u53F7\u6CA1\u6709\u8FD0\u8425\u6743\u9650\u3002${e}`,failed:e=>`\u767B\u5F55\u5931\u8D25\u3002${e}`},notices:{offline:"\u7F51\u7EDC\u5DF2\u65AD\u5F00\uFF0C\u6062\u590D\u540E\u4F1A\u81EA\u52A8\u7EE7\u7EED\u3002",lost:"\u8FDE\u63A5\u5DF2\u65AD\u5F00\uFF0C\u9875\u9762\u663E\u793A\u7684\u662F\u4E4B\u524D\u7684\u72B6\u6001\uFF0C\u4F1A\u81EA\u52A8\u91CD\u65B0\u8FDE\u63A5\u3002",endsSoon:"\u4F1A\u8BDD\u5C06\u5728 5 \u5206\u949F\u5185\u7ED3\u675F\u3002",signInAgain:"\u91CD\u65B0\u767B\u5F55"},search:{label:"\u641C\u7D22",hint:"\u90AE\u7BB1\u3001\u7F16\u53F7\u3001Kie.ai \u4EFB\u52A1\u3001Stripe \u7F16\u53F7\u2026\u2026",title:"\u641C\u7D22\u7ED3\u679C",found:e=>e===0?"\u6CA1\u6709\u627E\u5230\u3002":`${e} \u4E2A\u7ED3\u679C\u3002`,most:"\u53EA\u663E\u793A\u524D 20 \u4E2A\uFF0C\u8BF7\u8F93\u5165\u66F4\u591A\u5185\u5BB9\u3002",nothing:"\u6CA1\u6709\u627E\u5230\u3002\u53EF\u4EE5\u641C\u7D22\u5B8C\u6574\u6216\u90E8\u5206\u90AE\u7BB1\u3001\u4EFB\u4F55\u7F16\u53F7\u3001Kie.ai \u7684\u4EFB\u52A1\u7F16\u53F7\uFF0C\u6216 Stripe \u7684\u7F16\u53F7\u3002",kinds:{User:"\u7528\u6237",Generation:"\u751F\u6210\u4EFB\u52A1",Payment:"\u4ED8\u6B3E",LedgerEntry:"\u8D26\u76EE",AuditEntry:"\u5BA1\u8BA1\u8BB0\u5F55",ModelHealth:"\u6A21\u578B"}},common:{loading:"\u52A0\u8F7D\u4E2D\u2026\u2026",tryAgain:"\u91CD\u8BD5",refresh:"\u5237\u65B0",newer:"\u8F83\u65B0",older:"\u8F83\u65E9",page:e=>`\u7B2C ${e.toLocaleString("zh")} \u9875`,none:"\u65E0\u3002",unknown:"\u672A\u77E5",all:"\u5168\u90E8",close:"\u5173\u95ED",cancel:"\u53D6\u6D88",notFound:"\u6CA1\u6709\u8FD9\u4E2A\u9875\u9762\u3002",nothingHere:e=>`\u6CA1\u6709\u8FD9\u4E2A\u7F16\u53F7\u7684${e}\u3002`,toOverview:"\u524D\u5F80\u6982\u89C8",unreachable:"\u670D\u52A1\u5668\u6682\u65E0\u54CD\u5E94\u3002",rateLimited:e=>e===null?"\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\u3002":`\u8BF7\u6C42\u8FC7\u4E8E\u9891\u7E41\uFF0C\u8BF7 ${e} \u79D2\u540E\u518D\u8BD5\u3002`,failed:e=>e||"\u51FA\u9519\u4E86\u3002",from:"\u4ECE",to:"\u65E9\u4E8E",apply:"\u5E94\u7528",clear:"\u6E05\u9664\u7B5B\u9009",filters:"\u7B5B\u9009",details:"\u8BE6\u60C5",ago:e=>`${e}\u524D`},columns:{when:"\u65F6\u95F4",kind:"\u7C7B\u578B",amount:"\u79EF\u5206",balance:"\u4F59\u989D",description:"\u8BF4\u660E",state:"\u72B6\u6001",model:"\u6A21\u578B",price:"\u4EF7\u683C",created:"\u63D0\u4EA4\u65F6\u95F4",reason:"\u539F\u56E0",user:"\u7528\u6237",email:"\u90AE\u7BB1",owed:"\u6B20\u6B3E",paid:"\u91D1\u989D",returned:"\u5DF2\u9000",stripe:"Stripe",action:"\u64CD\u4F5C",operator:"\u8FD0\u8425\u4EBA\u5458",subject:"\u5BF9\u8C61",outcome:"\u7ED3\u679C",step:"\u6B65\u9AA4",count:"\u6570\u91CF",due:"\u5F85\u5904\u7406",retrying:"\u91CD\u8BD5\u4E2D",oldest:"\u6700\u65E9",waiting:"\u7B49\u5F85",running:"\u8FD0\u884C",made:"\u6210\u529F",failed:"\u5931\u8D25",canceled:"\u53D6\u6D88",failureRate:"\u5931\u8D25\u7387",last:"\u6700\u8FD1\u4E00\u6B21",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",process:"\u8FDB\u7A0B",streams:"\u6253\u5F00\u7684\u8FDE\u63A5",income:"\u6536\u5165",cost:"\u6210\u672C",margin:"\u6BDB\u5229",day:"\u65E5\u671F",taken:"\u6D88\u8017\u79EF\u5206",id:"\u7F16\u53F7",actions:"\u64CD\u4F5C"},statuses:{WAITING:"\u7B49\u5F85\u4E2D",PROCESSING:"\u670D\u52A1\u5546\u5904\u7406\u4E2D",SUCCESS:"\u6210\u529F",FAILED:"\u5931\u8D25",CANCELED:"\u5DF2\u53D6\u6D88"},steps:{PREPARE:"\u51C6\u5907",SUBMIT:"\u63D0\u4EA4",AWAIT:"\u7B49\u5F85\u7ED3\u679C",STORE:"\u4FDD\u5B58"},failures:{REJECTED_BY_MODERATION:"\u672A\u901A\u8FC7\u5185\u5BB9\u5BA1\u6838",IMAGE_UNREADABLE:"\u56FE\u7247\u65E0\u6CD5\u8BFB\u53D6",INVALID_INPUT:"\u8F93\u5165\u65E0\u6548",PROVIDER_ERROR:"\u670D\u52A1\u5546\u51FA\u9519",TIMED_OUT:"\u8D85\u65F6",STORAGE_ERROR:"\u5B58\u50A8\u51FA\u9519"},paymentStates:{PENDING:"\u5F85\u4ED8\u6B3E",PAID:"\u5DF2\u4ED8\u6B3E",FAILED:"\u5931\u8D25",REFUNDED:"\u5DF2\u9000\u6B3E"},ledgerKinds:{PURCHASE:"\u8D2D\u4E70",GRANT:"\u8D60\u9001",GENERATION:"\u56FE\u7247",REFUND:"\u9000\u8FD8",ADJUSTMENT:"\u8C03\u6574",DEBT:"\u62B5\u6263\u6B20\u6B3E",GOODWILL:"\u8865\u507F"},overview:{title:"\u6982\u89C8",waiting:"\u7B49\u5F85\u4E2D",running:"\u670D\u52A1\u5546\u5904\u7406\u4E2D",of:e=>`\u4E0A\u9650 ${e}`,oldest:"\u6700\u4E45\u7B49\u5F85",made:e=>`${e}\u5185\u6210\u529F`,failed:e=>`${e}\u5185\u5931\u8D25`,providerCredits:"\u670D\u52A1\u5546\u8D26\u6237\u4F59\u989D",lasts:e=>`\u6309\u76EE\u524D\u7528\u91CF\u53EF\u7528 ${e}`,incomplete:"\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u8D85\u8FC7 100,000 \u4E2A\uFF0C\u56E0\u6B64\u6CA1\u6709\u5168\u90E8\u8BA1\u5165\u3002",paused:"\u5DF2\u6682\u505C",attention:"\u9700\u8981\u5173\u6CE8",modelPaused:e=>`${e} \u5DF2\u6682\u505C\u3002`,limitPaused:e=>`\u5BF9\u670D\u52A1\u5546\u7684\u8BF7\u6C42\uFF08${e}\uFF09\u5DF2\u6682\u505C\u3002`,modelFailing:(e,a)=>`${e}\uFF1A\u6700\u8FD1\u7684\u4EFB\u52A1\u6709 ${a} \u5931\u8D25\u3002`,allWell:"\u6CA1\u6709\u6A21\u578B\u6682\u505C\uFF0C\u4E5F\u6CA1\u6709\u6A21\u578B\u9891\u7E41\u5931\u8D25\u3002",toQueue:"\u961F\u5217\u4E0E\u6A21\u578B",failures:"24 \u5C0F\u65F6\u5185\u7684\u5931\u8D25",actions:"\u6700\u8FD1\u7684\u64CD\u4F5C",noActions:"\u8FD8\u6CA1\u6709\u8FD0\u8425\u64CD\u4F5C\u3002"},queue:{title:"\u961F\u5217\u4E0E\u6A21\u578B",queue:"\u961F\u5217",models:"\u6A21\u578B",limits:"\u5BF9\u670D\u52A1\u5546\u7684\u8BF7\u6C42",empty:"\u6CA1\u6709\u672A\u5B8C\u6210\u7684\u4EFB\u52A1\u3002",limitNames:{create:"\u521B\u5EFA\u4EFB\u52A1",read:"\u67E5\u8BE2\u4EFB\u52A1"},nextNow:"\u73B0\u5728\u53EF\u4EE5\u53D1\u9001",nextAt:e=>`\u4E0B\u4E00\u6B21\u5728 ${e}`,pausedUntil:e=>`\u6682\u505C\u81F3 ${e}`,offered:"\u63D0\u4F9B\u4E2D"},user:{title:"\u7528\u6237",blocked:e=>`\u5C01\u7981\u65F6\u95F4\uFF1A${e}`,balance:"\u4F59\u989D",owed:"\u6B20\u6B3E",purchased:"\u7D2F\u8BA1\u8D2D\u4E70",granted:"\u7D2F\u8BA1\u8D60\u9001",used:"\u7D2F\u8BA1\u4F7F\u7528",since:"\u6CE8\u518C\u65F6\u95F4",subject:"\u767B\u5F55\u6807\u8BC6",ledger:"\u8D26\u76EE",generations:"\u4F5C\u54C1",payments:"\u4ED8\u6B3E",sessions:"\u4F1A\u8BDD",audit:"\u4E0E\u8BE5\u7528\u6237\u6709\u5173\u7684\u5BA1\u8BA1",issuer:"\u7B7E\u53D1\u8005",anyIssuer:"\u4EFB\u4F55",lastSeen:"\u6700\u8FD1\u4F7F\u7528",openStreams:"\u5F53\u524D\u6253\u5F00",streams:e=>`${e.toLocaleString("zh")} \u4E2A\u6253\u5F00\u7684\u8FDE\u63A5`,sessionsText:"\u767B\u5F55\u7531\u8EAB\u4EFD\u63D0\u4F9B\u5546\u7BA1\u7406\uFF0C\u8FD9\u91CC\u663E\u793A\u7684\u662F\u63A5\u53E3\u7684\u4F7F\u7528\u60C5\u51B5\uFF0C\u7CBE\u786E\u5230\u5206\u949F\u3002",noLedger:"\u6CA1\u6709\u8D26\u76EE\u3002",noGenerations:"\u6CA1\u6709\u4F5C\u54C1\u3002",noPayments:"\u6CA1\u6709\u4ED8\u6B3E\u3002",noProcesses:"\u6700\u8FD1 7 \u5929\u6CA1\u6709\u4F7F\u7528\u3002",noAudit:"\u6CA1\u6709\u4E0E\u8BE5\u7528\u6237\u6709\u5173\u7684\u64CD\u4F5C\u3002",noEmail:"\u6CA1\u6709\u90AE\u7BB1",deleted:"\u5DF2\u5220\u9664",user:"\u7528\u6237"},users:{title:"\u7528\u6237",search:"\u90AE\u7BB1\u3001\u767B\u5F55\u6807\u8BC6\u6216\u7F16\u53F7",blockedOnly:"\u4EC5\u5DF2\u5C01\u7981",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u7528\u6237\u3002",blocked:"\u5DF2\u5C01\u7981"},generation:{title:"\u751F\u6210\u4EFB\u52A1",generation:"\u751F\u6210\u4EFB\u52A1",timeline:"\u65F6\u95F4\u7EBF",facts:"\u8BE6\u60C5",provider:"\u670D\u52A1\u5546",user:"\u7528\u6237",model:"\u6A21\u578B",style:"\u98CE\u683C",shape:"\u89C4\u683C",step:"\u6B65\u9AA4",dueAt:"\u4E0B\u6B21\u5904\u7406",attempts:"\u5931\u8D25\u6B21\u6570",leasedUntil:"\u5904\u7406\u4E2D\uFF0C\u81F3",version:"\u53D8\u66F4\u6B21\u6570",price:"\u4EF7\u683C",retryOf:"\u91CD\u8BD5\u81EA",group:"\u5206\u7EC4",task:"\u4EFB\u52A1",sent:"\u63D0\u4EA4",sentTimes:e=>`${e} \u6B21`,askedAt:"\u6700\u8FD1\u63D0\u4EA4",resubmitted:"\u518D\u6B21\u63D0\u4EA4\u7684\u539F\u56E0",calledBackAt:"\u6536\u5230\u56DE\u8C03",reads:"\u65E0\u6CD5\u4F7F\u7528\u7684\u7ED3\u679C",refusedHost:"\u88AB\u62D2\u7EDD\u7684\u7ED3\u679C\u57DF\u540D",code:"\u4EE3\u7801",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",providerCredits:"\u670D\u52A1\u5546\u4EF7\u683C",providerSeconds:"\u670D\u52A1\u5546\u7528\u65F6",failure:"\u539F\u56E0",shown:"\u7528\u6237\u770B\u5230\u7684\u8BF4\u660E",created:"\u63D0\u4EA4\u65F6\u95F4",completed:"\u7ED3\u675F\u65F6\u95F4",deletedAt:"\u7528\u6237\u5220\u9664\u4E8E",mayQuote:"\u539F\u8BDD\u53EF\u80FD\u5305\u542B\u63D0\u793A\u8BCD\u3002",hidden:"\u63D0\u793A\u8BCD\u548C\u56FE\u7247\u5DF2\u9690\u85CF\uFF0C\u67E5\u770B\u4F1A\u8BB0\u5165\u5BA1\u8BA1\u3002",kinds:{REQUESTED:"\u7528\u6237\u63D0\u4EA4",STEP:"\u6B65\u9AA4\u7ED3\u675F",RETRY:"\u5C1D\u8BD5\u5931\u8D25",POLL:"\u67E5\u8BE2",CALLBACK:"\u6536\u5230\u56DE\u8C03",OPERATOR:"\u8FD0\u8425\u64CD\u4F5C",ENDED:"\u7ED3\u675F"},stepEnded:(e,a)=>a===null?`${e}\u7ED3\u675F`:`${e}\u7ED3\u675F\uFF0C${a}\u5F00\u59CB`,attempt:e=>`\u7B2C ${e} \u6B21`,times:e=>`${e.toLocaleString("zh")} \u6B21`,took:e=>`\u7528\u65F6 ${e}`,until:e=>`\u81F3 ${e}`,after:e=>`+${e}`,sentAt:e=>`${e} \u63D0\u4EA4`},generations:{title:"\u751F\u6210\u4EFB\u52A1",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4EFB\u52A1\u3002",state:"\u72B6\u6001",unfinished:"\u672A\u5B8C\u6210",model:"\u6A21\u578B\uFF08\u6807\u8BC6\uFF09",failure:"\u539F\u56E0",code:"\u670D\u52A1\u5546\u7684\u4EE3\u7801",words:"\u670D\u52A1\u5546\u7684\u539F\u8BDD",user:"\u7528\u6237\uFF08\u7F16\u53F7\uFF09",step:"\u6B65\u9AA4"},failed:{title:"\u5931\u8D25",text:"\u6309\u6A21\u578B\u548C\u670D\u52A1\u5546\u7684\u539F\u8BDD\u5206\u7EC4\u3002\u539F\u8BDD\u53EF\u80FD\u5305\u542B\u63D0\u793A\u8BCD\u3002",hours:{1:"1 \u5C0F\u65F6",24:"24 \u5C0F\u65F6",168:"7 \u5929",720:"30 \u5929",2160:"90 \u5929"},within:"\u65F6\u95F4\u8303\u56F4",none:"\u6CA1\u6709\u5931\u8D25\u7684\u4EFB\u52A1\u3002",noWords:"\u6CA1\u6709\u8BF4\u660E",members:"\u67E5\u770B\u5168\u90E8",example:"\u6700\u65B0\u4E00\u4E2A",total:e=>`${e.toLocaleString("zh")} \u6B21\u5931\u8D25`},payments:{title:"\u4ED8\u6B3E",payment:"\u4ED8\u6B3E",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u4ED8\u6B3E\u3002",checkout:"\u7ED3\u8D26",intent:"\u4ED8\u6B3E\u7F16\u53F7",pack:"\u79EF\u5206\u5305",provider:"\u652F\u4ED8\u670D\u52A1\u5546",updated:"\u6700\u8FD1\u53D8\u66F4"},report:{title:"\u62A5\u8868",previous:"\u4E0A\u4E2A\u6708",next:"\u4E0B\u4E2A\u6708",text:"\u6309 UTC \u8BA1\u7B97\uFF0C\u4EFB\u52A1\u8BA1\u5165\u7ED3\u675F\u7684\u65E5\u671F\u3002",notCounted:e=>`\u5176\u4ED6\u5E01\u79CD\u7684\u4ED8\u6B3E\u672A\u8BA1\u5165\uFF1A${e}\u3002`,perCredit:"\u6BCF\u79EF\u5206\u6536\u5165",providerPrice:"\u670D\u52A1\u5546\u6BCF\u79EF\u5206\u4EF7\u683C",images:"\u6210\u529F\u4E0E\u5931\u8D25\u7684\u56FE\u7247",money:"\u6536\u5165\u4E0E\u6210\u672C",byModel:"\u6309\u6A21\u578B",byDay:"\u6309\u65E5\u671F",total:"\u5168\u90E8\u6A21\u578B",empty:"\u8FD9\u4E2A\u6708\u6CA1\u6709\u7ED3\u675F\u7684\u4EFB\u52A1\u3002",table:"\u4EE5\u8868\u683C\u663E\u793A",imagesSummary:(e,a)=>`\u5F53\u6708\u6BCF\u5929\u7684\u56FE\u7247\uFF1A\u5171\u6210\u529F ${e} \u5F20\uFF0C\u5931\u8D25 ${a} \u5F20\u3002`,moneySummary:(e,a)=>`\u5F53\u6708\u6BCF\u5929\u7684\u91D1\u989D\uFF1A\u5171\u6536\u5165 ${e}\uFF0C\u6210\u672C ${a}\u3002`,withoutPrice:e=>`${e.toLocaleString("zh")} \u4E2A\u4EFB\u52A1\u7F3A\u5C11\u670D\u52A1\u5546\u4EF7\u683C`},audit:{title:"\u5BA1\u8BA1",none:"\u6CA1\u6709\u7B26\u5408\u6761\u4EF6\u7684\u8BB0\u5F55\u3002",operator:"\u8FD0\u8425\u4EBA\u5458",action:"\u64CD\u4F5C",userId:"\u7528\u6237\uFF08\u7F16\u53F7\uFF09",subject:"\u5BF9\u8C61\uFF08\u7F16\u53F7\u6216\u6807\u8BC6\uFF09",done:"\u5DF2\u5B8C\u6210",refused:"\u88AB\u62D2\u7EDD",actions:{grant:"\u8D60\u9001\u79EF\u5206",deduct:"\u6263\u9664\u79EF\u5206",settle:"\u7ED3\u6E05\u6B20\u6B3E",goodwill:"\u8865\u507F",block:"\u5C01\u7981",unblock:"\u89E3\u5C01",requeue:"\u91CD\u65B0\u6392\u961F",cancel:"\u53D6\u6D88",pause_model:"\u6682\u505C\u6A21\u578B",resume_model:"\u6062\u590D\u6A21\u578B",reveal:"\u67E5\u770B\u5185\u5BB9"},fields:{key:"\u5E42\u7B49\u952E",entry:"\u8D26\u76EE",request:"\u53C2\u6570",requestId:"\u8BF7\u6C42",change:"\u53D8\u66F4\u524D \u2192 \u53D8\u66F4\u540E",role:"\u89D2\u8272",refusal:"\u62D2\u7EDD\u539F\u56E0",reason:"\u539F\u56E0"},noReason:"\u6CA1\u6709\u539F\u56E0"},actions:{grant:{button:"\u8D60\u9001\u79EF\u5206",title:"\u8D60\u9001\u79EF\u5206",text:"\u514D\u8D39\u8D60\u9001\uFF0C\u4F1A\u5148\u62B5\u6263\u6B20\u6B3E\u3002",done:"\u79EF\u5206\u5DF2\u8D60\u9001\u3002"},deduct:{button:"\u6263\u9664\u79EF\u5206",title:"\u6263\u9664\u79EF\u5206",text:"\u6700\u591A\u6263\u9664\u5168\u90E8\u4F59\u989D\u3002",done:"\u79EF\u5206\u5DF2\u6263\u9664\u3002"},settle:{button:"\u7ED3\u6E05\u6B20\u6B3E",title:"\u7ED3\u6E05\u6B20\u6B3E",text:"\u8D60\u9001\u4E0E\u6B20\u6B3E\u76F8\u540C\u7684\u79EF\u5206\uFF0C\u7ED3\u6E05\u5168\u90E8\u6B20\u6B3E\u3002",done:"\u6B20\u6B3E\u5DF2\u7ED3\u6E05\u3002"},goodwill:{button:"\u8865\u507F",title:"\u9000\u8FD8\u79EF\u5206",text:"\u6BCF\u5F20\u56FE\u7247\u4E00\u6B21\uFF0C\u6700\u591A\u4E3A\u5176\u4EF7\u683C\uFF0C\u56FE\u7247\u4FDD\u7559\u3002",done:"\u79EF\u5206\u5DF2\u9000\u8FD8\u3002"},block:{button:"\u5C01\u7981",title:"\u5C01\u7981\u8BE5\u7528\u6237",text:"\u6240\u6709\u8BF7\u6C42\u90FD\u4F1A\u88AB\u62D2\u7EDD\uFF0C\u6253\u5F00\u7684\u9875\u9762\u4F1A\u5728\u51E0\u79D2\u5185\u65AD\u5F00\u3002\u6B63\u5728\u8FD0\u884C\u7684\u4EFB\u52A1\u4F1A\u7EE7\u7EED\u5B8C\u6210\u3002",done:"\u7528\u6237\u5DF2\u5C01\u7981\u3002"},unblock:{button:"\u89E3\u5C01",title:"\u89E3\u9664\u5C01\u7981",text:"\u8BE5\u7528\u6237\u53EF\u4EE5\u91CD\u65B0\u767B\u5F55\u3002",done:"\u5C01\u7981\u5DF2\u89E3\u9664\u3002"},requeue:{button:"\u91CD\u65B0\u6392\u961F",title:"\u7ACB\u5373\u6267\u884C\u4E0B\u4E00\u6B65",text:"\u89C6\u4E3A\u6B64\u524D\u6CA1\u6709\u5931\u8D25\u3002\u5982\u679C\u53EF\u80FD\u4EA7\u751F\u7B2C\u4E8C\u4E2A\u4ED8\u8D39\u4EFB\u52A1\uFF0C\u4F1A\u88AB\u62D2\u7EDD\u3002",done:"\u4E0B\u4E00\u6B65\u4F1A\u7ACB\u5373\u6267\u884C\u3002"},cancel:{button:"\u53D6\u6D88\u5E76\u9000\u6B3E",title:"\u53D6\u6D88\u5E76\u9000\u6B3E",text:"\u79EF\u5206\u4F1A\u9000\u8FD8\u7ED9\u7528\u6237\u3002\u5982\u679C\u670D\u52A1\u5546\u6B63\u5728\u751F\u6210\uFF0C\u670D\u52A1\u5546\u4ECD\u4F1A\u6536\u8D39\uFF0C\u7ED3\u679C\u4E0D\u4F1A\u4F7F\u7528\u3002",done:"\u4EFB\u52A1\u5DF2\u53D6\u6D88\u5E76\u9000\u6B3E\u3002"},reveal:{button:"\u67E5\u770B\u63D0\u793A\u8BCD\u548C\u56FE\u7247",short:"\u67E5\u770B",title:"\u67E5\u770B\u63D0\u793A\u8BCD\u548C\u56FE\u7247",text:"\u8FD9\u4E9B\u5185\u5BB9\u5C5E\u4E8E\u7528\u6237\u3002\u5BA1\u8BA1\u4F1A\u8BB0\u5F55\u60A8\u67E5\u770B\u8FC7\u4EE5\u53CA\u539F\u56E0\u3002",done:"\u5185\u5BB9\u5982\u4E0B\uFF0C\u5DF2\u8BB0\u5165\u5BA1\u8BA1\u3002"},pauseModel:{button:"\u6682\u505C",title:"\u6682\u505C\u8BE5\u6A21\u578B",text:"\u6062\u590D\u4E4B\u524D\u4E0D\u518D\u63D0\u4F9B\uFF0C\u6B63\u5728\u8FD0\u884C\u7684\u4EFB\u52A1\u4F1A\u7EE7\u7EED\u5B8C\u6210\u3002",done:"\u6A21\u578B\u5DF2\u6682\u505C\u3002"},resumeModel:{button:"\u6062\u590D",title:"\u6062\u590D\u8BE5\u6A21\u578B",text:"\u91CD\u65B0\u63D0\u4F9B\u3002",done:"\u6A21\u578B\u5DF2\u6062\u590D\u3002"}},dialog:{amount:"\u79EF\u5206",amountOptional:"\u79EF\u5206\uFF08\u7559\u7A7A\u4E3A\u5168\u90E8\u4EF7\u683C\uFF09",amountWrong:"\u8BF7\u8F93\u5165\u4E0D\u5C0F\u4E8E 1 \u7684\u6574\u6570\u3002",reason:"\u539F\u56E0",reasonHint:"\u7528\u4E8E\u5BA1\u8BA1\uFF0C\u7528\u6237\u770B\u4E0D\u5230\u3002",reasonNeeded:"\u8BF7\u8F93\u5165\u539F\u56E0\u3002",description:"\u7528\u6237\u8D26\u76EE\u4E2D\u7684\u8BF4\u660E\uFF08\u53EF\u9009\uFF09",descriptionHint:"\u7528\u6237\u53EF\u4EE5\u770B\u5230\u3002\u7559\u7A7A\u5219\u4F7F\u7528\u6807\u51C6\u8BF4\u660E\u3002",cancelWaiting:"\u53D6\u6D88\u670D\u52A1\u5546\u5C1A\u672A\u63A5\u53D7\u7684\u4EFB\u52A1\u5E76\u9000\u6B3E",left:e=>`\u4ECA\u5929\u8FD8\u53EF\u4EE5\u53D1\u653E ${e}\u3002`,sending:"\u53D1\u9001\u4E2D\u2026\u2026",unanswered:"\u6CA1\u6709\u6536\u5230\u7B54\u590D\uFF0C\u53EF\u80FD\u5DF2\u7ECF\u6267\u884C\u3002\u518D\u6B21\u53D1\u9001\u4E5F\u53EA\u4F1A\u6267\u884C\u4E00\u6B21\u3002",mayBeDone:"\u6CA1\u6709\u6536\u5230\u7B54\u590D\uFF0C\u53EF\u80FD\u5DF2\u7ECF\u6267\u884C\u3002\u8BF7\u518D\u6B21\u53D1\u9001\u786E\u8BA4\u3002",sendAgain:"\u518D\u6B21\u53D1\u9001",discard:"\u91CD\u65B0\u586B\u5199",replayed:"\u4E4B\u524D\u7684\u8BF7\u6C42\u5DF2\u7ECF\u6267\u884C\u8FC7\uFF0C\u6CA1\u6709\u91CD\u590D\u6267\u884C\u3002",entry:"\u5BA1\u8BA1\u8BB0\u5F55",close:"\u5173\u95ED",prompt:"\u63D0\u793A\u8BCD",negativePrompt:"\u53CD\u5411\u63D0\u793A\u8BCD",original:e=>`\u8F93\u5165\u56FE\u7247 ${e}`,result:"\u7ED3\u679C",noPrompt:"\u6CA1\u6709\u63D0\u793A\u8BCD\uFF1A\u4F5C\u54C1\u5DF2\u5220\u9664\uFF0C\u6216\u6CA1\u6709\u4F7F\u7528\u63D0\u793A\u8BCD\u3002",noPictures:"\u6CA1\u6709\u56FE\u7247\u3002",refusals:{ALREADY_DONE:"\u5DF2\u7ECF\u662F\u8FD9\u4E2A\u72B6\u6001\uFF0C\u6216\u53EA\u80FD\u6267\u884C\u4E00\u6B21\u3002",BUSY:"\u6B63\u5728\u5904\u7406\uFF0C\u6216\u6B63\u5728\u7B49\u5F85\u670D\u52A1\u5546\u7684\u7B54\u590D\uFF0C\u8BF7\u7A0D\u540E\u518D\u8BD5\u3002",DAY_LIMIT_REACHED:"\u4ECA\u5929\u53EF\u4EE5\u53D1\u653E\u7684\u79EF\u5206\u5DF2\u7528\u5B8C\u3002",IDEMPOTENCY_KEY_REUSED:"\u8FD9\u4E2A\u5E42\u7B49\u952E\u5C5E\u4E8E\u53E6\u4E00\u4E2A\u8BF7\u6C42\uFF0C\u8BF7\u4F7F\u7528\u65B0\u7684\u952E\u518D\u6B21\u53D1\u9001\u3002",INSUFFICIENT_CREDITS:"\u4F59\u989D\u5C11\u4E8E\u8981\u6263\u9664\u7684\u79EF\u5206\u3002",INVALID_INPUT:"\u8FD9\u4E2A\u503C\u4E0D\u80FD\u4F7F\u7528\u3002",NOT_ALLOWED:"\u60A8\u7684\u89D2\u8272\u4E0D\u5141\u8BB8\uFF0C\u6216\u8FD9\u6837\u4F1A\u4F7F\u8FD0\u8425\u4EBA\u5458\u65E0\u6CD5\u767B\u5F55\u3002",NOT_FOUND:"\u4E0D\u5B58\u5728\u3002",WRONG_STATE:"\u4EFB\u52A1\u7684\u72B6\u6001\u4E0D\u5141\u8BB8\u8FD9\u6837\u505A\u3002"},refused:(e,a)=>a}};var Xu={en:$s,zh:Vs},g=Ae(()=>Xu[Ee.value]);function zs(e,a){return new Intl.NumberFormat(de.value,{style:"currency",currency:a}).format(Number(e))}function Er(e,a){return new Intl.NumberFormat(de.value,{style:"currency",currency:a,minimumSignificantDigits:1,maximumSignificantDigits:4}).format(Number(e))}function Aa(e){return new Intl.NumberFormat(de.value,{style:"percent",maximumFractionDigits:1}).format(e)}function Pa(e){return new Intl.NumberFormat(de.value,{maximumFractionDigits:2}).format(e)}function Ks(e){return new Intl.NumberFormat(de.value,{notation:"compact",maximumFractionDigits:1}).format(e)}function Ra(e,a=0){return new Intl.DateTimeFormat(de.value,{hour:"2-digit",minute:"2-digit",second:"2-digit",hourCycle:"h23",...a?{fractionalSecondDigits:a}:{}}).format(new Date(e))}function Da(e){return new Intl.DateTimeFormat(de.value,{timeStyle:"short"}).format(e)}function Ur(e){return new Intl.DateTimeFormat(de.value,{month:"long",year:"numeric",timeZone:"UTC"}).format(new Date(`${e}-01`))}function Xt(e){return new Intl.DateTimeFormat(de.value,{day:"numeric",month:"short",timeZone:"UTC"}).format(new Date(e))}function da(e){let{duration:a}=g.value;if(e<90)return a.seconds(S(Math.max(Math.round(e),0)));let t=Math.round(e/60);return t<60?a.minutes(t):t<2880?a.hours(Pa(Math.round(t/6)/10)):a.days(Math.round(e/86400))}function st(e){return e<10?g.value.duration.seconds(Pa(Math.max(e,0))):da(e)}function Ta(e,a){return(Date.parse(a)-Date.parse(e))/1e3}var ju=0;function r(e,a,t,o,s,n){a||(a={});var u,l,f=a;if("ref"in f)for(l in f={},a)l=="ref"?u=a[l]:f[l]=a[l];var i={type:e,props:f,key:t,ref:u,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--ju,__i:-1,__u:0,__source:s,__self:n};if(typeof e=="function"&&(u=e.defaultProps))for(l in u)f[l]===void 0&&(f[l]=u[l]);return A.vnode&&A.vnode(i),i}function jt(e){switch(e.__typename){case"User":return Ne(e.id);case"Generation":return ie(e.id);case"Payment":return _a(e.id);case"LedgerEntry":return Ne(e.userId);case"ModelHealth":return"/queue";default:return null}}var Ne=e=>`/users/${encodeURIComponent(e)}`,ie=e=>`/generations/${encodeURIComponent(e)}`,_a=e=>`/payments/${encodeURIComponent(e)}`;function K({id:e,to:a}){return a?r(E,{class:"id",href:a,children:e}):r("code",{class:"id",children:e})}function Je({id:e,children:a}){return r(E,{class:a?"link":"id",href:Ne(e),children:a??e})}function R({at:e}){return r("time",{dateTime:e,title:new Date(e).toISOString(),children:Kt(e)})}var Qu={WAITING:"tag-pending",PROCESSING:"tag-pending",SUCCESS:"tag-paid",FAILED:"tag-failed",CANCELED:"tag-quiet"};function Ye({status:e}){return r("span",{class:`tag ${Qu[e]}`,children:g.value.statuses[e]})}function Ma({status:e}){return r("span",{class:`tag tag-${e.toLowerCase()}`,children:g.value.paymentStates[e]})}function U({title:e,aside:a,class:t="",isBusy:o=!1,children:s}){let n=Be();return r("section",{class:`panel card ${t}`,"aria-labelledby":n,"aria-busy":o,children:[r("div",{class:"panel-head",children:[r("h2",{id:n,children:e}),a]}),s]})}function He({facts:e}){return r("dl",{class:"facts",children:e.filter(({value:a})=>a!=null&&a!==!1&&a!=="").map(({name:a,value:t})=>r("div",{children:[r("dt",{children:a}),r("dd",{children:t})]},a))})}function N({read:{error:e,reload:a}}){return r("div",{class:"alert",role:"alert",children:e!==null&&r("p",{class:"trouble trouble-box",children:[Nr(e)," ",r("button",{class:"button",type:"button",onClick:a,children:g.value.common.tryAgain})]})})}function Nr(e){let{common:a}=g.value;return e instanceof Ie?a.unreachable:e instanceof Ce&&e.code==="RATE_LIMITED"?a.rateLimited(e.retryAfter):a.failed(e instanceof Error?e.message:"")}function G(){return r("p",{class:"hint loading","aria-busy":"true",children:[r("span",{class:"spinner","aria-hidden":"true"})," ",g.value.common.loading]})}function Ge(e){return g.value.audit.actions[e]??e}function Hr({outcome:e}){let{audit:a}=g.value,t=e==="done";return r("span",{class:`tag ${t?"tag-paid":"tag-failed"}`,children:t?a.done:a.refused})}function Fa({entry:e}){let{audit:a,columns:t,nav:o}=g.value,s=o.roles,n=Ju(e);return r("div",{class:"entry",children:[r("p",{class:"entry-head",children:[r("strong",{children:Ge(e.action)})," ",r(Hr,{outcome:e.outcome})," ",r("span",{class:"hint",children:[r(R,{at:e.createdAt})," ",r("span",{class:"unseen",children:Ra(e.createdAt)})]})]}),e.refusal&&r("p",{class:"trouble",children:e.refusal}),r(He,{facts:[{name:a.fields.change,value:n.length>0&&r(Zu,{changes:n})},{name:t.amount,value:e.change==null?null:ot(e.change)},{name:a.fields.reason,value:e.reason},{name:t.operator,value:`${e.actor} (${s[e.role.toUpperCase()]??e.role})`},{name:t.subject,value:r(Qt,{id:e.subjectId})},{name:t.user,value:e.concerns&&e.concerns!==e.subjectId?r(Qt,{id:e.concerns}):null},{name:a.fields.request,value:e.request==="{}"?null:r("code",{class:"json",children:e.request})},{name:a.fields.entry,value:e.entryId&&r(K,{id:e.entryId})},{name:a.fields.key,value:e.idempotencyKey&&r(K,{id:e.idempotencyKey})},{name:a.fields.requestId,value:e.requestId&&r(K,{id:e.requestId})},{name:t.id,value:r(K,{id:e.id})}]})]})}function Qt({id:e}){return e.startsWith("usr_")?r(K,{id:e,to:Ne(e)}):e.startsWith("cre_")?r(K,{id:e,to:ie(e)}):r(K,{id:e})}function Zu({changes:e}){return r("ul",{class:"changes",children:e.map(([a,t,o])=>r("li",{children:[a,": ",js(t)," \u2192 ",r("strong",{children:js(o)})]},a))})}function Ju({before:e,after:a}){let[t,o]=[Xs(e),Xs(a)];return Object.keys({...t,...o}).filter(s=>JSON.stringify(t[s])!==JSON.stringify(o[s])).map(s=>[s,t[s],o[s]])}function Xs(e){try{let a=JSON.parse(e??"{}");return typeof a=="object"&&a!==null?a:{}}catch{return{}}}function js(e){return e==null?"\u2013":typeof e=="string"?e:JSON.stringify(e)}var ia=(...e)=>e.filter((a,t,o)=>!!a&&a.trim()!==""&&o.indexOf(a)===t).join(" ").trim();var Qs=e=>e?.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase();function Zs(e,a,t=[]){if(a==null)throw new Error("[lucide]: iconNode is required when icon name is used");return{name:Qs(e),size:24,node:a,...t.length>0?{aliases:t}:{}}}var Js=e=>{let a="",t=!1;for(let o of e){if(o==="-"||o==="_"||o<=" "){t=a.length>0;continue}a.length===0?a+=o.toLowerCase():a+=t?o.toUpperCase():o,t=!1}return a};var Ys=e=>{let a=Js(e);return a.charAt(0).toUpperCase()+a.slice(1)};var ea={xmlns:"http://www.w3.org/2000/svg",width:24,height:24,viewBox:"0 0 24 24",fill:"none",stroke:"currentColor","stroke-width":2,"stroke-linecap":"round","stroke-linejoin":"round"};function Gr(e){return e!=null}function en(e,a={}){let t=a.attributeNames??{},o=d=>t[d]??d,s=e.size??e.width??ea.width,n=e.size??e.height??ea.height,u=e.aliases?.filter(d=>typeof d=="string"&&d.trim()!=="").map(d=>`lucide-${d}`)??[],l=[...e.name?[`lucide-${e.name}`]:[],...u],f=a.className?.split(" ").filter(Boolean)??[],i=a.includeDefaultClasses===!1?ia(...f):ia("lucide",...l,...f),c=a.absoluteStrokeWidth?Number(a.strokeWidth??ea["stroke-width"])*Number(e.size??e.width??ea.width)/Number(a.size??a.width??ea.width):a.strokeWidth??ea["stroke-width"];return["svg",{...Object.entries(ea).reduce((d,[m,h])=>(d[o(m)]=h,d),{}),..."color"in a&&a.color&&{[o("stroke")]:a.color},..."size"in a&&Gr(a.size)&&{[o("width")]:a.size,[o("height")]:a.size},..."width"in a&&Gr(a.width)&&{[o("width")]:a.width},..."height"in a&&Gr(a.height)&&{[o("height")]:a.height},[o("stroke-width")]:c,...i&&{[o("class")]:i},[o("viewBox")]:`0 0 ${s} ${n}`,...a.hasA11yProp===!1?{[o("aria-hidden")]:"true"}:{},..."attributes"in a&&a.attributes},e.node.map(d=>{let[m,h,v]=d,I=a.nonScalingStroke?{[o("vector-effect")]:"non-scaling-stroke",...h}:h;return v?[m,I,v]:[m,I]})]}var an=e=>{for(let a in e)if(a.startsWith("aria-")||a==="role"||a==="title")return!0;return!1};var Yu=ha({size:24,color:"currentColor",strokeWidth:2,absoluteStrokeWidth:!1,nonScalingStroke:!1,class:""});var tn=()=>Ia(Yu);var rn=({color:e,size:a,width:t,height:o,strokeWidth:s,absoluteStrokeWidth:n,nonScalingStroke:u,children:l,iconNode:f=[],icon:i={node:f,aliases:[],size:24},class:c="",...p})=>{let{size:d=24,strokeWidth:m=2,absoluteStrokeWidth:h=!1,nonScalingStroke:v=!1,color:I="currentColor",class:C=""}=tn()??{},[x,y,j=[]]=en(i,{color:e??I,width:t??a??d,height:o??a??d,strokeWidth:s??m,absoluteStrokeWidth:n??h,nonScalingStroke:u??v,className:ia(C,c),hasA11yProp:!!l||an(p),attributes:p});return oe(x,{...y},[...j.map(([M,$])=>oe(M,$)),...lr(l)])};function F(e,a,t=[]){let o=typeof e=="string"?Zs(e,a,t):e,s=({class:n="",className:u="",children:l,...f})=>oe(rn,{...f,icon:o,class:ia(n,u)},l);return o.name&&(s.displayName=Ys(o.name)),s}var on={name:"chevron-left",size:24,node:[["path",{d:"m15 18-6-6 6-6",key:"1wnfg3"}]]};on.node;var fa=F(on);var sn={name:"chevron-right",size:24,node:[["path",{d:"m9 18 6-6-6-6",key:"mthhwq"}]]};sn.node;var ca=F(sn);var nn={name:"clock",size:24,node:[["circle",{cx:"12",cy:"12",r:"10",key:"1mglay"}],["path",{d:"M12 6v6l4 2",key:"mmk7yg"}]]};nn.node;var nt=F(nn);var un={name:"cloud-off",size:24,node:[["path",{d:"M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057",key:"1uxyv8"}],["path",{d:"M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78",key:"99tcn7"}],["path",{d:"m2 2 20 20",key:"1ooewy"}]]};un.node;var ut=F(un);var ln={name:"languages",size:24,node:[["path",{d:"m5 8 6 6",key:"1wu5hv"}],["path",{d:"m4 14 6-6 2-3",key:"1k1g8d"}],["path",{d:"M2 5h12",key:"or177f"}],["path",{d:"M7 2h1",key:"1t2jsx"}],["path",{d:"m22 22-5-10-5 10",key:"don7ne"}],["path",{d:"M14 18h6",key:"1m8k6r"}]]};ln.node;var lt=F(ln);var dn={name:"moon",size:24,node:[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",key:"kfwtm"}]]};dn.node;var dt=F(dn);var fn={name:"refresh-cw",size:24,node:[["path",{d:"M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8",key:"v9h5vc"}],["path",{d:"M21 3v5h-5",key:"1q7to0"}],["path",{d:"M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16",key:"3uifl3"}],["path",{d:"M8 16H3v5",key:"1cv678"}]]};fn.node;var it=F(fn);var cn={name:"search",size:24,node:[["path",{d:"m21 21-4.34-4.34",key:"14j7rj"}],["circle",{cx:"11",cy:"11",r:"8",key:"4ej97u"}]]};cn.node;var ft=F(cn);var pn={name:"sliders-horizontal",size:24,node:[["path",{d:"M10 5H3",key:"1qgfaw"}],["path",{d:"M12 19H3",key:"yhmn1j"}],["path",{d:"M14 3v4",key:"1sua03"}],["path",{d:"M16 17v4",key:"1q0r14"}],["path",{d:"M21 12h-9",key:"1o4lsq"}],["path",{d:"M21 19h-5",key:"1rlt1p"}],["path",{d:"M21 5h-7",key:"1oszz2"}],["path",{d:"M8 10v4",key:"tgpxqk"}],["path",{d:"M8 12H3",key:"a7s4jb"}]]};pn.node;var ct=F(pn);var mn={name:"sun",size:24,node:[["circle",{cx:"12",cy:"12",r:"4",key:"4exip2"}],["path",{d:"M12 2v2",key:"tus03m"}],["path",{d:"M12 20v2",key:"1lh1kg"}],["path",{d:"m4.93 4.93 1.41 1.41",key:"149t6j"}],["path",{d:"m17.66 17.66 1.41 1.41",key:"ptbguv"}],["path",{d:"M2 12h2",key:"1t8f8n"}],["path",{d:"M20 12h2",key:"1q8mjw"}],["path",{d:"m6.34 17.66-1.41 1.41",key:"1m8zz5"}],["path",{d:"m19.07 4.93-1.41 1.41",key:"1shlcs"}]]};mn.node;var pt=F(mn);var gn={name:"triangle-alert",size:24,node:[["path",{d:"m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3",key:"wmoenq"}],["path",{d:"M12 9v4",key:"juzpu7"}],["path",{d:"M12 17h.01",key:"p32p05"}]],aliases:["alert-triangle"]};gn.node;var aa=F(gn);var hn={name:"user-round",size:24,node:[["circle",{cx:"12",cy:"8",r:"5",key:"1hypcn"}],["path",{d:"M20 21a8 8 0 0 0-16 0",key:"rfgkzh"}]],aliases:["user-2"]};hn.node;var ta=F(hn);var Ln={name:"x",size:24,node:[["path",{d:"M18 6 6 18",key:"1bl5f8"}],["path",{d:"m6 6 12 12",key:"d8bk6v"}]]};Ln.node;var mt=F(Ln);function ra({filters:e,children:a}){let{common:t}=g.value,o=s=>{s.preventDefault();let n=new FormData(s.currentTarget);e.set(Object.fromEntries([...n].map(([u,l])=>[u,String(l)])))};return r("details",{class:"filters card",open:!e.isEmpty||matchMedia("(min-width: 861px)").matches,children:[r("summary",{children:[r(ct,{"aria-hidden":"true"}),t.filters]}),r("form",{onSubmit:o,children:[a,r("div",{class:"filters-end",children:[r("button",{class:"button",type:"submit",children:t.apply}),!e.isEmpty&&r("button",{class:"button button-quiet",type:"button",onClick:e.clear,children:t.clear})]})]},e.text)]})}function se({filters:e,name:a,label:t,type:o="text"}){let s=Be();return r("div",{class:"filter",children:[r("label",{for:s,children:t}),r("input",{id:s,class:"field",name:a,type:o,defaultValue:e.get(a),maxLength:500,autoComplete:"off",autoCapitalize:"none",spellcheck:!1})]})}function Te({filters:e,name:a,label:t,choices:o}){let s=Be();return r("div",{class:"filter",children:[r("label",{for:s,children:t}),r("select",{id:s,class:"field",name:a,onChange:n=>n.currentTarget.form?.requestSubmit(),children:[["",g.value.common.all],...o].map(([n,u])=>r("option",{value:n,selected:e.get(a)===n,children:u},n))})]})}function Se(){let[e]=ka(),[a,t]=ne(),o=s=>{s.sort();let n=s.toString();t(n?`${a}?${n}`:a)};return{get:s=>e.get(s)??"",set:s=>{let n=new URLSearchParams(e);for(let[u,l]of Object.entries(s))l.trim()?n.set(u,l.trim()):n.delete(u);o(n)},clear:()=>t(a),isEmpty:e.size===0,text:e.toString()}}function oa(e,a){return e.find(t=>t===a)??null}function Ba(e){let a=new Date(`${e}T00:00`);return e&&!Number.isNaN(a.getTime())?a.toISOString():null}function _e({title:e,read:a}){let{refresh:t}=g.value.common;return r("div",{class:"list-head",children:[r("h1",{children:e}),r("button",{class:"icon-button",type:"button","aria-label":t,title:t,onClick:a.reload,children:r(it,{})})]})}function H({label:e,columns:a,items:t,keyOf:o,none:s,total:n}){return t.length===0?r("p",{class:"hint none",children:s}):r("div",{class:"rows-frame",role:"group","aria-label":e,tabIndex:0,children:r("table",{class:"rows",children:[r("thead",{children:r("tr",{children:a.map(({title:u,...l})=>r("th",{scope:"col",class:In(l),children:u},u))})}),r("tbody",{children:t.map(u=>r(xn,{columns:a,item:u},o(u)))}),n&&r("tfoot",{children:r(xn,{columns:a,item:n})})]})})}function xn({columns:e,item:a}){return r("tr",{children:e.map(({title:t,cell:o,...s})=>r("td",{class:In(s),"data-label":t,children:r("span",{class:"cell",children:o(a)})},t))})}function In({isNumber:e,isWide:a}){return e?"number":a?"wide":void 0}function be({pager:e,page:a,of:t}){let{common:o}=g.value,{endCursor:s}=a;return e.number===1&&!a.hasNextPage?null:r("nav",{class:"turning","aria-label":t,children:[r("button",{class:"button",type:"button",disabled:e.number===1,onClick:e.back,children:[r(fa,{"aria-hidden":"true"}),o.newer]}),r("span",{class:"hint","aria-live":"polite",children:o.page(e.number)}),r("button",{class:"button",type:"button",disabled:!a.hasNextPage||!s,onClick:()=>s&&e.next(s),children:[o.older,r(ca,{"aria-hidden":"true"})]})]})}function Cn(){let{columns:e,user:a,users:t}=g.value;return[{title:e.email,isWide:!0,cell:({id:o,email:s,blockedAt:n})=>r(L,{children:[r(E,{class:"link",href:Ne(o),title:s??void 0,children:s??a.noEmail})," ",n&&r("span",{class:"tag tag-failed",children:t.blocked})]})},{title:e.id,cell:({id:o})=>r(K,{id:o})},{title:a.since,cell:({createdAt:o})=>r(R,{at:o})},{title:e.balance,isNumber:!0,cell:({balance:o})=>S(o)},{title:e.owed,isNumber:!0,cell:({owed:o})=>o>0?r("strong",{class:"loss",children:S(o)}):"0"}]}function yn(){let{columns:e,ledgerKinds:a}=g.value;return[{title:e.when,cell:({createdAt:t})=>r(R,{at:t})},{title:e.kind,cell:({kind:t})=>a[t]},{title:e.description,isWide:!0,cell:({description:t,generationId:o,paymentId:s})=>{let n=o?ie(o):s?_a(s):null;return n===null?r("span",{title:t,children:t}):r(E,{class:"link",href:n,title:o??s??void 0,children:t})}},{title:e.amount,isNumber:!0,cell:({amount:t})=>r("span",{class:t>0?"gain":void 0,children:ot(t)})},{title:e.balance,isNumber:!0,cell:({balanceAfter:t})=>S(t)}]}function Zt(e=!1){let{columns:a}=g.value;return[{title:a.created,cell:({id:t,createdAt:o})=>e?r(E,{class:"link",href:ie(t),title:t,children:r(R,{at:o})}):r(R,{at:o})},{title:a.state,cell:({status:t})=>r(Ye,{status:t})},...e?[]:[{title:a.id,cell:({id:t})=>r(K,{id:t,to:ie(t)})}],...e?[]:[{title:a.model,cell:({model:t})=>t}],{title:e?a.model:a.reason,isWide:!0,cell:t=>r(el,{generation:t,hasModel:e})},{title:a.price,isNumber:!0,cell:({creditsUsed:t})=>S(t)}]}function el({generation:e,hasModel:a}){let{failures:t,steps:o,generation:s,user:n}=g.value,{model:u,failureCode:l,providerMessage:f,step:i,attempts:c,deletedAt:p}=e,d=l?t[l]:i?o[i]:null,m=l?f:i&&i!=="AWAIT"&&c>0?s.attempt(c+1):null;return r("span",{title:m??void 0,children:[[a?u:null,d].filter(Boolean).join(" \xB7 "),m&&r("span",{class:"hint",children:[" \xB7 ",m]})," ",p&&r("span",{class:"tag tag-quiet",children:n.deleted})]})}function Jt(){let{columns:e}=g.value;return[{title:e.when,cell:({id:a,createdAt:t})=>r(E,{class:"link",href:_a(a),children:r(R,{at:t})})},{title:e.state,cell:({paymentStatus:a})=>r(Ma,{status:a})},{title:e.stripe,isWide:!0,cell:({paymentIntent:a,providerReference:t})=>r("code",{class:"id",children:a??t??"\u2013"})},{title:e.amount,isNumber:!0,cell:({credits:a})=>S(a)},{title:e.paid,isNumber:!0,cell:a=>r(al,{payment:a})}]}function al({payment:{amount:e,amountReturned:a,currency:t,currencyDecimals:o}}){let{columns:s}=g.value;return r(L,{children:[Ue(e,t,o),a>0&&r("span",{class:"loss cell-note",children:[s.returned,": ",Ue(a,t,o)]})]})}function qa(e=!1){let{columns:a,audit:t}=g.value;return[{title:a.when,cell:({createdAt:s})=>r(R,{at:s})},{title:a.action,cell:({action:s})=>Ge(s)},{title:a.outcome,cell:({outcome:s})=>r(Hr,{outcome:s})},e?null:{title:a.subject,cell:({subjectId:s})=>r(Qt,{id:s})},{title:a.operator,cell:({actor:s})=>r("span",{class:"cut",children:s})},{title:a.reason,isWide:!0,cell:s=>r("details",{class:"entry-details",children:[r("summary",{children:s.reason??t.noReason}),r(Fa,{entry:s})]})},{title:a.amount,isNumber:!0,cell:({change:s})=>s==null?"\u2013":ot(s)}].filter(s=>s!==null)}function W(e){let a=g.value.nav.console;b(()=>{document.title=`${e} \xB7 ${a} \xB7 Atelier`},[e,a])}var tl=25;function Sn(){let{audit:e}=g.value,a=Se(),t=Le(a.text),o=Object.keys(e.actions).map(u=>u.toUpperCase()),s=z(Ft,{first:tl,after:t.after,filter:{actor:a.get("operator")||null,action:oa(o,a.get("action")),userId:a.get("user")||null,subjectId:a.get("subject")||null}});W(e.title);let n=s.data?.audit;return r("div",{class:"list-view","aria-busy":s.isBusy,children:[r(_e,{title:e.title,read:s}),r(ra,{filters:a,children:[r(Te,{filters:a,name:"action",label:e.action,choices:o.map(u=>[u,Ge(u.toLowerCase())])}),r(se,{filters:a,name:"operator",label:e.operator}),r(se,{filters:a,name:"user",label:e.userId}),r(se,{filters:a,name:"subject",label:e.subject})]}),r(N,{read:s}),n?r(L,{children:[r(H,{label:e.title,columns:qa(),items:n.nodes,keyOf:({id:u})=>u,none:e.none}),r(be,{pager:t,page:n,of:e.title})]}):s.error===null&&r(G,{})]})}function Yt({groups:e,hours:a}){let{failed:t,failures:o,columns:s}=g.value;return r(H,{label:t.title,columns:[{title:s.count,isNumber:!0,cell:({count:n})=>r("strong",{children:S(n)})},{title:s.model,cell:({model:n})=>n},{title:s.reason,cell:({failureCode:n})=>o[n]},{title:s.words,isWide:!0,cell:({providerCode:n,providerMessage:u})=>r("span",{class:"whole",children:[n&&r("code",{class:"id",children:n})," ",u??(n?"":t.noWords)]})},{title:s.last,cell:({lastAt:n})=>r(R,{at:n})},{title:s.actions,cell:n=>r("span",{class:"links",children:[r(E,{class:"link",href:ie(n.example),children:t.example}),r(E,{class:"link",href:ol(n,a),children:t.members})]})}],items:e,keyOf:rl,none:t.none})}function rl({model:e,failureCode:a,providerCode:t,providerMessage:o}){return JSON.stringify([e,a,t,o])}function ol(e,a){let t=new Date(Date.now()-a*36e5).toISOString(),o=new URLSearchParams({state:"FAILED",model:e.model,failure:e.failureCode,since:t});return e.providerCode&&o.set("code",e.providerCode),e.providerMessage&&o.set("words",e.providerMessage),`/generations?${o}`}var bn=[1,24,168,720,2160],wn=24,sl=1e4;function vn(){let{failed:e}=g.value,a=Se(),t=bn.find(l=>String(l)===a.get("hours"))??wn,o=z(Mt,{hours:t});W(e.title);let s=je(),n=De(o.reload,sl);b(()=>{s&&n()},[s,n]);let u=o.data?.failures;return r("div",{class:"list-view","aria-busy":o.isBusy,children:[r(_e,{title:e.title,read:o}),r("p",{class:"hint",children:e.text}),r("fieldset",{class:"chips",children:[r("legend",{class:"unseen",children:e.within}),bn.map(l=>r("label",{class:"chip",children:[r("input",{class:"unseen",type:"radio",name:"hours",checked:l===t,onChange:()=>a.set({hours:l===wn?"":String(l)})}),e.hours[l]]},l))]}),r(N,{read:o}),u?r(L,{children:[r("p",{class:"hint",role:"status",children:e.total(u.reduce((l,{count:f})=>l+f,0))}),r(Yt,{groups:u,hours:t})]}):o.error===null&&r(G,{})]})}function kn({label:e,class:a,close:t,onKeyDown:o,children:s}){let n=T(null);return b(()=>{let u=n.current,l=document.activeElement;return u?.showModal(),()=>{u?.close(),l instanceof HTMLElement&&l.isConnected&&l.focus({preventScroll:!0})}},[]),r("dialog",{ref:n,class:a,"aria-label":e,onCancel:u=>{u.preventDefault(),t()},onClick:u=>{u.target===u.currentTarget&&t()},onKeyDown:o,children:s})}function An({creation:e}){let{dialog:a}=g.value,{prompt:t,negativePrompt:o,originalImageUrls:s,generatedImageUrl:n}=e;return r("div",{class:"revealed",children:[r("h3",{class:"label",children:a.prompt}),t?r("blockquote",{dir:"auto",children:t}):r("p",{class:"hint",children:a.noPrompt}),o&&r(L,{children:[r("h3",{class:"label",children:a.negativePrompt}),r("blockquote",{dir:"auto",children:o})]}),s.length===0&&!n?r("p",{class:"hint",children:a.noPictures}):r("div",{class:"revealed-pictures",children:[s.map((u,l)=>r("figure",{children:[r("img",{src:u,alt:a.original(l+1)}),r("figcaption",{class:"hint",children:a.original(l+1)})]},u)),n&&r("figure",{children:[r("img",{src:n,alt:a.result}),r("figcaption",{class:"hint",children:a.result})]})]})]})}var nl=500,ul=200,ll=2**31-1;function fe({action:e,class:a="",isShort:t=!1}){if(!gs(e.name))return null;let{button:o,short:s}=g.value.actions[e.name];return r("button",{class:`button ${a}`,type:"button","aria-label":t?`${o}: ${e.label}`:void 0,onClick:()=>{wa.value=e},children:t?s??o:o})}function Pn(){let e=wa.value;return e===null?null:r(dl,{action:e},`${e.name} ${e.subject}`)}function dl({action:e}){let a=g.value.actions[e.name],[t,o]=J(null),s=t?.revealed!=null,n=()=>{wa.value=null};return r(kn,{label:a.title,class:`dialog action ${s?"action-wide":""}`,close:n,children:[r("div",{class:"action-head",children:[r("h2",{children:a.title}),r("button",{class:"icon-button",type:"button","aria-label":g.value.common.close,onClick:n,children:r(mt,{})})]}),r("p",{class:"action-subject",children:e.label}),t===null?r(il,{action:e,finish:o,close:n}):r(cl,{name:e.name,outcome:t,close:n})]})}function il({action:e,finish:a,close:t}){let{actions:o,dialog:s,common:n}=g.value,u=Ht(e.name),[l,f]=J(()=>Gt(e)),[i,c]=J(l?.draft??ms),[p,d]=J({}),[m,h]=J(!1),v=T(null),I=y=>c(j=>({...j,...y})),C=l!==null||m,x=async y=>{if(y.preventDefault(),m)return;let j=pl(i,u.amount);if(d(j),!(Object.keys(j).length>0)){h(!0);try{let M=await hs(e,i);if("entry"in M){u.gives&&ls().catch(()=>{}),a(M);return}f(null),d(ml(M))}catch(M){let $=Gt(e);f($),d({whole:hl(M,$!==null)})}h(!1)}};return b(()=>{Object.keys(p).length>0&&v.current?.querySelector("[aria-invalid=true]")?.focus()},[p]),r("form",{class:"action-form",ref:v,noValidate:!0,onSubmit:y=>{x(y)},children:[r("p",{children:o[e.name].text}),u.gives&&r(fl,{}),r("p",{class:"trouble",role:"alert",children:p.whole??(l!==null&&!m?s.unanswered:null)}),u.amount&&r(Wr,{label:u.amount==="optional"?s.amountOptional:s.amount,problem:p.amount,value:i.amount,isFixed:C,inputMode:"numeric",isFirst:!0,change:y=>I({amount:y})}),r(Wr,{label:s.reason,hint:s.reasonHint,problem:p.reason,value:i.reason,isFixed:C,most:nl,isLong:!0,isFirst:!u.amount,change:y=>I({reason:y}),send:()=>v.current?.requestSubmit()}),u.description&&r(Wr,{label:s.description,hint:s.descriptionHint,problem:p.description,value:i.description,isFixed:C,most:ul,change:y=>I({description:y})}),u.cancelWaiting&&r("label",{class:"check",children:[r("input",{type:"checkbox",checked:i.cancelWaiting,disabled:C,onChange:y=>I({cancelWaiting:y.currentTarget.checked})}),s.cancelWaiting]}),r("div",{class:"actions",children:[l===null?r("button",{class:"button",type:"button",onClick:t,children:n.cancel}):r("button",{class:"button",type:"button",disabled:m,onClick:()=>{Nt(e),f(null),d({})},children:s.discard}),r("button",{class:`button ${u.danger?"button-danger":"button-main"}`,type:"submit","aria-disabled":m,children:m?s.sending:l===null?o[e.name].button:s.sendAgain})]})]})}function fl(){let{dialog:e,credits:a}=g.value,t=Oe.value;return t?.creditsPerDay==null?null:r("p",{class:"hint",children:e.left(a(Math.max(t.creditsPerDay-t.creditsGivenToday,0)))})}function Wr({label:e,hint:a,problem:t,value:o,isFixed:s,most:n,isLong:u,isFirst:l,inputMode:f,change:i,send:c}){let p=Be(),d={id:p,class:"field",value:o,readOnly:s,maxLength:n,autofocus:l,autoComplete:"off","aria-invalid":t!==void 0,"aria-describedby":`${p}-hint ${p}-problem`};return r("div",{class:"action-field",children:[r("label",{class:"label",for:p,children:e}),u?r("textarea",{...d,rows:3,onInput:m=>i(m.currentTarget.value),onKeyDown:m=>{m.key==="Enter"&&(m.ctrlKey||m.metaKey)&&c?.()}}):r("input",{...d,type:"text",inputMode:f,onInput:m=>i(m.currentTarget.value)}),r("p",{class:"hint",id:`${p}-hint`,children:a}),r("p",{class:"trouble",id:`${p}-problem`,children:t})]})}function cl({name:e,outcome:a,close:t}){let{actions:o,dialog:s}=g.value,n=T(null);return b(()=>n.current?.focus(),[]),r("div",{class:"action-form",children:[r("p",{class:"action-done",role:"status",ref:n,tabIndex:-1,children:a.replayed?s.replayed:o[e].done}),a.revealed&&r(An,{creation:a.revealed}),r("h3",{class:"label",children:s.entry}),r(Fa,{entry:a.entry}),r("div",{class:"actions",children:r("button",{class:"button button-main",type:"button",onClick:t,children:s.close})})]})}function pl({amount:e,reason:a},t){let{dialog:o}=g.peek(),s={},n=e.trim().replaceAll(/[\s,']/g,"");return t&&(t==="required"||n!=="")&&!(/^\d+$/.test(n)&&Number(n)>=1&&Number(n)<=ll)&&(s.amount=o.amountWrong),a.trim()===""&&(s.reason=o.reasonNeeded),s}function ml(e){let a={};for(let{code:t,message:o,path:s}of e){let n=s?.at(-1),u=n==="amount"||n==="reason"||n==="description"?n:"whole";a[u]??=gl(t,o)}return a}function gl(e,a){let{dialog:t}=g.peek();return t.refused(a,t.refusals[e])}function hl(e,a){let{dialog:t}=g.peek();return e instanceof ye||e instanceof ze?"":e instanceof Ie?a?t.unanswered:t.mayBeDone:Nr(e)}function Rn({entries:e,start:a}){return r("ol",{class:"timeline",children:e.map((t,o)=>r("li",{class:`timeline-${xl(t)}`,children:[r("p",{class:"timeline-time",children:[r("time",{dateTime:t.at,title:`${Kt(t.at)} \xB7 ${t.at}`,children:Ra(t.at,3)}),r("span",{class:"hint",children:g.value.generation.after(st(Ta(a,t.at)))})]}),r("div",{class:"timeline-body",children:[r("p",{children:[r("strong",{children:Il(t)})," ",r("span",{class:"hint",children:Cl(t).join(" \xB7 ")})]}),(t.code||t.message)&&!Ll(t,e[o-1])&&r("blockquote",{children:[t.code&&r("code",{class:"id",children:t.code})," ",t.message]})]})]},`${t.kind} ${t.at} ${o}`))})}function Ll({code:e,message:a},t){return t!==void 0&&t.code===e&&t.message===a}function xl({kind:e,outcome:a}){return e==="RETRY"?"warn":e==="ENDED"?a==="success"?"good":"bad":e==="OPERATOR"?"operator":"plain"}function Il({kind:e,step:a,nextStep:t,outcome:o}){let{generation:s,steps:n,statuses:u,audit:l}=g.value;if(e==="STEP"&&a)return s.stepEnded(n[a],t?n[t]:null);if(e==="OPERATOR"){let[f="",i]=o.split(" ");return`${s.kinds.OPERATOR}: ${Ge(f)}${i==="done"?"":` (${l.refused})`}`}if(e==="ENDED"){let f=u;return`${s.kinds.ENDED}: ${f[o.toUpperCase()]??o}`}return s.kinds[e]}function Cl({kind:e,step:a,outcome:t,attempt:o,count:s,at:n,lastAt:u,seconds:l,actor:f,sentAt:i}){let{generation:c,steps:p}=g.value;return[e==="RETRY"&&a?p[a]:null,e==="RETRY"||e==="POLL"||e==="CALLBACK"?t:null,o==null?null:c.attempt(o),s>1?`${c.times(s)}, ${c.until(Ra(u))}`:null,l==null?null:c.took(st(l)),i&&i!==n?c.sentAt(Ra(i,3)):null,f??null].filter(d=>d!==null&&d!=="")}var yl=1e3;function Dn({id:e}){let{generation:a,common:t}=g.value,o=z(Yo,{id:e}),s=o.data?.generation,[,n]=ne(),u=De(o.reload,yl);return W(s?.id??a.title),b(()=>{if(s)return Ut({generationId:s.id},u)},[s?.id,u]),b(()=>{s&&s.id!==e&&n(ie(s.id),{replace:!0})},[s?.id,e]),s===void 0?o.error===null?r(G,{}):r(N,{read:o}):s===null?r("h1",{children:t.nothingHere(a.generation)}):r("div",{class:"generation-view","aria-busy":o.isBusy,children:[r(N,{read:o}),r(Sl,{generation:s}),r("div",{class:"generation-panels",children:[r(U,{title:a.timeline,class:"timeline-panel",children:r(Rn,{entries:s.timeline,start:s.createdAt})}),r("div",{class:"stack",children:[r(bl,{generation:s}),r(wl,{generation:s})]})]})]})}function Sl({generation:e}){let{generation:a,failures:t}=g.value,{id:o,userId:s,status:n,failureCode:u,createdAt:l,completedAt:f}=e,i=p=>({name:p,subject:o,label:o}),c=f!=null;return r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[a.title," ",r(Ye,{status:n})]}),r("p",{class:"under",children:[r(K,{id:o}),r("span",{children:[a.user,": ",r(Je,{id:s})]}),r("span",{children:[a.created,": ",r(R,{at:l})]}),u&&r("strong",{class:"loss",children:t[u]})]}),r("p",{class:"hint",children:a.hidden})]}),r("div",{class:"actions",children:[r(fe,{action:i("reveal")}),!c&&r(fe,{action:i("requeue")}),!c&&r(fe,{action:i("cancel"),class:"button-danger"}),n==="SUCCESS"&&r(fe,{action:i("goodwill"),class:"button-main"})]})]})}function bl({generation:e}){let{generation:a,credits:t,steps:o,failures:s,user:n}=g.value,{deletedAt:u,dueAt:l,leasedUntil:f,completedAt:i,step:c,retryOf:p,groupId:d,failureCode:m}=e;return r(U,{title:a.facts,children:r(He,{facts:[{name:a.failure,value:m&&s[m]},{name:a.shown,value:e.errorMessage},{name:a.price,value:t(e.creditsUsed)},{name:a.model,value:e.model},{name:a.style,value:e.style},{name:a.shape,value:`${e.aspectRatio}, ${e.resolution}, ${e.outputFormat}`},{name:a.step,value:c&&r(L,{children:[o[c]," \xB7 ",r(R,{at:e.stepAt})]})},{name:a.dueAt,value:l&&r(R,{at:l})},{name:a.leasedUntil,value:f&&r(R,{at:f})},{name:a.attempts,value:c!=="AWAIT"&&e.attempts>0&&String(e.attempts)},{name:a.completed,value:i&&r(R,{at:i})},{name:a.version,value:String(e.version)},{name:a.retryOf,value:p&&r(K,{id:p,to:ie(p)})},{name:a.group,value:d&&r(K,{id:d})},{name:a.deletedAt,value:u&&r(L,{children:[r(R,{at:u})," ",r("span",{class:"unseen",children:n.deleted})]})}]})})}function wl({generation:e}){let{generation:a}=g.value,{providerTaskId:t,providerMessage:o,askedAt:s,calledBackAt:n,providerCredits:u,providerSeconds:l}=e;return r(U,{title:a.provider,children:r(He,{facts:[{name:a.task,value:t&&r(K,{id:t})},{name:a.code,value:e.providerCode&&r("code",{class:"id",children:e.providerCode})},{name:a.words,value:o&&r(L,{children:[r("blockquote",{children:o}),r("span",{class:"hint",children:a.mayQuote})]})},{name:a.sent,value:a.sentTimes(e.providerAttempt)},{name:a.askedAt,value:s&&r(R,{at:s})},{name:a.resubmitted,value:e.resubmittedBecause},{name:a.calledBackAt,value:n&&r(R,{at:n})},{name:a.providerSeconds,value:l==null?null:st(l)},{name:a.providerCredits,value:u==null?null:Pa(u)},{name:a.reads,value:e.resultReads>0?String(e.resultReads):null},{name:a.refusedHost,value:e.resultRefusedHost}]})})}var vl=25,kl=5e3,Tn=["WAITING","PROCESSING","SUCCESS","FAILED","CANCELED"],_n=["PREPARE","SUBMIT","AWAIT","STORE"],Mn="unfinished";function Fn(){let{generations:e,statuses:a,steps:t,failures:o,common:s,columns:n}=g.value,u=Se(),l=Le(u.text),f=Object.keys(o),i=u.get("state"),c=z(es,{first:vl,after:l.after,filter:{status:oa(Tn,i),unfinished:i===Mn,step:oa(_n,u.get("step")),model:u.get("model")||null,userId:u.get("user")||null,failureCode:oa(f,u.get("failure")),providerCode:u.get("code")||null,providerMessage:u.get("words")||null,createdSince:Ba(u.get("from"))??(u.get("since")||null),createdBefore:Ba(u.get("to"))}});W(e.title);let p=je(),d=De(c.reload,kl);b(()=>{p&&l.after===null&&d()},[p,l.after,d]);let m=c.data?.generations;return r("div",{class:"list-view","aria-busy":c.isBusy,children:[r(_e,{title:e.title,read:c}),r(ra,{filters:u,children:[r(Te,{filters:u,name:"state",label:e.state,choices:[[Mn,e.unfinished],...Tn.map(h=>[h,a[h]])]}),r(Te,{filters:u,name:"step",label:e.step,choices:_n.map(h=>[h,t[h]])}),r(Te,{filters:u,name:"failure",label:e.failure,choices:f.map(h=>[h,o[h]])}),r(se,{filters:u,name:"model",label:e.model}),r(se,{filters:u,name:"user",label:e.user}),r(se,{filters:u,name:"code",label:e.code}),r(se,{filters:u,name:"words",label:e.words}),r(se,{filters:u,name:"from",label:s.from,type:"date"}),r(se,{filters:u,name:"to",label:s.to,type:"date"})]}),r(N,{read:c}),m?r(L,{children:[r(H,{label:e.title,columns:[...Zt(),{title:n.user,cell:({userId:h})=>r(Je,{id:h})}],items:m.nodes,keyOf:({id:h})=>h,none:e.none}),r(be,{pager:l,page:m,of:e.title})]}):c.error===null&&r(G,{})]})}var Al=20,Pl=.2,Rl=5,Bn=24,qn=5,Dl=1e4;function On(){let[e]=ka(),a=e.get("q")?.trim();return a?r(Tl,{text:a}):r(Bl,{})}function Tl({text:e}){let{search:a}=g.value,t=z(_t,{text:e});W(`${e} \xB7 ${a.title}`);let o=t.data?.search;return r("section",{class:"results","aria-busy":t.isBusy,children:[r("h1",{children:a.title}),r(N,{read:t}),o?r(L,{children:[r("p",{class:"hint",role:"status",children:[o.length===0?a.nothing:a.found(o.length)," ",o.length===Al&&a.most]}),r("ul",{class:"result-list",children:o.map(s=>r("li",{class:"card",children:r(_l,{found:s})},`${s.__typename} ${s.id}`))})]}):t.error===null&&r(G,{})]})}function _l({found:e}){let{search:a}=g.value,t=jt(e);return t===null?r("div",{class:"result",children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),e.__typename==="AuditEntry"&&r("details",{class:"entry-details",children:[r("summary",{children:Ge(e.action)}),r(Fa,{entry:e})]})]}):r(E,{class:"result",href:t,children:[r("span",{class:"result-kind",children:a.kinds[e.__typename]}),r("strong",{class:"mail",children:Ml(e)}),r("span",{class:"result-facts",children:r(Fl,{found:e})})]})}function Ml(e){return e.__typename==="User"?e.email??e.subject:e.__typename==="ModelHealth"?e.slug:e.id}function Fl({found:e}){let{credits:a,ledgerKinds:t,users:o,overview:s}=g.value;switch(e.__typename){case"User":return r(L,{children:[r("code",{class:"id",children:e.id})," ",a(e.balance)," ",e.blockedAt&&r("span",{class:"tag tag-failed",children:o.blocked})]});case"Generation":return r(L,{children:[r(Ye,{status:e.status})," ",e.model," \xB7 ",r(R,{at:e.createdAt})]});case"Payment":return r(L,{children:[r(Ma,{status:e.paymentStatus})," ",Ue(e.amount,e.currency,e.currencyDecimals)," \xB7"," ",r("code",{class:"id",children:e.paymentIntent??e.providerReference})]});case"LedgerEntry":return r(L,{children:[t[e.kind]," \xB7 ",a(e.amount)," \xB7 ",r(R,{at:e.createdAt})]});case"ModelHealth":return r(L,{children:e.pausedAt&&r("span",{class:"tag tag-pending",children:s.paused})});default:return null}}function Bl(){let{overview:e}=g.value,a=je();return W(e.title),r("div",{class:"overview",children:[r("h1",{children:e.title}),a===null?r(G,{}):r(L,{children:[r($r,{now:a}),!a.isComplete&&r("p",{class:"hint",children:e.incomplete}),r(U,{title:e.attention,aside:r(E,{class:"link",href:"/queue",children:e.toQueue}),children:r(Ol,{now:a})}),r(ql,{now:a})]})]})}function ql({now:e}){let{overview:a,nav:t}=g.value,o=z(Mt,{hours:Bn}),s=z(Ft,{filter:{},first:qn,after:null}),n=De(o.reload,Dl);return b(n,[e.readAt,n]),r(L,{children:[r(U,{title:a.failures,isBusy:o.data===null&&o.error===null,aside:r(E,{class:"link",href:"/failures",children:t.failures}),children:[r(N,{read:o}),o.data&&r(Yt,{groups:o.data.failures.slice(0,qn),hours:Bn})]}),r(U,{title:a.actions,isBusy:s.data===null&&s.error===null,aside:r(E,{class:"link",href:"/audit",children:t.audit}),children:[r(N,{read:s}),s.data&&r(H,{label:a.actions,columns:qa(),items:s.data.audit.nodes,keyOf:({id:u})=>u,none:a.noActions})]})]})}function $r({now:e}){let{overview:a}=g.value,t=da(e.recentSeconds),o=u=>e.models.reduce((l,f)=>l+f[u],0),s=e.providerCreditsLastSeconds,n=[[a.waiting,S(e.waiting)],[a.running,S(e.running),a.of(S(e.concurrency))],[a.oldest,e.oldestWaitingAt?da(Ta(e.oldestWaitingAt,e.readAt)):"\u2013"],[a.made(t),S(o("made"))],[a.failed(t),S(o("failed"))],[a.providerCredits,e.providerCredits==null?"\u2013":Pa(e.providerCredits),s==null?void 0:a.lasts(da(s))]];return r("dl",{class:"tiles","data-now":e.readAt,children:n.map(([u,l,f])=>r("div",{class:"tile-figure",children:[r("dt",{children:u}),r("dd",{children:[l," ",f&&r("span",{class:"tile-note",children:f})]})]},u))})}function Ol({now:e}){let{overview:a,queue:t}=g.value,o=[...e.limits.filter(({pausedUntil:s})=>s!=null&&s>e.readAt).map(({name:s,pauseReason:n})=>({key:`limit ${s}`,title:a.limitPaused(t.limitNames[s]??s),more:n})),...e.models.filter(({pausedAt:s})=>s!=null).map(({slug:s,pauseReason:n})=>({key:`pause ${s}`,title:a.modelPaused(s),more:n})),...e.models.filter(({pausedAt:s,made:n,failed:u,failureRate:l})=>s==null&&n+u>=Rl&&(l??0)>=Pl).map(({slug:s,failureRate:n})=>({key:`failing ${s}`,title:a.modelFailing(s,Aa(n??0)),more:null}))];return o.length===0?r("p",{class:"hint none",children:a.allWell}):r("ul",{class:"attention",children:o.map(({key:s,title:n,more:u})=>r("li",{children:[r(aa,{"aria-hidden":"true"}),r("span",{children:[n," ",u&&r("span",{class:"hint",children:u})]})]},s))})}var El=25,En=["PENDING","PAID","FAILED","REFUNDED"];function Un(){let{payments:e,paymentStates:a,columns:t,common:o}=g.value,s=Se(),n=Le(s.text),u=z(as,{first:El,after:n.after,filter:{status:oa(En,s.get("state")),createdSince:Ba(s.get("from")),createdBefore:Ba(s.get("to"))}});W(e.title);let l=u.data?.payments;return r("div",{class:"list-view","aria-busy":u.isBusy,children:[r(_e,{title:e.title,read:u}),r(ra,{filters:s,children:[r(Te,{filters:s,name:"state",label:t.state,choices:En.map(f=>[f,a[f]])}),r(se,{filters:s,name:"from",label:o.from,type:"date"}),r(se,{filters:s,name:"to",label:o.to,type:"date"})]}),r(N,{read:u}),l?r(L,{children:[r(H,{label:e.title,columns:[...Jt(),{title:t.user,cell:({userId:f})=>r(Je,{id:f})}],items:l.nodes,keyOf:({id:f})=>f,none:e.none}),r(be,{pager:n,page:l,of:e.title})]}):u.error===null&&r(G,{})]})}function Nn({id:e}){let{payments:a,columns:t,common:o,credits:s}=g.value,n=z(ts,{id:e}),u=n.data?.payment,[,l]=ne();if(W(u?.id??a.title),b(()=>{u&&u.id!==e&&l(_a(u.id),{replace:!0})},[u?.id,e]),u===void 0)return n.error===null?r(G,{}):r(N,{read:n});if(u===null)return r("h1",{children:o.nothingHere(a.payment)});let{amount:f,amountReturned:i,currency:c,currencyDecimals:p}=u;return r("div",{class:"payment-view","aria-busy":n.isBusy,children:[r("header",{class:"view-head",children:r("div",{children:[r("h1",{children:[Ue(f,c,p)," ",r(Ma,{status:u.paymentStatus})]}),r("p",{class:"under",children:[r(K,{id:u.id}),r("span",{children:[t.user,": ",r(Je,{id:u.userId})]})]})]})}),r(U,{title:g.value.common.details,children:r(He,{facts:[{name:t.amount,value:s(u.credits)},{name:t.paid,value:Ue(f,c,p)},{name:t.returned,value:Ue(i,c,p)},{name:a.pack,value:u.pack},{name:a.provider,value:u.provider},{name:a.checkout,value:u.providerReference&&r(K,{id:u.providerReference})},{name:a.intent,value:u.paymentIntent&&r(K,{id:u.paymentIntent})},{name:t.when,value:r(R,{at:u.createdAt})},{name:a.updated,value:r(R,{at:u.updatedAt})}]})})]})}function Hn(){let{queue:e}=g.value,a=je();return W(e.title),r("div",{class:"queue-view",children:[r("h1",{children:e.title}),a===null?r(G,{}):r(L,{children:[r($r,{now:a}),r(U,{title:e.models,children:r(Ul,{models:a.models})}),r(U,{title:e.queue,children:r(Hl,{groups:a.queue,readAt:a.readAt})}),r(U,{title:e.limits,children:r(Gl,{now:a})})]})]})}function Ul({models:e}){let{queue:a,columns:t}=g.value;return r(H,{label:a.models,columns:[{title:t.model,cell:({slug:o})=>r("strong",{children:o})},{title:t.state,isWide:!0,cell:o=>r(Nl,{model:o})},{title:t.waiting,isNumber:!0,cell:({waiting:o})=>S(o)},{title:t.running,isNumber:!0,cell:({running:o})=>S(o)},{title:t.made,isNumber:!0,cell:({made:o})=>S(o)},{title:t.failed,isNumber:!0,cell:({failed:o})=>S(o)},{title:t.failureRate,isNumber:!0,cell:({failureRate:o})=>o==null?"\u2013":Aa(o)},{title:t.actions,cell:({slug:o,pausedAt:s})=>r(fe,{class:"button-small",isShort:!0,action:{name:s==null?"pauseModel":"resumeModel",subject:o,label:o}})}],items:e,keyOf:({id:o})=>o,none:g.value.common.none})}function Nl({model:{pausedAt:e,pausedUntil:a,pauseReason:t}}){let{queue:o,overview:s}=g.value;return e==null?r("span",{class:"tag tag-paid",children:o.offered}):r("span",{class:"whole",children:[r("span",{class:"tag tag-pending",children:s.paused})," ",r(R,{at:e}),a&&` \xB7 ${o.pausedUntil(Da(Date.parse(a)))}`,t&&r("span",{class:"hint",children:[" \xB7 ",t]})]})}function Hl({groups:e,readAt:a}){let{queue:t,columns:o,steps:s,common:n}=g.value;return r(H,{label:t.queue,columns:[{title:o.model,isWide:!0,cell:({model:u})=>u},{title:o.state,cell:({status:u})=>r(Ye,{status:u})},{title:o.step,cell:({step:u,model:l,status:f})=>r(E,{class:"link",href:`/generations?${new URLSearchParams({state:f,step:u,model:l})}`,children:s[u]})},{title:o.count,isNumber:!0,cell:({count:u})=>S(u)},{title:o.due,isNumber:!0,cell:({due:u})=>S(u)},{title:o.retrying,isNumber:!0,cell:({step:u,retrying:l})=>u==="AWAIT"?"\u2013":S(l)},{title:o.oldest,cell:({oldestId:u,oldestAt:l})=>r(E,{class:"link",href:ie(u),children:n.ago(da(Ta(l,a)))})}],items:e,keyOf:({model:u,status:l,step:f})=>`${u} ${l} ${f}`,none:t.empty})}function Gl({now:e}){let{queue:a}=g.value;return r("ul",{class:"limits",children:e.limits.map(({name:t,nextAt:o,pausedUntil:s,pauseReason:n})=>{let u=s!=null&&s>e.readAt;return r("li",{children:[r("strong",{children:a.limitNames[t]??t})," ",u?r(L,{children:[r("span",{class:"tag tag-pending",children:a.pausedUntil(Da(Date.parse(s)))})," ",r("span",{class:"hint",children:n})]}):r("span",{class:"hint",children:o>e.readAt?a.nextAt(Da(Date.parse(o))):a.nextNow})]},t)})})}var Wl=620,Vr=240,Oa=46,$l=24,zr=10,Kr=4,Gn=.28,Vl=74;function Xr({label:e,items:a,nameOf:t,series:o,isStacked:s=!1,format:n}){let u=T(null),[l,f]=J(Wl);b(()=>{let I=new ResizeObserver(([C])=>{C&&f(Math.max(Math.round(C.contentRect.width),Oa*2))});return u.current&&I.observe(u.current),()=>I.disconnect()},[]);let i=a.map(I=>o.map(({valueOf:C})=>Math.max(C(I),0))),c=Math.max(0,...i.map(I=>s?I.reduce((C,x)=>C+x,0):Math.max(...I))),p=zl(c),[d,m]=[Vr-zr-$l,(l-Oa)/Math.max(a.length,1)],h=I=>zr+d*(1-I/p),v=Math.max(Math.ceil(Vl/m),1);return r("figure",{class:"plot",ref:u,children:[r("figcaption",{class:"legend",children:o.map(({name:I,look:C})=>r("span",{children:[r("svg",{viewBox:"0 0 10 10","aria-hidden":"true",children:r("rect",{class:`bar-${C}`,width:"10",height:"10",rx:"2"})}),I]},I))}),r("svg",{viewBox:`0 0 ${l} ${Vr}`,role:"img","aria-label":e,children:[Array.from({length:Kr+1},(I,C)=>{let x=p/Kr*C;return r("g",{children:[r("line",{class:"plot-line",x1:Oa,x2:l,y1:h(x),y2:h(x)}),r("text",{class:"plot-text",x:Oa-8,y:h(x)+4,"text-anchor":"end",children:Ks(x)})]},C)}),a.map((I,C)=>{let x=t(I),y=i[C]??[],j=Oa+m*(C+Gn/2),M=m*(1-Gn),$=0;return r("g",{class:"plot-item",children:[r("title",{children:[x,...o.map(we=>`${we.name}: ${n(we.valueOf(I))}`)].join(`
`)}),r("rect",{class:"plot-hit",x:Oa+m*C,y:zr,width:m,height:d}),o.map(({name:we,look:xe},ve)=>{let ee=y[ve]??0,ce=s?$:0;$+=ee;let Ua=s?M:M/o.length,gt=s?j:j+Ua*ve;return r("rect",{class:`bar-${xe}`,x:gt,y:h(ce+ee),width:Ua,height:h(ce)-h(ce+ee)},we)}),C%v===0&&r("text",{class:"plot-text",x:j+M/2,y:Vr-6,"text-anchor":"middle",children:x})]},x)})]})]})}function zl(e){if(e<=0)return Kr;let a=10**Math.floor(Math.log10(e));return([1,2,4,10].find(o=>o*a>=e)??10)*a}var Kl=/^\d{4}-(0[1-9]|1[0-2])$/;function $n(){let{report:e}=g.value,a=Se(),t=new Date().toISOString().slice(0,7),o=a.get("month"),s=Kl.test(o)?o:t,n=z(rs,{month:s}),u=n.data?.report;W(`${e.title} \xB7 ${Ur(s)}`);let l=f=>a.set({month:f===t?"":f});return r("div",{class:"report-view","aria-busy":n.isBusy,children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{children:[e.title," \xB7 ",Ur(s)]}),r("p",{class:"hint",children:e.text})]}),r("div",{class:"actions",children:[r("button",{class:"icon-button",type:"button","aria-label":e.previous,title:e.previous,onClick:()=>l(Wn(s,-1)),children:r(fa,{})}),r("button",{class:"icon-button",type:"button","aria-label":e.next,title:e.next,disabled:s>=t,onClick:()=>l(Wn(s,1)),children:r(ca,{})})]})]}),r(N,{read:n}),u?r(Xl,{report:u}):n.error===null&&r(G,{})]})}function Wn(e,a){let[t=0,o=1]=e.split("-").map(Number);return new Date(Date.UTC(t,o-1+a)).toISOString().slice(0,7)}function Xl({report:e}){let{report:a,columns:t}=g.value,{total:o,currency:s}=e,n=p=>zs(p,s),u=Vn(o),l=jl(e),f=[[t.income,n(o.income)],[t.cost,n(o.cost)],[t.margin,n(o.margin),zn(o)],[t.made,S(o.made)],[t.failed,S(u)],[t.taken,S(o.creditsTaken)]],i=[{name:t.made,look:"good",valueOf:({made:p})=>p},{name:t.failed,look:"bad",valueOf:p=>p.failed}],c=[{name:t.income,look:"main",valueOf:({income:p})=>p},{name:t.cost,look:"accent",valueOf:({cost:p})=>p}];return r(L,{children:[r("dl",{class:"tiles",children:f.map(([p,d,m])=>r("div",{class:"tile-figure",children:[r("dt",{children:p}),r("dd",{children:[d," ",m&&r("span",{class:"tile-note",children:m})]})]},p))}),r("p",{class:"hint",children:[a.perCredit,": ",Er(e.incomePerCredit,s)," \xB7 ",a.providerPrice,":"," ",Er(e.providerCreditPrice,s),e.currenciesNotCounted.length>0&&` \xB7 ${a.notCounted(e.currenciesNotCounted.join(", ").toUpperCase())}`]}),e.models.length===0?r("p",{class:"hint none",children:a.empty}):r(L,{children:[r("div",{class:"plots",children:[r(U,{title:a.images,children:r(Xr,{label:a.imagesSummary(S(o.made),S(u)),items:l,nameOf:({day:p})=>Xt(p),series:i,isStacked:!0,format:S})}),r(U,{title:a.money,children:r(Xr,{label:a.moneySummary(n(o.income),n(o.cost)),items:l,nameOf:({day:p})=>Xt(p),series:c,format:n})})]}),r(U,{title:a.byModel,children:r(H,{label:a.byModel,columns:Ql(n),items:e.models,keyOf:({model:p})=>p,none:a.empty,total:o})}),r("details",{class:"panel card",children:[r("summary",{class:"panel-summary",children:[a.byDay,": ",a.table]}),r(H,{label:a.byDay,columns:Zl(n),items:l,keyOf:({day:p})=>p,none:a.empty})]})]})]})}function Vn({failed:e}){return e.reduce((a,{count:t})=>a+t,0)}function zn({margin:e,income:a}){return Number(a)>0?Aa(Number(e)/Number(a)):void 0}function jl({month:e,days:a}){let[t=0,o=1]=e.split("-").map(Number),s=new Date(Date.UTC(t,o,0)).getUTCDate(),n=Array.from({length:s},(u,l)=>({day:`${e}-${String(l+1).padStart(2,"0")}`,made:0,failed:0,canceled:0,creditsTaken:0,income:0,cost:0,margin:0}));for(let{day:u,made:l,failed:f,canceled:i,creditsTaken:c,income:p,cost:d,margin:m}of a){let h=n[Number(u.slice(8))-1];h&&(h.made+=l,h.failed+=f,h.canceled+=i,h.creditsTaken+=c,h.income+=Number(p),h.cost+=Number(d),h.margin+=Number(m))}return n}function Ql(e){let{report:a,columns:t,failures:o}=g.value;return[{title:t.model,isWide:!0,cell:({model:s})=>s==="all"?a.total:s},{title:t.made,isNumber:!0,cell:({made:s})=>S(s)},{title:t.failed,isNumber:!0,cell:s=>r("span",{title:s.failed.map(({code:n,count:u})=>`${o[n]}: ${S(u)}`).join(`
`),children:S(Vn(s))})},{title:t.canceled,isNumber:!0,cell:({canceled:s})=>S(s)},{title:t.taken,isNumber:!0,cell:({creditsTaken:s})=>S(s)},{title:t.income,isNumber:!0,cell:({income:s})=>e(s)},{title:t.cost,isNumber:!0,cell:({cost:s,tasksWithoutPrice:n})=>r(L,{children:[e(s),n>0&&r("span",{class:"hint cell-note",children:a.withoutPrice(n)})]})},{title:t.margin,isNumber:!0,cell:s=>r(L,{children:[r("strong",{class:Number(s.margin)<0?"loss":void 0,children:e(s.margin)})," ",r("span",{class:"hint",children:zn(s)})]})}]}function Zl(e){let{columns:a}=g.value;return[{title:a.day,isWide:!0,cell:({day:t})=>Xt(t)},{title:a.made,isNumber:!0,cell:({made:t})=>S(t)},{title:a.failed,isNumber:!0,cell:({failed:t})=>S(t)},{title:a.canceled,isNumber:!0,cell:({canceled:t})=>S(t)},{title:a.taken,isNumber:!0,cell:({creditsTaken:t})=>S(t)},{title:a.income,isNumber:!0,cell:({income:t})=>e(t)},{title:a.cost,isNumber:!0,cell:({cost:t})=>e(t)},{title:a.margin,isNumber:!0,cell:({margin:t})=>e(t)}]}var Jl=25;function Kn(){let{users:e}=g.value,a=Se(),t=Le(a.text),o=z(Jo,{search:a.get("q")||null,blocked:a.get("blocked")==="yes",first:Jl,after:t.after});W(e.title);let s=o.data?.users;return r("div",{class:"list-view","aria-busy":o.isBusy,children:[r(_e,{title:e.title,read:o}),r(ra,{filters:a,children:[r(se,{filters:a,name:"q",label:e.search}),r(Te,{filters:a,name:"blocked",label:e.blocked,choices:[["yes",e.blockedOnly]]})]}),r(N,{read:o}),s?r(L,{children:[r(H,{label:e.title,columns:Cn(),items:s.nodes,keyOf:({id:n})=>n,none:e.none}),r(be,{pager:t,page:s,of:e.title})]}):o.error===null&&r(G,{})]})}var Yl=8,ed=1e3;function Xn({id:e}){let{user:a,common:t}=g.value,o={ledger:Le(),generations:Le(),payments:Le(),audit:Le()},s=z(Zo,{id:e,first:Yl,ledgerAfter:o.ledger.after,generationsAfter:o.generations.after,paymentsAfter:o.payments.after,auditAfter:o.audit.after}),n=s.data?.user,[,u]=ne(),l=De(s.reload,ed);if(W(n?.email??n?.id??a.title),b(()=>{if(n)return Ut({userId:n.id},l)},[n?.id,l]),b(()=>{n&&n.id!==e&&u(Ne(n.id),{replace:!0})},[n?.id,e]),n===void 0)return s.error===null?r(G,{}):r(N,{read:s});if(n===null)return r("h1",{children:t.nothingHere(a.user)});let f=n.email??n.id,i=(c,p,d)=>r(be,{pager:o[c],page:p,of:d});return r("div",{class:"user-view","aria-busy":s.isBusy,children:[r(N,{read:s}),r(ad,{user:n,label:f}),r("div",{class:"user-panels",children:[r(U,{title:a.ledger,aside:i("ledger",n.transactions,a.ledger),children:r(H,{label:a.ledger,columns:yn(),items:n.transactions.nodes,keyOf:er,none:a.noLedger})}),r(U,{title:a.generations,aside:r(be,{pager:o.generations,page:n.generations,of:a.generations}),children:r(H,{label:a.generations,columns:[...Zt(!0),{title:g.value.columns.actions,cell:({id:c})=>r(fe,{action:{name:"reveal",subject:c,label:c},class:"button-small",isShort:!0})}],items:n.generations.nodes,keyOf:er,none:a.noGenerations})}),r(U,{title:a.payments,aside:r(be,{pager:o.payments,page:n.payments,of:a.payments}),children:r(H,{label:a.payments,columns:Jt(),items:n.payments.nodes,keyOf:er,none:a.noPayments})}),r(td,{user:n}),r(U,{title:a.audit,class:"wide-panel",aside:i("audit",n.audit,a.audit),children:r(H,{label:a.audit,columns:qa(!0),items:n.audit.nodes,keyOf:er,none:a.noAudit})})]})]})}function ad({user:e,label:a}){let{user:t}=g.value,o=n=>({name:n,subject:e.id,label:a}),s=[[t.balance,e.balance,"figure-main"],[t.owed,e.owed,e.owed>0?"figure-bad":void 0],[t.purchased,e.purchased],[t.granted,e.granted],[t.used,e.used]];return r(L,{children:[r("header",{class:"view-head",children:[r("div",{children:[r("h1",{class:"mail",children:e.email??t.noEmail}),r("p",{class:"under",children:[r(K,{id:e.id}),r("span",{children:[t.subject,": ",r("code",{class:"id",children:e.subject})]}),r("span",{children:[t.since,": ",r(R,{at:e.createdAt})]})]})]}),r("div",{class:"actions",children:[r(fe,{action:o("grant"),class:"button-main"}),r(fe,{action:o("deduct")}),e.owed>0&&r(fe,{action:o("settle")}),e.blockedAt?r(fe,{action:o("unblock")}):r(fe,{action:o("block")})]})]}),e.blockedAt&&r("p",{class:"blocked card",children:[r("strong",{children:[t.blocked(""),r(R,{at:e.blockedAt})]}),e.blockReason&&r("span",{children:e.blockReason})]}),r("dl",{class:"tiles",children:s.map(([n,u,l])=>r("div",{class:`tile-figure ${l??""}`,children:[r("dt",{children:n}),r("dd",{children:S(u)})]},n))})]})}function td({user:{sessions:e}}){let{user:a,columns:t,common:o}=g.value;return r(U,{title:a.sessions,children:[r(He,{facts:[{name:a.lastSeen,value:e.lastSeenAt?r(R,{at:e.lastSeenAt}):o.unknown},{name:a.openStreams,value:a.streams(e.openStreams)},{name:a.issuer,value:e.issuer??a.anyIssuer}]}),r(H,{label:a.sessions,columns:[{title:t.process,isWide:!0,cell:({process:s})=>r("code",{class:"id cut",children:s})},{title:a.lastSeen,cell:({lastSeenAt:s})=>r(R,{at:s})},{title:t.streams,isNumber:!0,cell:({openStreams:s})=>S(s)}],items:e.processes,keyOf:({process:s})=>s,none:a.noProcesses}),r("p",{class:"hint panel-note",children:a.sessionsText})]})}var er=({id:e})=>e;var jn=matchMedia("(prefers-color-scheme: dark)"),Qn=V(jn.matches),ar=V(Jn()),Ea=Ae(()=>ar.value??(Qn.value?"dark":"light"));jn.addEventListener("change",({matches:e})=>{Qn.value=e});addEventListener("storage",({key:e})=>{e===Qe.theme&&(ar.value=Jn())});ue(()=>{document.documentElement.dataset.theme=Ea.value});function Zn(){ar.value=Ea.peek()==="dark"?"light":"dark",zt(Qe.theme,ar.value)}function Jn(){let e=Vt(Qe.theme);return e==="light"||e==="dark"?e:null}function jr({label:e,icon:a,children:t}){let[o,s]=J(!1),n=Be(),u=T(null),l=T(null);return b(()=>{if(!o)return;let i=({target:c})=>{u.current?.contains(c)||s(!1)};return addEventListener("pointerdown",i),addEventListener("focusin",i),()=>{removeEventListener("pointerdown",i),removeEventListener("focusin",i)}},[o]),r("div",{class:"menu",ref:u,onKeyDown:({key:i})=>{i==="Escape"&&(s(!1),l.current?.focus())},children:[r("button",{class:"icon-button",type:"button",ref:l,"aria-label":e,title:e,"aria-expanded":o,"aria-controls":n,onClick:()=>s(!o),children:a}),r("div",{class:"menu-choices",id:n,hidden:!o,onClick:()=>s(!1),children:t})]})}var rd=300,od=320;function Yn(){let{search:e}=g.value,[a,t]=ne(),[o]=ka(),s=T(null),n=T(),u=a==="/",l=u?o.get("q")??"":"";b(()=>{let p=d=>{d.key!=="/"||d.ctrlKey||d.metaKey||d.altKey||sd(d.target)||document.querySelector("dialog[open]")||(d.preventDefault(),s.current?.focus(),s.current?.select())};return addEventListener("keydown",p),()=>removeEventListener("keydown",p)},[]),b(()=>{u&&!matchMedia("(pointer: coarse)").matches&&s.current?.focus({preventScroll:!0})},[u]),b(()=>{s.current&&document.activeElement!==s.current&&(s.current.value=l)},[l]),b(()=>()=>clearTimeout(n.current),[]);let f=(p,d)=>{clearTimeout(n.current),t(p?`/?q=${encodeURIComponent(p)}`:"/",{replace:d})},i=p=>{clearTimeout(n.current),u&&(n.current=setTimeout(()=>f(p.trim(),!0),rd))},c=async p=>{p.preventDefault();let d=s.current?.value.trim()??"";f(d,u);let m=d?await te(_t,{text:d}).catch(()=>null):null,[h,...v]=m?.search??[],I=h&&v.length===0?jt(h):null;I!==null&&s.current?.value.trim()===d&&t(I)};return r("form",{class:"search",role:"search",onSubmit:p=>{c(p)},children:[r(ft,{"aria-hidden":"true"}),r("input",{ref:s,id:"search",class:"field",type:"search","aria-label":e.label,placeholder:e.hint,"aria-keyshortcuts":"/",autoComplete:"off",autoCapitalize:"none",spellcheck:!1,maxLength:od,defaultValue:l,onInput:p=>i(p.currentTarget.value)}),r("kbd",{"aria-hidden":"true",children:"/"})]})}function sd(e){return e instanceof HTMLElement&&(e.isContentEditable||e.matches("input, textarea, select"))}var nd=[["/","overview"],["/queue","queue"],["/generations","generations"],["/failures","failures"],["/users","users"],["/payments","payments"],["/report","report"],["/audit","audit"]];function eu(){let{nav:e}=g.value,a=ge.value==="signed-in";return r("header",{class:"header console-header",children:[r("div",{class:"header-inner",children:[r(E,{class:"wordmark",href:"/","aria-label":`Atelier \xB7 ${e.console}`,children:[r(dd,{}),r("span",{children:"Atelier"})]}),r("span",{class:"tag console-tag","aria-hidden":"true",children:e.console}),a&&r(Yn,{}),r("div",{class:"header-end",children:[r(jr,{label:e.language,icon:r(lt,{}),children:Hs.map(({id:t,name:o})=>r("button",{type:"button",lang:t==="zh"?"zh-Hans":t,"aria-pressed":Ee.value===t,onClick:()=>Gs(t),children:o},t))}),r("button",{class:"icon-button",type:"button","aria-label":Ea.value==="dark"?e.light:e.dark,title:Ea.value==="dark"?e.light:e.dark,onClick:Zn,children:Ea.value==="dark"?r(pt,{}):r(dt,{})}),a&&r(ld,{})]})]}),a&&r(ud,{})]})}function ud(){let{nav:e}=g.value,[a]=ne(),t=T(null);return b(()=>{let o=t.current?.querySelector("[aria-current]");t.current&&o&&(t.current.scrollLeft=o.offsetLeft-(t.current.clientWidth-o.clientWidth)/2)},[a]),r("nav",{class:"places","aria-label":e.label,ref:t,children:nd.map(([o,s])=>r(E,{href:o,"aria-current":a===o||o!=="/"&&a.startsWith(`${o}/`)?"page":void 0,children:e[s]},o))})}function ld(){let{nav:e,credits:a}=g.value,t=Oe.value;if(t===null)return null;let o=a(t.creditsGivenToday);return r(jr,{label:e.account,icon:r(ta,{}),children:[r("div",{class:"menu-text",children:[e.signedInAs,r("strong",{class:"who",children:t.actor}),r("span",{children:[e.roles[t.role],Xe.value!==null&&`, ${e.until(Da(Xe.value))}`]}),r("span",{children:t.creditsPerDay===null||t.creditsPerDay===void 0?e.givenTodayFreely(o):e.givenToday(S(t.creditsGivenToday),a(t.creditsPerDay))})]}),r("button",{type:"button",onClick:()=>Re(null),children:e.signOut})]})}function dd(){return r("svg",{class:"mark",viewBox:"0 0 32 32","aria-hidden":"true",children:[r("path",{class:"mark-back",d:"M16 1.5 30.5 30.5H1.5Z"}),r("path",{class:"mark-front",d:"M16 12.5 24 30.5H8Z"})]})}var id=1500;function au(){let{notices:e}=g.value,a=Tt(navigator.onLine),t=Tt(!1);Qa(()=>{let s=()=>{a.value=navigator.onLine};return addEventListener("online",s),addEventListener("offline",s),()=>{removeEventListener("online",s),removeEventListener("offline",s)}}),Qa(()=>{if(ba.value!=="lost"){t.value=!1;return}let s=setTimeout(()=>{t.value=!0},id);return()=>clearTimeout(s)});let o=a.value?t.value?e.lost:null:e.offline;return r("div",{class:"notices",children:[r("div",{role:"alert",children:o&&r("p",{class:"notice",children:[r(ut,{"aria-hidden":"true"}),o]})}),r("div",{role:"status",children:ge.value==="signed-in"&&Ya.value&&r("p",{class:"notice",children:[r(nt,{"aria-hidden":"true"}),e.endsSoon,r("button",{class:"notice-button",type:"button",onClick:at?Et:()=>Re(null),children:e.signInAgain})]})})]})}function tu(){let{signIn:e}=g.value,a=la.value;return r("section",{class:"sign-in card",children:[r("h1",{children:e.title}),r("p",{class:"trouble",id:"ending",role:"alert",children:a===null?null:"message"in a?e[a.kind](a.message):e[a.kind]}),at?r(L,{children:[r("p",{children:e.text}),r("button",{class:"button button-main",type:"button",onClick:Et,children:e.button})]}):r(fd,{})]})}function fd(){let{signIn:e}=g.value,[a,t]=J(!1),o=async s=>{s.preventDefault();let n=s.currentTarget;t(!0),await Rr(String(new FormData(n).get("token"))),t(!1)};return r("form",{onSubmit:s=>{o(s)},children:[r("p",{children:e.tokenText}),r("label",{for:"token",children:e.label}),r("input",{id:"token",name:"token",class:"field token",type:"password",autoComplete:"off",spellcheck:!1,required:!0,"aria-describedby":"ending"}),r("button",{class:"button button-main",type:"submit",disabled:a,children:e.button})]})}function ru(){return r(Or,{base:"/operate",children:r(cd,{})})}function cd(){let[e]=ne(),a=T(null),t=T(!0);return b(()=>{t.current?t.current=!1:(scrollTo(0,0),a.current?.focus({preventScroll:!0}))},[e]),r(L,{children:[r("a",{class:"skip",href:"#main",children:g.value.nav.skip}),r(eu,{}),r("main",{id:"main",class:"console",ref:a,tabIndex:-1,children:ge.value==="signed-in"?r(pd,{}):ge.value==="signed-out"?r(tu,{}):null}),r(au,{}),r(Pn,{})]})}function pd(){return r(Ns,{children:[r(he,{path:"/",component:On}),r(he,{path:"/queue",component:Hn}),r(he,{path:"/users",component:Kn}),r(he,{path:"/users/:id",children:({id:e})=>r(Xn,{id:e},e)}),r(he,{path:"/generations",component:Fn}),r(he,{path:"/generations/:id",children:({id:e})=>r(Dn,{id:e},e)}),r(he,{path:"/failures",component:vn}),r(he,{path:"/payments",component:Un}),r(he,{path:"/payments/:id",children:({id:e})=>r(Nn,{id:e},e)}),r(he,{path:"/report",component:$n}),r(he,{path:"/audit",component:Sn}),r(he,{component:md})]})}function md(){let{common:e}=g.value;return r("div",{class:"missing",children:[r("h1",{children:e.notFound}),r(E,{class:"button",href:"/",children:e.toOverview})]})}var Qr=document.getElementById("root");if(Qr===null)throw new Error("the page has no #root");ue(()=>{ge.value==="signed-out"&&(cs(),wa.value=null,Wt.value=null)});us();Qr.replaceChildren();mo(r(ru,{}),Qr);addEventListener("keydown",Fo,{capture:!0});
