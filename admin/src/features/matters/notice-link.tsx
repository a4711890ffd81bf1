import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { ErrorState, SkeletonLines } from '../../components/states'
import { useToast } from '../../components/toast'

/** What the public reads while the notice runs: its address to send on, and the number it names. */
export function NoticeLink({ matterId }: { matterId: string }) {
  const toast = useToast()
  const read = useQuery({
    queryKey: ['matters', 'noticeLink', matterId],
    queryFn: () => api.notices.link({ params: { id: matterId } }),
  })
  if (read.isPending) return <SkeletonLines lines={2} />
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  const { url, phone } = read.data
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast('网址已复制'),
      () => toast('没有复制成功，请打开后从地址栏复制'),
    )
  return (
    <div className="panel__b stack">
      <p>群众不用登录就能看：名称、编号、牵头单位、办理结果、公示期和意见电话；公示期一过就看不到。</p>
      {phone === '' && (
        <div className="note note--yellow" role="note">
          责任督查员没有填办公电话，公示页上没有意见电话。请系统管理员在“单位与人员”里补上。
        </div>
      )}
      <div className="row row--wrap">
        <Button onClick={() => void copy()}>复制公示网址</Button>
        <Button href={url} target="_blank" rel="noreferrer">
          打开公示页
        </Button>
      </div>
    </div>
  )
}
