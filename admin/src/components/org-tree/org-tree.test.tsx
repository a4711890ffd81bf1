import { fireEvent, render, screen } from '@testing-library/react'
import { idOf, orgs } from '../../../test/power-fixtures'
import { OrgSide } from './org-tree'

function open() {
  const chosen: (string | null)[] = []
  render(
    <OrgSide
      title="各单位现行事项数"
      orgs={orgs}
      counts={
        new Map([
          [idOf('b'), 61],
          [idOf('d'), 5],
        ])
      }
      chosen={null}
      onChoose={(id) => chosen.push(id)}
    />,
  )
  return chosen
}

const names = () => screen.getAllByRole('treeitem').map((item) => item.textContent)
const focused = () => document.activeElement?.textContent

describe('the tree of units', () => {
  it('adds up what is below, and starts with offices closed', () => {
    open()
    expect(names()).toEqual(['演示区66', '区水务局61', '区综合执法局5'])
  })

  it('moves with ↑ ↓, opens with →, goes up with ←, and chooses with Enter', () => {
    const chosen = open()
    const tree = screen.getByRole('tree')
    fireEvent.keyDown(tree, { key: 'ArrowDown' })
    fireEvent.keyDown(tree, { key: 'ArrowRight' })
    expect(names()).toContain('河湖管理科–')
    fireEvent.keyDown(tree, { key: 'ArrowDown' })
    expect(focused()).toBe('河湖管理科–')
    fireEvent.keyDown(tree, { key: 'ArrowLeft' })
    expect(focused()).toBe('区水务局61')
    fireEvent.keyDown(tree, { key: 'Enter' })
    expect(chosen).toEqual([idOf('b')])
  })

  it('finds a closed unit with the way to it', () => {
    open()
    fireEvent.change(screen.getByLabelText('查找单位'), { target: { value: '河湖' } })
    expect(names()).toEqual(['演示区66', '区水务局61', '河湖管理科–'])
  })

  it('takes the region for the whole list', () => {
    const chosen = open()
    fireEvent.click(screen.getByText('演示区'))
    expect(chosen).toEqual([null])
  })
})
