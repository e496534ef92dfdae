"""The network of a teacher: a sentence encoder under a biaffine parser and three taggers, and how fast each part learns."""
import math

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from teacher_corpus import NAMES, NO_SHAPE

LAYERS, HEADS, WIDTH = 6, 12, 384
SHAPE_WIDTH, ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH = 32, 384, 128, 256


class Encoder(nn.Module):
    """BERT's encoder (Devlin et al. 2019) with the weights of the package; returns the output of every layer."""

    def __init__(self, folder):
        super().__init__()
        self.weights = nn.ParameterDict({
            name.replace('.', '_'): nn.Parameter(value.float().clone())
            for name, value in load_file(f'{folder}/model.safetensors').items()
            if 'pooler' not in name and 'position_ids' not in name})

    def forward(self, ids, known):
        weight = lambda name: self.weights[name.replace('.', '_')]
        count, length = ids.shape
        normalised = lambda x, name: F.layer_norm(x.float(), (WIDTH,), weight(name + '.weight'), weight(name + '.bias'),
                                                  1e-12)
        dropped = lambda x: F.dropout(x, .1, self.training)
        x = (F.embedding(ids, weight('embeddings.word_embeddings.weight')) +
             weight('embeddings.position_embeddings.weight')[:length] +
             weight('embeddings.token_type_embeddings.weight')[0])
        x = dropped(normalised(x, 'embeddings.LayerNorm'))
        layers, mask = [x], known[:, None, None, :]
        for layer in range(LAYERS):
            at = f'encoder.layer.{layer}.'
            linear = lambda v, name: F.linear(v, weight(at + name + '.weight'), weight(at + name + '.bias'))
            query, key, value = (linear(x, 'attention.self.' + part).view(count, length, HEADS, -1).transpose(1, 2)
                                 for part in ('query', 'key', 'value'))
            context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            context = context.transpose(1, 2).reshape(count, length, WIDTH)
            x = normalised(dropped(linear(context, 'attention.output.dense')) + x, at + 'attention.output.LayerNorm')
            x = normalised(dropped(linear(F.gelu(linear(x, 'intermediate.dense')), 'output.dense')) + x,
                           at + 'output.LayerNorm')
            layers.append(x)
        return layers


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Teacher(nn.Module):
    def __init__(self, encoder, tags):
        super().__init__()
        self.enc = Encoder(encoder)
        width, relations = WIDTH + SHAPE_WIDTH, len(tags['relation'])
        self.shape = nn.Embedding(NO_SHAPE + 1, SHAPE_WIDTH)
        nn.init.normal_(self.shape.weight, 0, .3)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.ad, self.ah = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.rd, self.rh = nn.Linear(width, LABEL_WIDTH), nn.Linear(width, LABEL_WIDTH)
        self.U = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * .3 / ARC_WIDTH**.5)
        self.V = nn.Parameter(torch.randn(relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * .1 / LABEL_WIDTH**.5)
        self.u, self.x = nn.Linear(width, len(tags['upos'])), nn.Linear(width, len(tags['xpos']))
        self.n = nn.Sequential(nn.Linear(width, NAME_WIDTH), nn.ReLU(), nn.Dropout(.2),
                               nn.Linear(NAME_WIDTH, 1 + 4 * len(NAMES)))

    def forward(self, batch):
        """Scores of arcs [sentence, dependent, head], views for the relations, scores of tags and names."""
        layers = self.enc(batch['ids'], batch['pieces'])
        x = sum(share * layer for share, layer in zip(torch.softmax(self.mix, 0), layers))
        pick = lambda places: torch.gather(x, 1, places[:, :, None].expand(-1, -1, WIDTH))
        t = torch.cat([(pick(batch['first']) + pick(batch['last'])) * .5, self.shape(batch['shape'])], -1)
        t = F.dropout(t, .25, self.training)
        view = lambda linear: F.dropout(F.relu(linear(t)), .3, self.training)
        ad, ah, rd, rh = view(self.ad), view(self.ah), view(self.rd), view(self.rh)
        arcs = (with_one(ad) @ self.U.to(ad.dtype) @ ah.transpose(1, 2)).float() / 8
        arcs = arcs.masked_fill(~batch['words'][:, None, :], -1e9)
        return arcs, with_one(rd), with_one(rh), self.u(t).float(), self.x(t).float(), self.n(t).float()

    def relations(self, rd, rh, heads):
        """Scores of the relations under the given heads."""
        count, length, width = rd.shape
        governors = torch.gather(rh, 1, heads.clamp(min=0)[:, :, None].expand(-1, -1, width))
        carried = rd.reshape(-1, width) @ self.V.permute(1, 0, 2).reshape(width, -1).to(rd.dtype)
        scores = torch.bmm(carried.view(count * length, -1, width), governors.reshape(-1, width, 1))
        return scores.view(count, length, -1).float()

    def loss(self, batch):
        arcs, rd, rh, upos, xpos, names = self(batch)
        entropy = lambda scores, gold: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)
        total = (entropy(arcs, batch['head']) + entropy(self.relations(rd, rh, batch['head']), batch['relation']) +
                 .3 * entropy(upos, batch['upos']) + .3 * entropy(xpos, batch['xpos']))
        return total + .5 * entropy(names, batch['name']) if (batch['name'] >= 0).any() else total


def optimizer_of(model, steps):
    groups = []
    for name, value in model.enc.weights.items():
        below_top = LAYERS + 1
        if name.startswith('encoder_layer_'):
            below_top = LAYERS - 1 - int(name.split('_')[2])
        elif name.startswith('embeddings'):
            below_top = LAYERS
        groups.append({'params': [value], 'lr': 2.5e-4 * .9**below_top, 'weight_decay': .01 if value.dim() > 1 else 0.})
    groups.append({'params': [v for n, v in model.named_parameters() if not n.startswith('enc.')], 'lr': 1.5e-3,
                   'weight_decay': .001})
    optimizer = torch.optim.AdamW(groups, betas=(.9, .98))
    warm = int(steps * .06)
    cosine = lambda step: .5 + .5 * math.cos(math.pi * min(1, max(0, step - warm) / (steps - warm)))
    rate = lambda step: min((step + 1) / warm, 1) * (.02 + .98 * cosine(step))
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
