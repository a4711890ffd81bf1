import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { API_BASE } from '../../../api/send'
import { Icon } from '../../../components/icon'
import { fileNameOf } from '../guide-words'

const CODES = [
  { of: 'web', name: '网页二维码', hint: '手机浏览器或微信扫都能打开。' },
  { of: 'weapp', name: '小程序码', hint: '微信扫，直接进小程序。' },
] as const

/** Two codes to put up at the window or on a paper. */
export function QrDialog({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  return (
    <Modal open title="二维码" width={600} footer={null} onCancel={onClose}>
      <p className="two-lines strong">{guide.title}</p>
      <div className="gqr">
        {CODES.map((code) => (
          <Code key={code.of} guide={guide} code={code} />
        ))}
      </div>
    </Modal>
  )
}

function Code({ guide, code: { of, name, hint } }: { guide: Guide; code: (typeof CODES)[number] }) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const [again, setAgain] = useState(0)
  const src = `${API_BASE}/public/guides/${guide.id}/qr.png?for=${of}`
  return (
    <figure aria-busy={state === 'loading'}>
      {state === 'failed' ? (
        <div className="gqr__x note note--red" role="alert">
          {name}没取到，可能是没连上微信。
          <Button
            size="small"
            onClick={() => {
              setState('loading')
              setAgain((n) => n + 1)
            }}
          >
            再试一次
          </Button>
        </div>
      ) : (
        <img
          key={again}
          src={src}
          alt={`“${guide.title}”的${name}`}
          width={208}
          height={208}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
      )}
      <figcaption>
        <strong>{name}</strong>
        <span className="small muted">{hint}</span>
        <Button
          size="small"
          icon={<Icon name="download" small />}
          disabled={state !== 'shown'}
          href={src}
          download={fileNameOf(guide, `-${name}.png`)}
        >
          下载
        </Button>
      </figcaption>
    </figure>
  )
}
