// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const pattern0 = new RegExp("^VEH-[0-9]{4}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.vehicle_id === undefined) || (!(owns(data, "vehicle_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "vehicle_id"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "vehicle_id")){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["vehicle_id"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data0 = data.vehicle_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err4);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func11 = ucs2length;
const pattern0 = new RegExp("^VEH-[0-9]{4}$", "u");
const formats0 = formats["date-time"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.vehicle_id === undefined) || (!(owns(data, "vehicle_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "vehicle_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.latitude === undefined) || (!(owns(data, "latitude")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "latitude"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.longitude === undefined) || (!(owns(data, "longitude")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "longitude"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.speed_kmh === undefined) || (!(owns(data, "speed_kmh")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "speed_kmh"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.reported_at === undefined) || (!(owns(data, "reported_at")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "reported_at"}};
(vErrors ??= []).push(err4);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "vehicle_id") || (key0 === "latitude")) || (key0 === "longitude")) || (key0 === "speed_kmh")) || (key0 === "reported_at"))){
const err5 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["vehicle_id","latitude","longitude","speed_kmh","reported_at"], closed: true}};
(vErrors ??= []).push(err5);
errors++;
}
if(errors > before0){
break;
}
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data0 = data.vehicle_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err6 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.latitude !== undefined && owns(data, "latitude")){
let data1 = data.latitude;
const _errs5 = errors;
if(typeof data1 == "number"){
if(data1 > 90 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/latitude",keyword:"maximum",params:{comparison: "<=", limit: 90}};
(vErrors ??= []).push(err8);
errors++;
}
if(data1 < -90 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/latitude",keyword:"minimum",params:{comparison: ">=", limit: -90}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/latitude",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.longitude !== undefined && owns(data, "longitude")){
let data2 = data.longitude;
const _errs7 = errors;
if(typeof data2 == "number"){
if(data2 > 180 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/longitude",keyword:"maximum",params:{comparison: "<=", limit: 180}};
(vErrors ??= []).push(err11);
errors++;
}
if(data2 < -180 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/longitude",keyword:"minimum",params:{comparison: ">=", limit: -180}};
(vErrors ??= []).push(err12);
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/longitude",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid0 = _errs7 === errors;
}
if(data.speed_kmh !== undefined && owns(data, "speed_kmh")){
let data3 = data.speed_kmh;
const _errs9 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err14 = {instancePath:instancePath+"/speed_kmh",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err14);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 150 || isNaN(data3)){
const err15 = {instancePath:instancePath+"/speed_kmh",keyword:"maximum",params:{comparison: "<=", limit: 150}};
(vErrors ??= []).push(err15);
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/speed_kmh",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err16);
errors++;
}
}
var valid0 = _errs9 === errors;
}
if(data.reported_at !== undefined && owns(data, "reported_at")){
let data4 = data.reported_at;
const _errs11 = errors;
const _errs12 = errors;
if(typeof data4 == "number"){
}
if(typeof data4 === "string"){
if(data4.length > 40 && func11(data4) > 40){
const err17 = {instancePath:instancePath+"/reported_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err17);
errors++;
}
if(!(formats0(data4))){
const err18 = {instancePath:instancePath+"/reported_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err18);
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/reported_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err19);
errors++;
}
var valid2 = _errs12 === errors;
var valid0 = _errs11 === errors;
}
}
else {
const err20 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err20);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
