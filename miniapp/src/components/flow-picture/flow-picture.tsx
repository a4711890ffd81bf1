import { Image, View } from '@tarojs/components'
import { flowSvg } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { preview } from '../../platform/device'
import { isH5 } from '../../platform/env'
import { flowLines } from './flow-lines'

interface FlowPictureProps {
  chart: FlowChart
  title: string
  /** Where the server has it as a picture, for the phone that draws no SVG; null: only in words. */
  picture: string | null
}

/** A flow chart as a picture, and below it in words: who cannot make out the one reads the other. */
export function FlowPicture({ chart, title, picture }: FlowPictureProps) {
  const src = isH5 ? svgSource(chart, title) : picture
  return (
    <View className="flow-picture">
      {src !== null && (
        <View className="flow-picture__box">
          <Image
            className="flow-picture__i"
            src={src}
            mode="widthFix"
            nativeProps={{ alt: title }}
            onClick={() => preview([src], src)}
          />
        </View>
      )}
      {src !== null && <View className="flow-picture__how">点图放大。下面是同样的内容：</View>}
      {flowLines(chart).map((line, at) => (
        <View key={`${at}${line}`} className="flow-picture__line">
          {at + 1}. {line}
        </View>
      ))}
    </View>
  )
}

function svgSource(chart: FlowChart, title: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(flowSvg(chart, { ground: '#FFFFFF', title }))}`
}
