var P=class extends Error{},f=class extends P{idempotencyKey=null},T=class extends P{},G=class extends P{},E=class extends P{constructor(r,n,a){super(r);this.code=n;this.retryAfter=a}code;retryAfter},W=class extends P{constructor(r,n){super(r.message);this.refusal=r;this.refusals=n}refusal;refusals},z=class extends P{},B=class extends P{constructor(r,n){super(r);this.creation=n}creation};function K(e){let{message:t="",extensions:r={}}=e[0]??{};if(r.code==="UNAUTHENTICATED")return new T(t);if(r.code==="ACCOUNT_BLOCKED")return new G(t);let n=r.retryAfter;return new E(t,String(r.code??""),typeof n=="number"?n:null)}function $(e,t){return H(Math.min(250*2**Math.min(e,10),8e3)*(.5+Math.random()/2),t)}function H(e,t){return new Promise(r=>{let n=()=>{clearTimeout(a),globalThis.removeEventListener?.("online",n),t?.removeEventListener("abort",n),r()},a=setTimeout(n,e);globalThis.addEventListener?.("online",n),t?.addEventListener("abort",n),t?.aborted&&n()})}var qe=3e4,We=[502,503,504],X=class{constructor(t,r,n,a){this.url=t;this.session=r;this.fetch=n;this.patience=a}url;session;fetch;patience;async execute(t,r,n){let a=Date.now()+this.patience;for(let i=0;;i++){let o;try{return await this.authenticated(t,r)}catch(u){if(u instanceof E&&u.retryAfter!==null)o=u.retryAfter*1e3;else if(u instanceof f&&n)o=0;else throw u;if(Date.now()+o>=a)throw u}await H(o),await $(i)}}async authenticated(t,r){let n=await this.session.token();try{return await this.post(t,r,n)}catch(a){if(!(a instanceof T))throw a;return this.post(t,r,await this.session.renewed(n,a.message))}}async post(t,r,n){let a,i;try{let o=await this.fetch(`${this.url}/graphql`,{method:"POST",headers:{Accept:"application/json","Content-Type":"application/json",Authorization:`Bearer ${n}`},body:JSON.stringify({query:t.toString(),variables:r}),signal:AbortSignal.timeout(qe)});a=o.status,i=await o.json()}catch(o){throw new f(`No usable answer from ${this.url}: ${String(o)}`)}if(We.includes(a)&&!i.errors)throw new f(`${this.url} is not available (HTTP ${a}).`);if(i.errors?.length)throw K(i.errors);if(!i.data)throw new f(`No usable answer from ${this.url}.`);return i.data}};var c=class extends String{__apiType;value;__meta__;constructor(t,r){super(t),this.value=t,this.__meta__=r}toString(){return this.value}},mt=new c(`
    fragment ImageParts on Image {
  url
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}
    `,{fragmentName:"ImageParts"}),gt=new c(`
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
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}`,{fragmentName:"CreationParts"}),yt=new c(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
    `,{fragmentName:"CreditParts"}),ft=new c(`
    fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
}
    `,{fragmentName:"TransactionParts"}),bt=new c(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  checkoutUrl
  createdAt
}
    `,{fragmentName:"PaymentParts"}),ht=new c(`
    fragment RefusalParts on UserError {
  __typename
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}
    `,{fragmentName:"RefusalParts"}),ye=new c(`
    query Viewer {
  viewer {
    id
    email
  }
}
    `),fe=new c(`
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
}`),be=new c(`
    query Models {
  models {
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
}
    `),he=new c(`
    query Styles {
  styles {
    id
    name
    nameZh
    description
    descriptionZh
    previewUrl
  }
}
    `),we=new c(`
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
    `),Ae=new c(`
    query Creation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment ImageParts on Image {
  url
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
}`),Pe=new c(`
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
}`),Ce=new c(`
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
}`),Se=new c(`
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
  createdAt
}`),xe=new c(`
    query Quote($input: CreateGenerationInput!) {
  generationQuote(input: $input) {
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
}
    `),Ie=new c(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),Te=new c(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),_e=new c(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),Re=new c(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),De=new c(`
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),Ee=new c(`
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
  createdAt
}
fragment RefusalParts on UserError {
  __typename
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
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
}`),ve=new c(`
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
}`),Ue=new c(`
    subscription CreditUpdated($after: String) {
  creditUpdated(after: $after) {
    cursor
    kind
    credit {
      ...CreditParts
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
}`);function C(e){return e===null?"null":Array.isArray(e)?"array":typeof e}function v(e){return C(e)==="object"}function ze(e){return Array.isArray(e)&&e.length>0&&e.every(t=>"message"in t)}function oe(e,t){return e.length<124?e:t}var ke="graphql-transport-ws";var S=(e=>(e[e.InternalServerError=4500]="InternalServerError",e[e.InternalClientError=4005]="InternalClientError",e[e.BadRequest=4400]="BadRequest",e[e.BadResponse=4004]="BadResponse",e[e.Unauthorized=4401]="Unauthorized",e[e.Forbidden=4403]="Forbidden",e[e.SubprotocolNotAcceptable=4406]="SubprotocolNotAcceptable",e[e.ConnectionInitialisationTimeout=4408]="ConnectionInitialisationTimeout",e[e.ConnectionAcknowledgementTimeout=4504]="ConnectionAcknowledgementTimeout",e[e.SubscriberAlreadyExists=4409]="SubscriberAlreadyExists",e[e.TooManyInitialisationRequests=4429]="TooManyInitialisationRequests",e))(S||{}),x=(e=>(e.ConnectionInit="connection_init",e.ConnectionAck="connection_ack",e.Ping="ping",e.Pong="pong",e.Subscribe="subscribe",e.Next="next",e.Error="error",e.Complete="complete",e))(x||{});function Ne(e){if(!v(e))throw new Error(`Message is expected to be an object, but got ${C(e)}`);if(!e.type)throw new Error("Message is missing the 'type' property");if(typeof e.type!="string")throw new Error(`Message is expects the 'type' property to be a string, but got ${C(e.type)}`);switch(e.type){case"connection_init":case"connection_ack":case"ping":case"pong":{if(e.payload!=null&&!v(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break}case"subscribe":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${C(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!v(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${C(e.payload)}`);if(typeof e.payload.query!="string")throw new Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${C(e.payload.query)}`);if(e.payload.variables!=null&&!v(e.payload.variables))throw new Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${C(e.payload.variables)}`);if(e.payload.operationName!=null&&C(e.payload.operationName)!=="string")throw new Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${C(e.payload.operationName)}`);if(e.payload.extensions!=null&&!v(e.payload.extensions))throw new Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${C(e.payload.extensions)}`);break}case"next":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${C(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!v(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${C(e.payload)}`);break}case"error":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${C(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);if(!ze(e.payload))throw new Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break}case"complete":{if(typeof e.id!="string")throw new Error(`"${e.type}" message expects the 'id' property to be a string, but got ${C(e.id)}`);if(!e.id)throw new Error(`"${e.type}" message requires a non-empty 'id' property`);break}default:throw new Error(`Invalid message 'type' property "${e.type}"`)}return e}function Oe(e,t){return Ne(typeof e=="string"?JSON.parse(e,t):e)}function L(e,t){return Ne(e),JSON.stringify(e,t)}function ue(e){let{url:t,connectionParams:r,lazy:n=!0,onNonLazyError:a=console.error,lazyCloseTimeout:i=0,keepAlive:o=0,disablePong:u,connectionAckWaitTimeout:I=0,retryAttempts:R=5,retryWait:Q=async function(m){let s=Math.pow(2,m);await new Promise(p=>setTimeout(p,s*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:U=se,on:h,webSocketImpl:ne,generateID:Le=function(){return"xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g,m=>{let s=Math.random()*16|0;return(m=="x"?s:s&3|8).toString(16)})},jsonMessageReplacer:J,jsonMessageReviver:Ve}=e,O;if(ne){if(!Ke(ne))throw new Error("Invalid WebSocket implementation provided");O=ne}else typeof WebSocket<"u"?O=WebSocket:typeof global<"u"?O=global.WebSocket||global.MozWebSocket:typeof window<"u"&&(O=window.WebSocket||window.MozWebSocket);if(!O)throw new Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let k=O,w=(()=>{let l=(()=>{let s={};return{on(p,g){return s[p]=g,()=>{delete s[p]}},emit(p){"id"in p&&s[p.id]?.(p)}}})(),m={connecting:h?.connecting?[h.connecting]:[],opened:h?.opened?[h.opened]:[],connected:h?.connected?[h.connected]:[],ping:h?.ping?[h.ping]:[],pong:h?.pong?[h.pong]:[],message:h?.message?[l.emit,h.message]:[l.emit],closed:h?.closed?[h.closed]:[],error:h?.error?[h.error]:[]};return{onMessage:l.on,on(s,p){let g=m[s];return g.push(p),()=>{let y=g.indexOf(p);y>-1&&g.splice(y,1)}},emit(s,...p){for(let g of[...m[s]])g(...p)}}})();function ae(l){let m=[w.on("error",s=>{m.forEach(p=>p()),l(s)}),w.on("closed",s=>{m.forEach(p=>p()),l(s)})];return()=>m.forEach(s=>s())}let N,D=0,ie,q=!1,Z=0,de=!1;async function pe(){clearTimeout(ie);let[l,m]=await(N??(N=new Promise((g,y)=>(async()=>{if(q){if(await Q(Z),!D)return N=void 0,y({code:1e3,reason:"All Subscriptions Gone"});Z++}w.emit("connecting",q);let d=new k(typeof t=="function"?await t():t,ke),_,F;function Y(){isFinite(o)&&o>0&&(clearTimeout(F),F=setTimeout(()=>{d.readyState===k.OPEN&&(d.send(L({type:x.Ping})),w.emit("ping",!1,void 0))},o))}ae(A=>{N=void 0,clearTimeout(_),clearTimeout(F),y(A),A instanceof j&&(d.close(4499,"Terminated"),d.onerror=null,d.onclose=null)}),d.onerror=A=>w.emit("error",A),d.onclose=A=>w.emit("closed",A),d.onopen=async()=>{try{w.emit("opened",d);let A=typeof r=="function"?await r():r;if(d.readyState!==k.OPEN)return;d.send(L(A?{type:x.ConnectionInit,payload:A}:{type:x.ConnectionInit},J)),isFinite(I)&&I>0&&(_=setTimeout(()=>{d.close(S.ConnectionAcknowledgementTimeout,"Connection acknowledgement timeout")},I)),Y()}catch(A){w.emit("error",A),d.close(S.InternalClientError,oe(A instanceof Error?A.message:String(A),"Internal client error"))}};let M=!1;d.onmessage=({data:A})=>{try{let b=Oe(A,Ve);if(w.emit("message",b),b.type==="ping"||b.type==="pong"){w.emit(b.type,!0,b.payload),b.type==="pong"?Y():u||(d.send(L(b.payload?{type:x.Pong,payload:b.payload}:{type:x.Pong},J)),w.emit("pong",!1,b.payload));return}if(M)return;if(b.type!==x.ConnectionAck)throw new Error(`First message cannot be of type ${b.type}`);clearTimeout(_),M=!0,w.emit("connected",d,b.payload,q),q=!1,Z=0;let ge=new Promise((st,Qe)=>ae(Qe));ge.catch(()=>{}),g([d,ge])}catch(b){d.onmessage=null,w.emit("error",b),d.close(S.BadResponse,oe(b instanceof Error?b.message:String(b),"Bad response"))}}})())));l.readyState===k.CLOSING&&await m;let s=()=>{},p=new Promise(g=>s=g);return[l,s,new Promise((g,y)=>{let d=ae(y);l.readyState!==k.OPEN&&m.catch(y),p.then(()=>{if(d(),!D){let _=()=>l.close(1e3,"Normal Closure");isFinite(i)&&i>0?(clearTimeout(ie),ie=setTimeout(()=>{!D&&l.readyState===k.OPEN&&_()},i)):_()}g()})})]}function ce(l){if(se(l)&&(Be(l.code)||[S.InternalServerError,S.InternalClientError,S.BadRequest,S.BadResponse,S.Unauthorized,S.SubprotocolNotAcceptable,S.SubscriberAlreadyExists,S.TooManyInitialisationRequests].includes(l.code)))throw l;if(de)return!1;if(se(l)&&l.code===1e3)return D>0;if(!R||Z>=R||!U(l))throw l;return q=!0}n||(async()=>{for(D++;;)try{let[,,l]=await pe();await l}catch(l){try{if(!ce(l))return}catch(m){return a?.(m)}}})();function me(l,m){let s=Le(l),p=!1,g=!1,y=()=>{D--,p=!0};return(async()=>{for(D++;;)try{let[d,_,F]=await pe();if(p)return F.catch(()=>{}),_();let Y=w.onMessage(s,M=>{switch(M.type){case x.Next:{m.next(M.payload);return}case x.Error:{g=!0,p=!0,m.error(M.payload),y();return}case x.Complete:{p=!0,y();return}}});d.send(L({id:s,type:x.Subscribe,payload:l},J)),y=()=>{!p&&d.readyState===k.OPEN&&d.send(L({id:s,type:x.Complete},J)),D--,p=!0,_()},await F.finally(Y);return}catch(d){if(!ce(d))return}})().then(()=>{g||m.complete()}).catch(d=>{m.error(d)}),()=>{p||y()}}return{on:w.on,subscribe:me,iterate(l){let m=[],s={done:!1,error:null,resolve:()=>{}},p=me(l,{next(y){m.push(y),s.resolve()},error(y){s.done=!0,s.error=y,s.resolve()},complete(){s.done=!0,s.resolve()}}),g=(async function*(){for(;;){for(m.length||await new Promise(d=>s.resolve=d);m.length;)yield m.shift();if(s.error)throw s.error;if(s.done)return}})();return g.throw=async y=>(s.done||(s.done=!0,s.error=y,s.resolve()),{done:!0,value:void 0}),g.return=async()=>(p(),{done:!0,value:void 0}),g},async dispose(){if(de=!0,N){let[l]=await N;l.close(1e3,"Normal Closure")}},terminate(){N&&w.emit("closed",new j)}}}var j=class extends Error{name="TerminatedCloseEvent";message="4499: Terminated";code=4499;reason="Terminated";wasClean=!1};function se(e){return v(e)&&"code"in e&&"reason"in e}function Be(e){return[1e3,1001,1006,1005,1012,1013,1014].includes(e)?!1:e>=1e3&&e<=1999}function Ke(e){return typeof e=="function"&&"constructor"in e&&"CLOSED"in e&&"CLOSING"in e&&"CONNECTING"in e&&"OPEN"in e}var He=4401,je=4403,Je=15e3,Ze=1e4,Fe=45e3,Ye=2,Xe=["RATE_LIMITED","UNAVAILABLE","INTERNAL"],ee=class{constructor(t,r,n){this.endpoint=t;this.webSocket=r;this.onConnection=n}endpoint;webSocket;onConnection;socket=null;unopened=0;token="";opened=!1;connection="opening";async*resumed(t,r,n,a){let i=r.after;for(let o=0;!a?.aborted;o++){try{for await(let u of this.once(t,{...r,after:i},a)){let I=n(u);i=I.cursor,o=0,yield I}}catch(u){if(a?.aborted)return;if(u instanceof E&&Xe.includes(u.code))await H((u.retryAfter??0)*1e3,a);else if(!(u instanceof f))throw u}await $(o,a)}}close(){this.socket?.dispose(),this.socket=null}async*once(t,r,n){this.token=await this.endpoint.session.token();let a=this.webSocket!==void 0&&this.unopened<Ye,i=a?this.overSocket(t,r,n):this.overEvents(t,r,n);try{for await(let o of i){if(o.errors?.length)throw K(o.errors);o.data&&(yield o.data)}}catch(o){if(o instanceof T){await this.endpoint.session.renewed(this.token,o.message);return}throw o instanceof f&&(this.unopened=a&&!this.opened?this.unopened+1:0),o}finally{a||this.became("lost")}}async*overSocket(t,r,n){this.socket??=this.open();let a=this.socket.iterate({query:t.toString(),variables:r}),i=()=>{a.return?.()};n?.addEventListener("abort",i);try{for await(let o of a)yield o}catch(o){throw Array.isArray(o)?K(o):et(o)}finally{n?.removeEventListener("abort",i)}}open(){let t;this.opened=!1;let r=ue({url:`${this.endpoint.url.replace(/^http/,"ws")}/graphql`,webSocketImpl:this.webSocket,connectionParams:async()=>({Authorization:`Bearer ${this.token=await this.endpoint.session.token()}`}),keepAlive:Je,retryAttempts:0,on:{connected:()=>{this.opened=!0,this.unopened=0,this.became("live")},closed:()=>{clearTimeout(t),this.became("lost")},ping:n=>{n||(t=setTimeout(()=>r.terminate(),Ze))},pong:n=>{n&&clearTimeout(t)}}});return r}async*overEvents(t,r,n){let a=new AbortController,i=()=>a.abort();n?.addEventListener("abort",i);let o=setTimeout(i,Fe);try{let u=await this.endpoint.fetch(`${this.endpoint.url}/graphql/stream`,{method:"POST",headers:{Accept:"text/event-stream","Content-Type":"application/json",Authorization:`Bearer ${this.token}`},body:JSON.stringify({query:t.toString(),variables:r}),signal:a.signal});if(!u.ok||!u.body){yield await u.json();return}this.became("live");let I=()=>{clearTimeout(o),o=setTimeout(i,Fe)};for await(let[R,Q]of tt(u.body,I))if(R==="next")yield JSON.parse(Q);else if(R==="complete")return}catch(u){throw u instanceof P?u:new f(`The stream from ${this.endpoint.url} ended: ${String(u)}`)}finally{clearTimeout(o),n?.removeEventListener("abort",i),a.abort()}}became(t){this.connection!==t&&(this.connection=t,this.onConnection(t))}};function et(e){let{code:t,reason:r=""}=e;return t===He?new G(r):t===je?new T(r):new f(`The live connection ended${t===void 0?`: ${String(e)}`:` (${t})`}.`)}async function*tt(e,t){let r=e.pipeThrough(new TextDecoderStream).getReader();try{let n="";for(;;){let{done:a,value:i}=await r.read();if(a)return;t();let o=(n+i).split(`

`);n=o.pop()??"";for(let u of o){let I=u.split(`
`),R=I.find(U=>U.startsWith("event:"))?.slice(6).trim()??"",Q=I.filter(U=>U.startsWith("data:")).map(U=>U.slice(5).replace(/^ /,""));R&&(yield[R,Q.join(`
`)])}}}finally{await r.cancel().catch(()=>{})}}var te=class{constructor(t,r){this.current=t;this.signIn=r}current;signIn;renewal=null;token(){return this.current===null?this.renewed(null):Promise.resolve(this.current)}renewed(t,r="Nobody is signed in: give a token, or signIn."){return this.current!==null&&this.current!==t?Promise.resolve(this.current):(this.renewal??=this.replace(t,r).finally(()=>{this.renewal=null}),this.renewal)}async replace(t,r){let n=await this.signIn?.(t)??null;if(n===null||n===t)throw new T(r);return this.current=n,n}};var Me=6e5;async function Ge(e,t,r,n){let[a,i]=r.onProgress&&typeof XMLHttpRequest<"u"?await nt(e,t,r.onProgress):await rt(e,t,n);if(a>=500)throw new f(`The upload failed (HTTP ${a}).`);if(a>=300)throw new z(at(i)??`The picture was rejected (HTTP ${a}).`);r.onProgress?.(1)}async function rt(e,t,r){try{let n=await r(e.uploadUrl,{method:e.uploadMethod,headers:e.uploadHeaders.map(({name:a,value:i})=>[a,i]),body:t,signal:AbortSignal.timeout(Me)});return[n.status,await n.text()]}catch(n){throw new f(`The upload was cut: ${String(n)}`)}}function nt(e,t,r){return new Promise((n,a)=>{let i=new XMLHttpRequest;i.open(e.uploadMethod,e.uploadUrl),i.timeout=Me;for(let{name:o,value:u}of e.uploadHeaders)i.setRequestHeader(o,u);i.upload.onprogress=({loaded:o,total:u})=>r(u?o/u:0),i.onerror=i.ontimeout=()=>a(new f("The upload was cut.")),i.onload=()=>n([i.status,i.responseText]),i.send(t)})}function at(e){try{return JSON.parse(e).error?.message}catch{return}}var it=3e4,le=50,ot=3,$e=class{endpoint;live;constructor(t){let r=new te(t.token??null,t.signIn),n=t.fetch??((...o)=>globalThis.fetch(...o)),a=String(t.url).replace(/\/+$/,"");this.endpoint=new X(a,r,n,t.patience??it);let i=t.webSocket===void 0?globalThis.WebSocket:t.webSocket??void 0;this.live=new ee(this.endpoint,i,t.onConnection??(()=>{}))}get connection(){return this.live.connection}close(){this.live.close()}execute(t,r,{repeatable:n=!1}={}){return this.endpoint.execute(t,r,n)}async viewer(){return(await this.read(ye,{})).viewer}async credits(){return(await this.read(fe,{})).credit}async models(){return(await this.read(be,{})).models}async styles(){return(await this.read(he,{})).styles}async packs(){return(await this.read(we,{})).creditPacks}async creation(t){return(await this.read(Ae,{id:t})).creation}async quote(t){return(await this.read(xe,{input:t})).generationQuote}async upload(t,r={}){let n={contentType:r.contentType||t.type||"application/octet-stream",byteSize:t.size};for(let a=0;;a++){let i=V((await this.read(Ie,{input:n})).createUpload),o=re(i.upload);try{return await Ge(o,t,r,this.endpoint.fetch),o.id}catch(u){if(!(u instanceof f)||a+1===ot)throw u}await $(a)}}async create({images:t=[],...r}){let n=await Promise.all(t.map(async a=>a instanceof Blob?{uploadId:await this.upload(a)}:a));return this.onceOnly(r.idempotencyKey,async a=>{let i={...r,images:n,idempotencyKey:a};return V((await this.read(Te,{input:i})).createGeneration).creations})}async retry(t,r={}){return this.onceOnly(r.idempotencyKey,async n=>{let a={...r,id:t,idempotencyKey:n};return re(V((await this.read(_e,{input:a})).retryGeneration).creation)})}async cancel(t){let{cancelGeneration:r}=await this.execute(Re,{input:{id:t}});return re(V(r).creation)}async delete(t){V((await this.execute(De,{input:{id:t}})).deleteCreation)}async checkout(t){let{createCheckout:r}=await this.execute(Ee,{input:{pack:t}});return re(V(r).payment)}gallery(t={}){return this.pages(async r=>(await this.read(Pe,{first:le,after:r,filter:t})).creations)}transactions(){return this.pages(async t=>(await this.read(Ce,{first:le,after:t})).credit.transactions)}payments(){return this.pages(async t=>(await this.read(Se,{first:le,after:t})).credit.payments)}watch({id:t=null,after:r=null,signal:n}={}){return this.live.resumed(ve,{id:t,after:r},({taskUpdated:a})=>a,n)}watchCredits({after:t=null,signal:r}={}){return this.live.resumed(Ue,{after:t},({creditUpdated:n})=>n,r)}follow(t,r,n,a){return this.live.resumed(t,r,n,a)}async wait(t,r={}){for await(let{creation:n}of this.watch({id:t,...r.signal?{signal:r.signal}:{}}))if(n&&(r.onChange?.(n),n.stage==="FINISHED")){if(n.generatedImage)return n;throw new B(n.failure?.message??"The generation was canceled.",n)}throw r.signal?.reason??new P("The wait was ended.")}read(t,r){return this.execute(t,r,{repeatable:!0})}async onceOnly(t,r){let n=t??crypto.randomUUID();try{return await r(n)}catch(a){throw a instanceof f&&(a.idempotencyKey=n),a}}async*pages(t){let r=null;do{let n=await t(r);yield*n.nodes,r=n.pageInfo.hasNextPage?n.pageInfo.endCursor:null}while(r!==null)}};async function Lt(e,t=globalThis.fetch){let r=await t(`${String(e).replace(/\/+$/,"")}/auth/demo`,{method:"POST"});if(r.status!==201)throw new P(`There is no demo sign-in (HTTP ${r.status}).`);return(await r.json()).token}function V(e){if(e.errors[0])throw new W(e.errors[0],e.errors);return e}function re(e){if(e===null)throw new P("The server's answer is incomplete.");return e}export{G as AccountBlocked,$e as Atelier,P as AtelierError,B as GenerationFailed,W as Refused,E as RequestFailed,T as SignedOut,f as Unreachable,z as UploadRejected,Lt as demoToken};
