import { useEffect, useRef, useState } from 'react';
import type { SensedTopic } from '../../core/messages.ts';
import type { PointCloud } from '../../core/point-cloud.ts';
import { viridis } from '../../render/map/viridis.ts';
import { liveFeed } from '../state/live-feed.ts';
import './lidar-pane.css';

/** Columns of the image: as many as the panel has pixels, about; narrower scans have their own. */
const WIDTH = 360;

/** Distances at the ends of the scale [m]; in between it is logarithmic, as near things matter more. */
const NEAR = 2;
const FAR = 100;

/** A lidar's ranges as a picture: straight ahead in the middle, the highest channel on top, near bright, far dark. */
export function LidarPane({ topic }: { readonly topic: SensedTopic }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [caption, setCaption] = useState('');
  useEffect(() => {
    const draw = () => {
      const reading = liveFeed.sensors[topic];
      if (canvas.current === null || reading === undefined) return;
      const cloud = reading.message as PointCloud;
      drawRanges(canvas.current, cloud);
      setCaption(captionOf(cloud));
    };
    draw();
    return liveFeed.subscribe(({ sensors, wound }) => {
      if (wound || sensors[topic] !== undefined) draw();
    });
  }, [topic]);
  return (
    <figure className="lidar-pane">
      <canvas ref={canvas} width={WIDTH} height={64} role="img" aria-label="Ranges of the lidar, by direction" />
      <div className="lidar-scale" aria-hidden="true">
        <span className="number">{NEAR} m</span>
        <span className="lidar-ramp" />
        <span className="number">{FAR} m</span>
      </div>
      <figcaption className="quiet number">{caption || 'nothing yet'}</figcaption>
    </figure>
  );
}

function captionOf({ count, columns, channels }: PointCloud): string {
  return `${count.toLocaleString('en')} points of ${channels} × ${columns.toLocaleString('en')} beams`;
}

function drawRanges(canvas: HTMLCanvasElement, cloud: PointCloud): void {
  const { count, columns, channels, beam, x, y, z } = cloud;
  const width = Math.min(WIDTH, columns);
  if (canvas.width !== width || canvas.height !== channels) {
    canvas.width = width;
    canvas.height = channels;
  }
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(width, channels);
  const nearest = new Float32Array(width * channels).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < count; i++) {
    const column = Math.floor(beam[i] / channels);
    const channel = beam[i] % channels;
    // Azimuths grow to the left.
    const across = width - 1 - Math.floor(((column + 0.5) * width) / columns);
    const pixel = (channels - 1 - channel) * width + across;
    const range = Math.hypot(x[i], y[i], z[i]);
    if (range >= nearest[pixel]) continue;
    nearest[pixel] = range;
    const share = 1 - Math.log(range / NEAR) / Math.log(FAR / NEAR);
    image.data.set([...viridis(share), 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
}
