import { Button as WechatButton, Image, View } from '@tarojs/components'
import { useState } from 'react'
import { publicFile } from '../../api/public-file'
import { copy, preview } from '../../platform/device'
import { isH5, isWeapp } from '../../platform/env'
import { pageLink, PAGES } from '../../platform/navigate'
import { Fold } from '../fold/fold'
import { Button } from '../tap/button'

interface ShareProps {
  kind: keyof typeof SHARED
  id: string
}

const SHARED = {
  guide: { page: PAGES.guide, code: '/public/guides/:id/qr.png', what: '这份指南' },
  power: { page: PAGES.power, code: '/public/powers/:id/qr.png', what: '这个事项' },
  notice: { page: PAGES.notice, code: '/public/notices/:id/qr.png', what: '这件公示' },
} as const

/** Sends a public page on: as a card in WeChat, as a link from a browser, as a code to scan. */
export function Share({ kind, id }: ShareProps) {
  const { page, code, what } = SHARED[kind]
  const [copied, setCopied] = useState<boolean | null>(null)
  const qr = publicFile(code, { id }, { for: isWeapp ? 'weapp' : 'web' })
  return (
    <Fold className="share" title="发给别人">
      {isWeapp && (
        <WechatButton className="btn btn--plain share-card" openType="share">
          发给微信好友
        </WechatButton>
      )}
      {isH5 && (
        <Button
          className="share-link"
          kind="plain"
          text="复制链接"
          onTap={() => void copy(pageLink(page, { id })).then(setCopied)}
        />
      )}
      {copied !== null && (
        <View className="share__done">{copied ? '链接已复制。' : '没有复制成功，请再试一次。'}</View>
      )}
      <Image
        className="share-qr"
        src={qr}
        mode="scaleToFill"
        showMenuByLongpress
        nativeProps={{ alt: `${what}的二维码` }}
        onClick={() => preview([qr], qr)}
      />
      <View className="share__how">扫这个码看{what}。</View>
    </Fold>
  )
}
