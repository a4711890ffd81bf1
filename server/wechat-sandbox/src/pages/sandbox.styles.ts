/** Styles of both pages, kept as text so that one bundled file serves them. Colours are the product's tokens. */
export const SANDBOX_CSS = `
:root{color-scheme:light;--ground:#F5F7FA;--surface:#fff;--hover:#F0F4F9;--ink:#1F2937;--muted:#5B6472;--line:#E5E8EC;
--line-2:#D3D9E0;--control:#858F9E;--primary:#1D5FB8;--primary-press:#164B93;--primary-wash:#EDF3FB;
--primary-line:#BBD1EE;--red:#C0362C;--red-wash:#FCEFED;--red-line:#EDC2BE;--yellow:#965800;--green:#1B7F4B;
--grey-wash:#F0F2F5;
font-family:-apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",
"Source Han Sans SC",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font-size:14px;line-height:22px}
h1,h2,h3,p,dl,dd,ol{margin:0;padding:0}
h1,h2,h3,b{font-weight:600}
a{color:var(--primary)}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC","Liberation Mono",monospace;
font-size:12px}
:focus-visible{outline:2px solid var(--primary);outline-offset:2px}
.num{font-variant-numeric:tabular-nums}
.muted{color:var(--muted)}
.right{text-align:right}
.logo,.icon{display:block;flex:none}

.btn{display:inline-flex;align-items:center;justify-content:center;height:32px;padding:0 12px;border:1px solid
var(--line-2);border-radius:6px;background:var(--surface);color:var(--ink);font:inherit;font-size:13px;
line-height:20px;white-space:nowrap;text-decoration:none;cursor:pointer;transition:background 120ms}
.btn:hover{background:var(--hover)}
[data-busy]{opacity:.6;cursor:progress}
.btn-primary{background:var(--primary);border-color:var(--primary);color:#fff;font-weight:600}
.btn-primary:hover{background:var(--primary-press)}
.btn-danger{color:var(--red);border-color:var(--red-line)}
.btn-small{height:28px;padding:0 10px}
.btn-text{border-color:transparent;background:none;color:var(--primary);height:24px;padding:0 4px}
.btn-none{visibility:hidden}
.tag{display:inline-flex;align-items:center;flex:none;height:18px;padding:0 5px;border-radius:4px;font-size:12px;
line-height:18px;white-space:nowrap}
.tag-blue{color:var(--primary);background:var(--primary-wash)}
.tag-off{color:var(--ink);background:#E4E8EE}
.tag-red{color:var(--red);background:var(--red-wash)}

.top{display:flex;align-items:center;gap:12px;min-height:48px;padding:8px 24px;background:var(--surface);
border-bottom:1px solid var(--line);font-size:13px;line-height:20px}
.top h1{font-size:16px;line-height:24px;white-space:nowrap}
.counts{display:flex;align-items:center;gap:12px;margin-left:auto;white-space:nowrap}

.time{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:28px;align-items:center;padding:12px 24px 10px;
background:var(--surface);border-bottom:1px solid var(--line)}
.time .muted{font-size:12px;line-height:18px;white-space:nowrap}
.now{font-size:20px;line-height:28px;font-weight:600;white-space:nowrap}
.buttons{display:flex;gap:6px}
.track{position:relative;height:46px;list-style:none}
.track::before{content:"";position:absolute;left:0;right:0;top:14px;height:2px;background:var(--line-2)}
.track::after{content:"";position:absolute;left:0;width:30%;top:14px;height:2px;background:var(--primary)}
.mark{position:absolute;top:5px;width:0;z-index:1}
.mark i{position:absolute;left:-6px;top:4px;width:12px;height:12px;border-radius:50%;background:var(--green)}
.mark span{position:absolute;top:21px;left:0;transform:translateX(-50%);font-size:12px;line-height:18px;
white-space:nowrap;color:var(--muted)}
.mark-real{left:12%}
.mark-now{left:30%}
.mark-now i{left:-10px;top:0;width:20px;height:20px;background:var(--surface);border:6px solid var(--primary)}
.mark-now span{color:var(--primary);font-weight:600}
.mark-next,.mark-none{left:64%}
.mark-next i{left:-7px;border-radius:0;width:0;height:0;border:7px solid transparent;border-top:0;
border-bottom:12px solid var(--yellow);background:none}
.mark .what{top:-6px;left:14px;transform:none;width:max-content;max-width:200px;overflow:hidden;text-overflow:ellipsis;color:var(--ink);
background:var(--surface);padding:0 4px}

.finder{display:flex;align-items:center;gap:8px;padding:14px 24px 0;font-size:13px;line-height:20px}
.finder input{width:260px;height:32px;padding:0 10px;border:1px solid var(--control);border-radius:6px;
background:var(--surface);color:var(--ink);font:inherit}
.finder input::placeholder{color:var(--muted);opacity:1}
.finder .muted{margin-left:auto}

.phones{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:20px;padding:14px 24px 16px}
.col{display:flex;flex-direction:column;min-width:0}
.who{display:flex;align-items:center;gap:4px;height:28px;margin-bottom:6px}
.who h2{flex:1;min-width:0;font-size:13px;line-height:20px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who h2 span{margin-left:8px;font-weight:400;color:var(--muted)}
.follow{font-size:13px;color:var(--muted)}
.acts{position:relative;flex:none}
.acts summary{display:flex;align-items:center;height:24px;padding:0 4px;font-size:13px;color:var(--primary);cursor:pointer;
list-style:none;border-radius:4px}
.acts summary::-webkit-details-marker{display:none}
.acts summary::after{content:"";width:6px;height:6px;margin:-3px 2px 0 6px;border:solid currentColor;border-width:0 1.5px
1.5px 0;transform:rotate(45deg)}
.acts-list{position:absolute;z-index:2;top:28px;right:0;width:312px;max-width:calc(100vw - 32px);max-height:min(560px,70vh);
overflow-y:auto;padding:4px 12px 12px;background:var(--surface);border:1px solid var(--line-2);border-radius:8px;
box-shadow:0 6px 20px rgba(31,41,55,.12)}
.acts-list section{display:flex;flex-wrap:wrap;gap:6px;padding-top:10px}
.acts-list h3{width:100%;font-size:12px;line-height:18px;color:var(--muted);font-weight:400}
.acts-list .btn{max-width:100%;overflow:hidden;text-overflow:ellipsis;justify-content:flex-start}
.consent{display:flex;flex-wrap:wrap;gap:6px;width:100%}
.consent p{display:flex;justify-content:space-between;gap:8px;width:100%;font-size:13px;line-height:20px}
.popup{max-width:390px;margin:48px auto;padding:20px 24px 24px;background:var(--surface);border:1px solid var(--line);
border-radius:14px}
.popup-src{display:flex;align-items:center;gap:8px;font-size:15px}
.popup h2{margin:16px 0 4px;font-size:17px;line-height:26px}
.popup fieldset{margin:0;padding:0;border:0}.popup legend{padding:0 0 8px;color:var(--muted);font-size:13px}
.popup input{flex:none;width:18px;height:18px;margin:2px 0 0;accent-color:var(--primary)}
.popup-row,.popup-always{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line);cursor:pointer}
.popup-row small{display:block;font-size:12px;line-height:18px;color:var(--muted)}
.popup-buttons{display:grid;grid-template-columns:1fr 1fr;gap:12px;padding-top:16px}
.popup-buttons .btn{height:44px;font-size:15px}
.popup-done{min-height:22px;margin-top:12px;font-size:13px;text-align:center}
.ph{display:flex;flex-direction:column;height:clamp(440px,calc(100vh - 290px),720px);overflow:hidden;background:#EDEDED;border:1px solid var(--line-2);
border-radius:14px;color:#191919}
.ph-nav{display:flex;align-items:center;justify-content:space-between;flex:none;height:44px;padding:0 12px;
border-bottom:1px solid #DEDEDE;font-size:16px}
.ph-body{flex:1;min-height:0;padding:4px 12px 12px;overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin}
.ph-body:focus-visible{outline-offset:-3px}
.ph-menu{display:flex;align-items:center;justify-content:center;gap:8px;flex:none;height:44px;background:#F7F7F7;
border-top:1px solid #DEDEDE;color:#191919;text-decoration:none}
.ph-menu:hover,.card-go:hover{background:#F2F2F2}
.ph-menu:focus-visible,.card-go:focus-visible{outline-offset:-3px;border-radius:6px}
.ph-menu .icon{color:var(--primary)}
.ph-empty{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:6px;height:100%;
padding:0 28px;color:#606060;font-size:13px;line-height:20px;text-align:center;text-wrap:balance}
.ph-empty p:first-child{font-size:15px;color:#191919}
.older{display:block;padding:10px 0 2px;font-size:12px;line-height:18px;text-align:center}
.stamp{padding:8px 0;font-size:12px;line-height:16px;text-align:center;color:#606060}
.card{position:relative;margin-bottom:8px;overflow:hidden;background:#fff;border-radius:6px}
.card-src{display:flex;align-items:center;gap:8px;padding:12px 14px 0;font-size:13px;line-height:18px;color:#606060}
.card h3{padding:8px 14px;font-size:16px;line-height:22px}
.card dl{display:grid;grid-template-columns:64px minmax(0,1fr);gap:4px 12px;padding:0 14px 12px;line-height:20px}
.card h3,.card dt{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.card dt{color:#6B6B6B}
.card-text{padding:0 14px 10px;line-height:22px;overflow-wrap:anywhere}
.card dd{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.card-sms{padding:8px 14px 12px;line-height:22px;overflow-wrap:anywhere}
.card-warn{display:flex;gap:8px;align-items:center;padding:0 14px 10px;font-size:12px;line-height:18px;color:#606060}
.card-go{display:flex;align-items:center;justify-content:space-between;height:44px;padding:0 14px;border-top:1px solid
#EDEDED;color:#191919;text-decoration:none}
.card-go::before{content:"";position:absolute;inset:0}
.card-go span{display:flex;align-items:center;gap:8px}
.card-go .icon{width:16px;height:16px;color:#6B6B6B}
.sends{height:48px;margin-top:6px;overflow:hidden;font-size:12px;line-height:18px;color:var(--muted)}
.sends p{display:flex;gap:8px;align-items:center;height:22px;white-space:nowrap}

.pager{display:flex;align-items:center;justify-content:center;gap:16px;padding:0 24px 24px;font-size:13px}
.empty{max-width:520px;margin:96px auto;padding:0 24px;text-align:center;color:var(--muted)}
.empty h2{margin-bottom:8px;font-size:18px;line-height:26px;color:var(--ink)}
.empty .btn{margin-top:16px}
.said{padding:0 24px;font-size:13px;line-height:20px;background:var(--primary-wash)}
.said-shown{padding:8px 24px;border-bottom:1px solid var(--primary-line)}
.said-bad{background:var(--red-wash);border-color:var(--red-line);color:var(--red)}
dialog{width:440px;max-width:calc(100vw - 32px);padding:20px 24px;border:1px solid var(--line);border-radius:8px;
color:var(--ink);box-shadow:0 6px 20px rgba(31,41,55,.12)}
dialog::backdrop{background:rgba(31,41,55,.32)}
dialog h2{margin-bottom:8px;font-size:18px;line-height:26px}
dialog form{display:flex;justify-content:flex-end;gap:8px;margin-top:20px}

.legend{display:flex;flex-wrap:wrap;align-items:center;gap:4px 24px;padding:14px 24px;font-size:13px;color:var(--muted)}
.legend .tag{margin-right:8px}
.table{margin:0 24px 24px;overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:6px}
table{width:100%;border-collapse:collapse;font-size:13px;line-height:20px}
th{font-weight:600;text-align:left;background:var(--ground);white-space:nowrap}
th,td{padding:7px 12px;border-bottom:1px solid var(--line);vertical-align:top}
th.right{text-align:right}
tbody tr:last-child td{border-bottom:0}
td code,td.num{white-space:nowrap}
td.who-cell{min-width:150px;text-wrap:balance}
td p{display:flex;gap:8px;align-items:baseline;min-width:200px}
.bad{color:var(--red);font-weight:600}

@media (max-width:1000px){
.top{flex-wrap:wrap}.top .muted{order:3;width:100%}
.time{grid-template-columns:minmax(0,1fr);gap:10px}
.buttons{flex-wrap:wrap}
}
@media (max-width:600px){
.top{padding:8px 16px;gap:8px}.top h1{flex:1}.counts{margin-left:0;width:100%;justify-content:space-between;order:4}
.time{padding:12px 16px}.finder{flex-wrap:wrap;padding:12px 16px 0}.finder input{flex:1;width:auto;min-width:0}
.finder .muted{width:100%;margin:0}
.buttons{display:grid;grid-template-columns:1fr 1fr}.buttons .btn{height:44px}
.track{height:auto;display:grid;gap:4px}.track::before,.track::after,.mark i{display:none}
.mark{position:static;width:auto;display:flex;flex-wrap:wrap;gap:0 8px}.mark-now{display:none}
.mark span,.mark .what{position:static;transform:none;max-width:none;padding:0;white-space:normal}
.mark-next::before{content:"下一条";font-size:12px;line-height:18px;color:var(--muted)}
.phones{grid-template-columns:minmax(0,1fr);padding:12px 16px}
.who{height:36px}.btn-text,.acts summary{height:36px}.acts-list{top:38px}.acts-list .btn{height:36px}
.popup{margin:16px}
.table{margin:0 16px 16px}.legend{padding:12px 16px}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`
