import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Overlaps } from '@mingdu/shared/matters/overlap.schema'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { ErrorState } from '../../components/states'

/** Before 派单: what these orgs were asked of late; issuing over 重复, 多头 or 越权 takes a reason that is kept. */
export function OverlapFields({ matter }: { matter: Matter }) {
  const read = useQuery({
    queryKey: ['matters', 'overlaps', matter.id, matter.version],
    queryFn: () => api.matters.overlaps({ params: { id: matter.id } }),
  })
  if (read.isPending) return <p className="muted">正在查这些单位近来已交办的事项……</p>
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  const { days, found } = read.data
  return (
    <>
      <Asked overlaps={read.data} />
      {found.length > 0 && (
        <>
          <div className="note note--red" role="alert">
            <strong className="num">
              近 {days} 天查到 {found.length} 项重复、多头或越权：
            </strong>
            <ul className="overlaps">
              {found.map((one, i) => (
                <li key={`${one.org.id}${one.other?.id ?? i}`}>
                  {one.org.name}　{one.why}
                  {one.other && (
                    <>
                      {' '}
                      <Link to={`/matters/${one.other.id}`} target="_blank">
                        {one.other.no} {one.other.title}
                      </Link>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
          <Form.Item
            name="overlapReason"
            label="仍要派单的理由（记入事项和审计，由您负责）"
            rules={[{ required: true, whitespace: true, min: 5, message: '请写明理由，至少 5 个字' }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        </>
      )}
    </>
  )
}

function Asked({ overlaps: { days, asked, found } }: { overlaps: Overlaps }) {
  const busy = asked.filter(({ matters }) => matters.length > 0)
  if (busy.length === 0)
    return found.length > 0 ? null : <p className="muted num">近 {days} 天没有向这些单位交办过事项。</p>
  return (
    <details>
      <summary className="muted num">
        近 {days} 天已交办：
        {busy.map(({ org, matters }) => `${org.name} ${matters.length} 项`).join('，')}。
        {found.length === 0 && '没有查到重复、多头或越权。'}
      </summary>
      <ul className="overlaps num">
        {busy.flatMap(({ org, matters }) =>
          matters.map(({ id, no, title, on, office }) => (
            <li key={`${org.id}${id}`}>
              {org.name}　{no} {title}　{on}
              {office ? `　${office}` : ''}
            </li>
          )),
        )}
      </ul>
    </details>
  )
}
