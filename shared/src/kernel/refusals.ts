/**
 * Every expected refusal: its HTTP status and the plain Chinese that says why and what to do next.
 * `{name}` parts are filled from the refusal's details.
 */
export const REFUSALS = {
  'input.invalid': { status: 400, text: '有 {count} 处填写不对，请按提示修改后再提交。' },
  'input.not-json': { status: 400, text: '请求内容不是有效的 JSON。' },
  'input.too-large': { status: 413, text: '内容太大，超过了 {limit} 的上限。' },
  'input.key-missing': { status: 400, text: '缺少 Idempotency-Key 请求头：每次提交要带一个不重复的编号。' },
  'input.key-reused': { status: 422, text: '这个 Idempotency-Key 已用于另一份内容，请换一个再提交。' },
  'input.cursor': { status: 400, text: '翻页位置已失效，请回到第一页。' },
  'auth.required': { status: 401, text: '请先登录。' },
  'auth.expired': { status: 401, text: '登录已过期，请重新登录。' },
  'auth.wrong': { status: 401, text: '账号或密码不对。' },
  'auth.origin': { status: 403, text: '请求来源不对，请从系统页面操作。' },
  'auth.forbidden': { status: 403, text: '您没有“{permission}”的权限。需要时请联系系统管理员。' },
  'auth.disabled': { status: 403, text: '这个账号已停用，请联系系统管理员。' },
  'auth.too-many': { status: 429, text: '尝试次数太多，请 {minutes} 分钟后再试。' },
  'auth.busy': { status: 503, text: '现在登录的人太多，请稍等几秒再试。' },
  'auth.password-first': { status: 403, text: '您用的是一次性密码，请先改成自己的密码。' },
  'record.missing': { status: 404, text: '没有找到，可能已被删除，或不在您的查看范围内。' },
  'route.missing': { status: 404, text: '没有这个地址。' },
  'route.method': { status: 405, text: '这个地址不支持这种操作。' },
  'version.stale': { status: 409, text: '您打开之后，{who}在 {when} 改过这条记录。请看过最新内容再操作。' },
  'record.duplicate': { status: 409, text: '“{field}”已存在，不能重复。' },
  'wechat.code': { status: 401, text: '微信登录凭证无效或已用过，请重新进入小程序。' },
  'wechat.down': { status: 503, text: '微信暂时没有回应，请稍后再试。' },
  'bind.ticket': { status: 401, text: '绑定已超时，请重新进入小程序。' },
  'bind.no-person': { status: 404, text: '名册里没有这个手机号。请向本单位管理员核对，或改用绑定码。' },
  'bind.ambiguous': { status: 409, text: '这个手机号对应多人，请改用绑定码。' },
  'bind.code': { status: 401, text: '绑定码不对或已过期，请向管理员重新索取。' },
  'bind.taken': { status: 409, text: '这个账号已绑定另一个微信。请管理员先解绑。' },
  'bind.other': { status: 409, text: '这个微信已绑定另一个账号。请管理员先解绑。' },
  'bind.none': { status: 409, text: '这个账号还没有绑定微信。' },
  'sms.too-many': { status: 429, text: '验证码发得太勤：每分钟 1 次、每小时 5 次、每天 10 次。请稍后再试。' },
  'sms.code': { status: 401, text: '验证码不对或已过期。' },
  'sms.tries': { status: 429, text: '验证码连错 5 次，已作废，请重新获取。' },
  'sms.off': { status: 503, text: '短信登录没有开通，请在微信里打开小程序登录。' },
  'sms.ambiguous': { status: 409, text: '这个手机号登记在多人名下，不能用短信登录。请联系系统管理员更正。' },
  'citizen.required': { status: 401, text: '请先登录，再办理。' },
  'citizen.closed': { status: 403, text: '这个账号已停用，请到政务服务中心核实。' },
  'citizen.other-wechat': {
    status: 409,
    text: '这个手机号已和另一个微信绑定。请用那个微信登录，或到窗口办理变更。',
  },
  'citizen.unverified': { status: 403, text: '网上申请要先实名认证。' },
  'citizen.verified': {
    status: 409,
    text: '您已实名认证，姓名和证件号码不能再改。需要更正的，请到政务服务中心窗口。',
  },
  'citizen.identity': { status: 422, text: '姓名和证件号码不一致，请核对后再试。' },
  'identity.off': { status: 503, text: '实名认证没有开通，请到窗口办理。' },
  'identity.down': { status: 503, text: '身份认证平台暂时没有回应，请稍后再试。' },
  'password.wrong': { status: 422, text: '原密码不对。' },
  'password.weak': { status: 422, text: '密码至少 10 位，并同时有字母和数字。' },
  'password.same': { status: 422, text: '新密码不能与原密码相同。' },
  'account.admin-roles': {
    status: 422,
    text: '系统、安全、审计三种管理员必须分开：同一人不能兼任，也不能兼业务角色。',
  },
  'account.self': { status: 422, text: '不能对自己的账号做这项操作，请由另一位管理员办理。' },
  'account.disabled': { status: 422, text: '这个账号已停用，请先恢复再操作。' },
  'org.has-people': { status: 422, text: '单位下还有 {count} 名在用人员，请先调整人员再停用。' },
  'org.has-orgs': { status: 422, text: '单位下还有 {count} 个在用的下级单位，请先停用它们。' },
  'org.loop': { status: 422, text: '上级单位不能是它自己或它的下级。' },
  'org.inactive': { status: 422, text: '所选单位不存在或已停用，请另选一个。' },
  'org.root': { status: 422, text: '最上级的行政区划不能调整上级，也不能停用。' },
  'matter.state': { status: 422, text: '事项现在是“{state}”，不能{action}。' },
  'matter.self-approve': { status: 422, text: '立项人不能批准自己的立项，请由督查室主任办理。' },
  'matter.no-tasks': { status: 422, text: '还没有分解任务，不能{action}。' },
  'matter.tasks-open': { status: 422, text: '还有 {count} 项任务没有办结，不能办结事项。' },
  'matter.same-person': { status: 422, text: '销号要由另一人办理：办结或核验过本事项的人不能销号。' },
  'matter.supervisor': { status: 422, text: '责任督查员应是本区在用的督查员或督查室主任，请重新选择。' },
  'matter.lead-org': { status: 422, text: '牵头单位不存在、已停用，或不在本区，请重新选择。' },
  'matter.past': { status: 422, text: '事项限期 {due} 已经过去，请改到今天之后。' },
  'tree.weights': { status: 422, text: '“{parent}”下各项任务的权重合计是 {sum}，应为 100。' },
  'tree.deadline': { status: 422, text: '“{task}”的限期 {due} 晚于上级限期 {parentDue}。' },
  'tree.past': { status: 422, text: '“{task}”的限期 {due} 已经过去，请改到今天之后。' },
  'tree.too-deep': { status: 422, text: '任务最多分解 {limit} 级。' },
  'tree.org': { status: 422, text: '“{task}”的主办单位不存在或已停用。' },
  'tree.co-org': { status: 422, text: '“{task}”的协办单位不能与主办单位相同，也不能重复。' },
  'tree.handler': { status: 422, text: '“{task}”的承办人不是主办单位的在用人员。' },
  'task.state': { status: 422, text: '任务现在是“{state}”，不能{action}。' },
  'task.not-leaf': { status: 422, text: '这项任务已分解为下级任务，请在下级任务上操作。' },
  'task.not-handler': { status: 403, text: '这项任务由{handler}承办，不能代为操作。' },
  'report.less': { status: 422, text: '累计完成不能少于已核实的 {verified}。' },
  'report.more': { status: 422, text: '累计完成不能多于目标 {target}。' },
  'report.no-evidence': { status: 422, text: '请至少附一张照片或一份材料作为佐证。' },
  'report.pending': { status: 422, text: '上一次进展还在核验，请等结果出来再报。' },
  'report.state': { status: 422, text: '这次进展已经{state}，不能再核验。' },
  'report.over-claim': { status: 422, text: '核实数不能多于本次上报的 {claimed}。' },
  'report.under-verified': { status: 422, text: '核实数不能少于此前已核实的 {verified}。' },
  'report.same-office': { status: 422, text: '您与承办单位是同一单位，不能核验。请由督查室其他人员办理。' },
  'text.classified': { status: 422, text: '内容里有“{word}”字样。涉密内容不得进入本系统，请删除后再提交。' },
  'file.type': {
    status: 422,
    text: '不支持这种文件：{type}。照片请用 JPG、PNG、WebP；材料可用 PDF、Word、Excel、ZIP。',
  },
  'file.too-large': { status: 400, text: '文件 {size}，超过了 {limit} 的上限。' },
  'file.missing': { status: 422, text: '附件没有上传成功，请重新选择。' },
  'file.broken': { status: 422, text: '图片打不开，可能已损坏，请重新拍摄。' },
  'calendar.problem': { status: 422, text: '通知文字有 {count} 处没看懂，请修改后再预览。' },
  'calendar.year': { status: 422, text: '通知的年份应在 2024 至 2100 之间。' },
  'message.replay-state': { status: 422, text: '这条消息现在是“{state}”，不用重发。' },
  'message.replay-sent': { status: 422, text: '这条消息可能已经送到，重发会让对方收到两次。' },
  'message.replay-stale': { status: 422, text: '这条消息说的任务已办结、暂停或改了限期，不再重发。' },
  'message.replay-past': {
    status: 422,
    text: '这条预警说的时点已经过去，不再重发；任务现在的级别会另行提醒。',
  },
  'channel.gate': { status: 404, text: '这个通道没有暂停，不用恢复。' },
  'privacy.version': { status: 422, text: '隐私说明已更新到 {current} 版，请看过最新内容再同意。' },
  'privacy.needed': { status: 422, text: '绑定微信前，请先阅读并同意隐私说明。' },
  'safety.state': { status: 422, text: '这项内容现在是“{state}”，不用再复核。' },
  'safety.not-passed': { status: 422, text: '内容安全是“{state}”，不能公开。请先在“内容安全”里复核。' },
  'safety.own': { status: 422, text: '不能复核自己提交的内容，请由其他人员办理。' },
  'feedback.no-reply': { status: 422, text: '还没有答复，不能公开。请先答复。' },
  'feedback.published': { status: 422, text: '这条意见已经公开。' },
  'feedback.replied': { status: 422, text: '这条意见已经答复过。' },
  'power.code-taken': { status: 422, text: '编码“{code}”已由“{name}”使用，不能重复。' },
  'power.code-pattern': { status: 422, text: '编码“{code}”不符合本地编码规则：{pattern}。' },
  'power.limits': {
    status: 422,
    text: '承诺时限 {promised} 个工作日长于法定时限 {legal} 个工作日，承诺不能长于法定。',
  },
  'power.penalties': { status: 422, text: '只有行政处罚才填处罚标准，这一项是“{type}”。' },
  'power.org': { status: 422, text: '实施主体不存在、已停用，或不在您的范围内，请重新选择。' },
  'power.required': { status: 422, text: '清单设置要求填写“{element}”。' },
  'power.element': { status: 422, text: '清单设置里没有要素“{element}”。' },
  'power.version': { status: 404, text: '没有这个版本。' },
  'power.cancelled': { status: 422, text: '“{name}”已于 {from} {state}，不再收新件；此前收的按原版本办完。' },
  'power.planned': { status: 422, text: '“{name}”从 {from} 起生效，现在还不收件。' },
  'power.same-version': { status: 422, text: '请选择两个不同的版本。' },
  'proposal.state': { status: 422, text: '这件调整现在是“{state}”，不能{action}。' },
  'proposal.kind': { status: 422, text: '“{name}”现在是“{state}”，不能{kind}。' },
  'proposal.open': { status: 422, text: '“{name}”已有一件调整（{no}）在办，办完再提。' },
  'proposal.no-change': { status: 422, text: '与现行版本没有差别，没有可调整的内容。' },
  'proposal.same-person': { status: 422, text: '提出人不能审查自己的调整，请由其他人员办理。' },
  'proposal.note': { status: 422, text: '退回修改要写明原因。' },
  'proposal.effective': { status: 422, text: '生效日 {date} 早于 {earliest}，请改到这一天或之后。' },
  'proposal.power': { status: 422, text: '{kind}要先选定清单里的事项。' },
  'proposal.base': {
    status: 422,
    text: '“{name}”在提出之后有了新版本（v{no}）。请退回修改，核对后重新提交。',
  },
  'dutyList.empty': { status: 422, text: '责任清单还是空的，不能公布。' },
  'dutyList.power': {
    status: 422,
    text: '有 {count} 项公共服务对应的权力事项不在本区现行的权力清单里：{titles}。请另选一个，或者不选。',
  },
  'dutyList.draft': { status: 422, text: '没有改动，不用再公布。' },
  'catalog.pattern': { status: 422, text: '编码规则不是有效的正则表达式：{problem}。' },
  'catalog.elements': { status: 422, text: '系统要素“{element}”不能删除，可以设为不显示。' },
  'catalog.always': { status: 422, text: '“{element}”必须显示、必须填写。' },
  'catalog.hidden': { status: 422, text: '“{element}”要求填写，就不能设为不显示。' },
  'catalog.twice': { status: 422, text: '{what}标识“{key}”重复。' },
  'catalog.numbering': { status: 422, text: '编号规则里要有顺序号，例如 {seq:5}。' },
  'guide.catch-all': {
    status: 422,
    text: '材料“{name}”是兜底说法。一次性告知不能写“其他材料”“等”之类，请写明具体材料。',
  },
  'guide.limits': {
    status: 422,
    text: '承诺时限 {promised} 个工作日长于法定时限 {legal} 个工作日，承诺不能长于法定。',
  },
  'guide.steps': {
    status: 422,
    text: '受理和审批各步骤的时限合计 {sum} 个工作日，超过了{which}时限 {promised} 个工作日。',
  },
  'guide.scenario': { status: 422, text: '情形引导走不通：{problem}。' },
  'guide.flow': { status: 422, text: '流程图画得不完整：{problem}。' },
  'guide.keys': { status: 422, text: '材料编号“{key}”重复。' },
  'guide.theme': { status: 422, text: '清单设置里没有主题“{theme}”。' },
  'guide.incomplete': { status: 422, text: '完整度 {score} 分，发布要达到 {least} 分。还缺：{missing}。' },
  'guide.state': { status: 422, text: '指南现在是“{state}”，不能{action}。' },
  'guide.version': { status: 404, text: '没有这个版本的指南。' },
  'guide.answers': { status: 422, text: '还有问题没有选：{question}。' },
  'guide.stopped': { status: 422, text: '按所选情形不能在这里办理：{reason}' },
  'guide.unchanged': { status: 422, text: '没有改动，不用再发布。' },
  'guide.power': { status: 422, text: '没有这个权力事项，或不在您的范围内，请重新选择。' },
  'paper.too-many': { status: 429, text: '打印得太频繁，请 {minutes} 分钟后再试。' },
  'sheet.state': { status: 422, text: '这次{direction}现在是“{state}”，不能{action}。' },
  'sheet.undo-late': { status: 422, text: '已超过 24 小时，不能撤销。需要改回请提出清单调整。' },
  'sheet.type': { status: 422, text: '只能导入 .xlsx 或 .csv 表格。旧版 .xls 请另存为 .xlsx。' },
  'sheet.bomb': { status: 422, text: '表格解开后有 {size}，超过了 {limit} 的上限，没有读取。' },
  'sheet.broken': { status: 422, text: '表格打不开：{problem}。' },
  'sheet.headers': { status: 422, text: '表头里没有找到“{missing}”。请对照模板检查表头。' },
  'sheet.busy': { status: 422, text: '还有一次导入没有办完，请先等它结束或取消它。' },
  'correction.answered': { status: 422, text: '这条纠错已经答复过。' },
  'correction.too-many': { status: 429, text: '提交得太频繁，请 {minutes} 分钟后再试。' },
  'search.too-many': { status: 429, text: '搜索得太频繁，请稍等几秒再试。' },
  'search.loading': { status: 503, text: '搜索正在准备，请稍等几秒再试。' },
  'case.state': { status: 422, text: '这件现在是“{state}”，不能{action}。' },
  'case.extension': {
    status: 422,
    text: '最多延长 {days} 个工作日，由{approver}批准。',
  },
  'case.material': { status: 422, text: '办事指南里“{material}”不能容缺。' },
  'case.incomplete': {
    status: 422,
    text: '还缺 {materials}，不能受理。请告知补正；办事指南允许的，可以容缺受理。',
  },
  'case.promise': { status: 422, text: '办事指南里“{material}”不能用告知承诺代替。' },
  'case.materials': { status: 422, text: '办事指南按所选情形不要“{material}”。' },
  'case.guide': { status: 422, text: '办事指南没有发布或已下线，不能收件。' },
  'case.ended': { status: 422, text: '这件已经“{state}”，不能再补材料。' },
  'case.not-owed': { status: 422, text: '“{material}”没有欠缺，不用补齐。' },
  'case.taken': { status: 422, text: '这件已由您审查。' },
  'case.take': { status: 422, text: '这件现在是“{state}”，不用认领。' },
  'case.track': { status: 404, text: '编号或手机号后四位不对，请核对收件凭证。' },
  'case.track-locked': { status: 429, text: '输错太多次，请 {minutes} 分钟后再试，或到窗口查询。' },
  'case.not-reviewer': { status: 403, text: '这件由{reviewer}审查，不能代为操作。需要时请先移交。' },
  'case.same-person': { status: 422, text: '审查和决定不能是同一人，请由其他决定人办理。' },
  'case.extended': { status: 422, text: '期限已经延长过一次，不能再延长。' },
  'case.deferred': { status: 422, text: '还有 {count} 项容缺材料没有补齐，不能准予。' },
  'case.assignee': { status: 422, text: '{name}不是本单位的审查人员，或已停用，请另选。' },
  'case.assigned': { status: 422, text: '这件已由{reviewer}审查，不用再分派。' },
  'case.assign-reason': { status: 422, text: '这件由{reviewer}审查，改派要写明原因。' },
  'case.thread-closed': { status: 422, text: '这件现在是“{state}”，不能留言。需要时请拨打咨询电话。' },
  'case.thread-too-many': { status: 429, text: '留言得太频繁，请 {minutes} 分钟后再试。' },
  'case.joint-days': {
    status: 422,
    text: '联办 {days} 个工作日到 {due}，晚于本件承诺的最后一天 {last}。请缩短天数。',
  },
  'case.joint-org': { status: 422, text: '请选择本区内的其他单位：所选单位不存在、已停用，或就是本单位。' },
  'case.joint-nobody': { status: 422, text: '{org}还没有审查人员，收不到联办。请先请对方单位设置。' },
  'case.joint-open': {
    status: 422,
    text: '还有 {count} 项联办没有办完。请等答复；确实不等的，写明原因再报送。',
  },
  'case.step-state': { status: 422, text: '这项联办现在是“{state}”，不能{action}。' },
  'case.step-taken': { status: 422, text: '这项联办已由您办理。' },
  'case.step-handler': { status: 403, text: '这项联办由{handler}办理，不能代为答复。需要时请先认领。' },
  'rating.stage': { status: 422, text: '办件还没有到“{stage}”环节，到了这一环节再评价。' },
  'rating.changed': { status: 422, text: '您已经改过一次评价，不能再改。' },
  'rating.change-late': {
    status: 422,
    text: '评价只能在 {days} 天内修改，最后一天是 {last}，现在不能再改。',
  },
  'rating.rectifying': {
    status: 422,
    text: '您的差评现在是“{state}”，不能直接修改。整改完成后请用“再次评价”。',
  },
  'rating.dismissed': { status: 422, text: '这条评价经复核不予采信，不能再改。有异议请联系监督部门。' },
  'rectification.state': { status: 422, text: '这条差评现在是“{state}”，不能{action}。' },
  'rectification.handled': { status: 403, text: '您经办过这个办件，不能{action}。请由其他人员办理。' },
  'rectification.same-office': {
    status: 403,
    text: '您与被评价单位是同一单位，不能{action}。请由其他单位人员办理。',
  },
  'rectification.not-rated-org': { status: 403, text: '只有被评价单位可以{action}。' },
  'rectification.appealed': { status: 422, text: '这条差评已经申诉过，只能申诉一次。' },
  'rectification.appeal-late': {
    status: 422,
    text: '申诉应在 {days} 个工作日内提出，最后一天是 {last}，现在不能再申诉。',
  },
  'rectification.own-appeal': { status: 403, text: '申诉是您提出的，不能由您复核。请由其他人员办理。' },
  'rectification.not-rater': { status: 403, text: '只有原评价人可以再次评价。' },
  'rectification.rerated': { status: 422, text: '您已经再次评价过，不能再改。' },
  'card.state': { status: 422, text: '这张牌现在是“{state}”，不能{action}。' },
  'card.same-office': {
    status: 403,
    text: '您是被发牌的人或与被发牌单位同一单位，不能{action}。请由其他单位人员办理。',
  },
  'card.own-review': { status: 403, text: '这张牌是您发的，不能{action}。请由其他人员复核。' },
  'card.escalation': {
    status: 422,
    text: '还不能发{kind}：同一对象先要有已送达的{before}，它的新限期已过，并且不在申诉中。',
  },
  'card.appeal-late': {
    status: 422,
    text: '申诉应在送达后 {days} 个工作日内提出，最后一天是 {last}，现在不能再申诉。',
  },
  'card.delivery-day': { status: 422, text: '送达日期应在发牌之日（{issued}）和今天之间。' },
  'card.person': { status: 422, text: '这个人不在被发牌的单位，不能写在牌上。' },
  'card.no-paper': { status: 422, text: '这张牌还没有发出，没有文书。' },
  'alert.no-card': {
    status: 422,
    text: '这条预警现在不用再发牌：同一办件已有在办的牌，或它的新限期还没有过。',
  },
  'period.order': { status: 422, text: '开始日期应不晚于结束日期，并且不超过 {days} 天。' },
  'check.none': { status: 422, text: '这个范围里没有办件，请放宽条件再抽。' },
  'check.filled': { status: 422, text: '这次检查已经填过结果，不能再改。' },
  'check.same-office': { status: 403, text: '您与被检查单位是同一单位，请由其他单位人员检查。' },
  'check.unanswered': { status: 422, text: '“{item}”还没有选，请逐项填写。' },
  'check.note': { status: 422, text: '“{item}”不符合，请写清楚哪里不符合。' },
  'check.card': { status: 422, text: '只有抽查到的办件有问题时才能提请发牌。' },
  'check.day': { status: 422, text: '模拟办事的日期不能晚于今天。' },
  'rules.range': { status: 422, text: '“{rule}”应在 {min} 至 {max} 之间。' },
  'server.error': { status: 500, text: '系统出了问题，已记录。请把编号 {requestId} 告诉管理员。' },
  'server.unready': { status: 503, text: '系统正在启动或维护，请稍后再试。' },
} as const satisfies Record<string, { status: number; text: string }>

export type RefusalCode = keyof typeof REFUSALS
export type RefusalDetails = Record<string, string | number>

/** What a rule answers: null when the act is allowed, else why not. */
export interface Refusal {
  code: RefusalCode
  details?: RefusalDetails
}

/** One field of the input that is wrong: where, by which rule, and what to do. */
export interface FieldProblem {
  /** e.g. `body.tasks.0.weight` */
  path: string
  /** zod's issue code, e.g. `too_small`, `unrecognized_keys` */
  rule: string
  message: string
}

/** The JSON of every error answer. */
export interface ErrorBody {
  error: {
    code: RefusalCode
    message: string
    requestId: string
    fields?: FieldProblem[]
    details?: RefusalDetails
    /** With `version.stale`: what happened since the version the person saw. */
    changes?: { at: string; who: string; what: string; note?: string }[]
    /** With `version.stale`: the version to fetch. */
    currentVersion?: number
  }
}

/** The Chinese text of a refusal with its details filled in. */
export function refusalText(code: RefusalCode, details: RefusalDetails = {}): string {
  return REFUSALS[code].text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
