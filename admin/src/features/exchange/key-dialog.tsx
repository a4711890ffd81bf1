import type { PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import { Button, Modal } from 'antd'
import { useToast } from '../../components/toast'
import { useFocusBack } from '../../components/use-focus-back'

/** A new key, this one time: the secret is sealed on the server and shown to nobody again. */
export function KeyDialog({ made, onClose }: { made: PartnerWithSecret; onClose: () => void }) {
  useFocusBack()
  const { keyId, secret, algorithm, keys } = made
  const ours = keys.find((key) => key.keyId === keyId)?.ownPublicKey ?? ''
  return (
    <Modal
      open
      title={`${made.name}的密钥`}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
      footer={
        <Button type="primary" onClick={onClose}>
          已记下
        </Button>
      }
    >
      <div className="stack">
        <Copied name="密钥编号" value={keyId} />
        {algorithm === 'sm2' ? (
          <Copied name="我方 SM2 公钥" value={ours} />
        ) : (
          <>
            <Copied name="密钥" value={secret} />
            <p className="note note--yellow" role="note">
              密钥只显示这一次，关掉以后不能再看，只能更换。请当面或用加密方式交给对方，不要用微信、短信发送。
            </p>
          </>
        )}
        {algorithm === 'sm2' && <p className="small muted">对方用这个公钥核对应答和推送，以后还能看到。</p>}
      </div>
    </Modal>
  )
}

function Copied({ name, value }: { name: string; value: string }) {
  const toast = useToast()
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast(`${name}已复制`),
      () => toast('没有复制成功，请选中后手工复制'),
    )
  return (
    <div>
      <div className="row">
        <span className="strong">{name}</span>
        <Button size="small" aria-label={`复制${name}`} onClick={() => void copy()}>
          复制
        </Button>
      </div>
      <p className="num" style={{ overflowWrap: 'anywhere' }} aria-label={name}>
        {value}
      </p>
    </div>
  )
}
