import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { useMe } from '../../../api/session'
import { Icon } from '../../../components/icon'

/** What the system can say about this report by itself. */
export function Checks({ row: { task, report } }: { row: VerificationRow }) {
  const me = useMe()
  const evidence = [
    report.photos.length > 0 && `照片 ${report.photos.length} 张`,
    report.attachments.length > 0 && `材料 ${report.attachments.length} 份`,
  ].filter(Boolean)
  const samePlace = me.org.id === task.org.id
  const pictures = [...report.photos, ...report.asked.flatMap(({ photos }) => photos)]
  const flagged = pictures.filter(({ flags }) => flags.length > 0).length
  const checks = [
    { ok: !samePlace, text: samePlace ? '您与承办单位是同一单位，不能核验' : '您与承办人不在同一单位' },
    {
      ok: evidence.length > 0,
      text: evidence.length > 0 ? `附${evidence.join('、')}` : '没有照片也没有材料',
    },
    {
      ok: report.claimed > report.verifiedBefore,
      text: report.claimed > report.verifiedBefore ? '累计数比已核实的多' : '累计数与已核实的一样',
    },
    ...(pictures.length > 0
      ? [{ ok: flagged === 0, text: flagged === 0 ? '照片没有疑点' : `有 ${flagged} 张照片要看一看` }]
      : []),
  ]
  return (
    <>
      <h3 className="sub-h">系统检查</h3>
      <ul className="verify__checks">
        {checks.map(({ ok, text }) => (
          <li key={text} className={ok ? '' : 'is-warn'}>
            <Icon name={ok ? 'check' : 'warn'} small />
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
