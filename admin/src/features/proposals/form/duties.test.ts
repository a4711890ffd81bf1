import { linesOf } from '../../../components/paste-lines'
import { addToStage, dutiesFrom, moveInStage, stagesOf } from './duties'

const duty = (stage: string, content: string) => ({ stage, content, basis: '' })
const list = [duty('受理', '甲'), duty('审查', '乙'), duty('受理', '丙')]

describe('duties by stage', () => {
  it('gathers the duties of a stage, wherever they stand', () => {
    expect(stagesOf(list)).toEqual([
      { stage: '受理', rows: [0, 2] },
      { stage: '审查', rows: [1] },
    ])
  })

  it('adds at the end of the stage, a new stage in its usual place', () => {
    expect(addToStage(list, '审查').map((d) => d.stage)).toEqual(['受理', '审查', '审查', '受理'])
    const two = [duty('受理', '甲'), duty('送达', '乙')]
    expect(addToStage(two, '决定').map((d) => d.stage)).toEqual(['受理', '决定', '送达'])
  })

  it('moves within the stage and stops at its ends', () => {
    expect(moveInStage(list, 0, 1).map((d) => d.content)).toEqual(['丙', '乙', '甲'])
    expect(moveInStage(list, 1, 1)).toEqual(list)
  })

  it('reads pasted lines: a list without its numbers, or the columns of a sheet', () => {
    expect(linesOf('1. 公示材料\n\n（2）一次性告知\r\n③ 出具凭证')).toEqual([
      ['公示材料'],
      ['一次性告知'],
      ['出具凭证'],
    ])
    expect(dutiesFrom(linesOf('受理\t公示材料\t第三十条\n登记收件\t第二条\n归档'))).toEqual([
      { stage: '受理', content: '公示材料', basis: '第三十条' },
      { stage: '其他', content: '登记收件', basis: '第二条' },
      { stage: '其他', content: '归档', basis: '' },
    ])
  })
})
