import { Button as WechatButton, Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { publicFile } from '../../../api/public-file'
import { Fold } from '../../../components/fold/fold'
import { Button } from '../../../components/tap/button'
import { copy, preview } from '../../../platform/device'
import { isH5, isWeapp } from '../../../platform/env'
import { pageLink, PAGES } from '../../../platform/navigate'

/** Sends the guide on: as a card in WeChat, as a link from a browser, as a code to scan. */
export function Share({ guide }: { guide: PublicGuide }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const qr = publicFile('/public/guides/:id/qr.png', { id: guide.id }, { for: isWeapp ? 'weapp' : 'web' })
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
          onTap={() => void copy(pageLink(PAGES.guide, { id: guide.id })).then(setCopied)}
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
        nativeProps={{ alt: '这份指南的二维码' }}
        onClick={() => preview([qr], qr)}
      />
      <View className="share__how">扫这个码看这份指南。</View>
    </Fold>
  )
}
