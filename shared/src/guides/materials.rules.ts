/** Words that say no more than “something”. */
const NOUN =
  '(?:证明材料|证明文件|申请材料|申报材料|佐证材料|附件材料|材料|资料|文件|文书|证件|证照|证明|手续|要件|凭证|附件|条件|信息|事项|情况)'
/** What may stand between 其他 and the noun without naming anything. */
const FILLER =
  '(?:相关|有关|必要|必需|必须|需要|所需|应当|应该|要求|应|需|须|提交|提供|出具|补充|证明|申请|申报|辅助|佐证|支撑|书面|有效|合法|能够|足以|可以|可|能|的|、|和|或|及|与)'
const OTHER = '(?:其他|其它|其余|另外)'
const WHO = '(?:机关|部门|单位|窗口|法律|法规|规章|文件|政策|规定)'

/** Catch-all sayings, each with what it catches. A name is looked at without spaces and brackets of any width. */
const CATCH_ALL: readonly RegExp[] = [
  // 其他材料, 其它相关证明文件, 其他需要提交的材料, …; not 其他组织登记证书
  new RegExp(`${OTHER}${FILLER}{0,8}${NOUN}$`),
  new RegExp(`^${OTHER}$|[、，；;和及与]${OTHER}$|^${OTHER}${FILLER}+$`),
  // 其他能够证明身份的材料
  new RegExp(`${OTHER}(?:能|可|足以).*${NOUN}$`),
  // 相关材料, 所需证件, 补充资料, and 材料 alone
  new RegExp(`^(?:各类|各种|所有|全部|一切|本项|该项)?${FILLER}{0,6}${NOUN}$`),
  // 与申请事项有关的材料
  new RegExp(`^(?:与|和|跟|同).*(?:有关|相关)的?${FILLER}{0,4}${NOUN}$`),
  // 法律法规规定的其他…, 规章要求提交的相关文件
  new RegExp(`${WHO}.*(?:规定|要求|认为|需要).*(?:${OTHER}|相关|有关|必要|所需|需要)`),
  new RegExp(`${WHO}(?:规定|要求|认为).*(?:提交|提供|补充|出具)的?${FILLER}{0,4}${NOUN}$`),
  // 根据需要提供…, 视情况补充
  /(?:根据|按照|依据|按|视)(?:实际|具体|审查|审核|工作)?(?:需要|情况|情形|要求).*(?:提供|提交|补充|出具|准备|增加|而定)/,
  /(?:如有|若有)?(?:需要|必要)时?.{0,4}(?:另行|再行|补充)(?:提供|提交|通知|告知)/,
  // 身份证等, 营业执照等证明材料, （户口簿、房产证等）; not 等级证书, 高等学校学历证书
  /(?:^|[^高中初同平均相对优特上下一二三四五六七八九甲乙丙丁])等(?:$|[、，；;）)」”]|相关|有关|其他|其它|若干|所有|各类|各种)/,
  new RegExp(
    `(?:^|[^高中初同平均相对优特上下一二三四五六七八九甲乙丙丁])等(?![级效同次额值待比离候位式于保]).{0,4}(?:${NOUN}|原件|复印件|证书|表格|票据|单据)`,
  ),
  /^(?:略|无|见附件|另附|详见.*|以窗口.*为准|以.*要求为准|……?|\.{3,})$/,
]

/**
 * Whether the name of a material is a catch-all. 一次性告知 names every material: nobody may be sent home for one that
 * was not named (行政许可法第三十二条; 国办发〔2018〕45号 forbids “其他材料” and the like).
 */
export function isCatchAll(name: string): boolean {
  const plain = name
    .replace(/\s/g, '')
    .replace(/[()（）【】[\]<>《》]/g, (mark) => (')）】]>》'.includes(mark) ? '）' : '（'))
  const bare = plain.replace(/[。.；;，,、：:]+$/, '')
  const unwrapped = bare.replace(/^（(.*)）$/, '$1').replace(/^（?[0-9一二三四五六七八九十]+[）、.．]/, '')
  return CATCH_ALL.some((saying) => saying.test(unwrapped))
}
