import { readFileSync } from 'node:fs'
import path from 'node:path'
import { REFUSALS } from '@mingdu/shared/kernel/refusals'
import { bodyDigest, isSigned, normalPublicKey } from './exchange.signing'

/** What engineers of other systems compare their signatures with. */
const DOCS = path.join(__dirname, '../../../../docs')
const EMPTY = bodyDigest('')

describe.each([['exchange.md'], ['exchange.zh-CN.md']])('the worked example of %s', (name) => {
  const text = readFileSync(path.join(DOCS, name), 'utf8')
  const block = (label: string) => new RegExp(`\`\`\`text ${label}\\n([^]*?)\\n\`\`\``).exec(text)?.[1] ?? ''
  const key = { secret: /`(worked-example[\w-]+)`/.exec(text)?.[1] ?? '', publicKey: '' }

  it.each([['request'], ['answer'], ['post']])('has the right signature of the %s', (label) => {
    expect(block(label).split('\n')[0]).toBe('MINGDU-EXCHANGE-V1')
    expect(isSigned('hmac-sha256', block(label), block(`${label}-signature`), key)).toBe(true)
  })

  it('has the right digests', () => {
    expect(block('request').endsWith(EMPTY)).toBe(true)
    expect(block('post').endsWith(bodyDigest(block('body')))).toBe(true)
    const answer = /`(\{"items":[^`]+\})`/.exec(text)?.[1] ?? ''
    expect(block('answer').endsWith(bodyDigest(answer))).toBe(true)
  })

  it('has a signature of SM2 that holds', () => {
    const publicKey = normalPublicKey(block('sm2-public-key')) ?? ''
    expect(isSigned('sm2', block('request'), block('sm2-signature'), { secret: '', publicKey })).toBe(true)
  })

  it('names refusals that there are, with their status', () => {
    const rows = [...text.matchAll(/^\| (`[a-z.-]+`(?:(?:, |、)`[a-z.-]+`)*)\s*\| (\d{3})/gm)]
    expect(rows.length).toBeGreaterThan(14)
    for (const [, codes = '', status] of rows)
      for (const [, code = ''] of codes.matchAll(/`([^`]+)`/g))
        expect(REFUSALS).toHaveProperty([code], expect.objectContaining({ status: Number(status) }))
  })
})
