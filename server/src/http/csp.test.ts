import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { contentSecurityPolicy } from './csp'

describe('what pages may run', () => {
  it('allows the inline script of a built page by its hash, and no other', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mingdu-csp-'))
    writeFileSync(
      path.join(folder, 'index.html'),
      '<script>alert(1)</script><script src="/js/app.js"></script>',
    )
    expect(contentSecurityPolicy([folder, '/nowhere']).scriptSrc).toEqual([
      "'self'",
      "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    ])
  })
})
