import { PRIVACY_NOTICE } from './privacy.notice'
import { CONSENT_ACTS, consentRefusal, consentState, PRIVACY_VERSION, type ConsentAct } from './privacy.rules'

const at = new Date('2026-11-25T01:00:00.000Z')

describe('consentRefusal', () => {
  it('takes the version in force, and neither none nor another', () => {
    expect(consentRefusal(PRIVACY_VERSION)).toBeNull()
    expect(consentRefusal(undefined)).toEqual({ code: 'privacy.needed' })
    expect(consentRefusal('2025-01-01')).toEqual({
      code: 'privacy.version',
      details: { current: PRIVACY_VERSION },
    })
  })
})

describe('consentState', () => {
  it.each(Object.keys(CONSENT_ACTS) as ConsentAct[])('after “%s”', (what) => {
    const state = consentState({ what, version: PRIVACY_VERSION, at })
    const agreed = what === 'agreed' ? { version: PRIVACY_VERSION, at: at.toISOString() } : null
    expect(state).toEqual({ current: PRIVACY_VERSION, agreed, needed: what !== 'agreed' })
  })

  it('asks again after an older version, and who never agreed', () => {
    expect(consentState({ what: 'agreed', version: '2025-01-01', at })).toMatchObject({
      agreed: { version: '2025-01-01' },
      needed: true,
    })
    expect(consentState(null)).toEqual({ current: PRIVACY_VERSION, agreed: null, needed: true })
  })
})

describe('the notice', () => {
  const text = PRIVACY_NOTICE.sections.flatMap((s) => [s.title, ...s.paragraphs]).join('\n')

  it('names everything the system keeps, whom it goes to, and how to take it back', () => {
    const words = [
      'openid',
      'unionid',
      '手机号',
      '照片',
      '时间、地点',
      '企业微信',
      '短信',
      '撤回',
      '第四十七条',
      'IP',
    ]
    for (const word of words) expect(text).toContain(word)
  })

  it('cites articles with their law, and has no empty part', () => {
    expect(text.match(/第[一二三四五六七八九十]+条/g)).toEqual(['第十三条', '第十五条', '第四十七条'])
    expect(text).toContain('《中华人民共和国个人信息保护法》第十三条')
    for (const { title, paragraphs } of PRIVACY_NOTICE.sections) {
      expect(title).toMatch(/^[一二三四五六七八九十]、/)
      expect(paragraphs.every((paragraph) => paragraph.endsWith('。'))).toBe(true)
    }
  })
})
