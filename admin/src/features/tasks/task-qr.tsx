import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { Icon } from '../../components/icon'
import { ErrorState, SkeletonLines } from '../../components/states'

/** The code that opens this task in the mini-program: to show, or to put on a paper. */
export function TaskQr({ task }: { task: Task }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        看小程序码
      </button>
      {open && <QrDialog task={task} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The picture comes from WeChat once and is the same from then on. */
function QrDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const qr = useQuery({
    queryKey: ['task-qr', task.id],
    queryFn: () => api.tasks.qr({ params: { id: task.id } }),
    staleTime: Infinity,
  })
  return (
    <Modal
      open
      title="小程序码"
      onCancel={onClose}
      width={360}
      footer={[
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button
          key="save"
          type="primary"
          icon={<Icon name="download" small />}
          disabled={!qr.data}
          {...(qr.data ? { href: qr.data.dataUrl, download: `${task.no || task.title}.png` } : {})}
        >
          下载
        </Button>,
      ]}
    >
      {qr.isPending && <SkeletonLines lines={6} />}
      {qr.isError && <ErrorState error={qr.error} retry={() => void qr.refetch()} />}
      {qr.data && (
        <figure className="task-qr">
          <img src={qr.data.dataUrl} alt={`任务“${task.title}”的小程序码`} width={240} height={240} />
          <figcaption>
            <span className="strong two-lines">{task.title}</span>
            <span className="small muted num">{task.no}</span>
            <p className="small muted">用微信扫码直达这项任务；没有权限的人看不到内容。</p>
          </figcaption>
        </figure>
      )}
    </Modal>
  )
}
