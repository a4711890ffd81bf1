import { ROLES, type Role } from '../accounts/permissions'
import { plainDate } from '../kernel/plain-date'
import { type Rating, type RatingViewer, ratingAsSeenBy } from './rating-view.rules'

const rating: Rating = {
  id: 'r1',
  caseId: 'case1',
  stage: 'complete',
  level: '4',
  source: 'invited',
  channel: 'miniapp',
  tags: ['slow'],
  text: '等了很久',
  ratedOn: plainDate('2026-11-02'),
  orgId: 'water',
  clerkId: 'clerk',
  rater: { id: 'zhang', name: '张小明', phone: '13812348000' },
}
const viewer = (role: Role, id = 'viewer', orgId = 'hall'): RatingViewer => ({ id, orgId, roles: [role] })
const masked = { name: '张*明', phone: '138****8000' }

describe('who sees the rater', () => {
  it.each(ROLES)('as %s: masked for callback and monitor, else nobody', (role) => {
    const seen = ratingAsSeenBy(viewer(role), rating)
    expect(seen.rater).toEqual(role === 'callback' || role === 'monitor' ? masked : null)
    expect(seen).toMatchObject({ caseId: 'case1', text: '等了很久', level: '4' })
  })

  it.each(ROLES)('as the rated clerk with role %s: neither the rater nor the case', (role) => {
    for (const orgId of ['water', 'hall']) {
      const seen = ratingAsSeenBy(viewer(role, 'clerk', orgId), rating)
      expect([seen.rater, seen.caseId]).toEqual([null, null])
      expect(JSON.stringify(seen)).not.toMatch(/zhang|张|138|case1/)
    }
  })

  it.each(ROLES)('as a colleague of the clerk with role %s: not the rater', (role) => {
    expect(ratingAsSeenBy(viewer(role, 'colleague', 'water'), rating).rater).toBeNull()
  })

  it('lets nothing through that the rule does not name', () => {
    const stored = { ...rating, raterOpenid: 'o-123' }
    expect(ratingAsSeenBy(viewer('monitor'), stored)).not.toHaveProperty('raterOpenid')
  })

  it('shows a rating without a name as it is', () => {
    expect(ratingAsSeenBy(viewer('callback'), { ...rating, rater: null }).rater).toBeNull()
  })
})
