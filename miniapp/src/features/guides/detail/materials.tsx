import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuideMaterial, PublicGuide } from '@mingdu/shared/guides/guides.schema'
import type { Selection } from '@mingdu/shared/guides/scenario.rules'
import { Gradually } from '../../../components/gradual/gradually'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { copy } from '../../../platform/device'
import { listText } from './guide-text'
import { Material } from './material'
import type { Preparing } from './use-prepared'

interface MaterialsProps {
  guide: PublicGuide
  selection: Selection
  preparing: Preparing
}

/** 要带的材料: a list to tick off, which the phone remembers. */
export function Materials({ guide, selection, preparing }: MaterialsProps) {
  const { materials, ask, stop } = selection
  if (stop !== '') return null
  const ready = materials.filter(({ key }) => key in preparing.prepared.ticked).length
  return (
    <Section
      className="materials"
      title="要带的材料"
      aside={materials.length > 0 ? `共 ${materials.length} 份，已备 ${ready} 份` : ''}
    >
      <Changed preparing={preparing} no={guide.no} />
      {ask && (
        <Notice className="materials__open" tone="blue">
          上面的问题还没答完，下面是已经确定要带的。
        </Notice>
      )}
      {materials.length === 0 && (
        <View className="materials__none">
          {guide.content.noMaterials || guide.content.materials.length === 0
            ? '不用交材料。'
            : '还没有确定要带的材料。'}
        </View>
      )}
      <Gradually
        items={materials}
        row={(material) => (
          <Material
            key={material.key}
            guide={guide}
            material={material}
            ready={material.key in preparing.prepared.ticked}
            onTick={() => preparing.tick(material)}
          />
        )}
      />
      {materials.length > 0 && <CopyList guide={guide} materials={materials} />}
    </Section>
  )
}

function Changed({ preparing: { changed, full }, no }: { preparing: Preparing; no: number }) {
  if (full)
    return (
      <Notice className="materials__full" tone="yellow">
        手机存储已满，勾选的材料下次打开就没有了。
      </Notice>
    )
  if (!changed) return null
  return (
    <Notice className="materials__changed" tone="yellow">
      您上次看的是第 {changed.from} 版，现在是第 {no} 版。
      {changed.dropped > 0
        ? `有 ${changed.dropped} 份勾过的材料变了，已经取消勾选，请重新核对。`
        : '您勾过的材料没有变，请再核对一遍其他内容。'}
    </Notice>
  )
}

function CopyList({ guide, materials }: { guide: PublicGuide; materials: readonly GuideMaterial[] }) {
  const [done, setDone] = useState<boolean | null>(null)
  const { content, org, no } = guide
  const text = () => listText({ title: content.title, org: org.name, no }, materials)
  return (
    <View className="copy-list">
      <Button
        className="copy-list__b"
        kind="plain"
        text="复制材料清单"
        onTap={() => void copy(text()).then(setDone)}
      />
      {done !== null && (
        <View className="copy-list__done">
          {done ? '已复制，可以发给家人或同事。' : '没有复制成功，请再试一次。'}
        </View>
      )}
    </View>
  )
}
