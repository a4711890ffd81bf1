export default definePageConfig({ navigationBarTitleText: '双向监督', enablePullDownRefresh: true })
