<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
  <context>
    <name>Landscribe</name>
    <message>
      <source> GB</source>
      <translation> GB</translation>
    </message>
    <message>
      <source> and </source>
      <translation> e </translation>
    </message>
    <message>
      <source> m</source>
      <translation> m</translation>
    </message>
    <message>
      <source> m²</source>
      <translation> m²</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Voltar</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>A&amp;ntes</translation>
    </message>
    <message>
      <source>&amp;Beside the project</source>
      <translation>&amp;Junto do projeto</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>&amp;Classes</source>
      <translation>&amp;Classes</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>&amp;Comparar</translation>
    </message>
    <message>
      <source>&amp;Compare with a reference…</source>
      <translation>&amp;Comparar com uma referência…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Copiar</translation>
    </message>
    <message>
      <source>&amp;Do not save</source>
      <translation>&amp;Não salvar</translation>
    </message>
    <message>
      <source>&amp;Download</source>
      <translation>&amp;Baixar</translation>
    </message>
    <message>
      <source>&amp;Downloads</source>
      <translation>&amp;Downloads</translation>
    </message>
    <message>
      <source>&amp;Draw points</source>
      <translation>&amp;Sortear pontos</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Arquivo</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>&amp;Pasta</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Formato</translation>
    </message>
    <message>
      <source>&amp;Install there</source>
      <translation>&amp;Instalar lá</translation>
    </message>
    <message>
      <source>&amp;Keep them in</source>
      <translation>&amp;Guardar em</translation>
    </message>
    <message>
      <source>&amp;Land cover</source>
      <translation>Cobertura do so&amp;lo</translation>
    </message>
    <message>
      <source>&amp;Landscribe</source>
      <translation>&amp;Landscribe</translation>
    </message>
    <message>
      <source>&amp;Load</source>
      <translation>&amp;Carregar</translation>
    </message>
    <message>
      <source>&amp;Machine</source>
      <translation>Co&amp;mputador</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>&amp;Medir</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Nome</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>&amp;Nomes de</translation>
    </message>
    <message>
      <source>&amp;Number of points</source>
      <translation>&amp;Número de pontos</translation>
    </message>
    <message>
      <source>&amp;Open the report</source>
      <translation>Abrir &amp;o relatório</translation>
    </message>
    <message>
      <source>&amp;Points to label…</source>
      <translation>&amp;Pontos para rotular…</translation>
    </message>
    <message>
      <source>&amp;Polygons</source>
      <translation>&amp;Polígonos</translation>
    </message>
    <message>
      <source>&amp;Python there</source>
      <translation>P&amp;ython de lá</translation>
    </message>
    <message>
      <source>&amp;Reference</source>
      <translation>&amp;Referência</translation>
    </message>
    <message>
      <source>&amp;Repeat…</source>
      <translation>&amp;Repetir…</translation>
    </message>
    <message>
      <source>&amp;Resolution</source>
      <translation>&amp;Resolução</translation>
    </message>
    <message>
      <source>&amp;Save as CSV…</source>
      <translation>&amp;Salvar como CSV…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>&amp;Salvar…</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>&amp;Enviar</translation>
    </message>
    <message>
      <source>&amp;Send rasters that lie in no shared folder</source>
      <translation>Enviar o&amp;s rasters que não estão em nenhuma pasta compartilhada</translation>
    </message>
    <message>
      <source>&amp;Set up the engine…</source>
      <translation>&amp;Configurar o motor…</translation>
    </message>
    <message>
      <source>&amp;Simplify</source>
      <translation>&amp;Simplificar</translation>
    </message>
    <message>
      <source>&amp;Temporary files</source>
      <translation>Arquivos &amp;temporários</translation>
    </message>
    <message>
      <source>&amp;Test and use</source>
      <translation>&amp;Testar e usar</translation>
    </message>
    <message>
      <source>&amp;Threshold</source>
      <translation>&amp;Limiar</translation>
    </message>
    <message>
      <source>&amp;Train the whole network</source>
      <translation>Treinar a re&amp;de inteira</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>At&amp;ualizar</translation>
    </message>
    <message>
      <source>&amp;Use this machine</source>
      <translation>&amp;Usar este computador</translation>
    </message>
    <message>
      <source>&amp;Use those of</source>
      <translation>&amp;Usar as de</translation>
    </message>
    <message>
      <source>1 region of “{phrase}”, {area}</source>
      <translation>1 região de “{phrase}”, {area}</translation>
    </message>
    <message>
      <source>10 to 50 labels per class at different places are a good start. A class with the name or code of a class of the model to start from begins with what that model knows.</source>
      <translation>De 10 a 50 rótulos por classe em lugares diferentes são um bom começo. Uma classe com o nome ou o código de uma classe do modelo de partida começa com o que esse modelo sabe.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0.</source>
      <translation>128 dimensões, 10 m, University of Cambridge, CC0.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land.</source>
      <translation>128 dimensões, 10 m, University of Cambridge, CC0; uma rede mais nova, toda a terra firme.</translation>
    </message>
    <message>
      <source>64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0.</source>
      <translation>64 dimensões, 10 m, © Google e Google DeepMind, CC BY 4.0.</translation>
    </message>
    <message>
      <source>72 dimensions, 30 m, from a file of ESD codes.</source>
      <translation>72 dimensões, 30 m, de um arquivo de códigos ESD.</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>Intervalo de 95 %</translation>
    </message>
    <message>
      <source>A GeoTIFF; an empty field shows where the result goes</source>
      <translation>Um GeoTIFF; o campo vazio mostra para onde vai o resultado</translation>
    </message>
    <message>
      <source>A clone, or a copy of the plugin's folder</source>
      <translation>Um clone, ou uma cópia da pasta do complemento</translation>
    </message>
    <message>
      <source>A coarse, wide view of the image itself; nothing is downloaded.</source>
      <translation>Uma visão geral e ampla da própria imagem; nada é baixado.</translation>
    </message>
    <message>
      <source>A folder of my choice</source>
      <translation>Uma pasta à minha escolha</translation>
    </message>
    <message>
      <source>A folder of tiles on this machine; if empty, the public tiles are downloaded</source>
      <translation>Uma pasta de blocos neste computador; se estiver vazia, os blocos públicos são baixados</translation>
    </message>
    <message>
      <source>A folder that contains model folders. The models are used from there and not copied.</source>
      <translation>Uma pasta que contém pastas de modelos. Os modelos são usados a partir dela e não são copiados.</translation>
    </message>
    <message>
      <source>A folder with your own model (model.json and weights.safetensors), used instead of Model.</source>
      <translation>Uma pasta com o seu próprio modelo (model.json e weights.safetensors), usada em vez de “Modelo”.</translation>
    </message>
    <message>
      <source>A folder; an empty field shows where the answers go</source>
      <translation>Uma pasta; o campo vazio mostra para onde vão as respostas</translation>
    </message>
    <message>
      <source>A large model of others answers phrases, but does not know from which response on a thing counts as found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as phrases, and the threshold and the level of a find are set where they tell the classes apart best.</source>
      <translation>Um modelo grande de terceiros responde a frases, mas não sabe a partir de que resposta algo conta como encontrado. Rótulos com nomes, ou uma cobertura do solo cujas classes têm nomes, dizem isso a ele: os nomes são perguntados como frases, e o limiar e o nível de um achado são definidos onde melhor distinguem as classes.</translation>
    </message>
    <message>
      <source>A marked place cannot be converted to coordinates: mark another one.</source>
      <translation>Não é possível converter um lugar marcado em coordenadas: marque outro.</translation>
    </message>
    <message>
      <source>A model for phrases of your own; those of Landscribe are calibrated already.</source>
      <translation>Um modelo seu para frases; os do Landscribe já estão calibrados.</translation>
    </message>
    <message>
      <source>A model is being downloaded or installed: wait until that ends, or cancel it.</source>
      <translation>Um modelo está sendo baixado ou instalado: espere terminar, ou cancele.</translation>
    </message>
    <message>
      <source>A model that maps your classes, from points, lines or polygons that you labelled</source>
      <translation>Um modelo que mapeia as suas classes, a partir de pontos, linhas ou polígonos que você rotulou</translation>
    </message>
    <message>
      <source>A model with the name {name} is installed: choose another name.</source>
      <translation>Já há um modelo instalado com o nome {name}: escolha outro nome.</translation>
    </message>
    <message>
      <source>A model {name} exists. Replace it?</source>
      <translation>Já existe um modelo {name}. Substituí-lo?</translation>
    </message>
    <message>
      <source>A part of the layer could not be drawn: {error}</source>
      <translation>Não foi possível desenhar uma parte da camada: {error}</translation>
    </message>
    <message>
      <source>A part of the layer, in any CRS; the whole layer if left empty.</source>
      <translation>Uma parte da camada, em qualquer SRC; toda a camada se ficar vazio.</translation>
    </message>
    <message>
      <source>A point layer, instead of the one place or together with it.</source>
      <translation>Uma camada de pontos, em vez do lugar único ou junto com ele.</translation>
    </message>
    <message>
      <source>A point layer: what is more like one of them than like the places is pushed down.</source>
      <translation>Uma camada de pontos: o que se parece mais com um deles do que com os lugares é rebaixado.</translation>
    </message>
    <message>
      <source>A project that is not saved yet has no folder beside it</source>
      <translation>Um projeto ainda não salvo não tem pasta ao lado</translation>
    </message>
    <message>
      <source>A raster file on this machine with one band per dimension</source>
      <translation>Um arquivo raster neste computador com uma banda por dimensão</translation>
    </message>
    <message>
      <source>A raster of class codes or, with a threshold, of a response.</source>
      <translation>Um raster de códigos de classe ou, com um limiar, de uma resposta.</translation>
    </message>
    <message>
      <source>A raster of class codes.</source>
      <translation>Um raster de códigos de classe.</translation>
    </message>
    <message>
      <source>A run is in progress: wait until it ends, or cancel it.</source>
      <translation>Há uma execução em andamento: espere até ela terminar ou cancele-a.</translation>
    </message>
    <message>
      <source>A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, device, seconds, warnings and class areas.</source>
      <translation>Um registro de execução (JSON) junto do resultado informa como ele foi feito: modelo, embedding, extensão, versões, dispositivo, segundos, avisos e áreas das classes.</translation>
    </message>
    <message>
      <source>A second layer that shows how sure the network is about each pixel, in per cent</source>
      <translation>Uma segunda camada que mostra quão segura a rede está em cada pixel, em porcentagem</translation>
    </message>
    <message>
      <source>A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON).</source>
      <translation>Um arquivo vetorial com os caminhos dos rasters no campo “location”, ou uma coleção de itens STAC (JSON).</translation>
    </message>
    <message>
      <source>A vector layer of points, lines or polygons, each with its class</source>
      <translation>Uma camada vetorial de pontos, linhas ou polígonos, cada um com a sua classe</translation>
    </message>
    <message>
      <source>A&amp;dd to the project</source>
      <translation>&amp;Adicionar ao projeto</translation>
    </message>
    <message>
      <source>A&amp;fter</source>
      <translation>&amp;Depois</translation>
    </message>
    <message>
      <source>A&amp;nother machine (SSH)…</source>
      <translation>Outro co&amp;mputador (SSH)…</translation>
    </message>
    <message>
      <source>About {size} to download.</source>
      <translation>Cerca de {size} a baixar.</translation>
    </message>
    <message>
      <source>About {size} would be downloaded.</source>
      <translation>Cerca de {size} seriam baixados.</translation>
    </message>
    <message>
      <source>About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %</source>
      <translation>Cerca de {time} de rotulagem, a {seconds} s por ponto; a margem de erro será de ± {margin:.1f} %</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Exatidão</translation>
    </message>
    <message>
      <source>Accuracy (cross-validated)</source>
      <translation>Exatidão (validação cruzada)</translation>
    </message>
    <message>
      <source>Accuracy of a land cover</source>
      <translation>Exatidão de uma cobertura do solo</translation>
    </message>
    <message>
      <source>Accuracy of each class</source>
      <translation>Exatidão de cada classe</translation>
    </message>
    <message>
      <source>Accuracy: {share} of the area is right, by {count} points</source>
      <translation>Exatidão: {share} da área está certa, segundo {count} pontos</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} pixels agree</source>
      <translation>Exatidão: {share} de {count} pixels concordam</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} points agree</source>
      <translation>Exatidão: {share} de {count} pontos concordam</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Adicionar</translation>
    </message>
    <message>
      <source>Add a con&amp;fidence layer</source>
      <translation>Camada de con&amp;fiança</translation>
    </message>
    <message>
      <source>Add class</source>
      <translation>Adicionar classe</translation>
    </message>
    <message>
      <source>Add class…</source>
      <translation>Adicionar…</translation>
    </message>
    <message>
      <source>Add label</source>
      <translation>Adicionar rótulo</translation>
    </message>
    <message>
      <source>Add poly&amp;gons</source>
      <translation>A&amp;dicionar polígonos</translation>
    </message>
    <message>
      <source>Add two or more classes, label some places of each with Points or Polygons, then press Train.</source>
      <translation>Adicione duas ou mais classes, rotule alguns lugares de cada uma com Pontos ou Polígonos e depois pressione Treinar.</translation>
    </message>
    <message>
      <source>Address of a zip file, or of a folder with model.json and weights.safetensors:</source>
      <translation>Endereço de um arquivo zip ou de uma pasta com model.json e weights.safetensors:</translation>
    </message>
    <message>
      <source>Adds a class below the selected one; double-click a name to change it</source>
      <translation>Adiciona uma classe abaixo da selecionada; um clique duplo em um nome o altera</translation>
    </message>
    <message>
      <source>Adds a class with a name of yours; double-click a name to change it</source>
      <translation>Adiciona uma classe com um nome seu; um clique duplo em um nome o altera</translation>
    </message>
    <message>
      <source>Adds the classes of a land cover, of a model or of another layer's style</source>
      <translation>Adiciona as classes de uma cobertura do solo, de um modelo ou do estilo de outra camada</translation>
    </message>
    <message>
      <source>Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8</source>
      <translation>Adiciona os nomes da área de transferência, um por linha ou separados por vírgulas; cores como water=#377eb8</translation>
    </message>
    <message>
      <source>Adds the result to the project</source>
      <translation>Adiciona o resultado ao projeto</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Depois</translation>
    </message>
    <message>
      <source>Agriculture</source>
      <translation>Agricultura</translation>
    </message>
    <message>
      <source>Al&amp;ign</source>
      <translation>Al&amp;inhar</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>Alinhar</translation>
    </message>
    <message>
      <source>All (ha)</source>
      <translation>Todas (ha)</translation>
    </message>
    <message>
      <source>All labels of {name} lie in one spot: add some elsewhere.</source>
      <translation>Todos os rótulos de {name} estão em um só lugar: adicione alguns em outros.</translation>
    </message>
    <message>
      <source>All points together; the margin of error proposes the number</source>
      <translation>Todos os pontos juntos; a margem de erro propõe o número</translation>
    </message>
    <message>
      <source>All rasters in this folder and below it.</source>
      <translation>Todos os rasters desta pasta e das suas subpastas.</translation>
    </message>
    <message>
      <source>All the data is on this machine.</source>
      <translation>Todos os dados estão neste computador.</translation>
    </message>
    <message>
      <source>All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels that are held out decide whether it is better; cancel keeps the best so far</source>
      <translation>Todos os pesos aprendem, não só a cabeça: para centenas de rótulos, e uma placa de vídeo ou paciência. Rótulos reservados decidem se ficou melhor; cancelar mantém o melhor até então</translation>
    </message>
    <message>
      <source>All {count} shared folders hold: {host} reads and writes there what lies here.</source>
      <translation>As {count} pastas compartilhadas funcionam: {host} lê e grava lá o que está aqui.</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>Permitir</translation>
    </message>
    <message>
      <source>Allow downloads</source>
      <translation>Permitir downloads</translation>
    </message>
    <message>
      <source>Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this machine is used.</source>
      <translation>Permite baixar dados AlphaEarth ou TESSERA para a extensão. Sem isso, só são usados os dados que já estão neste computador.</translation>
    </message>
    <message>
      <source>AlphaEarth</source>
      <translation>AlphaEarth</translation>
    </message>
    <message>
      <source>AlphaEarth, TESSERA, ESD or another embedding field as a raster</source>
      <translation>AlphaEarth, TESSERA, ESD ou outro campo de embeddings como raster</translation>
    </message>
    <message>
      <source>Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices</source>
      <translation>Cria também um GeoPackage de polígonos, com as configurações usuais; “Exportar…” oferece mais opções</translation>
    </message>
    <message>
      <source>Also writes the probability of each pixel's class, in per cent, with a VRT of its own.</source>
      <translation>Grava também a probabilidade da classe de cada pixel, em porcentagem, com um VRT próprio.</translation>
    </message>
    <message>
      <source>An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment.</source>
      <translation>Há uma GPU NVIDIA, mas o PyTorch do motor não consegue usá-la, por isso a CPU é usada: atualize o driver da NVIDIA ou instale uma versão CUDA do PyTorch no ambiente do motor.</translation>
    </message>
    <message>
      <source>An earlier image of the same place, with which the phrase compares this one</source>
      <translation>Uma imagem anterior do mesmo lugar, com a qual a frase compara esta</translation>
    </message>
    <message>
      <source>An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Um raster anterior do lugar, para “new houses”, “houses that are gone” ou “water that became bare”.</translation>
    </message>
    <message>
      <source>An existing land-cover raster: the answer is restricted to some of its classes.</source>
      <translation>Um raster de cobertura do solo existente: a resposta é restrita a algumas de suas classes.</translation>
    </message>
    <message>
      <source>Another machine (SSH)</source>
      <translation>Outro computador (SSH)</translation>
    </message>
    <message>
      <source>Another search is in progress: wait until it ends.</source>
      <translation>Há outra busca em andamento: espere até ela terminar.</translation>
    </message>
    <message>
      <source>Answer to: {phrase}</source>
      <translation>Resposta a: {phrase}</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Respostas</translation>
    </message>
    <message>
      <source>Answers to phrases</source>
      <translation>Respostas a frases</translation>
    </message>
    <message>
      <source>Apple GPU or CPU</source>
      <translation>GPU da Apple ou CPU</translation>
    </message>
    <message>
      <source>Area (ha)</source>
      <translation>Área (ha)</translation>
    </message>
    <message>
      <source>Area (m²)</source>
      <translation>Área (m²)</translation>
    </message>
    <message>
      <source>Area of all polygons (m²)</source>
      <translation>Área de todos os polígonos (m²)</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>Área sob a curva ROC</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Áreas</translation>
    </message>
    <message>
      <source>Areas (CSV)</source>
      <translation>Áreas (CSV)</translation>
    </message>
    <message>
      <source>Areas are measured</source>
      <translation>As áreas estão medidas</translation>
    </message>
    <message>
      <source>Areas by polygon</source>
      <translation>Áreas por polígono</translation>
    </message>
    <message>
      <source>Areas of this land cover by polygon…</source>
      <translation>Áreas desta cobertura do solo por polígono…</translation>
    </message>
    <message>
      <source>As a share: 0.01 is one per cent. Used if the number of points is left empty.</source>
      <translation>Como proporção: 0.01 é um por cento. Usada se o número de pontos ficar vazio.</translation>
    </message>
    <message>
      <source>As in the file. Paste names such as “water, trees, roofs”, or add them one by one.</source>
      <translation>Como no arquivo. Cole nomes como “água, árvores, telhados” ou adicione-os um a um.</translation>
    </message>
    <message>
      <source>As in “Embedding of an extent”; if left empty, the layer is the embedding.</source>
      <translation>Como em “Embedding de uma extensão”; se ficar vazio, a camada é o embedding.</translation>
    </message>
    <message>
      <source>As in “Map land cover”.</source>
      <translation>Como em “Mapear cobertura do solo”.</translation>
    </message>
    <message>
      <source>As in “Map land cover”; if left empty, that of the model.</source>
      <translation>Como em “Mapear cobertura do solo”; se ficar vazio, o do modelo.</translation>
    </message>
    <message>
      <source>As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for</source>
      <translation>Como o ssh aceita: um nome em ~/.ssh/config ou user@host. É preciso uma chave; senhas nunca são pedidas</translation>
    </message>
    <message>
      <source>As they lie</source>
      <translation>Como estão</translation>
    </message>
    <message>
      <source>As&amp;k</source>
      <translation>Per&amp;guntar</translation>
    </message>
    <message>
      <source>Ask Landscribe…</source>
      <translation>Perguntar ao Landscribe…</translation>
    </message>
    <message>
      <source>Ask before the first run in a saved project</source>
      <translation>Perguntar antes da primeira execução em um projeto salvo</translation>
    </message>
    <message>
      <source>Ask many rasters</source>
      <translation>Perguntar a muitos rasters</translation>
    </message>
    <message>
      <source>Ask once in each project</source>
      <translation>Perguntar uma vez em cada projeto</translation>
    </message>
    <message>
      <source>Ask the scene</source>
      <translation>Perguntar à cena</translation>
    </message>
    <message>
      <source>Asks again with this distance</source>
      <translation>Pergunta de novo com esta distância</translation>
    </message>
    <message>
      <source>Assembling polygons</source>
      <translation>Montando polígonos</translation>
    </message>
    <message>
      <source>At least per &amp;class</source>
      <translation>No mínimo por &amp;classe</translation>
    </message>
    <message>
      <source>Attri&amp;butes</source>
      <translation>Atri&amp;butos</translation>
    </message>
    <message>
      <source>Attribute with their names; polygons with the same name count as one. Numbered if left empty.</source>
      <translation>Atributo com os nomes; polígonos com o mesmo nome contam como um. Numerados se ficar vazio.</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>Atributos</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>Automatic ({device})</source>
      <translation>Automático ({device})</translation>
    </message>
    <message>
      <source>Automatic: the fastest one</source>
      <translation>Automático: o mais rápido</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>Precisão média</translation>
    </message>
    <message>
      <source>Band {band} of {name} is marked as transparency but holds other values, so it was ignored.</source>
      <translation>A banda {band} de {name} está marcada como transparência, mas contém outros valores, por isso foi ignorada.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandas</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number, with commas between them: nir, height. The model then needs rasters with these bands.</source>
      <translation>Bandas do raster das quais se aprende além de vermelho, verde e azul, por nome ou número, separadas por vírgulas: nir, height. O modelo então precisa de rasters com essas bandas.</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them</source>
      <translation>Bandas do raster das quais se aprende além de vermelho, verde e azul, por nome ou número; o modelo precisa delas</translation>
    </message>
    <message>
      <source>Bareland</source>
      <translation>Solo exposto</translation>
    </message>
    <message>
      <source>Based on</source>
      <translation>Baseado em</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Antes</translation>
    </message>
    <message>
      <source>Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this in Settings › Options › Landscribe.</source>
      <translation>Junto do projeto, eles são guardados em {folder}. Os arquivos temporários se perdem quando o QGIS fecha. Você pode mudar isso em Configurações › Opções › Landscribe.</translation>
    </message>
    <message>
      <source>Blue band</source>
      <translation>Banda azul</translation>
    </message>
    <message>
      <source>Both dates are the same layer: choose another one as the earlier or the later date.</source>
      <translation>As duas datas são a mesma camada: escolha outra como data anterior ou posterior.</translation>
    </message>
    <message>
      <source>Building</source>
      <translation>Edificação</translation>
    </message>
    <message>
      <source>Building overviews</source>
      <translation>Criando pirâmides</translation>
    </message>
    <message>
      <source>By &amp;polygon…</source>
      <translation>&amp;Por polígono…</translation>
    </message>
    <message>
      <source>C&amp;RS</source>
      <translation>S&amp;RC</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CRS of the polygons</source>
      <translation>SRC dos polígonos</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>Ca&amp;talogue</source>
      <translation>Ca&amp;tálogo</translation>
    </message>
    <message>
      <source>Calibrate a model for phrases</source>
      <translation>Calibrar um modelo para frases</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Cancelado.</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>Cancelado: nada foi gravado.</translation>
    </message>
    <message>
      <source>Cancelled: packages that are already installed are kept for the next time.</source>
      <translation>Cancelado: os pacotes já instalados são mantidos para a próxima vez.</translation>
    </message>
    <message>
      <source>Cancelled: what is finished stays, and the same run goes on from there.</source>
      <translation>Cancelado: o que está pronto permanece, e a mesma execução continua daí.</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>Cancelando</translation>
    </message>
    <message>
      <source>Changed ground in per cent</source>
      <translation>Solo alterado em porcentagem</translation>
    </message>
    <message>
      <source>Check &amp;again</source>
      <translation>Verificar &amp;de novo</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Verificado</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>Verificando</translation>
    </message>
    <message>
      <source>Checking this Python</source>
      <translation>Verificando este Python</translation>
    </message>
    <message>
      <source>Checking this machine</source>
      <translation>Verificando este computador</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>Ponto de verificação</translation>
    </message>
    <message>
      <source>Checkpoints of the Hugging Face hub</source>
      <translation>Pontos de verificação do Hugging Face Hub</translation>
    </message>
    <message>
      <source>Checks this machine again, after you changed something</source>
      <translation>Verifica este computador de novo, depois de você mudar alguma coisa</translation>
    </message>
    <message>
      <source>Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places.</source>
      <translation>Escolha AlphaEarth, TESSERA ou um arquivo como embedding: o contexto da cena é geral demais para comparar lugares.</translation>
    </message>
    <message>
      <source>Choose a Python that already has the engine's packages, or one to create the environment with</source>
      <translation>Escolha um Python que já tenha os pacotes do motor, ou um com o qual criar o ambiente</translation>
    </message>
    <message>
      <source>Choose a land cover and a layer of polygons first.</source>
      <translation>Escolha primeiro uma cobertura do solo e uma camada de polígonos.</translation>
    </message>
    <message>
      <source>Choose a place, such as a field, and see all similar places: the cosine between its embedding and that of every other place, from -1 (opposite) to 1 (the same).</source>
      <translation>Escolha um lugar, por exemplo um talhão, e veja todos os lugares semelhantes: o cosseno entre o seu embedding e o de cada um dos outros lugares, de -1 (oposto) a 1 (igual).</translation>
    </message>
    <message>
      <source>Choose a reference first.</source>
      <translation>Escolha primeiro uma referência.</translation>
    </message>
    <message>
      <source>Choose labels or a land cover, one of them.</source>
      <translation>Escolha rótulos ou uma cobertura do solo, uma das duas coisas.</translation>
    </message>
    <message>
      <source>Choose the year of the imagery if possible</source>
      <translation>Escolha, se possível, o ano das imagens</translation>
    </message>
    <message>
      <source>Chosen by its name</source>
      <translation>Escolhida pelo nome</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <source>Class &amp;attribute</source>
      <translation>&amp;Atributo da classe</translation>
    </message>
    <message>
      <source>Class areas</source>
      <translation>Áreas das classes</translation>
    </message>
    <message>
      <source>Class areas (JSON)</source>
      <translation>Áreas das classes (JSON)</translation>
    </message>
    <message>
      <source>Class areas (report)</source>
      <translation>Áreas das classes (relatório)</translation>
    </message>
    <message>
      <source>Class areas (table)</source>
      <translation>Áreas das classes (tabela)</translation>
    </message>
    <message>
      <source>Class areas within each polygon (JSON)</source>
      <translation>Áreas das classes dentro de cada polígono (JSON)</translation>
    </message>
    <message>
      <source>Class attribute</source>
      <translation>Atributo da classe</translation>
    </message>
    <message>
      <source>Class name</source>
      <translation>Nome da classe</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>Classes of the model to start from stay, even if they have no labels</source>
      <translation>As classes do modelo de partida permanecem, mesmo sem rótulos</translation>
    </message>
    <message>
      <source>Classes with their accuracy (JSON)</source>
      <translation>Classes com sua exatidão (JSON)</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Limpar</translation>
    </message>
    <message>
      <source>Clear the earlier phrases</source>
      <translation>Limpar as frases anteriores</translation>
    </message>
    <message>
      <source>Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click marks places that it must not be like. Only the embedding is compared.</source>
      <translation>Clique em um lugar do mapa para ver todos os lugares parecidos. Ctrl+clique marca antes mais lugares; Shift+clique marca lugares com os quais não devem se parecer. Só o embedding é comparado.</translation>
    </message>
    <message>
      <source>Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant.</source>
      <translation>Clique em um lugar do mapa; antes, Ctrl+clique marca mais lugares, e Shift+clique, o que não se procura.</translation>
    </message>
    <message>
      <source>Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual</source>
      <translation>Clique no mapa para rotular lugares com a classe escolhida; as teclas do QGIS, como Desfazer, funcionam como sempre</translation>
    </message>
    <message>
      <source>Click places on the map that are wrong in the answer: it follows</source>
      <translation>Clique nos lugares do mapa que estão errados na resposta: ela se ajusta</translation>
    </message>
    <message>
      <source>Click places on the map that show what you mean: the answer follows</source>
      <translation>Clique nos lugares do mapa que mostram o que você procura: a resposta se ajusta</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Código</translation>
    </message>
    <message>
      <source>Codes of the classes to keep, such as “5, 8”; all if left empty.</source>
      <translation>Códigos das classes a manter, como “5, 8”; todas se ficar vazio.</translation>
    </message>
    <message>
      <source>Codes of those classes, such as “5, 8”.</source>
      <translation>Códigos dessas classes, como “5, 8”.</translation>
    </message>
    <message>
      <source>Codes, such as 5, 8</source>
      <translation>Códigos, como 5, 8</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Cor</translation>
    </message>
    <message>
      <source>Colour of the class</source>
      <translation>Cor da classe</translation>
    </message>
    <message>
      <source>Colour of the class in the map; without one it is chosen by the name</source>
      <translation>Cor da classe no mapa; se não for indicada, é escolhida pelo nome</translation>
    </message>
    <message>
      <source>Colour of the class, in the labels and in the map</source>
      <translation>Cor da classe, nos rótulos e no mapa</translation>
    </message>
    <message>
      <source>Colouring</source>
      <translation>Colorindo</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Cores</translation>
    </message>
    <message>
      <source>Columns of the polygons' table, in addition to the class code</source>
      <translation>Colunas da tabela dos polígonos, além do código da classe</translation>
    </message>
    <message>
      <source>Combining the parts</source>
      <translation>Combinando as partes</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Comparar</translation>
    </message>
    <message>
      <source>Compare bo&amp;th</source>
      <translation>C&amp;omparar ambas</translation>
    </message>
    <message>
      <source>Compare on the finer raster</source>
      <translation>Comparar no raster mais fino</translation>
    </message>
    <message>
      <source>Compare with an earlier date…</source>
      <translation>Comparar com uma data anterior…</translation>
    </message>
    <message>
      <source>Compare with the whole layer</source>
      <translation>Comparar com toda a camada</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Comparar com…</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Comparado</translation>
    </message>
    <message>
      <source>Compares a land-cover raster with a reference: another class raster, or polygons or points with a class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class F1, IoU, user's and producer's accuracy.</source>
      <translation>Compara um raster de cobertura do solo com uma referência: outro raster de classes, ou polígonos ou pontos com um atributo de classe, em qualquer SRC. Dá a matriz de confusão, a exatidão global, o kappa e, para cada classe, F1, IoU e as exatidões do usuário e do produtor.</translation>
    </message>
    <message>
      <source>Compares the land cover with the reference</source>
      <translation>Compara a cobertura do solo com a referência</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Comparando</translation>
    </message>
    <message>
      <source>Comparing pixels</source>
      <translation>Comparando pixels</translation>
    </message>
    <message>
      <source>Comparing places</source>
      <translation>Comparando lugares</translation>
    </message>
    <message>
      <source>Comparing points</source>
      <translation>Comparando pontos</translation>
    </message>
    <message>
      <source>Comparing the positions of both dates</source>
      <translation>Comparando as posições das duas datas</translation>
    </message>
    <message>
      <source>Comparing with the original</source>
      <translation>Comparando com o original</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>Calcular em</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiança</translation>
    </message>
    <message>
      <source>Confidence of {name}</source>
      <translation>Confiança de {name}</translation>
    </message>
    <message>
      <source>Confusion matrix, accuracies and area estimates of a land-cover raster, as a report</source>
      <translation>Matriz de confusão, exatidões e estimativas de área de um raster de cobertura do solo, como relatório</translation>
    </message>
    <message>
      <source>Connecting to {host}</source>
      <translation>Conectando a {host}</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Convertendo</translation>
    </message>
    <message>
      <source>Copies the matrix of transitions in hectares, for a spreadsheet</source>
      <translation>Copia a matriz de transições em hectares, para uma planilha</translation>
    </message>
    <message>
      <source>Copies the table, for a spreadsheet</source>
      <translation>Copia a tabela, para uma planilha</translation>
    </message>
    <message>
      <source>Copies versions, checks and the log to the clipboard, without your folders and names</source>
      <translation>Copia versões, verificações e o registro para a área de transferência, sem suas pastas e nomes</translation>
    </message>
    <message>
      <source>Copy dia&amp;gnostics</source>
      <translation>Copiar dia&amp;gnóstico</translation>
    </message>
    <message>
      <source>Copy matrix</source>
      <translation>Copiar matriz</translation>
    </message>
    <message>
      <source>Copy or save the table of areas, or measure areas within the polygons of a layer</source>
      <translation>Copiar ou salvar a tabela de áreas, ou medir áreas dentro dos polígonos de uma camada</translation>
    </message>
    <message>
      <source>Correct this land cover…</source>
      <translation>Corrigir esta cobertura do solo…</translation>
    </message>
    <message>
      <source>Corrects “{name}”: label places where it is wrong with the class that is there, then train.</source>
      <translation>Corrige “{name}”: rotule os lugares onde está errada com a classe que há ali e depois treine.</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Corrigir…</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Data</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>Dispositi&amp;vo</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Detalhes</translation>
    </message>
    <message>
      <source>Developed space</source>
      <translation>Área urbanizada</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Device that was used</source>
      <translation>Dispositivo usado</translation>
    </message>
    <message>
      <source>Device: {value}</source>
      <translation>Dispositivo: {value}</translation>
    </message>
    <message>
      <source>Disk space for later runs</source>
      <translation>Espaço em disco para execuções posteriores</translation>
    </message>
    <message>
      <source>Distance {number} in metres</source>
      <translation>Distância {number} em metros</translation>
    </message>
    <message>
      <source>Distances</source>
      <translation>Distâncias</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>Distâncias (m)</translation>
    </message>
    <message>
      <source>Do &amp;not download</source>
      <translation>&amp;Não baixar</translation>
    </message>
    <message>
      <source>Do &amp;not send</source>
      <translation>&amp;Não enviar</translation>
    </message>
    <message>
      <source>Do &amp;not split phrases</source>
      <translation>&amp;Não dividir as frases</translation>
    </message>
    <message>
      <source>Does again what failed in an earlier run into the same folder.</source>
      <translation>Refaz o que falhou em uma execução anterior na mesma pasta.</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Baixar</translation>
    </message>
    <message>
      <source>Download the AlphaEarth index again</source>
      <translation>Baixar de novo o índice do AlphaEarth</translation>
    </message>
    <message>
      <source>Download the {product} embedding of this extent from the internet?</source>
      <translation>Baixar da internet o embedding {product} desta extensão?</translation>
    </message>
    <message>
      <source>Download {title} from the Hugging Face hub?</source>
      <translation>Baixar {title} do Hugging Face Hub?</translation>
    </message>
    <message>
      <source>Downloaded embeddings</source>
      <translation>Embeddings baixados</translation>
    </message>
    <message>
      <source>Downloading the index…</source>
      <translation>Baixando o índice…</translation>
    </message>
    <message>
      <source>Downloading {name}</source>
      <translation>Baixando {name}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here}</source>
      <translation>Baixando {name}: {here}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here} of {all}</source>
      <translation>Baixando {name}: {here} de {all}</translation>
    </message>
    <message>
      <source>Downloads are not allowed in this project: allow them at the embedding.</source>
      <translation>Downloads não são permitidos neste projeto: permita-os no embedding.</translation>
    </message>
    <message>
      <source>Downloads of public embeddings; imagery is never sent anywhere</source>
      <translation>Downloads de embeddings públicos; as imagens nunca são enviadas a lugar nenhum</translation>
    </message>
    <message>
      <source>Downloads of the embedding in this project; imagery is never sent</source>
      <translation>Downloads do embedding neste projeto; as imagens nunca são enviadas</translation>
    </message>
    <message>
      <source>Downloads the catalogue and lists its models</source>
      <translation>Baixa o catálogo e lista os seus modelos</translation>
    </message>
    <message>
      <source>Downloads the checkpoint, checks it, and installs it</source>
      <translation>Baixa o ponto de verificação, verifica-o e o instala</translation>
    </message>
    <message>
      <source>Downloads the model, checks it, and installs it</source>
      <translation>Baixa o modelo, verifica-o e o instala</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Desenhar</translation>
    </message>
    <message>
      <source>Draw a rectangle on the map canvas</source>
      <translation>Desenhar um retângulo na tela do mapa</translation>
    </message>
    <message>
      <source>Draw an outline on the map to label an area with the chosen class; a right click ends it</source>
      <translation>Desenhe um contorno no mapa para rotular uma área com a classe escolhida; um clique direito o termina</translation>
    </message>
    <message>
      <source>Draw points first (Accuracy › Points to label…), or choose another reference.</source>
      <translation>Sorteie primeiro pontos (Qualidade › Pontos para rotular…), ou escolha outra referência.</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Sorteando pontos</translation>
    </message>
    <message>
      <source>Drawing the layer</source>
      <translation>Desenhando a camada</translation>
    </message>
    <message>
      <source>Drawn rectangle</source>
      <translation>Retângulo desenhado</translation>
    </message>
    <message>
      <source>Draws random points within each class of a land-cover raster. Label each point by what you see there: the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”.</source>
      <translation>Sorteia pontos aleatórios dentro de cada classe de um raster de cobertura do solo. Rotule cada ponto pelo que vê ali: o atributo “reference” oferece as classes como lista. Depois execute “Exatidão de uma cobertura do solo”.</translation>
    </message>
    <message>
      <source>Draws random points within each class of {layer}. You give each point the class that you see there; “Compare with a reference…” then estimates how accurate the land cover is.</source>
      <translation>Sorteia pontos aleatórios dentro de cada classe de {layer}. Você dá a cada ponto a classe que vê ali; “Comparar com uma referência…” estima então quão exata é a cobertura do solo.</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>E&amp;xportar</translation>
    </message>
    <message>
      <source>E&amp;xtent</source>
      <translation>E&amp;xtensão</translation>
    </message>
    <message>
      <source>ESD file…</source>
      <translation>Arquivo ESD…</translation>
    </message>
    <message>
      <source>Earlier date</source>
      <translation>Data anterior</translation>
    </message>
    <message>
      <source>Earlier image: {value}</source>
      <translation>Imagem anterior: {value}</translation>
    </message>
    <message>
      <source>Earlier phrases</source>
      <translation>Frases anteriores</translation>
    </message>
    <message>
      <source>Earlier phrases and examples</source>
      <translation>Frases anteriores e exemplos</translation>
    </message>
    <message>
      <source>Em&amp;bedding</source>
      <translation>Em&amp;bedding</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding of an extent</source>
      <translation>Embedding de uma extensão</translation>
    </message>
    <message>
      <source>Embedding raster</source>
      <translation>Raster de embedding</translation>
    </message>
    <message>
      <source>Embedding that was compared</source>
      <translation>Embedding comparado</translation>
    </message>
    <message>
      <source>Embedding that was written</source>
      <translation>Embedding gravado</translation>
    </message>
    <message>
      <source>Embedding: {value}</source>
      <translation>Embedding: {value}</translation>
    </message>
    <message>
      <source>Enter a name for the model.</source>
      <translation>Digite um nome para o modelo.</translation>
    </message>
    <message>
      <source>Enter the revision first: the checkpoint's commit, 40 digits.</source>
      <translation>Digite primeiro a revisão: o commit do checkpoint, 40 dígitos.</translation>
    </message>
    <message>
      <source>Estimate the true area of each change with its 95 % interval, from points that you label</source>
      <translation>Estimar a área real de cada mudança com seu intervalo de 95 %, a partir de pontos que você rotula</translation>
    </message>
    <message>
      <source>Estimated from the points; it corrects for the mistakes of the map</source>
      <translation>Estimada a partir dos pontos; corrige os erros do mapa</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>Tudo (JSON)</translation>
    </message>
    <message>
      <source>Everything like this place</source>
      <translation>Tudo o que se parece com este lugar</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Em toda parte</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Exemplos</translation>
    </message>
    <message>
      <source>Export polygons and areas</source>
      <translation>Exportar polígonos e áreas</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>Exportar o modelo</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>Exportar para</translation>
    </message>
    <message>
      <source>Exported: {files}</source>
      <translation>Exportado: {files}</translation>
    </message>
    <message>
      <source>Exporting the model</source>
      <translation>Exportando o modelo</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Extensão</translation>
    </message>
    <message>
      <source>Extract re&amp;gions</source>
      <translation>&amp;Extrair regiões</translation>
    </message>
    <message>
      <source>F&amp;ind in this extent</source>
      <translation>Procurar aqu&amp;i</translation>
    </message>
    <message>
      <source>Failures (JSON)</source>
      <translation>Falhas (JSON)</translation>
    </message>
    <message>
      <source>Fetching AlphaEarth</source>
      <translation>Obtendo AlphaEarth</translation>
    </message>
    <message>
      <source>Fetching TESSERA</source>
      <translation>Obtendo TESSERA</translation>
    </message>
    <message>
      <source>Fi&amp;nd similar</source>
      <translation>Buscar semelha&amp;ntes</translation>
    </message>
    <message>
      <source>Fil&amp;e</source>
      <translation>Ar&amp;quivo</translation>
    </message>
    <message>
      <source>Find places similar to a clicked one</source>
      <translation>Procurar lugares semelhantes a um lugar clicado</translation>
    </message>
    <message>
      <source>Find what changed</source>
      <translation>Encontrar o que mudou</translation>
    </message>
    <message>
      <source>Finding regions</source>
      <translation>Procurando regiões</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <translation>Ajustando a rede</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Terminado</translation>
    </message>
    <message>
      <source>Finished: {value}</source>
      <translation>Terminado: {value}</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>Ajustando</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Pasta</translation>
    </message>
    <message>
      <source>Folder for the answers</source>
      <translation>Pasta das respostas</translation>
    </message>
    <message>
      <source>Folder for the engine</source>
      <translation>Pasta do motor</translation>
    </message>
    <message>
      <source>Folder of TESSERA tiles</source>
      <translation>Pasta de blocos TESSERA</translation>
    </message>
    <message>
      <source>Folder of models</source>
      <translation>Pasta de modelos</translation>
    </message>
    <message>
      <source>Folder of rasters</source>
      <translation>Pasta de rasters</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>Pasta dos resultados</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Pasta de wheels</translation>
    </message>
    <message>
      <source>Folder “landscribe” beside the project</source>
      <translation>Pasta “landscribe” junto do projeto</translation>
    </message>
    <message>
      <source>For rare classes; Olofsson et al. advise 50 to 100.</source>
      <translation>Para classes raras; Olofsson et al. aconselham de 50 a 100.</translation>
    </message>
    <message>
      <source>Found automatically if the layer says which band has which colour</source>
      <translation>Encontrada automaticamente se a camada disser qual banda tem qual cor</translation>
    </message>
    <message>
      <source>Found on the map</source>
      <translation>Encontrado no mapa</translation>
    </message>
    <message>
      <source>From a &amp;folder…</source>
      <translation>&amp;De uma pasta…</translation>
    </message>
    <message>
      <source>From a &amp;zip file…</source>
      <translation>De um arquivo &amp;zip…</translation>
    </message>
    <message>
      <source>From a segmentation &amp;network (ONNX)…</source>
      <translation>De uma rede de segme&amp;ntação (ONNX)…</translation>
    </message>
    <message>
      <source>From an &amp;address…</source>
      <translation>De &amp;um endereço…</translation>
    </message>
    <message>
      <source>Further bands</source>
      <translation>Outras bandas</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats.</source>
      <translation>GeoPackage (padrão; a camada é adicionada a um arquivo existente), GeoJSON, FlatGeobuf ou Shapefile. As cores das classes também são salvas: no GeoPackage, ou como arquivo .qml junto dos outros formatos.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>GeoTIFF from 0 to 1, transparent below the threshold.</source>
      <translation>GeoTIFF de 0 a 1, transparente abaixo do limiar.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the earlier date.</source>
      <translation>GeoTIFF de códigos de classe da data anterior.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the later date.</source>
      <translation>GeoTIFF de códigos de classe da data posterior.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes with colours and class names.</source>
      <translation>GeoTIFF de códigos de classe com cores e nomes das classes.</translation>
    </message>
    <message>
      <source>GeoTIFF of cosines from -1 to 1.</source>
      <translation>GeoTIFF de cossenos de -1 a 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the probability of each pixel's class, in per cent.</source>
      <translation>GeoTIFF da probabilidade da classe de cada pixel, em porcentagem.</translation>
    </message>
    <message>
      <source>GeoTIFF of the response from 0 to 1.</source>
      <translation>GeoTIFF da resposta de 0 a 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the three main components as red, green and blue.</source>
      <translation>GeoTIFF das três componentes principais como vermelho, verde e azul.</translation>
    </message>
    <message>
      <source>GeoTIFF of unit vectors.</source>
      <translation>GeoTIFF de vetores unitários.</translation>
    </message>
    <message>
      <source>GeoTIFF of what became what, with a legend of the transitions that occur.</source>
      <translation>GeoTIFF do que se tornou o quê, com uma legenda das transições que ocorrem.</translation>
    </message>
    <message>
      <source>Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the image together with an embedding of its surroundings, on this machine: imagery never leaves it.</source>
      <translation>Dá uma classe de cobertura do solo a cada pixel de um raster RGB de alta resolução. A rede SSDM lê a imagem junto com um embedding do entorno, neste computador: as imagens nunca saem dele.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network, without reading relations in it.</source>
      <translation>Dá a frase inteira à rede, sem ler relações nela.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured</source>
      <translation>Dá a frase inteira à rede: palavras como “near” ou “within 200 m of” não são medidas</translation>
    </message>
    <message>
      <source>Green band</source>
      <translation>Banda verde</translation>
    </message>
    <message>
      <source>Grid of the result</source>
      <translation>Grade do resultado</translation>
    </message>
    <message>
      <source>Ground resolution of a picture without a CRS; not needed otherwise.</source>
      <translation>Resolução no terreno de uma imagem sem SRC; não é necessária em outros casos.</translation>
    </message>
    <message>
      <source>Hardware of this machine that the engine can use; the first is recommended</source>
      <translation>Hardware deste computador que o motor pode usar; o primeiro é recomendado</translation>
    </message>
    <message>
      <source>Hectares of each class in each polygon</source>
      <translation>Hectares de cada classe em cada polígono</translation>
    </message>
    <message>
      <source>Hides the other answers, their regions and the land covers on the map; they stay in the list</source>
      <translation>Oculta no mapa as outras respostas, suas regiões e as coberturas do solo; elas permanecem na lista</translation>
    </message>
    <message>
      <source>Highest response</source>
      <translation>Resposta mais alta</translation>
    </message>
    <message>
      <source>Holds the class as its code or name; if left empty: reference, class, label, code and the like.</source>
      <translation>Contém a classe como código ou nome; se ficar vazio: reference, class, label, code e semelhantes.</translation>
    </message>
    <message>
      <source>Holds the class as its name or code</source>
      <translation>Contém a classe como nome ou código</translation>
    </message>
    <message>
      <source>Holds the name; if left empty: reference, class, label and the like.</source>
      <translation>Contém o nome; se ficar vazio: reference, class, label e semelhantes.</translation>
    </message>
    <message>
      <source>How each class is told from the others (JSON)</source>
      <translation>Como cada classe se distingue das outras (JSON)</translation>
    </message>
    <message>
      <source>How much the answer covers the image below</source>
      <translation>Quanto a resposta cobre a imagem abaixo</translation>
    </message>
    <message>
      <source>How much the land cover covers the imagery</source>
      <translation>Quanto a cobertura do solo cobre as imagens</translation>
    </message>
    <message>
      <source>How right is {layer}?</source>
      <translation>Quanto {layer} acerta?</translation>
    </message>
    <message>
      <source>How the phrase was read</source>
      <translation>Como a frase foi lida</translation>
    </message>
    <message>
      <source>How unsure the model is there, 0 to 1</source>
      <translation>Quão incerto o modelo está ali, de 0 a 1</translation>
    </message>
    <message>
      <source>If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it.</source>
      <translation>Se nenhum embedding for indicado, a própria camada é lida como tal, como “Embedding de uma extensão” a grava.</translation>
    </message>
    <message>
      <source>If nothing is found, the log and the output FOUND say so.</source>
      <translation>Se nada for encontrado, o registro e a saída FOUND dizem isso.</translation>
    </message>
    <message>
      <source>If you give no number of points, it is computed from the standard error that you want for the overall accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other points are distributed by area.</source>
      <translation>Se você não der um número de pontos, ele é calculado a partir do erro padrão desejado para a exatidão global (Olofsson et al. 2014, equação 13). Classes raras recebem um número mínimo de pontos; os outros pontos são distribuídos pela área.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Imagem</translation>
    </message>
    <message>
      <source>Image: {value}</source>
      <translation>Imagem: {value}</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH to that machine; the size is shown first</source>
      <translation>As imagens saem então deste computador, por SSH, para aquele; antes o tamanho é mostrado</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH, and is kept there until you delete it.</source>
      <translation>As imagens saem então deste computador, por SSH, e são mantidas lá até que você as apague.</translation>
    </message>
    <message>
      <source>Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Imagens com bandas vermelha, verde e azul. Serviços (WMS, XYZ) e camadas virtuais são desenhados primeiro.</translation>
    </message>
    <message>
      <source>Imagery, in a file, of ground that you know.</source>
      <translation>Imagens, em um arquivo, de um terreno que você conhece.</translation>
    </message>
    <message>
      <source>In place of labels: a raster of classes that have names.</source>
      <translation>Em vez de rótulos: um raster de classes que têm nomes.</translation>
    </message>
    <message>
      <source>In the land cover</source>
      <translation>Na cobertura do solo</translation>
    </message>
    <message>
      <source>In the reference</source>
      <translation>Na referência</translation>
    </message>
    <message>
      <source>In use: the engine in {folder}</source>
      <translation>Em uso: o motor em {folder}</translation>
    </message>
    <message>
      <source>In use: your own Python {folder}</source>
      <translation>Em uso: o seu próprio Python {folder}</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>Incluir</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Entrada</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>Instalado</translation>
    </message>
    <message>
      <source>Installed models</source>
      <translation>Modelos instalados</translation>
    </message>
    <message>
      <source>Installing the model</source>
      <translation>Instalando o modelo</translation>
    </message>
    <message>
      <source>Installs a model from a file, a folder or an address</source>
      <translation>Instala um modelo de um arquivo, de uma pasta ou de um endereço</translation>
    </message>
    <message>
      <source>Installs the engine and tests it with a small map</source>
      <translation>Instala o motor e o testa com um mapa pequeno</translation>
    </message>
    <message>
      <source>Installs the packages from a folder of wheels (.whl files), without a network</source>
      <translation>Instala os pacotes de uma pasta de wheels (arquivos .whl), sem rede</translation>
    </message>
    <message>
      <source>IoU at the threshold</source>
      <translation>IoU no limiar</translation>
    </message>
    <message>
      <source>It takes about {minutes} minutes at 50 Mbit/s.</source>
      <translation>A 50 Mbit/s, leva cerca de {minutes} minutos.</translation>
    </message>
    <message>
      <source>It took {time}.</source>
      <translation>Levou {time}.</translation>
    </message>
    <message>
      <source>Its weights have the names of open_clip: download model.safetensors from its page, then use “landscribe models convert”.</source>
      <translation>Seus pesos têm os nomes do open_clip: baixe model.safetensors da página dele e use depois “landscribe models convert”.</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>Manter todas</translation>
    </message>
    <message>
      <source>Keep the classes without la&amp;bels</source>
      <translation>&amp;Manter as classes sem rótulos</translation>
    </message>
    <message>
      <source>Keep the classes without labels</source>
      <translation>Manter as classes sem rótulos</translation>
    </message>
    <message>
      <source>Keep using the current engine</source>
      <translation>Continuar a usar o motor atual</translation>
    </message>
    <message>
      <source>Keep what a fitted model sees</source>
      <translation>Manter o que um modelo ajustado vê</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>Mais &amp;tarde</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>&amp;Camada</translation>
    </message>
    <message>
      <source>La&amp;yer name</source>
      <translation>Nome &amp;da camada</translation>
    </message>
    <message>
      <source>Label places where the land cover is wrong with Points or Polygons, then press Train.</source>
      <translation>Rotule com Pontos ou Polígonos os lugares onde a cobertura do solo está errada e depois pressione Treinar.</translation>
    </message>
    <message>
      <source>Label what you see there, and run “Learn your own classes” again.</source>
      <translation>Rotule o que vê ali e execute de novo “Aprender suas próprias classes”.</translation>
    </message>
    <message>
      <source>Label where the land cover is wrong, and it changes: on the page Train</source>
      <translation>Rotular onde a cobertura do solo está errada, e ela muda: na página Treinar</translation>
    </message>
    <message>
      <source>Label with</source>
      <translation>Rotular com</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Rótulos</translation>
    </message>
    <message>
      <source>Labels that look like another class (JSON)</source>
      <translation>Rótulos que parecem de outra classe (JSON)</translation>
    </message>
    <message>
      <source>Land cover</source>
      <translation>Cobertura do solo</translation>
    </message>
    <message>
      <source>Land cover after</source>
      <translation>Cobertura do solo depois</translation>
    </message>
    <message>
      <source>Land cover before</source>
      <translation>Cobertura do solo antes</translation>
    </message>
    <message>
      <source>Land cover of a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Cobertura do solo de uma pasta, de um índice de blocos ou de várias camadas; continua de onde parou</translation>
    </message>
    <message>
      <source>Land cover to polygons</source>
      <translation>Cobertura do solo para polígonos</translation>
    </message>
    <message>
      <source>Land-cover classes of a high-resolution raster, from the SSDM network</source>
      <translation>Classes de cobertura do solo de um raster de alta resolução, com a rede SSDM</translation>
    </message>
    <message>
      <source>Landscribe</source>
      <translation>Landscribe</translation>
    </message>
    <message>
      <source>Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below and tests it with a small map; nothing is installed into QGIS's Python or anywhere else.</source>
      <translation>O Landscribe calcula em seu próprio ambiente Python, separado do QGIS. “Configurar” cria esse ambiente na pasta abaixo e o testa com um mapa pequeno; nada é instalado no Python do QGIS nem em outro lugar.</translation>
    </message>
    <message>
      <source>Landscribe manual</source>
      <translation>Manual do Landscribe</translation>
    </message>
    <message>
      <source>Landscribe: comparing</source>
      <translation>Landscribe: comparando</translation>
    </message>
    <message>
      <source>Landscribe: comparing two dates</source>
      <translation>Landscribe: comparando duas datas</translation>
    </message>
    <message>
      <source>Landscribe: drawing points</source>
      <translation>Landscribe: sorteando pontos</translation>
    </message>
    <message>
      <source>Landscribe: finding similar places</source>
      <translation>Landscribe: procurando lugares semelhantes</translation>
    </message>
    <message>
      <source>Landscribe: looking for a phrase</source>
      <translation>Landscribe: procurando uma frase</translation>
    </message>
    <message>
      <source>Landscribe: looking where to label next</source>
      <translation>Landscribe: procurando onde rotular a seguir</translation>
    </message>
    <message>
      <source>Landscribe: making polygons</source>
      <translation>Landscribe: criando polígonos</translation>
    </message>
    <message>
      <source>Landscribe: map land cover</source>
      <translation>Landscribe: mapear cobertura do solo</translation>
    </message>
    <message>
      <source>Landscribe: mapping land cover</source>
      <translation>Landscribe: mapeando a cobertura do solo</translation>
    </message>
    <message>
      <source>Landscribe: measuring areas</source>
      <translation>Landscribe: medindo áreas</translation>
    </message>
    <message>
      <source>Landscribe: training</source>
      <translation>Landscribe: treinando</translation>
    </message>
    <message>
      <source>Landscribe’s &amp;folder there</source>
      <translation>Pasta &amp;do Landscribe lá</translation>
    </message>
    <message>
      <source>Large models for phrases</source>
      <translation>Modelos grandes para frases</translation>
    </message>
    <message>
      <source>Later image: {value}</source>
      <translation>Imagem posterior: {value}</translation>
    </message>
    <message>
      <source>Layer name</source>
      <translation>Nome da camada</translation>
    </message>
    <message>
      <source>Learn your own classes</source>
      <translation>Aprender suas próprias classes</translation>
    </message>
    <message>
      <source>Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, for any imagery.</source>
      <translation>Aprende classes a partir de rótulos: pontos, linhas ou polígonos sobre as imagens, com um atributo que contém a classe. O resultado é um modelo: “Mapear cobertura do solo” e a página “Mapa” do painel o oferecem pelo nome, para quaisquer imagens.</translation>
    </message>
    <message>
      <source>Learns from the labels, and maps what the canvas shows</source>
      <translation>Aprende com os rótulos e mapeia o que a tela do mapa mostra</translation>
    </message>
    <message>
      <source>Lets a machine with a graphics card compute; it needs an engine of its own</source>
      <translation>Faz um computador com placa de vídeo calcular; ele precisa do seu próprio motor</translation>
    </message>
    <message>
      <source>Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced.</source>
      <translation>Letras, algarismos, pontos, hifens e sublinhados. Um modelo ajustado com este nome é substituído.</translation>
    </message>
    <message>
      <source>Level of a find</source>
      <translation>Nível de um achado</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licença</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Linhas</translation>
    </message>
    <message>
      <source>List of tiles: {size}, {days} days old, SHA-256 {digest}…</source>
      <translation>Lista de blocos: {size}, de {days} dias atrás, SHA-256 {digest}…</translation>
    </message>
    <message>
      <source>Lists what has failed so far, and why</source>
      <translation>Lista o que falhou até agora e por quê</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>Carregar</translation>
    </message>
    <message>
      <source>Loading PyTorch</source>
      <translation>Carregando o PyTorch</translation>
    </message>
    <message>
      <source>Loading the checkpoint</source>
      <translation>Carregando o ponto de verificação</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Carregando o modelo</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>Carregando…</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>Log of the set-up</source>
      <translation>Registro da configuração</translation>
    </message>
    <message>
      <source>Looking for peaks</source>
      <translation>Procurando picos</translation>
    </message>
    <message>
      <source>Looking for the checkpoint</source>
      <translation>Procurando o ponto de verificação</translation>
    </message>
    <message>
      <source>Looking for what is done</source>
      <translation>Procurando o que já está feito</translation>
    </message>
    <message>
      <source>Looking up AlphaEarth</source>
      <translation>Consultando o AlphaEarth</translation>
    </message>
    <message>
      <source>Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The XeMap network compares the image with the words, on this machine: imagery never leaves it.</source>
      <translation>Procura uma frase em um raster RGB de alta resolução e dá a cada lugar uma resposta de 0 a 1. A rede XeMap compara a imagem com as palavras, neste computador: as imagens nunca saem dele.</translation>
    </message>
    <message>
      <source>Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files.</source>
      <translation>Procura uma frase em muitos rasters, como “Perguntar à cena” em um; as relações enxergam através dos arquivos.</translation>
    </message>
    <message>
      <source>Looks for the place in the extent where a label would help most: the model is unsure there, and the ground looks unlike all labels so far. The log says why.</source>
      <translation>Procura o lugar da extensão onde um rótulo ajudaria mais: ali o modelo está incerto e o terreno não se parece com nenhum dos rótulos até agora. O registro diz por quê.</translation>
    </message>
    <message>
      <source>M&amp;ap</source>
      <translation>M&amp;apa</translation>
    </message>
    <message>
      <source>Made by Landscribe; run record: {path}</source>
      <translation>Feito pelo Landscribe; registro de execução: {path}</translation>
    </message>
    <message>
      <source>Makes a land-cover layer of the extent</source>
      <translation>Cria uma camada de cobertura do solo da extensão</translation>
    </message>
    <message>
      <source>Makes a layer that shows where the phrase applies</source>
      <translation>Cria uma camada que mostra onde a frase se aplica</translation>
    </message>
    <message>
      <source>Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say everything, networks of segmentation-models-pytorch neither their classes nor their resolution.</source>
      <translation>Cria um modelo a partir de {name}. O que o arquivo diz não precisa ser preenchido: os arquivos do zoo do Deepness dizem tudo; as redes de segmentation-models-pytorch, nem as classes nem a resolução.</translation>
    </message>
    <message>
      <source>Makes an empty layer of labels, a GeoPackage beside the project</source>
      <translation>Cria uma camada de rótulos vazia, um GeoPackage junto do projeto</translation>
    </message>
    <message>
      <source>Makes layers of what changed in the extent</source>
      <translation>Cria camadas do que mudou na extensão</translation>
    </message>
    <message>
      <source>Makes polygons of the places above the threshold</source>
      <translation>Cria polígonos dos lugares acima do limiar</translation>
    </message>
    <message>
      <source>Makes polygons of the places where a response raster is at least this high.</source>
      <translation>Cria polígonos dos lugares onde um raster de resposta tem pelo menos este valor.</translation>
    </message>
    <message>
      <source>Making the built-in scene</source>
      <translation>Criando a cena embutida</translation>
    </message>
    <message>
      <source>Manifest</source>
      <translation>Manifesto</translation>
    </message>
    <message>
      <source>Map canvas</source>
      <translation>Tela do mapa</translation>
    </message>
    <message>
      <source>Map land cover</source>
      <translation>Mapear cobertura do solo</translation>
    </message>
    <message>
      <source>Map many rasters</source>
      <translation>Mapear muitos rasters</translation>
    </message>
    <message>
      <source>Map th&amp;is extent</source>
      <translation>&amp;Mapear esta extensão</translation>
    </message>
    <message>
      <source>Map with Landscribe</source>
      <translation>Mapear com o Landscribe</translation>
    </message>
    <message>
      <source>Map with it…</source>
      <translation>Mapear com ele…</translation>
    </message>
    <message>
      <source>Mapped area in hectares</source>
      <translation>Área mapeada em hectares</translation>
    </message>
    <message>
      <source>Mapped is right</source>
      <translation>O mapeado está certo</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Mapeando</translation>
    </message>
    <message>
      <source>Mapping both dates</source>
      <translation>Mapeando as duas datas</translation>
    </message>
    <message>
      <source>Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that there is no seam between them. Large rasters are cut into parts that join bit for bit.</source>
      <translation>Mapeia a cobertura do solo de muitos rasters. Arquivos que continuam uns aos outros são mapeados como um só mosaico, de modo que não há emenda entre eles. Rasters grandes são cortados em partes que se encaixam bit a bit.</translation>
    </message>
    <message>
      <source>Maps two rasters of one place with one model and compares the probabilities of their classes, so that two unsure maps do not make a sure change. Two land covers made before are compared label by label.</source>
      <translation>Mapeia dois rasters de um mesmo lugar com um só modelo e compara as probabilidades das classes, de modo que dois mapas incertos não deem uma mudança certa. Duas coberturas do solo já existentes são comparadas classe por classe.</translation>
    </message>
    <message>
      <source>Margin of &amp;error</source>
      <translation>Margem de &amp;erro</translation>
    </message>
    <message>
      <source>Mean F1</source>
      <translation>F1 médio</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>IoU médio</translation>
    </message>
    <message>
      <source>Mean accuracy (cross-validated)</source>
      <translation>Exatidão média (validação cruzada)</translation>
    </message>
    <message>
      <source>Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}</source>
      <translation>Exatidão média {percent:.0f} % por validação cruzada; {labels} rótulos, {time}</translation>
    </message>
    <message>
      <source>Mean accuracy: {percent:.0f} %</source>
      <translation>Exatidão média: {percent:.0f} %</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>Confiança média</translation>
    </message>
    <message>
      <source>Mean response</source>
      <translation>Resposta média</translation>
    </message>
    <message>
      <source>Measure how accurate the land cover is, with points that you label or with another reference</source>
      <translation>Medir quão exata é a cobertura do solo, com pontos que você rotula ou com outra referência</translation>
    </message>
    <message>
      <source>Measure within these polygons, in any CRS; the whole raster if left empty.</source>
      <translation>Medir dentro destes polígonos, em qualquer SRC; todo o raster se ficar vazio.</translation>
    </message>
    <message>
      <source>Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², hectares, km², and per cent of all classified ground.</source>
      <translation>Mede a área de cada classe de um raster de cobertura do solo sobre o elipsoide, em qualquer SRC: pixels, m², hectares, km² e porcentagem de todo o solo classificado.</translation>
    </message>
    <message>
      <source>Measures the classes within each polygon</source>
      <translation>Mede as classes dentro de cada polígono</translation>
    </message>
    <message>
      <source>Measuring areas</source>
      <translation>Medindo áreas</translation>
    </message>
    <message>
      <source>Measuring ground that several sources show</source>
      <translation>Medindo o terreno que várias fontes mostram</translation>
    </message>
    <message>
      <source>Messages of the set-up, line by line</source>
      <translation>Mensagens da configuração, linha por linha</translation>
    </message>
    <message>
      <source>Metres per pixel at which the network reads a scene</source>
      <translation>Metros por pixel com que a rede lê uma cena</translation>
    </message>
    <message>
      <source>Metres that replace the distances in the phrase, in the same order, such as “150, 300”.</source>
      <translation>Metros que substituem as distâncias da frase, na mesma ordem, como “150, 300”.</translation>
    </message>
    <message>
      <source>Mi&amp;nimum area</source>
      <translation>Área mí&amp;nima</translation>
    </message>
    <message>
      <source>Minim&amp;um area</source>
      <translation>Á&amp;rea mínima</translation>
    </message>
    <message>
      <source>Minimum area (m²)</source>
      <translation>Área mínima (m²)</translation>
    </message>
    <message>
      <source>Minimum area of a region</source>
      <translation>Área mínima de uma região</translation>
    </message>
    <message>
      <source>Minimum area of regions (m²)</source>
      <translation>Área mínima das regiões (m²)</translation>
    </message>
    <message>
      <source>Minimum points per class</source>
      <translation>Mínimo de pontos por classe</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modelo</translation>
    </message>
    <message>
      <source>Model &amp;name</source>
      <translation>&amp;Nome</translation>
    </message>
    <message>
      <source>Model and file</source>
      <translation>Modelo e arquivo</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Ficha do modelo</translation>
    </message>
    <message>
      <source>Model folder</source>
      <translation>Pasta do modelo</translation>
    </message>
    <message>
      <source>Model to start from</source>
      <translation>Modelo de partida</translation>
    </message>
    <message>
      <source>Model {title}</source>
      <translation>Modelo {title}</translation>
    </message>
    <message>
      <source>Model, classes and folder</source>
      <translation>Modelo, classes e pasta</translation>
    </message>
    <message>
      <source>Model: {value}</source>
      <translation>Modelo: {value}</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
    <message>
      <source>Models in the catalogue</source>
      <translation>Modelos no catálogo</translation>
    </message>
    <message>
      <source>More like these places</source>
      <translation>Mais como estes lugares</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Mais como isto</translation>
    </message>
    <message>
      <source>More models to download</source>
      <translation>Mais modelos para baixar</translation>
    </message>
    <message>
      <source>Most similar: {phrase}</source>
      <translation>O mais parecido: {phrase}</translation>
    </message>
    <message>
      <source>Move one by a shift field</source>
      <translation>Mover uma por um campo de deslocamento</translation>
    </message>
    <message>
      <source>Move one by the shift</source>
      <translation>Mover uma pelo deslocamento</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nome</translation>
    </message>
    <message>
      <source>Name of the class, such as “vineyard”:</source>
      <translation>Nome da classe, por exemplo “vinhedo”:</translation>
    </message>
    <message>
      <source>Name of the layer in a GeoPackage; the file's name if left empty.</source>
      <translation>Nome da camada em um GeoPackage; o nome do arquivo se ficar vazio.</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>Nome do modelo</translation>
    </message>
    <message>
      <source>Name of the model that learns: letters, digits, full stops, hyphens and underscores</source>
      <translation>Nome do modelo que aprende: letras, algarismos, pontos, hifens e sublinhados</translation>
    </message>
    <message>
      <source>Name of the model: letters, digits, points and dashes</source>
      <translation>Nome do modelo: letras, algarismos, pontos e traços</translation>
    </message>
    <message>
      <source>Name of the polygons of a response; its phrase if left empty.</source>
      <translation>Nome dos polígonos de uma resposta; a frase dela se ficar vazio.</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Nome da região</translation>
    </message>
    <message>
      <source>Names of the polygons</source>
      <translation>Nomes dos polígonos</translation>
    </message>
    <message>
      <source>Needs no trained model. Several places are averaged.</source>
      <translation>Não precisa de um modelo treinado. É usada a média de vários lugares.</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}</source>
      <translation>Precisa de {disk:.1f} GB em disco ({cuda:.1f} GB com CUDA); {free:.0f} GB estão livres. {time}</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}</source>
      <translation>Precisa de {disk:.1f} GB em disco; {free:.0f} GB estão livres. {time}</translation>
    </message>
    <message>
      <source>Networks in ONNX (*.onnx)</source>
      <translation>Redes em ONNX (*.onnx)</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nunca</translation>
    </message>
    <message>
      <source>New limits hold from the next start of QGIS.</source>
      <translation>Os novos limites valem a partir do próximo início do QGIS.</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Novo…</translation>
    </message>
    <message>
      <source>No attribute is chosen: tick the attributes to export.</source>
      <translation>Nenhum atributo foi escolhido: marque os atributos a exportar.</translation>
    </message>
    <message>
      <source>No class is chosen for “Only within”: enter one or more class codes.</source>
      <translation>Nenhuma classe foi escolhida em “Só dentro de”: insira um ou mais códigos de classe.</translation>
    </message>
    <message>
      <source>No class is chosen: tick the classes to export.</source>
      <translation>Nenhuma classe foi escolhida: marque as classes a exportar.</translation>
    </message>
    <message>
      <source>No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.</source>
      <translation>Nenhuma classe de {layer} está marcada: marque as classes em que procurar, ou escolha “Em toda parte”.</translation>
    </message>
    <message>
      <source>No commit with weights as safetensors is known: give the revision yourself to download it.</source>
      <translation>Não se conhece nenhum commit com pesos em safetensors: informe você mesmo a revisão para baixá-lo.</translation>
    </message>
    <message>
      <source>No embedding is chosen: choose one to search with.</source>
      <translation>Nenhum embedding foi escolhido: escolha um para a busca.</translation>
    </message>
    <message>
      <source>No embedding is named: enter one, such as alphaearth:2024.</source>
      <translation>Nenhum embedding foi indicado: insira um, como alphaearth:2024.</translation>
    </message>
    <message>
      <source>No embedding raster is chosen: choose a file or another embedding.</source>
      <translation>Nenhum raster de embedding foi escolhido: escolha um arquivo ou outro embedding.</translation>
    </message>
    <message>
      <source>No embedding was used: the map was made from the image alone.</source>
      <translation>Nenhum embedding foi usado: o mapa foi feito só a partir da imagem.</translation>
    </message>
    <message>
      <source>No ground of the classes {codes} of {name} lies in the extent.</source>
      <translation>Não há solo das classes {codes} de {name} na extensão.</translation>
    </message>
    <message>
      <source>No model for phrases is installed.</source>
      <translation>Nenhum modelo para frases está instalado.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: choose a model folder or install one.</source>
      <translation>Nenhum modelo para frases está instalado: escolha uma pasta de modelo ou instale um.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: install one on the page Models.</source>
      <translation>Nenhum modelo para frases está instalado: instale um na página Modelos.</translation>
    </message>
    <message>
      <source>No model is installed.</source>
      <translation>Nenhum modelo está instalado.</translation>
    </message>
    <message>
      <source>No model is installed: choose a model folder or install Landscribe again.</source>
      <translation>Nenhum modelo está instalado: escolha uma pasta de modelo ou instale o Landscribe de novo.</translation>
    </message>
    <message>
      <source>No model is installed: install Landscribe again.</source>
      <translation>Nenhum modelo está instalado: instale o Landscribe de novo.</translation>
    </message>
    <message>
      <source>No model is installed: install one on the page Models.</source>
      <translation>Nenhum modelo está instalado: instale um na página Modelos.</translation>
    </message>
    <message>
      <source>No place is given: choose one to compare with.</source>
      <translation>Nenhum lugar foi dado: escolha um com o qual comparar.</translation>
    </message>
    <message>
      <source>No polygon is selected: select one or more in a polygon layer.</source>
      <translation>Nenhum polígono está selecionado: selecione um ou mais em uma camada de polígonos.</translation>
    </message>
    <message>
      <source>No rectangle is drawn: press Draw and drag one on the map canvas.</source>
      <translation>Nenhum retângulo foi desenhado: pressione “Desenhar” e arraste um na tela do mapa.</translation>
    </message>
    <message>
      <source>No region of “{phrase}” is that large: lower the threshold or the minimum area.</source>
      <translation>Nenhuma região de “{phrase}” é tão grande: baixe o limiar ou a área mínima.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Nenhum</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Nenhum ainda</translation>
    </message>
    <message>
      <source>Not decided yet: the first run asks.</source>
      <translation>Ainda não decidido: a primeira execução pergunta.</translation>
    </message>
    <message>
      <source>Not like these places</source>
      <translation>Não como estes lugares</translation>
    </message>
    <message>
      <source>Not like this</source>
      <translation>Não como isto</translation>
    </message>
    <message>
      <source>Not tried here.</source>
      <translation>Não testado aqui.</translation>
    </message>
    <message>
      <source>Nothing has failed so far. The list is renewed every half minute.</source>
      <translation>Nada falhou até agora. A lista é renovada a cada meio minuto.</translation>
    </message>
    <message>
      <source>Nothing here looks like {name}: the most similar place reaches {share} of a find.</source>
      <translation>Nada aqui se parece com {name}: o lugar mais parecido atinge {share} de um achado.</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick the polygons or the table of areas.</source>
      <translation>Nada foi escolhido: marque os polígonos ou a tabela de áreas.</translation>
    </message>
    <message>
      <source>Nothing is downloaded unless you allow it; downloaded data is kept for the next time.</source>
      <translation>Nada é baixado sem a sua permissão; os dados baixados são mantidos para a próxima vez.</translation>
    </message>
    <message>
      <source>Nothing like this was found here.</source>
      <translation>Nada assim foi encontrado aqui.</translation>
    </message>
    <message>
      <source>Nothing like this was found here. The places below are the most similar ones.</source>
      <translation>Nada assim foi encontrado aqui. Os lugares abaixo são os mais parecidos.</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Número de pontos</translation>
    </message>
    <message>
      <source>Number of polygons</source>
      <translation>Número de polígonos</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Número de regiões</translation>
    </message>
    <message>
      <source>Off by default, so that labels are not lost by mistake.</source>
      <translation>Desativado por padrão, para que rótulos não se percam por engano.</translation>
    </message>
    <message>
      <source>Offl&amp;ine wheels folder…</source>
      <translation>Pasta de wheels offl&amp;ine…</translation>
    </message>
    <message>
      <source>One line for each folder that both machines see: its path here = its path there</source>
      <translation>Uma linha por pasta que os dois computadores veem: o caminho aqui = o caminho lá</translation>
    </message>
    <message>
      <source>One row per class, or per polygon and class.</source>
      <translation>Uma linha por classe, ou por polígono e classe.</translation>
    </message>
    <message>
      <source>One row per class: code, name, colour, square metres, hectares, per cent.</source>
      <translation>Uma linha por classe: código, nome, cor, metros quadrados, hectares, porcentagem.</translation>
    </message>
    <message>
      <source>Only some bands are chosen: choose red, green and blue, or set all to automatic.</source>
      <translation>Só algumas bandas foram escolhidas: escolha vermelho, verde e azul, ou deixe todas no automático.</translation>
    </message>
    <message>
      <source>Only the place and the year are sent: your imagery never leaves this machine.</source>
      <translation>Só o lugar e o ano são enviados: suas imagens nunca saem deste computador.</translation>
    </message>
    <message>
      <source>Only within</source>
      <translation>Só dentro de</translation>
    </message>
    <message>
      <source>Only within classes</source>
      <translation>Só dentro de classes</translation>
    </message>
    <message>
      <source>Only within polygons</source>
      <translation>Só dentro de polígonos</translation>
    </message>
    <message>
      <source>Only within the classes {value}</source>
      <translation>Só dentro das classes {value}</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Opacidade</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>&amp;Abrir pasta</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Abrir pasta</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Abrir relatório</translation>
    </message>
    <message>
      <source>Opening both dates</source>
      <translation>Abrindo as duas datas</translation>
    </message>
    <message>
      <source>Opening the embedding</source>
      <translation>Abrindo o embedding</translation>
    </message>
    <message>
      <source>Opening the scene</source>
      <translation>Abrindo a cena</translation>
    </message>
    <message>
      <source>Opens the algorithm with the choices of this run</source>
      <translation>Abre o algoritmo com as opções desta execução</translation>
    </message>
    <message>
      <source>Opens the manual: it explains the words of these pages, such as embedding and response</source>
      <translation>Abre o manual: ele explica as palavras destas páginas, como embedding e resposta</translation>
    </message>
    <message>
      <source>Opens the model's folder in the file manager</source>
      <translation>Abre a pasta do modelo no gerenciador de arquivos</translation>
    </message>
    <message>
      <source>Opens the page Map with this model, to map any extent and to save the result</source>
      <translation>Abre a página Mapa com este modelo, para mapear qualquer extensão e salvar o resultado</translation>
    </message>
    <message>
      <source>Opens the report with its flow chart in the browser</source>
      <translation>Abre no navegador o relatório com o diagrama de fluxos</translation>
    </message>
    <message>
      <source>Opens the tables and plots in the web browser</source>
      <translation>Abre as tabelas e os gráficos no navegador</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Exatidão global</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Pacotes</translation>
    </message>
    <message>
      <source>Parts that failed</source>
      <translation>Partes que falharam</translation>
    </message>
    <message>
      <source>Parts with a result</source>
      <translation>Partes com resultado</translation>
    </message>
    <message>
      <source>Past &amp;runs…</source>
      <translation>Execuções ante&amp;riores…</translation>
    </message>
    <message>
      <source>Past runs</source>
      <translation>Execuções anteriores</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Colar</translation>
    </message>
    <message>
      <source>Peek</source>
      <translation>Ver abaixo</translation>
    </message>
    <message>
      <source>Perimeter (m)</source>
      <translation>Perímetro (m)</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>Frase</translation>
    </message>
    <message>
      <source>Pixel si&amp;ze</source>
      <translation>Tamanho do &amp;pixel</translation>
    </message>
    <message>
      <source>Pixel size (m)</source>
      <translation>Tamanho do pixel (m)</translation>
    </message>
    <message>
      <source>Pixel size of the result: that of the layer, or the size that the network works with</source>
      <translation>Tamanho do pixel do resultado: o da camada, ou o tamanho com que a rede trabalha</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixels</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata.</source>
      <translation>Pixels com o centro fora destes polígonos ficam sem dados.</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata; tiles outside them are skipped.</source>
      <translation>Pixels com o centro fora destes polígonos ficam sem dados; blocos fora deles são ignorados.</translation>
    </message>
    <message>
      <source>Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons</source>
      <translation>Pixels, hectares e porcentagem de cada classe de cobertura do solo, em todo o raster ou dentro de polígonos</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Places in the raster's CRS that are not proposed again: “x y; x y”.</source>
      <translation>Lugares no SRC do raster que não são propostos de novo: “x y; x y”.</translation>
    </message>
    <message>
      <source>Places like the marked ones</source>
      <translation>Lugares como os marcados</translation>
    </message>
    <message>
      <source>Places that do not show what you mean, in the raster's CRS: “x y; x y”.</source>
      <translation>Lugares que não mostram o que você procura, no SRC do raster: “x y; x y”.</translation>
    </message>
    <message>
      <source>Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them.</source>
      <translation>Lugares que mostram o que você procura, no SRC do raster: “x y; x y”. A resposta se ajusta a eles.</translation>
    </message>
    <message>
      <source>Placing the polygons</source>
      <translation>Posicionando os polígonos</translation>
    </message>
    <message>
      <source>Planning</source>
      <translation>Planejando</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Pontos</translation>
    </message>
    <message>
      <source>Points are</source>
      <translation>Os pontos são</translation>
    </message>
    <message>
      <source>Points for an accuracy assessment</source>
      <translation>Pontos para uma avaliação da exatidão</translation>
    </message>
    <message>
      <source>Points in each class (JSON)</source>
      <translation>Pontos em cada classe (JSON)</translation>
    </message>
    <message>
      <source>Points that you labelled, polygons with a class attribute, or another class raster</source>
      <translation>Pontos que você rotulou, polígonos com um atributo de classe ou outro raster de classes</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Pontos para rotular</translation>
    </message>
    <message>
      <source>Points to label ({layer})</source>
      <translation>Pontos para rotular ({layer})</translation>
    </message>
    <message>
      <source>Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer is styled by its classes, the model takes the colours.</source>
      <translation>Pontos, linhas ou polígonos com uma classe, em qualquer SRC. As edições contam antes de serem salvas. Se o estilo da camada seguir as classes, o modelo usa essas cores.</translation>
    </message>
    <message>
      <source>Points, lines or polygons with the name of what lies there, in any CRS.</source>
      <translation>Pontos, linhas ou polígonos com o nome do que há ali, em qualquer SRC.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polígonos</translation>
    </message>
    <message>
      <source>Polygons are ready</source>
      <translation>Os polígonos estão prontos</translation>
    </message>
    <message>
      <source>Polygons of change</source>
      <translation>Polígonos de mudança</translation>
    </message>
    <message>
      <source>Polygons of this land cover…</source>
      <translation>Polígonos desta cobertura do solo…</translation>
    </message>
    <message>
      <source>Polygons of where the response reaches the threshold, with phrase, response and area.</source>
      <translation>Polígonos de onde a resposta atinge o limiar, com frase, resposta e área.</translation>
    </message>
    <message>
      <source>Polygons with what each was and is, its probability of change and its area.</source>
      <translation>Polígonos com o que cada um era e é, sua probabilidade de mudança e sua área.</translation>
    </message>
    <message>
      <source>Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster</source>
      <translation>Polígonos sem lacunas nem sobreposições, com áreas em hectares, de um raster de cobertura do solo</translation>
    </message>
    <message>
      <source>Preparing polygons</source>
      <translation>Preparando polígonos</translation>
    </message>
    <message>
      <source>Preview of {model}</source>
      <translation>Prévia de {model}</translation>
    </message>
    <message>
      <source>Probability from which ground has changed.</source>
      <translation>Probabilidade a partir da qual o solo mudou.</translation>
    </message>
    <message>
      <source>Probability from which ground has changed; the layer follows at once, the table with the next run</source>
      <translation>Probabilidade a partir da qual o solo mudou; a camada muda na hora, a tabela na próxima execução</translation>
    </message>
    <message>
      <source>Probability of change</source>
      <translation>Probabilidade de mudança</translation>
    </message>
    <message>
      <source>Processes</source>
      <translation>Processos</translation>
    </message>
    <message>
      <source>Processes that work side by side on this machine; each takes the memory of a run of its own.</source>
      <translation>Processos que trabalham lado a lado neste computador; cada um ocupa a memória de uma execução própria.</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Processador</translation>
    </message>
    <message>
      <source>Producer's accuracy: of the ground that is this class, how much is mapped as it</source>
      <translation>Exatidão do produtor: do solo que é desta classe, quanto está mapeado como tal</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progresso</translation>
    </message>
    <message>
      <source>Progress of the set-up</source>
      <translation>Progresso da configuração</translation>
    </message>
    <message>
      <source>PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages</source>
      <translation>PyTorch {torch} (licença BSD), OpenVINO {openvino} (Apache 2.0, 180 MB) e mais {count} pacotes</translation>
    </message>
    <message>
      <source>Python of the engine</source>
      <translation>Python do motor</translation>
    </message>
    <message>
      <source>Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.</source>
      <translation>Faltam ao Python {version} os pacotes do motor ({names}…): pressione “Configurar” para criar o seu ambiente.</translation>
    </message>
    <message>
      <source>QGIS cannot open the exported file {path}.</source>
      <translation>O QGIS não consegue abrir o arquivo exportado {path}.</translation>
    </message>
    <message>
      <source>Random points within each class of a land-cover raster, as a layer to label</source>
      <translation>Pontos aleatórios dentro de cada classe de um raster de cobertura do solo, como camada para rotular</translation>
    </message>
    <message>
      <source>Rangeland</source>
      <translation>Pastagem</translation>
    </message>
    <message>
      <source>Rare classes get at least this many points, if there are enough points; 50 to 100 is usual</source>
      <translation>Classes raras recebem pelo menos este número de pontos, se houver pontos suficientes; o usual é de 50 a 100</translation>
    </message>
    <message>
      <source>Raster layer</source>
      <translation>Camada raster</translation>
    </message>
    <message>
      <source>Raster layers</source>
      <translation>Camadas raster</translation>
    </message>
    <message>
      <source>Raster layers with a file. Neighbouring files of one mosaic are read across their edges.</source>
      <translation>Camadas raster com um arquivo. Arquivos vizinhos de um mosaico são lidos através das suas bordas.</translation>
    </message>
    <message>
      <source>Raster over all results</source>
      <translation>Raster de todos os resultados</translation>
    </message>
    <message>
      <source>Raster with one band per dimension</source>
      <translation>Raster com uma banda por dimensão</translation>
    </message>
    <message>
      <source>Rasters (*.tif *.tiff *.vrt *.img);;All files (*)</source>
      <translation>Rasters (*.tif *.tiff *.vrt *.img);;Todos os arquivos (*)</translation>
    </message>
    <message>
      <source>Raster…</source>
      <translation>Raster…</translation>
    </message>
    <message>
      <source>Read as: {reading}</source>
      <translation>Lida como: {reading}</translation>
    </message>
    <message>
      <source>Reading labels</source>
      <translation>Lendo rótulos</translation>
    </message>
    <message>
      <source>Reading the checkpoint</source>
      <translation>Lendo o ponto de verificação</translation>
    </message>
    <message>
      <source>Reading the classes</source>
      <translation>Lendo as classes</translation>
    </message>
    <message>
      <source>Reading the network</source>
      <translation>Lendo a rede</translation>
    </message>
    <message>
      <source>Reading what will be sent</source>
      <translation>Lendo o que será enviado</translation>
    </message>
    <message>
      <source>Reads nothing across the edges of files: for files that are no parts of one mosaic.</source>
      <translation>Não lê nada além das bordas dos arquivos: para arquivos que não são partes de um mosaico.</translation>
    </message>
    <message>
      <source>Red band</source>
      <translation>Banda vermelha</translation>
    </message>
    <message>
      <source>Red, green and blue band, in this order; detected automatically if left empty.</source>
      <translation>Banda vermelha, verde e azul, nesta ordem; detectadas automaticamente se ficar vazio.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referência</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regiões</translation>
    </message>
    <message>
      <source>Regions and holes below the minimum area are merged into the neighbour with the longest shared boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size.</source>
      <translation>Regiões e buracos abaixo da área mínima são unidos ao vizinho com o limite comum mais longo. Áreas e perímetros são medidos sobre o elipsoide. Rasters de qualquer tamanho.</translation>
    </message>
    <message>
      <source>Regions are the places with at least this response</source>
      <translation>Regiões são os lugares com pelo menos esta resposta</translation>
    </message>
    <message>
      <source>Regions cannot be written there: choose a file, such as a GeoPackage.</source>
      <translation>Não é possível gravar regiões ali: escolha um arquivo, como um GeoPackage.</translation>
    </message>
    <message>
      <source>Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more than one possible reading is searched as a whole, and the log says so.</source>
      <translation>As relações são medidas no terreno: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. Uma frase com mais de uma leitura possível é procurada inteira, e o registro diz isso.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remover</translation>
    </message>
    <message>
      <source>Remove {title} from {folder}?</source>
      <translation>Remover {title} de {folder}?</translation>
    </message>
    <message>
      <source>Removed: {phrase}</source>
      <translation>Removido: {phrase}</translation>
    </message>
    <message>
      <source>Removes the answer and its layer from the project</source>
      <translation>Remove a resposta e a sua camada do projeto</translation>
    </message>
    <message>
      <source>Removes the drawn rectangle</source>
      <translation>Remove o retângulo desenhado</translation>
    </message>
    <message>
      <source>Removes the model from this machine</source>
      <translation>Remove o modelo desta máquina</translation>
    </message>
    <message>
      <source>Removes the selected class</source>
      <translation>Remove a classe selecionada</translation>
    </message>
    <message>
      <source>Removes the selected class from the list, if it has no labels</source>
      <translation>Remove da lista a classe selecionada, se ela não tiver rótulos</translation>
    </message>
    <message>
      <source>Removing small regions</source>
      <translation>Removendo regiões pequenas</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Renomear classe</translation>
    </message>
    <message>
      <source>Replace an existing file</source>
      <translation>Substituir um arquivo existente</translation>
    </message>
    <message>
      <source>Replace {things}?</source>
      <translation>Substituir {things}?</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Relatório</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>Resposta</translation>
    </message>
    <message>
      <source>Resu&amp;lt</source>
      <translation>R&amp;esultado</translation>
    </message>
    <message>
      <source>Resul&amp;t pixels</source>
      <translation>P&amp;ixels</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Resultado</translation>
    </message>
    <message>
      <source>Result of the set-up</source>
      <translation>Resultado da configuração</translation>
    </message>
    <message>
      <source>Results without a file name</source>
      <translation>Resultados sem nome de arquivo</translation>
    </message>
    <message>
      <source>Revision</source>
      <translation>Revisão</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>Estrada</translation>
    </message>
    <message>
      <source>Rounds the corners of simplified boundaries.</source>
      <translation>Arredonda os cantos dos limites simplificados.</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>Registro de execução</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Execuções</translation>
    </message>
    <message>
      <source>Runs whose results are in the folder for results, or beside a layer of the project.</source>
      <translation>Execuções cujos resultados estão na pasta dos resultados ou junto de uma camada do projeto.</translation>
    </message>
    <message>
      <source>S&amp;hared folders</source>
      <translation>Pastas compartil&amp;hadas</translation>
    </message>
    <message>
      <source>S&amp;mooth boundaries</source>
      <translation>Suavizar li&amp;mites</translation>
    </message>
    <message>
      <source>Same as the layer</source>
      <translation>Igual à camada</translation>
    </message>
    <message>
      <source>Same as the model</source>
      <translation>Igual ao modelo</translation>
    </message>
    <message>
      <source>Save areas</source>
      <translation>Salvar áreas</translation>
    </message>
    <message>
      <source>Save the labelled points of {layer}?</source>
      <translation>Salvar os pontos rotulados de {layer}?</translation>
    </message>
    <message>
      <source>Save the labels as</source>
      <translation>Salvar os rótulos como</translation>
    </message>
    <message>
      <source>Save the land cover as</source>
      <translation>Salvar a cobertura do solo como</translation>
    </message>
    <message>
      <source>Save the land cover as polygons, and its areas as a table</source>
      <translation>Salvar a cobertura do solo como polígonos, e suas áreas como tabela</translation>
    </message>
    <message>
      <source>Save the points</source>
      <translation>Salvar os pontos</translation>
    </message>
    <message>
      <source>Save to</source>
      <translation>Salvar em</translation>
    </message>
    <message>
      <source>Saved: {path}</source>
      <translation>Salvo: {path}</translation>
    </message>
    <message>
      <source>Saves the model as a zip file, to install it on another machine</source>
      <translation>Salva o modelo como arquivo zip, para instalá-lo em outro computador</translation>
    </message>
    <message>
      <source>Saves the table as a file</source>
      <translation>Salva a tabela como arquivo</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>Salvando</translation>
    </message>
    <message>
      <source>Scene context</source>
      <translation>Contexto da cena</translation>
    </message>
    <message>
      <source>Searches only within some classes of a land cover</source>
      <translation>Procura só dentro de algumas classes de uma cobertura do solo</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Segundos</translation>
    </message>
    <message>
      <source>Seconds for each of these steps</source>
      <translation>Segundos de cada um destes passos</translation>
    </message>
    <message>
      <source>Seconds that it took</source>
      <translation>Segundos que levou</translation>
    </message>
    <message>
      <source>Seconds that the answer took</source>
      <translation>Segundos que a resposta levou</translation>
    </message>
    <message>
      <source>Seconds that the comparison took</source>
      <translation>Segundos que a comparação levou</translation>
    </message>
    <message>
      <source>Seconds that the mapping took</source>
      <translation>Segundos que o mapeamento levou</translation>
    </message>
    <message>
      <source>Seconds that the training took</source>
      <translation>Segundos que o treinamento levou</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Semente</translation>
    </message>
    <message>
      <source>Segmentation network</source>
      <translation>Rede de segmentação</translation>
    </message>
    <message>
      <source>Selected polygons</source>
      <translation>Polígonos selecionados</translation>
    </message>
    <message>
      <source>Selected polygons only ({count})</source>
      <translation>Só polígonos selecionados ({count})</translation>
    </message>
    <message>
      <source>Selects a point without a class and moves the map there</source>
      <translation>Seleciona um ponto sem classe e move o mapa até lá</translation>
    </message>
    <message>
      <source>Selects these labels and zooms to them</source>
      <translation>Seleciona estes rótulos e aproxima a vista deles</translation>
    </message>
    <message>
      <source>Send {size} of {names} to {host}?</source>
      <translation>Enviar {size} de {names} para {host}?</translation>
    </message>
    <message>
      <source>Sends the engine's code, and makes its environment there; packages are downloaded by that machine</source>
      <translation>Envia o código do motor e cria lá o seu ambiente; os pacotes são baixados por aquele computador</translation>
    </message>
    <message>
      <source>Set &amp;up</source>
      <translation>&amp;Configurar</translation>
    </message>
    <message>
      <source>Set up the engine</source>
      <translation>Configurar o motor</translation>
    </message>
    <message>
      <source>Set up the engine: change the graphics card or the Python, or update it</source>
      <translation>Configurar o motor: mudar a placa de vídeo ou o Python, ou atualizá-lo</translation>
    </message>
    <message>
      <source>Sets the threshold of a model of your own on ground that you know</source>
      <translation>Define o limiar de um modelo seu em um terreno que você conhece</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Proporção</translation>
    </message>
    <message>
      <source>Share of the extent with an embedding</source>
      <translation>Parte da extensão com embedding</translation>
    </message>
    <message>
      <source>Share of the labels of a class that get this class from a model that did not learn from them. It describes the places that you labelled.</source>
      <translation>Parte dos rótulos de uma classe que recebem esta classe de um modelo que não aprendeu com eles. Descreve os lugares que você rotulou.</translation>
    </message>
    <message>
      <source>Sho&amp;w the next one</source>
      <translation>&amp;Mostrar o próximo</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>Pasta</translation>
    </message>
    <message>
      <source>Show only the selected answer</source>
      <translation>Só a resposta selecionada</translation>
    </message>
    <message>
      <source>Show the &amp;best places</source>
      <translation>Mos&amp;trar os melhores lugares</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Shown res&amp;ult</source>
      <translation>Res&amp;ultado</translation>
    </message>
    <message>
      <source>Shows the imagery below while the button is pressed</source>
      <translation>Mostra as imagens abaixo enquanto o botão está pressionado</translation>
    </message>
    <message>
      <source>Shows the other pages; nothing can be computed before the set-up</source>
      <translation>Mostra as outras páginas; nada pode ser calculado antes da configuração</translation>
    </message>
    <message>
      <source>Shows the place in the extent where a label would help most, and says why</source>
      <translation>Mostra o lugar da extensão onde um rótulo ajudaria mais, e diz por quê</translation>
    </message>
    <message>
      <source>Shows the places with the highest response, although nothing was found</source>
      <translation>Mostra os lugares com a resposta mais alta, embora nada tenha sido encontrado</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>Semelhança</translation>
    </message>
    <message>
      <source>Similarity of an embedding field to a place, as a map</source>
      <translation>Semelhança de um campo de embeddings com um lugar, como mapa</translation>
    </message>
    <message>
      <source>Similarity that a fifth of the extent reaches</source>
      <translation>Semelhança que um quinto da extensão atinge</translation>
    </message>
    <message>
      <source>Simplify (m)</source>
      <translation>Simplificar (m)</translation>
    </message>
    <message>
      <source>Simplifying boundaries</source>
      <translation>Simplificando limites</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamanho</translation>
    </message>
    <message>
      <source>Size of a pixel on the ground; needed only for an image without a CRS</source>
      <translation>Tamanho de um pixel no terreno; só é necessário para uma imagem sem SRC</translation>
    </message>
    <message>
      <source>Smaller changes are dropped</source>
      <translation>Mudanças menores são deixadas de fora</translation>
    </message>
    <message>
      <source>Smaller changes are dropped; 0 keeps all.</source>
      <translation>Mudanças menores são deixadas de fora; 0 mantém todas.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are left out; 0 keeps all.</source>
      <translation>Regiões e buracos menores são deixados de fora; 0 mantém todos.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are merged into their neighbours; 0 keeps all.</source>
      <translation>Regiões e buracos menores são unidos aos vizinhos; 0 mantém todos.</translation>
    </message>
    <message>
      <source>Smaller regions are left out</source>
      <translation>Regiões menores são deixadas de fora</translation>
    </message>
    <message>
      <source>Smooth boundaries</source>
      <translation>Suavizar limites</translation>
    </message>
    <message>
      <source>Smoothing boundaries</source>
      <translation>Suavizando limites</translation>
    </message>
    <message>
      <source>Source layer</source>
      <translation>Camada de origem</translation>
    </message>
    <message>
      <source>Standard error of the overall accuracy</source>
      <translation>Erro padrão da exatidão global</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>Partir de</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Iniciando</translation>
    </message>
    <message>
      <source>Starts from</source>
      <translation>Parte de</translation>
    </message>
    <message>
      <source>Steps that the whole network takes</source>
      <translation>Passos de que a rede inteira precisa</translation>
    </message>
    <message>
      <source>Stops the download; it continues from there the next time</source>
      <translation>Para o download; da próxima vez ele continua daí</translation>
    </message>
    <message>
      <source>Stops the run; nothing is written</source>
      <translation>Para a execução; nada é gravado</translation>
    </message>
    <message>
      <source>Stops the set-up; packages that are already installed are kept for the next time</source>
      <translation>Para a configuração; os pacotes já instalados são mantidos para a próxima vez</translation>
    </message>
    <message>
      <source>Stops; what is installed is kept for the next time</source>
      <translation>Para; o que está instalado é mantido para a próxima vez</translation>
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
      <translation>&amp;Tabela de áreas (CSV, na mesma pasta)</translation>
    </message>
    <message>
      <source>Tables and plots as a page to read or print.</source>
      <translation>Tabelas e gráficos como página para ler ou imprimir.</translation>
    </message>
    <message>
      <source>Take each raster by itself</source>
      <translation>Tomar cada raster separadamente</translation>
    </message>
    <message>
      <source>Take the phrase as a whole</source>
      <translation>Tomar a frase inteira</translation>
    </message>
    <message>
      <source>Takes about {time}: {count} steps. Each label does not train it by itself.</source>
      <translation>Leva cerca de {time}: {count} passos. Ela não treina sozinha após cada rótulo.</translation>
    </message>
    <message>
      <source>Takes minutes to hours. Train once without it to see for how long.</source>
      <translation>Leva de minutos a horas. Treine uma vez sem isso para ver quanto tempo.</translation>
    </message>
    <message>
      <source>Takes the last click back</source>
      <translation>Desfaz o último clique</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tarefa</translation>
    </message>
    <message>
      <source>Temporary files, lost when QGIS closes</source>
      <translation>Arquivos temporários, perdidos quando o QGIS fecha</translation>
    </message>
    <message>
      <source>Test f&amp;olders</source>
      <translation>Testar &amp;pastas</translation>
    </message>
    <message>
      <source>Testing the shared folders</source>
      <translation>Testando as pastas compartilhadas</translation>
    </message>
    <message>
      <source>That of the model</source>
      <translation>O do modelo</translation>
    </message>
    <message>
      <source>That of the model to start from</source>
      <translation>O do modelo de partida</translation>
    </message>
    <message>
      <source>The GeoPackage that will hold the points and your labels</source>
      <translation>O GeoPackage que vai conter os pontos e os seus rótulos</translation>
    </message>
    <message>
      <source>The GeoPackage to write.</source>
      <translation>O GeoPackage a gravar.</translation>
    </message>
    <message>
      <source>The Processing plugin is off: switch it on in the plugin manager.</source>
      <translation>O complemento Processing está desligado: ligue-o no gerenciador de complementos.</translation>
    </message>
    <message>
      <source>The address of a list of models</source>
      <translation>O endereço de uma lista de modelos</translation>
    </message>
    <message>
      <source>The answer holds for this project.</source>
      <translation>A resposta vale para este projeto.</translation>
    </message>
    <message>
      <source>The attribute that holds the class, as a name or a code</source>
      <translation>O atributo que contém a classe, como nome ou código</translation>
    </message>
    <message>
      <source>The attribute {field} holds codes: enter a number from 1 to 255.</source>
      <translation>O atributo {field} contém códigos: insira um número de 1 a 255.</translation>
    </message>
    <message>
      <source>The attributes of the polygons beside the class code; all if left empty.</source>
      <translation>Os atributos dos polígonos além do código da classe; todos se ficar vazio.</translation>
    </message>
    <message>
      <source>The catalogue {address} cannot be downloaded ({error}): check the address and the network.</source>
      <translation>Não é possível baixar o catálogo {address} ({error}): verifique o endereço e a rede.</translation>
    </message>
    <message>
      <source>The check</source>
      <translation>A verificação</translation>
    </message>
    <message>
      <source>The check of this Python</source>
      <translation>A verificação deste Python</translation>
    </message>
    <message>
      <source>The check of this machine</source>
      <translation>A verificação deste computador</translation>
    </message>
    <message>
      <source>The class areas and the facts of the run as an HTML page.</source>
      <translation>As áreas das classes e os dados da execução como página HTML.</translation>
    </message>
    <message>
      <source>The class has no name: enter one.</source>
      <translation>A classe não tem nome: insira um.</translation>
    </message>
    <message>
      <source>The class of the land cover (code or name) for each value of the reference. A value with an empty class is left out. A value that is not listed is the class with the same name or code.</source>
      <translation>A classe da cobertura do solo (código ou nome) para cada valor da referência. Um valor com a classe vazia é deixado de fora. Um valor que não está na lista é a classe com o mesmo nome ou código.</translation>
    </message>
    <message>
      <source>The classes in the order of the network's outputs; one output alone gets the background as class 1</source>
      <translation>As classes na ordem das saídas da rede; com uma única saída, o fundo é a classe 1</translation>
    </message>
    <message>
      <source>The classes of the labels; the selected one is drawn</source>
      <translation>As classes dos rótulos; a selecionada é desenhada</translation>
    </message>
    <message>
      <source>The classes to search in</source>
      <translation>As classes em que procurar</translation>
    </message>
    <message>
      <source>The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”</source>
      <translation>O commit do ponto de verificação no Hugging Face Hub: a página dele o mostra em “Files and versions”</translation>
    </message>
    <message>
      <source>The confidence raster of the same run: its mean becomes an attribute of each polygon.</source>
      <translation>O raster de confiança da mesma execução: sua média vira um atributo de cada polígono.</translation>
    </message>
    <message>
      <source>The device {id} is no longer available: Landscribe chooses the device automatically.</source>
      <translation>O dispositivo {id} não está mais disponível: o Landscribe escolhe o dispositivo automaticamente.</translation>
    </message>
    <message>
      <source>The diagnostics are on the clipboard.</source>
      <translation>O diagnóstico está na área de transferência.</translation>
    </message>
    <message>
      <source>The distances of the phrase: change them to ask again</source>
      <translation>As distâncias da frase: altere-as para perguntar de novo</translation>
    </message>
    <message>
      <source>The earlier date.</source>
      <translation>A data anterior.</translation>
    </message>
    <message>
      <source>The earlier date: imagery, or a land cover made before</source>
      <translation>A data anterior: imagens, ou uma cobertura do solo já existente</translation>
    </message>
    <message>
      <source>The embedding {name} covers {share} % of the extent, and the rest was done without one.</source>
      <translation>O embedding {name} cobre {share} % da extensão; o resto foi feito sem ele.</translation>
    </message>
    <message>
      <source>The engine is ready.</source>
      <translation>O motor está pronto.</translation>
    </message>
    <message>
      <source>The engine's full answer (JSON)</source>
      <translation>A resposta completa do motor (JSON)</translation>
    </message>
    <message>
      <source>The estimated overall accuracy will be this precise, with 95 % confidence</source>
      <translation>A exatidão global estimada terá esta precisão, com 95 % de confiança</translation>
    </message>
    <message>
      <source>The export of the model</source>
      <translation>A exportação do modelo</translation>
    </message>
    <message>
      <source>The extent cannot be transformed to the layer's CRS: choose one closer to the layer.</source>
      <translation>Não é possível transformar a extensão para o SRC da camada: escolha uma mais próxima da camada.</translation>
    </message>
    <message>
      <source>The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on the overlap. Nodata stays nodata. Any CRS, data type and size.</source>
      <translation>A extensão decide quais pixels são mapeados, mas não as suas classes: duas extensões que se sobrepõem concordam na sobreposição. Sem dados continua sem dados. Qualquer SRC, tipo de dados e tamanho.</translation>
    </message>
    <message>
      <source>The extent does not touch the layer: zoom to the layer or choose another extent.</source>
      <translation>A extensão não toca a camada: aproxime a camada ou escolha outra extensão.</translation>
    </message>
    <message>
      <source>The extent is empty: draw or choose one that covers some ground.</source>
      <translation>A extensão está vazia: desenhe ou escolha uma que cubra algum terreno.</translation>
    </message>
    <message>
      <source>The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side.</source>
      <translation>A extensão é grande demais para desenhar esta camada a {gsd:.2g} m: escolha uma com menos de {side:.1f} km de lado.</translation>
    </message>
    <message>
      <source>The extent lies beside the layer.</source>
      <translation>A extensão está fora da camada.</translation>
    </message>
    <message>
      <source>The features could not be copied for the engine ({error}): free some space.</source>
      <translation>Não foi possível copiar as feições para o motor ({error}): libere espaço.</translation>
    </message>
    <message>
      <source>The features of the scene are kept, so that the second phrase is answered almost at once. The extent decides which places get a response, but does not change the response.</source>
      <translation>As características da cena são guardadas, de modo que a segunda frase é respondida quase na hora. A extensão decide quais lugares recebem uma resposta, mas não muda a resposta.</translation>
    </message>
    <message>
      <source>The file name is missing: enter the file to export to.</source>
      <translation>Falta o nome do arquivo: insira o arquivo para o qual exportar.</translation>
    </message>
    <message>
      <source>The file of this answer is missing: ask again, or remove it.</source>
      <translation>Falta o arquivo desta resposta: pergunte de novo ou remova-a.</translation>
    </message>
    <message>
      <source>The file to write: .gpkg, .geojson, .fgb or .shp.</source>
      <translation>O arquivo a gravar: .gpkg, .geojson, .fgb ou .shp.</translation>
    </message>
    <message>
      <source>The folder for the engine's Python environment, on any disk</source>
      <translation>A pasta do ambiente Python do motor, em qualquer disco</translation>
    </message>
    <message>
      <source>The folder of your own models, with one subfolder per model</source>
      <translation>A pasta dos seus próprios modelos, com uma subpasta por modelo</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): enter another place under “Save to”.</source>
      <translation>Não é possível criar a pasta {folder} ({error}): indique outro lugar em “Salvar em”.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): save the project elsewhere.</source>
      <translation>Não é possível criar a pasta {folder} ({error}): salve o projeto em outro lugar.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({error}): choose a folder of models.</source>
      <translation>Não é possível criar a pasta {folder} ({error}): escolha uma pasta de modelos.</translation>
    </message>
    <message>
      <source>The head alone (seconds)</source>
      <translation>Só a cabeça (segundos)</translation>
    </message>
    <message>
      <source>The image to work on; it follows the active layer</source>
      <translation>A imagem com que se trabalha; ela segue a camada ativa</translation>
    </message>
    <message>
      <source>The imagery of {name} is not in the project: load it first.</source>
      <translation>As imagens de {name} não estão no projeto: carregue-as primeiro.</translation>
    </message>
    <message>
      <source>The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>As imagens sobre as quais estão os rótulos. Serviços (WMS, XYZ) e camadas virtuais são desenhados primeiro.</translation>
    </message>
    <message>
      <source>The installation of the model</source>
      <translation>A instalação do modelo</translation>
    </message>
    <message>
      <source>The labels cannot be read: choose a layer of points, lines or polygons.</source>
      <translation>Não é possível ler os rótulos: escolha uma camada de pontos, linhas ou polígonos.</translation>
    </message>
    <message>
      <source>The labels cannot be written to {path} ({error}): save the project in a folder of yours.</source>
      <translation>Não é possível gravar os rótulos em {path} ({error}): salve o projeto em uma pasta sua.</translation>
    </message>
    <message>
      <source>The labels do not improve on the model to start from, so its map is kept.</source>
      <translation>Os rótulos não melhoram o modelo de partida, por isso o mapa dele é mantido.</translation>
    </message>
    <message>
      <source>The labels do not lie on the layer: choose labels of this imagery.</source>
      <translation>Os rótulos não estão sobre a camada: escolha rótulos destas imagens.</translation>
    </message>
    <message>
      <source>The labels have no attribute {field}: choose the one that holds the class.</source>
      <translation>Os rótulos não têm o atributo {field}: escolha o que contém a classe.</translation>
    </message>
    <message>
      <source>The labels so far; edits count before they are saved.</source>
      <translation>Os rótulos até agora; as edições contam antes de serem salvas.</translation>
    </message>
    <message>
      <source>The labels {name} cannot be edited: choose another layer or make new labels.</source>
      <translation>Não é possível editar os rótulos {name}: escolha outra camada ou crie novos rótulos.</translation>
    </message>
    <message>
      <source>The land cover that the table and the buttons below are about</source>
      <translation>A cobertura do solo de que tratam a tabela e os botões abaixo</translation>
    </message>
    <message>
      <source>The largest of the extent</source>
      <translation>O maior da extensão</translation>
    </message>
    <message>
      <source>The largest of the whole layer</source>
      <translation>O maior de toda a camada</translation>
    </message>
    <message>
      <source>The later date, of the same kind</source>
      <translation>A data posterior, do mesmo tipo</translation>
    </message>
    <message>
      <source>The later date: imagery like the earlier one, or a land cover if that is one.</source>
      <translation>A data posterior: imagens como a anterior, ou uma cobertura do solo se aquela for uma.</translation>
    </message>
    <message>
      <source>The layer could not be drawn to a file ({error}): free some space.</source>
      <translation>Não foi possível desenhar a camada em um arquivo ({error}): libere espaço.</translation>
    </message>
    <message>
      <source>The layer does not take this label: draw it again, or choose another layer.</source>
      <translation>A camada não aceita este rótulo: desenhe-o de novo ou escolha outra camada.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system: set its CRS in the layer properties.</source>
      <translation>A camada não tem sistema de coordenadas: defina o SRC nas propriedades da camada.</translation>
    </message>
    <message>
      <source>The layer itself</source>
      <translation>A própria camada</translation>
    </message>
    <message>
      <source>The layer of transitions is gone from the project: compare both dates again.</source>
      <translation>A camada de transições não está mais no projeto: compare as duas datas novamente.</translation>
    </message>
    <message>
      <source>The layer of “{phrase}” was removed: ask again about another layer.</source>
      <translation>A camada de “{phrase}” foi removida: pergunte de novo sobre outra camada.</translation>
    </message>
    <message>
      <source>The layer shows nothing there{why}: check its connection or choose another extent.</source>
      <translation>A camada não mostra nada ali{why}: verifique a conexão ou escolha outra extensão.</translation>
    </message>
    <message>
      <source>The layer was drawn before: refresh the map (F5) to draw it again.</source>
      <translation>A camada foi desenhada antes: atualize o mapa (F5) para desenhá-la de novo.</translation>
    </message>
    <message>
      <source>The layer's CRS is not defined at this extent: choose an extent closer to the layer.</source>
      <translation>O SRC da camada não está definido nesta extensão: escolha uma extensão mais próxima da camada.</translation>
    </message>
    <message>
      <source>The list of tiles is downloaded on first use.</source>
      <translation>A lista de blocos é baixada no primeiro uso.</translation>
    </message>
    <message>
      <source>The log shows the accuracy of each class by cross-validation: how many of its labels get the right class from a model that did not learn from them, with the 95 % interval.</source>
      <translation>O registro mostra a exatidão de cada classe por validação cruzada: quantos de seus rótulos recebem a classe certa de um modelo que não aprendeu com eles, com o intervalo de 95 %.</translation>
    </message>
    <message>
      <source>The lowest response that belongs to a region; the model's own if left empty.</source>
      <translation>A resposta mais baixa que pertence a uma região; a do próprio modelo se ficar vazio.</translation>
    </message>
    <message>
      <source>The lowest response that the style shows; the model's own if left empty.</source>
      <translation>A resposta mais baixa que o estilo mostra; a do próprio modelo se ficar vazio.</translation>
    </message>
    <message>
      <source>The matrix and a flow chart as an HTML page.</source>
      <translation>A matriz e um diagrama de fluxos como página HTML.</translation>
    </message>
    <message>
      <source>The matrix of transitions in hectares, with gains and losses.</source>
      <translation>A matriz de transições em hectares, com ganhos e perdas.</translation>
    </message>
    <message>
      <source>The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.</source>
      <translation>O modelo está incerto aqui (confiança média {percent} %): estas imagens talvez sejam diferentes daquelas com que aprendeu.</translation>
    </message>
    <message>
      <source>The model of {name} is not installed, or its run record is missing: map the extent again first.</source>
      <translation>O modelo de {name} não está instalado, ou falta o registro de execução: mapeie primeiro a extensão de novo.</translation>
    </message>
    <message>
      <source>The model that shall become better.</source>
      <translation>O modelo que se quer melhorar.</translation>
    </message>
    <message>
      <source>The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which cells belong together) and not its classes.</source>
      <translation>O modelo {model} não aprendeu a ler {kind}, por isso o embedding {name} guiou só a sua estrutura (quais células ficam juntas) e não as suas classes.</translation>
    </message>
    <message>
      <source>The model {model} uses no embedding, so {embedding} was not read.</source>
      <translation>O modelo {model} não usa embedding, por isso {embedding} não foi lido.</translation>
    </message>
    <message>
      <source>The model's card keeps both. Without them, results say that the levels are guesses.</source>
      <translation>A ficha do modelo guarda ambos. Sem eles, os resultados dizem que os níveis são suposições.</translation>
    </message>
    <message>
      <source>The name {name} is too long for the attribute {field}: use at most {length} characters.</source>
      <translation>O nome {name} é longo demais para o atributo {field}: use no máximo {length} caracteres.</translation>
    </message>
    <message>
      <source>The network that compares the image with the words</source>
      <translation>A rede que compara a imagem com as palavras</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for land covers</source>
      <translation>A rede que mapeia as duas datas; não é usada para coberturas do solo</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for two land covers.</source>
      <translation>A rede que mapeia as duas datas; não é usada para duas coberturas do solo.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its classes, resolution range and training data.</source>
      <translation>A rede a usar; a ficha informa suas classes, faixa de resolução e dados de treinamento.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its resolution range and training data.</source>
      <translation>A rede a usar; a ficha informa sua faixa de resolução e seus dados de treinamento.</translation>
    </message>
    <message>
      <source>The network uses the image only.</source>
      <translation>A rede usa só a imagem.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on.</source>
      <translation>A rede em cujas características e classes o novo modelo se baseia.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on. An embedding that is chosen on the page Map is learnt from, too, and the new model needs it</source>
      <translation>A rede em cujas características e classes o novo modelo se baseia. Também se aprende de um embedding escolhido na página Mapa, e o novo modelo precisa dele</translation>
    </message>
    <message>
      <source>The network's own cells</source>
      <translation>As células próprias da rede</translation>
    </message>
    <message>
      <source>The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), “alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”.</source>
      <translation>O que a rede vê do entorno: “scene-context” (uma visão geral da própria cena), “alphaearth:” ou “tessera:” e um ano, “esd:” ou “raster:” e o caminho de um arquivo, ou “none”.</translation>
    </message>
    <message>
      <source>The neural network that gives each pixel its class</source>
      <translation>A rede neural que dá a cada pixel a sua classe</translation>
    </message>
    <message>
      <source>The oldest data is removed when the limit is reached</source>
      <translation>Os dados mais antigos são removidos quando o limite é atingido</translation>
    </message>
    <message>
      <source>The part of the image to work on; the result for a pixel does not depend on it</source>
      <translation>A parte da imagem com que se trabalha; o resultado de um pixel não depende dela</translation>
    </message>
    <message>
      <source>The part to compare, in any CRS; all that both have if left empty.</source>
      <translation>A parte a comparar, em qualquer SRC; tudo o que ambas têm se ficar vazio.</translation>
    </message>
    <message>
      <source>The part to map, in any CRS; the whole layer if left empty.</source>
      <translation>A parte a mapear, em qualquer SRC; toda a camada se ficar vazio.</translation>
    </message>
    <message>
      <source>The part to search, in any CRS; the whole layer if left empty.</source>
      <translation>A parte em que procurar, em qualquer SRC; toda a camada se ficar vazio.</translation>
    </message>
    <message>
      <source>The part to work on, in any CRS; all of the rasters if left empty.</source>
      <translation>A parte a trabalhar, em qualquer SRC; todos os rasters inteiros se ficar vazio.</translation>
    </message>
    <message>
      <source>The phrase is too long to look for relations in it, so it was taken whole.</source>
      <translation>A frase é longa demais para procurar relações nela, por isso foi tomada inteira.</translation>
    </message>
    <message>
      <source>The phrase is too long: only its first {count} characters were read, to “{end}”.</source>
      <translation>A frase é longa demais: só os primeiros {count} caracteres foram lidos, até “{end}”.</translation>
    </message>
    <message>
      <source>The place to compare with, in any CRS.</source>
      <translation>O lugar com o qual comparar, em qualquer SRC.</translation>
    </message>
    <message>
      <source>The place where one more label would help a model most, and why</source>
      <translation>O lugar onde mais um rótulo ajudaria mais um modelo, e por quê</translation>
    </message>
    <message>
      <source>The points are shuffled and do not show the map's class, so that the labels are independent of it.</source>
      <translation>Os pontos são embaralhados e não mostram a classe do mapa, para que os rótulos sejam independentes dele.</translation>
    </message>
    <message>
      <source>The polygons cannot be read: choose a polygon layer, or select them again.</source>
      <translation>Não é possível ler os polígonos: escolha uma camada de polígonos, ou selecione-os de novo.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed.</source>
      <translation>O raster de códigos de classe a avaliar.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed; its classes are the strata.</source>
      <translation>O raster de códigos de classe a avaliar; suas classes são os estratos.</translation>
    </message>
    <message>
      <source>The raster's CRS if left empty. GeoJSON is always WGS 84.</source>
      <translation>O SRC do raster se ficar vazio. GeoJSON é sempre WGS 84.</translation>
    </message>
    <message>
      <source>The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The shift between them is measured first, and reported if it is above half a pixel.</source>
      <translation>Os rasters podem ter qualquer SRC e resolução; ambos são lidos nos pixels do mais grosseiro. Primeiro o deslocamento entre eles é medido, e informado se passar de meio pixel.</translation>
    </message>
    <message>
      <source>The reference: a class raster, or polygons or points with a class attribute.</source>
      <translation>A referência: um raster de classes, ou polígonos ou pontos com um atributo de classe.</translation>
    </message>
    <message>
      <source>The report is one HTML file with plots that any browser opens.</source>
      <translation>O relatório é um único arquivo HTML com gráficos que qualquer navegador abre.</translation>
    </message>
    <message>
      <source>The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the threshold are hidden; the layer changes at once.</source>
      <translation>A resposta diz quão bem um lugar corresponde à frase, de 0 (nada) a 1. Lugares abaixo do limiar ficam ocultos; a camada muda na hora.</translation>
    </message>
    <message>
      <source>The result has the extent and CRS of this layer; its bands are not used.</source>
      <translation>O resultado tem a extensão e o SRC desta camada; suas bandas não são usadas.</translation>
    </message>
    <message>
      <source>The results, a raster over all of them (VRT), and the manifest.</source>
      <translation>Os resultados, um raster que abrange todos (VRT) e o manifesto.</translation>
    </message>
    <message>
      <source>The run failed unexpectedly ({error}): see the Landscribe log.</source>
      <translation>A execução falhou de forma inesperada ({error}): veja o registro do Landscribe.</translation>
    </message>
    <message>
      <source>The run failed: see the Processing log.</source>
      <translation>A execução falhou: veja o registro do Processing.</translation>
    </message>
    <message>
      <source>The run record of this layer has no areas.</source>
      <translation>O registro de execução desta camada não tem áreas.</translation>
    </message>
    <message>
      <source>The same seed draws the same points.</source>
      <translation>A mesma semente sorteia os mesmos pontos.</translation>
    </message>
    <message>
      <source>The same table as text for spreadsheets.</source>
      <translation>A mesma tabela como texto para planilhas.</translation>
    </message>
    <message>
      <source>The set-up</source>
      <translation>A configuração</translation>
    </message>
    <message>
      <source>The shared folder holds: {host} reads and writes there what lies here.</source>
      <translation>A pasta compartilhada funciona: {host} lê e grava lá o que está aqui.</translation>
    </message>
    <message>
      <source>The shift between both dates is always measured, and reported above half a pixel</source>
      <translation>O deslocamento entre as duas datas é sempre medido, e informado acima de meio pixel</translation>
    </message>
    <message>
      <source>The shift between the two dates could not be measured, because they have too few edges in common: they were compared where they say that they lie.</source>
      <translation>Não foi possível medir o deslocamento entre as duas datas, porque elas têm poucas bordas em comum: foram comparadas onde dizem estar.</translation>
    </message>
    <message>
      <source>The table of classes has two columns: give pairs of reference and land cover.</source>
      <translation>A tabela de classes tem duas colunas: dê pares de referência e cobertura do solo.</translation>
    </message>
    <message>
      <source>The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.</source>
      <translation>O codificador de texto lê só o começo de uma frase, por isso “{rest}” ficou de fora.</translation>
    </message>
    <message>
      <source>The total; computed from the standard error if left empty.</source>
      <translation>O total; calculado a partir do erro padrão se ficar vazio.</translation>
    </message>
    <message>
      <source>The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: the model then needs such a field wherever it maps. If left empty, that of the model to start from.</source>
      <translation>Aprende-se dos valores de um campo de embeddings (AlphaEarth, TESSERA, um raster), além da imagem: o modelo então precisa desse campo onde quer que mapeie. Se ficar vazio, o do modelo inicial.</translation>
    </message>
    <message>
      <source>The whole layer is read: {cost}. It is kept for later phrases.</source>
      <translation>Toda a camada é lida: {cost}. Ela é guardada para frases posteriores.</translation>
    </message>
    <message>
      <source>The whole network (minutes to hours)</source>
      <translation>A rede inteira (de minutos a horas)</translation>
    </message>
    <message>
      <source>There are no areas yet: press Measure first.</source>
      <translation>Ainda não há áreas: pressione primeiro Medir.</translation>
    </message>
    <message>
      <source>There are no labels: make new labels, or choose a layer.</source>
      <translation>Não há rótulos: crie novos rótulos ou escolha uma camada.</translation>
    </message>
    <message>
      <source>There are no shared folders: enter one, or allow sending rasters.</source>
      <translation>Não há pastas compartilhadas: insira uma ou permita enviar rasters.</translation>
    </message>
    <message>
      <source>There are no wheels (*.whl) in {folder}: choose a folder that has them.</source>
      <translation>Não há wheels (*.whl) em {folder}: escolha uma pasta que os tenha.</translation>
    </message>
    <message>
      <source>There is a class {name} already: give another name.</source>
      <translation>Já existe uma classe {name}: dê outro nome.</translation>
    </message>
    <message>
      <source>There is no answer to remove.</source>
      <translation>Não há resposta para remover.</translation>
    </message>
    <message>
      <source>There is no class to label with: add one first.</source>
      <translation>Não há nenhuma classe para rotular: adicione uma primeiro.</translation>
    </message>
    <message>
      <source>There is no class to remove: add one first.</source>
      <translation>Não há classe para remover: adicione uma primeiro.</translation>
    </message>
    <message>
      <source>There is no click to take back: click places first.</source>
      <translation>Não há clique para desfazer: clique primeiro em alguns lugares.</translation>
    </message>
    <message>
      <source>There is no file {path}: choose an existing raster.</source>
      <translation>O arquivo {path} não existe: escolha um raster existente.</translation>
    </message>
    <message>
      <source>There is no folder {folder}: choose an existing folder.</source>
      <translation>A pasta {folder} não existe: escolha uma pasta existente.</translation>
    </message>
    <message>
      <source>There is no graphics card that the engine can use: it computes on the processor, which takes longer.</source>
      <translation>Não há placa de vídeo que o motor possa usar: ele calcula no processador, o que demora mais.</translation>
    </message>
    <message>
      <source>There is no label: draw some, or choose a layer with labels.</source>
      <translation>Não há nenhum rótulo: desenhe alguns ou escolha uma camada com rótulos.</translation>
    </message>
    <message>
      <source>There is no model of your own for phrases: get one on the page “Models” first.</source>
      <translation>Não há nenhum modelo seu para frases: obtenha antes um na página Modelos.</translation>
    </message>
    <message>
      <source>There is no model to download: enter a catalogue's address, and load it.</source>
      <translation>Não há modelo para baixar: digite o endereço de um catálogo e carregue-o.</translation>
    </message>
    <message>
      <source>There is no phrase: write one, such as “houses next to the river”.</source>
      <translation>Não há nenhuma frase: escreva uma, como “houses next to the river”.</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for, such as “houses next to the river”.</source>
      <translation>Não há nenhuma frase: escreva o que procurar, como “houses next to the river”.</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for.</source>
      <translation>Não há nenhuma frase: escreva o que procurar.</translation>
    </message>
    <message>
      <source>There is no polygon: select some, or choose a layer with polygons.</source>
      <translation>Não há nenhum polígono: selecione alguns ou escolha uma camada com polígonos.</translation>
    </message>
    <message>
      <source>There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a model from a file, a folder or an address.</source>
      <translation>Ainda não há um catálogo público de modelos do Landscribe. Insira o endereço de um catálogo, ou adicione um modelo de um arquivo, de uma pasta ou de um endereço.</translation>
    </message>
    <message>
      <source>There is no raster layer: load one first.</source>
      <translation>Não há nenhuma camada raster: carregue uma primeiro.</translation>
    </message>
    <message>
      <source>There is no report yet: press Compare first.</source>
      <translation>Ainda não há relatório: pressione primeiro Comparar.</translation>
    </message>
    <message>
      <source>There is no response outside these polygons; relations still see the surroundings.</source>
      <translation>Não há resposta fora destes polígonos; as relações ainda veem o entorno.</translation>
    </message>
    <message>
      <source>There is nothing to work on: choose layers, a folder or a tile index.</source>
      <translation>Não há nada com que trabalhar: escolha camadas, uma pasta ou um índice de blocos.</translation>
    </message>
    <message>
      <source>This catalogue offers no models.</source>
      <translation>Este catálogo não oferece modelos.</translation>
    </message>
    <message>
      <source>This checkpoint is installed with the command “landscribe models convert”.</source>
      <translation>Este checkpoint é instalado com o comando “landscribe models convert”.</translation>
    </message>
    <message>
      <source>This file is temporary: your labels would be lost. Choose another file, or save the project first.</source>
      <translation>Este arquivo é temporário: os seus rótulos se perderiam. Escolha outro arquivo, ou salve primeiro o projeto.</translation>
    </message>
    <message>
      <source>This is no raster: drop an image file or a raster layer.</source>
      <translation>Isto não é um raster: solte um arquivo de imagem ou uma camada raster.</translation>
    </message>
    <message>
      <source>This machine computes again.</source>
      <translation>Este computador volta a calcular.</translation>
    </message>
    <message>
      <source>This machine may not write in {here}, so results cannot be put there: choose another folder.</source>
      <translation>Este computador não pode gravar em {here}, por isso não é possível pôr resultados ali: escolha outra pasta.</translation>
    </message>
    <message>
      <source>This model is part of Landscribe: it cannot be removed.</source>
      <translation>Este modelo faz parte do Landscribe: não pode ser removido.</translation>
    </message>
    <message>
      <source>This place cannot be converted to the labels' CRS: label a place nearer to the scene.</source>
      <translation>Não é possível converter este lugar para o SRC dos rótulos: rotule um lugar mais próximo da cena.</translation>
    </message>
    <message>
      <source>This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one until the new one has made a map.</source>
      <translation>Esta versão do Landscribe precisa de pacotes mais novos. A atualização cria um ambiente novo e mantém o antigo até que o novo tenha feito um mapa.</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Limiar</translation>
    </message>
    <message>
      <source>Threshold as a number</source>
      <translation>Limiar como número</translation>
    </message>
    <message>
      <source>Threshold of the regions</source>
      <translation>Limiar das regiões</translation>
    </message>
    <message>
      <source>Tick classes</source>
      <translation>Marcar classes</translation>
    </message>
    <message>
      <source>Tile index or STAC items</source>
      <translation>Índice de blocos ou itens STAC</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Tolerance on the ground; 0 keeps the edges of the pixels</source>
      <translation>Tolerância no terreno; 0 mantém as bordas dos pixels</translation>
    </message>
    <message>
      <source>Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels.</source>
      <translation>Tolerância no terreno; dois pixels se ficar vazio, 0 mantém as bordas dos pixels.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>Tre&amp;inar</translation>
    </message>
    <message>
      <source>Tracing boundaries</source>
      <translation>Traçando limites</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Treinar</translation>
    </message>
    <message>
      <source>Train a&amp;fter each label</source>
      <translation>&amp;Treinar após cada rótulo</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Treinado com</translation>
    </message>
    <message>
      <source>Trains whenever you add, change or delete a label, or undo it</source>
      <translation>Treina sempre que você adiciona, muda ou apaga um rótulo, ou desfaz isso</translation>
    </message>
    <message>
      <source>Transitions</source>
      <translation>Transições</translation>
    </message>
    <message>
      <source>Transitions (JSON)</source>
      <translation>Transições (JSON)</translation>
    </message>
    <message>
      <source>Transitions (report)</source>
      <translation>Transições (relatório)</translation>
    </message>
    <message>
      <source>Transitions (table)</source>
      <translation>Transições (tabela)</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Árvore</translation>
    </message>
    <message>
      <source>Try again what failed</source>
      <translation>Tentar de novo o que falhou</translation>
    </message>
    <message>
      <source>Trying the network on a tile</source>
      <translation>Experimentando a rede em um bloco</translation>
    </message>
    <message>
      <source>Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share their boundary even after simplification, so that there are no gaps and no overlaps.</source>
      <translation>Transforma um raster de cobertura do solo em polígonos, um por região conexa, como cobertura contínua: os vizinhos compartilham o limite mesmo depois da simplificação, de modo que não há lacunas nem sobreposições.</translation>
    </message>
    <message>
      <source>Two pixels</source>
      <translation>Dois pixels</translation>
    </message>
    <message>
      <source>Two raster layers are needed: load the earlier and the later date.</source>
      <translation>São necessárias duas camadas raster: carregue a data anterior e a posterior.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Desfazer</translation>
    </message>
    <message>
      <source>Undo click</source>
      <translation>Desfazer clique</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Desconhecido</translation>
    </message>
    <message>
      <source>Update the engine</source>
      <translation>Atualizar o motor</translation>
    </message>
    <message>
      <source>Use English phrases; the model's text encoder knows other languages less well.</source>
      <translation>Use frases em inglês; o codificador de texto do modelo conhece pior outras línguas.</translation>
    </message>
    <message>
      <source>Use an e&amp;xisting Python…</source>
      <translation>Usar um Python e&amp;xistente…</translation>
    </message>
    <message>
      <source>User's accuracy: of the ground mapped as this class, how much is this class</source>
      <translation>Exatidão do usuário: do solo mapeado como esta classe, quanto é desta classe</translation>
    </message>
    <message>
      <source>Uses the pixels of the finer raster in place of those of the coarser one.</source>
      <translation>Usa os pixels do raster mais fino em vez dos do mais grosseiro.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Versão</translation>
    </message>
    <message>
      <source>Visited places</source>
      <translation>Lugares visitados</translation>
    </message>
    <message>
      <source>Wait until the set-up ends, or cancel it.</source>
      <translation>Espere a configuração terminar, ou cancele-a.</translation>
    </message>
    <message>
      <source>Wait until this machine has been looked at, or choose a Python.</source>
      <translation>Espere até que esta máquina seja examinada, ou escolha um Python.</translation>
    </message>
    <message>
      <source>Warning: {text}</source>
      <translation>Aviso: {text}</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Avisos</translation>
    </message>
    <message>
      <source>Warnings (JSON)</source>
      <translation>Avisos (JSON)</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Água</translation>
    </message>
    <message>
      <source>What changed between two dates, as a map, a table and polygons</source>
      <translation>O que mudou entre duas datas, como mapa, tabela e polígonos</translation>
    </message>
    <message>
      <source>What changed {time}</source>
      <translation>O que mudou {time}</translation>
    </message>
    <message>
      <source>What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands.</source>
      <translation>O que está pronto permanece depois de um cancelamento ou de uma falha: a mesma execução, de novo, faz o que falta. As falhas são listadas e não param o resto. manifest.gpkg, na pasta, mostra como está cada parte.</translation>
    </message>
    <message>
      <source>What learns</source>
      <translation>O que aprende</translation>
    </message>
    <message>
      <source>What phrases need of a scene</source>
      <translation>O que as frases precisam de uma cena</translation>
    </message>
    <message>
      <source>What the network knows of the wider surroundings: numbers that describe each place. They help to tell classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them.</source>
      <translation>O que a rede sabe do entorno mais amplo: números que descrevem cada lugar. Eles ajudam a distinguir classes, como uma lavoura de um gramado. O manual (capítulo Embeddings) os compara.</translation>
    </message>
    <message>
      <source>What to look for, such as “farmland within 200 m of the river”.</source>
      <translation>O que procurar, como “farmland within 200 m of the river”.</translation>
    </message>
    <message>
      <source>What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.</source>
      <translation>O que procurar. Enter: procurar; Shift+Enter: outra frase; Para cima e para baixo: frases anteriores.</translation>
    </message>
    <message>
      <source>What your own models need of a scene</source>
      <translation>O que os seus próprios modelos precisam de uma cena</translation>
    </message>
    <message>
      <source>Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Onde uma frase é verdadeira em uma pasta, um índice de blocos ou várias camadas; continua de onde parou</translation>
    </message>
    <message>
      <source>Where a phrase such as “houses next to the river” is true, from the XeMap network</source>
      <translation>Onde uma frase como “houses next to the river” é verdadeira, com a rede XeMap</translation>
    </message>
    <message>
      <source>Where rasters overlap, the first one is shown, and its ground counts once in the areas.</source>
      <translation>Onde os rasters se sobrepõem, o primeiro é mostrado, e o solo conta uma só vez nas áreas.</translation>
    </message>
    <message>
      <source>Where should results without a file name go?</source>
      <translation>Para onde devem ir os resultados sem nome de arquivo?</translation>
    </message>
    <message>
      <source>Where the dock computes; the dock can choose another one</source>
      <translation>Onde o painel calcula; no painel pode-se escolher outro</translation>
    </message>
    <message>
      <source>Where the model's own folder is written; if left empty, among the installed models.</source>
      <translation>Onde é gravada a pasta do próprio modelo; se ficar vazio, entre os modelos instalados.</translation>
    </message>
    <message>
      <source>Where the reference is a random sample of points stratified by the map's classes (as “Points for an accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % confidence intervals, after Olofsson et al. 2014.</source>
      <translation>Se a referência for uma amostra aleatória de pontos estratificada pelas classes do mapa (como a que “Pontos para uma avaliação da exatidão” sorteia), áreas e exatidões são estimadas para o mapa inteiro, com intervalos de confiança de 95 %, segundo Olofsson et al. 2014.</translation>
    </message>
    <message>
      <source>Where to compute: on a graphics card or the processor</source>
      <translation>Onde calcular: em uma placa de vídeo ou no processador</translation>
    </message>
    <message>
      <source>Where to label next</source>
      <translation>Onde rotular a seguir</translation>
    </message>
    <message>
      <source>Where to look, in any CRS; the whole layer if left empty.</source>
      <translation>Onde procurar, em qualquer SRC; toda a camada se ficar vazio.</translation>
    </message>
    <message>
      <source>Where “the largest” and “the smallest” are looked for</source>
      <translation>Onde “the largest” e “the smallest” são procurados</translation>
    </message>
    <message>
      <source>Whether anything was found</source>
      <translation>Se algo foi encontrado</translation>
    </message>
    <message>
      <source>Whether classes of the model to start from stay in the new model if they have no labels.</source>
      <translation>Se as classes do modelo de partida permanecem no novo modelo quando não têm rótulos.</translation>
    </message>
    <message>
      <source>Whether the next map of this ground with a fitted model needs no network.</source>
      <translation>Se o próximo mapa deste terreno com um modelo ajustado não precisa da rede.</translation>
    </message>
    <message>
      <source>Whether the scene's features were in the cache</source>
      <translation>Se as características da cena estavam no cache</translation>
    </message>
    <message>
      <source>Whole layer</source>
      <translation>Toda a camada</translation>
    </message>
    <message>
      <source>Why a label helps there</source>
      <translation>Por que um rótulo ajuda ali</translation>
    </message>
    <message>
      <source>Wi&amp;thin</source>
      <translation>&amp;Dentro de</translation>
    </message>
    <message>
      <source>Will be read as: {reading}</source>
      <translation>Será lida como: {reading}</translation>
    </message>
    <message>
      <source>With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places that reach the threshold.</source>
      <translation>Com um limiar, o raster é lido como uma resposta entre 0 e 1, e os polígonos cobrem os lugares que atingem o limiar.</translation>
    </message>
    <message>
      <source>With hundreds of labels the whole network may learn more than the head that reads its features. A fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the best so far, and the same run goes on from there.</source>
      <translation>Com centenas de rótulos, a rede inteira pode aprender mais do que a cabeça que lê as suas características. Um quinto dos rótulos é reservado; se estes não melhorarem, fica a cabeça. Se for cancelado, mantém o melhor até então, e a mesma execução continua daí.</translation>
    </message>
    <message>
      <source>With polygons, the table has the areas within each polygon, for example the forest of each parish. Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies.</source>
      <translation>Com polígonos, a tabela tem as áreas dentro de cada polígono, por exemplo a floresta de cada município. Marque “Apenas feições selecionadas” para usar os polígonos selecionados. Um pixel pertence ao lugar onde está o seu centro.</translation>
    </message>
    <message>
      <source>With the engine's packages; from the folder, or from /</source>
      <translation>Com os pacotes do motor; a partir da pasta, ou de /</translation>
    </message>
    <message>
      <source>Without an earlier date, these words are part of a name.</source>
      <translation>Sem uma data anterior, estas palavras são parte de um nome.</translation>
    </message>
    <message>
      <source>Write “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Escreva “new houses”, “houses that are gone” ou “water that became bare”.</translation>
    </message>
    <message>
      <source>Writes a small file here, reads it there, and answers it; both are removed</source>
      <translation>Grava um arquivo pequeno aqui, lê-o lá e o responde; ambos são removidos</translation>
    </message>
    <message>
      <source>Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the CRS of the layer, with the product's attribution and licence in its metadata.</source>
      <translation>Grava o embedding global de uma extensão: um raster de vetores unitários, uma banda por dimensão, no SRC da camada, com a atribuição e a licença do produto nos metadados.</translation>
    </message>
    <message>
      <source>Writing the response</source>
      <translation>Gravando a resposta</translation>
    </message>
    <message>
      <source>Year of the embedding</source>
      <translation>Ano do embedding</translation>
    </message>
    <message>
      <source>Your imagery never leaves this machine.</source>
      <translation>Suas imagens nunca saem deste computador.</translation>
    </message>
    <message>
      <source>Your own models</source>
      <translation>Seus próprios modelos</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Arquivos zip (*.zip)</translation>
    </message>
    <message>
      <source>[Folder {name} beside the project]</source>
      <translation>[Pasta {name} junto do projeto]</translation>
    </message>
    <message>
      <source>[Public tiles] or a folder of your own</source>
      <translation>[Blocos públicos] ou uma pasta sua</translation>
    </message>
    <message>
      <source>[Temporary file]</source>
      <translation>[Arquivo temporário]</translation>
    </message>
    <message>
      <source>about {time} ({size})</source>
      <translation>cerca de {time} ({size})</translation>
    </message>
    <message>
      <source>anything</source>
      <translation>qualquer coisa</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>como no arquivo</translation>
    </message>
    <message>
      <source>before \ after, ha</source>
      <translation>antes \ depois, ha</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>classe {number}</translation>
    </message>
    <message>
      <source>commit, 40 digits</source>
      <translation>commit, 40 dígitos</translation>
    </message>
    <message>
      <source>from </source>
      <translation>a partir de </translation>
    </message>
    <message>
      <source>from pypi.org and pytorch.org, about {size:.1f} GB</source>
      <translation>de pypi.org e pytorch.org, cerca de {size:.1f} GB</translation>
    </message>
    <message>
      <source>from the folder {folder}</source>
      <translation>da pasta {folder}</translation>
    </message>
    <message>
      <source>from the package index in your pip settings</source>
      <translation>do índice de pacotes da sua configuração do pip</translation>
    </message>
    <message>
      <source>gained</source>
      <translation>ganho</translation>
    </message>
    <message>
      <source>houses next to the river</source>
      <translation>houses next to the river</translation>
    </message>
    <message>
      <source>licence: see its page</source>
      <translation>licença: ver a página</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>perdido</translation>
    </message>
    <message>
      <source>my-classes</source>
      <translation>minhas-classes</translation>
    </message>
    <message>
      <source>net change</source>
      <translation>mudança líquida</translation>
    </message>
    <message>
      <source>nir, height</source>
      <translation>nir, height</translation>
    </message>
    <message>
      <source>no Python yet</source>
      <translation>ainda sem Python</translation>
    </message>
    <message>
      <source>not sure at all</source>
      <translation>nada segura</translation>
    </message>
    <message>
      <source>not {a}</source>
      <translation>não {a}</translation>
    </message>
    <message>
      <source>of any size</source>
      <translation>de qualquer tamanho</translation>
    </message>
    <message>
      <source>rather sure</source>
      <translation>bastante segura</translation>
    </message>
    <message>
      <source>shift between the dates {metres:.2g} m ({pixels:.1f} pixels)</source>
      <translation>deslocamento entre as datas {metres:.2g} m ({pixels:.1f} pixels)</translation>
    </message>
    <message>
      <source>size not known</source>
      <translation>tamanho desconhecido</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>segura</translation>
    </message>
    <message>
      <source>the largest region of {a}</source>
      <translation>a maior região de {a}</translation>
    </message>
    <message>
      <source>the layer {name} in {path}</source>
      <translation>a camada {name} em {path}</translation>
    </message>
    <message>
      <source>the smallest region of {a}</source>
      <translation>a menor região de {a}</translation>
    </message>
    <message>
      <source>the {count} largest regions of {a}</source>
      <translation>as {count} maiores regiões de {a}</translation>
    </message>
    <message>
      <source>the {count} smallest regions of {a}</source>
      <translation>as {count} menores regiões de {a}</translation>
    </message>
    <message>
      <source>total after</source>
      <translation>total depois</translation>
    </message>
    <message>
      <source>total before</source>
      <translation>total antes</translation>
    </message>
    <message>
      <source>unknown time</source>
      <translation>tempo desconhecido</translation>
    </message>
    <message>
      <source>x of the place, in the raster's CRS</source>
      <translation>x do lugar, no SRC do raster</translation>
    </message>
    <message>
      <source>y of the place, in the raster's CRS</source>
      <translation>y do lugar, no SRC do raster</translation>
    </message>
    <message>
      <source>{area} ha</source>
      <translation>{area} ha</translation>
    </message>
    <message>
      <source>{area} ha in {time} on {device}</source>
      <translation>{area} ha em {time} em {device}</translation>
    </message>
    <message>
      <source>{area} km²</source>
      <translation>{area} km²</translation>
    </message>
    <message>
      <source>{area} m²</source>
      <translation>{area} m²</translation>
    </message>
    <message>
      <source>{a} along {b}, within {distance} of its edge</source>
      <translation>{a} ao longo de {b}, a até {distance} da sua borda</translation>
    </message>
    <message>
      <source>{a} and</source>
      <translation>{a} e</translation>
    </message>
    <message>
      <source>{a} and {b}</source>
      <translation>{a} e {b}</translation>
    </message>
    <message>
      <source>{a} before</source>
      <translation>{a} antes</translation>
    </message>
    <message>
      <source>{a} between {b} and {c}, each within {distance}</source>
      <translation>{a} entre {b} e {c}, cada um a até {distance}</translation>
    </message>
    <message>
      <source>{a} east of {b}</source>
      <translation>{a} a leste de {b}</translation>
    </message>
    <message>
      <source>{a} inside {b}</source>
      <translation>{a} dentro de {b}</translation>
    </message>
    <message>
      <source>{a} more than {distance} from {b}</source>
      <translation>{a} a mais de {distance} de {b}</translation>
    </message>
    <message>
      <source>{a} north of {b}</source>
      <translation>{a} ao norte de {b}</translation>
    </message>
    <message>
      <source>{a} north-east of {b}</source>
      <translation>{a} a nordeste de {b}</translation>
    </message>
    <message>
      <source>{a} north-west of {b}</source>
      <translation>{a} a noroeste de {b}</translation>
    </message>
    <message>
      <source>{a} of at least {area}</source>
      <translation>{a} de pelo menos {area}</translation>
    </message>
    <message>
      <source>{a} of at most {area}</source>
      <translation>{a} de no máximo {area}</translation>
    </message>
    <message>
      <source>{a} or {b}</source>
      <translation>{a} ou {b}</translation>
    </message>
    <message>
      <source>{a} outside {b}</source>
      <translation>{a} fora de {b}</translation>
    </message>
    <message>
      <source>{a} south of {b}</source>
      <translation>{a} ao sul de {b}</translation>
    </message>
    <message>
      <source>{a} south-east of {b}</source>
      <translation>{a} a sudeste de {b}</translation>
    </message>
    <message>
      <source>{a} south-west of {b}</source>
      <translation>{a} a sudoeste de {b}</translation>
    </message>
    <message>
      <source>{a} surrounded by {b} within {distance}</source>
      <translation>{a} rodeado de {b} a até {distance}</translation>
    </message>
    <message>
      <source>{a} west of {b}</source>
      <translation>{a} a oeste de {b}</translation>
    </message>
    <message>
      <source>{a} within {distance} of {b}</source>
      <translation>{a} a até {distance} de {b}</translation>
    </message>
    <message>
      <source>{a} without {b}</source>
      <translation>{a} sem {b}</translation>
    </message>
    <message>
      <source>{count} classes · {low:g}–{high:g} m RGB · version {version}</source>
      <translation>{count} classes · {low:g}–{high:g} m RGB · versão {version}</translation>
    </message>
    <message>
      <source>{count} megapixels</source>
      <translation>{count} megapixels</translation>
    </message>
    <message>
      <source>{count} of {all} features of {name} are no polygons and were left out.</source>
      <translation>{count} de {all} feições de {name} não são polígonos e ficaram de fora.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} do not lie on the scene.</source>
      <translation>{count} de {all} rótulos de {name} não estão sobre a cena.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} have no class and were left out.</source>
      <translation>{count} de {all} rótulos de {name} não têm classe e ficaram de fora.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} look most like {like}: check them.</source>
      <translation>{count} de {all} rótulos de {name} se parecem mais com {like}: verifique-os.</translation>
    </message>
    <message>
      <source>{count} of {of} labels of {name} look most like {like}.</source>
      <translation>{count} de {of} rótulos de {name} se parecem mais com {like}.</translation>
    </message>
    <message>
      <source>{count} phrases are too many at once: enter at most {most}.</source>
      <translation>{count} frases são demais de uma vez: insira no máximo {most}.</translation>
    </message>
    <message>
      <source>{count} phrases, one after the other</source>
      <translation>{count} frases, uma depois da outra</translation>
    </message>
    <message>
      <source>{count} pixels in {time} on {device}</source>
      <translation>{count} pixels em {time} em {device}</translation>
    </message>
    <message>
      <source>{count} points have a class. Their file is temporary: it is deleted when QGIS closes.</source>
      <translation>{count} pontos têm uma classe. O arquivo deles é temporário: é apagado quando o QGIS fecha.</translation>
    </message>
    <message>
      <source>{count} points to label lie on top of the layers: give each one its class.</source>
      <translation>{count} pontos para rotular estão em cima das camadas: dê a cada um a sua classe.</translation>
    </message>
    <message>
      <source>{count} regions of “{phrase}”, {area}</source>
      <translation>{count} regiões de “{phrase}”, {area}</translation>
    </message>
    <message>
      <source>{count} selected in {layer}, within {size}</source>
      <translation>{count} selecionados em {layer}, dentro de {size}</translation>
    </message>
    <message>
      <source>{device}, with PyTorch from your package index</source>
      <translation>{device}, com PyTorch do seu índice de pacotes</translation>
    </message>
    <message>
      <source>{done} of {tasks} done, {failed} failed</source>
      <translation>{done} de {tasks} prontas, {failed} com falha</translation>
    </message>
    <message>
      <source>{host} computes for you now, on: {devices}.</source>
      <translation>{host} calcula agora para você, em: {devices}.</translation>
    </message>
    <message>
      <source>{host} did not send the file ({error}): try again later, the download continues where it stopped.</source>
      <translation>{host} não enviou o arquivo ({error}): tente de novo mais tarde, o download continua de onde parou.</translation>
    </message>
    <message>
      <source>{host} does not see the folder {here} as {there}: correct that line.</source>
      <translation>{host} não vê a pasta {here} como {there}: corrija essa linha.</translation>
    </message>
    <message>
      <source>{host} reads {there} but may not write in it, so results cannot be put there: change its rights.</source>
      <translation>{host} lê {there}, mas não pode gravar nela, por isso não é possível pôr resultados ali: mude as permissões.</translation>
    </message>
    <message>
      <source>{h} h {min:02d} min</source>
      <translation>{h} h {min:02d} min</translation>
    </message>
    <message>
      <source>{labelled} of {count} points have a class: the comparison leaves out the others.</source>
      <translation>{labelled} de {count} pontos têm uma classe: a comparação deixa os outros de fora.</translation>
    </message>
    <message>
      <source>{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.</source>
      <translation>{labels} rótulos, {time}. São poucos para dizer quão exato é o modelo: dê a cada classe dois ou mais.</translation>
    </message>
    <message>
      <source>{layer} change</source>
      <translation>{layer} mudança</translation>
    </message>
    <message>
      <source>{layer} corrections</source>
      <translation>{layer} correções</translation>
    </message>
    <message>
      <source>{layer} labels</source>
      <translation>{layer} rótulos</translation>
    </message>
    <message>
      <source>{like} places more like this, {unlike} not like this</source>
      <translation>{like} lugares como isto, {unlike} não como isto</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} %</source>
      <translation>de {low:.0f} a {high:.0f} %</translation>
    </message>
    <message>
      <source>{low:g}–{high:g} m RGB · version {version}</source>
      <translation>{low:g}–{high:g} m RGB · versão {version}</translation>
    </message>
    <message>
      <source>{min} min {s:02d} s</source>
      <translation>{min} min {s:02d} s</translation>
    </message>
    <message>
      <source>{min} to {max} m per pixel, best at {best} m</source>
      <translation>de {min} a {max} m por pixel, melhor com {best} m</translation>
    </message>
    <message>
      <source>{model}: land cover</source>
      <translation>{model}: cobertura do solo</translation>
    </message>
    <message>
      <source>{name} (after)</source>
      <translation>{name} (depois)</translation>
    </message>
    <message>
      <source>{name} (before)</source>
      <translation>{name} (antes)</translation>
    </message>
    <message>
      <source>{name} (ha)</source>
      <translation>{name} (ha)</translation>
    </message>
    <message>
      <source>{name} (polygons)</source>
      <translation>{name} (polígonos)</translation>
    </message>
    <message>
      <source>{name} (probability)</source>
      <translation>{name} (probabilidade)</translation>
    </message>
    <message>
      <source>{name} ({memory:.0f} GB)</source>
      <translation>{name} ({memory:.0f} GB)</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} não pode ser usado: {reason}</translation>
    </message>
    <message>
      <source>{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.</source>
      <translation>{name} não diz quais bandas são vermelha, verde e azul, por isso foram lidas as bandas 1, 2 e 3.</translation>
    </message>
    <message>
      <source>{name} has labels: select and delete them first, or give them another class.</source>
      <translation>{name} tem rótulos: selecione-os e apague-os primeiro, ou dê-lhes outra classe.</translation>
    </message>
    <message>
      <source>{name} has no CRS, so areas were not measured.</source>
      <translation>{name} não tem SRC, por isso as áreas não foram medidas.</translation>
    </message>
    <message>
      <source>{name} has no attribute for the class: add a text attribute, or make new labels.</source>
      <translation>{name} não tem atributo para a classe: adicione um atributo de texto ou crie novos rótulos.</translation>
    </message>
    <message>
      <source>{name} has only {count} pixels, so all of them are points.</source>
      <translation>{name} tem só {count} pixels, por isso todos são pontos.</translation>
    </message>
    <message>
      <source>{name} is greener, as in another season: changes between plants and bare ground may be false.</source>
      <translation>{name} está mais verde, como em outra estação: as mudanças entre plantas e solo exposto podem ser falsas.</translation>
    </message>
    <message>
      <source>{name} was made with {model}, which learnt from labels: add labels to those and train it again.</source>
      <translation>{name} foi feito com {model}, que aprendeu com rótulos: acrescente rótulos a esses e treine-o de novo.</translation>
    </message>
    <message>
      <source>{name} was mapped within polygons: map an extent without them, and correct that.</source>
      <translation>{name} foi mapeado dentro de polígonos: mapeie uma extensão sem eles e corrija essa.</translation>
    </message>
    <message>
      <source>{name}: polygons</source>
      <translation>{name}: polígonos</translation>
    </message>
    <message>
      <source>{name}: {area}, {percent} %</source>
      <translation>{name}: {area}, {percent} %</translation>
    </message>
    <message>
      <source>{name}: {found} % found, {mistaken} % of the others mistaken for it</source>
      <translation>{name}: {found} % encontrados, {mistaken} % das outras confundidas com ela</translation>
    </message>
    <message>
      <source>{name}: {labels} labels</source>
      <translation>{name}: {labels} rótulos</translation>
    </message>
    <message>
      <source>{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)</source>
      <translation>{name}: {labels} rótulos, exatidão {accuracy:.0f} % (de {low:.0f} a {high:.0f} %)</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}).</source>
      <translation>Não é possível gravar {path} ({error}).</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}): choose another file.</source>
      <translation>Não é possível gravar {path} ({error}): escolha outro arquivo.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to export to.</source>
      <translation>{path} é uma pasta: insira o arquivo para o qual exportar.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to save to.</source>
      <translation>{path} é uma pasta: insira o arquivo em que salvar.</translation>
    </message>
    <message>
      <source>{path} is not the name of a GeoTIFF: use a name that ends in .tif.</source>
      <translation>{path} não é o nome de um GeoTIFF: use um nome que termine em .tif.</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} % of the ground has changed</source>
      <translation>{percent:.1f} % do solo mudou</translation>
    </message>
    <message>
      <source>{phrase} from {threshold:.2f}</source>
      <translation>{phrase} a partir de {threshold:.2f}</translation>
    </message>
    <message>
      <source>{phrase} – its file is missing</source>
      <translation>{phrase} – falta o arquivo</translation>
    </message>
    <message>
      <source>{phrase} – not found</source>
      <translation>{phrase} – não encontrado</translation>
    </message>
    <message>
      <source>{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that value as nodata if there is no ground.</source>
      <translation>{share} de {name} são de cor pura {colour} e não estão declarados como sem dados, por isso foram tomados como imagem: declare esse valor como sem dados se não houver solo.</translation>
    </message>
    <message>
      <source>{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.</source>
      <translation>{share} de {name} contêm {value}, que não está declarado como sem dados mas não pode ser solo, por isso ficaram de fora.</translation>
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
      <translation>{s} s</translation>
    </message>
    <message>
      <source>{text} {share} % is already on this machine.</source>
      <translation>{text} {share} % já está neste computador.</translation>
    </message>
    <message>
      <source>{threshold:.2f}</source>
      <translation>{threshold:.2f}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>faltam {time}</translation>
    </message>
    <message>
      <source>{title} is installed.</source>
      <translation>{title} está instalado.</translation>
    </message>
    <message>
      <source>{url} cannot be resumed: download it again.</source>
      <translation>Não é possível retomar {url}: baixe-o de novo.</translation>
    </message>
    <message>
      <source>{url} ended too early: try again to continue the download.</source>
      <translation>{url} terminou cedo demais: tente de novo para continuar o download.</translation>
    </message>
    <message>
      <source>{url} is larger than expected: the file on the server has changed.</source>
      <translation>{url} é maior do que o esperado: o arquivo no servidor mudou.</translation>
    </message>
    <message>
      <source>{what} failed unexpectedly ({error}): try again, and report it if it fails again.</source>
      <translation>{what} falhou de forma inesperada ({error}): tente de novo, e comunique se falhar outra vez.</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} m</source>
      <translation>{width:.0f} × {height:.0f} m</translation>
    </message>
    <message>
      <source>{width:.1f} × {height:.1f} km</source>
      <translation>{width:.1f} × {height:.1f} km</translation>
    </message>
    <message>
      <source>“Colours” shows its three main components as red, green and blue: similar places have similar colours.</source>
      <translation>“Cores” mostra suas três componentes principais como vermelho, verde e azul: lugares semelhantes têm cores semelhantes.</translation>
    </message>
    <message>
      <source>“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else they are those of the extent.</source>
      <translation>“The largest” e “the smallest” são os de toda a camada, que então é lida inteira; senão, são os da extensão.</translation>
    </message>
    <message>
      <source>“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”.</source>
      <translation>“alphaearth:” ou “tessera:” e um ano, “esd:” ou “raster:” e um caminho, ou “scene-context”.</translation>
    </message>
    <message>
      <source>“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”.</source>
      <translation>“auto” (o mais rápido), “cpu”, “cuda:0”, “cuda:1” … ou “mps”.</translation>
    </message>
    <message>
      <source>“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a shift that differs smoothly from place to place.</source>
      <translation>“none” lê ambas onde dizem estar; “shift” move uma pelo deslocamento medido, “field” por um deslocamento que varia suavemente de lugar para lugar.</translation>
    </message>
    <message>
      <source>“response” gives the network's own cells, “scene” gives pixels like the raster's.</source>
      <translation>“response” dá as células próprias da rede, “scene” dá pixels como os do raster.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.</source>
      <translation>“scene” dá pixels como os do raster, “model” pixels na resolução própria da rede.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” those of the network.</source>
      <translation>“scene” dá pixels como os do raster, “model” os da rede.</translation>
    </message>
    <message>
      <source>“stratified” for a random sample that is stratified by the land cover's classes: areas can then be estimated. “other” for all other points. “auto” treats points as stratified.</source>
      <translation>“stratified” para uma amostra aleatória estratificada pelas classes da cobertura do solo: então as áreas podem ser estimadas. “other” para todos os outros pontos. “auto” trata os pontos como estratificados.</translation>
    </message>
    <message>
      <source>“{line}” is no pair of folders: write here = there.</source>
      <translation>“{line}” não é um par de pastas: escreva aqui = lá.</translation>
    </message>
    <message>
      <source>“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores.</source>
      <translation>“{name}” não pode ser o nome de um modelo: use letras, algarismos, pontos, hifens e sublinhados.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a raster: choose a raster layer.</source>
      <translation>Não é possível ler “{name}” como raster: escolha uma camada raster.</translation>
    </message>
    <message>
      <source>“{name}” has no file of its own: save it as a GeoTIFF and use that.</source>
      <translation>“{name}” não tem arquivo próprio: salve-o como GeoTIFF e use esse.</translation>
    </message>
    <message>
      <source>“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.</source>
      <translation>“{name}” não é o arquivo raster do qual foi feito: salve-o como GeoTIFF e use esse.</translation>
    </message>
    <message>
      <source>“{phrase}” has no word in it: write what to look for.</source>
      <translation>“{phrase}” não contém nenhuma palavra: escreva o que procurar.</translation>
    </message>
    <message>
      <source>“{phrase}” is too long: use at most {most} characters.</source>
      <translation>“{phrase}” é longa demais: use no máximo {most} caracteres.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of class codes: write it as 5, 8.</source>
      <translation>“{text}” não é uma lista de códigos de classe: escreva-a como 5, 8.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of metres: write it as 150, 300.</source>
      <translation>“{text}” não é uma lista de metros: escreva-a como 150, 300.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.</source>
      <translation>“{text}” não é uma lista de lugares: escreva x e y como 380010 3950020; 380040 3950060.</translation>
    </message>
    <message>
      <source>… and {count} more: see manifest.gpkg</source>
      <translation>… e mais {count}: ver manifest.gpkg</translation>
    </message>
    <message>
      <source>⟳</source>
      <translation>⟳</translation>
    </message>
  </context>
</TS>
