<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Landscribe</name>
    <message>
      <source> GB</source>
      <translation> GB</translation>
    </message>
    <message>
      <source> and </source>
      <translation> 和 </translation>
    </message>
    <message>
      <source> m</source>
      <translation> 米</translation>
    </message>
    <message>
      <source> m²</source>
      <translation> 平方米</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>返回(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>之前(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Beside the project</source>
      <translation>项目所在文件夹旁(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Classes</source>
      <translation>类别(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>比较(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Compare with a reference…</source>
      <translation>与参考数据比较(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Do not save</source>
      <translation>不保存(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Download</source>
      <translation>下载(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Downloads</source>
      <translation>下载(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Draw points</source>
      <translation>抽取点(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>格式(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Install there</source>
      <translation>安装到那里(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Keep them in</source>
      <translation>保存在(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Land cover</source>
      <translation>土地覆盖(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Landscribe</source>
      <translation>Landscribe(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Load</source>
      <translation>加载(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Machine</source>
      <translation>计算机(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>测量(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>名称(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>名称取自(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Number of points</source>
      <translation>点数(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Open the report</source>
      <translation>打开报告(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Points to label…</source>
      <translation>待标注的点(&amp;P)…</translation>
    </message>
    <message>
      <source>&amp;Polygons</source>
      <translation>多边形(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Python there</source>
      <translation>远程 Python(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Reference</source>
      <translation>参考数据(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Repeat…</source>
      <translation>重复(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Resolution</source>
      <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Save as CSV…</source>
      <translation>另存为 CSV(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>保存(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>发送(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Send rasters that lie in no shared folder</source>
      <translation>发送不在共享文件夹中的栅格(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Set up the engine…</source>
      <translation>安装引擎(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Simplify</source>
      <translation>简化(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Temporary files</source>
      <translation>临时文件(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Test and use</source>
      <translation>测试并使用(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Threshold</source>
      <translation>阈值(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Train the whole network</source>
      <translation>训练整个网络(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>更新(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Use this machine</source>
      <translation>使用本机(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Use those of</source>
      <translation>采用其类别(&amp;U)</translation>
    </message>
    <message>
      <source>1 region of “{phrase}”, {area}</source>
      <translation>“{phrase}”的 1 个区域，{area}</translation>
    </message>
    <message>
      <source>10 to 50 labels per class at different places are a good start. A class with the name or code of a class of the model to start from begins with what that model knows.</source>
      <translation>每个类别在不同地点有 10 到 50 个标注就是良好的开端。如果某个类别的名称或代码与起始模型的类别相同，则从该模型已学到的知识开始。</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0.</source>
      <translation>128 维，10 米，University of Cambridge，CC0。</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land.</source>
      <translation>128 维，10 米，University of Cambridge，CC0；较新的网络，覆盖所有陆地。</translation>
    </message>
    <message>
      <source>64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0.</source>
      <translation>64 维，10 米，© Google 和 Google DeepMind，CC BY 4.0。</translation>
    </message>
    <message>
      <source>72 dimensions, 30 m, from a file of ESD codes.</source>
      <translation>72 维，30 米，来自 ESD 编码文件。</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>95 % 区间</translation>
    </message>
    <message>
      <source>A GeoTIFF; an empty field shows where the result goes</source>
      <translation>一个 GeoTIFF；字段为空时会显示结果的保存位置</translation>
    </message>
    <message>
      <source>A clone, or a copy of the plugin's folder</source>
      <translation>插件文件夹的克隆或副本</translation>
    </message>
    <message>
      <source>A coarse, wide view of the image itself; nothing is downloaded.</source>
      <translation>影像自身的粗略大范围概览；不下载任何内容。</translation>
    </message>
    <message>
      <source>A folder of my choice</source>
      <translation>自选文件夹</translation>
    </message>
    <message>
      <source>A folder of tiles on this machine; if empty, the public tiles are downloaded</source>
      <translation>本机上的瓦片文件夹；为空时下载公开瓦片</translation>
    </message>
    <message>
      <source>A folder that contains model folders. The models are used from there and not copied.</source>
      <translation>包含若干模型文件夹的文件夹。模型直接从那里使用，不会被复制。</translation>
    </message>
    <message>
      <source>A folder with your own model (model.json and weights.safetensors), used instead of Model.</source>
      <translation>您自己的模型文件夹（model.json 和 weights.safetensors），用来代替“模型”。</translation>
    </message>
    <message>
      <source>A folder; an empty field shows where the answers go</source>
      <translation>一个文件夹；字段为空时会显示回答的保存位置</translation>
    </message>
    <message>
      <source>A large model of others answers phrases, but does not know from which response on a thing counts as found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as phrases, and the threshold and the level of a find are set where they tell the classes apart best.</source>
      <translation>他人的大型模型能回答短语，但不知道响应达到多少才算找到。带名称的标注，或类别带名称的土地覆盖，可以告诉它：把名称作为短语来查找，并将阈值和判定标准设在最能区分各类别之处。</translation>
    </message>
    <message>
      <source>A marked place cannot be converted to coordinates: mark another one.</source>
      <translation>有标记的地点无法转换为坐标：请标记其他地点。</translation>
    </message>
    <message>
      <source>A model for phrases of your own; those of Landscribe are calibrated already.</source>
      <translation>您自己的用于短语的模型；Landscribe 的模型已经校准。</translation>
    </message>
    <message>
      <source>A model is being downloaded or installed: wait until that ends, or cancel it.</source>
      <translation>正在下载或安装模型：请等待结束，或取消。</translation>
    </message>
    <message>
      <source>A model that maps your classes, from points, lines or polygons that you labelled</source>
      <translation>根据您标注的点、线或多边形，得到能为您的类别制图的模型</translation>
    </message>
    <message>
      <source>A model with the name {name} is installed: choose another name.</source>
      <translation>已安装名为 {name} 的模型：请选择其他名称。</translation>
    </message>
    <message>
      <source>A model {name} exists. Replace it?</source>
      <translation>模型 {name} 已存在。要替换吗？</translation>
    </message>
    <message>
      <source>A part of the layer could not be drawn: {error}</source>
      <translation>图层的一部分无法绘制：{error}</translation>
    </message>
    <message>
      <source>A part of the layer, in any CRS; the whole layer if left empty.</source>
      <translation>图层的一部分，可用任意坐标参照系；留空则为整个图层。</translation>
    </message>
    <message>
      <source>A point layer, instead of the one place or together with it.</source>
      <translation>点图层，可代替单个地点，也可与其一起使用。</translation>
    </message>
    <message>
      <source>A point layer: what is more like one of them than like the places is pushed down.</source>
      <translation>点图层：与其中某个点比与所选地点更相似之处会被压低。</translation>
    </message>
    <message>
      <source>A project that is not saved yet has no folder beside it</source>
      <translation>尚未保存的项目旁边没有文件夹</translation>
    </message>
    <message>
      <source>A raster file on this machine with one band per dimension</source>
      <translation>本机上的栅格文件，每个维度一个波段</translation>
    </message>
    <message>
      <source>A raster of class codes or, with a threshold, of a response.</source>
      <translation>类别代码栅格；设定阈值时为响应栅格。</translation>
    </message>
    <message>
      <source>A raster of class codes.</source>
      <translation>类别代码栅格。</translation>
    </message>
    <message>
      <source>A run is in progress: wait until it ends, or cancel it.</source>
      <translation>有任务正在运行：请等待其结束，或将其取消。</translation>
    </message>
    <message>
      <source>A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, device, seconds, warnings and class areas.</source>
      <translation>结果旁的运行记录（JSON）说明其生成方式：模型、嵌入、范围、版本、设备、秒数、警告和各类别面积。</translation>
    </message>
    <message>
      <source>A second layer that shows how sure the network is about each pixel, in per cent</source>
      <translation>第二个图层，以百分比显示网络对每个像元的确信程度</translation>
    </message>
    <message>
      <source>A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON).</source>
      <translation>在字段“location”中含有栅格路径的矢量文件，或 STAC 条目集合（JSON）。</translation>
    </message>
    <message>
      <source>A vector layer of points, lines or polygons, each with its class</source>
      <translation>点、线或多边形矢量图层，每个要素带有其类别</translation>
    </message>
    <message>
      <source>A&amp;dd to the project</source>
      <translation>添加到项目(&amp;D)</translation>
    </message>
    <message>
      <source>A&amp;fter</source>
      <translation>之后(&amp;F)</translation>
    </message>
    <message>
      <source>A&amp;nother machine (SSH)…</source>
      <translation>其他计算机（SSH）(&amp;M)…</translation>
    </message>
    <message>
      <source>About {size} to download.</source>
      <translation>约需下载 {size}。</translation>
    </message>
    <message>
      <source>About {size} would be downloaded.</source>
      <translation>将下载约 {size}。</translation>
    </message>
    <message>
      <source>About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %</source>
      <translation>标注约需 {time}，每点 {seconds} 秒；误差范围将为 ± {margin:.1f} %</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>精度</translation>
    </message>
    <message>
      <source>Accuracy (cross-validated)</source>
      <translation>精度（交叉验证）</translation>
    </message>
    <message>
      <source>Accuracy of a land cover</source>
      <translation>土地覆盖精度</translation>
    </message>
    <message>
      <source>Accuracy of each class</source>
      <translation>每个类别的精度</translation>
    </message>
    <message>
      <source>Accuracy: {share} of the area is right, by {count} points</source>
      <translation>精度：根据 {count} 个点，面积的 {share} 正确</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} pixels agree</source>
      <translation>精度：{count} 个像元中有 {share} 一致</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} points agree</source>
      <translation>精度：{count} 个点中有 {share} 一致</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Add a con&amp;fidence layer</source>
      <translation>添加置信度图层(&amp;F)</translation>
    </message>
    <message>
      <source>Add class</source>
      <translation>添加类别</translation>
    </message>
    <message>
      <source>Add class…</source>
      <translation>添加类别…</translation>
    </message>
    <message>
      <source>Add label</source>
      <translation>添加标注</translation>
    </message>
    <message>
      <source>Add poly&amp;gons</source>
      <translation>添加多边形(&amp;G)</translation>
    </message>
    <message>
      <source>Add two or more classes, label some places of each with Points or Polygons, then press Train.</source>
      <translation>添加两个或更多类别，用点或多边形标注每个类别的若干位置，然后按“训练”。</translation>
    </message>
    <message>
      <source>Address of a zip file, or of a folder with model.json and weights.safetensors:</source>
      <translation>zip 文件的地址，或含有 model.json 和 weights.safetensors 的文件夹的地址：</translation>
    </message>
    <message>
      <source>Adds a class below the selected one; double-click a name to change it</source>
      <translation>在所选类别下方添加一个类别；双击名称可更改</translation>
    </message>
    <message>
      <source>Adds a class with a name of yours; double-click a name to change it</source>
      <translation>添加一个自己命名的类别；双击名称可更改</translation>
    </message>
    <message>
      <source>Adds the classes of a land cover, of a model or of another layer's style</source>
      <translation>添加土地覆盖、模型或其他图层样式中的类别</translation>
    </message>
    <message>
      <source>Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8</source>
      <translation>添加剪贴板中的名称，每行一个或用逗号分隔；颜色写作 water=#377eb8</translation>
    </message>
    <message>
      <source>Adds the result to the project</source>
      <translation>将结果添加到项目</translation>
    </message>
    <message>
      <source>After</source>
      <translation>之后</translation>
    </message>
    <message>
      <source>Agriculture</source>
      <translation>农业用地</translation>
    </message>
    <message>
      <source>Al&amp;ign</source>
      <translation>配准(&amp;I)</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>配准</translation>
    </message>
    <message>
      <source>All (ha)</source>
      <translation>全部（公顷）</translation>
    </message>
    <message>
      <source>All labels of {name} lie in one spot: add some elsewhere.</source>
      <translation>{name} 的所有标注都集中在一处：请在其他地方添加一些。</translation>
    </message>
    <message>
      <source>All points together; the margin of error proposes the number</source>
      <translation>全部点数；由误差范围给出建议值</translation>
    </message>
    <message>
      <source>All rasters in this folder and below it.</source>
      <translation>此文件夹及其子文件夹中的所有栅格。</translation>
    </message>
    <message>
      <source>All the data is on this machine.</source>
      <translation>所有数据都在本机上。</translation>
    </message>
    <message>
      <source>All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels that are held out decide whether it is better; cancel keeps the best so far</source>
      <translation>所有权重都学习，不只是分类头：适合有数百个标注，并有显卡或耐心的情况。由留出的标注判断是否更好；取消会保留目前最好的结果</translation>
    </message>
    <message>
      <source>All {count} shared folders hold: {host} reads and writes there what lies here.</source>
      <translation>全部 {count} 个共享文件夹均可用：{host} 能在那里读写本机的文件。</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>允许</translation>
    </message>
    <message>
      <source>Allow downloads</source>
      <translation>允许下载</translation>
    </message>
    <message>
      <source>Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this machine is used.</source>
      <translation>允许为该范围下载 AlphaEarth 或 TESSERA 数据。否则只使用本机已有的数据。</translation>
    </message>
    <message>
      <source>AlphaEarth</source>
      <translation>AlphaEarth</translation>
    </message>
    <message>
      <source>AlphaEarth, TESSERA, ESD or another embedding field as a raster</source>
      <translation>作为栅格的 AlphaEarth、TESSERA、ESD 或其他嵌入场</translation>
    </message>
    <message>
      <source>Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices</source>
      <translation>还按常用设置生成多边形 GeoPackage；“导出…”提供更多选项</translation>
    </message>
    <message>
      <source>Also writes the probability of each pixel's class, in per cent, with a VRT of its own.</source>
      <translation>还写入每个像元所属类别的概率（百分比），并有自己的 VRT。</translation>
    </message>
    <message>
      <source>An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment.</source>
      <translation>有 NVIDIA GPU，但引擎的 PyTorch 无法使用它，因此使用 CPU：请更新 NVIDIA 驱动程序，或在引擎环境中安装 CUDA 版 PyTorch。</translation>
    </message>
    <message>
      <source>An earlier image of the same place, with which the phrase compares this one</source>
      <translation>同一地点的较早影像，短语将此影像与之比较</translation>
    </message>
    <message>
      <source>An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>该地点较早的栅格，用于“new houses”、“houses that are gone”或“water that became bare”。</translation>
    </message>
    <message>
      <source>An existing land-cover raster: the answer is restricted to some of its classes.</source>
      <translation>已有的土地覆盖栅格：回答只限于其中的某些类别。</translation>
    </message>
    <message>
      <source>Another machine (SSH)</source>
      <translation>其他计算机（SSH）</translation>
    </message>
    <message>
      <source>Another search is in progress: wait until it ends.</source>
      <translation>另一个查找正在进行：请等待其结束。</translation>
    </message>
    <message>
      <source>Answer to: {phrase}</source>
      <translation>对以下短语的回答：{phrase}</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>Answers to phrases</source>
      <translation>对短语的回答</translation>
    </message>
    <message>
      <source>Apple GPU or CPU</source>
      <translation>Apple GPU 或 CPU</translation>
    </message>
    <message>
      <source>Area (ha)</source>
      <translation>面积（公顷）</translation>
    </message>
    <message>
      <source>Area (m²)</source>
      <translation>面积（平方米）</translation>
    </message>
    <message>
      <source>Area of all polygons (m²)</source>
      <translation>所有多边形的面积（平方米）</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>ROC 曲线下面积</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>面积</translation>
    </message>
    <message>
      <source>Areas (CSV)</source>
      <translation>面积（CSV）</translation>
    </message>
    <message>
      <source>Areas are measured</source>
      <translation>面积已测量</translation>
    </message>
    <message>
      <source>Areas by polygon</source>
      <translation>按多边形统计面积</translation>
    </message>
    <message>
      <source>Areas of this land cover by polygon…</source>
      <translation>按多边形统计此土地覆盖的面积…</translation>
    </message>
    <message>
      <source>As a share: 0.01 is one per cent. Used if the number of points is left empty.</source>
      <translation>以比例表示：0.01 即百分之一。点数留空时使用。</translation>
    </message>
    <message>
      <source>As in the file. Paste names such as “water, trees, roofs”, or add them one by one.</source>
      <translation>与文件中一致。粘贴“水体, 树木, 屋顶”之类的名称，或逐个添加。</translation>
    </message>
    <message>
      <source>As in “Embedding of an extent”; if left empty, the layer is the embedding.</source>
      <translation>与“范围的嵌入”相同；留空则图层本身就是嵌入。</translation>
    </message>
    <message>
      <source>As in “Map land cover”.</source>
      <translation>与“土地覆盖制图”相同。</translation>
    </message>
    <message>
      <source>As in “Map land cover”; if left empty, that of the model.</source>
      <translation>与“土地覆盖制图”相同；留空则使用模型的嵌入。</translation>
    </message>
    <message>
      <source>As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for</source>
      <translation>按 ssh 的写法：~/.ssh/config 中的名称或 user@host。需要密钥；从不询问密码</translation>
    </message>
    <message>
      <source>As they lie</source>
      <translation>保持原位</translation>
    </message>
    <message>
      <source>As&amp;k</source>
      <translation>提问(&amp;K)</translation>
    </message>
    <message>
      <source>Ask Landscribe…</source>
      <translation>询问 Landscribe…</translation>
    </message>
    <message>
      <source>Ask before the first run in a saved project</source>
      <translation>在已保存的项目中首次运行前询问</translation>
    </message>
    <message>
      <source>Ask many rasters</source>
      <translation>询问多个栅格</translation>
    </message>
    <message>
      <source>Ask once in each project</source>
      <translation>每个项目询问一次</translation>
    </message>
    <message>
      <source>Ask the scene</source>
      <translation>询问场景</translation>
    </message>
    <message>
      <source>Asks again with this distance</source>
      <translation>以此距离重新查找</translation>
    </message>
    <message>
      <source>Assembling polygons</source>
      <translation>正在组装多边形</translation>
    </message>
    <message>
      <source>At least per &amp;class</source>
      <translation>每类至少(&amp;C)</translation>
    </message>
    <message>
      <source>Attri&amp;butes</source>
      <translation>属性(&amp;B)</translation>
    </message>
    <message>
      <source>Attribute with their names; polygons with the same name count as one. Numbered if left empty.</source>
      <translation>含有名称的属性；同名多边形算作一个。留空则编号。</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>属性</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>Automatic ({device})</source>
      <translation>自动（{device}）</translation>
    </message>
    <message>
      <source>Automatic: the fastest one</source>
      <translation>自动：最快的设备</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>平均精确率</translation>
    </message>
    <message>
      <source>Band {band} of {name} is marked as transparency but holds other values, so it was ignored.</source>
      <translation>{name} 的波段 {band} 标记为透明度，但含有其他值，因此被忽略。</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>波段</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number, with commas between them: nir, height. The model then needs rasters with these bands.</source>
      <translation>除红、绿、蓝之外用于学习的栅格波段，按名称或编号，用逗号分隔：nir, height。模型此后需要带有这些波段的栅格。</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them</source>
      <translation>除红、绿、蓝之外用于学习的栅格波段，按名称或编号；模型需要它们</translation>
    </message>
    <message>
      <source>Bareland</source>
      <translation>裸地</translation>
    </message>
    <message>
      <source>Based on</source>
      <translation>基于</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>之前</translation>
    </message>
    <message>
      <source>Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this in Settings › Options › Landscribe.</source>
      <translation>项目旁的文件保存在 {folder} 中。临时文件在 QGIS 关闭时丢失。可在“设置 › 选项 › Landscribe”中更改。</translation>
    </message>
    <message>
      <source>Blue band</source>
      <translation>蓝色波段</translation>
    </message>
    <message>
      <source>Both dates are the same layer: choose another one as the earlier or the later date.</source>
      <translation>两个日期是同一图层：请为较早或较晚日期选择其他图层。</translation>
    </message>
    <message>
      <source>Building</source>
      <translation>建筑物</translation>
    </message>
    <message>
      <source>Building overviews</source>
      <translation>正在构建金字塔</translation>
    </message>
    <message>
      <source>By &amp;polygon…</source>
      <translation>按多边形(&amp;P)…</translation>
    </message>
    <message>
      <source>C&amp;RS</source>
      <translation>坐标参照系(&amp;R)</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CRS of the polygons</source>
      <translation>多边形的坐标参照系</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>取消(&amp;N)</translation>
    </message>
    <message>
      <source>Ca&amp;talogue</source>
      <translation>目录(&amp;T)</translation>
    </message>
    <message>
      <source>Calibrate a model for phrases</source>
      <translation>校准用于短语的模型</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>已取消。</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>已取消：未写入任何内容。</translation>
    </message>
    <message>
      <source>Cancelled: packages that are already installed are kept for the next time.</source>
      <translation>已取消：已安装的软件包会保留到下次使用。</translation>
    </message>
    <message>
      <source>Cancelled: what is finished stays, and the same run goes on from there.</source>
      <translation>已取消：已完成的部分会保留，再次运行时从那里继续。</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>正在取消</translation>
    </message>
    <message>
      <source>Changed ground in per cent</source>
      <translation>变化地面的百分比</translation>
    </message>
    <message>
      <source>Check &amp;again</source>
      <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>检查完毕</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>正在检查</translation>
    </message>
    <message>
      <source>Checking this Python</source>
      <translation>正在检查此 Python</translation>
    </message>
    <message>
      <source>Checking this machine</source>
      <translation>正在检查本机</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>检查点</translation>
    </message>
    <message>
      <source>Checkpoints of the Hugging Face hub</source>
      <translation>Hugging Face Hub 上的检查点</translation>
    </message>
    <message>
      <source>Checks this machine again, after you changed something</source>
      <translation>在您做了更改之后，重新检查本机</translation>
    </message>
    <message>
      <source>Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places.</source>
      <translation>请选择 AlphaEarth、TESSERA 或文件作为嵌入：场景上下文过于粗略，无法比较地点。</translation>
    </message>
    <message>
      <source>Choose a Python that already has the engine's packages, or one to create the environment with</source>
      <translation>选择已有引擎所需软件包的 Python，或用来创建环境的 Python</translation>
    </message>
    <message>
      <source>Choose a land cover and a layer of polygons first.</source>
      <translation>请先选择一个土地覆盖和一个面图层。</translation>
    </message>
    <message>
      <source>Choose a place, such as a field, and see all similar places: the cosine between its embedding and that of every other place, from -1 (opposite) to 1 (the same).</source>
      <translation>选择一个地点，例如一块田地，查看所有相似的地点：其嵌入与其他每个地点的嵌入之间的余弦，从 -1（相反）到 1（相同）。</translation>
    </message>
    <message>
      <source>Choose a reference first.</source>
      <translation>请先选择参考数据。</translation>
    </message>
    <message>
      <source>Choose labels or a land cover, one of them.</source>
      <translation>请选择标注或土地覆盖，二者之一。</translation>
    </message>
    <message>
      <source>Choose the year of the imagery if possible</source>
      <translation>请尽可能选择与影像相同的年份</translation>
    </message>
    <message>
      <source>Chosen by its name</source>
      <translation>按名称选定</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>Class &amp;attribute</source>
      <translation>类别属性(&amp;A)</translation>
    </message>
    <message>
      <source>Class areas</source>
      <translation>类别面积</translation>
    </message>
    <message>
      <source>Class areas (JSON)</source>
      <translation>类别面积（JSON）</translation>
    </message>
    <message>
      <source>Class areas (report)</source>
      <translation>类别面积（报告）</translation>
    </message>
    <message>
      <source>Class areas (table)</source>
      <translation>类别面积（表格）</translation>
    </message>
    <message>
      <source>Class areas within each polygon (JSON)</source>
      <translation>每个多边形内的类别面积（JSON）</translation>
    </message>
    <message>
      <source>Class attribute</source>
      <translation>类别属性</translation>
    </message>
    <message>
      <source>Class name</source>
      <translation>类别名称</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>Classes of the model to start from stay, even if they have no labels</source>
      <translation>保留起始模型的类别，即使它们没有标注</translation>
    </message>
    <message>
      <source>Classes with their accuracy (JSON)</source>
      <translation>各类别及其精度（JSON）</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Clear the earlier phrases</source>
      <translation>清除以前的短语</translation>
    </message>
    <message>
      <source>Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click marks places that it must not be like. Only the embedding is compared.</source>
      <translation>点击地图上的一个地点，查看所有与之相似的地点。Ctrl+点击可先标记更多地点；Shift+点击标记不应相似的地点。只比较嵌入。</translation>
    </message>
    <message>
      <source>Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant.</source>
      <translation>点击地图上的一个地点；在此之前，Ctrl+点击可标记更多地点，Shift+点击标记不要的地点。</translation>
    </message>
    <message>
      <source>Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual</source>
      <translation>在地图上点击，用所选类别标注地点；QGIS 的快捷键（如撤销）照常可用</translation>
    </message>
    <message>
      <source>Click places on the map that are wrong in the answer: it follows</source>
      <translation>点击地图上回答有误的地点：回答会随之调整</translation>
    </message>
    <message>
      <source>Click places on the map that show what you mean: the answer follows</source>
      <translation>点击地图上符合您所指的地点：回答会随之调整</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>Codes of the classes to keep, such as “5, 8”; all if left empty.</source>
      <translation>要保留的类别代码，例如“5, 8”；留空则全部保留。</translation>
    </message>
    <message>
      <source>Codes of those classes, such as “5, 8”.</source>
      <translation>这些类别的代码，例如“5, 8”。</translation>
    </message>
    <message>
      <source>Codes, such as 5, 8</source>
      <translation>代码，例如 5, 8</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Colour of the class</source>
      <translation>类别颜色</translation>
    </message>
    <message>
      <source>Colour of the class in the map; without one it is chosen by the name</source>
      <translation>该类别在地图中的颜色；未指定时按名称选定</translation>
    </message>
    <message>
      <source>Colour of the class, in the labels and in the map</source>
      <translation>类别颜色，用于标注和地图</translation>
    </message>
    <message>
      <source>Colouring</source>
      <translation>正在着色</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Columns of the polygons' table, in addition to the class code</source>
      <translation>多边形表中除类别代码之外的列</translation>
    </message>
    <message>
      <source>Combining the parts</source>
      <translation>正在合并各部分</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比较</translation>
    </message>
    <message>
      <source>Compare bo&amp;th</source>
      <translation>比较两者(&amp;T)</translation>
    </message>
    <message>
      <source>Compare on the finer raster</source>
      <translation>在较精细的栅格上比较</translation>
    </message>
    <message>
      <source>Compare with an earlier date…</source>
      <translation>与较早日期比较…</translation>
    </message>
    <message>
      <source>Compare with the whole layer</source>
      <translation>与整个图层比较</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>比较对象…</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>比较完毕</translation>
    </message>
    <message>
      <source>Compares a land-cover raster with a reference: another class raster, or polygons or points with a class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class F1, IoU, user's and producer's accuracy.</source>
      <translation>将土地覆盖栅格与参考数据比较：另一个类别栅格，或带有类别属性的多边形或点，可用任意坐标参照系。给出混淆矩阵、总体精度、Kappa，以及每个类别的 F1、IoU、用户精度和生产者精度。</translation>
    </message>
    <message>
      <source>Compares the land cover with the reference</source>
      <translation>将土地覆盖与参考数据比较</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>正在比较</translation>
    </message>
    <message>
      <source>Comparing pixels</source>
      <translation>正在比较像元</translation>
    </message>
    <message>
      <source>Comparing places</source>
      <translation>正在比较地点</translation>
    </message>
    <message>
      <source>Comparing points</source>
      <translation>正在比较点</translation>
    </message>
    <message>
      <source>Comparing the positions of both dates</source>
      <translation>正在比较两个日期的位置</translation>
    </message>
    <message>
      <source>Comparing with the original</source>
      <translation>正在与原始网络比较</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>计算设备</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>置信度</translation>
    </message>
    <message>
      <source>Confidence of {name}</source>
      <translation>{name} 的置信度</translation>
    </message>
    <message>
      <source>Confusion matrix, accuracies and area estimates of a land-cover raster, as a report</source>
      <translation>土地覆盖栅格的混淆矩阵、精度和面积估计，以报告形式给出</translation>
    </message>
    <message>
      <source>Connecting to {host}</source>
      <translation>正在连接 {host}</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>正在转换</translation>
    </message>
    <message>
      <source>Copies the matrix of transitions in hectares, for a spreadsheet</source>
      <translation>复制以公顷计的转移矩阵，供电子表格使用</translation>
    </message>
    <message>
      <source>Copies the table, for a spreadsheet</source>
      <translation>复制表格，供电子表格使用</translation>
    </message>
    <message>
      <source>Copies versions, checks and the log to the clipboard, without your folders and names</source>
      <translation>将版本、检查结果和日志复制到剪贴板，不含您的文件夹和名称</translation>
    </message>
    <message>
      <source>Copy dia&amp;gnostics</source>
      <translation>复制诊断信息(&amp;G)</translation>
    </message>
    <message>
      <source>Copy matrix</source>
      <translation>复制矩阵</translation>
    </message>
    <message>
      <source>Copy or save the table of areas, or measure areas within the polygons of a layer</source>
      <translation>复制或保存面积表，或测量图层各多边形内的面积</translation>
    </message>
    <message>
      <source>Correct this land cover…</source>
      <translation>修正此土地覆盖…</translation>
    </message>
    <message>
      <source>Corrects “{name}”: label places where it is wrong with the class that is there, then train.</source>
      <translation>修正“{name}”：在有误的地点用实际类别进行标注，然后训练。</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>修正…</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>设备(&amp;V)</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>详细信息</translation>
    </message>
    <message>
      <source>Developed space</source>
      <translation>人工地面</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>Device that was used</source>
      <translation>所用设备</translation>
    </message>
    <message>
      <source>Device: {value}</source>
      <translation>设备：{value}</translation>
    </message>
    <message>
      <source>Disk space for later runs</source>
      <translation>供以后运行使用的磁盘空间</translation>
    </message>
    <message>
      <source>Distance {number} in metres</source>
      <translation>第 {number} 个距离（米）</translation>
    </message>
    <message>
      <source>Distances</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>距离（米）</translation>
    </message>
    <message>
      <source>Do &amp;not download</source>
      <translation>不下载(&amp;N)</translation>
    </message>
    <message>
      <source>Do &amp;not send</source>
      <translation>不发送(&amp;N)</translation>
    </message>
    <message>
      <source>Do &amp;not split phrases</source>
      <translation>不拆分短语(&amp;N)</translation>
    </message>
    <message>
      <source>Does again what failed in an earlier run into the same folder.</source>
      <translation>重做之前在同一文件夹中运行时失败的部分。</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>下载</translation>
    </message>
    <message>
      <source>Download the AlphaEarth index again</source>
      <translation>重新下载 AlphaEarth 索引</translation>
    </message>
    <message>
      <source>Download the {product} embedding of this extent from the internet?</source>
      <translation>从互联网下载此范围的 {product} 嵌入？</translation>
    </message>
    <message>
      <source>Download {title} from the Hugging Face hub?</source>
      <translation>从 Hugging Face Hub 下载 {title}？</translation>
    </message>
    <message>
      <source>Downloaded embeddings</source>
      <translation>已下载的嵌入</translation>
    </message>
    <message>
      <source>Downloading the index…</source>
      <translation>正在下载索引…</translation>
    </message>
    <message>
      <source>Downloading {name}</source>
      <translation>正在下载 {name}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here}</source>
      <translation>正在下载 {name}：{here}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here} of {all}</source>
      <translation>正在下载 {name}：{here}，共 {all}</translation>
    </message>
    <message>
      <source>Downloads are not allowed in this project: allow them at the embedding.</source>
      <translation>本项目不允许下载：请在嵌入处允许。</translation>
    </message>
    <message>
      <source>Downloads of public embeddings; imagery is never sent anywhere</source>
      <translation>下载公开的嵌入；影像绝不会发送到任何地方</translation>
    </message>
    <message>
      <source>Downloads of the embedding in this project; imagery is never sent</source>
      <translation>在此项目中下载嵌入；影像绝不会发送</translation>
    </message>
    <message>
      <source>Downloads the catalogue and lists its models</source>
      <translation>下载目录并列出其中的模型</translation>
    </message>
    <message>
      <source>Downloads the checkpoint, checks it, and installs it</source>
      <translation>下载检查点，检查并安装</translation>
    </message>
    <message>
      <source>Downloads the model, checks it, and installs it</source>
      <translation>下载模型，检查并安装</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>绘制</translation>
    </message>
    <message>
      <source>Draw a rectangle on the map canvas</source>
      <translation>在地图画布上绘制矩形</translation>
    </message>
    <message>
      <source>Draw an outline on the map to label an area with the chosen class; a right click ends it</source>
      <translation>在地图上绘制轮廓，用所选类别标注一块区域；右键结束</translation>
    </message>
    <message>
      <source>Draw points first (Accuracy › Points to label…), or choose another reference.</source>
      <translation>请先抽取点（精度 › 待标注的点…），或选择其他参考数据。</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>正在抽取点</translation>
    </message>
    <message>
      <source>Drawing the layer</source>
      <translation>正在绘制图层</translation>
    </message>
    <message>
      <source>Drawn rectangle</source>
      <translation>绘制的矩形</translation>
    </message>
    <message>
      <source>Draws random points within each class of a land-cover raster. Label each point by what you see there: the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”.</source>
      <translation>在土地覆盖栅格的每个类别内随机抽取点。请根据您在该处看到的内容标注每个点：属性“reference”以列表形式提供各类别。然后运行“土地覆盖精度”。</translation>
    </message>
    <message>
      <source>Draws random points within each class of {layer}. You give each point the class that you see there; “Compare with a reference…” then estimates how accurate the land cover is.</source>
      <translation>在 {layer} 的每个类别内随机抽取点。您为每个点给出在该处看到的类别；随后“与参考数据比较…”会估计土地覆盖的精度。</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>导出(&amp;X)</translation>
    </message>
    <message>
      <source>E&amp;xtent</source>
      <translation>范围(&amp;X)</translation>
    </message>
    <message>
      <source>ESD file…</source>
      <translation>ESD 文件…</translation>
    </message>
    <message>
      <source>Earlier date</source>
      <translation>较早日期</translation>
    </message>
    <message>
      <source>Earlier image: {value}</source>
      <translation>较早影像：{value}</translation>
    </message>
    <message>
      <source>Earlier phrases</source>
      <translation>以前的短语</translation>
    </message>
    <message>
      <source>Earlier phrases and examples</source>
      <translation>以前的短语和示例</translation>
    </message>
    <message>
      <source>Em&amp;bedding</source>
      <translation>嵌入(&amp;B)</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>嵌入</translation>
    </message>
    <message>
      <source>Embedding of an extent</source>
      <translation>范围的嵌入</translation>
    </message>
    <message>
      <source>Embedding raster</source>
      <translation>嵌入栅格</translation>
    </message>
    <message>
      <source>Embedding that was compared</source>
      <translation>用于比较的嵌入</translation>
    </message>
    <message>
      <source>Embedding that was written</source>
      <translation>写入的嵌入</translation>
    </message>
    <message>
      <source>Embedding: {value}</source>
      <translation>嵌入：{value}</translation>
    </message>
    <message>
      <source>Enter a name for the model.</source>
      <translation>请输入模型名称。</translation>
    </message>
    <message>
      <source>Enter the revision first: the checkpoint's commit, 40 digits.</source>
      <translation>请先输入修订版：检查点的提交号，40 位。</translation>
    </message>
    <message>
      <source>Estimate the true area of each change with its 95 % interval, from points that you label</source>
      <translation>根据您标注的点估计每种变化的真实面积及其 95 % 区间</translation>
    </message>
    <message>
      <source>Estimated from the points; it corrects for the mistakes of the map</source>
      <translation>根据点估计；已修正地图的错误</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>全部内容（JSON）</translation>
    </message>
    <message>
      <source>Everything like this place</source>
      <translation>所有与此地点相似的地方</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>任何位置</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>示例</translation>
    </message>
    <message>
      <source>Export polygons and areas</source>
      <translation>导出多边形和面积</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>导出模型</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>导出到</translation>
    </message>
    <message>
      <source>Exported: {files}</source>
      <translation>已导出：{files}</translation>
    </message>
    <message>
      <source>Exporting the model</source>
      <translation>正在导出模型</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>Extract re&amp;gions</source>
      <translation>提取区域(&amp;G)</translation>
    </message>
    <message>
      <source>F&amp;ind in this extent</source>
      <translation>在此范围内查找(&amp;I)</translation>
    </message>
    <message>
      <source>Failures (JSON)</source>
      <translation>失败项（JSON）</translation>
    </message>
    <message>
      <source>Fetching AlphaEarth</source>
      <translation>正在获取 AlphaEarth</translation>
    </message>
    <message>
      <source>Fetching TESSERA</source>
      <translation>正在获取 TESSERA</translation>
    </message>
    <message>
      <source>Fi&amp;nd similar</source>
      <translation>查找相似地点(&amp;N)</translation>
    </message>
    <message>
      <source>Fil&amp;e</source>
      <translation>文件(&amp;E)</translation>
    </message>
    <message>
      <source>Find places similar to a clicked one</source>
      <translation>查找与点击处相似的地点</translation>
    </message>
    <message>
      <source>Find what changed</source>
      <translation>查找变化</translation>
    </message>
    <message>
      <source>Finding regions</source>
      <translation>正在查找区域</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <translation>正在微调网络</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>完成时间</translation>
    </message>
    <message>
      <source>Finished: {value}</source>
      <translation>完成时间：{value}</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>正在拟合</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for the answers</source>
      <translation>回答的文件夹</translation>
    </message>
    <message>
      <source>Folder for the engine</source>
      <translation>引擎的文件夹</translation>
    </message>
    <message>
      <source>Folder of TESSERA tiles</source>
      <translation>TESSERA 瓦片文件夹</translation>
    </message>
    <message>
      <source>Folder of models</source>
      <translation>模型文件夹</translation>
    </message>
    <message>
      <source>Folder of rasters</source>
      <translation>栅格文件夹</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>结果文件夹</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>wheel 文件夹</translation>
    </message>
    <message>
      <source>Folder “landscribe” beside the project</source>
      <translation>项目旁的“landscribe”文件夹</translation>
    </message>
    <message>
      <source>For rare classes; Olofsson et al. advise 50 to 100.</source>
      <translation>用于稀有类别；Olofsson 等人建议 50 到 100。</translation>
    </message>
    <message>
      <source>Found automatically if the layer says which band has which colour</source>
      <translation>如果图层说明了各波段的颜色，则自动识别</translation>
    </message>
    <message>
      <source>Found on the map</source>
      <translation>在地图上找到</translation>
    </message>
    <message>
      <source>From a &amp;folder…</source>
      <translation>从文件夹(&amp;F)…</translation>
    </message>
    <message>
      <source>From a &amp;zip file…</source>
      <translation>从 zip 文件(&amp;Z)…</translation>
    </message>
    <message>
      <source>From a segmentation &amp;network (ONNX)…</source>
      <translation>从分割网络（ONNX）(&amp;N)…</translation>
    </message>
    <message>
      <source>From an &amp;address…</source>
      <translation>从网址(&amp;A)…</translation>
    </message>
    <message>
      <source>Further bands</source>
      <translation>其他波段</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats.</source>
      <translation>GeoPackage（默认；图层会添加到已有文件中）、GeoJSON、FlatGeobuf 或 Shapefile。类别颜色也会保存：保存在 GeoPackage 中，其他格式则保存为旁边的 .qml 文件。</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>GeoTIFF from 0 to 1, transparent below the threshold.</source>
      <translation>0 到 1 的 GeoTIFF，低于阈值处透明。</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the earlier date.</source>
      <translation>较早日期的类别代码 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the later date.</source>
      <translation>较晚日期的类别代码 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes with colours and class names.</source>
      <translation>带有颜色和类别名称的类别代码 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of cosines from -1 to 1.</source>
      <translation>余弦值（-1 到 1）的 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of the probability of each pixel's class, in per cent.</source>
      <translation>每个像元所属类别的概率 GeoTIFF，以百分比表示。</translation>
    </message>
    <message>
      <source>GeoTIFF of the response from 0 to 1.</source>
      <translation>响应（0 到 1）的 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of the three main components as red, green and blue.</source>
      <translation>三个主成分作为红、绿、蓝的 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of unit vectors.</source>
      <translation>单位向量的 GeoTIFF。</translation>
    </message>
    <message>
      <source>GeoTIFF of what became what, with a legend of the transitions that occur.</source>
      <translation>显示何种类别变为何种类别的 GeoTIFF，附所出现转移的图例。</translation>
    </message>
    <message>
      <source>Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the image together with an embedding of its surroundings, on this machine: imagery never leaves it.</source>
      <translation>为高分辨率 RGB 栅格的每个像元给出土地覆盖类别。SSDM 网络在本机上读取影像及其周围环境的嵌入：影像绝不会离开本机。</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network, without reading relations in it.</source>
      <translation>把整个短语交给网络，不解读其中的关系。</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured</source>
      <translation>把整个短语交给网络：不测量“near”或“within 200 m of”之类的词</translation>
    </message>
    <message>
      <source>Green band</source>
      <translation>绿色波段</translation>
    </message>
    <message>
      <source>Grid of the result</source>
      <translation>结果的格网</translation>
    </message>
    <message>
      <source>Ground resolution of a picture without a CRS; not needed otherwise.</source>
      <translation>无坐标参照系图片的地面分辨率；其他情况下不需要。</translation>
    </message>
    <message>
      <source>Hardware of this machine that the engine can use; the first is recommended</source>
      <translation>引擎可以使用的本机硬件；推荐使用第一个</translation>
    </message>
    <message>
      <source>Hectares of each class in each polygon</source>
      <translation>每个多边形中每个类别的公顷数</translation>
    </message>
    <message>
      <source>Hides the other answers, their regions and the land covers on the map; they stay in the list</source>
      <translation>在地图上隐藏其他回答及其区域和土地覆盖；它们仍在列表中</translation>
    </message>
    <message>
      <source>Highest response</source>
      <translation>最高响应</translation>
    </message>
    <message>
      <source>Holds the class as its code or name; if left empty: reference, class, label, code and the like.</source>
      <translation>含有类别的代码或名称；留空则使用：reference、class、label、code 等。</translation>
    </message>
    <message>
      <source>Holds the class as its name or code</source>
      <translation>含有类别的名称或代码</translation>
    </message>
    <message>
      <source>Holds the name; if left empty: reference, class, label and the like.</source>
      <translation>含有名称；留空则为 reference、class、label 等。</translation>
    </message>
    <message>
      <source>How each class is told from the others (JSON)</source>
      <translation>各类别与其他类别的区分情况（JSON）</translation>
    </message>
    <message>
      <source>How much the answer covers the image below</source>
      <translation>回答对下方影像的遮盖程度</translation>
    </message>
    <message>
      <source>How much the land cover covers the imagery</source>
      <translation>土地覆盖对影像的遮盖程度</translation>
    </message>
    <message>
      <source>How right is {layer}?</source>
      <translation>{layer} 的正确程度如何？</translation>
    </message>
    <message>
      <source>How the phrase was read</source>
      <translation>短语的解读方式</translation>
    </message>
    <message>
      <source>How unsure the model is there, 0 to 1</source>
      <translation>模型在该处的不确定程度，0 到 1</translation>
    </message>
    <message>
      <source>If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it.</source>
      <translation>如果没有指定嵌入，则把图层本身作为嵌入读取，即“范围的嵌入”所写的形式。</translation>
    </message>
    <message>
      <source>If nothing is found, the log and the output FOUND say so.</source>
      <translation>如果什么都没找到，日志和输出 FOUND 会说明。</translation>
    </message>
    <message>
      <source>If you give no number of points, it is computed from the standard error that you want for the overall accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other points are distributed by area.</source>
      <translation>如果不给出点数，则根据您希望总体精度达到的标准误差计算（Olofsson 等人 2014，公式 13）。稀有类别获得最少点数；其余的点按面积分配。</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>影像</translation>
    </message>
    <message>
      <source>Image: {value}</source>
      <translation>影像：{value}</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH to that machine; the size is shown first</source>
      <translation>影像将通过 SSH 离开本机传到那台计算机；事先会显示大小</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH, and is kept there until you delete it.</source>
      <translation>影像将通过 SSH 离开本机，并保存在那里，直到您将其删除。</translation>
    </message>
    <message>
      <source>Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>带有红、绿、蓝波段的影像。服务（WMS、XYZ）和虚拟图层会先被绘制。</translation>
    </message>
    <message>
      <source>Imagery, in a file, of ground that you know.</source>
      <translation>您所了解地面的影像，保存在文件中。</translation>
    </message>
    <message>
      <source>In place of labels: a raster of classes that have names.</source>
      <translation>代替标注：类别带有名称的栅格。</translation>
    </message>
    <message>
      <source>In the land cover</source>
      <translation>土地覆盖中</translation>
    </message>
    <message>
      <source>In the reference</source>
      <translation>参考数据中</translation>
    </message>
    <message>
      <source>In use: the engine in {folder}</source>
      <translation>正在使用：{folder} 中的引擎</translation>
    </message>
    <message>
      <source>In use: your own Python {folder}</source>
      <translation>正在使用：您自己的 Python {folder}</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>包括</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>已安装</translation>
    </message>
    <message>
      <source>Installed models</source>
      <translation>已安装的模型</translation>
    </message>
    <message>
      <source>Installing the model</source>
      <translation>正在安装模型</translation>
    </message>
    <message>
      <source>Installs a model from a file, a folder or an address</source>
      <translation>从文件、文件夹或网址安装模型</translation>
    </message>
    <message>
      <source>Installs the engine and tests it with a small map</source>
      <translation>安装引擎，并用一幅小地图测试</translation>
    </message>
    <message>
      <source>Installs the packages from a folder of wheels (.whl files), without a network</source>
      <translation>从 wheel 文件夹（.whl 文件）安装软件包，无需网络</translation>
    </message>
    <message>
      <source>IoU at the threshold</source>
      <translation>阈值处的 IoU</translation>
    </message>
    <message>
      <source>It takes about {minutes} minutes at 50 Mbit/s.</source>
      <translation>在 50 Mbit/s 下约需 {minutes} 分钟。</translation>
    </message>
    <message>
      <source>It took {time}.</source>
      <translation>用时 {time}。</translation>
    </message>
    <message>
      <source>Its weights have the names of open_clip: download model.safetensors from its page, then use “landscribe models convert”.</source>
      <translation>其权重使用 open_clip 的名称：请从其页面下载 model.safetensors，然后使用“landscribe models convert”。</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>全部保留</translation>
    </message>
    <message>
      <source>Keep the classes without la&amp;bels</source>
      <translation>保留没有标注的类别(&amp;B)</translation>
    </message>
    <message>
      <source>Keep the classes without labels</source>
      <translation>保留没有标注的类别</translation>
    </message>
    <message>
      <source>Keep using the current engine</source>
      <translation>继续使用当前引擎</translation>
    </message>
    <message>
      <source>Keep what a fitted model sees</source>
      <translation>保留拟合模型所见的特征</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>稍后(&amp;T)</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>图层(&amp;Y)</translation>
    </message>
    <message>
      <source>La&amp;yer name</source>
      <translation>图层名称(&amp;Y)</translation>
    </message>
    <message>
      <source>Label places where the land cover is wrong with Points or Polygons, then press Train.</source>
      <translation>用点或多边形标注土地覆盖有误的位置，然后按“训练”。</translation>
    </message>
    <message>
      <source>Label what you see there, and run “Learn your own classes” again.</source>
      <translation>请标注您在那里看到的内容，然后再次运行“学习您自己的类别”。</translation>
    </message>
    <message>
      <source>Label where the land cover is wrong, and it changes: on the page Train</source>
      <translation>在土地覆盖有误之处标注，它便随之改变：在“训练”页</translation>
    </message>
    <message>
      <source>Label with</source>
      <translation>标注方式</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Labels that look like another class (JSON)</source>
      <translation>看起来像其他类别的标注（JSON）</translation>
    </message>
    <message>
      <source>Land cover</source>
      <translation>土地覆盖</translation>
    </message>
    <message>
      <source>Land cover after</source>
      <translation>之后的土地覆盖</translation>
    </message>
    <message>
      <source>Land cover before</source>
      <translation>之前的土地覆盖</translation>
    </message>
    <message>
      <source>Land cover of a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>文件夹、瓦片索引或多个图层的土地覆盖；从停止处继续</translation>
    </message>
    <message>
      <source>Land cover to polygons</source>
      <translation>土地覆盖转多边形</translation>
    </message>
    <message>
      <source>Land-cover classes of a high-resolution raster, from the SSDM network</source>
      <translation>用 SSDM 网络得到高分辨率栅格的土地覆盖类别</translation>
    </message>
    <message>
      <source>Landscribe</source>
      <translation>Landscribe</translation>
    </message>
    <message>
      <source>Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below and tests it with a small map; nothing is installed into QGIS's Python or anywhere else.</source>
      <translation>Landscribe 在自己的 Python 环境中计算，与 QGIS 分开。“安装”会在下面的文件夹中创建该环境，并用一幅小地图测试；不会向 QGIS 的 Python 或其他任何地方安装内容。</translation>
    </message>
    <message>
      <source>Landscribe manual</source>
      <translation>Landscribe 手册</translation>
    </message>
    <message>
      <source>Landscribe: comparing</source>
      <translation>Landscribe：正在比较</translation>
    </message>
    <message>
      <source>Landscribe: comparing two dates</source>
      <translation>Landscribe：比较两个日期</translation>
    </message>
    <message>
      <source>Landscribe: drawing points</source>
      <translation>Landscribe：抽取点</translation>
    </message>
    <message>
      <source>Landscribe: finding similar places</source>
      <translation>Landscribe：查找相似地点</translation>
    </message>
    <message>
      <source>Landscribe: looking for a phrase</source>
      <translation>Landscribe：查找短语</translation>
    </message>
    <message>
      <source>Landscribe: looking where to label next</source>
      <translation>Landscribe：查找下一个标注地点</translation>
    </message>
    <message>
      <source>Landscribe: making polygons</source>
      <translation>Landscribe：生成多边形</translation>
    </message>
    <message>
      <source>Landscribe: map land cover</source>
      <translation>Landscribe：土地覆盖制图</translation>
    </message>
    <message>
      <source>Landscribe: mapping land cover</source>
      <translation>Landscribe：正在进行土地覆盖制图</translation>
    </message>
    <message>
      <source>Landscribe: measuring areas</source>
      <translation>Landscribe：测量面积</translation>
    </message>
    <message>
      <source>Landscribe: training</source>
      <translation>Landscribe：正在训练</translation>
    </message>
    <message>
      <source>Landscribe’s &amp;folder there</source>
      <translation>远程 Landscribe 文件夹(&amp;F)</translation>
    </message>
    <message>
      <source>Large models for phrases</source>
      <translation>用于短语的大型模型</translation>
    </message>
    <message>
      <source>Later image: {value}</source>
      <translation>较晚影像：{value}</translation>
    </message>
    <message>
      <source>Layer name</source>
      <translation>图层名称</translation>
    </message>
    <message>
      <source>Learn your own classes</source>
      <translation>学习您自己的类别</translation>
    </message>
    <message>
      <source>Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, for any imagery.</source>
      <translation>从标注中学习类别：影像上的点、线或多边形，带有一个含类别的属性。结果是一个模型：“土地覆盖制图”和面板的“制图”页会按名称提供它，可用于任何影像。</translation>
    </message>
    <message>
      <source>Learns from the labels, and maps what the canvas shows</source>
      <translation>从标注中学习，并为画布所示的部分制图</translation>
    </message>
    <message>
      <source>Lets a machine with a graphics card compute; it needs an engine of its own</source>
      <translation>让带显卡的计算机进行计算；它需要自己的引擎</translation>
    </message>
    <message>
      <source>Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced.</source>
      <translation>字母、数字、句点、连字符和下划线。同名的拟合模型会被替换。</translation>
    </message>
    <message>
      <source>Level of a find</source>
      <translation>判定标准</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>线</translation>
    </message>
    <message>
      <source>List of tiles: {size}, {days} days old, SHA-256 {digest}…</source>
      <translation>瓦片列表：{size}，{days} 天前，SHA-256 {digest}…</translation>
    </message>
    <message>
      <source>Lists what has failed so far, and why</source>
      <translation>列出目前失败的项目及原因</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>加载</translation>
    </message>
    <message>
      <source>Loading PyTorch</source>
      <translation>正在加载 PyTorch</translation>
    </message>
    <message>
      <source>Loading the checkpoint</source>
      <translation>正在加载检查点</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>正在加载模型</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>正在加载…</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>日志</translation>
    </message>
    <message>
      <source>Log of the set-up</source>
      <translation>安装日志</translation>
    </message>
    <message>
      <source>Looking for peaks</source>
      <translation>正在查找峰值</translation>
    </message>
    <message>
      <source>Looking for the checkpoint</source>
      <translation>正在查找检查点</translation>
    </message>
    <message>
      <source>Looking for what is done</source>
      <translation>正在查找已完成的部分</translation>
    </message>
    <message>
      <source>Looking up AlphaEarth</source>
      <translation>正在查询 AlphaEarth</translation>
    </message>
    <message>
      <source>Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The XeMap network compares the image with the words, on this machine: imagery never leaves it.</source>
      <translation>在高分辨率 RGB 栅格中查找短语，并为每个地点给出 0 到 1 的响应。XeMap 网络在本机上将影像与文字比较：影像绝不会离开本机。</translation>
    </message>
    <message>
      <source>Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files.</source>
      <translation>在多个栅格中查找短语，如同“询问场景”在一个栅格中所做；关系可跨越文件。</translation>
    </message>
    <message>
      <source>Looks for the place in the extent where a label would help most: the model is unsure there, and the ground looks unlike all labels so far. The log says why.</source>
      <translation>在范围内查找标注最有帮助的地点：模型在那里不确定，且地面与迄今的所有标注都不相似。日志会说明原因。</translation>
    </message>
    <message>
      <source>M&amp;ap</source>
      <translation>制图(&amp;A)</translation>
    </message>
    <message>
      <source>Made by Landscribe; run record: {path}</source>
      <translation>由 Landscribe 生成；运行记录：{path}</translation>
    </message>
    <message>
      <source>Makes a land-cover layer of the extent</source>
      <translation>生成该范围的土地覆盖图层</translation>
    </message>
    <message>
      <source>Makes a layer that shows where the phrase applies</source>
      <translation>生成显示短语适用之处的图层</translation>
    </message>
    <message>
      <source>Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say everything, networks of segmentation-models-pytorch neither their classes nor their resolution.</source>
      <translation>由 {name} 生成模型。其文件中已说明的内容无需填写：Deepness 模型库的文件说明了一切，segmentation-models-pytorch 的网络既不说明类别也不说明分辨率。</translation>
    </message>
    <message>
      <source>Makes an empty layer of labels, a GeoPackage beside the project</source>
      <translation>创建空的标注图层，即项目旁的 GeoPackage</translation>
    </message>
    <message>
      <source>Makes layers of what changed in the extent</source>
      <translation>生成范围内变化情况的图层</translation>
    </message>
    <message>
      <source>Makes polygons of the places above the threshold</source>
      <translation>为高于阈值的地点生成多边形</translation>
    </message>
    <message>
      <source>Makes polygons of the places where a response raster is at least this high.</source>
      <translation>为响应栅格不低于此值的地点生成多边形。</translation>
    </message>
    <message>
      <source>Making the built-in scene</source>
      <translation>正在生成内置场景</translation>
    </message>
    <message>
      <source>Manifest</source>
      <translation>清单</translation>
    </message>
    <message>
      <source>Map canvas</source>
      <translation>地图画布</translation>
    </message>
    <message>
      <source>Map land cover</source>
      <translation>土地覆盖制图</translation>
    </message>
    <message>
      <source>Map many rasters</source>
      <translation>为多个栅格制图</translation>
    </message>
    <message>
      <source>Map th&amp;is extent</source>
      <translation>为此范围制图(&amp;I)</translation>
    </message>
    <message>
      <source>Map with Landscribe</source>
      <translation>用 Landscribe 制图</translation>
    </message>
    <message>
      <source>Map with it…</source>
      <translation>用它制图…</translation>
    </message>
    <message>
      <source>Mapped area in hectares</source>
      <translation>制图面积（公顷）</translation>
    </message>
    <message>
      <source>Mapped is right</source>
      <translation>制图正确率</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>正在制图</translation>
    </message>
    <message>
      <source>Mapping both dates</source>
      <translation>正在为两个日期制图</translation>
    </message>
    <message>
      <source>Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that there is no seam between them. Large rasters are cut into parts that join bit for bit.</source>
      <translation>为多个栅格进行土地覆盖制图。相互衔接的文件作为一个镶嵌处理，因此它们之间没有接缝。大型栅格被切分为逐位吻合的部分。</translation>
    </message>
    <message>
      <source>Maps two rasters of one place with one model and compares the probabilities of their classes, so that two unsure maps do not make a sure change. Two land covers made before are compared label by label.</source>
      <translation>用同一个模型为同一地点的两个栅格制图，并比较其类别概率，使两幅不确定的地图不会得出确定的变化。两个已有的土地覆盖则逐类比较。</translation>
    </message>
    <message>
      <source>Margin of &amp;error</source>
      <translation>误差范围(&amp;E)</translation>
    </message>
    <message>
      <source>Mean F1</source>
      <translation>平均 F1</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>平均 IoU</translation>
    </message>
    <message>
      <source>Mean accuracy (cross-validated)</source>
      <translation>平均精度（交叉验证）</translation>
    </message>
    <message>
      <source>Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}</source>
      <translation>交叉验证的平均精度为 {percent:.0f} %；{labels} 个标注，用时 {time}</translation>
    </message>
    <message>
      <source>Mean accuracy: {percent:.0f} %</source>
      <translation>平均精度：{percent:.0f} %</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>平均置信度</translation>
    </message>
    <message>
      <source>Mean response</source>
      <translation>平均响应</translation>
    </message>
    <message>
      <source>Measure how accurate the land cover is, with points that you label or with another reference</source>
      <translation>用您标注的点或其他参考数据测量土地覆盖的精度</translation>
    </message>
    <message>
      <source>Measure within these polygons, in any CRS; the whole raster if left empty.</source>
      <translation>在这些多边形内测量，可用任意坐标参照系；留空则为整个栅格。</translation>
    </message>
    <message>
      <source>Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², hectares, km², and per cent of all classified ground.</source>
      <translation>在椭球面上测量土地覆盖栅格每个类别的面积，可用任意坐标参照系：像元数、平方米、公顷、平方千米，以及占全部已分类地面的百分比。</translation>
    </message>
    <message>
      <source>Measures the classes within each polygon</source>
      <translation>测量每个面内的各类别</translation>
    </message>
    <message>
      <source>Measuring areas</source>
      <translation>正在测量面积</translation>
    </message>
    <message>
      <source>Measuring ground that several sources show</source>
      <translation>正在测量多个数据源都显示的地面</translation>
    </message>
    <message>
      <source>Messages of the set-up, line by line</source>
      <translation>安装过程的消息，逐行显示</translation>
    </message>
    <message>
      <source>Metres per pixel at which the network reads a scene</source>
      <translation>网络读取场景时每像元的米数</translation>
    </message>
    <message>
      <source>Metres that replace the distances in the phrase, in the same order, such as “150, 300”.</source>
      <translation>按相同顺序代替短语中各距离的米数，例如“150, 300”。</translation>
    </message>
    <message>
      <source>Mi&amp;nimum area</source>
      <translation>最小面积(&amp;N)</translation>
    </message>
    <message>
      <source>Minim&amp;um area</source>
      <translation>最小面积(&amp;U)</translation>
    </message>
    <message>
      <source>Minimum area (m²)</source>
      <translation>最小面积（平方米）</translation>
    </message>
    <message>
      <source>Minimum area of a region</source>
      <translation>区域的最小面积</translation>
    </message>
    <message>
      <source>Minimum area of regions (m²)</source>
      <translation>区域的最小面积（平方米）</translation>
    </message>
    <message>
      <source>Minimum points per class</source>
      <translation>每个类别的最少点数</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Model &amp;name</source>
      <translation>模型名称(&amp;N)</translation>
    </message>
    <message>
      <source>Model and file</source>
      <translation>模型和文件</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>模型卡</translation>
    </message>
    <message>
      <source>Model folder</source>
      <translation>模型文件夹</translation>
    </message>
    <message>
      <source>Model to start from</source>
      <translation>起始模型</translation>
    </message>
    <message>
      <source>Model {title}</source>
      <translation>模型 {title}</translation>
    </message>
    <message>
      <source>Model, classes and folder</source>
      <translation>模型、类别和文件夹</translation>
    </message>
    <message>
      <source>Model: {value}</source>
      <translation>模型：{value}</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Models in the catalogue</source>
      <translation>目录中的模型</translation>
    </message>
    <message>
      <source>More like these places</source>
      <translation>更像这些地点</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>更像这里</translation>
    </message>
    <message>
      <source>More models to download</source>
      <translation>更多可下载的模型</translation>
    </message>
    <message>
      <source>Most similar: {phrase}</source>
      <translation>最相似：{phrase}</translation>
    </message>
    <message>
      <source>Move one by a shift field</source>
      <translation>按位移场移动其中一个</translation>
    </message>
    <message>
      <source>Move one by the shift</source>
      <translation>按位移移动其中一个</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name of the class, such as “vineyard”:</source>
      <translation>类别名称，例如“葡萄园”：</translation>
    </message>
    <message>
      <source>Name of the layer in a GeoPackage; the file's name if left empty.</source>
      <translation>GeoPackage 中的图层名称；留空则使用文件名。</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>模型名称</translation>
    </message>
    <message>
      <source>Name of the model that learns: letters, digits, full stops, hyphens and underscores</source>
      <translation>学习中的模型的名称：字母、数字、句点、连字符和下划线</translation>
    </message>
    <message>
      <source>Name of the model: letters, digits, points and dashes</source>
      <translation>模型名称：字母、数字、句点和短横线</translation>
    </message>
    <message>
      <source>Name of the polygons of a response; its phrase if left empty.</source>
      <translation>响应多边形的名称；留空则使用其短语。</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>区域名称</translation>
    </message>
    <message>
      <source>Names of the polygons</source>
      <translation>多边形的名称</translation>
    </message>
    <message>
      <source>Needs no trained model. Several places are averaged.</source>
      <translation>不需要训练过的模型。多个地点取平均值。</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}</source>
      <translation>需要 {disk:.1f} GB 磁盘空间（使用 CUDA 时为 {cuda:.1f} GB）；可用 {free:.0f} GB。{time}</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}</source>
      <translation>需要 {disk:.1f} GB 磁盘空间；可用 {free:.0f} GB。{time}</translation>
    </message>
    <message>
      <source>Networks in ONNX (*.onnx)</source>
      <translation>ONNX 网络 (*.onnx)</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>从不</translation>
    </message>
    <message>
      <source>New limits hold from the next start of QGIS.</source>
      <translation>新的限制在下次启动 QGIS 后生效。</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>新建…</translation>
    </message>
    <message>
      <source>No attribute is chosen: tick the attributes to export.</source>
      <translation>没有选择属性：请勾选要导出的属性。</translation>
    </message>
    <message>
      <source>No class is chosen for “Only within”: enter one or more class codes.</source>
      <translation>没有为“仅限于”选择类别：请输入一个或多个类别代码。</translation>
    </message>
    <message>
      <source>No class is chosen: tick the classes to export.</source>
      <translation>没有选择类别：请勾选要导出的类别。</translation>
    </message>
    <message>
      <source>No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.</source>
      <translation>没有勾选 {layer} 的任何类别：请勾选要在其中查找的类别，或选择“任何位置”。</translation>
    </message>
    <message>
      <source>No commit with weights as safetensors is known: give the revision yourself to download it.</source>
      <translation>没有已知的含 safetensors 权重的提交：要下载，请自行输入修订版本。</translation>
    </message>
    <message>
      <source>No embedding is chosen: choose one to search with.</source>
      <translation>没有选择嵌入：请选择用于查找的嵌入。</translation>
    </message>
    <message>
      <source>No embedding is named: enter one, such as alphaearth:2024.</source>
      <translation>没有指定嵌入：请输入一个，例如 alphaearth:2024。</translation>
    </message>
    <message>
      <source>No embedding raster is chosen: choose a file or another embedding.</source>
      <translation>没有选择嵌入栅格：请选择文件或其他嵌入。</translation>
    </message>
    <message>
      <source>No embedding was used: the map was made from the image alone.</source>
      <translation>没有使用嵌入：地图仅根据影像生成。</translation>
    </message>
    <message>
      <source>No ground of the classes {codes} of {name} lies in the extent.</source>
      <translation>范围内没有 {name} 中类别 {codes} 的地面。</translation>
    </message>
    <message>
      <source>No model for phrases is installed.</source>
      <translation>没有安装用于短语的模型。</translation>
    </message>
    <message>
      <source>No model for phrases is installed: choose a model folder or install one.</source>
      <translation>没有安装用于短语的模型：请选择模型文件夹或安装一个模型。</translation>
    </message>
    <message>
      <source>No model for phrases is installed: install one on the page Models.</source>
      <translation>没有安装用于短语的模型：请在“模型”页安装一个。</translation>
    </message>
    <message>
      <source>No model is installed.</source>
      <translation>没有安装模型。</translation>
    </message>
    <message>
      <source>No model is installed: choose a model folder or install Landscribe again.</source>
      <translation>没有安装模型：请选择模型文件夹，或重新安装 Landscribe。</translation>
    </message>
    <message>
      <source>No model is installed: install Landscribe again.</source>
      <translation>没有安装模型：请重新安装 Landscribe。</translation>
    </message>
    <message>
      <source>No model is installed: install one on the page Models.</source>
      <translation>没有安装模型：请在“模型”页安装一个。</translation>
    </message>
    <message>
      <source>No place is given: choose one to compare with.</source>
      <translation>没有给出地点：请选择要比较的地点。</translation>
    </message>
    <message>
      <source>No polygon is selected: select one or more in a polygon layer.</source>
      <translation>没有选中多边形：请在多边形图层中选中一个或多个。</translation>
    </message>
    <message>
      <source>No rectangle is drawn: press Draw and drag one on the map canvas.</source>
      <translation>没有绘制矩形：请按“绘制”，然后在地图画布上拖出一个。</translation>
    </message>
    <message>
      <source>No region of “{phrase}” is that large: lower the threshold or the minimum area.</source>
      <translation>“{phrase}”没有那么大的区域：请降低阈值或最小面积。</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>尚无</translation>
    </message>
    <message>
      <source>Not decided yet: the first run asks.</source>
      <translation>尚未决定：第一次运行时会询问。</translation>
    </message>
    <message>
      <source>Not like these places</source>
      <translation>不像这些地点</translation>
    </message>
    <message>
      <source>Not like this</source>
      <translation>不像这里</translation>
    </message>
    <message>
      <source>Not tried here.</source>
      <translation>此处未经试用。</translation>
    </message>
    <message>
      <source>Nothing has failed so far. The list is renewed every half minute.</source>
      <translation>目前没有失败的项目。列表每半分钟更新一次。</translation>
    </message>
    <message>
      <source>Nothing here looks like {name}: the most similar place reaches {share} of a find.</source>
      <translation>这里没有与{name}相似的内容：最相似的地点只达到判定标准的 {share}。</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick the polygons or the table of areas.</source>
      <translation>没有选择任何内容：请勾选多边形或面积表。</translation>
    </message>
    <message>
      <source>Nothing is downloaded unless you allow it; downloaded data is kept for the next time.</source>
      <translation>未经您允许不会下载任何内容；下载的数据会保留到下次使用。</translation>
    </message>
    <message>
      <source>Nothing like this was found here.</source>
      <translation>这里没有找到类似的内容。</translation>
    </message>
    <message>
      <source>Nothing like this was found here. The places below are the most similar ones.</source>
      <translation>这里没有找到类似的内容。下面是最相似的地点。</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>点数</translation>
    </message>
    <message>
      <source>Number of polygons</source>
      <translation>多边形数</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>区域数</translation>
    </message>
    <message>
      <source>Off by default, so that labels are not lost by mistake.</source>
      <translation>默认关闭，以免误丢标注。</translation>
    </message>
    <message>
      <source>Offl&amp;ine wheels folder…</source>
      <translation>离线 wheel 文件夹(&amp;I)…</translation>
    </message>
    <message>
      <source>One line for each folder that both machines see: its path here = its path there</source>
      <translation>两台计算机都能访问的每个文件夹一行：本机路径 = 远程路径</translation>
    </message>
    <message>
      <source>One row per class, or per polygon and class.</source>
      <translation>每个类别一行，或每个多边形和类别一行。</translation>
    </message>
    <message>
      <source>One row per class: code, name, colour, square metres, hectares, per cent.</source>
      <translation>每个类别一行：代码、名称、颜色、平方米、公顷、百分比。</translation>
    </message>
    <message>
      <source>Only some bands are chosen: choose red, green and blue, or set all to automatic.</source>
      <translation>只选择了部分波段：请选择红、绿、蓝三个波段，或全部设为自动。</translation>
    </message>
    <message>
      <source>Only the place and the year are sent: your imagery never leaves this machine.</source>
      <translation>只发送地点和年份：您的影像绝不会离开本机。</translation>
    </message>
    <message>
      <source>Only within</source>
      <translation>仅限于</translation>
    </message>
    <message>
      <source>Only within classes</source>
      <translation>仅限于类别</translation>
    </message>
    <message>
      <source>Only within polygons</source>
      <translation>仅限于多边形</translation>
    </message>
    <message>
      <source>Only within the classes {value}</source>
      <translation>仅限于类别 {value}</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>打开报告</translation>
    </message>
    <message>
      <source>Opening both dates</source>
      <translation>正在打开两个日期的数据</translation>
    </message>
    <message>
      <source>Opening the embedding</source>
      <translation>正在打开嵌入</translation>
    </message>
    <message>
      <source>Opening the scene</source>
      <translation>正在打开场景</translation>
    </message>
    <message>
      <source>Opens the algorithm with the choices of this run</source>
      <translation>以此次运行的选项打开算法</translation>
    </message>
    <message>
      <source>Opens the manual: it explains the words of these pages, such as embedding and response</source>
      <translation>打开手册：其中解释了这些页面上的用语，例如嵌入和响应</translation>
    </message>
    <message>
      <source>Opens the model's folder in the file manager</source>
      <translation>在文件管理器中打开模型文件夹</translation>
    </message>
    <message>
      <source>Opens the page Map with this model, to map any extent and to save the result</source>
      <translation>用此模型打开“制图”页，为任意范围制图并保存结果</translation>
    </message>
    <message>
      <source>Opens the report with its flow chart in the browser</source>
      <translation>在浏览器中打开带有流向图的报告</translation>
    </message>
    <message>
      <source>Opens the tables and plots in the web browser</source>
      <translation>在浏览器中打开表格和图表</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>总体精度</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>软件包</translation>
    </message>
    <message>
      <source>Parts that failed</source>
      <translation>失败的部分</translation>
    </message>
    <message>
      <source>Parts with a result</source>
      <translation>有结果的部分</translation>
    </message>
    <message>
      <source>Past &amp;runs…</source>
      <translation>以往的运行(&amp;R)…</translation>
    </message>
    <message>
      <source>Past runs</source>
      <translation>以往的运行</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <source>Peek</source>
      <translation>透视</translation>
    </message>
    <message>
      <source>Perimeter (m)</source>
      <translation>周长（米）</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>短语</translation>
    </message>
    <message>
      <source>Pixel si&amp;ze</source>
      <translation>像元大小(&amp;Z)</translation>
    </message>
    <message>
      <source>Pixel size (m)</source>
      <translation>像元大小（米）</translation>
    </message>
    <message>
      <source>Pixel size of the result: that of the layer, or the size that the network works with</source>
      <translation>结果的像元大小：与图层相同，或网络所用的大小</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>像素</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata.</source>
      <translation>中心在这些多边形之外的像元变为无数据。</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata; tiles outside them are skipped.</source>
      <translation>中心在这些多边形之外的像元变为无数据；多边形之外的瓦片会跳过。</translation>
    </message>
    <message>
      <source>Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons</source>
      <translation>整个栅格或多边形内每个土地覆盖类别的像元数、公顷数和百分比</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>地点</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>地点</translation>
    </message>
    <message>
      <source>Places in the raster's CRS that are not proposed again: “x y; x y”.</source>
      <translation>不再建议的地点，采用栅格的坐标参照系：“x y; x y”。</translation>
    </message>
    <message>
      <source>Places like the marked ones</source>
      <translation>与标记处相似的地点</translation>
    </message>
    <message>
      <source>Places that do not show what you mean, in the raster's CRS: “x y; x y”.</source>
      <translation>不符合您所指的地点，采用栅格的坐标参照系：“x y; x y”。</translation>
    </message>
    <message>
      <source>Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them.</source>
      <translation>符合您所指的地点，采用栅格的坐标参照系：“x y; x y”。回答会随之调整。</translation>
    </message>
    <message>
      <source>Placing the polygons</source>
      <translation>正在放置多边形</translation>
    </message>
    <message>
      <source>Planning</source>
      <translation>正在规划</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>Points are</source>
      <translation>点的类型</translation>
    </message>
    <message>
      <source>Points for an accuracy assessment</source>
      <translation>精度评估用的点</translation>
    </message>
    <message>
      <source>Points in each class (JSON)</source>
      <translation>每个类别的点数（JSON）</translation>
    </message>
    <message>
      <source>Points that you labelled, polygons with a class attribute, or another class raster</source>
      <translation>您标注的点、带有类别属性的多边形，或其他类别栅格</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>待标注的点</translation>
    </message>
    <message>
      <source>Points to label ({layer})</source>
      <translation>待标注的点（{layer}）</translation>
    </message>
    <message>
      <source>Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer is styled by its classes, the model takes the colours.</source>
      <translation>带有类别的点、线或多边形，可用任意坐标参照系。编辑在保存之前就有效。如果图层按类别设置了样式，模型会采用其颜色。</translation>
    </message>
    <message>
      <source>Points, lines or polygons with the name of what lies there, in any CRS.</source>
      <translation>带有该处事物名称的点、线或多边形，可用任意坐标参照系。</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>多边形</translation>
    </message>
    <message>
      <source>Polygons are ready</source>
      <translation>多边形已就绪</translation>
    </message>
    <message>
      <source>Polygons of change</source>
      <translation>变化多边形</translation>
    </message>
    <message>
      <source>Polygons of this land cover…</source>
      <translation>此土地覆盖的多边形…</translation>
    </message>
    <message>
      <source>Polygons of where the response reaches the threshold, with phrase, response and area.</source>
      <translation>响应达到阈值之处的多边形，带有短语、响应和面积。</translation>
    </message>
    <message>
      <source>Polygons with what each was and is, its probability of change and its area.</source>
      <translation>多边形，含各自之前与现在的类别、变化概率和面积。</translation>
    </message>
    <message>
      <source>Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster</source>
      <translation>由土地覆盖栅格得到的无缝隙、无重叠的多边形，面积以公顷计</translation>
    </message>
    <message>
      <source>Preparing polygons</source>
      <translation>正在准备多边形</translation>
    </message>
    <message>
      <source>Preview of {model}</source>
      <translation>{model} 的预览</translation>
    </message>
    <message>
      <source>Probability from which ground has changed.</source>
      <translation>达到该概率即视为地面已变化。</translation>
    </message>
    <message>
      <source>Probability from which ground has changed; the layer follows at once, the table with the next run</source>
      <translation>达到该概率即视为地面已变化；图层立即更新，表格在下次运行时更新</translation>
    </message>
    <message>
      <source>Probability of change</source>
      <translation>变化概率</translation>
    </message>
    <message>
      <source>Processes</source>
      <translation>进程数</translation>
    </message>
    <message>
      <source>Processes that work side by side on this machine; each takes the memory of a run of its own.</source>
      <translation>在本机上并行工作的进程；每个进程占用一次运行所需的内存。</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>处理器</translation>
    </message>
    <message>
      <source>Producer's accuracy: of the ground that is this class, how much is mapped as it</source>
      <translation>生产者精度：实际属于该类别的地面中，被制图为该类别的比例</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Progress of the set-up</source>
      <translation>安装进度</translation>
    </message>
    <message>
      <source>PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages</source>
      <translation>PyTorch {torch}（BSD 许可证）、OpenVINO {openvino}（Apache 2.0，180 MB）和其他 {count} 个软件包</translation>
    </message>
    <message>
      <source>Python of the engine</source>
      <translation>引擎的 Python</translation>
    </message>
    <message>
      <source>Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.</source>
      <translation>Python {version} 缺少引擎所需的软件包（{names}…）：请按“安装”创建其环境。</translation>
    </message>
    <message>
      <source>QGIS cannot open the exported file {path}.</source>
      <translation>QGIS 无法打开导出的文件 {path}。</translation>
    </message>
    <message>
      <source>Random points within each class of a land-cover raster, as a layer to label</source>
      <translation>土地覆盖栅格每个类别内的随机点，作为待标注的图层</translation>
    </message>
    <message>
      <source>Rangeland</source>
      <translation>草地</translation>
    </message>
    <message>
      <source>Rare classes get at least this many points, if there are enough points; 50 to 100 is usual</source>
      <translation>点数足够时，稀有类别至少获得这么多点；通常为 50 到 100</translation>
    </message>
    <message>
      <source>Raster layer</source>
      <translation>栅格图层</translation>
    </message>
    <message>
      <source>Raster layers</source>
      <translation>栅格图层</translation>
    </message>
    <message>
      <source>Raster layers with a file. Neighbouring files of one mosaic are read across their edges.</source>
      <translation>带文件的栅格图层。同一镶嵌中的相邻文件会跨边缘读取。</translation>
    </message>
    <message>
      <source>Raster over all results</source>
      <translation>涵盖全部结果的栅格</translation>
    </message>
    <message>
      <source>Raster with one band per dimension</source>
      <translation>每个维度一个波段的栅格</translation>
    </message>
    <message>
      <source>Rasters (*.tif *.tiff *.vrt *.img);;All files (*)</source>
      <translation>栅格 (*.tif *.tiff *.vrt *.img);;所有文件 (*)</translation>
    </message>
    <message>
      <source>Raster…</source>
      <translation>栅格…</translation>
    </message>
    <message>
      <source>Read as: {reading}</source>
      <translation>解读为：{reading}</translation>
    </message>
    <message>
      <source>Reading labels</source>
      <translation>正在读取标注</translation>
    </message>
    <message>
      <source>Reading the checkpoint</source>
      <translation>正在读取检查点</translation>
    </message>
    <message>
      <source>Reading the classes</source>
      <translation>正在读取类别</translation>
    </message>
    <message>
      <source>Reading the network</source>
      <translation>正在读取网络</translation>
    </message>
    <message>
      <source>Reading what will be sent</source>
      <translation>正在读取要发送的内容</translation>
    </message>
    <message>
      <source>Reads nothing across the edges of files: for files that are no parts of one mosaic.</source>
      <translation>不跨文件边缘读取：用于不属于同一镶嵌的文件。</translation>
    </message>
    <message>
      <source>Red band</source>
      <translation>红色波段</translation>
    </message>
    <message>
      <source>Red, green and blue band, in this order; detected automatically if left empty.</source>
      <translation>红、绿、蓝波段，按此顺序；留空则自动识别。</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>参考数据</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>区域</translation>
    </message>
    <message>
      <source>Regions and holes below the minimum area are merged into the neighbour with the longest shared boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size.</source>
      <translation>小于最小面积的区域和孔洞会并入共享边界最长的相邻区域。面积和周长在椭球面上测量。栅格大小不限。</translation>
    </message>
    <message>
      <source>Regions are the places with at least this response</source>
      <translation>区域是响应不低于此值的地点</translation>
    </message>
    <message>
      <source>Regions cannot be written there: choose a file, such as a GeoPackage.</source>
      <translation>区域无法写到那里：请选择文件，例如 GeoPackage。</translation>
    </message>
    <message>
      <source>Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more than one possible reading is searched as a whole, and the log says so.</source>
      <translation>关系在地面上测量：near、next to、within 200 m of、more than 1 km from、north of、along、surrounded by、between、the largest、larger than 2 ha、without、and、or。有多种可能解读的短语会作为整体查找，日志会说明。</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Remove {title} from {folder}?</source>
      <translation>从 {folder} 移除 {title}？</translation>
    </message>
    <message>
      <source>Removed: {phrase}</source>
      <translation>已移除：{phrase}</translation>
    </message>
    <message>
      <source>Removes the answer and its layer from the project</source>
      <translation>从项目中移除该回答及其图层</translation>
    </message>
    <message>
      <source>Removes the drawn rectangle</source>
      <translation>移除绘制的矩形</translation>
    </message>
    <message>
      <source>Removes the model from this machine</source>
      <translation>从本机移除该模型</translation>
    </message>
    <message>
      <source>Removes the selected class</source>
      <translation>移除所选类别</translation>
    </message>
    <message>
      <source>Removes the selected class from the list, if it has no labels</source>
      <translation>从列表中移除选中的类别（如果它没有标注）</translation>
    </message>
    <message>
      <source>Removing small regions</source>
      <translation>正在移除小区域</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>重命名类别</translation>
    </message>
    <message>
      <source>Replace an existing file</source>
      <translation>替换已有文件</translation>
    </message>
    <message>
      <source>Replace {things}?</source>
      <translation>替换 {things}？</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>响应</translation>
    </message>
    <message>
      <source>Resu&amp;lt</source>
      <translation>结果(&amp;L)</translation>
    </message>
    <message>
      <source>Resul&amp;t pixels</source>
      <translation>结果像元(&amp;T)</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>Result of the set-up</source>
      <translation>安装结果</translation>
    </message>
    <message>
      <source>Results without a file name</source>
      <translation>没有文件名的结果</translation>
    </message>
    <message>
      <source>Revision</source>
      <translation>修订版本</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>Rounds the corners of simplified boundaries.</source>
      <translation>使简化后边界的拐角变圆滑。</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>运行记录</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>Runs whose results are in the folder for results, or beside a layer of the project.</source>
      <translation>结果位于结果文件夹中或项目图层旁的运行。</translation>
    </message>
    <message>
      <source>S&amp;hared folders</source>
      <translation>共享文件夹(&amp;H)</translation>
    </message>
    <message>
      <source>S&amp;mooth boundaries</source>
      <translation>平滑边界(&amp;M)</translation>
    </message>
    <message>
      <source>Same as the layer</source>
      <translation>与图层相同</translation>
    </message>
    <message>
      <source>Same as the model</source>
      <translation>与模型相同</translation>
    </message>
    <message>
      <source>Save areas</source>
      <translation>保存面积</translation>
    </message>
    <message>
      <source>Save the labelled points of {layer}?</source>
      <translation>保存 {layer} 中已标注的点？</translation>
    </message>
    <message>
      <source>Save the labels as</source>
      <translation>标注另存为</translation>
    </message>
    <message>
      <source>Save the land cover as</source>
      <translation>土地覆盖另存为</translation>
    </message>
    <message>
      <source>Save the land cover as polygons, and its areas as a table</source>
      <translation>将土地覆盖保存为多边形，其面积保存为表格</translation>
    </message>
    <message>
      <source>Save the points</source>
      <translation>保存点</translation>
    </message>
    <message>
      <source>Save to</source>
      <translation>保存到</translation>
    </message>
    <message>
      <source>Saved: {path}</source>
      <translation>已保存：{path}</translation>
    </message>
    <message>
      <source>Saves the model as a zip file, to install it on another machine</source>
      <translation>将模型保存为 zip 文件，以便在其他计算机上安装</translation>
    </message>
    <message>
      <source>Saves the table as a file</source>
      <translation>将表格保存为文件</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>正在保存</translation>
    </message>
    <message>
      <source>Scene context</source>
      <translation>场景上下文</translation>
    </message>
    <message>
      <source>Searches only within some classes of a land cover</source>
      <translation>只在土地覆盖的某些类别内查找</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>秒数</translation>
    </message>
    <message>
      <source>Seconds for each of these steps</source>
      <translation>每一步所用秒数</translation>
    </message>
    <message>
      <source>Seconds that it took</source>
      <translation>所用秒数</translation>
    </message>
    <message>
      <source>Seconds that the answer took</source>
      <translation>回答所用秒数</translation>
    </message>
    <message>
      <source>Seconds that the comparison took</source>
      <translation>比较所用秒数</translation>
    </message>
    <message>
      <source>Seconds that the mapping took</source>
      <translation>制图所用秒数</translation>
    </message>
    <message>
      <source>Seconds that the training took</source>
      <translation>训练所用秒数</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <source>Segmentation network</source>
      <translation>分割网络</translation>
    </message>
    <message>
      <source>Selected polygons</source>
      <translation>选中的多边形</translation>
    </message>
    <message>
      <source>Selected polygons only ({count})</source>
      <translation>仅选中的多边形（{count}）</translation>
    </message>
    <message>
      <source>Selects a point without a class and moves the map there</source>
      <translation>选中一个没有类别的点，并将地图移到那里</translation>
    </message>
    <message>
      <source>Selects these labels and zooms to them</source>
      <translation>选中这些标注并缩放到它们</translation>
    </message>
    <message>
      <source>Send {size} of {names} to {host}?</source>
      <translation>将 {names} 的 {size} 发送到 {host}？</translation>
    </message>
    <message>
      <source>Sends the engine's code, and makes its environment there; packages are downloaded by that machine</source>
      <translation>发送引擎代码，并在那里创建其环境；软件包由那台计算机下载</translation>
    </message>
    <message>
      <source>Set &amp;up</source>
      <translation>安装(&amp;U)</translation>
    </message>
    <message>
      <source>Set up the engine</source>
      <translation>安装引擎</translation>
    </message>
    <message>
      <source>Set up the engine: change the graphics card or the Python, or update it</source>
      <translation>安装引擎：更换显卡或 Python，或更新引擎</translation>
    </message>
    <message>
      <source>Sets the threshold of a model of your own on ground that you know</source>
      <translation>在您所了解的地面上设定您自己模型的阈值</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>Share of the extent with an embedding</source>
      <translation>范围内有嵌入的比例</translation>
    </message>
    <message>
      <source>Share of the labels of a class that get this class from a model that did not learn from them. It describes the places that you labelled.</source>
      <translation>某类别的标注中，由没有学习过它们的模型判为该类别的比例。它描述您所标注的地点。</translation>
    </message>
    <message>
      <source>Sho&amp;w the next one</source>
      <translation>显示下一个(&amp;W)</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>显示文件夹</translation>
    </message>
    <message>
      <source>Show only the selected answer</source>
      <translation>只显示选中的回答</translation>
    </message>
    <message>
      <source>Show the &amp;best places</source>
      <translation>显示最佳地点(&amp;B)</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Shown res&amp;ult</source>
      <translation>所示结果(&amp;U)</translation>
    </message>
    <message>
      <source>Shows the imagery below while the button is pressed</source>
      <translation>按住按钮时显示下方的影像</translation>
    </message>
    <message>
      <source>Shows the other pages; nothing can be computed before the set-up</source>
      <translation>显示其他页面；安装之前无法进行计算</translation>
    </message>
    <message>
      <source>Shows the place in the extent where a label would help most, and says why</source>
      <translation>显示范围内标注最有帮助的地点，并说明原因</translation>
    </message>
    <message>
      <source>Shows the places with the highest response, although nothing was found</source>
      <translation>显示响应最高的地点，尽管没有找到任何内容</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>相似度</translation>
    </message>
    <message>
      <source>Similarity of an embedding field to a place, as a map</source>
      <translation>嵌入场与某个地点的相似度，以地图表示</translation>
    </message>
    <message>
      <source>Similarity that a fifth of the extent reaches</source>
      <translation>范围内五分之一的地方达到的相似度</translation>
    </message>
    <message>
      <source>Simplify (m)</source>
      <translation>简化（米）</translation>
    </message>
    <message>
      <source>Simplifying boundaries</source>
      <translation>正在简化边界</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Size of a pixel on the ground; needed only for an image without a CRS</source>
      <translation>像元的地面大小；只有影像没有坐标参照系时才需要</translation>
    </message>
    <message>
      <source>Smaller changes are dropped</source>
      <translation>较小的变化会略去</translation>
    </message>
    <message>
      <source>Smaller changes are dropped; 0 keeps all.</source>
      <translation>较小的变化会略去；0 表示全部保留。</translation>
    </message>
    <message>
      <source>Smaller regions and holes are left out; 0 keeps all.</source>
      <translation>较小的区域和孔洞会略去；0 表示全部保留。</translation>
    </message>
    <message>
      <source>Smaller regions and holes are merged into their neighbours; 0 keeps all.</source>
      <translation>较小的区域和孔洞会并入相邻区域；0 表示全部保留。</translation>
    </message>
    <message>
      <source>Smaller regions are left out</source>
      <translation>较小的区域会略去</translation>
    </message>
    <message>
      <source>Smooth boundaries</source>
      <translation>平滑边界</translation>
    </message>
    <message>
      <source>Smoothing boundaries</source>
      <translation>正在平滑边界</translation>
    </message>
    <message>
      <source>Source layer</source>
      <translation>源图层</translation>
    </message>
    <message>
      <source>Standard error of the overall accuracy</source>
      <translation>总体精度的标准误差</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>起始于</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>正在启动</translation>
    </message>
    <message>
      <source>Starts from</source>
      <translation>起始于</translation>
    </message>
    <message>
      <source>Steps that the whole network takes</source>
      <translation>整个网络所需步数</translation>
    </message>
    <message>
      <source>Stops the download; it continues from there the next time</source>
      <translation>停止下载；下次从此处继续</translation>
    </message>
    <message>
      <source>Stops the run; nothing is written</source>
      <translation>停止运行；不写入任何内容</translation>
    </message>
    <message>
      <source>Stops the set-up; packages that are already installed are kept for the next time</source>
      <translation>停止安装；已安装的软件包会保留到下次使用</translation>
    </message>
    <message>
      <source>Stops; what is installed is kept for the next time</source>
      <translation>停止；已安装的内容会保留到下次使用</translation>
    </message>
    <message>
      <source>TESSERA</source>
      <translation>TESSERA</translation>
    </message>
    <message>
      <source>TESSERA 1.1</source>
      <translation>TESSERA 1.1</translation>
    </message>
    <message>
      <source>Table of &amp;areas (CSV, in the same folder)</source>
      <translation>面积表（CSV，在同一文件夹中）(&amp;A)</translation>
    </message>
    <message>
      <source>Tables and plots as a page to read or print.</source>
      <translation>可供阅读或打印的图表页面。</translation>
    </message>
    <message>
      <source>Take each raster by itself</source>
      <translation>单独处理每个栅格</translation>
    </message>
    <message>
      <source>Take the phrase as a whole</source>
      <translation>将短语作为整体</translation>
    </message>
    <message>
      <source>Takes about {time}: {count} steps. Each label does not train it by itself.</source>
      <translation>约需 {time}：{count} 步。不会在每次标注后自动训练。</translation>
    </message>
    <message>
      <source>Takes minutes to hours. Train once without it to see for how long.</source>
      <translation>需要数分钟到数小时。先不勾选训练一次，即可看到需要多久。</translation>
    </message>
    <message>
      <source>Takes the last click back</source>
      <translation>撤销上一次点击</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>任务</translation>
    </message>
    <message>
      <source>Temporary files, lost when QGIS closes</source>
      <translation>临时文件，QGIS 关闭时丢失</translation>
    </message>
    <message>
      <source>Test f&amp;olders</source>
      <translation>测试文件夹(&amp;O)</translation>
    </message>
    <message>
      <source>Testing the shared folders</source>
      <translation>正在测试共享文件夹</translation>
    </message>
    <message>
      <source>That of the model</source>
      <translation>模型的嵌入</translation>
    </message>
    <message>
      <source>That of the model to start from</source>
      <translation>起始模型的嵌入</translation>
    </message>
    <message>
      <source>The GeoPackage that will hold the points and your labels</source>
      <translation>将包含这些点和您的标注的 GeoPackage</translation>
    </message>
    <message>
      <source>The GeoPackage to write.</source>
      <translation>要写入的 GeoPackage。</translation>
    </message>
    <message>
      <source>The Processing plugin is off: switch it on in the plugin manager.</source>
      <translation>Processing 插件已关闭：请在插件管理器中启用。</translation>
    </message>
    <message>
      <source>The address of a list of models</source>
      <translation>模型列表的地址</translation>
    </message>
    <message>
      <source>The answer holds for this project.</source>
      <translation>此回答适用于本项目。</translation>
    </message>
    <message>
      <source>The attribute that holds the class, as a name or a code</source>
      <translation>含有类别名称或代码的属性</translation>
    </message>
    <message>
      <source>The attribute {field} holds codes: enter a number from 1 to 255.</source>
      <translation>属性 {field} 含有代码：请输入 1 到 255 的数字。</translation>
    </message>
    <message>
      <source>The attributes of the polygons beside the class code; all if left empty.</source>
      <translation>除类别代码之外的多边形属性；留空则为全部。</translation>
    </message>
    <message>
      <source>The catalogue {address} cannot be downloaded ({error}): check the address and the network.</source>
      <translation>无法下载目录 {address}（{error}）：请检查地址和网络。</translation>
    </message>
    <message>
      <source>The check</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>The check of this Python</source>
      <translation>对此 Python 的检查</translation>
    </message>
    <message>
      <source>The check of this machine</source>
      <translation>对本机的检查</translation>
    </message>
    <message>
      <source>The class areas and the facts of the run as an HTML page.</source>
      <translation>类别面积和运行信息的 HTML 页面。</translation>
    </message>
    <message>
      <source>The class has no name: enter one.</source>
      <translation>类别没有名称：请输入一个。</translation>
    </message>
    <message>
      <source>The class of the land cover (code or name) for each value of the reference. A value with an empty class is left out. A value that is not listed is the class with the same name or code.</source>
      <translation>参考数据的每个值对应的土地覆盖类别（代码或名称）。类别为空的值会略去。未列出的值对应同名或同代码的类别。</translation>
    </message>
    <message>
      <source>The classes in the order of the network's outputs; one output alone gets the background as class 1</source>
      <translation>按网络输出顺序排列的类别；只有一个输出时，背景为类别 1</translation>
    </message>
    <message>
      <source>The classes of the labels; the selected one is drawn</source>
      <translation>标注的类别；绘制时使用选中的类别</translation>
    </message>
    <message>
      <source>The classes to search in</source>
      <translation>要在其中查找的类别</translation>
    </message>
    <message>
      <source>The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”</source>
      <translation>检查点在 Hugging Face Hub 上的提交：其页面在“Files and versions”下显示</translation>
    </message>
    <message>
      <source>The confidence raster of the same run: its mean becomes an attribute of each polygon.</source>
      <translation>同一次运行的置信度栅格：其平均值成为每个多边形的一个属性。</translation>
    </message>
    <message>
      <source>The device {id} is no longer available: Landscribe chooses the device automatically.</source>
      <translation>设备 {id} 已不可用：Landscribe 将自动选择设备。</translation>
    </message>
    <message>
      <source>The diagnostics are on the clipboard.</source>
      <translation>诊断信息已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The distances of the phrase: change them to ask again</source>
      <translation>短语中的距离：更改后将重新提问</translation>
    </message>
    <message>
      <source>The earlier date.</source>
      <translation>较早的日期。</translation>
    </message>
    <message>
      <source>The earlier date: imagery, or a land cover made before</source>
      <translation>较早的日期：影像，或已有的土地覆盖</translation>
    </message>
    <message>
      <source>The embedding {name} covers {share} % of the extent, and the rest was done without one.</source>
      <translation>嵌入 {name} 覆盖范围的 {share} %，其余部分未使用嵌入。</translation>
    </message>
    <message>
      <source>The engine is ready.</source>
      <translation>引擎已就绪。</translation>
    </message>
    <message>
      <source>The engine's full answer (JSON)</source>
      <translation>引擎的完整回答（JSON）</translation>
    </message>
    <message>
      <source>The estimated overall accuracy will be this precise, with 95 % confidence</source>
      <translation>估计的总体精度将达到此精密度，置信水平为 95 %</translation>
    </message>
    <message>
      <source>The export of the model</source>
      <translation>模型的导出</translation>
    </message>
    <message>
      <source>The extent cannot be transformed to the layer's CRS: choose one closer to the layer.</source>
      <translation>范围无法转换到图层的坐标参照系：请选择离图层更近的范围。</translation>
    </message>
    <message>
      <source>The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on the overlap. Nodata stays nodata. Any CRS, data type and size.</source>
      <translation>范围决定为哪些像元制图，但不影响其类别：两个相互重叠的范围在重叠处一致。无数据仍为无数据。坐标参照系、数据类型和大小不限。</translation>
    </message>
    <message>
      <source>The extent does not touch the layer: zoom to the layer or choose another extent.</source>
      <translation>范围与图层不相交：请缩放到图层，或选择其他范围。</translation>
    </message>
    <message>
      <source>The extent is empty: draw or choose one that covers some ground.</source>
      <translation>范围为空：请绘制或选择一个覆盖一定地面的范围。</translation>
    </message>
    <message>
      <source>The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side.</source>
      <translation>范围太大，无法以 {gsd:.2g} 米绘制此图层：请选择边长小于 {side:.1f} 千米的范围。</translation>
    </message>
    <message>
      <source>The extent lies beside the layer.</source>
      <translation>范围位于图层之外。</translation>
    </message>
    <message>
      <source>The features could not be copied for the engine ({error}): free some space.</source>
      <translation>无法为引擎复制要素（{error}）：请释放一些空间。</translation>
    </message>
    <message>
      <source>The features of the scene are kept, so that the second phrase is answered almost at once. The extent decides which places get a response, but does not change the response.</source>
      <translation>场景的特征会保留，因此第二个短语几乎立即得到回答。范围决定哪些地点得到响应，但不改变响应。</translation>
    </message>
    <message>
      <source>The file name is missing: enter the file to export to.</source>
      <translation>缺少文件名：请输入要导出到的文件。</translation>
    </message>
    <message>
      <source>The file of this answer is missing: ask again, or remove it.</source>
      <translation>此回答的文件缺失：请重新提问，或将其移除。</translation>
    </message>
    <message>
      <source>The file to write: .gpkg, .geojson, .fgb or .shp.</source>
      <translation>要写入的文件：.gpkg、.geojson、.fgb 或 .shp。</translation>
    </message>
    <message>
      <source>The folder for the engine's Python environment, on any disk</source>
      <translation>引擎的 Python 环境所在的文件夹，可在任意磁盘上</translation>
    </message>
    <message>
      <source>The folder of your own models, with one subfolder per model</source>
      <translation>您自己的模型所在的文件夹，每个模型一个子文件夹</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): enter another place under “Save to”.</source>
      <translation>无法创建文件夹 {folder}（{error}）：请在“保存到”中输入其他位置。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): save the project elsewhere.</source>
      <translation>无法创建文件夹 {folder}（{error}）：请将项目保存到其他位置。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({error}): choose a folder of models.</source>
      <translation>无法创建文件夹 {folder}（{error}）：请选择模型文件夹。</translation>
    </message>
    <message>
      <source>The head alone (seconds)</source>
      <translation>仅分类头（数秒）</translation>
    </message>
    <message>
      <source>The image to work on; it follows the active layer</source>
      <translation>要处理的影像；它跟随活动图层</translation>
    </message>
    <message>
      <source>The imagery of {name} is not in the project: load it first.</source>
      <translation>{name} 的影像不在项目中：请先加载。</translation>
    </message>
    <message>
      <source>The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>标注所在的影像。服务（WMS、XYZ）和虚拟图层会先被绘制。</translation>
    </message>
    <message>
      <source>The installation of the model</source>
      <translation>模型的安装</translation>
    </message>
    <message>
      <source>The labels cannot be read: choose a layer of points, lines or polygons.</source>
      <translation>无法读取标注：请选择点、线或多边形图层。</translation>
    </message>
    <message>
      <source>The labels cannot be written to {path} ({error}): save the project in a folder of yours.</source>
      <translation>标注无法写入 {path}（{error}）：请将项目保存到您自己的文件夹。</translation>
    </message>
    <message>
      <source>The labels do not improve on the model to start from, so its map is kept.</source>
      <translation>标注没有改进起始模型，因此保留其地图。</translation>
    </message>
    <message>
      <source>The labels do not lie on the layer: choose labels of this imagery.</source>
      <translation>标注不在图层上：请选择此影像的标注。</translation>
    </message>
    <message>
      <source>The labels have no attribute {field}: choose the one that holds the class.</source>
      <translation>标注没有属性 {field}：请选择含有类别的属性。</translation>
    </message>
    <message>
      <source>The labels so far; edits count before they are saved.</source>
      <translation>迄今的标注；编辑在保存之前就有效。</translation>
    </message>
    <message>
      <source>The labels {name} cannot be edited: choose another layer or make new labels.</source>
      <translation>标注 {name} 无法编辑：请选择其他图层或新建标注。</translation>
    </message>
    <message>
      <source>The land cover that the table and the buttons below are about</source>
      <translation>表格和下方按钮所涉及的土地覆盖</translation>
    </message>
    <message>
      <source>The largest of the extent</source>
      <translation>范围内最大的</translation>
    </message>
    <message>
      <source>The largest of the whole layer</source>
      <translation>整个图层中最大的</translation>
    </message>
    <message>
      <source>The later date, of the same kind</source>
      <translation>较晚的日期，类型相同</translation>
    </message>
    <message>
      <source>The later date: imagery like the earlier one, or a land cover if that is one.</source>
      <translation>较晚的日期：与较早日期同类的影像；若较早的是土地覆盖，则为土地覆盖。</translation>
    </message>
    <message>
      <source>The layer could not be drawn to a file ({error}): free some space.</source>
      <translation>图层无法绘制到文件（{error}）：请释放一些空间。</translation>
    </message>
    <message>
      <source>The layer does not take this label: draw it again, or choose another layer.</source>
      <translation>图层不接受此标注：请重新绘制，或选择其他图层。</translation>
    </message>
    <message>
      <source>The layer has no coordinate system: set its CRS in the layer properties.</source>
      <translation>图层没有坐标系：请在图层属性中设置其坐标参照系。</translation>
    </message>
    <message>
      <source>The layer itself</source>
      <translation>图层本身</translation>
    </message>
    <message>
      <source>The layer of transitions is gone from the project: compare both dates again.</source>
      <translation>转移图层已不在工程中：请重新比较两个日期。</translation>
    </message>
    <message>
      <source>The layer of “{phrase}” was removed: ask again about another layer.</source>
      <translation>“{phrase}”的图层已被移除：请对其他图层重新提问。</translation>
    </message>
    <message>
      <source>The layer shows nothing there{why}: check its connection or choose another extent.</source>
      <translation>图层在那里没有显示任何内容{why}：请检查其连接，或选择其他范围。</translation>
    </message>
    <message>
      <source>The layer was drawn before: refresh the map (F5) to draw it again.</source>
      <translation>图层之前已绘制过：请刷新地图 (F5) 以重新绘制。</translation>
    </message>
    <message>
      <source>The layer's CRS is not defined at this extent: choose an extent closer to the layer.</source>
      <translation>图层的坐标参照系在此范围内没有定义：请选择离图层更近的范围。</translation>
    </message>
    <message>
      <source>The list of tiles is downloaded on first use.</source>
      <translation>瓦片列表在首次使用时下载。</translation>
    </message>
    <message>
      <source>The log shows the accuracy of each class by cross-validation: how many of its labels get the right class from a model that did not learn from them, with the 95 % interval.</source>
      <translation>日志显示交叉验证得到的每个类别的精度：其标注中有多少由没有学习过它们的模型得到正确的类别，并附 95 % 区间。</translation>
    </message>
    <message>
      <source>The lowest response that belongs to a region; the model's own if left empty.</source>
      <translation>属于区域的最低响应；留空则使用模型自己的值。</translation>
    </message>
    <message>
      <source>The lowest response that the style shows; the model's own if left empty.</source>
      <translation>样式所显示的最低响应；留空则使用模型自己的值。</translation>
    </message>
    <message>
      <source>The matrix and a flow chart as an HTML page.</source>
      <translation>矩阵和流向图的 HTML 页面。</translation>
    </message>
    <message>
      <source>The matrix of transitions in hectares, with gains and losses.</source>
      <translation>以公顷计的转移矩阵，含增加和减少。</translation>
    </message>
    <message>
      <source>The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.</source>
      <translation>模型在这里不确定（平均置信度 {percent} %）：此影像可能与其学习所用的影像不同。</translation>
    </message>
    <message>
      <source>The model of {name} is not installed, or its run record is missing: map the extent again first.</source>
      <translation>{name} 的模型未安装，或缺少其运行记录：请先重新为该范围制图。</translation>
    </message>
    <message>
      <source>The model that shall become better.</source>
      <translation>需要改进的模型。</translation>
    </message>
    <message>
      <source>The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which cells belong together) and not its classes.</source>
      <translation>模型 {model} 没有学习过读取 {kind}，因此嵌入 {name} 只引导其结构（哪些单元属于一起），而不引导其类别。</translation>
    </message>
    <message>
      <source>The model {model} uses no embedding, so {embedding} was not read.</source>
      <translation>模型 {model} 不使用嵌入，因此未读取 {embedding}。</translation>
    </message>
    <message>
      <source>The model's card keeps both. Without them, results say that the levels are guesses.</source>
      <translation>两者都保存在模型卡中。没有它们时，结果会说明判定标准只是猜测。</translation>
    </message>
    <message>
      <source>The name {name} is too long for the attribute {field}: use at most {length} characters.</source>
      <translation>名称 {name} 对属性 {field} 来说太长：请最多使用 {length} 个字符。</translation>
    </message>
    <message>
      <source>The network that compares the image with the words</source>
      <translation>将影像与文字比较的网络</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for land covers</source>
      <translation>为两个日期制图的网络；不用于土地覆盖</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for two land covers.</source>
      <translation>为两个日期制图的网络；不用于两个土地覆盖。</translation>
    </message>
    <message>
      <source>The network to use; its card lists its classes, resolution range and training data.</source>
      <translation>要使用的网络；其模型卡列出类别、分辨率范围和训练数据。</translation>
    </message>
    <message>
      <source>The network to use; its card lists its resolution range and training data.</source>
      <translation>要使用的网络；其模型卡列出分辨率范围和训练数据。</translation>
    </message>
    <message>
      <source>The network uses the image only.</source>
      <translation>网络只使用影像。</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on.</source>
      <translation>新模型以其特征和类别为基础的网络。</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on. An embedding that is chosen on the page Map is learnt from, too, and the new model needs it</source>
      <translation>新模型以其特征和类别为基础的网络。在“制图”页选定的嵌入也会用于学习，新模型需要它</translation>
    </message>
    <message>
      <source>The network's own cells</source>
      <translation>网络自己的格网</translation>
    </message>
    <message>
      <source>The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), “alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”.</source>
      <translation>网络所见的周围环境：“scene-context”（场景自身的粗略概览），“alphaearth:”或“tessera:”加年份，“esd:”或“raster:”加文件路径，或“none”。</translation>
    </message>
    <message>
      <source>The neural network that gives each pixel its class</source>
      <translation>为每个像元给出类别的神经网络</translation>
    </message>
    <message>
      <source>The oldest data is removed when the limit is reached</source>
      <translation>达到限制时移除最旧的数据</translation>
    </message>
    <message>
      <source>The part of the image to work on; the result for a pixel does not depend on it</source>
      <translation>要处理的影像部分；像元的结果与此无关</translation>
    </message>
    <message>
      <source>The part to compare, in any CRS; all that both have if left empty.</source>
      <translation>要比较的部分，可用任意坐标参照系；留空则为两者共有的全部。</translation>
    </message>
    <message>
      <source>The part to map, in any CRS; the whole layer if left empty.</source>
      <translation>要制图的部分，可用任意坐标参照系；留空则为整个图层。</translation>
    </message>
    <message>
      <source>The part to search, in any CRS; the whole layer if left empty.</source>
      <translation>要查找的部分，可用任意坐标参照系；留空则为整个图层。</translation>
    </message>
    <message>
      <source>The part to work on, in any CRS; all of the rasters if left empty.</source>
      <translation>要处理的部分，可用任意坐标参照系；留空则处理全部栅格。</translation>
    </message>
    <message>
      <source>The phrase is too long to look for relations in it, so it was taken whole.</source>
      <translation>短语太长，无法在其中查找关系，因此作为整体处理。</translation>
    </message>
    <message>
      <source>The phrase is too long: only its first {count} characters were read, to “{end}”.</source>
      <translation>短语太长：只读取了前 {count} 个字符，直到“{end}”。</translation>
    </message>
    <message>
      <source>The place to compare with, in any CRS.</source>
      <translation>要比较的地点，可用任意坐标参照系。</translation>
    </message>
    <message>
      <source>The place where one more label would help a model most, and why</source>
      <translation>再加一个标注对模型最有帮助的地点及其原因</translation>
    </message>
    <message>
      <source>The points are shuffled and do not show the map's class, so that the labels are independent of it.</source>
      <translation>这些点的顺序已打乱，且不显示地图的类别，使标注不受地图影响。</translation>
    </message>
    <message>
      <source>The polygons cannot be read: choose a polygon layer, or select them again.</source>
      <translation>无法读取多边形：请选择多边形图层，或重新选中它们。</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed.</source>
      <translation>要评估的类别代码栅格。</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed; its classes are the strata.</source>
      <translation>要评估的类别代码栅格；其类别即为分层。</translation>
    </message>
    <message>
      <source>The raster's CRS if left empty. GeoJSON is always WGS 84.</source>
      <translation>留空则为栅格的坐标参照系。GeoJSON 始终为 WGS 84。</translation>
    </message>
    <message>
      <source>The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The shift between them is measured first, and reported if it is above half a pixel.</source>
      <translation>栅格可用任意坐标参照系和分辨率；两者都按较粗栅格的像元读取。首先测量两者之间的位移，超过半个像元时会报告。</translation>
    </message>
    <message>
      <source>The reference: a class raster, or polygons or points with a class attribute.</source>
      <translation>参考数据：类别栅格，或带有类别属性的多边形或点。</translation>
    </message>
    <message>
      <source>The report is one HTML file with plots that any browser opens.</source>
      <translation>报告是一个带图表的 HTML 文件，任何浏览器都能打开。</translation>
    </message>
    <message>
      <source>The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the threshold are hidden; the layer changes at once.</source>
      <translation>响应表示某处与短语的符合程度，从 0（完全不符）到 1。低于阈值的地点会隐藏；图层立即更新。</translation>
    </message>
    <message>
      <source>The result has the extent and CRS of this layer; its bands are not used.</source>
      <translation>结果具有此图层的范围和坐标参照系；不使用其波段。</translation>
    </message>
    <message>
      <source>The results, a raster over all of them (VRT), and the manifest.</source>
      <translation>结果、涵盖全部结果的栅格（VRT）和清单。</translation>
    </message>
    <message>
      <source>The run failed unexpectedly ({error}): see the Landscribe log.</source>
      <translation>运行意外失败（{error}）：请查看 Landscribe 日志。</translation>
    </message>
    <message>
      <source>The run failed: see the Processing log.</source>
      <translation>运行失败：请查看 Processing 日志。</translation>
    </message>
    <message>
      <source>The run record of this layer has no areas.</source>
      <translation>此图层的运行记录中没有面积。</translation>
    </message>
    <message>
      <source>The same seed draws the same points.</source>
      <translation>相同的种子抽取相同的点。</translation>
    </message>
    <message>
      <source>The same table as text for spreadsheets.</source>
      <translation>同一表格的文本形式，供电子表格使用。</translation>
    </message>
    <message>
      <source>The set-up</source>
      <translation>安装</translation>
    </message>
    <message>
      <source>The shared folder holds: {host} reads and writes there what lies here.</source>
      <translation>共享文件夹可用：{host} 能在那里读写本机的文件。</translation>
    </message>
    <message>
      <source>The shift between both dates is always measured, and reported above half a pixel</source>
      <translation>始终测量两个日期之间的位移，超过半个像元时报告</translation>
    </message>
    <message>
      <source>The shift between the two dates could not be measured, because they have too few edges in common: they were compared where they say that they lie.</source>
      <translation>无法测量两个日期之间的位移，因为它们共有的边缘太少：已按各自声明的位置进行比较。</translation>
    </message>
    <message>
      <source>The table of classes has two columns: give pairs of reference and land cover.</source>
      <translation>类别表有两列：请给出参考数据与土地覆盖的对应关系。</translation>
    </message>
    <message>
      <source>The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.</source>
      <translation>文本编码器只读取短语的开头，因此略去了“{rest}”。</translation>
    </message>
    <message>
      <source>The total; computed from the standard error if left empty.</source>
      <translation>总数；留空则根据标准误差计算。</translation>
    </message>
    <message>
      <source>The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: the model then needs such a field wherever it maps. If left empty, that of the model to start from.</source>
      <translation>除影像外，还从嵌入场（AlphaEarth、TESSERA、栅格）的值中学习：此后模型在任何制图之处都需要这样的场。留空则使用起始模型的嵌入。</translation>
    </message>
    <message>
      <source>The whole layer is read: {cost}. It is kept for later phrases.</source>
      <translation>将读取整个图层：{cost}。结果会保留供以后的短语使用。</translation>
    </message>
    <message>
      <source>The whole network (minutes to hours)</source>
      <translation>整个网络（数分钟到数小时）</translation>
    </message>
    <message>
      <source>There are no areas yet: press Measure first.</source>
      <translation>尚无面积：请先按“测量”。</translation>
    </message>
    <message>
      <source>There are no labels: make new labels, or choose a layer.</source>
      <translation>没有标注：请新建标注，或选择一个图层。</translation>
    </message>
    <message>
      <source>There are no shared folders: enter one, or allow sending rasters.</source>
      <translation>没有共享文件夹：请输入一个，或允许发送栅格。</translation>
    </message>
    <message>
      <source>There are no wheels (*.whl) in {folder}: choose a folder that has them.</source>
      <translation>{folder} 中没有 wheel (*.whl)：请选择含有它们的文件夹。</translation>
    </message>
    <message>
      <source>There is a class {name} already: give another name.</source>
      <translation>类别 {name} 已存在：请输入其他名称。</translation>
    </message>
    <message>
      <source>There is no answer to remove.</source>
      <translation>没有可移除的答案。</translation>
    </message>
    <message>
      <source>There is no class to label with: add one first.</source>
      <translation>没有可用于标注的类别：请先添加一个。</translation>
    </message>
    <message>
      <source>There is no class to remove: add one first.</source>
      <translation>没有可移除的类别：请先添加一个。</translation>
    </message>
    <message>
      <source>There is no click to take back: click places first.</source>
      <translation>没有可撤销的点击：请先点击一些位置。</translation>
    </message>
    <message>
      <source>There is no file {path}: choose an existing raster.</source>
      <translation>文件 {path} 不存在：请选择已有的栅格。</translation>
    </message>
    <message>
      <source>There is no folder {folder}: choose an existing folder.</source>
      <translation>文件夹 {folder} 不存在：请选择已有的文件夹。</translation>
    </message>
    <message>
      <source>There is no graphics card that the engine can use: it computes on the processor, which takes longer.</source>
      <translation>没有引擎可用的显卡：它在处理器上计算，用时更长。</translation>
    </message>
    <message>
      <source>There is no label: draw some, or choose a layer with labels.</source>
      <translation>没有标注：请绘制一些，或选择带有标注的图层。</translation>
    </message>
    <message>
      <source>There is no model of your own for phrases: get one on the page “Models” first.</source>
      <translation>没有您自己的用于短语的模型：请先在“模型”页获取一个。</translation>
    </message>
    <message>
      <source>There is no model to download: enter a catalogue's address, and load it.</source>
      <translation>没有可下载的模型：请输入目录地址并加载。</translation>
    </message>
    <message>
      <source>There is no phrase: write one, such as “houses next to the river”.</source>
      <translation>没有短语：请写一个，例如“houses next to the river”。</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for, such as “houses next to the river”.</source>
      <translation>没有短语：请写下要查找的内容，例如“houses next to the river”。</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for.</source>
      <translation>没有短语：请写下要查找的内容。</translation>
    </message>
    <message>
      <source>There is no polygon: select some, or choose a layer with polygons.</source>
      <translation>没有多边形：请选中一些，或选择带有多边形的图层。</translation>
    </message>
    <message>
      <source>There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a model from a file, a folder or an address.</source>
      <translation>目前还没有 Landscribe 模型的公开目录。请输入目录的地址，或从文件、文件夹或网址添加模型。</translation>
    </message>
    <message>
      <source>There is no raster layer: load one first.</source>
      <translation>没有栅格图层：请先加载一个。</translation>
    </message>
    <message>
      <source>There is no report yet: press Compare first.</source>
      <translation>尚无报告：请先按“比较”。</translation>
    </message>
    <message>
      <source>There is no response outside these polygons; relations still see the surroundings.</source>
      <translation>这些多边形之外没有响应；关系仍会考虑周围环境。</translation>
    </message>
    <message>
      <source>There is nothing to work on: choose layers, a folder or a tile index.</source>
      <translation>没有可处理的内容：请选择图层、文件夹或瓦片索引。</translation>
    </message>
    <message>
      <source>This catalogue offers no models.</source>
      <translation>此目录没有提供模型。</translation>
    </message>
    <message>
      <source>This checkpoint is installed with the command “landscribe models convert”.</source>
      <translation>此检查点通过命令“landscribe models convert”安装。</translation>
    </message>
    <message>
      <source>This file is temporary: your labels would be lost. Choose another file, or save the project first.</source>
      <translation>此文件是临时的：您的标注会丢失。请选择其他文件，或先保存项目。</translation>
    </message>
    <message>
      <source>This is no raster: drop an image file or a raster layer.</source>
      <translation>这不是栅格：请拖入影像文件或栅格图层。</translation>
    </message>
    <message>
      <source>This machine computes again.</source>
      <translation>恢复由本机计算。</translation>
    </message>
    <message>
      <source>This machine may not write in {here}, so results cannot be put there: choose another folder.</source>
      <translation>本机无权写入 {here}，因此结果无法放在那里：请选择其他文件夹。</translation>
    </message>
    <message>
      <source>This model is part of Landscribe: it cannot be removed.</source>
      <translation>此模型属于 Landscribe：不能移除。</translation>
    </message>
    <message>
      <source>This place cannot be converted to the labels' CRS: label a place nearer to the scene.</source>
      <translation>此地点无法转换到标注的坐标参照系：请标注离场景更近的地点。</translation>
    </message>
    <message>
      <source>This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one until the new one has made a map.</source>
      <translation>此版本的 Landscribe 需要更新的软件包。更新会创建新环境，并保留旧环境，直到新环境成功制作一幅地图。</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>Threshold as a number</source>
      <translation>以数字表示的阈值</translation>
    </message>
    <message>
      <source>Threshold of the regions</source>
      <translation>区域的阈值</translation>
    </message>
    <message>
      <source>Tick classes</source>
      <translation>勾选类别</translation>
    </message>
    <message>
      <source>Tile index or STAC items</source>
      <translation>瓦片索引或 STAC 条目</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Tolerance on the ground; 0 keeps the edges of the pixels</source>
      <translation>地面上的容差；0 保留像元边缘</translation>
    </message>
    <message>
      <source>Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels.</source>
      <translation>地面上的容差；留空则为两个像元，0 保留像元边缘。</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>合计</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>训练(&amp;I)</translation>
    </message>
    <message>
      <source>Tracing boundaries</source>
      <translation>正在追踪边界</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Train a&amp;fter each label</source>
      <translation>每次标注后训练(&amp;F)</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>训练数据</translation>
    </message>
    <message>
      <source>Trains whenever you add, change or delete a label, or undo it</source>
      <translation>每当您添加、更改、删除标注或撤销时进行训练</translation>
    </message>
    <message>
      <source>Transitions</source>
      <translation>转移</translation>
    </message>
    <message>
      <source>Transitions (JSON)</source>
      <translation>转移（JSON）</translation>
    </message>
    <message>
      <source>Transitions (report)</source>
      <translation>转移（报告）</translation>
    </message>
    <message>
      <source>Transitions (table)</source>
      <translation>转移（表格）</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>树木</translation>
    </message>
    <message>
      <source>Try again what failed</source>
      <translation>重试失败的部分</translation>
    </message>
    <message>
      <source>Trying the network on a tile</source>
      <translation>正在用一个瓦片试运行网络</translation>
    </message>
    <message>
      <source>Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share their boundary even after simplification, so that there are no gaps and no overlaps.</source>
      <translation>将土地覆盖栅格转换为多边形，每个连通区域一个，构成完整覆盖：相邻多边形在简化后仍共享边界，因此没有缝隙，也没有重叠。</translation>
    </message>
    <message>
      <source>Two pixels</source>
      <translation>两个像元</translation>
    </message>
    <message>
      <source>Two raster layers are needed: load the earlier and the later date.</source>
      <translation>需要两个栅格图层：请加载较早和较晚日期的图层。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Undo click</source>
      <translation>撤销点击</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Update the engine</source>
      <translation>更新引擎</translation>
    </message>
    <message>
      <source>Use English phrases; the model's text encoder knows other languages less well.</source>
      <translation>请使用英语短语；模型的文本编码器对其他语言了解较少。</translation>
    </message>
    <message>
      <source>Use an e&amp;xisting Python…</source>
      <translation>使用已有的 Python(&amp;X)…</translation>
    </message>
    <message>
      <source>User's accuracy: of the ground mapped as this class, how much is this class</source>
      <translation>用户精度：制图为该类别的地面中，实际属于该类别的比例</translation>
    </message>
    <message>
      <source>Uses the pixels of the finer raster in place of those of the coarser one.</source>
      <translation>使用较精细栅格的像元，代替较粗栅格的像元。</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Visited places</source>
      <translation>访问过的地点</translation>
    </message>
    <message>
      <source>Wait until the set-up ends, or cancel it.</source>
      <translation>请等待安装结束，或将其取消。</translation>
    </message>
    <message>
      <source>Wait until this machine has been looked at, or choose a Python.</source>
      <translation>请等待本机检查完毕，或选择一个 Python。</translation>
    </message>
    <message>
      <source>Warning: {text}</source>
      <translation>警告：{text}</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>警告</translation>
    </message>
    <message>
      <source>Warnings (JSON)</source>
      <translation>警告（JSON）</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>水体</translation>
    </message>
    <message>
      <source>What changed between two dates, as a map, a table and polygons</source>
      <translation>两个日期之间的变化，以地图、表格和多边形表示</translation>
    </message>
    <message>
      <source>What changed {time}</source>
      <translation>变化 {time}</translation>
    </message>
    <message>
      <source>What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands.</source>
      <translation>取消或崩溃后，已完成的部分会保留：再次进行同样的运行会完成缺少的部分。失败项会列出，且不影响其余部分。文件夹中的 manifest.gpkg 显示每个部分的状态。</translation>
    </message>
    <message>
      <source>What learns</source>
      <translation>学习的部分</translation>
    </message>
    <message>
      <source>What phrases need of a scene</source>
      <translation>短语所需的场景数据</translation>
    </message>
    <message>
      <source>What the network knows of the wider surroundings: numbers that describe each place. They help to tell classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them.</source>
      <translation>网络对更大范围周围环境的了解：描述每个地点的数字。它们有助于区分类别，例如农田和草坪。手册（Embeddings 一章）对其进行了比较。</translation>
    </message>
    <message>
      <source>What to look for, such as “farmland within 200 m of the river”.</source>
      <translation>要查找的内容，例如“farmland within 200 m of the river”。</translation>
    </message>
    <message>
      <source>What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.</source>
      <translation>要查找的内容。Enter：查找；Shift+Enter：另一个短语；上下键：以前的短语。</translation>
    </message>
    <message>
      <source>What your own models need of a scene</source>
      <translation>您自己的模型所需的场景数据</translation>
    </message>
    <message>
      <source>Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>短语在文件夹、瓦片索引或多个图层中何处成立；从停止处继续</translation>
    </message>
    <message>
      <source>Where a phrase such as “houses next to the river” is true, from the XeMap network</source>
      <translation>用 XeMap 网络查找“houses next to the river”之类的短语在何处成立</translation>
    </message>
    <message>
      <source>Where rasters overlap, the first one is shown, and its ground counts once in the areas.</source>
      <translation>栅格重叠之处显示第一个，其地面在面积中只计一次。</translation>
    </message>
    <message>
      <source>Where should results without a file name go?</source>
      <translation>没有文件名的结果应保存到哪里？</translation>
    </message>
    <message>
      <source>Where the dock computes; the dock can choose another one</source>
      <translation>面板的计算位置；可在面板中选择其他设备</translation>
    </message>
    <message>
      <source>Where the model's own folder is written; if left empty, among the installed models.</source>
      <translation>模型自身文件夹的写入位置；留空则放在已安装的模型中。</translation>
    </message>
    <message>
      <source>Where the reference is a random sample of points stratified by the map's classes (as “Points for an accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % confidence intervals, after Olofsson et al. 2014.</source>
      <translation>如果参考数据是按地图类别分层的随机点样本（如“精度评估用的点”所抽取的），则按照 Olofsson 等人 2014 的方法估计整幅地图的面积和精度，并给出 95 % 置信区间。</translation>
    </message>
    <message>
      <source>Where to compute: on a graphics card or the processor</source>
      <translation>计算位置：显卡或处理器</translation>
    </message>
    <message>
      <source>Where to label next</source>
      <translation>下一个标注地点</translation>
    </message>
    <message>
      <source>Where to look, in any CRS; the whole layer if left empty.</source>
      <translation>查找的位置，可用任意坐标参照系；留空则为整个图层。</translation>
    </message>
    <message>
      <source>Where “the largest” and “the smallest” are looked for</source>
      <translation>在何处查找“the largest”和“the smallest”</translation>
    </message>
    <message>
      <source>Whether anything was found</source>
      <translation>是否找到了内容</translation>
    </message>
    <message>
      <source>Whether classes of the model to start from stay in the new model if they have no labels.</source>
      <translation>起始模型的类别在没有标注时是否保留在新模型中。</translation>
    </message>
    <message>
      <source>Whether the next map of this ground with a fitted model needs no network.</source>
      <translation>下次用拟合模型为此地面制图时是否无需运行网络。</translation>
    </message>
    <message>
      <source>Whether the scene's features were in the cache</source>
      <translation>场景的特征是否在缓存中</translation>
    </message>
    <message>
      <source>Whole layer</source>
      <translation>整个图层</translation>
    </message>
    <message>
      <source>Why a label helps there</source>
      <translation>为什么在那里标注有帮助</translation>
    </message>
    <message>
      <source>Wi&amp;thin</source>
      <translation>限于(&amp;T)</translation>
    </message>
    <message>
      <source>Will be read as: {reading}</source>
      <translation>将解读为：{reading}</translation>
    </message>
    <message>
      <source>With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places that reach the threshold.</source>
      <translation>设定阈值时，栅格被读作 0 到 1 之间的响应，多边形覆盖达到阈值的地点。</translation>
    </message>
    <message>
      <source>With hundreds of labels the whole network may learn more than the head that reads its features. A fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the best so far, and the same run goes on from there.</source>
      <translation>有数百个标注时，整个网络可能比读取其特征的分类头学到更多。留出五分之一的标注；如果这些标注上的结果没有变好，则保留分类头。取消时保留目前最好的结果，再次运行时从那里继续。</translation>
    </message>
    <message>
      <source>With polygons, the table has the areas within each polygon, for example the forest of each parish. Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies.</source>
      <translation>使用多边形时，表格给出每个多边形内的面积，例如每个乡镇的森林面积。勾选“仅选中的要素”以使用选中的多边形。像元属于其中心所在之处。</translation>
    </message>
    <message>
      <source>With the engine's packages; from the folder, or from /</source>
      <translation>带有引擎的软件包；相对于该文件夹，或从 / 开始</translation>
    </message>
    <message>
      <source>Without an earlier date, these words are part of a name.</source>
      <translation>没有较早日期时，这些词是名称的一部分。</translation>
    </message>
    <message>
      <source>Write “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>请写“new houses”、“houses that are gone”或“water that became bare”。</translation>
    </message>
    <message>
      <source>Writes a small file here, reads it there, and answers it; both are removed</source>
      <translation>在本机写入一个小文件，在远程读取并回复；两个文件随后都会删除</translation>
    </message>
    <message>
      <source>Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the CRS of the layer, with the product's attribution and licence in its metadata.</source>
      <translation>写入某个范围的全球嵌入：由单位向量组成的栅格，每个维度一个波段，采用图层的坐标参照系，元数据中含有产品的署名和许可证。</translation>
    </message>
    <message>
      <source>Writing the response</source>
      <translation>正在写入响应</translation>
    </message>
    <message>
      <source>Year of the embedding</source>
      <translation>嵌入的年份</translation>
    </message>
    <message>
      <source>Your imagery never leaves this machine.</source>
      <translation>您的影像绝不会离开本机。</translation>
    </message>
    <message>
      <source>Your own models</source>
      <translation>您自己的模型</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Zip 文件 (*.zip)</translation>
    </message>
    <message>
      <source>[Folder {name} beside the project]</source>
      <translation>[项目旁的文件夹 {name}]</translation>
    </message>
    <message>
      <source>[Public tiles] or a folder of your own</source>
      <translation>[公开瓦片] 或您自己的文件夹</translation>
    </message>
    <message>
      <source>[Temporary file]</source>
      <translation>[临时文件]</translation>
    </message>
    <message>
      <source>about {time} ({size})</source>
      <translation>约 {time}（{size}）</translation>
    </message>
    <message>
      <source>anything</source>
      <translation>任何地方</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>与文件相同</translation>
    </message>
    <message>
      <source>before \ after, ha</source>
      <translation>之前 \ 之后，公顷</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>类别 {number}</translation>
    </message>
    <message>
      <source>commit, 40 digits</source>
      <translation>提交，40 位</translation>
    </message>
    <message>
      <source>from </source>
      <translation>至少 </translation>
    </message>
    <message>
      <source>from pypi.org and pytorch.org, about {size:.1f} GB</source>
      <translation>来自 pypi.org 和 pytorch.org，约 {size:.1f} GB</translation>
    </message>
    <message>
      <source>from the folder {folder}</source>
      <translation>来自文件夹 {folder}</translation>
    </message>
    <message>
      <source>from the package index in your pip settings</source>
      <translation>来自 pip 设置中的软件包索引</translation>
    </message>
    <message>
      <source>gained</source>
      <translation>增加</translation>
    </message>
    <message>
      <source>houses next to the river</source>
      <translation>houses next to the river</translation>
    </message>
    <message>
      <source>licence: see its page</source>
      <translation>许可证：见其页面</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>减少</translation>
    </message>
    <message>
      <source>my-classes</source>
      <translation>my-classes</translation>
    </message>
    <message>
      <source>net change</source>
      <translation>净变化</translation>
    </message>
    <message>
      <source>nir, height</source>
      <translation>nir, height</translation>
    </message>
    <message>
      <source>no Python yet</source>
      <translation>尚无 Python</translation>
    </message>
    <message>
      <source>not sure at all</source>
      <translation>很不确定</translation>
    </message>
    <message>
      <source>not {a}</source>
      <translation>非{a}</translation>
    </message>
    <message>
      <source>of any size</source>
      <translation>大小不限</translation>
    </message>
    <message>
      <source>rather sure</source>
      <translation>比较确定</translation>
    </message>
    <message>
      <source>shift between the dates {metres:.2g} m ({pixels:.1f} pixels)</source>
      <translation>两个日期之间的位移 {metres:.2g} 米（{pixels:.1f} 像元）</translation>
    </message>
    <message>
      <source>size not known</source>
      <translation>大小未知</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>确定</translation>
    </message>
    <message>
      <source>the largest region of {a}</source>
      <translation>{a}的最大区域</translation>
    </message>
    <message>
      <source>the layer {name} in {path}</source>
      <translation>{path} 中的图层 {name}</translation>
    </message>
    <message>
      <source>the smallest region of {a}</source>
      <translation>{a}的最小区域</translation>
    </message>
    <message>
      <source>the {count} largest regions of {a}</source>
      <translation>{a}的 {count} 个最大区域</translation>
    </message>
    <message>
      <source>the {count} smallest regions of {a}</source>
      <translation>{a}的 {count} 个最小区域</translation>
    </message>
    <message>
      <source>total after</source>
      <translation>之后合计</translation>
    </message>
    <message>
      <source>total before</source>
      <translation>之前合计</translation>
    </message>
    <message>
      <source>unknown time</source>
      <translation>时间未知</translation>
    </message>
    <message>
      <source>x of the place, in the raster's CRS</source>
      <translation>地点的 x，采用栅格的坐标参照系</translation>
    </message>
    <message>
      <source>y of the place, in the raster's CRS</source>
      <translation>地点的 y，采用栅格的坐标参照系</translation>
    </message>
    <message>
      <source>{area} ha</source>
      <translation>{area} 公顷</translation>
    </message>
    <message>
      <source>{area} ha in {time} on {device}</source>
      <translation>{area} 公顷，用时 {time}，设备 {device}</translation>
    </message>
    <message>
      <source>{area} km²</source>
      <translation>{area} 平方千米</translation>
    </message>
    <message>
      <source>{area} m²</source>
      <translation>{area} 平方米</translation>
    </message>
    <message>
      <source>{a} along {b}, within {distance} of its edge</source>
      <translation>{a}沿{b}，距其边缘不超过 {distance}</translation>
    </message>
    <message>
      <source>{a} and</source>
      <translation>{a}且</translation>
    </message>
    <message>
      <source>{a} and {b}</source>
      <translation>{a}和{b}</translation>
    </message>
    <message>
      <source>{a} before</source>
      <translation>之前的{a}</translation>
    </message>
    <message>
      <source>{a} between {b} and {c}, each within {distance}</source>
      <translation>{a}位于{b}和{c}之间，距两者均不超过 {distance}</translation>
    </message>
    <message>
      <source>{a} east of {b}</source>
      <translation>{a}位于{b}以东</translation>
    </message>
    <message>
      <source>{a} inside {b}</source>
      <translation>{a}位于{b}之内</translation>
    </message>
    <message>
      <source>{a} more than {distance} from {b}</source>
      <translation>{a}距{b}超过 {distance}</translation>
    </message>
    <message>
      <source>{a} north of {b}</source>
      <translation>{a}位于{b}以北</translation>
    </message>
    <message>
      <source>{a} north-east of {b}</source>
      <translation>{a}位于{b}东北方</translation>
    </message>
    <message>
      <source>{a} north-west of {b}</source>
      <translation>{a}位于{b}西北方</translation>
    </message>
    <message>
      <source>{a} of at least {area}</source>
      <translation>面积不小于 {area} 的{a}</translation>
    </message>
    <message>
      <source>{a} of at most {area}</source>
      <translation>面积不大于 {area} 的{a}</translation>
    </message>
    <message>
      <source>{a} or {b}</source>
      <translation>{a}或{b}</translation>
    </message>
    <message>
      <source>{a} outside {b}</source>
      <translation>{a}位于{b}之外</translation>
    </message>
    <message>
      <source>{a} south of {b}</source>
      <translation>{a}位于{b}以南</translation>
    </message>
    <message>
      <source>{a} south-east of {b}</source>
      <translation>{a}位于{b}东南方</translation>
    </message>
    <message>
      <source>{a} south-west of {b}</source>
      <translation>{a}位于{b}西南方</translation>
    </message>
    <message>
      <source>{a} surrounded by {b} within {distance}</source>
      <translation>{a}在 {distance} 内被{b}包围</translation>
    </message>
    <message>
      <source>{a} west of {b}</source>
      <translation>{a}位于{b}以西</translation>
    </message>
    <message>
      <source>{a} within {distance} of {b}</source>
      <translation>{a}距{b}不超过 {distance}</translation>
    </message>
    <message>
      <source>{a} without {b}</source>
      <translation>{a}但无{b}</translation>
    </message>
    <message>
      <source>{count} classes · {low:g}–{high:g} m RGB · version {version}</source>
      <translation>{count} 个类别 · {low:g}–{high:g} 米 RGB · 版本 {version}</translation>
    </message>
    <message>
      <source>{count} megapixels</source>
      <translation>{count} 百万像元</translation>
    </message>
    <message>
      <source>{count} of {all} features of {name} are no polygons and were left out.</source>
      <translation>{name} 的 {all} 个要素中有 {count} 个不是多边形，已略去。</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} do not lie on the scene.</source>
      <translation>{name} 的 {all} 个标注中有 {count} 个不在场景上。</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} have no class and were left out.</source>
      <translation>{name} 的 {all} 个标注中有 {count} 个没有类别，已略去。</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} look most like {like}: check them.</source>
      <translation>{name} 的 {all} 个标注中有 {count} 个最像 {like}：请检查它们。</translation>
    </message>
    <message>
      <source>{count} of {of} labels of {name} look most like {like}.</source>
      <translation>{name} 的 {of} 个标注中有 {count} 个最像 {like}。</translation>
    </message>
    <message>
      <source>{count} phrases are too many at once: enter at most {most}.</source>
      <translation>一次 {count} 个短语太多：请最多输入 {most} 个。</translation>
    </message>
    <message>
      <source>{count} phrases, one after the other</source>
      <translation>{count} 个短语，依次处理</translation>
    </message>
    <message>
      <source>{count} pixels in {time} on {device}</source>
      <translation>在 {device} 上用 {time} 处理了 {count} 个像素</translation>
    </message>
    <message>
      <source>{count} points have a class. Their file is temporary: it is deleted when QGIS closes.</source>
      <translation>{count} 个点已有类别。其文件是临时的：QGIS 关闭时会被删除。</translation>
    </message>
    <message>
      <source>{count} points to label lie on top of the layers: give each one its class.</source>
      <translation>{count} 个待标注的点位于图层之上：请为每个点指定类别。</translation>
    </message>
    <message>
      <source>{count} regions of “{phrase}”, {area}</source>
      <translation>“{phrase}”的 {count} 个区域，{area}</translation>
    </message>
    <message>
      <source>{count} selected in {layer}, within {size}</source>
      <translation>{layer} 中已选中 {count} 个，范围 {size}</translation>
    </message>
    <message>
      <source>{device}, with PyTorch from your package index</source>
      <translation>{device}，使用软件包索引中的 PyTorch</translation>
    </message>
    <message>
      <source>{done} of {tasks} done, {failed} failed</source>
      <translation>已完成 {done} 项，共 {tasks} 项，失败 {failed} 项</translation>
    </message>
    <message>
      <source>{host} computes for you now, on: {devices}.</source>
      <translation>{host} 现在为您计算，使用设备：{devices}。</translation>
    </message>
    <message>
      <source>{host} did not send the file ({error}): try again later, the download continues where it stopped.</source>
      <translation>{host} 没有发送文件（{error}）：请稍后重试，下载会从停止处继续。</translation>
    </message>
    <message>
      <source>{host} does not see the folder {here} as {there}: correct that line.</source>
      <translation>{host} 上的 {there} 不是文件夹 {here}：请更正该行。</translation>
    </message>
    <message>
      <source>{host} reads {there} but may not write in it, so results cannot be put there: change its rights.</source>
      <translation>{host} 能读取 {there}，但无权写入，因此结果无法放在那里：请更改其权限。</translation>
    </message>
    <message>
      <source>{h} h {min:02d} min</source>
      <translation>{h} 小时 {min:02d} 分</translation>
    </message>
    <message>
      <source>{labelled} of {count} points have a class: the comparison leaves out the others.</source>
      <translation>{count} 个点中有 {labelled} 个已有类别：比较时略去其他点。</translation>
    </message>
    <message>
      <source>{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.</source>
      <translation>{labels} 个标注，用时 {time}。数量太少，无法说明模型的精度：请为每个类别给出两个或更多标注。</translation>
    </message>
    <message>
      <source>{layer} change</source>
      <translation>{layer} 变化</translation>
    </message>
    <message>
      <source>{layer} corrections</source>
      <translation>{layer} 修正</translation>
    </message>
    <message>
      <source>{layer} labels</source>
      <translation>{layer} 标注</translation>
    </message>
    <message>
      <source>{like} places more like this, {unlike} not like this</source>
      <translation>{like} 个相似地点，{unlike} 个不相似地点</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} %</source>
      <translation>{low:.0f} 到 {high:.0f} %</translation>
    </message>
    <message>
      <source>{low:g}–{high:g} m RGB · version {version}</source>
      <translation>{low:g}–{high:g} 米 RGB · 版本 {version}</translation>
    </message>
    <message>
      <source>{min} min {s:02d} s</source>
      <translation>{min} 分 {s:02d} 秒</translation>
    </message>
    <message>
      <source>{min} to {max} m per pixel, best at {best} m</source>
      <translation>每像元 {min} 到 {max} 米，{best} 米最佳</translation>
    </message>
    <message>
      <source>{model}: land cover</source>
      <translation>{model}：土地覆盖</translation>
    </message>
    <message>
      <source>{name} (after)</source>
      <translation>{name}（之后）</translation>
    </message>
    <message>
      <source>{name} (before)</source>
      <translation>{name}（之前）</translation>
    </message>
    <message>
      <source>{name} (ha)</source>
      <translation>{name}（公顷）</translation>
    </message>
    <message>
      <source>{name} (polygons)</source>
      <translation>{name}（多边形）</translation>
    </message>
    <message>
      <source>{name} (probability)</source>
      <translation>{name}（概率）</translation>
    </message>
    <message>
      <source>{name} ({memory:.0f} GB)</source>
      <translation>{name}（{memory:.0f} GB）</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} 无法使用：{reason}</translation>
    </message>
    <message>
      <source>{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.</source>
      <translation>{name} 没有说明红、绿、蓝波段，因此读取了波段 1、2 和 3。</translation>
    </message>
    <message>
      <source>{name} has labels: select and delete them first, or give them another class.</source>
      <translation>{name} 有标注：请先选中并删除它们，或为其指定其他类别。</translation>
    </message>
    <message>
      <source>{name} has no CRS, so areas were not measured.</source>
      <translation>{name} 没有坐标参照系，因此未测量面积。</translation>
    </message>
    <message>
      <source>{name} has no attribute for the class: add a text attribute, or make new labels.</source>
      <translation>{name} 没有用于类别的属性：请添加一个文本属性，或新建标注。</translation>
    </message>
    <message>
      <source>{name} has only {count} pixels, so all of them are points.</source>
      <translation>{name} 只有 {count} 个像元，因此全部作为点。</translation>
    </message>
    <message>
      <source>{name} is greener, as in another season: changes between plants and bare ground may be false.</source>
      <translation>{name} 更绿，如同处于另一季节：植被与裸地之间的变化可能有误。</translation>
    </message>
    <message>
      <source>{name} was made with {model}, which learnt from labels: add labels to those and train it again.</source>
      <translation>{name} 由从标注中学习的 {model} 生成：请补充那些标注并重新训练。</translation>
    </message>
    <message>
      <source>{name} was mapped within polygons: map an extent without them, and correct that.</source>
      <translation>{name} 是在多边形内制图的：请不用多边形为一个范围制图，然后修正该结果。</translation>
    </message>
    <message>
      <source>{name}: polygons</source>
      <translation>{name}：多边形</translation>
    </message>
    <message>
      <source>{name}: {area}, {percent} %</source>
      <translation>{name}：{area}，{percent} %</translation>
    </message>
    <message>
      <source>{name}: {found} % found, {mistaken} % of the others mistaken for it</source>
      <translation>{name}：找到 {found} %，其他类别有 {mistaken} % 被误认为它</translation>
    </message>
    <message>
      <source>{name}: {labels} labels</source>
      <translation>{name}：{labels} 个标注</translation>
    </message>
    <message>
      <source>{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)</source>
      <translation>{name}：{labels} 个标注，精度 {accuracy:.0f} %（{low:.0f} 到 {high:.0f} %）</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}).</source>
      <translation>无法写入 {path}（{error}）。</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}): choose another file.</source>
      <translation>无法写入 {path}（{error}）：请选择其他文件。</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to export to.</source>
      <translation>{path} 是文件夹：请输入要导出到的文件。</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to save to.</source>
      <translation>{path} 是文件夹：请输入要保存到的文件。</translation>
    </message>
    <message>
      <source>{path} is not the name of a GeoTIFF: use a name that ends in .tif.</source>
      <translation>{path} 不是 GeoTIFF 的文件名：请使用以 .tif 结尾的名称。</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} % of the ground has changed</source>
      <translation>{percent:.1f} % 的地面发生了变化</translation>
    </message>
    <message>
      <source>{phrase} from {threshold:.2f}</source>
      <translation>{phrase}，不低于 {threshold:.2f}</translation>
    </message>
    <message>
      <source>{phrase} – its file is missing</source>
      <translation>{phrase} – 文件缺失</translation>
    </message>
    <message>
      <source>{phrase} – not found</source>
      <translation>{phrase} – 未找到</translation>
    </message>
    <message>
      <source>{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that value as nodata if there is no ground.</source>
      <translation>{name} 的 {share} 为纯 {colour} 且未声明为无数据，因此被当作影像：如果那里没有地面，请将该值声明为无数据。</translation>
    </message>
    <message>
      <source>{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.</source>
      <translation>{name} 的 {share} 为 {value}，未声明为无数据但不可能是地面，因此已略去。</translation>
    </message>
    <message>
      <source>{size} GB</source>
      <translation>{size} GB</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} 秒</translation>
    </message>
    <message>
      <source>{text} {share} % is already on this machine.</source>
      <translation>{text} {share} % 已在本机上。</translation>
    </message>
    <message>
      <source>{threshold:.2f}</source>
      <translation>{threshold:.2f}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>还剩 {time}</translation>
    </message>
    <message>
      <source>{title} is installed.</source>
      <translation>{title} 已安装。</translation>
    </message>
    <message>
      <source>{url} cannot be resumed: download it again.</source>
      <translation>{url} 无法续传：请重新下载。</translation>
    </message>
    <message>
      <source>{url} ended too early: try again to continue the download.</source>
      <translation>{url} 过早结束：请重试以继续下载。</translation>
    </message>
    <message>
      <source>{url} is larger than expected: the file on the server has changed.</source>
      <translation>{url} 比预期大：服务器上的文件已更改。</translation>
    </message>
    <message>
      <source>{what} failed unexpectedly ({error}): try again, and report it if it fails again.</source>
      <translation>{what}意外失败（{error}）：请重试，如果再次失败请报告。</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} m</source>
      <translation>{width:.0f} × {height:.0f} 米</translation>
    </message>
    <message>
      <source>{width:.1f} × {height:.1f} km</source>
      <translation>{width:.1f} × {height:.1f} 千米</translation>
    </message>
    <message>
      <source>“Colours” shows its three main components as red, green and blue: similar places have similar colours.</source>
      <translation>“颜色”将其三个主成分显示为红、绿、蓝：相似的地点颜色相似。</translation>
    </message>
    <message>
      <source>“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else they are those of the extent.</source>
      <translation>“The largest”和“the smallest”指整个图层中的，此时会读取整个图层；否则指范围内的。</translation>
    </message>
    <message>
      <source>“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”.</source>
      <translation>“alphaearth:”或“tessera:”加年份，“esd:”或“raster:”加路径，或“scene-context”。</translation>
    </message>
    <message>
      <source>“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”.</source>
      <translation>“auto”（最快的设备）、“cpu”、“cuda:0”、“cuda:1”…或“mps”。</translation>
    </message>
    <message>
      <source>“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a shift that differs smoothly from place to place.</source>
      <translation>“none”按各自声明的位置读取；“shift”按测得的位移移动其中一个，“field”按随地点平滑变化的位移移动。</translation>
    </message>
    <message>
      <source>“response” gives the network's own cells, “scene” gives pixels like the raster's.</source>
      <translation>“response”给出网络自己的格网，“scene”给出与栅格相同的像元。</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.</source>
      <translation>“scene”给出与栅格相同的像元，“model”给出网络自身分辨率的像元。</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” those of the network.</source>
      <translation>“scene”给出与栅格相同的像元，“model”给出网络的像元。</translation>
    </message>
    <message>
      <source>“stratified” for a random sample that is stratified by the land cover's classes: areas can then be estimated. “other” for all other points. “auto” treats points as stratified.</source>
      <translation>“stratified”表示按土地覆盖类别分层的随机样本：此时可以估计面积。“other”表示所有其他点。“auto”将点视为分层样本。</translation>
    </message>
    <message>
      <source>“{line}” is no pair of folders: write here = there.</source>
      <translation>“{line}”不是一对文件夹：请写成“本机 = 远程”。</translation>
    </message>
    <message>
      <source>“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores.</source>
      <translation>“{name}”不能用作模型名称：请使用字母、数字、句点、连字符和下划线。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a raster: choose a raster layer.</source>
      <translation>“{name}”无法作为栅格读取：请选择栅格图层。</translation>
    </message>
    <message>
      <source>“{name}” has no file of its own: save it as a GeoTIFF and use that.</source>
      <translation>“{name}”没有自己的文件：请将其另存为 GeoTIFF 后使用。</translation>
    </message>
    <message>
      <source>“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.</source>
      <translation>“{name}”已不是生成它时的栅格文件：请将其另存为 GeoTIFF 后使用。</translation>
    </message>
    <message>
      <source>“{phrase}” has no word in it: write what to look for.</source>
      <translation>“{phrase}”中没有词语：请写下要查找的内容。</translation>
    </message>
    <message>
      <source>“{phrase}” is too long: use at most {most} characters.</source>
      <translation>“{phrase}”太长：请最多使用 {most} 个字符。</translation>
    </message>
    <message>
      <source>“{text}” is not a list of class codes: write it as 5, 8.</source>
      <translation>“{text}”不是类别代码列表：请写成 5, 8。</translation>
    </message>
    <message>
      <source>“{text}” is not a list of metres: write it as 150, 300.</source>
      <translation>“{text}”不是米数列表：请写成 150, 300。</translation>
    </message>
    <message>
      <source>“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.</source>
      <translation>“{text}”不是地点列表：请将 x 和 y 写成 380010 3950020; 380040 3950060。</translation>
    </message>
    <message>
      <source>… and {count} more: see manifest.gpkg</source>
      <translation>…以及另外 {count} 项：见 manifest.gpkg</translation>
    </message>
    <message>
      <source>⟳</source>
      <translation>⟳</translation>
    </message>
  </context>
</TS>
